//! A mesh as a scanner would have given it: any pose, noise, lost vertices, debris, any unit.

use super::random::Random;
use nalgebra::{Isometry3, Translation3, UnitQuaternion};
use windlass_geometry::{Mesh, Vector3};
use windlass_measure::LengthUnit;

/// Faults and pose of a simulated capture. The same numbers give the same capture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disturbance {
    /// Turn and shift of the foot before the capture, mm.
    pub pose: Isometry3<f64>,
    /// Standard deviation of every coordinate, mm.
    pub noise_mm: f64,
    /// Share of vertices that are lost.
    pub dropout: f64,
    /// Number of specks of debris around the foot.
    pub debris: usize,
    /// Unit of a mesh's coordinates.
    pub units: LengthUnit,
    /// Seed of all that is random.
    pub seed: u64,
}

impl Default for Disturbance {
    /// A perfect capture in mm.
    fn default() -> Self {
        Disturbance {
            pose: Isometry3::identity(),
            noise_mm: 0.0,
            dropout: 0.0,
            debris: 0,
            units: LengthUnit::Millimetre,
            seed: 1,
        }
    }
}

impl Disturbance {
    /// A pose anywhere in space, evenly over all rotations, and within half a metre, from the seed.
    pub fn anywhere(mut self) -> Self {
        let mut random = Random::new(self.seed ^ 0x5EED);
        let q = nalgebra::Quaternion::new(random.normal(), random.normal(), random.normal(), random.normal());
        let shift = Vector3::new(random.normal(), random.normal(), random.normal()) * 200.0;
        self.pose = Isometry3::from_parts(Translation3::from(shift), UnitQuaternion::from_quaternion(q));
        self
    }
}

/// A mesh as a scanner would have given it: posed, noisy, with lost vertices, debris and its unit.
pub fn disturbed(mesh: &Mesh, how: &Disturbance) -> Mesh {
    let mut random = Random::new(how.seed);
    let scale = 1.0 / how.units.millimetres();
    let mut lost = Vec::with_capacity(mesh.vertices.len());
    let mut out = Mesh::default();
    for p in &mesh.vertices {
        let noise = Vector3::new(random.normal(), random.normal(), random.normal()) * how.noise_mm;
        lost.push(random.uniform() < how.dropout);
        out.vertices.push((how.pose * p + noise) * scale);
    }
    out.triangles = mesh.triangles.iter().filter(|t| !t.iter().any(|&i| lost[i as usize])).copied().collect();
    let Some(bounds) = mesh.bounds() else { return out };
    let (middle, reach) = (nalgebra::center(&bounds.min, &bounds.max), (bounds.max - bounds.min) * 0.9);
    for _ in 0..how.debris {
        let offset = Vector3::new(random.uniform() - 0.5, random.uniform() - 0.5, random.uniform() - 0.5);
        let first = out.vertices.len() as u32;
        for _ in 0..3 {
            let size = Vector3::new(random.normal(), random.normal(), random.normal()) * 2.0;
            let at = middle + reach.component_mul(&offset) * 2.0 + size;
            out.vertices.push((how.pose * at) * scale);
        }
        out.triangles.push([first, first + 1, first + 2]);
    }
    out
}

/// The mesh as a binary little-endian PLY with its unit in a comment when `told`.
pub fn ply(mesh: &Mesh, stated: Option<LengthUnit>) -> Vec<u8> {
    let unit = stated.map_or(String::new(), |u| format!("comment units {}\n", u.name()));
    let mut bytes = format!(
        "ply\nformat binary_little_endian 1.0\n{unit}element vertex {}\nproperty float x\nproperty float y\n\
         property float z\nelement face {}\nproperty list uchar int vertex_indices\nend_header\n",
        mesh.vertices.len(),
        mesh.triangles.len()
    )
    .into_bytes();
    for p in &mesh.vertices {
        for c in p.iter() {
            bytes.extend((*c as f32).to_le_bytes());
        }
    }
    for t in &mesh.triangles {
        bytes.push(3);
        t.iter().for_each(|i| bytes.extend(i.to_le_bytes()));
    }
    bytes
}

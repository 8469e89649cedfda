//! A mesh made small enough to inline: positions as 16-bit steps of its box, one colour index for each vertex.

use crate::ReportError;
use serde::Serialize;
use windlass_geometry::Mesh;

/// A quantised mesh. Step: the box's longest edge over 65,535 (5 micrometres for an insole).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Model {
    /// Number of vertices.
    vertices: usize,
    /// Number of triangles.
    triangles: usize,
    /// Lowest corner of the box, mm.
    origin_mm: [f64; 3],
    /// Step, mm.
    step_mm: f64,
    /// x, y, z of each vertex, 16-bit little-endian, Base64.
    positions: String,
    /// Corners of each triangle, 16- or 32-bit little-endian, Base64.
    indices: String,
    /// 16 or 32.
    index_bits: u8,
    /// Index into `palette` for each triangle, one byte, Base64; empty when all are 0.
    colours: String,
    /// Colours, red, green, blue.
    palette: Vec<[u8; 3]>,
}

impl Model {
    /// Quantises a mesh. `colours` holds an index into `palette` for each triangle; leave it empty for the
    /// first colour everywhere. Indices beyond the palette become 0.
    ///
    /// # Errors
    /// The mesh is empty or has more than a million vertices.
    pub fn of(mesh: &Mesh, palette: &[[u8; 3]], colours: &[u8]) -> Result<Model, ReportError> {
        let bounds = mesh.bounds().filter(|_| !mesh.triangles.is_empty());
        let Some(bounds) = bounds else {
            return Err(ReportError::Empty { what: "the mesh of the interactive view".to_owned() });
        };
        let vertices = mesh.vertices.len();
        if vertices > 1_000_000 {
            return Err(ReportError::ModelTooLarge { vertices });
        }
        let longest = bounds.size().into_iter().fold(0.0, f64::max);
        let step = if longest > 0.0 { longest / 65535.0 } else { 1.0 };
        let mut positions = Vec::with_capacity(6 * vertices);
        for v in &mesh.vertices {
            for c in (v - bounds.min).iter() {
                positions.extend(((c / step).round() as u16).to_le_bytes());
            }
        }
        let index_bits = if vertices <= 65536 { 16 } else { 32 };
        let mut indices = Vec::with_capacity(12 * mesh.triangles.len());
        for &i in mesh.triangles.iter().flatten() {
            let bytes = i.to_le_bytes();
            indices.extend(&bytes[..usize::from(index_bits) / 8]);
        }
        let known = |c: u8| if usize::from(c) < palette.len() { c } else { 0 };
        let colours: Vec<u8> = if colours.len() == mesh.triangles.len() {
            colours.iter().map(|&c| known(c)).collect()
        } else {
            Vec::new()
        };
        Ok(Model {
            vertices,
            triangles: mesh.triangles.len(),
            origin_mm: bounds.min.coords.into(),
            step_mm: step,
            positions: crate::base64::encode(&positions),
            indices: crate::base64::encode(&indices),
            index_bits,
            colours: crate::base64::encode(&colours),
            palette: if palette.is_empty() { vec![[176, 184, 192]] } else { palette.to_vec() },
        })
    }
}

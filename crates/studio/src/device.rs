//! The devices as a bundle: triangles, wall and fit at every corner, what shaped each triangle, the doses read back, and
//! places where a hand can take hold of a dose.

use crate::bench::{Devices, Quality};
use crate::bundle::Buffers;
use crate::desk::Opened;
use crate::handles;
use crate::placing::{self, UP};
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use windlass::stages::FittedDevice;
use windlass::{MeasuredFoot, Mesh, Side};
use windlass_geometry::{Bvh, Point2, Point3, Vector3};

/// The bundle of the devices of a case.
pub fn bundle(opened: &Opened, devices: &Devices, quality: Quality) -> Vec<u8> {
    let mut buffers = Buffers::default();
    let (mut feet, mut lowered) = (Map::new(), Vec::new());
    for side in Side::BOTH {
        let found = devices.feet.get(side).as_ref().zip(devices.fitted.get(side).as_ref());
        let value = found.map(|(foot, fitted)| one(&mut buffers, foot, fitted));
        feet.insert(side.name().to_owned(), value.unwrap_or(Value::Null));
        lowered.extend(devices.fitted.get(side).iter().flat_map(|fitted| fitted.lowered.clone()));
    }
    let text = json!({
        "version": opened.sheet.version,
        "quality": quality,
        "referral": devices.prescription.referral,
        "feet": feet,
        "lowered": lowered,
    });
    buffers.bundle(&text)
}

fn one(buffers: &mut Buffers, foot: &MeasuredFoot, fitted: &FittedDevice) -> Value {
    let device = &fitted.device;
    let normals = device.mesh.vertex_normals();
    let mut shapes: Vec<_> = device.marks.iter().flatten().copied().collect();
    shapes.sort_unstable();
    shapes.dedup();
    // A device has far fewer modifications than a byte can count.
    let number =
        |mark: &Option<_>| mark.and_then(|m| shapes.binary_search(&m).ok()).map_or(0, |i| (i + 1) as u8);
    let doses = device.realised.iter().map(|dose| {
        json!({
            "key": dose.key(),
            "requested": dose.requested,
            "realised": dose.realised,
            "tolerance": dose.tolerance,
            "within_tolerance": dose.within_tolerance,
            "method": dose.method,
        })
    });
    let built = fitted.lines.lines.iter().map(|line| json!({ "key": line.feature, "value": line.dose }));
    json!({
        "mesh": buffers.mesh(&device.mesh),
        "wall_mm": buffers.floats(walls(&device.mesh, &normals)),
        "fit_mm": buffers.floats(gaps(fitted, &normals)),
        "mark": buffers.bytes(device.marks.iter().map(number)),
        "marks": shapes.iter().map(|shape| shape.key()).collect::<Vec<_>>(),
        "mass_g": fitted.mass_g,
        "triangles": device.mesh.triangles.len(),
        "fit": device.fit,
        "foot_to_device": placing::foot_to_device(foot, fitted, &normals),
        "doses": doses.collect::<Vec<_>>(),
        "built": built.collect::<Vec<_>>(),
        "handles": handles::of(foot, fitted, &normals),
        "printability": fitted.printability.as_ref().map(|found| json!({
            "process": found.process,
            "printer": found.printer,
            "min_wall_mm": found.min_wall_mm,
            "minutes": found.minutes,
            "material_cost": found.material_cost,
            "findings": found.findings,
            "refusals": fitted.refusals,
        })),
        "notes": device.notes,
    })
}

/// Distance from each corner of the top along its inward normal to the other side, mm; NaN on the underside, and on the
/// crest of a rim, below which there is no wall to cross.
fn walls(mesh: &Mesh, normals: &[Vector3]) -> Vec<f32> {
    /// No wall is thicker, a block included, mm.
    const THICKEST: f64 = 40.0;
    /// Where a ray begins below the surface, so that it does not meet the triangles round its corner, mm.
    const BELOW: f64 = 0.05;
    /// The other side of a wall looks along the ray at least so much (cosine); the flank of a rim does not.
    const ACROSS: f64 = 0.7;
    let tree = Bvh::of(mesh);
    let through = |(at, normal): (&Point3, &Vector3)| {
        if normal.z < UP {
            return f32::NAN;
        }
        let inward = -normal;
        let faces_away = |triangle: u32| {
            let [a, b, c] = mesh.corners(mesh.triangles[triangle as usize]);
            (b - a).cross(&(c - a)).dot(&inward) > 0.0
        };
        let hit = tree.cast(&(at + inward * BELOW), &inward, [0.0, THICKEST], faces_away);
        let is_across = |triangle: u32| {
            let [a, b, c] = mesh.corners(mesh.triangles[triangle as usize]);
            let normal = (b - a).cross(&(c - a));
            normal.dot(&inward) > ACROSS * normal.norm()
        };
        hit.filter(|hit| is_across(hit.triangle)).map_or(f32::NAN, |hit| (hit.distance + BELOW) as f32)
    };
    mesh.vertices.par_iter().zip(normals).map(through).collect()
}

/// The gap between foot and device at each corner of the top, mm; NaN where the seat was changed on purpose.
fn gaps(fitted: &FittedDevice, normals: &[Vector3]) -> Vec<f32> {
    let (map, mirror) = (&fitted.device.fit.map, fitted.device.side.mirror());
    let gap = |(at, normal): (&Point3, &Vector3)| {
        let is_top = normal.z >= UP;
        is_top
            .then(|| map.sample(Point2::new(at.x, at.y * mirror)))
            .flatten()
            .map_or(f32::NAN, |gap| gap as f32)
    };
    fitted.device.mesh.vertices.par_iter().zip(normals).map(gap).collect()
}

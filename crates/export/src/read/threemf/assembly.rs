//! Objects and their components, moved to their places in one body.

use super::attribute::Transform;
use super::model::Model;
use crate::read::Body;
use windlass_geometry::Point3;

/// Components within components.
pub(super) const DEEPEST: usize = 8;

/// Adds an object and its components to a body.
pub(super) fn gather(
    model: &Model,
    id: u32,
    transform: &Transform,
    body: &mut Body,
    left: &mut usize,
    depth: usize,
) -> Result<(), String> {
    let object =
        model.objects.get(&id).ok_or_else(|| "the build uses it, but it is not defined".to_owned())?;
    if depth == 0 {
        return Err("components are nested too deeply".to_owned());
    }
    if body.name.is_empty() {
        body.name.clone_from(&object.name);
    }
    // Every visit costs something, or a few nested objects could ask for endless work.
    let cost = 1 + object.mesh.vertices.len() + object.mesh.triangles.len();
    *left = left.checked_sub(cost).ok_or("the build has over 8 million vertices and triangles")?;
    let n = body.mesh.vertices.len() as u32;
    body.mesh.vertices.extend(object.mesh.vertices.iter().map(|p| moved(transform, p)));
    body.mesh.triangles.extend(object.mesh.triangles.iter().map(|t| t.map(|i| i + n)));
    for (part, inner) in &object.components {
        gather(model, *part, &combined(inner, transform), body, left, depth - 1)?;
    }
    Ok(())
}

/// 3MF points are rows, multiplied from the left.
fn moved(m: &Transform, p: &Point3) -> Point3 {
    let at = |k: usize| p.x * m[k] + p.y * m[3 + k] + p.z * m[6 + k] + m[9 + k];
    Point3::new(at(0), at(1), at(2))
}

/// First `inner`, then `outer`.
fn combined(inner: &Transform, outer: &Transform) -> Transform {
    let row = |r: usize, shift: bool| {
        let p = Point3::new(inner[3 * r], inner[3 * r + 1], inner[3 * r + 2]);
        let q = moved(outer, &p);
        if shift { q.coords } else { q.coords - nalgebra::Vector3::new(outer[9], outer[10], outer[11]) }
    };
    let rows = [row(0, false), row(1, false), row(2, false), row(3, true)];
    std::array::from_fn(|i| rows[i / 3][i % 3])
}

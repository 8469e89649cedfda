//! What a mesh becomes in a file: coordinates rounded to 32 bits, and proof that it stays closed.

use crate::ExportError;
use windlass_geometry::{Mesh, Topology};

/// Coordinates are rounded to 1/65536 mm: the step of a 32-bit number between 128 and 256 mm, so that a device
/// is rounded alike near the origin and at the toes.
const STEPS_PER_MM: f64 = 65536.0;

/// Checks indices and numbers, welds what 32-bit numbers cannot tell apart, drops the triangles that vanish by
/// it, and refuses when a closed mesh is not closed any more. The vertices of the result are exact in 32 bits.
pub(crate) fn rounded(mesh: &Mesh, what: &str) -> Result<Mesh, ExportError> {
    check(mesh, what)?;
    let mut result = mesh.clone();
    for v in &mut result.vertices {
        *v = v.map(|c| f64::from(((c * STEPS_PER_MM).round() / STEPS_PER_MM) as f32 + 0.0));
    }
    let result = result.welded();
    if result.triangles.is_empty() {
        return Err(ExportError::Empty { what: what.to_owned() });
    }
    // Nothing merged: the topology is the one that came in.
    if result.vertices.len() == mesh.vertices.len() {
        return Ok(result);
    }
    let after = Topology::of(&result);
    if !after.is_closed() && Topology::of(mesh).is_closed() {
        let place = after.open_at.or(after.non_manifold_at).or(after.inconsistent_at);
        return Err(ExportError::RoundingOpens {
            what: what.to_owned(),
            open_edges: after.open_edges + after.inconsistent_edges,
            non_manifold_edges: after.non_manifold_edges,
            place: place.map_or_else(String::new, |p| format!("({:.2}, {:.2}, {:.2}) mm", p.x, p.y, p.z)),
        });
    }
    Ok(result)
}

fn check(mesh: &Mesh, what: &str) -> Result<(), ExportError> {
    if mesh.triangles.is_empty() {
        return Err(ExportError::Empty { what: what.to_owned() });
    }
    let fits = |c: f64| (c as f32).is_finite();
    if let Some((vertex, p)) = mesh.vertices.iter().enumerate().find(|(_, p)| !p.iter().all(|&c| fits(c))) {
        return Err(ExportError::NotFinite { what: what.to_owned(), vertex, x: p.x, y: p.y, z: p.z });
    }
    for (triangle, corners) in mesh.triangles.iter().enumerate() {
        if let Some(&vertex) = corners.iter().find(|&&i| i as usize >= mesh.vertices.len()) {
            let vertices = mesh.vertices.len();
            return Err(ExportError::Index { what: what.to_owned(), triangle, vertex, vertices });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Point3;

    fn sample() -> Mesh {
        crate::fixture::plate(0.0)
    }

    #[test]
    fn a_sliver_below_32_bits_collapses_and_the_solid_stays_closed() {
        let mut mesh = sample();
        // Split an edge's two triangles at a point a nanometre from its end.
        let [a, b, c] = mesh.triangles[0];
        let near = mesh.vertices[a as usize] + (mesh.vertices[b as usize] - mesh.vertices[a as usize]) * 1e-9;
        let other = mesh.triangles.iter().position(|t| (0..3).any(|i| t[i] == b && t[(i + 1) % 3] == a));
        let n = mesh.vertices.len() as u32;
        mesh.vertices.push(near);
        let other = other.unwrap();
        let opposite = *mesh.triangles[other].iter().find(|&&i| i != a && i != b).unwrap();
        mesh.triangles[0] = [a, n, c];
        mesh.triangles.push([n, b, c]);
        mesh.triangles[other] = [b, n, opposite];
        mesh.triangles.push([n, a, opposite]);
        assert!(Topology::of(&mesh).is_closed());
        let result = rounded(&mesh, "plate").unwrap();
        assert_eq!(result.triangles.len(), sample().triangles.len());
        assert!(Topology::of(&result).is_closed_solid());
    }

    #[test]
    fn numbers_no_file_can_hold_are_refused_with_their_place() {
        for bad in [f64::NAN, f64::INFINITY, 1e300] {
            let mut mesh = sample();
            mesh.vertices[7].y = bad;
            assert!(matches!(rounded(&mesh, "plate"), Err(ExportError::NotFinite { vertex: 7, .. })));
        }
        let mut mesh = sample();
        mesh.triangles[3][1] = 1_000_000;
        assert!(matches!(rounded(&mesh, "plate"), Err(ExportError::Index { triangle: 3, .. })));
        assert!(matches!(rounded(&Mesh::default(), "plate"), Err(ExportError::Empty { .. })));
    }

    #[test]
    fn a_wall_thinner_than_32_bits_is_refused() {
        let mut mesh = sample();
        // Flatten everything onto one plane: top and bottom merge.
        for v in &mut mesh.vertices {
            v.z = 0.0;
            *v = Point3::new(v.x.round(), v.y.round(), 0.0);
        }
        assert!(rounded(&mesh, "plate").is_err());
    }
}

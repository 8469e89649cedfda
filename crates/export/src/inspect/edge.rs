//! Sharp edges: where two faces meet more steeply than skin or a brittle rim can bear.

use windlass_geometry::{Edges, Mesh, Point3, Vector3};

/// Triangles thinner than this do not say which way the surface faces, mm.
const SLIVER_MM: f64 = 0.02;

/// Convex edges over the limits.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct SharpEdges {
    /// Length of sharp edges, mm.
    pub sharp_mm: f64,
    /// Length of knife edges, mm.
    pub knife_mm: f64,
    /// The largest turn, degrees, and where.
    pub sharpest: Option<(f64, Point3)>,
}

/// Measures convex edges whose surfaces turn by more than `sharp_deg` and `knife_deg`.
pub(super) fn sharp_edges(mesh: &Mesh, sharp_deg: f64, knife_deg: f64) -> SharpEdges {
    let normals: Vec<Option<Vector3>> = mesh.facets().map(facing).collect();
    let mut found = SharpEdges::default();
    for (low, uses) in Edges::of(mesh).iter() {
        let [a, b] = uses else { continue };
        let (Some(n), Some(m)) = (normals[a.triangle as usize], normals[b.triangle as usize]) else {
            continue;
        };
        let (p, q) = (mesh.vertices[low as usize], mesh.vertices[a.high as usize]);
        let along = if a.forward { q - p } else { p - q };
        // Positive on a convex edge: the second face falls away from the first.
        let turn = libm::atan2(n.cross(&m).dot(&along) / along.norm().max(1e-12), n.dot(&m)).to_degrees();
        if turn <= sharp_deg {
            continue;
        }
        found.sharp_mm += along.norm();
        if turn > knife_deg {
            found.knife_mm += along.norm();
        }
        if found.sharpest.is_none_or(|(most, _)| turn > most) {
            found.sharpest = Some((turn, nalgebra::center(&p, &q)));
        }
    }
    found
}

fn facing([a, b, c]: [Point3; 3]) -> Option<Vector3> {
    let normal = (b - a).cross(&(c - a));
    let longest = (b - a).norm().max((c - b).norm()).max((a - c).norm());
    (normal.norm() > SLIVER_MM * longest).then(|| normal.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_its_twelve_edges_and_a_knife_is_told() {
        let plate = crate::fixture::slab(10, 5, 3.0, |_, _| 0.0);
        let found = sharp_edges(&plate, 60.0, 135.0);
        assert!((found.sharp_mm - 4.0 * (180.0 + 70.0 + 3.0)).abs() < 1e-6, "{found:?}");
        assert_eq!(found.knife_mm, 0.0);
        assert!((found.sharpest.unwrap().0 - 90.0).abs() < 1e-9);
        // Sheared by 45 degrees and more, the ends are knives on one side.
        let sheared = crate::fixture::slab(10, 5, 3.0, |x, _| 1.5 * x);
        assert!((sharp_edges(&sheared, 60.0, 135.0).knife_mm - 140.0).abs() < 1e-6);
    }
}

//! Holes in the skin never reach the surface: the same foot with faces missing against itself.

#![allow(clippy::unwrap_used)]

use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{Foot, LandmarkOverrides, measure};
use windlass_geometry::Mesh;
use windlass_scan::{ScanRequest, read};

fn measured(mesh: &Mesh) -> Foot {
    let bytes = ply(mesh, None);
    measure(&read(&ScanRequest::new(&bytes, "foot.ply")).unwrap(), &LandmarkOverrides::default()).unwrap()
}

/// The mesh without some of its faces, as a generator of numbers says (Numerical Recipes' constants).
fn without(mesh: &Mesh, share: f64) -> Mesh {
    let mut state = 11u32;
    let mut drawn = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state) / f64::from(u32::MAX)
    };
    let mut mesh = mesh.clone();
    mesh.triangles.retain(|_| drawn() >= share);
    mesh
}

/// The greatest distance of the two soles behind the heads, inside the border by 6 mm.
fn farthest(whole: &Foot, holed: &Foot) -> f64 {
    let field = &whole.plantar.observed;
    let grid = field.grid;
    let front = whole.landmarks.fifth_met_head.at.x;
    let inside = |p: windlass_geometry::Point2| {
        let around = [(6.0, 0.0), (-6.0, 0.0), (0.0, 6.0), (0.0, -6.0)];
        around.iter().all(|(dx, dy)| field.sample(p + nalgebra::Vector2::new(*dx, *dy)).is_some())
    };
    let places = grid.nodes().map(|(ix, iy)| grid.node(ix, iy)).filter(|p| p.x < front && inside(*p));
    let off = |p| (whole.plantar.surface.height(p) - holed.plantar.surface.height(p)).abs();
    places.map(off).fold(0.0, f64::max)
}

/// Coarse faces, so that each one missing is a hole of several millimetres.
#[test]
fn missing_faces_do_not_raise_the_sole() {
    let mesh = synthesise(&FootShape::default(), 3.0).mesh;
    let whole = measured(&mesh);
    for share in [0.005, 0.02] {
        let holed = measured(&without(&mesh, share));
        let off = farthest(&whole, &holed);
        assert!(off < 0.5, "{share}: {off}");
        assert!(holed.notes.iter().any(|note| note.place == "foot.holes"), "{:?}", holed.notes);
    }
    assert!(whole.notes.iter().all(|note| note.place != "foot.holes"), "{:?}", whole.notes);
}

/// Faces that are wound the wrong way are still skin.
#[test]
fn faces_wound_the_wrong_way_stay_in_the_sole() {
    let mesh = synthesise(&FootShape::default(), 3.0).mesh;
    let mut turned = mesh.clone();
    turned.triangles.iter_mut().step_by(50).for_each(|t| t.swap(1, 2));
    let (whole, turned) = (measured(&mesh), measured(&turned));
    assert!(farthest(&whole, &turned) < 0.3, "{}", farthest(&whole, &turned));
}

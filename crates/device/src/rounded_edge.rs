//! The rounded edge: half an ellipse over the wall at each point of the outline, as its facets have it.

use crate::plan::Plan;
use crate::shell::Shell;
use windlass_geometry::{Point3, Ring, Vector3};

/// Facets across the rounded rim.
pub(crate) const RIM_FACETS: usize = 8;

/// Highest point of the rounded edge, as its facets have it, at a point of the outline.
/// In mm above the floor.
pub fn crest(plan: &Plan, shell: &Shell, i: usize) -> f64 {
    round_edge(plan, shell, i).map(|p| p.z).fold(f64::NEG_INFINITY, f64::max)
}

/// Lowest point of the rounded edge at a point of the outline. In mm above the floor.
pub fn trough(plan: &Plan, shell: &Shell, i: usize) -> f64 {
    let (middle, up, out) = half_ellipse(plan, shell, i);
    middle.z - libm::hypot(up.z, out.z.min(0.0))
}

/// The corners of the rounded edge's facets at a point of the outline. In mm.
pub fn round_edge(plan: &Plan, shell: &Shell, i: usize) -> impl Iterator<Item = Point3> + use<> {
    let (middle, up, out) = half_ellipse(plan, shell, i);
    rim_angles().map(move |a| middle + up * libm::cos(a) + out * libm::sin(a))
}

/// The edge's half ellipse: its middle and its two half axes, towards the top and outward.
fn half_ellipse(plan: &Plan, shell: &Shell, i: usize) -> (Point3, Vector3, Vector3) {
    let p = plan.outline.points[i];
    let (top, under) = (shell.top(p), shell.underside(p));
    let half = (top - under) / 2.0;
    let out = outward(shell, &plan.outline, i) * half.norm();
    (nalgebra::center(&top, &under), half, out)
}

/// Angles of the rounded edge's corners, from the top round to the underside.
pub(crate) fn rim_angles() -> impl Iterator<Item = f64> {
    (0..=RIM_FACETS).map(|k| std::f64::consts::PI * k as f64 / RIM_FACETS as f64)
}

/// Outward direction at a border point, at right angles to the border and to the wall between top and underside,
/// so that the rounded edge is nowhere thinner than the wall it closes.
pub(crate) fn outward(shell: &Shell, outline: &Ring, i: usize) -> Vector3 {
    let n = outline.points.len();
    let along = shell.top(outline.points[(i + 1) % n]) - shell.top(outline.points[(i + n - 1) % n]);
    let p = outline.points[i];
    along.cross(&(shell.top(p) - shell.underside(p))).try_normalize(0.0).unwrap_or_default()
}

//! The rounded edge: half an ellipse over the wall at each point of the outline, as its facets have it.

use crate::plan::Plan;
use crate::shell::Shell;
use crate::tessellate::{outward, rim_angles};
use windlass_geometry::{Point3, Vector3};

/// Highest point of the rounded edge, as its facets have it, at a point of the outline.
pub fn crest(plan: &Plan, shell: &Shell, i: usize) -> f64 {
    round_edge(plan, shell, i).map(|p| p.z).fold(f64::NEG_INFINITY, f64::max)
}

/// Lowest point of the rounded edge at a point of the outline.
pub fn trough(plan: &Plan, shell: &Shell, i: usize) -> f64 {
    let (middle, up, out) = half_ellipse(plan, shell, i);
    middle.z - libm::hypot(up.z, out.z.min(0.0))
}

/// The corners of the rounded edge's facets at a point of the outline.
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

//! Morton's extension: a plate under the first ray, from the shell to the tip of the hallux.

use super::{DistalTrim, cutout, medial_rim};
use crate::anatomy::Anatomy;
use windlass_geometry::{Point2, Ring, Vector2};

/// Least width of the plate where it leaves the shell, mm.
const NECK: f64 = 20.0;

/// The plate, reaching a little back into the shell so that the two join. `shell` is the shell's outline: the
/// plate leaves it inside its medial rim, where the sole is still flat, and widens to the ray in front of it.
pub fn under_first_ray(foot: &Anatomy, distal: &DistalTrim, shell: &Ring, head_only: bool) -> Option<Ring> {
    let lateral = cutout::lateral_border(foot);
    let half_at_head = (foot.met1.y - lateral).max(9.0);
    let half_at_hallux = (half_at_head * 0.8).max(9.0);
    let front = distal.x(foot.met1.y);
    let back = front - 12.0;
    let medial = foot.met1.y + half_at_head;
    let rim = medial_rim(shell, front - 8.0)?.min(medial) - 2.0;
    // Where the rim stands far in, the plate leaves the shell further to the side instead of thinning to a neck.
    let neck = (lateral - 4.0).min(rim - NECK);
    let axis = (foot.hallux_tip - foot.met1).normalize();
    let across = Vector2::new(-axis.y, axis.x);
    let end = if head_only { foot.met1 + axis * foot.along(0.06) } else { foot.hallux_tip + axis };
    let tip = end - axis * half_at_hallux;
    let beside_head = foot.met1.y - half_at_head;
    let mut points = vec![
        Point2::new(back, neck),
        Point2::new(front + 2.0, neck),
        Point2::new(foot.met1.x + 6.0, beside_head),
    ];
    points.extend((0..=24).map(|k| {
        let a = std::f64::consts::PI * (f64::from(k) / 24.0 - 0.5);
        tip + axis * (libm::cos(a) * half_at_hallux) + across * (libm::sin(a) * half_at_hallux)
    }));
    points.extend([
        Point2::new(foot.met1.x, medial),
        Point2::new(front - 2.0, rim + 1.0),
        Point2::new(back, rim),
    ]);
    Ring::new(points).intersection(&foot.outline.offset(-1.0)?)
}

//! The thinnest place to its end: from the thinnest probes on, downhill over the surface.
//!
//! A plate that tapers is thinnest at its end, where no triangle has its middle. So the thinnest probes are moved over
//! the surface, in ever smaller steps, as long as the wall gets thinner: what is found does not depend on how the
//! surface is cut into triangles.

use super::{Ball, Thickness};
use windlass_geometry::{Point3, Vector3};

/// Places that are followed: the thinnest ones that lie apart.
const FOLLOWED: usize = 8;
/// They lie this far apart, mm.
const APART_MM: f64 = 5.0;
/// First and last step, mm.
const FIRST_MM: f64 = 4.0;
const LAST_MM: f64 = 0.01;
/// A wall thinner by less than this part is no thinner.
const THINNER: f64 = 1e-6;
/// A ball that touches the other surface less far across lies in the tip of a wedge: sin 72 degrees.
const ACROSS: f64 = 0.951;

/// The thinnest wall: the thinnest of the list, followed downhill.
pub(super) fn thinnest(ball: &Ball<'_>, list: &[Thickness]) -> Option<Thickness> {
    let mut order: Vec<&Thickness> = list.iter().filter(|t| t.across >= ACROSS).collect();
    order.sort_by(|a, b| a.mm.total_cmp(&b.mm));
    let mut begun: Vec<Point3> = Vec::new();
    for t in &order {
        if begun.len() < FOLLOWED && begun.iter().all(|p| (p - t.at).norm() > APART_MM) {
            begun.push(t.at);
        }
    }
    let starts = order.iter().filter(|t| begun.contains(&t.at));
    starts.map(|t| downhill(ball, **t)).min_by(|a, b| a.mm.total_cmp(&b.mm))
}

/// The end of the way downhill from a place.
fn downhill(ball: &Ball<'_>, from: Thickness) -> Thickness {
    let mut best = from;
    let mut step = FIRST_MM;
    // Every step is a gain or a halving; a long taper is left after a metre.
    for _ in 0..300 {
        if step < LAST_MM {
            break;
        }
        let tried = around(&best.normal).into_iter().filter_map(|way| {
            let (at, normal) = ball.on_surface(&(best.at + way * step), step, &best.normal)?;
            ball.at(&at, &normal).filter(|t| t.across >= ACROSS)
        });
        match tried.min_by(|a, b| a.mm.total_cmp(&b.mm)) {
            Some(thinner) if thinner.mm < best.mm * (1.0 - THINNER) => best = thinner,
            _ => step /= 2.0,
        }
    }
    best
}

/// Eight ways along a surface with this normal.
fn around(normal: &Vector3) -> [Vector3; 8] {
    let least = normal.iamin();
    let mut axis = Vector3::zeros();
    axis[least] = 1.0;
    let u = normal.cross(&axis).normalize();
    let v = normal.cross(&u);
    let half = std::f64::consts::FRAC_1_SQRT_2;
    [u, v, -u, -v, (u + v) * half, (v - u) * half, (-u - v) * half, (u - v) * half]
}

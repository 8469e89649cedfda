//! How thick the shell is from place to place: as prescribed under the arch and in front of it, where it bends; less in a
//! heel cup that a post or a lift's block carries, where it does not.

use crate::anatomy::Anatomy;
use crate::blend::{mix, step};
use crate::doses::Doses;
use crate::stock::Stock;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Where the wall leaves that of the heel and where it is whole, shares of foot length: behind the front of the post,
/// where the arch is clamped.
pub const WHOLE: (f64, f64) = (0.25, 0.322);
/// Wall of a carried heel as a share of the shell's, and the least of it, mm: over ribs 14 walls apart, under the 0.3 MPa
/// of a heel, its clamped edges bear 0.0513 q a2 6 / t2 = 18 MPa (Timoshenko 1959, table 35), of the 48 MPa of polyamide.
const SHARE: f64 = 0.42;
const LEAST: f64 = 1.7;

/// Wall of the heel cup, mm, of a shell so thick on a block that carries it.
fn carried(shell: f64) -> f64 {
    (SHARE * shell).max(LEAST).min(shell)
}

/// The doses of a stock: what fills it, how thin its front edge is, and whether a heel that a block carries is thinner than
/// the rest. A heel aperture is taken from the wall, which is therefore whole.
pub fn of_stock(doses: Doses, stock: &Stock) -> Doses {
    let is_carried = (doses.rearfoot_post.is_some() && doses.rearfoot_block) || doses.heel_lift > 0.0;
    let is_thinned =
        stock.thin_heel && is_carried && !stock.full_contact && doses.part(Feature::HeelAperture) <= 0.0;
    let heel_wall = if is_thinned { carried(doses.shell) } else { doses.shell };
    let (front_edge, sheet) = (stock.front_edge(), stock.sheet());
    Doses { full_contact: stock.full_contact, heel_wall, front_edge, sheet, ..doses }
}

/// Wall at a place, mm, without reinforcement and plates.
pub fn at(foot: &Anatomy, doses: &Doses, p: Point2) -> f64 {
    mix(doses.heel_wall, doses.shell, step(WHOLE.0, WHOLE.1, p.x / foot.length))
}

//! The heel seat: how far it is raised and how it is tilted, against the scanned heel.

use super::plane::Plane;
use super::probe::Probe;
use super::{Realised, wall::Wall};
use windlass_geometry::Point2;
use windlass_prescription::{Feature, FootPrescription};

/// The plane of the differences between the device's top and the scanned sole over the heel.
pub struct Seat {
    plane: Option<Plane>,
}

/// Radius of the disc compared, mm: the contact area of an adult heel.
const RADIUS: f64 = 14.0;
/// How far beyond the bisection a skive's plane may still touch the cup, mm, and how much further for each mm of
/// its depth (15 degrees in heels of up to 45 mm radius).
const SKIVE_REACH: f64 = 6.0;
const SKIVE_REACH_PER_MM: f64 = 1.5;
/// Least width of seat beside a skive from which a tilt can be told, mm.
const LEAST_BAND: f64 = 4.0;

impl Seat {
    /// Fits the plane; on a skived side the scanned shape is gone, so only the other half is used.
    pub fn measure(probe: &Probe, rx: &FootPrescription) -> Seat {
        let centre = probe.foot.landmarks.heel_centre.at.xy();
        // A deeper cut's plane touches more of the cup.
        let reach = |feature| match rx.amount(feature).unwrap_or(0.0) {
            depth if depth > 0.0 => SKIVE_REACH + SKIVE_REACH_PER_MM * depth,
            _ => f64::NEG_INFINITY,
        };
        let (medial, lateral) = (reach(Feature::MedialSkive), reach(Feature::LateralSkive));
        // Nearer to the border a shallow cup already ends.
        let widest = 0.55 * probe.foot.measures.heel_width_mm / 2.0;
        // A cut so deep leaves too little of the scanned seat: then nothing is claimed to have been measured.
        if medial.max(lateral) > widest - LEAST_BAND {
            return Seat { plane: None };
        }
        let usable = move |p: Point2| {
            let across = p.y - centre.y;
            // Beside the heel's centre only: further forward the arch fill may begin.
            let on_seat = (p.x - centre.x).abs() < RADIUS && across.abs() < widest;
            across < -medial && across > lateral && on_seat
        };
        let radius = RADIUS + medial.max(lateral).max(0.0);
        let points = probe.rise_over_sole(centre, radius).filter(|(p, _)| usable(*p));
        Seat { plane: Plane::through(centre, points) }
    }

    /// Height of the seat over the floor where the scanned heel has height zero, mm.
    pub fn level(&self) -> Option<f64> {
        Some(self.plane?.level)
    }
}

/// The tilt; a post and an inversion tilt the same seat, so each is compared as the whole less the other.
pub fn tilt(seat: &Seat, rx: &FootPrescription, feature: Feature) -> Option<Realised> {
    let asked = rx.amount(feature)?;
    let other = if feature == Feature::RearfootPost { Feature::Inversion } else { Feature::RearfootPost };
    let whole = libm::atan(seat.plane?.slope_y).to_degrees();
    let realised = whole - rx.amount(other).unwrap_or(0.0);
    Some(Realised::amount(feature, asked, realised, 0.2, "plane through device top minus scanned heel"))
}

/// The lift: the seat's height over the floor less the scanned heel's, the wall below it, and the stated raise
/// for the post's own thickness, which the same seat would have without a lift.
pub fn lift(seat: &Seat, wall: &Wall, post_base: f64, rx: &FootPrescription) -> Option<Realised> {
    let asked = rx.amount(Feature::HeelLift)?;
    let realised = seat.level()? - wall.median? - post_base;
    let method = "seat height minus scanned heel, wall and the post's stated base";
    Some(Realised::amount(Feature::HeelLift, asked, realised, 0.1, method))
}

/// Tangent of 8 degrees.
const STEEPEST_SOLE: f64 = 0.14;

/// The motion ground into the post: slope of the medial half of its sole.
pub fn motion(probe: &Probe, rx: &FootPrescription, asked: f64) -> Option<Realised> {
    rx.amount(Feature::RearfootPost)?;
    let centre = probe.foot.landmarks.heel_centre.at.xy();
    let half = probe.foot.measures.heel_width_mm / 2.0;
    let medial = probe.under.grid.nodes().filter_map(|(ix, iy)| {
        let p = probe.under.grid.node(ix, iy);
        let inside =
            (-3.0..12.0).contains(&(p.x - centre.x)) && (2.0..half - 17.0).contains(&(p.y - centre.y));
        // Steeper than any motion that is ground in is the post's wall, not its sole.
        let sole = |z: &f64| *z <= STEEPEST_SOLE * (p.y - centre.y) + 0.05;
        inside.then(|| probe.under.at(ix, iy).filter(sole).map(|z| (p, z))).flatten()
    });
    let slope = Plane::through(centre, medial)?.slope_y;
    let realised = libm::atan(slope).to_degrees();
    Some(Realised::amount(
        Feature::RearfootPostMotion,
        asked,
        realised,
        0.2,
        "plane through the post's medial facet",
    ))
}

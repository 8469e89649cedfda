//! The heel seat: how far it is raised and how it is tilted, against the scanned heel.

use super::change::Change;
use super::plane::Plane;
use super::probe::Probe;
use super::twins::Twins;
use super::{Realised, wall::Wall};
use windlass_geometry::Point2;
use windlass_prescription::{Dose, Feature, FootPrescription, PostKind};

/// Lines that change the shape of the heel seat, so that the scanned heel is no longer found in it.
const RESHAPING: [Feature; 4] =
    [Feature::MedialSkive, Feature::LateralSkive, Feature::HeelAperture, Feature::HeelHorseshoe];

/// The heel seat under the scanned heel.
pub struct Seat {
    plane: Option<Plane>,
    is_reshaped: bool,
}

/// Radius of the disc compared, mm, on an adult foot: the contact area of the heel.
const RADIUS: f64 = 14.0;

impl Seat {
    /// Fits the plane of the differences between top and scanned sole; where a line reshaped the seat, of the top
    /// without these lines.
    pub fn measure(probe: &Probe, twins: &dyn Twins, rx: &FootPrescription) -> Seat {
        let reshaping: Vec<Feature> =
            RESHAPING.into_iter().filter(|f| rx.amount(*f).is_some_and(|dose| dose != 0.0)).collect();
        let is_reshaped = !reshaping.is_empty();
        let twin = is_reshaped.then(|| twins.top_without(&reshaping));
        let centre = probe.foot.landmarks.heel_centre.at.xy();
        let usable = on_seat(probe);
        let top = twin.as_ref().unwrap_or(&probe.top);
        let points = probe.rise_over_sole(top, centre, probe.sized(RADIUS)).filter(|(p, _)| usable(*p));
        Seat { plane: Plane::through(centre, points), is_reshaped }
    }

    /// Height over the floor at which the scanned heel's height zero is carried, by seat and cover, mm.
    pub fn level(&self) -> Option<f64> {
        Some(self.plane?.level)
    }
}

/// The places beside the heel's centre: nearer to the border a shallow cup already ends.
fn on_seat(probe: &Probe) -> impl Fn(Point2) -> bool + use<> {
    let centre = probe.foot.landmarks.heel_centre.at.xy();
    let radius = probe.sized(RADIUS);
    let widest = 0.55 * probe.foot.measures.heel_width_mm / 2.0;
    move |p| (p - centre).norm() < radius && (p.y - centre.y).abs() < widest
}

/// The tilt; a post and an inversion tilt the same seat, so each is compared as the whole less the other. On a
/// reshaped seat, the tilt against the top without the line. Degrees.
pub fn tilt(
    (probe, seat, twins): (&Probe, &Seat, &dyn Twins),
    rx: &FootPrescription,
    feature: Feature,
    tolerance: f64,
) -> Option<Realised> {
    let asked = rx.amount(feature)?;
    let degrees = |slope: f64| libm::atan(slope).to_degrees();
    let other = if feature == Feature::RearfootPost { Feature::Inversion } else { Feature::RearfootPost };
    let other = rx.amount(other).unwrap_or(0.0);
    if seat.is_reshaped {
        if asked == 0.0 {
            return None;
        }
        let centre = probe.foot.landmarks.heel_centre.at.xy();
        let plane = Change::by(probe, twins, feature).plane(centre, on_seat(probe))?;
        let whole = libm::tan(other.to_radians()) + plane.slope_y;
        let method = "plane of the heel seat compared with the seat without it";
        return Some(Realised::amount(feature, asked, degrees(whole) - other, tolerance, method));
    }
    let realised = degrees(seat.plane?.slope_y) - other;
    Some(Realised::amount(feature, asked, realised, tolerance, "plane through device top minus scanned heel"))
}

/// The lift: the seat's height over the floor less the scanned heel's, the wall and the cover between, and the stated
/// raise for the post's own thickness, which the same seat would have without a lift; mm.
pub fn lift(seat: &Seat, wall: &Wall, post_base: f64, rx: &FootPrescription) -> Option<Realised> {
    let asked = rx.amount(Feature::HeelLift).filter(|lift| *lift != 0.0)?;
    let realised = seat.level()? - wall.usual? - post_base;
    let method = "seat height minus scanned heel, wall and the post's stated base";
    Some(Realised::amount(Feature::HeelLift, asked, realised, 0.1, method))
}

/// The motion ground into the post: slope of the medial half of its sole.
pub fn motion(probe: &Probe, rx: &FootPrescription, tolerance: f64) -> Option<Realised> {
    let asked = rx.amount(Feature::RearfootPostMotion)?;
    rx.amount(Feature::RearfootPost)?;
    if rx.line(Feature::RearfootPostKind).map(|l| &l.dose) == Some(&Dose::Post(PostKind::Intrinsic)) {
        return None;
    }
    let centre = probe.foot.landmarks.heel_centre.at.xy();
    let realised = libm::atan(medial_slope(probe, centre)?).to_degrees();
    let method = "slope of the plane that the post's medial sole stands on";
    Some(Realised::amount(Feature::RearfootPostMotion, asked, realised, tolerance, method))
}

/// Slope of the plane through the heel's bisection on which the medial sole stands, from the sole's own height there (a
/// plate or the other post may stand a little lower): letters, pockets and walls only lie higher. Of the lowest places the
/// one that ten do not undercut. Only what was measured at a node counts: between two of them a rib may have ended.
fn medial_slope(probe: &Probe, centre: Point2) -> Option<f64> {
    const UNDERCUT: usize = 10;
    let grid = probe.under.grid;
    let nodes =
        || grid.nodes().filter_map(|(ix, iy)| Some((grid.node(ix, iy) - centre, probe.under.at(ix, iy)?)));
    // A strip of post begins under the heel's centre; nearer to the line a tenth of a degree cannot be told.
    let under = |across: std::ops::Range<f64>| {
        nodes().filter(move |(p, _)| (5.0..50.0).contains(&p.x) && across.contains(&p.y))
    };
    let level = lowest(under(-2.0..0.5).map(|(_, z)| z), UNDERCUT).unwrap_or(0.0);
    lowest(under(6.0..36.0).map(|(p, z)| (z - level) / p.y), UNDERCUT)
}

/// The least of the values that so many others undercut.
fn lowest(values: impl Iterator<Item = f64>, undercut: usize) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(undercut).copied()
}

//! Pads, hollows, skives, raises and forefoot posts: the change that each made to the finished top.

use super::Realised;
use super::change::Change;
use super::probe::Probe;
use super::twins::Twins;
use windlass_prescription::{ArchFill, Dose, Feature, FootPrescription, Length, PartKind};

/// Lines other than pads that raise the top.
const RAISES: [Feature; 6] = [
    Feature::ArchHeight,
    Feature::MedialSkive,
    Feature::LateralSkive,
    Feature::BarPost,
    Feature::ReverseMortons,
    Feature::HalluxRaise,
];

/// The dose of a line that changes the shape or place of the top; `None` where the line does neither.
pub fn realised(
    (probe, twins): (&Probe, &dyn Twins),
    rx: &FootPrescription,
    feature: Feature,
    angle: f64,
) -> Option<Realised> {
    let asked = asked(rx, feature).filter(|asked| *asked != 0.0)?;
    let change = || Change::by(probe, twins, feature);
    let (found, method) = match feature {
        Feature::FascialGroove if rx.placements.of(feature).is_usual() => (
            groove(probe, &change())?,
            "shallowest of the deepest points along its length, compared with the top without it",
        ),
        feature if feature == Feature::ArchFill || feature.part_kind() == Some(PartKind::Well) => {
            (change().hollow()?, "deepest point of the top, compared with the top without it")
        }
        Feature::ArchHeight if asked < 0.0 => {
            (-change().hollow()?, "deepest point of the top, compared with the top without it")
        }
        Feature::MetatarsalBar => {
            (change().ridge()?, "height that ten points of the top reach, compared with the top without it")
        }
        Feature::FirstRayVoid => {
            let change = change();
            let head = probe.foot.landmarks.first_met_head.at.xy();
            (change.raise()? - change.at(head)?, "raise around the first head minus the raise under it")
        }
        Feature::ForefootPost => {
            (front_tilt(probe, &change(), rx)?, "slope across the front, compared with the top without it")
        }
        Feature::TopCover => {
            let rear = 0.5 * probe.foot.measures.length_mm;
            (
                change().level_drop(|p| p.x < rear)?,
                "drop of the level seat, compared with the seat without it",
            )
        }
        feature if RAISES.contains(&feature) || feature.part_kind() == Some(PartKind::Pad) => {
            (change().raise()?, "highest point of the top, compared with the top without it")
        }
        _ => return None,
    };
    let tolerance = if feature.unit() == "deg" { angle } else { 0.1 };
    Some(Realised::amount(feature, asked, found, tolerance, method))
}

/// The amount asked for; of a fill, the depth that its word stands for (Cox Orthotics, cast correction guide).
fn asked(rx: &FootPrescription, feature: Feature) -> Option<f64> {
    match rx.line(feature).map(|l| &l.dose)? {
        Dose::Fill(ArchFill::None) => Some(0.0),
        Dose::Fill(ArchFill::Minimum) => Some(1.6),
        Dose::Fill(ArchFill::Standard) => Some(3.2),
        Dose::Fill(ArchFill::Maximum) => Some(6.4),
        dose => dose.amount(),
    }
}

/// How deep a groove is where it is shallowest, from in front of the heel to behind the first head: where it runs off the
/// shell it is not there.
fn groove(probe: &Probe, change: &Change) -> Option<f64> {
    const ENDS: (f64, f64) = (0.29, 0.11);
    const STATION: f64 = 4.0;
    let length = probe.foot.measures.length_mm;
    let (from, to) =
        (ENDS.0 * length, probe.foot.landmarks.first_met_head.at.x - ENDS.1 * length - probe.front_back);
    let count = ((to - from) / STATION).floor().max(0.0) as usize;
    let stations = (0..=count).map(|k| from + STATION * k as f64);
    stations.map(|x| change.hollow_between(x, x + STATION)).min_by(f64::total_cmp)
}

/// Degrees by which the front is tilted, medial side up +: where the tilt is whole and neither the edge's feather nor
/// the turn into a plate begins.
fn front_tilt(probe: &Probe, change: &Change, rx: &FootPrescription) -> Option<f64> {
    const WHOLE_FROM: f64 = 0.605;
    const FEATHER: f64 = 10.0;
    const TURN: f64 = 17.0;
    let length = probe.foot.measures.length_mm;
    let plated = rx.amount(Feature::MortonsExtension).is_some_and(|dose| dose != 0.0)
        || rx.line(Feature::GaitPlate).is_some()
        || rx.length() != Some(Length::Metatarsal);
    let run = if plated { TURN } else { FEATHER };
    let front = |y: f64| probe.front_line(y) - 0.03 * length - run;
    let head = probe.foot.landmarks.second_met_head.at.xy();
    let plane = change.plane(head, |p| p.x > WHOLE_FROM * length && p.x < front(p.y))?;
    Some(libm::atan(plane.slope_y).to_degrees())
}

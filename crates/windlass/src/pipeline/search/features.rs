//! Which lines may be searched: proposed by a rule or the style, with a direction in the model that published effects
//! bear out, and for a fault that the model follows. Every other line with a dose is named with the reason.

use crate::job::DoseLeftOut;
use windlass_chain::{ChainReport, Direction, Quantity};
use windlass_measure::Side;
use windlass_prescription::{AskedBy, Feature, Line, PartKind, Prescription};

/// A line whose dose is searched.
pub(super) struct Searched {
    pub side: Side,
    pub feature: Feature,
    pub prescribed: f64,
}

/// What a feature is for, in the model: the quantity that a fault must have moved.
enum For {
    /// A quantity of walking that a fault has raised.
    Raised(Quantity),
    /// Legs of different length: the pelvis in standing.
    Level,
    /// A toe that is spared.
    Toe,
    /// Not searched, because.
    Not(&'static str),
}

/// What is known of a feature's dose in the model; `None` for what shapes no load (lengths, covers, marks).
fn purpose(feature: Feature) -> Option<For> {
    Some(match feature {
        Feature::RearfootPost | Feature::ForefootPost => For::Raised(Quantity::Eversion),
        Feature::HeelLift => For::Level,
        Feature::MortonsExtension => For::Toe,
        Feature::MedialSkive | Feature::LateralSkive => For::Not(
            "the model reproduces a skive's published effect on heel pressure, but hardly any rearfoot motion, whose direction is unknown",
        ),
        Feature::Inversion => {
            For::Not("no published effect states how far an inverted pour turns the rearfoot")
        }
        Feature::ArchHeight | Feature::ArchPad => For::Not(
            "the model lowers eversion by a contoured arch by less than the meta-analysis found, and ankle dorsiflexion where one study found more",
        ),
        Feature::FirstRayVoid | Feature::ReverseMortons | Feature::HalluxRaise => {
            For::Not("no published effect states what its size does to the first MTP joint")
        }
        Feature::MetatarsalPad | Feature::MetatarsalBar | Feature::NeuromaPad => For::Not(
            "the model has no measure of forefoot pain, so it cannot rank heights of a pad that lowers pressure under the heads",
        ),
        Feature::HeelAperture | Feature::BarPost => For::Not(NO_EFFECT),
        Feature::HeelCushion | Feature::ForefootCushion | Feature::ToeCrest => {
            For::Not("soft material, glued on by hand: it is not part of the device that the model checks")
        }
        other if other.part_kind() == Some(PartKind::Pad) => For::Not(NO_EFFECT),
        _ => return None,
    })
}

const NO_EFFECT: &str = "no published effect of its size is known";

/// The lines that are searched, and those that are not.
pub(super) fn of(prescription: &Prescription, report: &ChainReport) -> (Vec<Searched>, Vec<DoseLeftOut>) {
    let (mut searched, mut left_out) = (Vec::new(), Vec::new());
    for (side, foot) in prescription.feet.iter() {
        for line in foot.iter().flat_map(|f| &f.lines) {
            let (feature, Some(prescribed)) = (line.feature, line.dose.amount()) else { continue };
            let Some(purpose) = purpose(feature).filter(|_| prescribed != 0.0) else { continue };
            match hindrance(line, &purpose, report, side) {
                None => searched.push(Searched { side, feature, prescribed }),
                Some(because) => left_out.push(DoseLeftOut { side, feature, because: because.into() }),
            }
        }
    }
    (searched, left_out)
}

/// Why a line is not searched, if it is not.
fn hindrance(line: &Line, purpose: &For, report: &ChainReport, side: Side) -> Option<&'static str> {
    if line.asked_by == AskedBy::Clinician {
        return Some("the prescriber set this value");
    }
    let moved =
        |q: Quantity, way: Direction| report.finding(side, q).is_some_and(|f| f.fault.direction == way);
    match purpose {
        For::Not(because) => Some(because),
        For::Raised(q) if moved(*q, Direction::Up) => None,
        For::Raised(_) => Some("no condition is recorded that the model could see this relieve"),
        For::Toe if moved(Quantity::MtpDorsiflexion, Direction::Down) => None,
        For::Toe => Some("no first-MTP limitation is recorded"),
        For::Level if pelvis_is_tilted(report) => None,
        For::Level => Some(
            "the legs are recorded as equally long, so the model has no measure of what this lift is for",
        ),
    }
}

fn pelvis_is_tilted(report: &ChainReport) -> bool {
    let sure = |d: Direction| matches!(d, Direction::Up | Direction::Down);
    report.standing.iter().any(|f| f.quantity == Quantity::PelvicDrop && sure(f.fault.direction))
}

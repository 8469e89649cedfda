//! Gait plate: on which side of the forefoot the solid reaches beyond the heads, and whether it is whole there.

use super::Realised;
use super::probe::Probe;
use windlass_geometry::Point2;
use windlass_prescription::{Dose, Feature, FootPrescription, GaitPlate};

/// How much further one side reaches than the other at least, share of foot length.
const OBLIQUE: f64 = 0.07;
/// How far in front of the straight line of the heads, which bulge forward between the second and the fifth, the side that
/// is cut back may end, share of foot length.
const CUT_BACK: f64 = 0.02;
/// Of the shell's wall, the share that the plate has at least.
const WHOLE: f64 = 0.95;

/// Which gait the front edge induces, from how far it reaches in front of the heads on both sides.
pub fn realised(probe: &Probe, rx: &FootPrescription) -> Option<Realised> {
    let requested = rx.line(Feature::GaitPlate)?.dose.clone();
    let wall = rx.amount(Feature::ShellThickness)?;
    let l = &probe.foot.landmarks;
    let [first, second, fifth] = [l.first_met_head, l.second_met_head, l.fifth_met_head].map(|h| h.at.y);
    // A quarter of the way in from the heads: a regular shell ends on the first one's bisection.
    let (medial, lateral) =
        (reach(probe, first + (second - first) / 4.0), reach(probe, fifth + (second - fifth) / 4.0));
    let [oblique, cut_back] = [OBLIQUE, CUT_BACK].map(|share| share * probe.foot.measures.length_mm);
    let is_whole = |reach: &Reach| reach.thinnest >= WHOLE * wall;
    let realised = match () {
        () if lateral.ahead - medial.ahead > oblique && medial.ahead < cut_back && is_whole(&lateral) => {
            Dose::Gait(GaitPlate::InduceOutToe)
        }
        () if medial.ahead - lateral.ahead > oblique && lateral.ahead < cut_back && is_whole(&medial) => {
            Dose::Gait(GaitPlate::InduceInToe)
        }
        () => Dose::Flag(false),
    };
    Some(Realised {
        feature: Feature::GaitPlate,
        within_tolerance: realised == requested,
        requested,
        realised,
        tolerance: 0.0,
        method: "front edge in front of the heads on one side, behind them on the other, as thick as the shell",
    })
}

/// How far the solid reaches in front of the line of the heads, and how thick it is from there to its edge, mm.
struct Reach {
    ahead: f64,
    thinnest: f64,
}

/// Along a line forward at a distance across the foot.
fn reach(probe: &Probe, y: f64) -> Reach {
    const STEP: f64 = 0.5;
    const BEHIND: f64 = 12.0;
    const FARTHEST: f64 = 80.0;
    /// The edge is rounded over this, mm.
    const ROUNDED: f64 = 3.0;
    let heads = probe.heads_line(y);
    let along = (0..).map(|k| STEP * f64::from(k) - BEHIND).take_while(|ahead| *ahead < FARTHEST);
    let whole: Vec<(f64, f64)> =
        along.map_while(|ahead| Some((ahead, probe.material(Point2::new(heads + ahead, y))?))).collect();
    let ahead = whole.last().map_or(-BEHIND, |(ahead, _)| *ahead);
    let inside = whole.iter().filter(|(at, _)| (0.0..ahead - ROUNDED).contains(at));
    Reach { ahead, thinnest: inside.map(|(_, thickness)| *thickness).fold(f64::INFINITY, f64::min) }
}

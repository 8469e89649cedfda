//! The doses read back from the finished triangles. Nothing here knows how a layer was made: it looks at the mesh, at
//! the scanned sole, at the landmarks and, for what changed the shape of the seat, at the same design without the
//! line.

mod change;
mod cup;
mod engraving;
mod extension;
mod flange;
mod gait_plate;
mod heights;
mod holes;
mod perimeter;
mod plane;
mod probe;
mod reinforcement;
mod seat;
mod shape;
mod twins;
mod wall;

pub use heights::Heights;
pub use twins::Twins;

use crate::tolerance::TradeTolerance;
use probe::Probe;
use rayon::prelude::*;
use serde::Serialize;
use windlass_foot::Foot;
use windlass_geometry::Mesh;
use windlass_prescription::{Dose, Feature, FootPrescription, Line};

/// What was asked for beside what the triangles show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Realised {
    /// The feature; its key carries the unit.
    pub feature: Feature,
    /// The dose asked for.
    pub requested: Dose,
    /// The dose found in the triangles.
    pub realised: Dose,
    /// Greatest difference allowed, in the unit of the key; 0 for a flag.
    pub tolerance: f64,
    /// Whether the two agree within it.
    pub within_tolerance: bool,
    /// How it was measured, in a few words.
    pub method: &'static str,
}

impl Realised {
    fn amount(feature: Feature, requested: f64, realised: f64, tolerance: f64, method: &'static str) -> Self {
        let within_tolerance = (realised - requested).abs() <= tolerance;
        Realised {
            feature,
            requested: Dose::Amount(requested),
            realised: Dose::Amount(realised),
            tolerance,
            within_tolerance,
            method,
        }
    }

    /// The feature's key in case files.
    pub fn key(&self) -> &'static str {
        self.feature.key()
    }

    /// The dose asked for, as text.
    pub fn requested_text(&self) -> String {
        dose_text(&self.requested)
    }

    /// The dose found, as text.
    pub fn realised_text(&self) -> String {
        dose_text(&self.realised)
    }
}

fn dose_text(dose: &Dose) -> String {
    match dose {
        Dose::Amount(a) => format!("{a:.2}"),
        Dose::Flag(on) => if *on { "yes" } else { "no" }.into(),
        Dose::Text(text) => text.clone(),
        other => format!("{other:?}"),
    }
}

/// What a design states besides its lines, mm.
#[derive(Debug, Clone, Copy)]
pub struct Stated {
    /// How far the seat was raised for the post's own thickness: the zero from which a lift is counted.
    pub post_base: f64,
    /// Wall of a heel cup that a block carries; `None` where the heel is as thick as the arch.
    pub heel_wall: Option<f64>,
}

/// The heights of heel and ball, and every dose that can be read from the mesh (canonical frame), in the order of the
/// prescription.
pub fn all(
    foot: &Foot,
    rx: &FootPrescription,
    mesh: &Mesh,
    stated: Stated,
    twins: &dyn Twins,
    tolerance: TradeTolerance,
) -> (Vec<Realised>, Heights) {
    let front_back = rx.placements.trim().front_back_mm();
    let probe = Probe::new(foot, mesh, rx.amount(Feature::TopCover).unwrap_or(0.0), front_back);
    let seat = seat::Seat::measure(&probe, twins, rx);
    let wall = wall::measure(&probe, twins.lettering(), rx, stated.heel_wall);
    let read = |line: &Line| {
        let feature = line.feature;
        match feature {
            Feature::ShellThickness => wall::realised(&wall, rx.amount(feature)?, tolerance.wall_mm),
            Feature::HeelCup => cup::realised(&probe, &seat, rx, tolerance.edge_mm),
            Feature::RearfootPost | Feature::Inversion => {
                seat::tilt((&probe, &seat, twins), rx, feature, tolerance.angle_deg)
            }
            Feature::HeelLift => seat::lift(&seat, &wall, stated.post_base, rx),
            Feature::RearfootPostMotion => seat::motion(&probe, rx, tolerance.angle_deg),
            Feature::MedialFlange | Feature::LateralFlange => {
                flange::realised((&probe, twins), feature, rx.amount(feature)?, tolerance.edge_mm)
            }
            Feature::FirstRayCutout | Feature::FifthRayCutout => extension::cutout(&probe, rx, feature),
            Feature::MortonsExtension => extension::plate(&probe, rx),
            Feature::GaitPlate => gait_plate::realised(&probe, rx),
            Feature::Perimeter => perimeter::realised(foot, mesh, rx.amount(feature)?),
            Feature::Ventilation => holes::realised(mesh, rx),
            Feature::Engraving => engraving::realised(twins, mesh, twins.lettering()?, rx),
            Feature::ArchReinforcement => reinforcement::realised(&probe, rx),
            _ => shape::realised((&probe, twins), rx, feature, tolerance.angle_deg),
        }
    };
    let by_hand: Vec<Feature> = crate::doses::by_hand(rx).map(|l| l.feature).collect();
    let lines: Vec<&Line> = rx.lines.iter().filter(|l| !by_hand.contains(&l.feature)).collect();
    (lines.par_iter().filter_map(|line| read(line)).collect(), Heights::read(&probe))
}

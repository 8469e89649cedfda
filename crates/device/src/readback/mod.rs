//! The doses read back from the finished triangles. Nothing here knows how a layer was made: it looks at the
//! mesh, at the scanned sole, and at the landmarks.

mod cup;
mod extension;
mod plane;
mod probe;
mod seat;
mod wall;

use probe::Probe;
use serde::Serialize;
use windlass_foot::Foot;
use windlass_geometry::Mesh;
use windlass_prescription::{Dose, Feature, FootPrescription};

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
        other => format!("{other:?}"),
    }
}

/// Every dose that can be read from the mesh (canonical frame), in the order of the prescription. `post_base` is
/// how far the seat was raised for the post's own thickness, mm: the zero from which a lift is counted.
pub fn all(foot: &Foot, rx: &FootPrescription, mesh: &Mesh, post_base: f64) -> Vec<Realised> {
    let probe = Probe::new(foot, mesh);
    let seat = seat::Seat::measure(&probe, rx);
    let wall = wall::measure(&probe);
    rx.lines
        .iter()
        .filter_map(|line| {
            let asked = rx.amount(line.feature);
            match line.feature {
                Feature::ShellThickness => wall::realised(&wall, asked?),
                Feature::HeelCup => cup::realised(&probe, &seat, asked?),
                Feature::RearfootPost | Feature::Inversion => seat::tilt(&seat, rx, line.feature),
                Feature::HeelLift => seat::lift(&seat, &wall, post_base, rx),
                Feature::RearfootPostMotion => seat::motion(&probe, rx, asked?),
                Feature::FirstRayCutout => extension::cutout(&probe, rx),
                Feature::MortonsExtension => extension::plate(&probe, asked?),
                _ => None,
            }
        })
        .collect()
}

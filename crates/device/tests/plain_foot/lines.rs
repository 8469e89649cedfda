//! The lines of a plain functional device.

use windlass_measure::{Grade, Source};
use windlass_prescription::{ArchFill, AskedBy, Dose, Feature, FootPrescription, Line};

/// A prescription of the given lines on top of a plain functional device.
pub fn prescription(lines: &[(Feature, Dose)]) -> FootPrescription {
    let mut all = vec![
        (Feature::ShellThickness, Dose::Amount(3.0)),
        (Feature::HeelCup, Dose::Amount(14.0)),
        (Feature::RearfootPost, Dose::Amount(0.0)),
        (Feature::ArchFill, Dose::Fill(ArchFill::None)),
    ];
    all.retain(|(feature, _)| lines.iter().all(|(other, _)| other != feature));
    all.extend(lines.iter().cloned());
    let lines = all.into_iter().map(|(feature, dose)| Line {
        feature,
        dose,
        asked_by: AskedBy::Clinician,
        reason: "test".into(),
        grade: Grade::D,
        source: Source("test".into()),
        would_change: None,
        flags: Vec::new(),
    });
    FootPrescription { lines: lines.collect(), ..FootPrescription::default() }
}

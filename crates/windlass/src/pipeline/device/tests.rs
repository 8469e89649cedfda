//! A proposed flange that the foot has no wall for is lowered and said; what the clinician wrote is not.
#![allow(clippy::unwrap_used)]

use super::*;
use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{LandmarkOverrides, measure};
use windlass_measure::{Grade, Source};
use windlass_prescription::Line;
use windlass_scan::{ScanRequest, read};

fn foot() -> Foot {
    let bytes = ply(&synthesise(&FootShape::default(), 2.5).mesh, None);
    measure(&read(&ScanRequest::new(&bytes, "foot.ply")).unwrap(), &LandmarkOverrides::default()).unwrap()
}

/// A lateral flange beside a shell so wide that its edge stands beyond the wall of the foot.
fn prescribed(asked_by: AskedBy) -> FootPrescription {
    let doses = [
        (Feature::ShellThickness, 3.0),
        (Feature::HeelCup, 14.0),
        (Feature::LateralFlange, 12.0),
        (Feature::Perimeter, 1.5),
    ];
    let lines = doses.map(|(feature, mm)| Line {
        feature,
        dose: Dose::Amount(mm),
        asked_by,
        reason: "test".into(),
        grade: Grade::D,
        source: Source("test".into()),
        would_change: None,
        flags: Vec::new(),
    });
    FootPrescription { lines: lines.into() }
}

fn fitted_to(foot: &Foot, lines: &FootPrescription) -> Result<Fitted, Vec<Complaint>> {
    fitted(foot, lines, Stock::default(), MeshOptions::default())
}

fn offers(feature: Feature, mm: Option<f64>) -> Refusal {
    Refusal { feature, why: String::new(), next_step: String::new(), offered: mm }
}

#[test]
fn a_proposed_flange_for_which_the_foot_has_no_wall_is_left_out_and_said() {
    let foot = foot();
    let asked = prescribed(AskedBy::Rule);
    let fitted = fitted_to(&foot, &asked).map_err(|c| c[0].to_string()).unwrap();
    assert_eq!(fitted.lines.amount(Feature::LateralFlange), Some(0.0));
    let [note] = &fitted.notes[..] else { unreachable!("{:?}", fitted.notes) };
    assert_eq!(note.place, "prescription.right.lateral_flange_mm");
    assert!(note.text.contains("12 mm was proposed; this foot has wall for 0 mm"), "{}", note.text);
    for line in asked.lines.iter().filter(|l| l.feature != Feature::LateralFlange) {
        assert_eq!(fitted.lines.line(line.feature), Some(line));
    }
    let found = |feature| fitted.device.realised.iter().any(|r| r.feature == feature);
    assert!(
        found(Feature::HeelCup) && !found(Feature::LateralFlange),
        "no flange is read from the triangles"
    );
}

#[test]
fn a_flange_that_the_clinician_wrote_is_refused_with_what_would_fit() {
    let Err(complaints) = fitted_to(&foot(), &prescribed(AskedBy::Clinician)) else {
        unreachable!("it was built")
    };
    let text: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    assert!(text.iter().any(|t| t.contains("prescription.right.lateral_flange_mm")), "{text:?}");
}

#[test]
fn an_offer_is_taken_to_a_tenth_below_it_and_less_than_half_a_millimetre_is_none() {
    let (foot, asked) = (foot(), prescribed(AskedBy::Style));
    for (offered, built) in [(6.04, 5.6), (0.95, 0.5), (0.85, 0.0), (0.0, 0.0)] {
        let mut lines = asked.clone();
        assert!(lower(&foot, &asked, &mut lines, &offers(Feature::LateralFlange, Some(offered))).is_some());
        assert_eq!(lines.amount(Feature::LateralFlange), Some(built), "{offered}");
    }
}

#[test]
fn only_a_proposed_flange_with_an_offer_may_be_lowered() {
    let of = |asked_by, feature, mm| may_lower(&prescribed(asked_by), &offers(feature, mm));
    let flange = Feature::LateralFlange;
    assert!(of(AskedBy::Rule, flange, Some(3.0)) && of(AskedBy::Style, flange, Some(3.0)));
    assert!(!of(AskedBy::Clinician, flange, Some(3.0)), "the clinician's own");
    assert!(!of(AskedBy::Rule, flange, None), "nothing is offered");
    assert!(!of(AskedBy::Rule, Feature::HeelCup, Some(3.0)), "no flange");
    assert!(!of(AskedBy::Rule, Feature::MedialFlange, Some(3.0)), "not prescribed");
}

//! A proposed flange that the foot has no wall for is lowered and said; what the clinician wrote is not.
#![allow(clippy::unwrap_used)]

use super::*;
use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_foot::{LandmarkOverrides, measure};
use windlass_measure::{Grade, Source};
use windlass_prescription::{AskedBy, Dose, Line};
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
    FootPrescription { lines: lines.into(), ..FootPrescription::default() }
}

fn fitted_to(foot: &Foot, lines: &FootPrescription) -> Result<Fitted, Vec<Complaint>> {
    fitted(foot, lines, Stock::default(), MeshOptions::default(), |_| Ok(Judgement::default()))
}

/// What is built when these lines meet an objection: the dose, or nothing when the line must stand.
fn next(lines: &FootPrescription, feature: Feature, offered: Option<f64>) -> Option<f64> {
    let objection = Objection { feature, why: "a test".into(), offered };
    let (lower, notes) = give_way::give_way(&foot(), lines, lines, &[objection])?;
    assert_eq!(notes.len(), 1);
    Some(lower.amount(feature).unwrap_or(0.0))
}

#[test]
fn a_proposed_flange_for_which_the_foot_has_no_wall_is_left_out_and_said() {
    let foot = foot();
    let asked = prescribed(AskedBy::Rule);
    let fitted = fitted_to(&foot, &asked).map_err(|c| c[0].to_string()).unwrap();
    assert_eq!(fitted.lines.amount(Feature::LateralFlange), Some(0.0));
    let [note] = &fitted.notes[..] else { unreachable!("{:?}", fitted.notes) };
    assert_eq!(note.place, "prescription.right.lateral_flange_mm");
    assert!(note.text.contains("12 mm was proposed") && note.text.ends_with("left out"), "{}", note.text);
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
    let lines = prescribed(AskedBy::Style);
    for (offered, built) in [(6.04, 5.6), (0.95, 0.5), (0.85, 0.0), (0.0, 0.0)] {
        assert_eq!(next(&lines, Feature::LateralFlange, Some(offered)), Some(built), "{offered}");
    }
}

#[test]
fn proposals_give_way_to_less_then_to_nothing_and_what_a_device_needs_stands() {
    let mut lines = prescribed(AskedBy::Rule);
    lines.lines.push(Line {
        feature: Feature::MetatarsalPad,
        dose: Dose::Amount(5.0),
        ..lines.lines[0].clone()
    });
    assert_eq!(next(&lines, Feature::MetatarsalPad, None), Some(4.0), "three quarters, on a half millimetre");
    assert_eq!(next(&lines, Feature::HeelCup, None), Some(12.0));
    assert_eq!(next(&lines, Feature::ShellThickness, None), None);
    assert_eq!(next(&lines, Feature::MedialFlange, Some(3.0)), None, "not prescribed");
    assert_eq!(
        next(&prescribed(AskedBy::Clinician), Feature::LateralFlange, Some(3.0)),
        None,
        "the clinician's own"
    );
    let mut tried = lines.clone();
    tried.lines.last_mut().unwrap().dose = Dose::Amount(4.0);
    let objection = Objection { feature: Feature::MetatarsalPad, why: "a test".into(), offered: None };
    let (lower, notes) = give_way::give_way(&foot(), &lines, &tried, &[objection]).unwrap();
    assert!(lower.line(Feature::MetatarsalPad).is_none());
    assert!(
        notes[0].text.contains("5 mm was proposed") && notes[0].text.contains("left out"),
        "{}",
        notes[0].text
    );
}

#[test]
fn the_tolerances_are_those_of_the_policy() {
    let case = |policy: &str| {
        let text = format!(
            "schema = \"windlass.case/1\"\n[case]\nid = \"T-1\"\n[patient]\nmass_kg = 70\n\
             [foot.left.scan]\nfile = \"left.stl\"\n[policy]\n{policy}"
        );
        Case::read("case.toml", text.as_bytes()).unwrap()
    };
    let settings = Settings::built_in().unwrap();
    assert_eq!(tolerance(&case(""), &settings), TradeTolerance::default());
    let own = "edge_tolerance_mm = 0.8\nangle_tolerance_deg = 0.5\nwall_tolerance_mm = 0.2\n";
    let found = tolerance(&case(own), &settings);
    assert_eq!(found, TradeTolerance { edge_mm: 0.8, angle_deg: 0.5, wall_mm: 0.2 });
}

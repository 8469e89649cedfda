//! The measured feet against the patient and against each other: a foot of another person's size is a question, never a
//! device.

use crate::case::Case;
use crate::made::MeasuredFoot;
use crate::{Complaint, Complaints};
use windlass_measure::{Both, FOOT_LENGTH_PER_STATURE, Note, Side};

/// Foot lengths over stature that are believed: four SD either way in ANSUR II (Gordon et al. 2014).
const STATURES: std::ops::RangeInclusive<f64> = 0.130..=0.172;
/// How far two feet of one person may differ in length: 12 mm of 250.
const FEET_DIFFER: f64 = 0.05;
/// How much longer than its shoe inside a foot may be measured, mm: a standing foot against a soft counter.
const OVER_SHOE_MM: f64 = 6.0;
/// How near a length measured on the patient must be to that of the scan to answer such a question.
const CONFIRMED: f64 = 0.03;

/// The length to be expected of a patient whose height is known, mm.
pub(super) fn expected_length_mm(case: &Case) -> Option<f64> {
    case.file.patient.height_m.map(|h| 1000.0 * FOOT_LENGTH_PER_STATURE * h)
}

/// Asks about feet that are not this patient's size, or not a pair.
pub(super) fn check(case: &Case, feet: &Both<Option<MeasuredFoot>>) -> Result<(), Complaints> {
    let length = |side: Side| feet.get(side).as_ref().map(|f| f.foot.measures.length_mm);
    let mut doubts = Vec::new();
    for side in Side::BOTH {
        if let Some(own) = length(side).filter(|own| !is_confirmed(case, side, *own)) {
            doubts.extend(of_one(case, side, own));
        }
    }
    if let (Some(left), Some(right)) = (length(Side::Left), length(Side::Right))
        && (left - right).abs() > FEET_DIFFER * left.max(right)
        && !(is_confirmed(case, Side::Left, left) && is_confirmed(case, Side::Right, right))
    {
        let text = format!(
            "the left foot is {left:.0} mm long and the right {right:.0} mm: they differ by more than 5 %"
        );
        doubts.push(Complaint::input(format!("{}: foot", case.name), text).then(
            "check units and camera of both scans. If the feet do differ, write foot_length_mm, as measured, in both scan tables",
        ));
    }
    if doubts.is_empty() { Ok(()) } else { Err(Complaints(doubts)) }
}

/// Body mass over the square of the stature that the foot speaks for, kg/m2; nearly all adults are inside.
const BODY_MASS_INDEX: std::ops::RangeInclusive<f64> = 13.0..=40.0;

/// Asks about a body mass that does not go with the length of the feet, where no height is recorded to compare it with: a
/// mass in pounds, or a child's foot with an adult's mass.
pub(super) fn questions(case: &Case, feet: &Both<Option<MeasuredFoot>>) -> Option<Note> {
    let patient = &case.file.patient;
    if patient.height_m.is_some() {
        return None;
    }
    let (side, foot) = feet.iter().find_map(|(side, foot)| Some((side, foot.as_ref()?)))?;
    let length = foot.foot.measures.length_mm;
    let stature = length / FOOT_LENGTH_PER_STATURE / 1000.0;
    let index = patient.mass_kg / (stature * stature);
    (!BODY_MASS_INDEX.contains(&index)).then(|| {
        let text = format!(
            "{} kg with a {side} foot of {length:.0} mm: a person of that foot is about {stature:.2} m tall, which makes a body \
             mass index of {index:.0}",
            patient.mass_kg
        );
        Note::warning("patient.mass_kg", text)
            .then("check the mass, in kilograms, and the units of the scan; record the height")
    })
}

fn is_confirmed(case: &Case, side: Side, own: f64) -> bool {
    let stated = case.file.foot.get(side).and_then(|f| f.scan.as_ref()?.foot_length_mm);
    stated.is_some_and(|l| (l / own - 1.0).abs() < CONFIRMED)
}

fn of_one(case: &Case, side: Side, own: f64) -> Option<Complaint> {
    let place = format!("{}: foot.{side}.scan", case.name);
    let step = "check the scan's units and its camera. If the length is right, write it as measured on the patient: \
                foot_length_mm in the scan table";
    if let Some(height) = case.file.patient.height_m
        && !STATURES.contains(&(own / (1000.0 * height)))
    {
        let text = format!(
            "the foot is {own:.0} mm long, {:.1} % of a height of {height} m; 13 to 17 % are usual",
            own / (10.0 * height)
        );
        return Some(Complaint::input(place, text).then(step));
    }
    let inside = case.file.footwear.internal_length_mm?;
    (own > inside + OVER_SHOE_MM).then(|| {
        let text = format!("the foot is {own:.0} mm long and the shoe inside {inside:.0} mm");
        Complaint::input(place, text).then(step)
    })
}

//! The unit of a file that does not state it, from the size of a foot.

use windlass_measure::{LengthUnit, Note};

/// Middle of adult foot lengths, mm (de Castro 2010 and others give 230-280).
const USUAL_MM: f64 = 250.0;
/// Lengths of feet from an infant's to the largest, mm.
const FEET_MM: std::ops::Range<f64> = 110.0..330.0;

/// The unit in which the foot is nearest to the expected (or the usual) length by ratio, with the note that says so; `Err`
/// with both lengths where two units make a foot of it and nothing tells which.
pub(crate) fn infer(length: f64, expected: Option<f64>) -> Result<(LengthUnit, Note), String> {
    let expected_mm = expected.unwrap_or(USUAL_MM);
    let distance = |u: &LengthUnit| libm::log(length * u.millimetres() / expected_mm).abs();
    let mut units = LengthUnit::ALL;
    units.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    let [best, second, ..] = units;
    let mm = |u: LengthUnit| length * u.millimetres();
    if expected.is_none() && FEET_MM.contains(&mm(second)) && FEET_MM.contains(&mm(best)) {
        return Err(format!(
            "in {} the foot is {:.0} mm long, in {} {:.0} mm",
            best.name(),
            mm(best),
            second.name(),
            mm(second)
        ));
    }
    let by = if expected.is_some() { " and the patient" } else { "" };
    let text =
        format!("unit inferred from the size{by}: {} makes the foot {:.0} mm long", best.name(), mm(best));
    let note = if expected.is_none() && (100.0..400.0).contains(&mm(second)) {
        Note::warning("scan.units", format!("{text}; {} would make it {:.0} mm", second.name(), mm(second)))
            .then("state the unit in the case")
    } else {
        Note::info("scan.units", text)
    };
    Ok((best, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_of_a_foot_are_a_question_and_the_patient_answers_it() {
        assert_eq!(infer(25.7, None).unwrap().0, LengthUnit::Centimetre);
        assert_eq!(infer(10.1, None).unwrap().0, LengthUnit::Inch);
        assert!(infer(12.0, None).is_err());
        assert_eq!(infer(12.0, Some(130.0)).unwrap().0, LengthUnit::Centimetre);
        assert_eq!(infer(12.0, Some(280.0)).unwrap().0, LengthUnit::Inch);
    }
}

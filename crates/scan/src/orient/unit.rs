//! The unit of a file that does not state it, from the size of a foot.

use windlass_measure::{LengthUnit, Note};

/// Middle of adult foot lengths, mm (de Castro 2010 and others give 230-280).
const USUAL_MM: f64 = 250.0;

/// The unit in which the foot is nearest to the usual length by ratio, with the note that says so.
pub(crate) fn infer(length: f64) -> (LengthUnit, Note) {
    let distance = |u: &LengthUnit| libm::log(length * u.millimetres() / USUAL_MM).abs();
    let mut units = LengthUnit::ALL;
    units.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    let [best, second, ..] = units;
    let mm = |u: LengthUnit| length * u.millimetres();
    let text = format!("unit inferred from the size: {} makes the foot {:.0} mm long", best.name(), mm(best));
    let note = if (100.0..400.0).contains(&mm(second)) {
        Note::warning("scan.units", format!("{text}; {} would make it {:.0} mm", second.name(), mm(second)))
            .then("state the unit in the case")
    } else {
        Note::info("scan.units", text)
    };
    (best, note)
}

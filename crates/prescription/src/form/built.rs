//! The finished devices in numbers, under the order table: what heel and ball stand on, and how the heels differ.

use super::layout::labelled;
use crate::Prescription;
use crate::as_built::{AsBuilt, HeelDifference};
use windlass_measure::figures::fixed;
use windlass_measure::{Both, Side};

/// A line of the table: its name and its number.
type Row = (&'static str, fn(&AsBuilt) -> String);

const ROWS: [Row; 5] = [
    ("heel over the shoe floor, mm", |built| fixed(built.heights.heel_mm, 1)),
    ("ball over the shoe floor, mm", |built| fixed(built.heights.ball_mm, 1)),
    ("of which cover, mm", |built| fixed(built.heights.cover_under_ball_mm, 1)),
    ("pitch, heel over ball, mm", |built| fixed(built.heights.pitch_mm, 1)),
    ("mass without cover, g", |built| fixed(built.mass_g, 0)),
];

/// Writes the lines; nothing where there is no device yet.
pub(super) fn table(out: &mut String, prescription: &Prescription, built: &Both<Option<AsBuilt>>) {
    if built.left.is_none() && built.right.is_none() {
        return;
    }
    out.push_str(&format!("{:<40}{:>18}  {:>18}\n", "As built", "left", "right"));
    for (name, number) in ROWS {
        let [left, right] = Side::BOTH.map(|side| match built.get(side) {
            Some(built) => format!(" {}", number(built)),
            None => " no device".to_owned(),
        });
        out.push_str(&format!("  {name:.<38}{left:.>18}..{right:.>18}\n"));
    }
    if let Some(difference) = HeelDifference::of(prescription, built) {
        labelled(out, 2, "Heels: ", &format!("{}.", difference.says()));
    }
    labelled(
        out,
        2,
        "",
        "Heights count the cover, as it lies under the foot, and cushions before they are pressed.",
    );
}

//! A comparison as a table: each quantity that some device changes, with its value and change under every device.

use super::lines::hung;
use windlass::chain::figures::{number, signed, unit_after};
use windlass::chain::{Change, Direction};
use windlass::{ComparedRow, Comparison};

/// Width of a device's name, characters.
const NAME: usize = 30;

/// What each device changes; what nothing changes by more than can be measured is left to the JSON.
pub fn compare(comparison: &Comparison) -> String {
    let mut text = format!("case {}: devices compared\n", comparison.id);
    for option in &comparison.options {
        text.push_str(&hung(&format!("{}: {}", option.title, option.says), 76, "  ", "    "));
        if let Some(why) = &option.not_computed {
            text.push_str(&hung(&format!("not computed: {why}"), 74, "    ", "    "));
        }
        for objection in &option.guard {
            text.push_str(&hung(
                &format!("load shift: {}: {}", objection.side, objection.text),
                74,
                "    ",
                "    ",
            ));
        }
    }
    if let Some(first) = &comparison.first_step {
        text.push_str(&hung(&format!("first step: {first}"), 78, "", "  "));
    }
    for row in &comparison.evidence {
        text.push_str(&hung(
            &format!("evidence [{}]: {} ({})", row.grade, row.says, row.source),
            78,
            "",
            "  ",
        ));
    }
    let changing: Vec<&ComparedRow> = comparison.rows.iter().filter(|row| changes(row)).collect();
    for row in &changing {
        text.push_str(&quantity(row, comparison));
    }
    let rest = comparison.rows.len() - changing.len();
    text.push_str("\n? direction uncertain   ~ too small to measure in one person   * exploratory\n");
    text.push_str(&format!(
        "{rest} further quantities change by less than can be measured; --json has them all\n"
    ));
    text
}

/// Whether some device changes it in a known direction by more than can be measured in one person.
fn changes(row: &ComparedRow) -> bool {
    row.values.iter().flatten().filter_map(|v| v.change.as_ref()).any(|change| change.matters())
}

fn quantity(row: &ComparedRow, comparison: &Comparison) -> String {
    let side = row.side.map_or(String::new(), |side| format!("{side}: "));
    let exploratory = if row.exploratory { " *" } else { "" };
    let mut text = format!("\n{side}{}{}{exploratory}\n", row.title, in_brackets(&row.unit));
    for (option, value) in comparison.options.iter().zip(&row.values) {
        let Some(value) = value else { continue };
        let line = format!(
            "  {:<NAME$} {:>8}  {}",
            option.title,
            number(value.value.median),
            value.change.as_ref().map(|c| change(c, &row.unit)).unwrap_or_default()
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn in_brackets(unit: &str) -> String {
    match unit_after(unit).trim() {
        "" => String::new(),
        unit => format!(", {unit}"),
    }
}

fn change(change: &Change, unit: &str) -> String {
    let mark = match change.direction {
        Direction::Unchanged => return "none".to_owned(),
        Direction::NotDetermined => " ?",
        _ if change.below_measurable => " ~",
        _ => "",
    };
    // A percentage of an angle or a position means nothing.
    let (spread, digits, unit) = match change.percent.filter(|_| !matches!(unit, "deg" | "mm")) {
        Some(percent) => (percent, 0, " %".to_owned()),
        None => (change.absolute, 1, unit_after(unit)),
    };
    let [median, low, high] = [spread.median, spread.low, spread.high].map(|value| signed(value, digits));
    format!("{median}{unit} ({low} to {high}){mark}")
}

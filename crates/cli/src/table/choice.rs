//! The result of a search as a table: dimensions prescribed and proposed, what changes at which joint, what was left out.

use super::lines::{hung, wrapped};
use windlass::chain::figures::{number, signed, unit_after};
use windlass::chain::{Direction, Shift};
use windlass::job::DoseChoice;

/// What other dimensions would change.
pub fn choice(choice: &DoseChoice) -> String {
    let mut text = "\nother dimensions of the prescribed modifications\n".to_owned();
    text.push_str(&hung(&choice.says, 76, "  ", "  "));
    for c in &choice.proposed {
        let (title, unit) = (c.feature.title(), c.feature.unit());
        text.push_str(&format!(
            "  {:<5} {title:<24} prescribed {:>5} {unit:<4} alternative {:>5} {unit}\n",
            c.side.name(),
            c.prescribed,
            c.dose
        ));
    }
    let shifts =
        choice.against_prescribed.iter().flat_map(|c| &c.shifts).filter(|_| !choice.proposed.is_empty());
    let mut shifts = shifts.peekable();
    if shifts.peek().is_some() {
        text.push_str(
            "  what changes at which joint           prescribed  altern.  change (80 % interval)\n",
        );
    }
    shifts.for_each(|s| text.push_str(&row(s)));
    for t in &choice.tried {
        text.push_str(&hung(&format!("tried: {}", t.says()), 74, "  ", "    "));
    }
    for l in &choice.left_out {
        text.push_str(&hung(&format!("not searched: {}", l.says()), 74, "  ", "    "));
    }
    text
}

fn row(s: &Shift) -> String {
    let a = s.change.absolute;
    let digits = if s.now.median.abs() < 9.95 { 2 } else { 1 };
    let [median, low, high] = [a.median, a.low, a.high].map(|v| signed(v, digits));
    let mark = match s.change.direction {
        Direction::NotDetermined => " ?",
        _ if s.change.below_measurable => " ~",
        _ => "",
    };
    let exploratory = if s.exploratory { " *" } else { "" };
    let mut lines = wrapped(&format!("{} {}", s.side, s.title), 34, "");
    let last = lines.pop().unwrap_or_default();
    let mut text: String = lines.iter().map(|l| format!("  {l}\n")).collect();
    text.push_str(&format!(
        "  {last:<36} {:>9} {:>9}  {median} ({low} to {high}){}{mark}{exploratory}\n",
        number(s.now.median),
        number(s.then.median),
        unit_after(&s.unit)
    ));
    text
}

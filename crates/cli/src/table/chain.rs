//! The load check as a table: each quantity without and with the device, and its change with an 80 % interval.

use windlass_lab::chain::{ChainReport, Direction, Finding, Step};

/// Width of a quantity's title, characters; longer titles take a second line.
const TITLE: usize = 28;

/// The chain check: each quantity without and with the device.
pub fn chain(report: &ChainReport) -> String {
    let mut text = String::new();
    for (side, walking) in report.walking.iter() {
        let Some(walking) = walking else { continue };
        text.push_str(&format!(
            "\n{side} side, walking: per step, {} steps a day in all\n",
            report.steps_per_day
        ));
        text.push_str(&story(report.story.get(side).as_deref().unwrap_or_default()));
        text.push_str(&findings(&walking.findings));
    }
    if !report.standing.is_empty() {
        text.push_str("\nstanding\n");
        text.push_str(&findings(&report.standing));
    }
    text.push_str(&guard(report));
    for gap in &report.not_modelled {
        text.push_str(&format!("not modelled: {gap}\n"));
    }
    text
}

/// What the guard says, and what to change.
pub(super) fn guard(report: &ChainReport) -> String {
    report.guard.iter().map(|g| format!("guard: {}: {}\n  next: {}\n", g.side, g.text, g.next_step)).collect()
}

/// What the faults of a side do, from the toe up.
fn story(steps: &[Step]) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let mut text =
        "  what its faults do, from the toe up: unimpaired to faulty, change (80 % of draws)\n".to_owned();
    for (number, step) in steps.iter().enumerate() {
        let lead = format!("{:>4}. ", number + 1);
        for (k, line) in wrapped(&step.text, 72).iter().enumerate() {
            text.push_str(&format!("{}{line}\n", if k == 0 { &lead } else { "      " }));
        }
    }
    text.push('\n');
    text
}

/// A text on lines of at most so many characters.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn findings(findings: &[Finding]) -> String {
    let mut text =
        format!("  {:<TITLE$} {:>7} {:>7} {:<6} change (80 % of draws)\n", "", "without", "with", "");
    for finding in findings {
        text.push_str(&row(finding));
    }
    text.push_str("  ? direction not determined   ~ smaller than measurable   * exploratory\n");
    text
}

fn row(finding: &Finding) -> String {
    let with = finding.with.map_or("-".to_owned(), |with| number(with.median));
    let lines = folded(finding.title);
    let (last, before) = lines.split_last().map_or(("", &[][..]), |(last, before)| (last.as_str(), before));
    let mut text: String = before.iter().map(|line| format!("  {line}\n")).collect();
    let without = number(finding.without.median);
    let row = format!("  {last:<TITLE$} {without:>7} {with:>7} {:<6} {}", finding.unit, change(finding));
    text.push_str(row.trim_end());
    text.push('\n');
    text
}

/// Three figures say all that the model knows.
pub(super) fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 99.5 => format!("{value:.0}"),
        size if size >= 9.95 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// A change with its sign; one that rounds to nothing has none.
pub(super) fn signed(value: f64, decimals: usize) -> String {
    let text = format!("{value:+.decimals$}");
    if text.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) { text } else { "0".to_owned() }
}

/// A title on lines of at most [`TITLE`] characters; every line after the first is indented.
fn folded(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= TITLE => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("  {word}")),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn change(finding: &Finding) -> String {
    let Some(change) = finding.device else {
        return String::new();
    };
    let size = match change.percent {
        // A share of an angle or a place says nothing.
        Some(p) if !matches!(finding.unit, "deg" | "mm") => {
            let [median, low, high] = [p.median, p.low, p.high].map(|value| signed(value, 0));
            format!("{median} % ({low}..{high})")
        }
        _ => {
            let a = change.absolute;
            let [median, low, high] = [a.median, a.low, a.high].map(|value| signed(value, 1));
            format!("{median} ({low}..{high})")
        }
    };
    let mark = match change.direction {
        Direction::Unchanged => return "none".into(),
        Direction::NotDetermined => " ?",
        _ if change.below_measurable => " ~",
        _ => "",
    };
    let exploratory = if finding.exploratory { " *" } else { "" };
    format!("{size}{mark}{exploratory}")
}

#[cfg(test)]
mod tests {
    use super::{TITLE, folded, number, signed};

    #[test]
    fn titles_fold_at_words_and_lose_none() {
        let title = "external hip extension moment in late stance";
        let lines = folded(title);
        assert!(lines.iter().all(|line| line.chars().count() <= TITLE), "{lines:?}");
        let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        assert_eq!(words.join(" "), title);
    }

    #[test]
    fn a_change_of_nothing_has_no_sign() {
        let texts =
            [(-0.3, 0), (0.04, 1), (-1.26, 1), (12.0, 0)].map(|(value, places)| signed(value, places));
        assert_eq!(texts, ["0", "0", "-1.3", "+12"]);
    }

    #[test]
    fn numbers_keep_three_figures() {
        assert_eq!([464.82, 99.7, -11.26, 9.96, 0.094].map(number), ["465", "100", "-11.3", "10.0", "0.09"]);
    }
}

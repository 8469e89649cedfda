//! The load check as a table: each quantity without and with the device, and its change with an 80 % interval.

use super::forces;
use super::lines::{hung, wrapped};
use windlass::chain::figures::{number, signed, unit_after};
use windlass::chain::{ChainReport, Direction, Finding, Step};
use windlass::job::Alternative;

/// Width of a quantity's title, characters; longer titles take a second line.
const TITLE: usize = 28;

/// The whole chain check: the effect of the findings, each quantity without and with the device, a day, what is not modelled.
pub fn chain(report: &ChainReport) -> String {
    let mut text = String::new();
    for (side, walking) in report.walking.iter() {
        let Some(walking) = walking else { continue };
        text.push_str(&format!(
            "\n{side} side, walking: values per step ({} steps/day, both feet)\n",
            report.steps_per_day
        ));
        text.push_str(&story(report.story.get(side).as_deref().unwrap_or_default()));
        text.push_str(&findings(&walking.findings));
    }
    if !report.standing.is_empty() {
        text.push_str("\nstanding\n");
        text.push_str(&findings(&report.standing));
    }
    text.push_str(&forces::day(report));
    text.push_str(&guard(report));
    text.push_str(&format!(
        "pelvis and trunk: largest moment left unbalanced {} % of force x height\n",
        number(report.unbalanced_percent)
    ));
    for gap in &report.not_modelled {
        text.push_str(&hung(gap, 64, "not modelled: ", "  "));
    }
    text
}

/// Whether the device changes a quantity in a known direction by more than can be measured in one person.
pub(super) fn matters(finding: &Finding) -> bool {
    finding.device.is_some_and(|change| change.matters())
}

/// What the load check says of a proposal.
pub fn asked(report: &ChainReport, alternatives: &[Alternative]) -> String {
    let mut text = match report.guard.len() {
        0 => "load check: no objection to this proposal as built\n".to_owned(),
        _ => "load check: objects to this proposal as built\n".to_owned(),
    };
    text.push_str(&guard(report));
    // Each alone is the next step of its objection already.
    for all in alternatives.iter().filter(|a| a.silences.len() > 1) {
        text.push_str(&hung(&format!("{}; {}", all.says, all.trade), 74, "  no objection with ", "    "));
    }
    text
}

/// What the guard objects to, with the next step; and what it remarks.
pub(super) fn guard(report: &ChainReport) -> String {
    let objections = report.guard.iter().map(|g| {
        hung(&format!("{}: {}", g.side, g.text), 68, "load shift: ", "  ")
            + &hung(&g.next_step, 72, "  next: ", "    ")
    });
    let remarks =
        report.guard_remarks.iter().map(|g| hung(&format!("{}: {}", g.side, g.text), 72, "remark: ", "  "));
    objections.chain(remarks).collect()
}

/// The effect of one side's conditions, from the toe upward.
fn story(steps: &[Step]) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let mut text =
        "  effect of the findings, toe upward: unimpaired to affected, change (80 % interval)\n".to_owned();
    for (number, step) in steps.iter().enumerate() {
        let lead = format!("{:>4}. ", number + 1);
        text.push_str(&hung(&step.text, 72, &lead, "      "));
    }
    text.push('\n');
    text
}

fn findings(findings: &[Finding]) -> String {
    let mut text =
        format!("  {:<TITLE$} {:>7} {:>7} {:<6} change (80 % interval)\n", "", "without", "with", "");
    for finding in findings {
        text.push_str(&row(finding));
    }
    text.push_str("  ? direction uncertain   ~ too small to measure in one person   * exploratory\n");
    text
}

fn row(finding: &Finding) -> String {
    let with = finding.with.map_or("-".to_owned(), |with| number(with.median));
    let lines = wrapped(&finding.title, TITLE, "  ");
    let (last, before) = lines.split_last().map_or(("", &[][..]), |(last, before)| (last.as_str(), before));
    let mut text: String = before.iter().map(|line| format!("  {line}\n")).collect();
    let without = number(finding.without.median);
    let row = format!(
        "  {last:<TITLE$} {without:>7} {with:>7} {:<6} {}",
        unit_after(&finding.unit).trim_start(),
        change(finding)
    );
    text.push_str(row.trim_end());
    text.push('\n');
    text
}

/// A change with its interval, certainty and how it is to be taken.
pub(super) fn change(finding: &Finding) -> String {
    let size = size(finding);
    if finding.exploratory && finding.device.is_some() && size != "none" { format!("{size} *") } else { size }
}

/// A change with its interval and certainty.
fn size(finding: &Finding) -> String {
    let Some(change) = finding.device else {
        return String::new();
    };
    let size = match change.percent {
        // A percentage of an angle or a position means nothing.
        Some(p) if !matches!(&*finding.unit, "deg" | "mm") => {
            let [median, low, high] = [p.median, p.low, p.high].map(|value| signed(value, 0));
            format!("{median} % ({low} to {high})")
        }
        _ => {
            let a = change.absolute;
            let [median, low, high] = [a.median, a.low, a.high].map(|value| signed(value, 1));
            format!("{median} ({low} to {high})")
        }
    };
    let mark = match change.direction {
        Direction::Unchanged => return "none".into(),
        Direction::NotDetermined => " ?",
        _ if change.below_measurable => " ~",
        _ => "",
    };
    format!("{size}{mark}")
}

//! The load check on two screens: what the findings and the device do, the forces on the joints, a day.

use super::chain::{change, guard, matters};
use super::forces;
use super::lines::wrapped;
use windlass::chain::figures::{number, unit_after};
use windlass::chain::{ChainReport, Finding, Quantity, Step};

/// Width of a quantity's title, characters; longer titles take a second line.
const TITLE: usize = 26;

/// Short words for titles that do not fit.
const SHORT: [(Quantity, &str); 24] = [
    (Quantity::HeelPressure, "pressure, heel"),
    (Quantity::MedialHeelPressure, "pressure, medial heel"),
    (Quantity::MidfootPressure, "pressure, midfoot"),
    (Quantity::FirstHeadPressure, "pressure, first head"),
    (Quantity::LesserHeadsPressure, "pressure, lesser heads"),
    (Quantity::ForefootPressure, "pressure, whole forefoot"),
    (Quantity::HalluxPressure, "pressure, hallux"),
    (Quantity::LesserToesPressure, "pressure, lesser toes"),
    (Quantity::CopMedial, "pressure centre, medial +"),
    (Quantity::CopForward, "pressure centre, forward"),
    (Quantity::MtpDorsiflexion, "big-toe dorsiflexion"),
    (Quantity::MtpStop, "big-toe end-range moment"),
    (Quantity::FirstHeadForce, "force, first head"),
    (Quantity::Eversion, "peak rearfoot eversion"),
    (Quantity::SubtalarMoment, "subtalar moment"),
    (Quantity::VerticalForce, "landing force"),
    (Quantity::AnklePlantarflexion, "push-off plantarflexion"),
    (Quantity::AnkleDorsiflexion, "ankle dorsiflexion"),
    (Quantity::HipExtension, "hip extension"),
    (Quantity::KneeAdduction, "knee adduction moment"),
    (Quantity::KneeFlexionMoment, "knee flexion moment"),
    (Quantity::HipAdduction, "hip adduction moment"),
    (Quantity::PelvicDrop, "pelvic drop, other side"),
    (Quantity::LumbarLateral, "L5/S1, lateral moment"),
];

/// What the marks behind a change mean.
const MARKS: &str = "? direction uncertain  ~ too small to measure in one person  * exploratory";

/// The load check in short: the same person without the findings, now, and with the device.
pub fn summary(report: &ChainReport) -> String {
    let mut text = String::new();
    for (side, walking) in report.walking.iter() {
        let Some(walking) = walking else { continue };
        let story = report.story.get(side).as_deref().unwrap_or_default();
        text.push_str(&format!(
            "\n{side} foot, walking\n  {:<TITLE$} {:>6} {:>6} {:>6} {:<6} change (80 %)\n",
            "", "sound", "now", "device", ""
        ));
        for finding in walking.findings.iter().filter(|f| shown(f, story)) {
            text.push_str(&row(finding));
        }
    }
    text.push_str(&forces::both(report));
    let angles: Vec<&Finding> = report.standing.iter().filter(|f| f.unit == "deg").collect();
    if !angles.is_empty() {
        text.push_str(&format!(
            "\n{:<28} {:>6} {:>6} {:>6}\n",
            "standing on both legs", "sound", "now", "device"
        ));
        for finding in angles {
            text.push_str(&row(finding));
        }
    }
    text.push_str(&forces::day(report));
    text.push_str(&format!("\n{MARKS}\n"));
    text.push_str(&guard(report));
    text.push_str("every quantity, the steps in words, what is not modelled: --all\n");
    text
}

/// Quantities that the findings move up the leg, and those that the device certainly changes.
fn shown(finding: &Finding, story: &[Step]) -> bool {
    let in_story = story.iter().any(|step| step.quantity == finding.quantity);
    (in_story || matters(finding)) && !forces::is_force(finding.quantity)
}

fn row(finding: &Finding) -> String {
    let with = finding.with.map_or("-".to_owned(), |with| number(with.median));
    let [healthy, without] = [finding.unimpaired, finding.without].map(|s| number(s.median));
    let short = SHORT.iter().find(|(q, _)| *q == finding.quantity).map(|(_, words)| *words);
    let title = finding.title.strip_prefix("standing: ").unwrap_or(short.unwrap_or(&finding.title));
    let lines = wrapped(title, TITLE, "  ");
    let (last, before) = lines.split_last().map_or(("", &[][..]), |(last, before)| (last.as_str(), before));
    let mut text: String = before.iter().map(|line| format!("  {line}\n")).collect();
    let unit = unit_after(&finding.unit);
    let row = format!(
        "  {last:<TITLE$} {healthy:>6} {without:>6} {with:>6} {:<6} {}",
        unit.trim_start(),
        change(finding)
    );
    text.push_str(row.trim_end());
    text.push('\n');
    text
}

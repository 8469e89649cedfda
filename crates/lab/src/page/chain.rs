//! The section about the joints above: what changes, how much, how surely.

use windlass_chain::{ChainReport, Change, Direction, Finding, Joint};
use windlass_measure::Side;
use windlass_report::page_data::{ChainSection, Effect, Fact, GuardRow, JointPlace, JointRow, Sentences};

/// The section of a report.
pub(super) fn section(report: &ChainReport) -> ChainSection {
    let mut rows = Vec::new();
    let mut sentences = Sentences::default();
    for (side, walking) in report.walking.iter() {
        let findings = walking.iter().flat_map(|w| &w.findings);
        let mut shown = Vec::new();
        for finding in findings {
            let mut row = row(finding, Some(side));
            // One row for each joint in the figure: the first that tells a direction.
            row.in_figure = matters(finding) && !shown.contains(&row.joint);
            if row.in_figure {
                shown.push(row.joint);
            }
            rows.push(row);
        }
        for finding in walking.iter().flat_map(|w| &w.findings).filter(|f| matters(f)) {
            push(&mut sentences.geometry, format!("{side}: {}", finding.geometry_says));
            push(&mut sentences.evidence, format!("[{}] {}", finding.grade, finding.evidence_says));
            push(&mut sentences.not_known, finding.not_known.to_owned());
        }
    }
    rows.extend(report.standing.iter().map(|f| row(f, None)));
    ChainSection {
        summary: summary(report),
        rows,
        sentences,
        guard: report
            .guard
            .iter()
            .map(|g| GuardRow { finding: format!("{}: {}", g.side, g.text), next_step: g.next_step.clone() })
            .collect(),
        basis: vec![
            Fact::new("reference walk", report.walk.name.clone()).remark(report.walk.attribution.clone()),
            Fact::new("speed", format!("{:.2} m/s", report.walk.speed_m_s)).remark("scaled to the patient"),
            Fact::new("draws", report.draws.to_string()).remark(format!("seed {}", report.seed)),
            Fact::new("steps a day", report.steps_per_day.to_string()).remark("both feet; cancels in ratios"),
        ],
        not_modelled: report.not_modelled.clone(),
        notes: report.notes.clone(),
    }
}

fn push(list: &mut Vec<String>, sentence: String) {
    if !sentence.is_empty() && !list.contains(&sentence) {
        list.push(sentence);
    }
}

/// Whether the device changes the quantity in a direction that is known.
fn matters(finding: &Finding) -> bool {
    finding
        .device
        .is_some_and(|c| matches!(c.direction, Direction::Up | Direction::Down) && !c.below_measurable)
}

fn summary(report: &ChainReport) -> Vec<String> {
    let findings: Vec<&Finding> =
        report.walking.iter().flat_map(|(_, w)| w.iter()).flat_map(|w| &w.findings).collect();
    let known = findings.iter().filter(|f| matters(f)).count();
    vec![
        format!(
            "Of {} quantities that were followed from the big toe to the lower back, the devices change {known} by more \
             than a gait laboratory can measure in one person.",
            findings.len()
        ),
        "These are loads and angles computed from a model, compared with and without the device; they are no \
         forecast of pain or injury."
            .to_owned(),
    ]
}

fn row(finding: &Finding, side: Option<Side>) -> JointRow {
    let with_unit = |x: f64| format!("{} {}", number(x), finding.unit);
    let (change, certainty, effect) = match finding.device {
        Some(change) => (size(&change, finding.unit), certainty(&change), effect(finding, &change)),
        None => (String::new(), String::new(), Effect::NotModelled),
    };
    JointRow {
        side,
        joint: place(finding.joint),
        quantity: finding.title.to_owned(),
        without: with_unit(finding.without.median),
        with: finding.with.map(|w| with_unit(w.median)).unwrap_or_default(),
        ratio: finding.ratios.map(|r| r.m1.median),
        interval: finding.ratios.map(|r| [r.m1.low, r.m1.high]),
        change,
        certainty,
        effect,
        grade: finding.grade.to_string(),
        exploratory: finding.exploratory,
        in_figure: false,
        sentence: finding.geometry_says.clone(),
    }
}

/// A number with as many digits as it deserves.
fn number(x: f64) -> String {
    match x.abs() {
        a if a >= 100.0 => format!("{x:.0}"),
        a if a >= 10.0 => format!("{x:.1}"),
        _ => format!("{x:.2}"),
    }
}

fn size(change: &Change, unit: &str) -> String {
    match (change.direction, change.percent) {
        (Direction::Unchanged, _) => "no change".into(),
        (_, Some(percent)) if !unit.starts_with("deg") => format!("{:+.0} %", percent.median),
        _ => format!("{:+.1} {unit}", change.absolute.median),
    }
}

fn certainty(change: &Change) -> String {
    let agree = change.probability_up.max(1.0 - change.probability_up);
    match change.direction {
        Direction::Unchanged => "the same in every draw".into(),
        Direction::NotDetermined => "direction not determined".into(),
        _ if change.below_measurable => "smaller than measurable".into(),
        _ => format!("{:.0} of 100 draws agree", 100.0 * agree),
    }
}

fn effect(finding: &Finding, change: &Change) -> Effect {
    match change.direction {
        Direction::NotDetermined => Effect::NotDetermined,
        Direction::Unchanged => Effect::Little,
        _ if change.below_measurable => Effect::Little,
        _ if finding.ratios.is_none() => Effect::Shift,
        Direction::Up => Effect::Burden,
        Direction::Down => Effect::Relief,
    }
}

fn place(joint: Joint) -> JointPlace {
    match joint {
        Joint::FirstMtp => JointPlace::FirstMtp,
        Joint::Sole | Joint::Fascia | Joint::Midfoot => JointPlace::Midfoot,
        Joint::Subtalar => JointPlace::Subtalar,
        Joint::Ankle | Joint::Shank => JointPlace::Ankle,
        Joint::Knee => JointPlace::Knee,
        Joint::Hip => JointPlace::Hip,
        Joint::Pelvis => JointPlace::Pelvis,
        Joint::Lumbar => JointPlace::Lumbar,
    }
}

//! The section about the joints above the foot: what changes, by how much, and how certain that is.

use super::change::{certainty, interval, size, spread};
use super::choice;
use crate::job::DoseChoice;
use windlass_chain::figures::{fixed, number, unit_after};
use windlass_chain::{ChainReport, Change, Day, Direction, Finding, Joint, Quantity, Step};
use windlass_measure::{Note, Side};
use windlass_report::page_data::{
    ChainSection, DayRow, DaySection, Effect, Fact, GuardRow, JointPlace, JointRow, LegView, Sentences, Story,
};

/// The section of a report.
pub(super) fn section(report: &ChainReport, found: Option<&DoseChoice>) -> ChainSection {
    let mut rows = Vec::new();
    let mut sentences = Sentences::default();
    let every: Vec<&Finding> =
        report.walking.iter().filter_map(|(_, w)| w.as_ref()).flat_map(|w| &w.findings).collect();
    for (side, walking) in report.walking.iter() {
        for finding in walking.iter().flat_map(|w| &w.findings) {
            rows.push(JointRow {
                in_strip: headline(finding.joint, None, &every) == Some(finding.quantity),
                figure: [LegView::Front, LegView::Side]
                    .into_iter()
                    .find(|view| headline(finding.joint, Some(*view), &every) == Some(finding.quantity)),
                ..row(finding, Some(side))
            });
            if matters(finding) {
                push(&mut sentences.geometry, format!("{side}: {}", finding.geometry_says));
                push(&mut sentences.evidence, format!("[{}] {}", finding.grade, finding.evidence_says));
                push(&mut sentences.not_known, finding.not_known.to_string());
            }
        }
    }
    rows.extend(report.standing.iter().map(|f| row(f, None)));
    ChainSection {
        summary: summary(report),
        stories: stories(report),
        choice: found.map(choice::of),
        day: Some(day(&report.day)),
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
            Fact::new("unbalanced moment", format!("{} %", number(report.unbalanced_percent)))
                .remark("largest in walking, of force times height"),
        ],
        not_modelled: report.not_modelled.clone(),
        notes: report.notes.iter().cloned().chain(remarks(report)).collect(),
    }
}

/// The loads of a usual day.
fn day(day: &Day) -> DaySection {
    let rows = day.loads.iter().map(|load| {
        let [walking, standing] = load.without.map(|x| format!("{} BW h", number(x)));
        let device = load.device_ratios.map_or(Vec::new(), |all| all.map(|r| fixed(r, 2)).to_vec());
        DayRow { load: load.title.to_string(), walking, standing, device }
    });
    DaySection {
        says: format!(
            "{} h of walking and {} h of standing: load times time, in body weights times hours.",
            number(day.walking_h),
            number(day.standing_h)
        ),
        rows: rows.collect(),
        reading: day.reading.to_string(),
    }
}

/// Loads that rise without an objection of the guard.
fn remarks(report: &ChainReport) -> impl Iterator<Item = Note> {
    report.guard_remarks.iter().map(|g| Note::info("load check", format!("{}: {}", g.side, g.text)))
}

fn stories(report: &ChainReport) -> Vec<Story> {
    let steps = |steps: &Vec<Step>| steps.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
    report
        .story
        .iter()
        .filter_map(|(side, steps_of_side)| Some(Story { side, steps: steps(steps_of_side.as_ref()?) }))
        .filter(|story| !story.steps.is_empty())
        .collect()
}

fn push(list: &mut Vec<String>, sentence: String) {
    if !sentence.is_empty() && !list.contains(&sentence) {
        list.push(sentence);
    }
}

/// Whether the device changes the quantity in a direction that is known.
fn matters(finding: &Finding) -> bool {
    finding.device.is_some_and(|change| change.matters())
}

fn summary(report: &ChainReport) -> Vec<String> {
    let findings: Vec<&Finding> =
        report.walking.iter().flat_map(|(_, w)| w.iter()).flat_map(|w| &w.findings).collect();
    let known = findings.iter().filter(|f| matters(f)).count();
    vec![
        format!(
            "Of {} loads and angles computed from the big toe to the lower back, {known} change by more than a gait \
             laboratory can measure in one person.",
            findings.len()
        ),
        "They are computed by a model, with the device compared with without it. They do not predict pain or injury."
            .to_owned(),
    ]
}

fn row(finding: &Finding, side: Option<Side>) -> JointRow {
    let with_unit = |x: f64| format!("{}{}", number(x), unit_after(&finding.unit));
    let (change, certainty, effect) = match finding.device {
        Some(change) => {
            (size(&change, &finding.unit), certainty(&change), effect(finding.ratios.is_some(), &change))
        }
        None => (String::new(), String::new(), Effect::NotModelled),
    };
    JointRow {
        side,
        joint: place(finding.joint),
        quantity: finding.title.to_string(),
        without: with_unit(finding.without.median),
        with: finding.with.map(|w| with_unit(w.median)).unwrap_or_default(),
        plain: plain(finding.quantity).unwrap_or_default().to_owned(),
        interval: finding.device.map(|c| interval(&c, &finding.unit)).unwrap_or_default(),
        spread: finding.device.and_then(|c| spread(&c, &finding.unit)),
        change,
        certainty,
        effect,
        grade: finding.grade.to_string(),
        exploratory: finding.exploratory,
        changes: matters(finding),
        in_strip: false,
        figure: None,
    }
}

/// What a change is to a load, or to an angle or a timing.
pub(super) fn effect(is_load: bool, change: &Change) -> Effect {
    match change.direction {
        Direction::NotDetermined => Effect::NotDetermined,
        Direction::Unchanged => Effect::Little,
        _ if change.below_measurable => Effect::Little,
        _ if !is_load => Effect::Shift,
        Direction::Up => Effect::Burden,
        Direction::Down => Effect::Relief,
    }
}

/// The quantities that represent a joint in strip and figures, with their plain words and from where they are
/// seen, the most informative first.
const HEADLINES: [(Quantity, &str, LegView); 19] = [
    (Quantity::FirstHeadPressure, "pressure under the first metatarsal head", LegView::Side),
    (Quantity::HeelPressure, "pressure under the heel", LegView::Side),
    (Quantity::MtpStop, "joint moment at the end of motion", LegView::Side),
    (Quantity::MtpDorsiflexion, "dorsiflexion at push-off", LegView::Side),
    (Quantity::FasciaTension, "tension in the plantar fascia", LegView::Side),
    (Quantity::MidfootMoment, "bending load", LegView::Side),
    (Quantity::Eversion, "eversion (pronation)", LegView::Front),
    (Quantity::SubtalarMoment, "muscle effort resisting pronation", LegView::Front),
    (Quantity::AnkleMoment, "load on the calf", LegView::Side),
    (Quantity::AnkleDorsiflexion, "dorsiflexion", LegView::Side),
    (Quantity::KneeAdduction, "load on the inner knee", LegView::Front),
    (Quantity::KneeFlexion, "flexion in midstance", LegView::Side),
    (Quantity::HipAdduction, "sideways load", LegView::Front),
    (Quantity::HipExtension, "extension at push-off", LegView::Side),
    (Quantity::PelvicDrop, "drop on the other side", LegView::Front),
    (Quantity::HipForce, "force on the joint", LegView::Front),
    (Quantity::DiscL5S1, "compression of L5/S1", LegView::Side),
    (Quantity::LumbarLateral, "sideways load", LegView::Front),
    (Quantity::MedialKneeForce, "force on the inner knee", LegView::Front),
];

pub(super) fn plain(quantity: Quantity) -> Option<&'static str> {
    HEADLINES.iter().find(|(q, ..)| *q == quantity).map(|(_, words, _)| *words)
}

/// The quantity that represents a joint of both legs, in one view or in the strip: the first that a device certainly
/// changes, else the first.
fn headline(joint: Joint, view: Option<LegView>, findings: &[&Finding]) -> Option<Quantity> {
    let candidates = || {
        let seen = HEADLINES.iter().filter(|(_, _, from)| view.is_none_or(|v| v == *from));
        seen.flat_map(|(q, ..)| {
            findings.iter().filter(move |f| f.quantity == *q && place(f.joint) == place(joint))
        })
    };
    candidates().find(|f| matters(f)).or(candidates().next()).map(|f| f.quantity)
}

pub(super) fn place(joint: Joint) -> JointPlace {
    match joint {
        Joint::FirstMtp => JointPlace::FirstMtp,
        Joint::Sole => JointPlace::Sole,
        Joint::Fascia | Joint::Midfoot => JointPlace::Midfoot,
        Joint::Subtalar => JointPlace::Subtalar,
        Joint::Ankle | Joint::Shank => JointPlace::Ankle,
        Joint::Knee => JointPlace::Knee,
        Joint::Hip => JointPlace::Hip,
        Joint::Pelvis => JointPlace::Pelvis,
        Joint::Lumbar => JointPlace::Lumbar,
    }
}

//! The first screen: each device with its main modifications and their reasons, what is uncertain, what comes next.

use super::colour::{colour, css};
use super::review;
use crate::job::{FootJob, JobRecord};
use crate::made::Made;
use windlass_chain::Direction;
use windlass_device::Device;
use windlass_measure::figures::counted;
use windlass_measure::{Note, Side};
use windlass_prescription::{AskedBy, Dose, Feature, Line, Missing, dose_text};
use windlass_report::page_data::{Fact, FirstScreen, Glance, GlanceDose, Picture};

/// Modifications of one device on the first screen.
const MOST_DOSES: usize = 5;
/// Questions to measure next on the first screen.
const MOST_QUESTIONS: usize = 2;
/// A landmark under this confidence is named as uncertain: the finder itself calls half a chance.
const DOUBTFUL: f64 = 0.5;
/// Lines that say how a device is made and not what it does: they come last on the first screen.
const MANNER: [Feature; 3] = [Feature::Length, Feature::Width, Feature::RearfootPostKind];

/// The first screen of a job.
pub(super) fn screen(record: &JobRecord, made: &Made, pictures: Vec<(Side, Picture)>) -> FirstScreen {
    let mut pictures = pictures;
    let feet = record.feet.iter().filter_map(|(side, foot)| {
        let device = made.devices.get(side).as_ref()?;
        let picture = pictures.iter().position(|(s, _)| *s == side).map(|at| pictures.swap_remove(at).1);
        Some(glance(record, made, foot, device, picture))
    });
    FirstScreen {
        feet: feet.collect(),
        heels: record.heels.as_ref().map(|heels| heels.says()).unwrap_or_default(),
        review: review::points(record),
        uncertain: uncertain(record, made),
        next: next(record, made),
    }
}

fn glance(
    record: &JobRecord,
    made: &Made,
    foot: &FootJob,
    device: &Device,
    picture: Option<Picture>,
) -> Glance {
    let side = device.side;
    let found = record.faults.get(side).iter().filter(|f| !f.context).map(|f| f.says.clone());
    let finding = found.collect::<Vec<_>>().join(" ");
    let shown = chosen(&foot.prescription);
    let present = foot.prescription.iter().filter(|l| l.dose.is_present() && !is_motion(l)).count();
    Glance {
        side,
        finding: if finding.is_empty() { "No condition found that the rules treat.".into() } else { finding },
        picture,
        further: present.saturating_sub(shown.len()),
        doses: shown.into_iter().map(|line| dose(line, &foot.prescription, device)).collect(),
        figures: figures(made, foot),
    }
}

fn is_motion(line: &Line) -> bool {
    line.feature == Feature::RearfootPostMotion
}

/// The lines that matter most: what clinician and rules asked for, then what the style adds, then how it is made.
fn chosen(lines: &[Line]) -> Vec<&Line> {
    let weight = |line: &Line| match line.asked_by {
        _ if MANNER.contains(&line.feature) => 3,
        _ if line.dose.amount() == Some(0.0) => 2,
        AskedBy::Style => 1,
        AskedBy::Clinician | AskedBy::Rule => 0,
    };
    let mut shown: Vec<&Line> = lines.iter().filter(|l| l.dose.is_present() && !is_motion(l)).collect();
    shown.sort_by_key(|line| weight(line));
    shown.truncate(MOST_DOSES);
    shown
}

fn dose(line: &Line, lines: &[Line], device: &Device) -> GlanceDose {
    let mut text = match &line.dose {
        Dose::Flag(_) => "yes".to_owned(),
        dose => dose_text(line.feature, dose),
    };
    let motion = lines.iter().find(|l| is_motion(l)).filter(|l| l.dose.amount().is_some_and(|a| a > 0.0));
    if let (Feature::RearfootPost, Some(motion)) = (line.feature, motion) {
        text.push_str(&format!(", motion {}", dose_text(motion.feature, &motion.dose)));
    }
    let drawn = device.marks.iter().flatten().any(|mark| *mark == line.feature);
    GlanceDose {
        feature: line.feature.title().into(),
        dose: text,
        grade: line.grade.to_string(),
        reason: line.reason.clone(),
        colour: if drawn { css(colour(line.feature)) } else { String::new() },
    }
}

/// What the patient stands on and what the device weighs.
fn figures(made: &Made, foot: &FootJob) -> Vec<Fact> {
    let heights = &foot.heights;
    vec![
        Fact::new("heel height", format!("{:.1} mm", heights.heel_mm)).remark("over the shoe's floor"),
        Fact::new("ball height", format!("{:.1} mm", heights.ball_mm)),
        Fact::new("pitch", format!("{:.1} mm", heights.pitch_mm)).remark("heel over ball"),
        Fact::new("mass", format!("{:.0} g", foot.mass_g)).remark(made.material.title.clone()),
    ]
}

fn uncertain(record: &JobRecord, made: &Made) -> Vec<String> {
    let mut said = Vec::new();
    let sides: Vec<(Side, Vec<&str>)> = record
        .chain
        .iter()
        .flat_map(|chain| chain.walking.iter())
        .filter_map(|(side, walk)| {
            let open = walk.as_ref()?.findings.iter().filter(|f| {
                !f.exploratory && f.device.is_some_and(|c| c.direction == Direction::NotDetermined)
            });
            Some((side, open.map(|f| f.title.as_ref()).collect::<Vec<_>>()))
        })
        .filter(|(_, open)| !open.is_empty())
        .collect();
    if let Some((_, first)) = sides.first() {
        let both: Vec<&str> = first
            .iter()
            .copied()
            .filter(|t| sides.iter().all(|(_, open)| open.contains(t)))
            .take(3)
            .collect();
        let counts: Vec<String> = sides.iter().map(|(side, open)| format!("{side} {}", open.len())).collect();
        let named = if both.is_empty() { String::new() } else { format!(", among them {}", both.join("; ")) };
        said.push(format!(
            "The direction of some changes is uncertain ({} quantities){named}.",
            counts.join(", ")
        ));
    }
    if record.chain.is_some() {
        said.push(
            "Pelvis and lower back: the estimates are exploratory, too weak to act on alone.".to_owned(),
        );
    }
    said.extend(doubtful_marks(made));
    if !record.assumed.is_empty() {
        let n = counted(record.assumed.len(), "assumption");
        said.push(format!("{n} because of findings that are not recorded: see \u{201c}Assumptions\u{201d}."));
    }
    said
}

/// The landmarks that the scan shows with little confidence.
fn doubtful_marks(made: &Made) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for (side, measured) in made.feet.iter() {
        for (name, mark) in measured.iter().flat_map(|m| super::landmarks::named(&m.foot.landmarks)) {
            if mark.confidence < DOUBTFUL {
                named.push(format!("{side} {name} {:.0} %", 100.0 * mark.confidence));
            }
        }
    }
    (!named.is_empty()).then(|| format!("Low confidence of the scan in: {}.", named.join(", ")))
}

/// What to do, in order. Nearly all podiatrists plan a review, most after two to four weeks (Donnan 2022).
fn next(record: &JobRecord, made: &Made) -> Vec<String> {
    let mut steps: Vec<String> = questions(&record.missing);
    let prints = record.feet.iter().all(|(_, f)| f.printability.as_ref().is_none_or(|p| p.prints()));
    let files: Vec<&str> = record
        .manifest
        .outputs
        .iter()
        .map(|f| f.file.as_str())
        .filter(|name| name.ends_with(".3mf"))
        .collect();
    if prints && !files.is_empty() {
        steps.push(format!("Print {} in {}.", files.join(" and "), made.material.title));
    }
    let lifted = record.feet.iter().any(|(_, foot)| {
        foot.prescription.iter().any(|l| l.feature == Feature::HeelLift && l.dose.is_present())
    });
    steps.push(match lifted {
        true => {
            "Review in 2 to 4 weeks: tolerance, heel slip, and whether the lift goes up a step.".to_owned()
        }
        false => "Review in 2 to 4 weeks: tolerance, rubbing at the edges, and the complaint.".to_owned(),
    });
    steps
}

/// What to measure next, the most decisive first; the same question of both feet once.
fn questions(missing: &[Missing]) -> Vec<String> {
    let mut asked: Vec<(&Missing, Vec<Side>)> = Vec::new();
    for question in missing {
        match asked.iter_mut().find(|(q, _)| q.ask == question.ask) {
            Some((_, sides)) => sides.extend(question.side),
            None => asked.push((question, question.side.into_iter().collect())),
        }
    }
    let said = asked.into_iter().take(MOST_QUESTIONS).map(|(question, sides)| {
        let sides: Vec<&str> = sides.iter().map(|s| s.name()).collect();
        let of = if sides.is_empty() { String::new() } else { format!(" ({})", sides.join(" and ")) };
        let decides = question.decides.split(';').next().unwrap_or_default();
        format!("Record{of}: {} It decides {decides}.", question.ask)
    });
    said.collect()
}

/// Whether a remark is already on the first screen.
pub(super) fn is_shown(screen: &FirstScreen, note: &Note) -> bool {
    screen.review.iter().any(|point| point.texts.contains(&note.text))
}

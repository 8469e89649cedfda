//! The first screen: each device with its main modifications and their reasons, what is uncertain, what comes next.

use super::colour::{colour, css};
use super::review;
use crate::job::{FootJob, JobRecord};
use crate::made::Made;
use windlass_chain::Direction;
use windlass_device::Device;
use windlass_measure::{Note, Side};
use windlass_prescription::{AskedBy, Dose, Feature, Line, Missing, dose_text};
use windlass_report::ReportError;
use windlass_report::page_data::{Fact, FirstScreen, Glance, GlanceDose, Picture, Review};
use windlass_report::words::Words;

/// Modifications of one device on the first screen.
const MOST_DOSES: usize = 5;
/// Loads that are named as uncertain.
const MOST_LOADS: usize = 3;
/// Questions to measure next on the first screen.
const MOST_QUESTIONS: usize = 2;
/// A landmark under this confidence is named as uncertain: the finder itself calls half a chance.
const DOUBTFUL: f64 = 0.5;
/// Lines that say how a device is made and not what it does: they come last on the first screen.
const MANNER: [Feature; 3] = [Feature::Length, Feature::Width, Feature::RearfootPostKind];

/// The first screen of a job, in the words of its language.
///
/// # Errors
/// A message is missing (an internal error).
pub(super) fn screen(
    record: &JobRecord,
    made: &Made,
    pictures: Vec<(Side, Picture)>,
    words: &Words,
) -> Result<FirstScreen, ReportError> {
    let mut pictures = pictures;
    let feet = record.feet.iter().filter_map(|(side, foot)| {
        let device = made.devices.get(side).as_ref()?;
        let picture = pictures.iter().position(|(s, _)| *s == side).map(|at| pictures.swap_remove(at).1);
        Some(glance(record, made, foot, device, picture, words))
    });
    Ok(FirstScreen {
        feet: feet.collect::<Result<_, _>>()?,
        heels: record.heels.as_ref().map(|heels| words.said("heels", &heels.says())).unwrap_or_default(),
        review: review::points(record).into_iter().map(|point| review::said(point, words)).collect(),
        uncertain: uncertain(record, made, words)?,
        next: next(record, made, words)?,
    })
}

fn glance(
    record: &JobRecord,
    made: &Made,
    foot: &FootJob,
    device: &Device,
    picture: Option<Picture>,
    words: &Words,
) -> Result<Glance, ReportError> {
    let side = device.side;
    let found = record.faults.get(side).iter().filter(|f| !f.context).map(|f| words.said("found", &f.says));
    let finding = found.collect::<Vec<_>>().join(" ");
    let shown = chosen(&foot.prescription);
    let present = foot.prescription.iter().filter(|l| l.dose.is_present() && !is_motion(l)).count();
    let further = present.saturating_sub(shown.len());
    let doses = shown.into_iter().map(|line| dose(line, &foot.prescription, device, words));
    Ok(Glance {
        side,
        finding: if finding.is_empty() { words.say("first-nothing-found")? } else { finding },
        picture: picture.map(|p| Picture { alt: words.said("alt", &p.alt), ..p }),
        further,
        doses: doses.collect::<Result<_, _>>()?,
        figures: figures(made, foot, words)?,
    })
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

fn dose(line: &Line, lines: &[Line], device: &Device, words: &Words) -> Result<GlanceDose, ReportError> {
    let in_words = |line: &Line| words.said("dose", &dose_text(line.feature, &line.dose));
    let mut text = match &line.dose {
        Dose::Flag(_) => words.say("dose-yes")?,
        _ => in_words(line),
    };
    let motion = lines.iter().find(|l| is_motion(l)).filter(|l| l.dose.amount().is_some_and(|a| a > 0.0));
    if let (Feature::RearfootPost, Some(motion)) = (line.feature, motion) {
        text = words.say_with("first-motion", &[("dose", &text), ("motion", &in_words(motion))])?;
    }
    let drawn = device.marks.iter().flatten().any(|mark| *mark == line.feature);
    let grade = line.grade.to_string();
    let meaning = words.said("grade", line.grade.meaning());
    Ok(GlanceDose {
        feature: words.said("feature", line.feature.title()),
        dose: text,
        grade_says: words.say_with("first-grade", &[("grade", &grade), ("meaning", &meaning)])?,
        grade,
        reason: words.said("why", &line.reason),
        colour: if drawn { css(colour(line.feature)) } else { String::new() },
    })
}

/// What the patient stands on and what the device weighs.
fn figures(made: &Made, foot: &FootJob, words: &Words) -> Result<Vec<Fact>, ReportError> {
    let heights = &foot.heights;
    let mm = |id: &str, mm: f64| -> Result<Fact, ReportError> {
        Ok(Fact::new(words.say(id)?, words.amount(&format!("{mm:.1} mm"))?))
    };
    Ok(vec![
        mm("first-heel-height", heights.heel_mm)?.remark(words.say("first-heel-height-of")?),
        mm("first-ball-height", heights.ball_mm)?,
        mm("first-pitch", heights.pitch_mm)?.remark(words.say("first-pitch-of")?),
        Fact::new(words.say("first-mass")?, format!("{:.0} g", foot.mass_g))
            .remark(words.said("material", &made.material.title)),
    ])
}

fn uncertain(record: &JobRecord, made: &Made, words: &Words) -> Result<Vec<String>, ReportError> {
    let mut said = Vec::new();
    said.extend(open_directions(record, words)?);
    if record.chain.is_some() {
        said.push(words.say("uncertain-exploratory")?);
    }
    said.extend(doubtful_marks(made, words)?);
    if !record.assumed.is_empty() {
        said.push(words.say_count("uncertain-assumed", record.assumed.len())?);
    }
    Ok(said)
}

/// How many quantities of each leg have an uncertain direction, and some that both legs share.
fn open_directions(record: &JobRecord, words: &Words) -> Result<Option<String>, ReportError> {
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
    let Some((_, first)) = sides.first() else { return Ok(None) };
    let shared = first.iter().filter(|t| sides.iter().all(|(_, open)| open.contains(t)));
    let shared: Vec<String> = shared.take(MOST_LOADS).map(|t| words.said("load", t)).collect();
    let count = |(side, open): &(Side, Vec<&str>)| {
        let number = open.len().to_string();
        words.say_with("uncertain-count", &[("side", &words.said("side", side.name())), ("number", &number)])
    };
    let counts = sides.iter().map(count).collect::<Result<Vec<_>, _>>()?.join(", ");
    let said = match shared.is_empty() {
        true => words.say_with("uncertain-directions", &[("counts", &counts)])?,
        false => words
            .say_with("uncertain-directions-among", &[("counts", &counts), ("loads", &shared.join("; "))])?,
    };
    Ok(Some(said))
}

/// The landmarks that the scan shows with little confidence.
fn doubtful_marks(made: &Made, words: &Words) -> Result<Option<String>, ReportError> {
    let mut named: Vec<String> = Vec::new();
    for (side, measured) in made.feet.iter() {
        for (name, mark) in measured.iter().flat_map(|m| super::landmarks::named(&m.foot.landmarks)) {
            if mark.confidence < DOUBTFUL {
                let (side, mark_name) = (words.said("side", side.name()), words.said("mark", name));
                let number = format!("{:.0}", 100.0 * mark.confidence);
                named.push(words.say_with(
                    "uncertain-mark",
                    &[("side", &side), ("mark", &mark_name), ("number", &number)],
                )?);
            }
        }
    }
    let said = || words.say_with("uncertain-marks", &[("marks", &named.join(", "))]);
    if named.is_empty() { Ok(None) } else { said().map(Some) }
}

/// What to do, in order. Nearly all podiatrists plan a review, most after two to four weeks (Donnan 2022).
fn next(record: &JobRecord, made: &Made, words: &Words) -> Result<Vec<String>, ReportError> {
    let mut steps: Vec<String> = questions(&record.missing, words)?;
    let prints = record.feet.iter().all(|(_, f)| f.printability.as_ref().is_none_or(|p| p.prints()));
    let files: Vec<&str> = record
        .manifest
        .outputs
        .iter()
        .map(|f| f.file.as_str())
        .filter(|name| name.ends_with(".3mf"))
        .collect();
    if prints && !files.is_empty() {
        let files = files.join(&and(words)?);
        let material = words.said("material", &made.material.title);
        steps.push(words.say_with("next-print", &[("files", &files), ("material", &material)])?);
    }
    let lifted = record.feet.iter().any(|(_, foot)| {
        foot.prescription.iter().any(|l| l.feature == Feature::HeelLift && l.dose.is_present())
    });
    steps.push(words.say(if lifted { "next-review-lift" } else { "next-review" })?);
    Ok(steps)
}

fn and(words: &Words) -> Result<String, ReportError> {
    Ok(format!(" {} ", words.say("next-and")?))
}

/// What to measure next, the most decisive first; the same question of both feet once.
fn questions(missing: &[Missing], words: &Words) -> Result<Vec<String>, ReportError> {
    let mut asked: Vec<(&Missing, Vec<Side>)> = Vec::new();
    for question in missing {
        match asked.iter_mut().find(|(q, _)| q.ask == question.ask) {
            Some((_, sides)) => sides.extend(question.side),
            None => asked.push((question, question.side.into_iter().collect())),
        }
    }
    let and = and(words)?;
    let said = asked.into_iter().take(MOST_QUESTIONS).map(|(question, sides)| {
        let sides: Vec<String> = sides.iter().map(|s| words.said("side", s.name())).collect();
        let ask = words.said("ask", &question.ask);
        let decides = words.said("decides", question.decides.split(';').next().unwrap_or_default());
        match sides.is_empty() {
            true => words.say_with("next-record", &[("ask", &ask), ("decides", &decides)]),
            false => words.say_with(
                "next-record-of",
                &[("sides", &sides.join(&and)), ("ask", &ask), ("decides", &decides)],
            ),
        }
    });
    said.collect()
}

/// Whether a remark is already on the first screen.
pub(super) fn is_shown(points: &[Review], note: &Note) -> bool {
    points.iter().any(|point| point.texts.contains(&note.text))
}

//! The order form and the patient's leaflet of a package, one page each.

use super::advice;
use super::names::Names;
use crate::case::Case;
use crate::job::FootJob;
use crate::made::Job;
use crate::materials::MaterialProfile;
use crate::{Complaint, MADE_BY, Output};
use std::sync::Arc;
use windlass_export::{Process, Weight};
use windlass_measure::{Level, Side};
use windlass_prescription::record::{Kind, Order, Record};
use windlass_prescription::{AskedBy, Feature, Line, dose_text};
use windlass_report::ReportError;
use windlass_report::page_data::{Fact, LeafletPaper, OrderFoot, OrderPaper};
use windlass_report::words::Words;

/// What the device does not promise, a message each.
const LIMITS: [&str; 3] = ["limit-load", "limit-pain", "limit-model"];

/// When, and how long: `-time` is the second half.
const WEARING_IN: [&str; 4] = ["wear-first", "wear-then", "wear-full", "wear-sport"];

/// What to watch for: `-step` says what to do.
const WATCH: [&str; 5] = ["watch-mark", "watch-rub", "watch-new-pain", "watch-wound", "watch-back"];

/// The order form and the leaflet, in the language of the case.
///
/// # Errors
/// A page cannot be laid out (an internal error).
pub(super) fn papers(
    case: &Case,
    job: &Job,
    names: &Names,
    material: &MaterialProfile,
    process: Option<&Process>,
) -> Result<[Output; 2], Complaint> {
    let failed = |e: ReportError| Complaint::internal(names.base(), e.to_string());
    let words = Arc::new(Words::of(case.file.case.language.unwrap_or_default()).map_err(failed)?);
    let order = order(case, job, names, material, process, &words).map_err(failed)?;
    let leaflet = leaflet(case, job, names, &words).map_err(failed)?;
    Ok([order, leaflet])
}

/// The order form.
fn order(
    case: &Case,
    job: &Job,
    names: &Names,
    material: &MaterialProfile,
    process: Option<&Process>,
    words: &Arc<Words>,
) -> Result<Output, ReportError> {
    let order = &case.file.order;
    let mut head = vec![Fact::new(words.say("form-patient")?, case.id())];
    if let Some(order) = &case.file.case.order {
        head.push(Fact::new(words.say("form-order")?, order.clone()));
    }
    head.push(Fact::new(words.say("form-revision")?, case.revision().to_string()));
    // What the prescriber writes to the lab has a heading of its own.
    let brief = Order { instructions: None, ..order.clone() };
    head.extend(facts(&brief, words)?);
    head.push(Fact::new(words.say("form-material")?, words.said("material", &material.title)));
    if let Some(process) = process {
        head.push(Fact::new(words.say("form-process")?, words.said("process", &process.title)));
    }
    for fact in facts(&case.file.footwear, words)? {
        head.push(Fact { label: words.say_with("form-shoe", &[("what", &fact.label)])?, ..fact });
    }
    let feet = job.record.feet.iter().map(|(side, foot)| of_foot(side, foot, names, words));
    let paper = OrderPaper {
        name: names.base(),
        made_by: MADE_BY.to_owned(),
        head,
        feet: feet.collect::<Result<_, _>>()?,
        finish: facts(&case.file.finish, words)?,
        instructions: order.instructions.clone().unwrap_or_default(),
        clarify: clarify(job, words)?,
    };
    Ok(page(names.of_case("order.html"), windlass_report::order_page(&paper, words)?))
}

fn of_foot(side: Side, foot: &FootJob, names: &Names, words: &Words) -> Result<OrderFoot, ReportError> {
    let [low, high] = foot.mesh.bounds_mm;
    let size = |axis: usize| format!("{:.0}", high[axis] - low[axis]);
    let size_and_mass = words.say_with(
        "form-size-mass-value",
        &[
            ("length", &size(0)),
            ("width", &size(1)),
            ("height", &size(2)),
            ("mass", &format!("{:.0}", foot.mass_g)),
        ],
    )?;
    let mut device = vec![
        Fact::new(words.say("form-file")?, names.of_foot(side, "3mf")).remark(words.say("form-and-stl")?),
        Fact::new(words.say("form-size-mass")?, size_and_mass),
    ];
    let reviewed = foot.printability.iter().flat_map(|p| &p.findings).filter(|f| f.weight != Weight::Refusal);
    let reviewed: Vec<String> = reviewed.map(|f| words.said("inspect", &f.text)).collect();
    if !reviewed.is_empty() {
        device.push(Fact::new(words.say("form-review")?, reviewed.join("; ")));
    }
    let lines = foot.prescription.iter().filter(|l| l.dose.is_present()).map(|line| {
        let dose = words.said("dose", &dose_text(line.feature, &line.dose));
        Ok(Fact::new(words.said("feature", line.feature.title()), words.amount(&dose)?))
    });
    Ok(OrderFoot { side, lines: lines.collect::<Result<_, ReportError>>()?, device })
}

/// Load limits that are exceeded, and rules that the prescription breaks; what the catalogue does not know stays in English.
fn clarify(job: &Job, words: &Words) -> Result<Vec<String>, ReportError> {
    let said = advice::to_clarify(job).into_iter().map(|(side, group, text)| {
        let side = words.said("side", side.name());
        words.say_with("form-clarify-side", &[("side", &side), ("what", &words.said(group, text))])
    });
    said.collect()
}

/// What a record holds: `due_date` is "due date".
fn facts<R: Record>(record: &R, words: &Words) -> Result<Vec<Fact>, ReportError> {
    let given = R::FIELDS.iter().zip(record.values()).filter_map(|(field, value)| Some((field, value?)));
    given
        .map(|(field, value)| {
            let units = ["mm", "deg", "kg"];
            let split = |unit: &&'static str| Some((field.key.strip_suffix(unit)?.strip_suffix('_')?, *unit));
            let (name, unit) = units.iter().find_map(split).unwrap_or((field.key, ""));
            let value = format!("{value} {unit}").trim_end().to_owned();
            // What the user wrote is never translated.
            let value = match field.kind {
                Kind::Text | Kind::Date => value,
                Kind::Number { .. } => words.amount(&value)?,
                Kind::Flag | Kind::Word(_) => words.said("word", &value),
            };
            Ok(Fact::new(words.said("field", &name.replace('_', " ")), value))
        })
        .collect()
}

/// The patient's leaflet.
fn leaflet(case: &Case, job: &Job, names: &Names, words: &Arc<Words>) -> Result<Output, ReportError> {
    let mut watch = Vec::new();
    if case.file.history.diabetes == Some(true) {
        watch.push(Fact::new(words.say("leaflet-diabetes")?, words.say("leaflet-diabetes-step")?));
    }
    for id in WATCH {
        watch.push(Fact::new(words.say(id)?, words.say(&format!("{id}-step"))?));
    }
    let warnings = job.record.referral.iter().flat_map(|r| &r.reasons);
    for note in warnings.filter(|note| note.level == Level::Warning) {
        // A gate's sentence, then its source in brackets.
        let (says, source) =
            note.text.find(" (").map_or((note.text.as_str(), ""), |at| note.text.split_at(at));
        watch.push(Fact::new(words.said("refer", says) + source, words.say("leaflet-ask")?));
    }
    let wearing_in = WEARING_IN.map(|id| Ok(Fact::new(words.say(id)?, words.say(&format!("{id}-time"))?)));
    let paper = LeafletPaper {
        case_id: case.id().to_owned(),
        made_by: MADE_BY.to_owned(),
        found: found(job, words)?,
        parts: parts(job, words)?,
        limits: LIMITS.iter().map(|id| words.say(id)).collect::<Result<_, _>>()?,
        wearing_in: wearing_in.into_iter().collect::<Result<_, ReportError>>()?,
        watch,
        review: words.say("leaflet-review")?,
    };
    Ok(page(names.of_case("leaflet.html"), windlass_report::leaflet_page(&paper, words)?))
}

/// What was found, a sentence each; the same of both feet once.
fn found(job: &Job, words: &Words) -> Result<Vec<String>, ReportError> {
    let faults = |side: Side| job.record.faults.get(side).iter().filter(|f| !f.context);
    let all = job.record.feet.iter().flat_map(|(side, _)| faults(side).map(move |f| (side, f.says.as_str())));
    let said = once(all).into_iter().map(|(says, sides)| {
        let whose = of_sides(&sides, ["leaflet-left-foot", "leaflet-right-foot", "leaflet-both-feet"]);
        words.say_with(whose, &[("what", &words.said("found", says))])
    });
    said.collect()
}

/// What each part of the insert is for; the same of both feet once.
fn parts(job: &Job, words: &Words) -> Result<Vec<Fact>, ReportError> {
    let is_listed = |l: &&Line| {
        l.dose.is_present() && l.asked_by != AskedBy::Style && l.feature != Feature::RearfootPostMotion
    };
    let all = job.record.feet.iter().flat_map(|(side, foot)| {
        foot.prescription.iter().filter(is_listed).map(move |l| (side, (l.feature, l.reason.as_str())))
    });
    let said = once(all).into_iter().map(|((feature, why), sides)| {
        let whose = of_sides(&sides, ["leaflet-left", "leaflet-right", "leaflet-both"]);
        Ok(Fact::new(words.said("feature", feature.title()), words.say(whose)?)
            .remark(words.said("why", why)))
    });
    said.collect()
}

/// What is said of the feet, in the order in which it is first said, each with the sides that it is said of.
fn once<T: PartialEq>(all: impl Iterator<Item = (Side, T)>) -> Vec<(T, Vec<Side>)> {
    let mut once: Vec<(T, Vec<Side>)> = Vec::new();
    for (side, says) in all {
        match once.iter_mut().find(|(known, _)| *known == says) {
            Some((_, sides)) => sides.push(side),
            None => once.push((says, vec![side])),
        }
    }
    once
}

/// The message of the left foot, of the right, or of both.
fn of_sides<'a>(sides: &[Side], [left, right, both]: [&'a str; 3]) -> &'a str {
    match sides {
        [Side::Left] => left,
        [Side::Right] => right,
        _ => both,
    }
}

fn page(name: String, html: String) -> Output {
    Output { name, bytes: html.into_bytes() }
}

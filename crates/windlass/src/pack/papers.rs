//! The order form and the patient's leaflet of a package, one page each.

use super::names::Names;
use crate::case::Case;
use crate::job::FootJob;
use crate::made::Job;
use crate::materials::MaterialProfile;
use crate::{Complaint, MADE_BY, Output};
use windlass_export::{Process, Weight};
use windlass_measure::{Level, Side};
use windlass_prescription::record::Record;
use windlass_prescription::{AskedBy, Feature, dose_text};
use windlass_report::page_data::{Fact, LeafletPaper, OrderFoot, OrderPaper};

/// What the device does not promise. No trial shows that a foot orthosis prevents or cures back pain (Chuter 2014).
const LIMITS: [&str; 3] = [
    "They change how load passes through foot and leg. They do not cure a joint or straighten a foot.",
    "They may ease pain. Nobody can promise it, least of all for the back: studies do not agree.",
    "Numbers in the report come from a model. They do not predict pain or injury.",
];

/// The usual wearing-in of laboratories; no trial compared schedules.
const WEARING_IN: [(&str, &str); 4] = [
    ("Days 1 and 2", "1 hour a day"),
    ("Then", "1 hour more each day"),
    ("Full days", "after about 2 weeks"),
    ("Sport", "after 3 to 4 weeks"),
];

/// What to watch for, and what to do.
const WATCH: [(&str, &str); 5] = [
    ("A red mark that is gone within half an hour", "normal; go on"),
    ("A red mark that stays, a blister, an edge that rubs", "stop, and have the edge changed"),
    ("New pain in knee, hip or back for more than a few days", "wear them less, and call"),
    ("Wound, numbness, hot swollen foot or calf", "stop, and see a doctor at once"),
    ("Pain at night, weakness of a leg, trouble with bladder or bowels", "see a doctor at once"),
];

/// The order form.
///
/// # Errors
/// The page cannot be laid out (an internal error).
pub(super) fn order(
    case: &Case,
    job: &Job,
    names: &Names,
    material: &MaterialProfile,
    process: Option<&Process>,
    clarify: Vec<String>,
) -> Result<Output, Complaint> {
    let order = &case.file.order;
    let mut head = vec![Fact::new("patient", case.id())];
    head.extend(case.file.case.order.as_ref().map(|o| Fact::new("order", o.clone())));
    head.push(Fact::new("revision", case.file.case.revision.unwrap_or(1).to_string()));
    head.extend(facts(order).into_iter().filter(|f| f.label != "instructions"));
    head.push(Fact::new("material", material.title.clone()));
    head.extend(process.map(|p| Fact::new("process", p.title.clone())));
    head.extend(
        facts(&case.file.footwear).into_iter().map(|f| Fact { label: format!("shoe, {}", f.label), ..f }),
    );
    let paper = OrderPaper {
        name: names.base(),
        made_by: MADE_BY.to_owned(),
        head,
        feet: job.record.feet.iter().map(|(side, foot)| of_foot(side, foot, names)).collect(),
        finish: facts(&case.file.finish),
        instructions: order.instructions.clone().unwrap_or_default(),
        clarify,
    };
    page(names.of_case("order.html"), windlass_report::order_page(&paper))
}

fn of_foot(side: Side, foot: &FootJob, names: &Names) -> OrderFoot {
    let lines = foot.prescription.iter().filter(|l| l.dose.is_present());
    let [low, high] = foot.mesh.bounds_mm;
    let mut device = vec![
        Fact::new("file", names.of_foot(side, "3mf")).remark("and .stl"),
        Fact::new(
            "size, mass",
            format!(
                "{:.0} x {:.0} x {:.0} mm, {:.0} g",
                high[0] - low[0],
                high[1] - low[1],
                high[2] - low[2],
                foot.mass_g
            ),
        ),
    ];
    let reviewed = foot.printability.iter().flat_map(|p| &p.findings).filter(|f| f.weight != Weight::Refusal);
    let reviewed: Vec<&str> = reviewed.map(|f| f.text.as_str()).collect();
    if !reviewed.is_empty() {
        device.push(Fact::new("review in printing", reviewed.join("; ")));
    }
    OrderFoot {
        side,
        lines: lines.map(|l| Fact::new(l.feature.title(), dose_text(l.feature, &l.dose))).collect(),
        device,
    }
}

/// What a record holds: `due_date` is "due date".
fn facts<R: Record>(record: &R) -> Vec<Fact> {
    let given = R::FIELDS.iter().zip(record.values()).filter_map(|(field, value)| Some((field.key, value?)));
    given
        .map(|(key, value)| {
            let units = ["mm", "deg", "kg"];
            let split = |unit: &&'static str| Some((key.strip_suffix(unit)?.strip_suffix('_')?, *unit));
            let (name, unit) = units.iter().find_map(split).unwrap_or((key, ""));
            Fact::new(name.replace('_', " "), format!("{value} {unit}").trim_end().to_owned())
        })
        .collect()
}

/// The patient's leaflet.
///
/// # Errors
/// The page cannot be laid out (an internal error).
pub(super) fn leaflet(case: &Case, job: &Job, names: &Names) -> Result<Output, Complaint> {
    let mut found: Vec<String> = Vec::new();
    for (side, _) in job.record.feet.iter() {
        for fault in job.record.faults.get(side).iter().filter(|f| !f.context) {
            push(&mut found, side, &fault.says);
        }
    }
    let mut parts: Vec<Fact> = Vec::new();
    for (side, foot) in job.record.feet.iter() {
        let lines = foot.prescription.iter().filter(|l| {
            l.dose.is_present() && l.asked_by != AskedBy::Style && l.feature != Feature::RearfootPostMotion
        });
        for line in lines {
            match parts.iter_mut().find(|p| p.label == line.feature.title() && p.remark == line.reason) {
                Some(known) => known.value = "left and right".to_owned(),
                None => parts.push(Fact::new(line.feature.title(), side.name()).remark(line.reason.clone())),
            }
        }
    }
    let mut watch: Vec<Fact> = WATCH.iter().map(|(sign, step)| Fact::new(*sign, *step)).collect();
    if case.file.history.diabetes == Some(true) {
        watch.insert(0, Fact::new("You have diabetes", "look at both soles every day"));
    }
    let warnings = job.record.referral.iter().flat_map(|r| &r.reasons);
    let warnings = warnings.filter(|note| note.level == Level::Warning);
    watch.extend(warnings.map(|note| Fact::new(note.text.clone(), "ask your clinician")));
    let paper = LeafletPaper {
        case_id: case.id().to_owned(),
        made_by: MADE_BY.to_owned(),
        found,
        parts,
        limits: LIMITS.map(str::to_owned).to_vec(),
        wearing_in: WEARING_IN.iter().map(|(when, much)| Fact::new(*when, *much)).collect(),
        watch,
        review: "In 2 to 4 weeks, on ____________. Bring the inserts and the shoes that you wear most. \
                 Note until then how long you can stand and walk before it hurts."
            .to_owned(),
    };
    page(names.of_case("leaflet.html"), windlass_report::leaflet_page(&paper))
}

/// Adds a sentence about a foot, or both feet to the one that is there.
fn push(found: &mut Vec<String>, side: Side, says: &str) {
    let one = |side: Side| format!("{} foot: {says}", if side == Side::Left { "Left" } else { "Right" });
    match found.iter_mut().find(|known| **known == one(Side::Left)) {
        Some(known) if side == Side::Right => *known = format!("Both feet: {says}"),
        _ => found.push(one(side)),
    }
}

fn page(name: String, html: Result<String, windlass_report::ReportError>) -> Result<Output, Complaint> {
    let html = html.map_err(|e| Complaint::internal(&name, e.to_string()))?;
    Ok(Output { name, bytes: html.into_bytes() })
}

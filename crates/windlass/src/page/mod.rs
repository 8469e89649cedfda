//! From a finished job to the data of its report page, plain language first.

mod chain;
mod change;
mod check_up;
mod choice;
mod colour;
mod compare;
mod first;
mod foot;
mod footprint;
mod landmarks;
mod maps;
mod pictures;
mod review;

pub use check_up::check_up_page;
pub(crate) use colour::colour;
pub use compare::comparison_page;
pub(crate) use pictures::{Drawing, features};
pub(crate) use review::points as review_points;

use crate::case::Case;
use crate::job::{FileHash, JobRecord};
use crate::made::Made;
use crate::{Complaint, Complaints, Output};
use rayon::prelude::*;
use std::sync::Arc;
use windlass_report::page_data::{Fact, ManifestRow};
use windlass_report::words::Words;
use windlass_report::{Page, ReportError};

/// The report page of a job.
///
/// # Errors
/// The page cannot be laid out (an internal error).
pub(crate) fn of(case: &Case, made: &Made, record: &JobRecord) -> Result<Output, Complaints> {
    let name = format!("{}.report.html", case.id());
    let failed = |e: windlass_report::ReportError| Complaint::internal(&name, e.to_string());
    let sections: Vec<_> = record
        .feet
        .iter()
        .filter_map(|(side, job)| {
            Some((made.feet.get(side).as_ref()?, made.devices.get(side).as_ref()?, job))
        })
        .collect();
    let scale = maps::scale_of(made);
    let section = |(measured, device, job)| foot::section(measured, device, job, record, made, scale);
    let drawn = sections.into_par_iter().map(section).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let (feet, above): (Vec<_>, Vec<_>) = drawn
        .into_iter()
        .map(|(f, above)| {
            let side = f.side;
            (f, (side, above))
        })
        .unzip();
    let points = review::points(record);
    let remarks = record.assumed.iter().chain(&record.notes);
    let notes = remarks.filter(|n| !first::is_shown(&points, n)).cloned().collect();
    let words = Arc::new(Words::of(case.file.case.language.unwrap_or_default()).map_err(failed)?);
    let page = Page {
        case_id: case.id().to_owned(),
        made_by: record.manifest.made_by.clone(),
        patient: patient(case, &words).map_err(failed)?,
        feet,
        chain: record.chain.as_ref().map(|report| chain::section(report, record.choice.as_ref())),
        notes,
        first: first::screen(record, made, above, &words).map_err(failed)?,
        manifest: manifest(record),
    };
    let html = windlass_report::page(&page, &words).map_err(failed)?;
    Ok(Output { name: name.clone(), bytes: html.into_bytes() })
}

fn patient(case: &Case, words: &Words) -> Result<Vec<Fact>, ReportError> {
    let patient = &case.file.patient;
    let years = |age: f64| words.say_with("patient-years", &[("number", &words.amount(&age.to_string())?)]);
    let facts = [
        ("patient-mass", Some(words.amount(&format!("{} kg", patient.mass_kg))?)),
        ("patient-height", patient.height_m.map(|h| words.amount(&format!("{h} m"))).transpose()?),
        ("patient-age", patient.age_years.map(years).transpose()?),
        ("patient-sex", patient.sex.map(|s| words.said("sex", s.word()))),
        ("patient-steps", patient.steps_per_day.map(|s| s.to_string())),
        ("patient-shoe", case.file.footwear.kind.map(|k| words.said("word", k.word()))),
    ];
    let given = facts.into_iter().filter_map(|(id, value)| Some((id, value?)));
    given.map(|(id, value)| Ok(Fact::new(words.say(id)?, value))).collect()
}

fn manifest(record: &JobRecord) -> Vec<ManifestRow> {
    let rows = |kind: &'static str, files: &[FileHash]| {
        let row = move |f: &FileHash| ManifestRow {
            kind: kind.into(),
            name: f.file.clone(),
            bytes: Some(f.bytes),
            hash: format!("blake3:{}", f.blake3),
        };
        files.iter().map(row).collect::<Vec<_>>()
    };
    let manifest = &record.manifest;
    [rows("input", &manifest.inputs), rows("output", &manifest.outputs), rows("profile", &manifest.profiles)]
        .concat()
}

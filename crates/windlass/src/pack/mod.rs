//! The package a print lab opens: the files of each foot by the field's names, the form, the statement, advice for
//! the process, and a record of everything with its hash.

mod advice;
mod names;
mod papers;
mod record;
mod regulatory;
mod statement;

use crate::case::Case;
use crate::materials;
use crate::pipeline::{Settings, design};
use crate::{Complaint, Complaints, Output, World, printable};
use names::Names;
use record::{PackageRecord, PackedFoot};
use windlass_prescription::lab_form;

/// A package ready to be written.
#[derive(Debug, Clone)]
pub struct Package {
    /// The name of the order: what every file begins with.
    pub name: String,
    /// The files, sorted by name.
    pub files: Vec<Output>,
    /// What the guard objects to.
    pub guard: Vec<String>,
}

/// Designs a case and packs it for the lab. Depends on case, files and settings alone.
///
/// # Errors
/// What stops the design.
pub fn pack(case: &Case, world: &dyn World, settings: &Settings) -> Result<Package, Complaints> {
    let material = materials::find(case.file.device.material_or_usual(), &settings.profiles)?;
    let process = printable::process_of(&material, &settings.profiles)?;
    let printer = process
        .as_ref()
        .map(|process| printable::printer_of(process, &case.file.device, &settings.profiles))
        .transpose()?;
    let strict = Settings { even_if_it_does_not_print: false, ..settings.clone() };
    let job = design(case, world, &strict)?;
    let names = Names::of(case);
    let feet: Vec<PackedFoot> =
        job.record.feet.iter().map(|(side, foot)| PackedFoot::of(side, &names, foot)).collect();
    let built = job.record.feet.as_built();
    let form = lab_form(case.id(), &case.file.encounter(), &job.prescription, &built);
    let mut files = vec![
        text(names.of_case("lab-form.txt"), form),
        text(names.of_case("statement.txt"), statement::text(case, &job, &material)),
        text(
            names.of_case("advice.txt"),
            advice::text(&advice::Advice {
                case,
                names: &names,
                feet: &feet,
                process: process.as_ref(),
                printer: printer.as_ref(),
                job: &job,
            }),
        ),
    ];
    for output in &job.outputs {
        if let Some(name) = names.of_output(case.id(), &output.name) {
            files.push(Output { name, bytes: output.bytes.clone() });
        }
    }
    files.extend(papers::papers(case, &job, &names, &material, process.as_ref())?);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let regulatory = regulatory::text(case, &job, &material, &files);
    files.push(text(names.of_case("regulatory.txt"), regulatory));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let record = PackageRecord::of(case, process.as_ref(), feet, &job, &files);
    let bytes = serde_json::to_vec_pretty(&record)
        .map_err(|e| Complaint::internal("manifest.json", format!("the record cannot be written: {e}")))?;
    files.push(Output { name: names.of_case("manifest.json"), bytes });
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Package { name: names.base(), files, guard: advice::objections(&job).collect() })
}

fn text(name: String, text: String) -> Output {
    Output { name, bytes: text.into_bytes() }
}

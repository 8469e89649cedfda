//! The package a print lab opens: the files of each foot by the field's names, the form, the statement, advice for
//! the process, and a record of everything with its hash.

mod advice;
mod archive;
mod names;
mod record;
mod statement;

pub use archive::zip;

use crate::case::Case;
use crate::materials;
use crate::walk::{Job, Settings, design, prescribe};
use crate::{Complaint, Complaints, Output, World, printable};
use names::Names;
use record::{PackageRecord, PackedFoot};
use windlass_export::{Printability, Process};
use windlass_prescription::lab_form;

/// A package ready to be written.
#[derive(Debug, Clone)]
pub struct Package {
    /// The name of the order: what every file begins with.
    pub name: String,
    /// The files, sorted by name.
    pub files: Vec<Output>,
}

/// Designs a case and packs it for the lab. Depends on case, files and settings alone.
///
/// # Errors
/// What stops the design; a solid that its process refuses, each reason; a material that is not printed.
pub fn pack(case: &Case, world: &dyn World, settings: &Settings) -> Result<Package, Complaints> {
    let material = materials::find(case.file.device.material, &settings.profiles)?;
    if material.process == "none" {
        return Err(Complaint::refused(&case.name, format!("{} is not printed", material.title))
            .then(
                "choose a printed material under [device], or hand the lab the form of `windlass prescribe`",
            )
            .into());
    }
    let process = printable::process(&material.process, &settings.profiles)?;
    let job = design(case, world, settings)?;
    let names = Names::of(case);
    let feet = feet(&job, &process, &names)?;
    let mut files = vec![
        text(
            names.of_case("lab-form.txt"),
            lab_form(case.id(), &case.file.encounter(), &prescribe(case, settings)?),
        ),
        text(names.of_case("statement.txt"), statement::text(case, &job, &material)),
        text(names.of_case("advice.txt"), advice::text(&names, &feet, &process, &job)),
    ];
    for output in &job.outputs {
        if let Some(name) = names.of_output(case.id(), &output.name) {
            files.push(Output { name, bytes: output.bytes.clone() });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let record = PackageRecord::of(case, &process, feet, &job, &files);
    let bytes = serde_json::to_vec_pretty(&record)
        .map_err(|e| Complaint::internal("manifest.json", format!("the record cannot be written: {e}")))?;
    files.push(Output { name: names.of_case("manifest.json"), bytes });
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Package { name: names.base(), files })
}

fn text(name: String, text: String) -> Output {
    Output { name, bytes: text.into_bytes() }
}

/// Inspects the solid of each foot for its process.
fn feet(job: &Job, process: &Process, names: &Names) -> Result<Vec<PackedFoot>, Complaints> {
    let mut feet = Vec::new();
    let mut refused = Vec::new();
    for (side, foot) in job.record.feet.iter() {
        let ending = format!("_{}.stl", side.letter());
        let Some(solid) = job.outputs.iter().find(|o| o.name.ends_with(&ending)) else { continue };
        let found = windlass_export::verify(&solid.bytes, &solid.name, process, None);
        let Some(part) = found.parts.into_iter().next() else {
            let why = found.unreadable.unwrap_or_else(|| "it holds no part".into());
            return Err(Complaint::internal(&solid.name, why).into());
        };
        refused.extend(refusals(&solid.name, &part.printability));
        feet.push(PackedFoot::of(side, names, foot, part.printability));
    }
    if refused.is_empty() { Ok(feet) } else { Err(Complaints(refused)) }
}

fn refusals(file: &str, found: &Printability) -> Vec<Complaint> {
    let complaint = |f: &windlass_export::Finding| {
        Complaint::refused(format!("{file}: {}", f.rule), f.text.clone()).then(f.next_step.clone())
    };
    found.refusals().map(complaint).collect()
}

//! What the person at the printer needs to know, on one page: which file is which, how to orient it, what to check.

use super::names::Names;
use super::record::PackedFoot;
use crate::case::Case;
use crate::made::Job;
use windlass_export::{Printability, Printer, Process, Technology};
use windlass_measure::Side;
use windlass_prescription::in_words;

/// What the advice is about.
pub(super) struct Advice<'a> {
    /// The case, for what was ordered.
    pub case: &'a Case,
    /// The names of the files.
    pub names: &'a Names,
    /// The feet.
    pub feet: &'a [PackedFoot],
    /// The process; none where the material is not printed.
    pub process: Option<&'a Process>,
    /// The printer that the files were inspected for.
    pub printer: Option<&'a Printer>,
    /// The job.
    pub job: &'a Job,
}

/// The advice as text of 80 columns.
pub(super) fn text(advice: &Advice<'_>) -> String {
    let Advice { case, names, feet, process, printer, job } = *advice;
    let title = process.map_or("Not printed: mill, press or laminate it over the positive", |p| &p.title);
    let printer = printer.map(|p| format!(", inspected for {}", p.title)).unwrap_or_default();
    let mut text = format!("FOR THE LAB: {}\n{title}{printer}\n\n", names.base());
    text.push_str(&ordered(case));
    text.push_str(
        "Files are in millimetres, modelled for the labelled foot. Do not scale, mirror\n\
         or repair them; each is one closed body, inspected for the process above. The\n\
         3MF holds the same body with unit and names. The manifest has the hash of every\n\
         file (BLAKE3).\n",
    );
    for foot in feet {
        text.push_str(&about(foot, names, process));
    }
    if let Some(process) = process {
        text.push_str("\nOrientation in the build\n");
        text.push_str(orientation(process));
        text.push_str(
            "\nCheck after printing\n\
             \x20 Length and width within 0.3 mm of the size above (usual for powder);\n\
             \x20 the heel post stands flat and rocks only if post motion was prescribed;\n\
             \x20 no sharp edge against skin.\n",
        );
    }
    let first = to_clarify(job);
    if !first.is_empty() {
        text.push_str("\nTo clarify with the prescriber before making them\n");
        for (side, _, says) in first {
            text.push_str(&hanging("  - ", &format!("{side}: {says}")));
        }
    }
    text
}

/// What the order says besides the devices: pairs, dates, instructions, covers.
fn ordered(case: &Case) -> String {
    let lines = [("Order    ", in_words(&case.file.order)), ("Finish   ", in_words(&case.file.finish))];
    let mut text: String =
        lines.iter().filter_map(|(label, words)| Some(hanging(label, words.as_deref()?))).collect();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn about(foot: &PackedFoot, names: &Names, process: Option<&Process>) -> String {
    let [low, high] = foot.mesh.bounds_mm;
    let mark = match foot.engraving() {
        Some(text) => format!("\"{text}\" is engraved in the file"),
        None => format!("none in the file; write \"{} {}\" on the bag", names.base(), foot.side.letter()),
    };
    let mut text = format!(
        "\n{} foot: {}\n  size            {:.0} x {:.0} x {:.0} mm, {:.1} cm3, about {:.0} g\n",
        foot.side,
        names.of_foot(foot.side, "stl"),
        high[0] - low[0],
        high[1] - low[1],
        high[2] - low[2],
        foot.mesh.volume_mm3 / 1000.0,
        foot.mass_g,
    );
    if let (Some(p), Some(process)) = (&foot.printability, process) {
        text.push_str(&inspected(p, process));
    }
    text.push_str(&format!("  mark            {mark}\n"));
    text
}

/// What the inspection found: wall, time, supports, reservations.
fn inspected(p: &Printability, process: &Process) -> String {
    let wall = p.min_wall_mm.map_or("not found".to_owned(), |w| format!("{w:.2} mm"));
    let mut text = format!(
        "  thinnest wall   {wall} (minimum {:.1} mm, recommended {:.1} mm)\n  time, material  estimated {:.0} min, EUR {:.2} \
         material\n",
        process.min_wall_mm, process.recommended_wall_mm, p.minutes, p.material_cost,
    );
    if p.overhang_mm2 > 0.0 {
        text.push_str(&format!(
            "  needs support   {:.1} cm2 in the orientation of the file\n",
            p.overhang_mm2 / 100.0
        ));
    }
    for finding in &p.findings {
        text.push_str(&hanging("  check           ", &finding.text));
    }
    text
}

/// Text after a label, in lines of at most 80 columns under each other.
fn hanging(label: &str, text: &str) -> String {
    let room = 80 - label.chars().count();
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= room;
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if fits(line) => *line = format!("{line} {word}"),
            _ => lines.push(word.to_owned()),
        }
    }
    let indent = " ".repeat(label.chars().count());
    let lead = |i: usize| if i == 0 { label } else { indent.as_str() };
    lines.iter().enumerate().map(|(i, line)| format!("{}{line}\n", lead(i))).collect()
}

/// Source: service bureaux' guides (large flat planes warp; powder carries the part); strength of printed orthoses
/// has been tested in five build directions (Materials 17:663, 2024).
fn orientation(process: &Process) -> &'static str {
    match process.technology {
        Technology::Powder => {
            "  The powder supports the part: no supports needed. Orient left and right alike,\n\
             \x20 so that they flex alike. Tilt them, or stand them on the long edge: a shell\n\
             \x20 that lies flat may warp.\n\
             \x20 If a part is longer than the build box, place it along the longest edge and\n\
             \x20 tilt it.\n"
        }
        Technology::Filament => {
            "  Underside on the bed, as in the file (z = 0 is the floor of the shoe), so that\n\
             \x20 the layers run along the foot. Supports under arch and rim only where the\n\
             \x20 slicer needs them; none on the top, which lies against the foot.\n"
        }
    }
}

/// Load limits that are exceeded.
pub(super) fn objections(job: &Job) -> impl Iterator<Item = String> {
    job.record.chain.iter().flat_map(|c| &c.guard).map(|g| format!("{}: {}", g.side, g.text))
}

/// Load limits that are exceeded, and rules that the prescription breaks: the side, the group of the catalogue's messages that
/// may know the sentence, and the sentence.
pub(super) fn to_clarify(job: &Job) -> Vec<(Side, &'static str, &str)> {
    let objections =
        job.record.chain.iter().flat_map(|c| &c.guard).map(|g| (g.side, "check", g.text.as_str()));
    let flags = job.record.feet.iter().flat_map(|(side, foot)| {
        let lines = foot.prescription.iter().flat_map(|l| &l.flags);
        lines.map(move |f| (side, "note", f.text.as_str()))
    });
    objections.chain(flags).collect()
}

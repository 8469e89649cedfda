//! `windlass verify`: whether a file from any source is printable. Exit code 2 when it is not.

use crate::arguments::{Options, Verify};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::terminal::Terminal;
use windlass::{Complaint, Verification, VerifiedPart, Weight, short_number, verify};
use windlass_lab::read_file;
use windlass_measure::figures::counted;

/// Verifies and prints.
pub fn run(words: &Verify, options: &Options, terminal: &Terminal) -> Result {
    let name = words.file.display().to_string();
    let bytes =
        read_file(&words.file).map_err(|why| Complaint::input(&name, why).then("name an STL or 3MF file"))?;
    let settings = open::settings(options, terminal)?;
    let found = verify(&name, &bytes, &words.process, words.printer.as_deref(), &settings.profiles)?;
    if terminal.is_json() {
        terminal.record(&found);
    } else {
        terminal.say(&shown(&found));
    }
    Ok(if found.prints() { Outcome::Done } else { Outcome::Objection })
}

fn shown(found: &Verification) -> String {
    let mut text =
        format!("{}: {}\n", found.file, if found.prints() { "printable" } else { "not printable" });
    if let Some(why) = &found.unreadable {
        text.push_str(&format!("  {why}\n"));
    }
    for remark in &found.remarks {
        text.push_str(&format!("  note: {remark}\n"));
    }
    for part in &found.parts {
        text.push_str(&shown_part(part));
    }
    text
}

fn shown_part(part: &VerifiedPart) -> String {
    let p = &part.printability;
    let mut text = format!(
        "  {} {}, {}, {}, {} cm3, {} g, {}\n",
        part.name,
        counted(p.triangles, "triangle"),
        counted(p.open_edges, "open edge"),
        counted(p.bodies, "body"),
        short_number(p.volume_mm3 / 1000.0),
        if p.mass_g < 1e6 { format!("{:.0}", p.mass_g) } else { short_number(p.mass_g) },
        p.process
    );
    match (p.min_wall_mm, p.min_wall_at_mm, &p.wall_not_measured) {
        (Some(wall), at, _) => text.push_str(&format!("  thinnest wall {wall:.2} mm{}\n", place(at))),
        (None, _, Some(why)) => text.push_str(&format!("  wall not measured: {why}\n")),
        (None, _, None) => {}
    }
    for finding in &p.findings {
        let word = if finding.weight == Weight::Refusal { "refused" } else { "warning" };
        text.push_str(&format!(
            "  {word}: {}: {}{}\n    next: {}\n",
            finding.rule,
            finding.text,
            place(finding.at_mm),
            finding.next_step
        ));
    }
    text
}

/// Where, in the frame of the file.
fn place(at: Option<[f64; 3]>) -> String {
    at.map_or_else(String::new, |at| {
        let [x, y, z] = at.map(short_number);
        format!(" at ({x}, {y}, {z})")
    })
}

//! `windlass verify`: whether a file from any source is printable. Exit code 2 when it is not.

use crate::arguments::{Options, Verify};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::terminal::Terminal;
use windlass::{Complaint, Verification, Weight, verify};
use windlass_lab::read_file;
use windlass_measure::figures::counted;

/// Verifies and prints.
pub fn run(words: &Verify, options: &Options, terminal: &Terminal) -> Result {
    let name = words.file.display().to_string();
    let bytes =
        read_file(&words.file).map_err(|why| Complaint::input(&name, why).then("name an STL or 3MF file"))?;
    let settings = open::settings(options)?;
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
    for part in &found.parts {
        let p = &part.printability;
        text.push_str(&format!(
            "  {} {}, {}, {}, {:.1} cm3, {:.0} g, {}\n",
            part.name,
            counted(p.triangles, "triangle"),
            counted(p.open_edges, "open edge"),
            counted(p.bodies, "body"),
            p.volume_mm3 / 1000.0,
            p.mass_g,
            p.process
        ));
        if let Some(wall) = p.min_wall_mm {
            text.push_str(&format!("  thinnest wall {wall:.2} mm\n"));
        }
        for finding in &p.findings {
            let word = if finding.weight == Weight::Refusal { "refused" } else { "warning" };
            text.push_str(&format!(
                "  {word}: {}: {}\n    next: {}\n",
                finding.rule, finding.text, finding.next_step
            ));
        }
    }
    text
}

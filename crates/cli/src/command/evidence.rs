//! `windlass evidence`: published effects predicted, row by row; an objection when the gate does not hold.

use crate::arguments::{Evidence, Options};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::progress::Progress;
use crate::terminal::Terminal;
use windlass::{
    Ablated, Complaint, CrossValidation, EvidenceReport, Verdict, ablate, cross_validate, evidence,
    vocabulary,
};
use windlass_lab::read_file;

/// Predicts and prints.
pub fn run(words: &Evidence, options: &Options, terminal: &Terminal) -> Result {
    if words.vocabulary {
        terminal.say(&vocabulary()?);
        return Ok(Outcome::Done);
    }
    let table = words.table.as_deref().map(text).transpose()?;
    let table = table.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
    let settings = open::settings(options, terminal)?;
    let progress = Progress::spinner(terminal, "predicting");
    if words.cross_validate {
        let result = cross_validate(table, &settings)?;
        progress.done();
        if terminal.is_json() {
            terminal.record(&result);
        }
        terminal.say(&folds(&result));
        return Ok(if result.passes { Outcome::Done } else { Outcome::Objection });
    }
    if words.ablate {
        let result = ablate(table, &settings)?;
        progress.done();
        if terminal.is_json() {
            terminal.record(&result);
        }
        terminal.say(&hanging(&result));
        return Ok(Outcome::Done);
    }
    let report = evidence(table, &settings)?;
    progress.done();
    if terminal.is_json() {
        terminal.record(&report);
    }
    terminal.say(&shown(&report));
    Ok(if report.passes { Outcome::Done } else { Outcome::Objection })
}

/// What is fitted, each fold, and the rows that were left out by joint.
fn folds(result: &CrossValidation) -> String {
    let mut text = format!("{:<26} {:>9} {:>12}\n", "fitted", "shipped", "by all rows");
    for ((name, shipped), chosen) in result.fitted.iter().zip(&result.shipped).zip(&result.on_all_rows) {
        text.push_str(&format!("{name:<26} {shipped:>9.3} {chosen:>12.3}\n"));
    }
    text.push_str("\nheld out             fitted to   predicted   missed\n");
    for fold in &result.folds {
        let missed: Vec<&str> =
            fold.left_out.rows.iter().filter(|r| r.verdict != Verdict::Hit).map(|r| r.id.as_str()).collect();
        text.push_str(&format!(
            "{:<20} {:>7.0} % {:>9.0} %   {}\n",
            fold.thirds,
            100.0 * fold.training,
            100.0 * fold.left_out.hit_rate,
            missed.join(" ")
        ));
    }
    text.push_str("\nheld out, by joint, over all folds\n");
    for (joint, score) in &result.joints {
        text.push_str(&format!("{joint:<12} {} of {}\n", score.hits, score.rows));
    }
    text.push_str(&format!(
        "held out and predicted: {:.0} % in range, {:.0} % in the worst fold\n",
        100.0 * result.hit_rate,
        100.0 * result.worst
    ));
    let wrong = if result.wrong_signs.is_empty() { "none".into() } else { result.wrong_signs.join(" ") };
    text.push_str(&format!("held out, with the wrong sign in grade A or B: {wrong}\n"));
    text
}

/// Each prior, what it was set to, how many rows move, and which are lost or turn to the wrong sign.
fn hanging(result: &[Ablated]) -> String {
    let mut text =
        format!("{:<26} {:>10} {:>6}  lost, wrong sign in brackets\n", "without", "set to", "moved");
    for a in result {
        let wrong = if a.flipped.is_empty() { String::new() } else { format!(" [{}]", a.flipped.join(" ")) };
        text.push_str(&format!(
            "{:<26} {:>10.3} {:>6}  {}{wrong}\n",
            a.prior,
            a.neutral,
            a.moved,
            a.lost.join(" ")
        ));
    }
    let alone: Vec<&str> =
        result.iter().filter(|a| a.moved <= 1 && !a.lost.is_empty()).map(|a| a.prior).collect();
    let alone = if alone.is_empty() { "none".to_owned() } else { alone.join(" ") };
    text.push_str(&format!("priors that move one row and no other: {alone}\n"));
    text
}

fn text(file: &std::path::Path) -> std::result::Result<(String, String), Complaint> {
    let name = file.display().to_string();
    let bytes = read_file(file).map_err(|why| Complaint::input(&name, why))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Complaint::input(&name, "not text").then("name a TOML table of schema windlass.evidence/1")
    })?;
    Ok((name, text))
}

fn shown(report: &EvidenceReport) -> String {
    let mut text =
        format!("{:<8} {:<10} {:>10} {:>22}  {}\n", "row", "joint", "predicted", "asked", "verdict");
    for row in &report.rows {
        let asked = match (row.accept, row.direction) {
            (Some([low, high]), _) => format!("{low} to {high}"),
            (None, Some(direction)) => format!("{direction:?}").to_lowercase(),
            (None, None) => format!("{:?}", row.kind).to_lowercase(),
        };
        let verdict = match row.verdict {
            Verdict::Hit => "hit",
            Verdict::Miss => "miss",
            Verdict::WrongSign => "WRONG SIGN",
        };
        text.push_str(&format!(
            "{:<8} {:<10} {:>10.2} {asked:>22}  {verdict} [{}]\n",
            row.id, row.joint, row.predicted, row.grade
        ));
    }
    for (joint, score) in &report.joints {
        text.push_str(&format!("{joint:<12} {} of {}\n", score.hits, score.rows));
    }
    text.push_str(&format!("in total {:.0} % of {} rows\n", 100.0 * report.hit_rate, report.rows.len()));
    text
}

//! `windlass evidence`: published effects predicted, row by row; an objection when the gate does not hold.

use crate::arguments::{Evidence, Options};
use crate::exit::{Outcome, Result};
use crate::open;
use crate::progress::Progress;
use crate::table::wrapped;
use crate::terminal::Terminal;
use windlass::chain::figures::number;
use windlass::{
    Ablated, Complaint, CrossValidation, EvidenceReport, RowResult, Score, Verdict, ablate, cross_validate,
    evidence, evidence_page, vocabulary,
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
    if words.cross_validate || words.page {
        let result = cross_validate(table, &settings)?;
        progress.done();
        if words.page {
            terminal.print(&evidence_page(&result));
            return Ok(Outcome::Done);
        }
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

/// What is fitted, each fold, the error of the model, and the rows as they came out when their study was left out.
fn folds(result: &CrossValidation) -> String {
    let mut text = format!("{:<26} {:>9} {:>12}\n", "fitted", "shipped", "by all rows");
    for ((name, shipped), chosen) in result.fitted.iter().zip(&result.shipped).zip(&result.on_all_rows) {
        text.push_str(&format!("{name:<26} {shipped:>9.3} {chosen:>12.3}\n"));
    }
    text.push_str("\nstudies left out                                   rows  fitted to  predicted\n");
    for fold in &result.folds {
        let studies = fold.studies.join(", ");
        let lines = wrapped(&studies, 48, "");
        for (k, line) in lines.iter().enumerate() {
            let figures = match k {
                0 => format!(
                    "  {:>4} {:>8.0} % {:>8.0} %",
                    fold.rows,
                    100.0 * fold.training,
                    100.0 * fold.hit_rate
                ),
                _ => String::new(),
            };
            text.push_str(format!("{line:<50}{figures}").trim_end());
            text.push('\n');
        }
    }
    text.push_str("\nerror of the model, times what the profile has\n");
    for error in &result.errors {
        let kind = format!("{:?}", error.kind).to_lowercase();
        text.push_str(&format!("{kind:<12} {:>6.2}  from {} published means\n", error.factor, error.rows));
    }
    text.push_str("\nleft out, by joint\n");
    text.push_str(&scores(&result.left_out.joints));
    text.push_str("\n                                       all rows in view   study left out\n");
    let pair = |name: &str, of: &dyn Fn(&EvidenceReport) -> String| {
        format!("{name:<38} {:>16} {:>16}\n", of(&result.in_view), of(&result.left_out))
    };
    for (name, of) in figures() {
        text.push_str(&pair(name, &of));
    }
    let wrong = &result.left_out.wrong_signs;
    text.push_str(&format!("left out, wrong sign in grade A or B: {}\n", listed(wrong)));
    text
}

/// A figure of a report, with its name.
type Figure = (&'static str, fn(&EvidenceReport) -> String);

/// The figures that a reviewer asks for.
fn figures() -> [Figure; 8] {
    [
        ("in range, in order or null as asked", |r| part(r.hits, r.rows.len() as u32)),
        ("the same, if nothing changed", |r| part(r.baselines.nothing, r.rows.len() as u32)),
        ("the same, with signs and one size", |r| part(r.baselines.signs, r.rows.len() as u32)),
        ("wrong sign, any grade", |r| {
            let wrong = r.rows.iter().filter(|row| row.verdict == Verdict::WrongSign).count();
            part(wrong as u32, r.rows.len() as u32)
        }),
        ("published mean in the 80 % interval", |r| part(r.calibration.covered, r.calibration.rows)),
        ("width of it over the published effect", |r| format!("{:.1}", r.calibration.relative_width)),
        ("predicted over published, median", |r| format!("{:.2}", r.calibration.bias)),
        ("effects predicted too small", |r| part(r.calibration.too_small, r.calibration.rows)),
    ]
}

fn part(part: u32, whole: u32) -> String {
    format!("{part} of {whole} ({:.0} %)", 100.0 * f64::from(part) / f64::from(whole.max(1)))
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".into() } else { names.join(" ") }
}

/// Hits, wrong signs and covered means, by joint or study.
fn scores(of: &std::collections::BTreeMap<String, Score>) -> String {
    let mut text = format!("{:<44} {:>9} {:>11} {:>15}\n", "", "hits", "wrong sign", "mean covered");
    for (name, score) in of {
        let covered = match score.numbers {
            0 => "-".to_owned(),
            numbers => format!("{} of {numbers}", score.covered),
        };
        let hits = format!("{} of {}", score.hits, score.rows);
        text.push_str(&format!("{name:<44} {hits:>9} {:>11} {covered:>15}\n", score.wrong));
    }
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
    let mut text = format!(
        "{:<8} {:<12} {:>9} {:>18} {:>10} {:>16}  verdict\n",
        "row", "joint", "predicted", "80 % of the mean", "published", "asked"
    );
    for row in &report.rows {
        text.push_str(&line(row));
    }
    text.push_str("\nby joint\n");
    text.push_str(&scores(&report.joints));
    text.push_str("\nby study\n");
    text.push_str(&scores(&report.studies));
    text.push('\n');
    for (name, of) in figures() {
        text.push_str(&format!("{name:<38} {:>16}\n", of(report)));
    }
    let calibration = &report.calibration;
    if let (Some(width), Some(held)) = (calibration.person_width, calibration.persons_covered) {
        let rows = calibration.persons;
        text.push_str(&format!(
            "one person: interval over the published, {rows} rows {width:>8.1}\n\
             one person: published persons in it, {rows} rows {:>10.0} %\n",
            100.0 * held
        ));
    }
    text.push_str(&format!("wrong sign in grade A or B: {}\n", listed(&report.wrong_signs)));
    text
}

fn line(row: &RowResult) -> String {
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
    let interval = match row.mean_interval {
        Some([low, high]) => format!("{} to {}", number(low), number(high)),
        None => "-".to_owned(),
    };
    let published = row.published.map_or("-".to_owned(), |p| number(p.mean));
    format!(
        "{:<8} {:<12} {:>9} {interval:>18} {published:>10} {asked:>16}  {verdict} [{}]\n",
        row.id,
        row.joint,
        number(row.predicted),
        row.grade
    )
}

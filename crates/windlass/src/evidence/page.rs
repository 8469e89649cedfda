//! The page of the evidence: predicted against published effects with both intervals, coverage by joint, and the figures, with
//! all rows in view and with their study left out. One file, no script, no network.

use std::fmt::Write as _;
use windlass_chain::evidence::{CrossValidation, EvidenceReport, RowResult, Score};
use windlass_chain::figures::number;

/// Size of a plot of effects, px.
const PLOT: f64 = 420.0;
/// Room for the numbers beside it, px.
const ROOM: f64 = 44.0;
/// The interval of the mean effect is to hold this share of published means, and passes between these.
const PASSES: [f64; 2] = [0.7, 0.9];

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2430}\
table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:left;border-bottom:1px solid #d5dbe3}\
td:not(:first-child),th:not(:first-child){text-align:right}svg{max-width:100%;height:auto}\
figure{display:inline-block;margin:1rem 1rem 1rem 0}text{font:11px system-ui,sans-serif;fill:#3b4654}\
.axis{stroke:#8a94a3}.same{stroke:#8a94a3;stroke-dasharray:4 3}.person{stroke:#b9cbe6;stroke-width:5}\
.mean{stroke:#1f5fa8;stroke-width:2}.in{fill:#1f5fa8}.out{fill:#b3261e}.aim{fill:#e6f0e2}";

/// The page.
pub fn page(result: &CrossValidation) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Windlass: predicted and published \
         effects</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Predicted and published effects</h1>\n<p>Made by \
         <code>windlass evidence --page</code>. Left: the model as shipped, whose makers had these rows in view. Right: each row \
         predicted by a model that was fitted without its study. A predictor that says that nothing changes, and one that is \
         given every direction and one size for all effects of a kind, are below them.</p>\n"
    );
    html.push_str(&table(result));
    html.push_str(
        "<h2>Effects, their study left out</h2>\n<p>Each dot is a published mean; across is what was published, up is what the \
         model predicts. Dark bar: 80 % interval of the mean effect in people like these. Pale bar: one person. A dot is red \
         where the dark bar misses the published mean. On the dashed line both are the same.</p>\n",
    );
    for (title, unit) in [("Changes in per cent", true), ("Changes in degrees", false)] {
        html.push_str(&effects(title, &result.left_out.rows, unit));
    }
    html.push_str("<h2>Coverage by joint, their study left out</h2>\n");
    html.push_str(&coverage(&result.left_out));
    html.push_str(&fitted(result));
    html.push_str("</body>\n</html>\n");
    html
}

fn share(part: u32, whole: u32) -> String {
    format!("{part} of {whole} ({:.0} %)", 100.0 * f64::from(part) / f64::from(whole.max(1)))
}

/// A figure of a report, with its name.
type Figure = (&'static str, fn(&EvidenceReport) -> String);

const FIGURES: [Figure; 7] = [
    ("rows as asked (range, direction, order, no change)", |r| share(r.hits, r.rows.len() as u32)),
    ("the same, if nothing changed", |r| share(r.baselines.nothing, r.rows.len() as u32)),
    ("the same, given directions and one size", |r| share(r.baselines.signs, r.rows.len() as u32)),
    ("wrong direction in grade A or B", |r| r.wrong_signs.len().to_string()),
    ("published mean within the 80 % interval", |r| share(r.calibration.covered, r.calibration.rows)),
    ("width of that interval over the effect, median", |r| number(r.calibration.relative_width)),
    ("predicted over published effect, median", |r| number(r.calibration.bias)),
];

fn table(result: &CrossValidation) -> String {
    let mut html = "<table>\n<tr><th></th><th>all rows in view</th><th>study left out</th></tr>\n".to_owned();
    for (name, of) in FIGURES {
        let (view, out) = (of(&result.in_view), of(&result.left_out));
        let _ = writeln!(html, "<tr><td>{name}</td><td>{view}</td><td>{out}</td></tr>");
    }
    html + "</table>\n"
}

/// The size of the model's error, and what the fits chose.
fn fitted(result: &CrossValidation) -> String {
    let mut html = "<h2>Error of the model</h2>\n<p>With how many times the error in the profile the intervals hold 80 % of the \
                    published means of left-out studies.</p>\n<table>\n<tr><th>kind</th><th>times</th><th>published \
                    means</th></tr>\n"
        .to_owned();
    for error in &result.errors {
        let kind = format!("{:?}", error.kind).to_lowercase();
        let _ = writeln!(html, "<tr><td>{kind}</td><td>{:.2}</td><td>{}</td></tr>", error.factor, error.rows);
    }
    html.push_str("</table>\n<h2>What is fitted anew</h2>\n<table>\n<tr><th>median of</th><th>shipped</th><th>by all rows</th>");
    for k in 1..=result.folds.len() {
        let _ = write!(html, "<th>without fifth {k}</th>");
    }
    html.push_str("</tr>\n");
    for (k, name) in result.fitted.iter().enumerate() {
        let chosen = [result.shipped[k], result.on_all_rows[k]].into_iter();
        let cells: String = chosen
            .chain(result.folds.iter().map(|fold| fold.chosen[k]))
            .map(|value| format!("<td>{}</td>", number(value)))
            .collect();
        let _ = writeln!(html, "<tr><td>{name}</td>{cells}</tr>");
    }
    html.push_str("</table>\n<table>\n<tr><th>studies left out</th><th>rows</th><th>as asked</th></tr>\n");
    for fold in &result.folds {
        let studies = fold.studies.join("; ").replace('&', "&amp;");
        let rate = 100.0 * fold.hit_rate;
        let _ = writeln!(html, "<tr><td>{studies}</td><td>{}</td><td>{rate:.0} %</td></tr>", fold.rows);
    }
    html + "</table>\n"
}

/// A row that a plot can show: what was published and predicted, from no change.
struct Dot<'a> {
    row: &'a RowResult,
    published: f64,
    predicted: f64,
    mean: [f64; 2],
    person: [f64; 2],
}

fn dot(row: &RowResult) -> Option<Dot<'_>> {
    let (mean, published) = (row.mean_interval?, row.published?);
    // A ratio is shown in per cent.
    let scale = if row.nothing == 1.0 { 100.0 } else { 1.0 };
    let from = |v: f64| scale * (v - row.nothing);
    Some(Dot {
        row,
        published: from(published.mean),
        predicted: from(row.predicted),
        mean: mean.map(from),
        person: row.interval.map(from),
    })
}

/// A plot of predicted over published effects.
fn effects(title: &str, rows: &[RowResult], percent: bool) -> String {
    let is_percent = |r: &RowResult| r.change.is_share();
    let dots: Vec<Dot> = rows.iter().filter(|r| is_percent(r) == percent).filter_map(dot).collect();
    let most = dots.iter().map(|d| d.published.abs().max(d.predicted.abs())).fold(1e-9, f64::max);
    // Signed roots, so that small and large effects are both seen.
    let most = most * 1.1;
    let place = |v: f64| {
        let v = v.clamp(-most, most) / most;
        0.5 * PLOT * (1.0 + v.signum() * v.abs().sqrt())
    };
    let (x, y) = (|v: f64| ROOM + place(v), |v: f64| 8.0 + PLOT - place(v));
    let (right, foot) = (ROOM + PLOT, 8.0 + PLOT);
    let mut svg = format!(
        "<figure>\n<svg viewBox=\"0 0 {} {}\" width=\"{}\" role=\"img\" aria-label=\"{title}\">\n<text x=\"{ROOM}\" y=\"{}\">published \
         (root scale)</text>\n<line class=\"axis\" x1=\"{}\" x2=\"{}\" y1=\"8\" y2=\"{foot}\"/>\n<line class=\"axis\" x1=\"{ROOM}\" \
         x2=\"{right}\" y1=\"{}\" y2=\"{}\"/>\n<line class=\"same\" x1=\"{ROOM}\" x2=\"{right}\" y1=\"{foot}\" y2=\"8\"/>\n",
        right + 8.0,
        foot + 34.0,
        right + 8.0,
        foot + 30.0,
        x(0.0),
        x(0.0),
        y(0.0),
        y(0.0),
    );
    for mark in [-0.75, -0.25, 0.25, 0.75] {
        let v = most * mark;
        let (text, px, py) = (number(v), x(v), y(v));
        let _ =
            writeln!(svg, "<text x=\"{px:.1}\" y=\"{}\" text-anchor=\"middle\">{text}</text>", foot + 15.0);
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{py:.1}\" text-anchor=\"end\">{text}</text>", ROOM - 4.0);
    }
    for d in &dots {
        let px = x(d.published);
        for (class, [low, high]) in [("person", d.person), ("mean", d.mean)] {
            let (a, b) = (y(low), y(high));
            let _ = writeln!(
                svg,
                "<line class=\"{class}\" x1=\"{px:.1}\" x2=\"{px:.1}\" y1=\"{a:.1}\" y2=\"{b:.1}\"/>"
            );
        }
        let class = if d.row.covered() == Some(true) { "in" } else { "out" };
        let title = format!(
            "{} {}, {}: published {}, predicted {}",
            d.row.id,
            d.row.study,
            d.row.joint,
            number(d.published),
            number(d.predicted)
        );
        let _ = writeln!(
            svg,
            "<circle class=\"{class}\" cx=\"{px:.1}\" cy=\"{:.1}\" r=\"4\"><title>{}</title></circle>",
            y(d.predicted),
            title.replace('&', "&amp;").replace('<', "&lt;")
        );
    }
    svg + &format!("</svg>\n<figcaption>{title}: {} rows</figcaption>\n</figure>\n", dots.len())
}

/// Bars of the share of published means that the intervals hold.
fn coverage(report: &EvidenceReport) -> String {
    let all = &report.calibration;
    let whole = Score { numbers: all.rows, covered: all.covered, ..Score::default() };
    let with = report.joints.iter().filter(|(_, s)| s.numbers > 0).map(|(name, s)| (name.as_str(), *s));
    let bars: Vec<(&str, Score)> = std::iter::once(("all", whole)).chain(with).collect();
    let (left, width, step) = (110.0, 400.0, 24.0);
    let height = step * bars.len() as f64;
    let mut svg = format!(
        "<svg viewBox=\"0 0 620 {height}\" width=\"620\" role=\"img\" aria-label=\"coverage by joint\">\n<rect class=\"aim\" \
         x=\"{}\" y=\"0\" width=\"{}\" height=\"{height}\"/>\n",
        left + PASSES[0] * width,
        (PASSES[1] - PASSES[0]) * width
    );
    for (k, (name, score)) in bars.iter().enumerate() {
        let (y, share) = (step * k as f64, f64::from(score.covered) / f64::from(score.numbers.max(1)));
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{name}</text><rect class=\"in\" x=\"{left}\" y=\"{}\" width=\"{:.1}\" \
             height=\"12\"/><text x=\"{}\" y=\"{}\">{} of {}</text>",
            left - 6.0,
            y + 16.0,
            y + 6.0,
            share * width,
            left + width + 8.0,
            y + 16.0,
            score.covered,
            score.numbers
        );
    }
    svg + "</svg>\n<p>The green band is 70 to 90 %, for intervals that are to hold 80 %.</p>\n"
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_bars_name_every_joint_with_a_published_mean() {
        let table = "schema = \"windlass.evidence/1\"\n[[effect]]\nid = \"A\"\njoint = \"knee\"\nsubject = \"knee-oa\"\nwith = { \
                     wedge_deg = -5.0 }\nquantity = \"peak_knee_adduction_moment_nm_kg\"\nchange = \"percent\"\nkind = \
                     \"sign\"\ndirection = \"down\"\npublished = { mean = -5.21, n = 70 }\ngrade = \"B\"\nsource = \"Jones 2015\"\n";
        let profiles = windlass_chain::ChainProfiles::builtin().unwrap();
        let report = windlass_chain::evidence::predict_at_medians(&[("mine", table)], &profiles).unwrap();
        let bars = coverage(&report);
        assert!(bars.contains(">knee</text>") && bars.contains(">all</text>"), "{bars}");
        let plot = effects("Changes in per cent", &report.rows, true);
        assert!(plot.contains("A Jones 2015, knee: published -5.21"), "{plot}");
        assert!(effects("Changes in degrees", &report.rows, false).contains("0 rows"));
    }
}

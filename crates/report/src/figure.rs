//! The figure of a leg and the lower spine with each joint's change, as inline SVG.
//!
//! Shape and words give the meaning of a mark, not colour alone.

use crate::page_data::{Effect, JointPlace, JointRow};
use minijinja::value::Serde;
use std::fmt::Write as _;
use windlass_measure::Side;

/// Where each joint is in the drawing, and its plain name, from the back down to the toe.
const JOINTS: [(JointPlace, [f64; 2], &str); 9] = [
    (JointPlace::Lumbar, [86.0, 62.0], "Lower back"),
    (JointPlace::Pelvis, [98.0, 116.0], "Pelvis"),
    (JointPlace::Hip, [112.0, 146.0], "Hip"),
    (JointPlace::Knee, [122.0, 268.0], "Knee"),
    (JointPlace::Ankle, [107.0, 386.0], "Ankle"),
    (JointPlace::Subtalar, [101.0, 405.0], "Subtalar joint"),
    (JointPlace::Midfoot, [136.0, 404.0], "Arch"),
    (JointPlace::FirstMtp, [168.0, 419.0], "Big toe joint"),
    (JointPlace::Sole, [150.0, 433.0], "Sole"),
];

/// Where the words begin.
const WORDS_X: f64 = 222.0;
/// Distance of the words' rows.
const ROW: f64 = 53.0;
/// Height of the drawing.
const HEIGHT: f64 = 486.0;

/// The plain name of each joint, by its key in the page's data.
pub(crate) fn names() -> impl Iterator<Item = (String, &'static str)> {
    JOINTS.iter().map(|(place, _, name)| (minijinja::Value::from(Serde(place)).to_string(), *name))
}

/// The figure for one side: rows of this side or of both legs that are marked for the figure.
pub(crate) fn leg(rows: &[JointRow], side: Side) -> String {
    let chosen: Vec<_> = JOINTS
        .iter()
        .filter_map(|joint| {
            let of_joint =
                |r: &&JointRow| r.in_figure && r.joint == joint.0 && r.side.is_none_or(|s| s == side);
            rows.iter().find(of_joint).map(|row| (joint, row))
        })
        .collect();
    let mut svg = format!(
        "<svg class=\"leg\" viewBox=\"0 0 470 {HEIGHT}\" role=\"img\" aria-label=\"{}\">{BODY}",
        minijinja::HtmlEscape(&spoken(&chosen.iter().map(|(j, r)| (j.2, *r)).collect::<Vec<_>>(), side)),
    );
    let used = ROW * chosen.len() as f64;
    let top = ((HEIGHT - used) / 2.0).max(0.0);
    for (k, &(&(_, at, name), row)) in chosen.iter().enumerate() {
        callout(&mut svg, at, top + ROW * (k as f64 + 0.5), name, row);
    }
    svg.push_str("</svg>");
    svg
}

fn callout(svg: &mut String, [x, y]: [f64; 2], row_y: f64, name: &str, row: &JointRow) {
    let class = class(row.effect);
    let elbow = WORDS_X - 26.0;
    let _ = write!(svg, "<path class=\"lead\" d=\"M{x} {y}L{elbow} {row_y:.1}H{:.1}\"/>", WORDS_X - 20.0);
    let _ = write!(svg, "<circle class=\"joint {class}\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>");
    let _ = write!(
        svg,
        "<g class=\"{class}\" transform=\"translate({:.1} {row_y:.1})\">{}</g>",
        WORDS_X - 9.0,
        mark(row.effect)
    );
    let text = |svg: &mut String, dy: f64, class: &str, words: &str| {
        let words = minijinja::HtmlEscape(words);
        let _ = write!(svg, "<text class=\"{class}\" x=\"{WORDS_X}\" y=\"{:.1}\">{words}</text>", row_y + dy);
    };
    let exploratory = if row.exploratory { " (exploratory)" } else { "" };
    let what = if row.plain.is_empty() { &row.quantity } else { &row.plain };
    text(svg, -12.0, "name", &format!("{name}: {}", shortened(what, 34)));
    let (change, interval) = (escaped(&row.change), escaped(&row.interval));
    let change = if row.change.is_empty() { plain(row.effect).to_owned() } else { change };
    let interval = if interval.is_empty() {
        interval
    } else {
        format!("<tspan class=\"sure\" dx=\"7\">{interval}</tspan>")
    };
    let _ = write!(
        svg,
        "<text class=\"change\" x=\"{WORDS_X}\" y=\"{:.1}\">{change}{interval}</text>",
        row_y + 5.0
    );
    text(svg, 20.0, "sure", &format!("{}{exploratory}", row.certainty));
}

fn escaped(words: &str) -> String {
    minijinja::HtmlEscape(words).to_string()
}

/// The mark of an effect, centred on the origin: pointing down for less, up for more.
fn mark(effect: Effect) -> &'static str {
    match effect {
        Effect::Relief => "<path d=\"M-7 -5H7L0 7Z\"/>",
        Effect::Burden => "<path d=\"M-7 5H7L0 -7Z\"/>",
        Effect::Shift => "<path d=\"M-7 0L0 -7L7 0L0 7Z\"/>",
        Effect::Little => "<path d=\"M-6 -4H6V-1H-6ZM-6 1H6V4H-6Z\"/>",
        Effect::NotDetermined => "<text text-anchor=\"middle\" y=\"6\" class=\"query\">?</text>",
        Effect::NotModelled => "<path d=\"M-6 -1H6V1H-6Z\"/>",
    }
}

fn class(effect: Effect) -> &'static str {
    match effect {
        Effect::Relief => "relief",
        Effect::Burden => "burden",
        Effect::Shift => "shift",
        Effect::Little => "little",
        Effect::NotDetermined => "undetermined",
        Effect::NotModelled => "unmodelled",
    }
}

/// An effect in words.
fn plain(effect: Effect) -> &'static str {
    match effect {
        Effect::Relief => "less load",
        Effect::Burden => "more load",
        Effect::Shift => "changed",
        Effect::Little => "little change",
        Effect::NotDetermined => "direction uncertain",
        Effect::NotModelled => "not modelled",
    }
}

/// Alt text of the figure.
fn spoken(rows: &[(&str, &JointRow)], side: Side) -> String {
    let mut text = format!("The {side} leg and lower spine.");
    for (name, row) in rows {
        let _ = write!(text, " {name}: {}, {} ({}).", row.quantity, row.change, plain(row.effect));
    }
    text
}

/// At most `limit` characters, cut at a word with an ellipsis.
fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// The body from the waist to the toes, seen from the patient's right, and the bones as fine lines.
const BODY: &str = concat!(
    // Waist, belly, thigh front, knee, shin, instep, toes, sole, heel, calf, thigh back, buttock, back.
    "<path class=\"body\" d=\"M70 8C66 40 58 62 60 88C50 106 48 132 58 156C66 182 84 206 92 236C97 254 96 268 92 286",
    "C86 314 90 346 98 372C100 388 90 398 88 412C86 428 92 436 104 436L196 436C206 436 208 426 200 420",
    "C184 408 160 404 144 390C132 380 130 366 134 340C140 312 146 296 144 276C146 250 150 226 150 198",
    "C150 168 146 148 142 126C140 104 148 84 146 58C144 40 140 24 138 8Z\"/>",
    "<g class=\"bones\">",
    // Lumbar vertebrae.
    "<rect x=\"79\" y=\"12\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(8 90 19)\"/>",
    "<rect x=\"80\" y=\"31\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(2 91 38)\"/>",
    "<rect x=\"79\" y=\"50\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(-6 90 57)\"/>",
    "<rect x=\"76\" y=\"69\" width=\"22\" height=\"14\" rx=\"4\" transform=\"rotate(-14 87 76)\"/>",
    // Pelvis, femur, shin, foot.
    "<path d=\"M70 92C84 84 112 92 124 108C128 120 122 138 112 146C96 146 74 124 70 92Z\"/>",
    "<path d=\"M112 146L122 262M122 274L107 382M99 386C96 400 96 414 102 424L112 424L120 398C140 398 152 412 168 420",
    "L194 428\"/>",
    "<circle cx=\"136\" cy=\"264\" r=\"6\"/>",
    "</g><path class=\"ground\" d=\"M40 440H212\"/>",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn row(joint: JointPlace, side: Option<Side>, effect: Effect) -> JointRow {
        JointRow {
            side,
            joint,
            quantity: "peak <moment>".to_owned(),
            without: "1".to_owned(),
            with: "0.9".to_owned(),
            plain: String::new(),
            interval: "-20 to +0 %".to_owned(),
            spread: None,
            change: "-10 %".to_owned(),
            certainty: "9 of 10 draws agree".to_owned(),
            effect,
            grade: "B".to_owned(),
            exploratory: false,
            changes: true,
            in_figure: true,
        }
    }

    #[test]
    fn each_side_shows_its_own_rows_escaped_and_spoken() {
        let rows = [
            row(JointPlace::Knee, Some(Side::Left), Effect::Burden),
            row(JointPlace::Hip, Some(Side::Right), Effect::Relief),
            row(JointPlace::Pelvis, None, Effect::Little),
        ];
        let left = leg(&rows, Side::Left);
        assert!(left.contains("Knee") && left.contains("Pelvis") && !left.contains(">Hip<"));
        assert!(left.contains("peak &lt;moment&gt;") && !left.contains("<moment>"));
        assert!(left.contains("more load"));
    }

    #[test]
    fn long_words_are_cut_at_a_word() {
        assert_eq!(shortened("peak knee adduction moment", 20), "peak knee…");
        assert_eq!(shortened("short", 20), "short");
    }
}

//! The figures of the legs and the lower spine with each joint's change, as inline SVG: each leg from the side, both from
//! the front.
//!
//! Shape and words give the meaning of a mark, not colour alone.

mod body;
mod callout;

use crate::page_data::{JointPlace, JointRow, LegView};
use callout::{Words, callout, plain};
use minijinja::value::Serde;
use std::fmt::Write as _;
use windlass_measure::Side;

/// Each joint's plain name and its place in the drawing from the side, from the back down to the toe.
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

/// Distance of the words' rows, height of the drawings, width of a leg from the side, and of both from the front.
const ROW: f64 = 58.0;
const HEIGHT: f64 = 486.0;
const SIDE_WIDTH: f64 = 470.0;
const FRONT_WIDTH: f64 = 640.0;

/// The plain name of each joint, by its key in the page's data.
pub(crate) fn names() -> impl Iterator<Item = (String, &'static str)> {
    JOINTS.iter().map(|(place, _, name)| (minijinja::Value::from(Serde(place)).to_string(), *name))
}

/// A leg from its outer side, its toes pointing away from the other leg's figure.
pub(crate) fn leg(rows: &[JointRow], side: Side) -> String {
    let chosen = chosen(rows, LegView::Side, side);
    let label = spoken(&format!("The {side} leg and lower spine from the side."), &chosen);
    let mut svg = opened(SIDE_WIDTH, &label);
    let (turn, words) = match side {
        Side::Right => ("", Words { x: 222.0, to_left: false, letters: 40 }),
        Side::Left => {
            (" transform=\"translate(470 0) scale(-1 1)\"", Words { x: 248.0, to_left: true, letters: 40 })
        }
    };
    let _ = write!(svg, "<g{turn}>{}</g>", body::SIDE);
    let x = |x: f64| if side == Side::Left { SIDE_WIDTH - x } else { x };
    for (k, ([jx, jy], name, row)) in chosen.iter().enumerate() {
        callout(&mut svg, [x(*jx), *jy], row_y(k, chosen.len()), words, name, row);
    }
    svg.push_str("</svg>");
    svg
}

/// Both legs from the front: the patient's right leg is on the left of the drawing.
pub(crate) fn front(rows: &[JointRow]) -> String {
    let sides = Side::BOTH.map(|side| (side, chosen(rows, LegView::Front, side)));
    let words: Vec<String> =
        sides.iter().map(|(s, c)| spoken(&format!("The {s} leg from the front."), c)).collect();
    let mut svg = opened(FRONT_WIDTH, &words.join(" "));
    svg.push_str(body::FRONT);
    for (side, chosen) in &sides {
        let words = match side {
            Side::Right => Words { x: 212.0, to_left: true, letters: 35 },
            Side::Left => Words { x: FRONT_WIDTH - 212.0, to_left: false, letters: 35 },
        };
        let anchor = if words.to_left { "end" } else { "start" };
        let _ = write!(
            svg,
            "<text class=\"name\" x=\"{}\" y=\"14\" text-anchor=\"{anchor}\">{side} leg</text>",
            words.x
        );
        for (k, ([_, jy], name, row)) in chosen.iter().enumerate() {
            let x = body::front_x(row.joint) * if *side == Side::Left { 1.0 } else { -1.0 };
            callout(&mut svg, [FRONT_WIDTH / 2.0 + x, *jy], row_y(k, chosen.len()), words, name, row);
        }
    }
    svg.push_str("</svg>");
    svg
}

fn opened(width: f64, label: &str) -> String {
    let label = minijinja::HtmlEscape(label);
    format!("<svg class=\"leg\" viewBox=\"0 0 {width} {HEIGHT}\" role=\"img\" aria-label=\"{label}\">")
}

/// Where the words of row `k` of `count` are: the rows share the height evenly.
fn row_y(k: usize, count: usize) -> f64 {
    ((HEIGHT - ROW * count as f64) / 2.0).max(0.0) + ROW * (k as f64 + 0.5)
}

/// A joint's place from the side, its name, and the row that the figure shows there.
type Chosen<'a> = Vec<([f64; 2], &'static str, &'a JointRow)>;

/// The rows of a side or of both legs that a view shows, from the back down to the toe.
fn chosen(rows: &[JointRow], view: LegView, side: Side) -> Chosen<'_> {
    let row = |place: JointPlace| {
        rows.iter().find(|r| r.figure == Some(view) && r.joint == place && r.side.is_none_or(|s| s == side))
    };
    JOINTS.iter().filter_map(|(place, at, name)| Some((*at, *name, row(*place)?))).collect()
}

/// Alt text of a figure.
fn spoken(what: &str, rows: &Chosen<'_>) -> String {
    let mut text = what.to_owned();
    for (_, name, row) in rows {
        let _ = write!(text, " {name}: {}, {} ({}).", row.quantity, row.change, plain(row.effect));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page_data::Effect;

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
            in_strip: true,
            figure: Some(LegView::Side),
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
    fn the_front_has_both_legs_and_only_what_is_seen_from_there() {
        let front_of =
            |side| JointRow { figure: Some(LegView::Front), ..row(JointPlace::Knee, side, Effect::Burden) };
        let rows = [
            front_of(Some(Side::Left)),
            front_of(Some(Side::Right)),
            row(JointPlace::Ankle, Some(Side::Left), Effect::Relief),
        ];
        let svg = front(&rows);
        assert_eq!(svg.matches("Knee: peak").count(), 4, "twice drawn, twice spoken");
        assert!(!svg.contains("Ankle"));
    }
}

//! The words of a joint: a line from the joint, its mark, its change.

use crate::page_data::{Effect, JointRow};
use std::fmt::Write as _;

/// Where the words of a figure stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    /// The border that they are aligned with.
    pub x: f64,
    /// Whether they run to its left.
    pub to_left: bool,
    /// Most letters of a line.
    pub letters: usize,
}

pub(super) fn callout(
    svg: &mut String,
    [x, y]: [f64; 2],
    row_y: f64,
    words: Words,
    name: &str,
    row: &JointRow,
) {
    let class = class(row.effect);
    // From the words towards the joint.
    let towards = if words.to_left { 1.0 } else { -1.0 };
    let (elbow, end) = (words.x + towards * 26.0, words.x + towards * 20.0);
    let _ = write!(svg, "<path class=\"lead\" d=\"M{x} {y}L{elbow} {row_y:.1}H{end:.1}\"/>");
    let _ = write!(svg, "<circle class=\"joint {class}\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>");
    let _ = write!(
        svg,
        "<g class=\"{class}\" transform=\"translate({:.1} {row_y:.1})\">{}</g>",
        words.x + towards * 9.0,
        mark(row.effect)
    );
    let anchor = if words.to_left { "end" } else { "start" };
    let text = |svg: &mut String, dy: f64, class: &str, inner: &str| {
        let _ = write!(
            svg,
            "<text class=\"{class}\" x=\"{}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{inner}</text>",
            words.x,
            row_y + dy
        );
    };
    let what = if row.plain.is_empty() { &row.quantity } else { &row.plain };
    text(svg, -12.0, "name", &escaped(&shortened(&format!("{name}: {what}"), words.letters)));
    let change = if row.change.is_empty() { plain(row.effect).to_owned() } else { escaped(&row.change) };
    let interval = match escaped(&row.interval) {
        none if none.is_empty() => none,
        some => format!("<tspan class=\"sure\" dx=\"7\">{some}</tspan>"),
    };
    text(svg, 6.0, "change", &format!("{change}{interval}"));
    text(svg, 21.0, "sure", &escaped(if row.exploratory { "exploratory" } else { &row.certainty }));
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
pub(super) fn plain(effect: Effect) -> &'static str {
    match effect {
        Effect::Relief => "less load",
        Effect::Burden => "more load",
        Effect::Shift => "changed",
        Effect::Little => "little change",
        Effect::NotDetermined => "direction uncertain",
        Effect::NotModelled => "not modelled",
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_at_a_word() {
        assert_eq!(shortened("peak knee adduction moment", 20), "peak knee…");
        assert_eq!(shortened("short", 20), "short");
    }
}

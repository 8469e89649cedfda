//! A change as a plot: the 80 % interval as a bar, the median as a dot, on one scale for each unit.

use crate::page_data::Spread;
use std::fmt::Write as _;

/// Width and height of the plot, in its own units.
const WIDTH: f64 = 90.0;
const HEIGHT: f64 = 16.0;
/// Largest reach of a scale: a change beyond it is drawn at the border, with an arrow.
const MOST: f64 = 60.0;

/// The reach of the scale of a unit, the same on both sides of zero: the next of 1, 2, 5 and their tens that holds every
/// interval drawn, at most 60.
pub(crate) fn reach<'a>(spreads: impl Iterator<Item = &'a Spread>, unit: &str) -> f64 {
    let spreads = spreads.filter(|s| s.unit == unit);
    let most = spreads.map(|s| s.low.abs().max(s.high.abs())).fold(0.0, f64::max);
    [1.0, 2.0, 5.0, 10.0, 20.0, 40.0].into_iter().find(|r| most <= *r).unwrap_or(MOST)
}

/// The plot of a change on a scale from `-reach` to `+reach`.
pub(crate) fn plot(spread: &Spread, reach: f64) -> String {
    let x = |value: f64| WIDTH / 2.0 * (1.0 + value.clamp(-reach, reach) / reach);
    let (low, high) = (x(spread.low), x(spread.high));
    let mut svg = format!(
        "<svg class=\"interval\" viewBox=\"-5 0 {:.0} {HEIGHT}\" width=\"{:.0}\" height=\"{HEIGHT}\" aria-hidden=\"true\">\
         <path class=\"axis\" d=\"M0 8H{WIDTH}\"/><path class=\"zero\" d=\"M{:.0} 1V15\"/>\
         <rect x=\"{low:.1}\" y=\"5\" width=\"{:.1}\" height=\"6\" rx=\"2\"/>",
        WIDTH + 10.0,
        WIDTH + 10.0,
        WIDTH / 2.0,
        (high - low).max(1.5),
    );
    if spread.low < -reach {
        svg.push_str("<path d=\"M-4 8L1 4V12Z\"/>");
    }
    if spread.high > reach {
        let _ = write!(svg, "<path d=\"M{:.0} 8L{:.0} 4V12Z\"/>", WIDTH + 4.0, WIDTH - 1.0);
    }
    let _ = write!(svg, "<circle cx=\"{:.1}\" cy=\"8\" r=\"3.4\"/></svg>", x(spread.mid));
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(low: f64, mid: f64, high: f64) -> Spread {
        Spread { low, mid, high, unit: "%".into() }
    }

    #[test]
    fn zero_is_in_the_middle_and_what_is_beyond_the_scale_has_an_arrow() {
        let svg = plot(&spread(-5.0, 0.0, 5.0), 10.0);
        assert!(svg.contains("rect x=\"22.5\"") && svg.contains("width=\"45.0\""), "{svg}");
        assert!(svg.contains("cx=\"45.0\"") && !svg.contains('Z'), "{svg}");
        assert!(plot(&spread(-50.0, 0.0, 5.0), 10.0).contains("M-4 8"));
        assert!(plot(&spread(0.0, 0.0, 50.0), 10.0).contains("M94 8"));
    }
}

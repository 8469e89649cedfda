//! A change in words: its size, its interval, and how certain its direction is.

use windlass_chain::figures::{unit_after, with_sign};
use windlass_chain::{Change, Direction, Spread};
use windlass_report::page_data;

/// A percentage of an angle or of a position means nothing.
fn in_percent<'a>(change: &'a Change, unit: &str) -> Option<&'a Spread> {
    change.percent.as_ref().filter(|_| !matches!(unit, "deg" | "mm"))
}

pub(super) fn size(change: &Change, unit: &str) -> String {
    match in_percent(change, unit) {
        _ if change.direction == Direction::Unchanged => "no change".into(),
        Some(percent) => format!("{} %", signed(percent.median, 0)),
        None => format!("{}{}", signed(change.absolute.median, 1), unit_after(unit)),
    }
}

pub(super) fn interval(change: &Change, unit: &str) -> String {
    match in_percent(change, unit) {
        _ if change.direction == Direction::Unchanged => String::new(),
        Some(percent) => format!("{} to {} %", signed(percent.low, 0), signed(percent.high, 0)),
        None => {
            let Spread { low, high, .. } = change.absolute;
            format!("{} to {}{}", signed(low, 1), signed(high, 1), unit_after(unit))
        }
    }
}

/// The interval as numbers, in percent or in the quantity's unit; none where nothing changes.
pub(super) fn spread(change: &Change, unit: &str) -> Option<page_data::Spread> {
    let (spread, unit) = match in_percent(change, unit) {
        _ if change.direction == Direction::Unchanged => return None,
        Some(percent) => (percent, "%"),
        None => (&change.absolute, unit),
    };
    Some(page_data::Spread { low: spread.low, mid: spread.median, high: spread.high, unit: unit.to_owned() })
}

/// A number with its sign; one that rounds to zero has none.
fn signed(x: f64, digits: usize) -> String {
    with_sign(x, digits).unwrap_or_else(|| format!("{:.digits$}", 0.0))
}

pub(super) fn certainty(change: &Change) -> String {
    let agree = change.probability_up.max(1.0 - change.probability_up);
    match change.direction {
        Direction::Unchanged => "the same in every draw".into(),
        Direction::NotDetermined => "direction uncertain".into(),
        _ if change.below_measurable => "too small to measure in one person".into(),
        _ => format!("{:.0} of 100 draws agree", 100.0 * agree),
    }
}

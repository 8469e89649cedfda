//! Plausible ranges, dates and codes of a case, checked in the document itself, so that each fault has its place.

use crate::privacy;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use windlass_document::Fault;
use windlass_measure::Side;
use windlass_prescription::Feature;
use windlass_prescription::record::{
    Complaints, Examination, Field, Finish, FitComplaints, Footwear, GaitRecord, History, Kind, LimbLength,
    Order, Patient, Record, VisitReport,
};

/// Adds a fault for every number outside the range in which a patient, a shoe or a dose can be.
pub(super) fn check(table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    let mut check = Check { table, faults, within: String::new() };
    check.record(&["patient"], Patient::FIELDS);
    check.record(&["footwear"], Footwear::FIELDS);
    check.record(&["history"], History::FIELDS);
    check.record(&["complaints"], Complaints::FIELDS);
    check.record(&["limb_length"], LimbLength::FIELDS);
    check.record(&["finish"], Finish::FIELDS);
    check.record(&["order"], Order::FIELDS);
    for side in Side::BOTH {
        check.record(&["foot", side.name(), "exam"], Examination::FIELDS);
        check.record(&["foot", side.name(), "gait"], GaitRecord::FIELDS);
        for feature in Feature::ALL {
            check.dose(&["prescription", side.name(), feature.key()], *feature);
        }
    }
    visits(table, faults);
}

/// The visits, each a table of a list.
fn visits(table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    let list = lookup(table, &["visit"]).and_then(|value| value.get_ref().as_array());
    for (at, visit) in list.into_iter().flatten().enumerate() {
        let Some(table) = visit.get_ref().as_table() else { continue };
        let mut check = Check { table, faults, within: format!("visit[{at}].") };
        check.date(&["date"]);
        check.record(&["report"], VisitReport::FIELDS);
        for side in Side::BOTH {
            check.record(&[side.name(), "exam"], Examination::FIELDS);
            check.record(&[side.name(), "fit"], FitComplaints::FIELDS);
            for feature in Feature::ALL {
                check.dose(&[side.name(), "by_hand", feature.key()], *feature);
            }
        }
    }
}

struct Check<'a, 'i> {
    table: &'a DeTable<'i>,
    faults: &'a mut Vec<Fault>,
    /// Where the table is in the case, with a dot; empty for the case itself.
    within: String,
}

impl Check<'_, '_> {
    fn record(&mut self, place: &[&str], fields: &[Field]) {
        for field in fields {
            let path: Vec<&str> = place.iter().copied().chain([field.key]).collect();
            match field.kind {
                Kind::Number { low, high } => self.number(&path, low, high),
                Kind::Text if field.key.ends_with("_code") => self.code(&path),
                Kind::Date => self.date(&path),
                Kind::Text | Kind::Flag | Kind::Word(_) => {}
            }
        }
    }

    fn key(&self, path: &[&str]) -> String {
        format!("{}{}", self.within, path.join("."))
    }

    /// A code must look like one.
    fn code(&mut self, path: &[&str]) {
        let Some((text, start)) = self.string(path) else { return };
        if let Some(reason) = privacy::refuse_id(text) {
            let what = format!("this text is refused: {reason}");
            self.faults.push(Fault::new(start, self.key(path), what).then("give a code, not a name"));
        }
    }

    fn date(&mut self, path: &[&str]) {
        let Some((text, start)) = self.string(path) else { return };
        if !is_day(text) {
            let what = format!("\"{text}\" is no date");
            let fault = Fault::new(start, self.key(path), what);
            self.faults.push(fault.then("write year-month-day, such as \"2026-03-01\""));
        }
    }

    /// The text under a path of keys, and where it stands.
    fn string(&self, path: &[&str]) -> Option<(&str, usize)> {
        let value = lookup(self.table, path)?;
        Some((value.get_ref().as_str()?, value.span().start))
    }

    fn number(&mut self, path: &[&str], low: f64, high: f64) {
        let Some((x, start)) = self.amount(path) else { return };
        if !(low..=high).contains(&x) {
            let what = format!("{x} is out of range");
            let step =
                format!("expected {low} to {high}; check the value and its unit, which is part of the key");
            self.faults.push(Fault::new(start, self.key(path), what).then(step));
        }
    }

    /// A dose of the clinician must be one that can be built.
    fn dose(&mut self, path: &[&str], feature: Feature) {
        let Some((range, (x, start))) = feature.range_text().zip(self.amount(path)) else { return };
        if !feature.allows(x) {
            let what = format!("{x} {} cannot be built", feature.unit());
            let step = format!("expected {range}");
            self.faults.push(Fault::new(start, self.key(path), what).then(step));
        }
    }

    /// The number under a path of keys, and where it stands.
    fn amount(&self, path: &[&str]) -> Option<(f64, usize)> {
        let value = lookup(self.table, path)?;
        // A measured value may be a table with its instrument.
        let value = match value.get_ref() {
            DeValue::Table(t) => t.get("value").unwrap_or(value),
            _ => value,
        };
        let x = number_of(value.get_ref()).filter(|x| x.is_finite())?;
        Some((x, value.span().start))
    }
}

/// Whether a text is a day of the calendar as year-month-day.
fn is_day(text: &str) -> bool {
    let parts: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    text.len() == 10 && (1..=days).contains(&day) && (1990..=2200).contains(&year)
}

/// The value under a path of keys.
pub(super) fn lookup<'a, 'i>(table: &'a DeTable<'i>, path: &[&str]) -> Option<&'a Spanned<DeValue<'i>>> {
    let (first, rest) = path.split_first()?;
    let value = table.get(*first)?;
    if rest.is_empty() { Some(value) } else { lookup(value.get_ref().as_table()?, rest) }
}

/// Where the value of a path is in the text.
pub(super) fn span(table: &DeTable<'_>, path: &[&str]) -> Option<Range<usize>> {
    lookup(table, path).map(Spanned::span)
}

fn number_of(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(f) => f.as_str().parse().ok(),
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|n| n as f64),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn days_of_the_calendar() {
        for good in ["2026-03-01", "2024-02-29", "2000-02-29", "2026-12-31"] {
            assert!(is_day(good), "{good}");
        }
        for bad in
            ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "01.03.2026", "tomorrow", "", "2026-04-31"]
        {
            assert!(!is_day(bad), "{bad}");
        }
    }
}

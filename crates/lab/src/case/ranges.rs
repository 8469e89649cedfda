//! Plausible ranges of a case, checked in the document itself, so that each fault has its place.

use crate::document::Fault;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use windlass_measure::Side;
use windlass_prescription::Feature;
use windlass_prescription::record::{
    Complaints, Examination, Field, Footwear, GaitRecord, History, Kind, LimbLength, Patient, Record,
};

/// Adds a fault for every number outside the range in which a patient, a shoe or a dose can be.
pub(super) fn check(text: &str, table: &DeTable<'_>, faults: &mut Vec<Fault>) {
    let mut check = Check { text, table, faults };
    check.record(&["patient"], Patient::FIELDS);
    check.record(&["footwear"], Footwear::FIELDS);
    check.record(&["history"], History::FIELDS);
    check.record(&["complaints"], Complaints::FIELDS);
    check.record(&["limb_length"], LimbLength::FIELDS);
    for side in Side::BOTH {
        check.record(&["foot", side.name(), "exam"], Examination::FIELDS);
        check.record(&["foot", side.name(), "gait"], GaitRecord::FIELDS);
        for feature in Feature::ALL {
            if let Some((low, high)) = feature.range() {
                check.number(&["prescription", side.name(), feature.key()], low, high);
            }
        }
    }
}

struct Check<'a, 'i> {
    text: &'a str,
    table: &'a DeTable<'i>,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_, '_> {
    fn record(&mut self, place: &[&str], fields: &[Field]) {
        for field in fields {
            if let Kind::Number { low, high } = field.kind {
                let path: Vec<&str> = place.iter().copied().chain([field.key]).collect();
                self.number(&path, low, high);
            }
        }
    }

    fn number(&mut self, path: &[&str], low: f64, high: f64) {
        let Some(value) = lookup(self.table, path) else {
            return;
        };
        // A measured value may be a table with its instrument.
        let value = match value.get_ref() {
            DeValue::Table(t) => t.get("value").unwrap_or(value),
            _ => value,
        };
        let Some(x) = number_of(value.get_ref()).filter(|x| x.is_finite()) else {
            return;
        };
        if !(low..=high).contains(&x) {
            let what = format!("{x} is out of range");
            let step = format!(
                "plausible is {low} to {high}; check the value and its unit, which is part of the key"
            );
            self.faults.push(Fault::new(self.text, value.span().start, path.join("."), what).then(step));
        }
    }
}

/// The value under a path of keys.
pub(super) fn lookup<'a, 'i>(table: &'a DeTable<'i>, path: &[&str]) -> Option<&'a Spanned<DeValue<'i>>> {
    let (first, rest) = path.split_first()?;
    let value = table.get(*first)?;
    if rest.is_empty() { Some(value) } else { lookup(value.get_ref().as_table()?, rest) }
}

/// Where the value under a path stands in the text.
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

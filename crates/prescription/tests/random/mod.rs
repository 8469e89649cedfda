//! Random encounters and random clinician's lines, within plausible ranges.

use proptest::prelude::*;
use windlass_measure::{Both, Side};
use windlass_prescription::record::{
    Examination, Footwear, GaitRecord, Kind, LimbKind, LimbLength, Record, Style,
};
use windlass_prescription::{Encounter, Feature, FootRecord, Overrides};

/// A record of random values, each field present half of the time, read as a case file would be.
fn record<R: Record + Default + serde::de::DeserializeOwned + std::fmt::Debug>() -> impl Strategy<Value = R> {
    let fields: Vec<_> = R::FIELDS
        .iter()
        .filter(|field| !matches!(field.kind, Kind::Text | Kind::Date))
        .map(|field| {
            let value = match field.kind {
                Kind::Number { low, high } => (low..high).prop_map(toml::Value::Float).boxed(),
                Kind::Flag => any::<bool>().prop_map(toml::Value::Boolean).boxed(),
                Kind::Word(words) => prop::sample::select(words.to_vec())
                    .prop_map(|word| toml::Value::String(word.into()))
                    .boxed(),
                Kind::Text | Kind::Date => Just(toml::Value::String(String::new())).boxed(),
            };
            (Just(field.key), prop::option::of(value))
        })
        .collect();
    fields.prop_map(|fields| {
        let present = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        present.collect::<toml::Table>().try_into().expect("a record of its own kinds")
    })
}

fn foot() -> impl Strategy<Value = Option<FootRecord>> {
    let some = (record::<Examination>(), record::<GaitRecord>())
        .prop_map(|(exam, gait)| Some(FootRecord { exam, gait, marks: Vec::new() }));
    prop_oneof![9 => some, 1 => Just(None)]
}

fn limb() -> impl Strategy<Value = Option<LimbLength>> {
    let kinds = vec![None, Some(LimbKind::Structural), Some(LimbKind::Functional)];
    let some = (any::<bool>(), 0.0..40.0, prop::sample::select(kinds), prop::option::of(0.0..60.0)).prop_map(
        |(left, mm, kind, years)| {
            let mut limb = LimbLength::new(if left { Side::Left } else { Side::Right }, mm);
            limb.kind = kind;
            limb.years_present = years;
            Some(limb)
        },
    );
    prop_oneof![some, Just(None)]
}

/// An encounter without the clinician's own lines and without a gate.
pub fn encounter() -> impl Strategy<Value = Encounter> {
    let styles = vec![
        None,
        Some(Style::Functional),
        Some(Style::Dress),
        Some(Style::Ucbl),
        Some(Style::Accommodative),
    ];
    (
        (35.0..140.0, prop::option::of(16.0..90.0)),
        record::<Footwear>(),
        (foot(), foot()),
        limb(),
        prop::sample::select(styles),
        prop::option::of(any::<bool>()),
    )
        .prop_map(|((mass, age), footwear, (left, right), limb_length, style, diabetes)| {
            let mut encounter = Encounter::of_mass(mass);
            encounter.patient.age_years = age;
            encounter.footwear = footwear;
            encounter.feet = Both { left, right };
            encounter.limb_length = limb_length;
            encounter.device.style = style;
            encounter.history.diabetes = diabetes;
            encounter
        })
}

/// Clinician's lines: amounts within their ranges, a few flags and words.
pub fn lines() -> impl Strategy<Value = Overrides> {
    let amounts: Vec<_> = Feature::ALL
        .iter()
        .filter_map(|feature| Some((*feature, feature.range()?)))
        .map(|(feature, (low, high))| {
            let value = prop_oneof![1 => low..high, 1 => Just(0.0_f64.clamp(low, high))];
            (Just(feature), prop::option::weighted(0.15, value))
        })
        .collect();
    (amounts, prop::option::of(any::<bool>())).prop_map(|(amounts, cutout)| {
        let mut table: toml::Table = amounts
            .into_iter()
            .filter_map(|(feature, value)| Some((feature.key().to_owned(), toml::Value::Float(value?))))
            .collect();
        if let Some(cutout) = cutout {
            table.insert("first_ray_cutout".into(), toml::Value::Boolean(cutout));
        }
        table.try_into().expect("lines of their own kinds")
    })
}

/// Sets a yes-or-no field of a foot by its key; `false` when the foot has no such field.
pub fn set_flag(foot: &mut FootRecord, key: &str, value: bool) -> bool {
    let mut table: toml::Table = toml::Table::try_from(&*foot).expect("a foot is a table");
    let part = if Examination::FIELDS.iter().any(|field| field.key == key) {
        "exam"
    } else if GaitRecord::FIELDS.iter().any(|field| field.key == key) {
        "gait"
    } else {
        return false;
    };
    let Some(toml::Value::Table(record)) = table.get_mut(part) else {
        return false;
    };
    record.insert(key.into(), toml::Value::Boolean(value));
    *foot = table.try_into().expect("the same foot with one more flag");
    true
}

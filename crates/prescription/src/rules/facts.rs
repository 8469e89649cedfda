//! What rules can read of one foot: every recorded value by name, and a few that are derived from them.
//!
//! Names are the keys of a case file; keys of `[footwear]`, `[limb_length]` and `[device]` carry their table. At a check-up
//! there are also `visit.` and `fit.` (what is reported), `answer.` and `since_last.` (better, same or worse, against the
//! first and the last visit) and `worn.` (the lines of the device that is worn).

use super::answers;
use crate::Encounter;
use crate::record::{
    Complaints, DeviceChoice, Examination, Field, FitComplaints, Footwear, GaitRecord, History, Kind,
    LimbLength, Patient, Reading, Record, SpinalCompensation, Value, VisitReport,
};
use std::collections::BTreeMap;
use windlass_measure::Side;

/// Facts that are computed from recorded ones.
const DERIVED: &[Field] = &[
    Field {
        key: "limb_length.is_short_side",
        kind: Kind::Flag,
        ask: "Which leg is shorter, and by how much (blocks or standing radiograph).",
    },
    Field {
        key: "limb_length.heilig_divisor",
        kind: Kind::Number { low: 1.0, high: 5.0 },
        ask: "How long the leg-length difference has been there, and how far the spine has adapted.",
    },
    Field {
        key: "limb_length.lift_left_mm",
        kind: Kind::Number { low: -60.0, high: 80.0 },
        ask: "Difference in leg length and the lift already worn, mm.",
    },
    Field { key: "fit.any", kind: Kind::Flag, ask: "Complaints of the fit." },
    Field {
        key: "subtalar_range_deg",
        kind: Kind::Number { low: 0.0, high: 100.0 },
        ask: "Subtalar inversion and eversion ranges, degrees.",
    },
    Field {
        key: "knee_bend_gain_deg",
        kind: Kind::Number { low: -60.0, high: 90.0 },
        ask: "Ankle dorsiflexion with the knee straight and with the knee bent, degrees (Silfverskiold test).",
    },
];

/// The tables whose keys are facts, with the prefix of their names.
fn tables() -> [(&'static str, &'static [Field]); 14] {
    [
        ("", Patient::FIELDS),
        ("", History::FIELDS),
        ("", Complaints::FIELDS),
        ("", Examination::FIELDS),
        ("", GaitRecord::FIELDS),
        ("footwear.", Footwear::FIELDS),
        ("limb_length.", LimbLength::FIELDS),
        ("device.", DeviceChoice::FIELDS),
        ("", DERIVED),
        ("visit.", VisitReport::FIELDS),
        ("fit.", FitComplaints::FIELDS),
        ("answer.", answers::ANSWERS),
        ("since_last.", answers::ANSWERS),
        ("worn.", answers::worn_fields()),
    ]
}

/// The field behind a fact's name.
pub fn fact_field(name: &str) -> Option<&'static Field> {
    tables().into_iter().find_map(|(prefix, fields)| {
        let key = name.strip_prefix(prefix)?;
        fields.iter().find(|field| field.key == key)
    })
}

/// Whether a fact is of the whole patient, not of one foot.
pub fn is_of_patient(name: &str) -> bool {
    let tables = [Patient::FIELDS, History::FIELDS, Complaints::FIELDS];
    name.contains('.') || tables.iter().any(|fields| fields.iter().any(|field| field.key == name))
}

/// The name of every fact.
pub fn fact_names() -> Vec<String> {
    tables()
        .into_iter()
        .flat_map(|(prefix, fields)| fields.iter().map(move |field| format!("{prefix}{}", field.key)))
        .collect()
}

/// What is known of one foot and its owner. Numbers outside their plausible range are left out, as if never
/// recorded.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    known: BTreeMap<String, Value>,
    readings: BTreeMap<String, Reading>,
}

impl Facts {
    /// The facts of one side of an encounter.
    pub fn of(encounter: &Encounter, side: Side) -> Self {
        let mut facts = Facts::default();
        facts.add("", &encounter.patient);
        facts.add("", &encounter.history);
        facts.add("", &encounter.complaints);
        facts.add("footwear.", &encounter.footwear);
        facts.add("device.", &encounter.device);
        if let Some(foot) = encounter.feet.get(side) {
            facts.add("", &foot.exam);
            facts.add("", &foot.gait);
        }
        if let Some(limb) = &encounter.limb_length {
            facts.add("limb_length.", limb);
            facts.set("limb_length.is_short_side", Value::Flag(limb.short_side == side));
            let left = limb.discrepancy_mm - limb.lift_worn_mm.unwrap_or(0.0);
            facts.set("limb_length.lift_left_mm", Value::Number(left));
            if let Some(divisor) = heilig_divisor(limb) {
                facts.set("limb_length.heilig_divisor", Value::Number(divisor));
            }
        }
        facts.derive();
        facts
    }

    /// Adds what a record holds, each value under its key behind the prefix.
    pub fn add<R: Record>(&mut self, prefix: &str, record: &R) {
        for (key, reading) in record.readings() {
            self.readings.insert(format!("{prefix}{key}"), reading.clone());
        }
        for (field, value) in R::FIELDS.iter().zip(record.values()) {
            let Some(value) = value else { continue };
            if let (Kind::Number { low, high }, Value::Number(number)) = (field.kind, &value)
                && !(low..=high).contains(number)
            {
                continue;
            }
            self.set(&format!("{prefix}{}", field.key), value);
        }
    }

    fn derive(&mut self) {
        if let (Some(inversion), Some(eversion)) =
            (self.number("subtalar_inversion_deg"), self.number("subtalar_eversion_deg"))
        {
            self.set("subtalar_range_deg", Value::Number(inversion + eversion));
        }
        if let (Some(bent), Some(straight)) = (
            self.number("ankle_dorsiflexion_knee_flexed_deg"),
            self.number("ankle_dorsiflexion_knee_extended_deg"),
        ) {
            self.set("knee_bend_gain_deg", Value::Number(bent - straight));
        }
    }

    /// Sets a fact.
    pub fn set(&mut self, name: &str, value: Value) {
        self.known.insert(name.to_owned(), value);
    }

    /// A fact, where it is known.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.known.get(name)
    }

    /// The reading behind a fact, where an instrument or a confidence was said.
    pub fn reading(&self, name: &str) -> Option<&Reading> {
        self.readings.get(name)
    }

    /// A fact that is a number, in the unit of its key.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.known.get(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Whether a flag is known and set.
    pub fn is_true(&self, name: &str) -> bool {
        self.known.get(name) == Some(&Value::Flag(true))
    }

    /// A fact that is a word.
    pub fn word(&self, name: &str) -> Option<&str> {
        match self.known.get(name) {
            Some(Value::Word(word)) => Some(word),
            _ => None,
        }
    }
}

/// D + C of Heilig's formula, lift < discrepancy / (D + C): D is 1 up to 10 years, 2 up to 30, 3 beyond; C is 0
/// for a free spine, 1 for rotation, 2 for wedging. Source: Heilig 1978, J Am Osteopath Assoc 77.
fn heilig_divisor(limb: &LimbLength) -> Option<f64> {
    let years = limb.years_present?;
    let duration = if years <= 10.0 {
        1.0
    } else if years <= 30.0 {
        2.0
    } else {
        3.0
    };
    let compensation = match limb.spinal_compensation? {
        SpinalCompensation::None => 0.0,
        SpinalCompensation::Rotation => 1.0,
        SpinalCompensation::Wedging => 2.0,
    };
    Some(duration + compensation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::LimbLength;

    #[test]
    fn every_fact_name_finds_its_field_and_no_two_are_equal() {
        let mut names = fact_names();
        for name in &names {
            assert!(fact_field(name).is_some(), "{name}");
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "two facts of one name");
    }

    #[test]
    fn an_implausible_number_is_no_fact() {
        let mut encounter = Encounter::of_mass(7000.0);
        assert_eq!(Facts::of(&encounter, Side::Left).number("mass_kg"), None);
        encounter.patient.mass_kg = f64::NAN;
        assert_eq!(Facts::of(&encounter, Side::Left).number("mass_kg"), None);
    }

    #[test]
    fn heilig_needs_years_and_compensation() {
        let mut limb = LimbLength::new(Side::Left, 12.0);
        assert_eq!(heilig_divisor(&limb), None);
        limb.years_present = Some(20.0);
        limb.spinal_compensation = Some(SpinalCompensation::Rotation);
        assert_eq!(heilig_divisor(&limb), Some(3.0));
    }
}

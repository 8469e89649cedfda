//! Policy: thresholds on which the field disagrees, each with a summary of its dispute. Schema
//! `windlass.policy/1`.

use crate::record::RecordError;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The policy file.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyFile {
    /// `windlass.policy/1`.
    pub schema: String,
    /// The settings.
    pub setting: Vec<Setting>,
}

/// One disputed threshold.
#[derive(Debug, Clone, PartialEq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Its key; the unit is in the name.
    pub key: String,
    /// The value in force unless a case says otherwise.
    pub value: f64,
    /// The values that are argued for; empty when any in the range is.
    #[serde(default)]
    pub choices: Vec<f64>,
    /// Least and greatest that make sense.
    pub range: [f64; 2],
    /// What it decides.
    pub decides: String,
    /// Who argues for what.
    pub dispute: String,
}

impl Setting {
    /// Its value with an encounter's own over it, in its unit; one outside its range is not taken.
    pub(crate) fn in_force(&self, own: &BTreeMap<String, f64>) -> f64 {
        let [low, high] = self.range;
        own.get(&self.key).copied().filter(|own| (low..=high).contains(own)).unwrap_or(self.value)
    }
}

/// The policy in force for one encounter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    values: BTreeMap<String, f64>,
}

impl Settings {
    /// The built-in values with an encounter's own over them, each in its setting's unit; values outside a setting's range are not taken.
    pub fn new(settings: &[Setting], own: &BTreeMap<String, f64>) -> Self {
        let value = |setting: &Setting| (setting.key.clone(), setting.in_force(own));
        Settings { values: settings.iter().map(value).collect() }
    }

    /// A setting's value. Names are checked when rules are loaded, so an unknown one cannot occur.
    /// In the unit of the setting, mm, degrees or a share.
    pub fn value(&self, key: &str) -> f64 {
        self.values.get(key).copied().unwrap_or(f64::NAN)
    }
}

/// What is wrong with an encounter's own settings, each in its unit.
pub fn problems(settings: &[Setting], own: &BTreeMap<String, f64>) -> Vec<RecordError> {
    let mut errors = Vec::new();
    for (key, value) in own {
        match settings.iter().find(|setting| &setting.key == key) {
            None => errors.push(RecordError::Policy {
                key: key.clone(),
                nearest: crate::nearest(key, settings.iter().map(|s| s.key.as_str())).map(str::to_owned),
            }),
            Some(setting) if !(setting.range[0]..=setting.range[1]).contains(value) => {
                errors.push(RecordError::Range {
                    key: format!("policy.{key}"),
                    value: *value,
                    low: setting.range[0],
                    high: setting.range[1],
                });
            }
            Some(_) => {}
        }
    }
    errors
}

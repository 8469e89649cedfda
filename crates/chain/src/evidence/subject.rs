//! The people that studies measured, as far as the model can tell them apart.

use crate::{ChainError, JointLimits};
use serde::Deserialize;
use std::collections::BTreeMap;

fn one() -> f64 {
    1.0
}

/// A preset of a person.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Body mass, kg.
    pub mass_kg: f64,
    /// Stature, m.
    pub height_m: f64,
    /// Stiffness of the arch against an average foot.
    #[serde(default = "one")]
    pub arch_rigidity: f64,
    /// Height of the arch against an average foot.
    #[serde(default = "one")]
    pub arch_share: f64,
    /// Stiffness of the plantar tissue against an average foot.
    #[serde(default = "one")]
    pub tissue_stiffness: f64,
    /// Right leg shorter by this, mm.
    #[serde(default)]
    pub short_right_mm: f64,
    /// Limits that examination found.
    #[serde(default)]
    pub limits: JointLimits,
}

impl Default for Subject {
    fn default() -> Self {
        Subject {
            mass_kg: 75.0,
            height_m: 1.75,
            arch_rigidity: 1.0,
            arch_share: 1.0,
            tissue_stiffness: 1.0,
            short_right_mm: 0.0,
            limits: JointLimits::default(),
        }
    }
}

/// The presets of people that are compiled in.
pub fn subjects() -> Result<BTreeMap<String, Subject>, ChainError> {
    toml::from_str(windlass_profiles::SUBJECTS).map_err(|e| ChainError::Profile {
        place: "profiles/evidence/subjects.toml".into(),
        message: e.to_string(),
    })
}

impl Subject {
    /// What is out of range, by name.
    pub fn check(&self) -> Result<(), String> {
        let within = |what: &str, v: f64, low: f64, high: f64| {
            if (low..=high).contains(&v) {
                Ok(())
            } else {
                Err(format!("subject: `{what}` is {v}, not {low} to {high}"))
            }
        };
        within("mass_kg", self.mass_kg, 20.0, 300.0)?;
        within("height_m", self.height_m, 1.0, 2.5)?;
        within("arch_rigidity", self.arch_rigidity, 0.2, 5.0)?;
        within("arch_share", self.arch_share, 0.2, 2.0)?;
        within("tissue_stiffness", self.tissue_stiffness, 0.3, 4.0)?;
        within("short_right_mm", self.short_right_mm, -80.0, 80.0)
    }
}

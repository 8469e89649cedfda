//! Who the device is for: what a lab and the load estimate need, and nothing that names a person.

use super::declare::words;
use super::{AsFact, Field, Kind, Record, Value};
use serde::{Deserialize, Serialize};

words! {
    /// Sex, where it changes a published number.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
}

words! {
    /// What the feet do most of the day.
    Activity {
        /// Mostly sitting.
        Sedentary = "sedentary",
        /// Mostly standing.
        Standing = "standing",
        /// Mostly walking.
        Walking = "walking",
        /// Regular running.
        Running = "running",
        /// Court or field sport.
        Sport = "sport",
    }
}

/// The patient. Body mass is vital: it sets the thickness of the shell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Patient {
    /// Body mass, kg.
    pub mass_kg: f64,
    /// Standing height, m.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_m: Option<f64>,
    /// Age, years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_years: Option<f64>,
    /// Sex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Steps of both feet together on a usual day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps_per_day: Option<f64>,
    /// Hours of standing on a usual day, walking not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing_hours_per_day: Option<f64>,
    /// What the feet do most of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Activity>,
    /// Occupation, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// Sport, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sport: Option<String>,
}

impl Patient {
    /// A patient of whom only the mass (kg) is known.
    pub fn of_mass(mass_kg: f64) -> Self {
        Patient {
            mass_kg,
            height_m: None,
            age_years: None,
            sex: None,
            steps_per_day: None,
            standing_hours_per_day: None,
            activity: None,
            occupation: None,
            sport: None,
        }
    }
}

impl Record for Patient {
    const FIELDS: &'static [Field] = &[
        Field { key: "mass_kg", kind: Kind::Number { low: 15.0, high: 250.0 }, ask: "Body mass, kg." },
        Field { key: "height_m", kind: Kind::Number { low: 0.8, high: 2.4 }, ask: "Standing height, m." },
        Field { key: "age_years", kind: Kind::Number { low: 1.0, high: 115.0 }, ask: "Age, years." },
        Field { key: "sex", kind: Kind::Word(Sex::WORDS), ask: "Sex." },
        Field {
            key: "steps_per_day",
            kind: Kind::Number { low: 0.0, high: 80_000.0 },
            ask: "Steps of both feet together on a usual day.",
        },
        Field {
            key: "standing_hours_per_day",
            kind: Kind::Number { low: 0.0, high: 20.0 },
            ask: "Hours of standing on a usual day, walking not counted.",
        },
        Field {
            key: "activity",
            kind: Kind::Word(Activity::WORDS),
            ask: "What the feet do most of the day.",
        },
        Field { key: "occupation", kind: Kind::Text, ask: "Occupation, in words." },
        Field { key: "sport", kind: Kind::Text, ask: "Sport, in words." },
    ];

    fn values(&self) -> Vec<Option<Value>> {
        vec![
            Some(self.mass_kg.fact()),
            self.height_m.as_ref().map(AsFact::fact),
            self.age_years.as_ref().map(AsFact::fact),
            self.sex.as_ref().map(AsFact::fact),
            self.steps_per_day.as_ref().map(AsFact::fact),
            self.standing_hours_per_day.as_ref().map(AsFact::fact),
            self.activity.as_ref().map(AsFact::fact),
            self.occupation.as_ref().map(AsFact::fact),
            self.sport.as_ref().map(AsFact::fact),
        ]
    }
}

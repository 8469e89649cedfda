//! What a change means (`profiles/gait/judgement.toml`): how large it must be before a laboratory can tell it in one
//! person, and what the guard objects to.

use crate::ChainError;
use crate::activity::Activity;
use crate::quantity::Quantity;
use serde::{Deserialize, Serialize};
use windlass_measure::Grade;

/// `windlass.judgement/1`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    schema: String,
    person_times: f64,
    measurable: Vec<Measurable>,
    error: Vec<ErrorEntry>,
    /// The guard.
    pub guard: Guard,
}

/// The smallest change of some quantities that can be told in one person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measurable {
    quantities: Vec<Quantity>,
    #[serde(default)]
    activity: Activity,
    /// In the quantity's unit.
    amount: Option<f64>,
    /// Of the value without the change.
    percent: Option<f64>,
    #[allow(dead_code)] // for the reader of the profile, who must give them
    grade: Grade,
    #[allow(dead_code)]
    source: String,
}

/// Kinds of quantity that the model gets wrong alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// Degrees.
    Angle,
    /// Millimetres.
    Position,
    /// Moments and forces.
    Load,
    /// Pressures.
    Pressure,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: [ErrorKind; 4] =
        [ErrorKind::Angle, ErrorKind::Position, ErrorKind::Load, ErrorKind::Pressure];

    /// The kind of quantities of this unit.
    pub fn of_unit(unit: &str) -> ErrorKind {
        match unit {
            "deg" => ErrorKind::Angle,
            "mm" => ErrorKind::Position,
            "kPa" => ErrorKind::Pressure,
            _ => ErrorKind::Load,
        }
    }

    /// A number of the profile in the quantity's unit: per cent of the value for loads and pressures.
    fn in_unit(self, number: f64, level: f64) -> f64 {
        match self {
            ErrorKind::Load | ErrorKind::Pressure => 0.01 * number * level.abs(),
            ErrorKind::Angle | ErrorKind::Position => number,
        }
    }
}

/// How far the mean effect in a group lies from the model's: one kind of the profile.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct ErrorEntry {
    kind: ErrorKind,
    relative: f64,
    floor: f64,
    sign: f64,
}

/// The model's error of a change: a factor, and what is missed where the model sees nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelError {
    /// Standard deviation of the logarithm of the factor.
    pub relative: f64,
    /// Standard deviation of the rest, in the unit of the change.
    pub floor: f64,
}

impl ModelError {
    /// None.
    pub const NONE: ModelError = ModelError { relative: 0.0, floor: 0.0 };

    /// What a change, in the quantity's unit, becomes at so many standard deviations of both.
    pub fn at(self, change: f64, z: f64) -> f64 {
        let grows = (z < 0.0) == (change < 0.0);
        let factor = libm::exp(z.abs() * if grows { self.relative } else { -self.relative });
        change + libm::hypot(change * (factor - 1.0), z * self.floor).copysign(z)
    }

    /// The same for changes in another unit, of which there are so many in one.
    pub fn times(self, units: f64) -> ModelError {
        ModelError { floor: self.floor * units, ..self }
    }

    /// The same error, larger by a factor without unit.
    pub fn scaled(self, factor: f64) -> ModelError {
        ModelError { relative: self.relative * factor, floor: self.floor * factor }
    }
}

/// What a change of one quantity is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Scale<'a> {
    judgement: &'a Judgement,
    quantity: Quantity,
    activity: Activity,
}

impl Scale<'_> {
    /// The smallest change that can be measured in one person whose value without it is `level`, both in the quantity's unit.
    pub fn measurable(self, level: f64) -> f64 {
        match self.activity {
            Activity::Walk => self.judgement.measurable(self.quantity, level),
            Activity::Stand => self.judgement.measurable_standing(self.quantity, level),
        }
    }

    /// The model's error of changes from `level`, in the quantity's unit.
    pub fn error(self, level: f64) -> ModelError {
        self.judgement.error(self.kind(), level)
    }

    /// How one person lies round the prediction of changes from `level`, in the quantity's unit.
    pub fn person_error(self, level: f64) -> ModelError {
        self.judgement.of_person(self.error(level))
    }

    /// Standard deviation that the direction of a change is judged with, in the quantity's unit.
    pub fn sign(self, level: f64) -> f64 {
        self.judgement.sign(self.kind(), level)
    }

    fn kind(self) -> ErrorKind {
        ErrorKind::of_unit(self.quantity.meta().unit)
    }
}

/// When the guard objects.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// How likely a harm must be.
    pub sure: f64,
    /// The loads that are watched.
    pub rule: Vec<Rule>,
}

/// One load that is watched.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The load, or the angle.
    pub quantity: Quantity,
    /// The load whose unimpaired value is the range, where it is not the load itself.
    #[serde(default)]
    pub range_of: Option<Quantity>,
    /// A rise that is worth a remark, or an objection where the record has the complaint: per cent of a load, or the unit
    /// of an angle.
    pub size: f64,
    /// What rises, after "the device raises".
    pub raises: String,
    /// The complaint that makes the rule stricter, in words.
    #[serde(default)]
    pub complaint: Option<String>,
    /// What to do where no dimension of the device helps.
    pub otherwise: String,
    #[allow(dead_code)] // for the reader of the profile, who must give it
    source: String,
}

impl Judgement {
    /// Reads and checks a profile.
    ///
    /// # Errors
    /// [`ChainError::Profile`] for another schema, a number that is missing or not positive, a quantity without a smallest
    /// measurable change.
    pub fn parse(text: &str) -> Result<Judgement, ChainError> {
        let fault =
            |message: String| ChainError::Profile { place: "profiles/gait/judgement.toml".into(), message };
        let judgement: Judgement = toml::from_str(text).map_err(|e| fault(e.to_string()))?;
        if judgement.schema != "windlass.judgement/1" {
            return Err(fault(format!("schema is `{}`, not `windlass.judgement/1`", judgement.schema)));
        }
        for m in &judgement.measurable {
            let [one] = [m.amount, m.percent].into_iter().flatten().collect::<Vec<_>>()[..] else {
                return Err(fault(format!("{:?}: give either `amount` or `percent`", m.quantities)));
            };
            if one.is_nan() || one <= 0.0 {
                return Err(fault(format!("{:?}: {one} is not more than 0", m.quantities)));
            }
        }
        let missing = Quantity::ALL.iter().find(|q| judgement.entry(**q, Activity::Walk).is_none());
        if let Some(quantity) = missing {
            return Err(fault(format!("[[measurable]] has no entry for `{}`", quantity.key())));
        }
        for kind in ErrorKind::ALL {
            let Some(e) = judgement.error.iter().find(|e| e.kind == kind) else {
                return Err(fault(format!("[[error]] has no entry for {kind:?}").to_lowercase()));
            };
            if [e.relative, e.floor, e.sign].iter().any(|v| v.is_nan() || *v < 0.0) {
                return Err(fault(format!("[[error]] {kind:?}: a number is less than 0").to_lowercase()));
            }
        }
        if !(1.0..=5.0).contains(&judgement.person_times) {
            return Err(fault(format!("person_times is {}, not 1 to 5", judgement.person_times)));
        }
        let sure = judgement.guard.sure;
        if !(0.5..1.0).contains(&sure) {
            return Err(fault(format!("guard.sure is {sure}, not 0.5 to 1")));
        }
        Ok(judgement)
    }

    /// The smallest change of a quantity in walking that can be measured in one person whose value without it is `level`, in its unit.
    pub fn measurable(&self, quantity: Quantity, level: f64) -> f64 {
        self.entry(quantity, Activity::Walk).map_or(0.0, |m| m.of(level))
    }

    /// The same in standing, in the quantity's unit; as in walking where standing has no entry.
    pub fn measurable_standing(&self, quantity: Quantity, level: f64) -> f64 {
        let found = self.entry(quantity, Activity::Stand).or_else(|| self.entry(quantity, Activity::Walk));
        found.map_or(0.0, |m| m.of(level))
    }

    /// The model's error of changes from `level`, in the unit of both.
    pub fn error(&self, kind: ErrorKind, level: f64) -> ModelError {
        let Some(e) = self.error.iter().find(|e| e.kind == kind) else { return ModelError::NONE };
        ModelError { relative: e.relative, floor: kind.in_unit(e.floor, level) }
    }

    /// How one person lies round a prediction whose mean effect has this error.
    pub fn of_person(&self, mean: ModelError) -> ModelError {
        mean.scaled(self.person_times)
    }

    /// Standard deviation that the direction of a change from `level` is judged with, in the unit of both.
    fn sign(&self, kind: ErrorKind, level: f64) -> f64 {
        self.error.iter().find(|e| e.kind == kind).map_or(0.0, |e| kind.in_unit(e.sign, level))
    }

    /// What a change of a quantity is judged by.
    pub fn scale(&self, quantity: Quantity, activity: Activity) -> Scale<'_> {
        Scale { judgement: self, quantity, activity }
    }

    fn entry(&self, quantity: Quantity, activity: Activity) -> Option<&Measurable> {
        self.measurable.iter().find(|m| m.activity == activity && m.quantities.contains(&quantity))
    }
}

impl Measurable {
    fn of(&self, level: f64) -> f64 {
        self.amount.unwrap_or_else(|| 0.01 * self.percent.unwrap_or(0.0) * level.abs())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use windlass_profiles::JUDGEMENT;

    #[test]
    fn a_quantity_without_a_smallest_change_is_named() {
        assert!(Judgement::parse(JUDGEMENT).is_ok());
        let without = JUDGEMENT.replace("\"cop_medial_mm\"", "\"cop_forward_mm\"");
        let error = Judgement::parse(&without).unwrap_err().to_string();
        assert!(error.contains("no entry for `cop_medial_mm`"), "{error}");
    }

    #[test]
    fn a_percentage_is_of_the_value_and_an_amount_is_not() {
        let j = Judgement::parse(JUDGEMENT).unwrap();
        assert!((j.measurable(Quantity::KneeAdduction, -0.5) - 0.1).abs() < 1e-12);
        assert_eq!(j.measurable(Quantity::KneeFlexion, 40.0), 5.0);
        assert_eq!(j.measurable_standing(Quantity::PelvicDrop, 3.0), 1.2);
    }
}

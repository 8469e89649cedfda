//! A dose as written in a rule file or a case, read for the feature it belongs to.

use crate::{Dose, Feature, Overrides};

/// Reads a dose for a feature.
///
/// # Errors
/// A sentence that says what the feature takes, when the value is of the wrong kind or outside its range.
pub fn dose(feature: Feature, value: &toml::Value) -> Result<Dose, String> {
    let mut table = toml::Table::new();
    table.insert(feature.key().to_owned(), value.clone());
    let read: Result<Overrides, _> = table.try_into();
    let dose = match read {
        Ok(overrides) => overrides.doses().pop().map(|(_, dose)| dose),
        Err(error) => return Err(error.message().trim().to_owned()),
    };
    let Some(dose) = dose else {
        return Err(format!("`{}` has no dose", feature.key()));
    };
    in_range(feature, &dose)?;
    Ok(dose)
}

/// Checks an amount against the range of its feature.
///
/// # Errors
/// A sentence with the range.
pub fn in_range(feature: Feature, dose: &Dose) -> Result<(), String> {
    match (dose, feature.range_text()) {
        (Dose::Amount(amount), Some(range)) if !feature.allows(*amount) => {
            Err(format!("`{}` = {amount} is outside {range}", feature.key()))
        }
        _ => Ok(()),
    }
}

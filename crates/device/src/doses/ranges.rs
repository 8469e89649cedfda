//! What the builder can make of each amount: the ranges of the one table, [`Feature::range`].

use super::Refusal;
use windlass_prescription::{Feature, FootPrescription};

/// The amounts that cannot be built.
pub fn out_of_range(rx: &FootPrescription) -> impl Iterator<Item = Refusal> + '_ {
    Feature::ALL.iter().filter_map(|&feature| {
        let asked = rx.amount(feature).filter(|asked| !feature.allows(*asked))?;
        let range = feature.range_text().unwrap_or_default();
        Some(Refusal::new(
            feature,
            format!("{asked} cannot be built; expected {range}"),
            "change the value, or remove the line",
        ))
    })
}

/// The places, sizes and turns that are outside their range.
pub fn misplaced(rx: &FootPrescription) -> impl Iterator<Item = Refusal> + '_ {
    rx.placements.outside().into_iter().map(|(part, key, value, low, high)| {
        Refusal::new(
            part.unwrap_or(Feature::Width),
            format!("placement {key} = {value} cannot be built; expected {low} to {high}"),
            "change the value, or remove it",
        )
    })
}

//! Heel lifts: how much stands on the post, how much fits in a shoe.

use super::{Breach, Fix, Ground};
use crate::sheet::Sheet;
use crate::{Dose, Feature, LiftKind};

/// A lift over the post's limit leaves the post.
pub(super) fn in_post(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let most = ground.limit("lift_on_post_mm");
    let lift = sheet.amount(Feature::HeelLift);
    let kind = sheet.line(Feature::HeelLiftKind).map(|line| &line.dose);
    let detached = matches!(kind, Some(Dose::Lift(LiftKind::Tapered | LiftKind::FullLength)));
    if lift <= most || detached {
        return Vec::new();
    }
    vec![Breach {
        rule: "lift on the post".to_owned(),
        features: vec![Feature::HeelLift, Feature::HeelLiftKind],
        text: format!(
            "a lift of {lift} mm exceeds the {most} mm that fits on a post, so it tapers to the ball"
        ),
        source: ground.book.limit_source("lift_on_post_mm"),
        fixes: vec![Fix::set(Feature::HeelLiftKind, LiftKind::Tapered)],
    }]
}

/// A lift over the shoe's limit belongs outside it.
pub(super) fn in_shoe(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let most = ground.limit("lift_in_shoe_mm");
    let lift = sheet.amount(Feature::HeelLift);
    if lift <= most {
        return Vec::new();
    }
    vec![Breach {
        rule: "lift in the shoe".to_owned(),
        features: vec![Feature::HeelLift],
        text: format!(
            "a lift of {lift} mm does not fit in a shoe: use at most {most} mm inside and the other {} mm on the outsole",
            lift - most
        ),
        source: ground.book.limit_source("lift_in_shoe_mm"),
        fixes: vec![Fix::set(Feature::HeelLift, most)],
    }]
}

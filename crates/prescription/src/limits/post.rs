//! Posts: the motion ground into them, and the ankle that does not allow one.

use super::{Breach, Fix, Ground};
use crate::Feature;
use crate::sheet::Sheet;

/// An ankle that does not come up cannot roll over a post.
pub(super) fn stiff_ankle(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let least = ground.limit("post_ankle_deg");
    let Some(ankle) = ground.facts.number("ankle_dorsiflexion_knee_extended_deg") else {
        return Vec::new();
    };
    if ankle >= least {
        return Vec::new();
    }
    [Feature::RearfootPost, Feature::RearfootPostMotion]
        .into_iter()
        .filter(|feature| sheet.has(*feature))
        .map(|feature| Breach {
            rule: "no post on a stiff ankle".to_owned(),
            features: vec![feature],
            text: format!("ankle dorsiflexion (knee extended) is {ankle} deg; posting requires {least} deg"),
            source: ground.book.limit_source("post_ankle_deg"),
            fixes: vec![Fix::drop(feature)],
        })
        .collect()
}

/// The motion ground into a post stays within what the subtalar joint, the pour and the forefoot allow.
pub(super) fn motion(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let motion = sheet.amount(Feature::RearfootPostMotion);
    let stiff =
        ground.facts.number("subtalar_range_deg").is_some_and(|r| r < ground.limit("stiff_subtalar_deg"));
    let inverted = sheet.amount(Feature::Inversion) >= ground.limit("inverted_from_deg");
    let forefoot = sheet.amount(Feature::ForefootPost) > ground.limit("forefoot_post_motion_from_deg");
    let limits = [
        (inverted, 0.0, "inverted_cup_mm", "an inverted pour needs a flat post"),
        (
            stiff,
            ground.limit("stiff_subtalar_motion_deg"),
            "stiff_subtalar_deg",
            "the subtalar range is too small",
        ),
        (
            forefoot,
            ground.limit("forefoot_post_motion_deg"),
            "forefoot_post_motion_deg",
            "the forefoot post leaves the heel inverted",
        ),
    ];
    limits
        .into_iter()
        .filter(|(applies, most, ..)| *applies && motion > *most)
        .map(|(_, most, key, why)| Breach {
            rule: "motion of the post".to_owned(),
            features: vec![Feature::RearfootPostMotion],
            text: format!("{why}: at most {most} deg of motion"),
            source: ground.book.limit_source(key),
            fixes: vec![Fix::set(Feature::RearfootPostMotion, most)],
        })
        .collect()
}

/// A post a/b rocks by no more than it tilts: with a lower tilt its motion is lower too.
pub(super) fn motion_over_tilt(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let tilt = sheet.amount(Feature::RearfootPost).abs();
    let motion = sheet.amount(Feature::RearfootPostMotion);
    let more = ground.limit("post_motion_over_tilt_deg");
    if motion <= tilt + more || sheet.line(Feature::RearfootPost).is_none() {
        return Vec::new();
    }
    vec![Breach {
        rule: "motion of the post".to_owned(),
        features: vec![Feature::RearfootPost, Feature::RearfootPostMotion],
        text: format!(
            "a post of {tilt} deg with {motion} deg of motion rocks beyond level: at most {} deg",
            tilt + more
        ),
        source: ground.book.limit_source("post_motion_over_tilt_deg"),
        fixes: vec![Fix::set(Feature::RearfootPostMotion, tilt + more)],
    }]
}

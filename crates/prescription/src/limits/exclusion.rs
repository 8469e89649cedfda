//! Features that never stand together, and features that a fault's rules forbid.

use super::{Breach, Fix, Ground};
use crate::sheet::Sheet;

/// Pairs of features that exclude each other.
pub(super) fn pairs(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let both = |pair: &&crate::rules::Exclusion| sheet.has(pair.keep) && sheet.has(pair.drop);
    ground
        .book
        .exclusions
        .iter()
        .filter(both)
        .map(|pair| Breach {
            rule: format!("{} excludes {}", pair.keep.key(), pair.drop.key()),
            features: vec![pair.keep, pair.drop],
            text: format!("{} and {} cannot be combined: {}", pair.keep, pair.drop, pair.because),
            source: pair.source.0.clone(),
            fixes: vec![Fix::drop(pair.drop), Fix::drop(pair.keep)],
        })
        .collect()
}

/// Lines that a fault's rules forbid on this foot.
pub(super) fn banned(sheet: &Sheet, ground: &Ground<'_>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for line in sheet.lines() {
        for ban in ground.bans.iter().filter(|ban| ban.forbids(line.feature, &line.dose)) {
            let limit = match (ban.above, ban.below) {
                (Some(above), _) if line.dose.amount().is_some_and(|dose| dose > above) => Some(above),
                (_, below) => below,
            };
            let fix = match limit {
                Some(limit) if limit != 0.0 => Fix::set(line.feature, limit),
                _ => Fix::drop(line.feature),
            };
            breaches.push(Breach {
                rule: ban.rule.clone(),
                features: vec![line.feature],
                text: format!(
                    "{} is contraindicated here: {}",
                    line.feature,
                    ban.because.trim_end_matches('.')
                ),
                source: ban.source.0.clone(),
                fixes: vec![fix],
            });
        }
    }
    breaches
}

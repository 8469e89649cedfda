//! What was published beside the range that counts as a hit: mean, spread of persons, confidence interval, people.

use serde::{Deserialize, Serialize};

/// The published number of a row, in the row's own `change`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Mean effect.
    pub mean: f64,
    /// Standard deviation of the effect between persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sd: Option<f64>,
    /// 95 % confidence interval of the mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ci: Option<[f64; 2]>,
    /// People.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Recalled, not read: to be checked against the paper.
    #[serde(default)]
    pub recalled: bool,
}

impl Published {
    /// Standard deviation of the effect between persons, in the row's unit: as published, or from the confidence interval of the mean of so many
    /// people, whose half width is Student's t times it over the root of their number.
    pub fn persons_sd(&self) -> Option<f64> {
        self.sd.or_else(|| {
            let ([low, high], n) = (self.ci?, f64::from(self.n.filter(|n| *n > 2)?));
            Some(0.5 * (high - low) * n.sqrt() / student(n - 1.0))
        })
    }

    /// What is wrong with it, if anything.
    pub fn fault(&self) -> Option<&'static str> {
        if !self.mean.is_finite() {
            return Some("`published.mean` must be a number");
        }
        if self.sd.is_some_and(|sd| sd.is_nan() || sd <= 0.0) {
            return Some("`published.sd` must be more than 0");
        }
        let outside = |[low, high]: [f64; 2]| !(low <= self.mean && self.mean <= high);
        if self.ci.is_some_and(outside) {
            return Some("`published.ci` must be [low, high] round the mean");
        }
        (self.n == Some(0)).then_some("`published.n` must be more than 0")
    }
}

/// The 97.5th percentile of Student's t (Abramowitz and Stegun 26.7.5, first two terms; within 2 % from 3 degrees of freedom).
fn student(freedom: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_1;
    let (z3, z5) = (Z.powi(3), Z.powi(5));
    Z + (z3 + Z) / (4.0 * freedom) + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / (96.0 * freedom * freedom)
}

/// The first author and year of a source, by which rows of one study are held together; the whole source without one.
pub fn study(source: &str) -> &str {
    let bytes = source.as_bytes();
    let year = (0..source.len().saturating_sub(4)).find(|i| {
        let four = &bytes[*i..*i + 4];
        four.iter().all(u8::is_ascii_digit)
            && (four.starts_with(b"19") || four.starts_with(b"20"))
            && *i > 0
            && bytes[*i - 1] == b' '
            && bytes.get(*i + 4).is_none_or(|b| !b.is_ascii_digit())
    });
    let Some(year) = year else { return source };
    let from = source[..year].rfind(']').map_or(0, |i| i + 1);
    source[from..year + 4].trim()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_interval_of_the_mean_gives_the_spread_of_persons() {
        assert!((student(19.0) - 2.093).abs() < 0.002 && (student(4.0) - 2.776).abs() < 0.05);
        let hip = Published { mean: 1.37, sd: None, ci: Some([0.76, 1.98]), n: Some(20), recalled: false };
        assert!((hip.persons_sd().unwrap() - 0.61 * 20f64.sqrt() / 2.093).abs() < 0.01);
        assert_eq!(Published { n: None, ..hip }.persons_sd(), None);
        assert_eq!(Published { sd: Some(2.0), ..hip }.persons_sd(), Some(2.0));
    }

    #[test]
    fn rows_of_one_study_are_known_by_author_and_year() {
        for (source, key) in [
            ("[seen, secondary] Peng 2020, J Biomech 112", "Peng 2020"),
            ("Jones 2015, n=70: 54 % respond", "Jones 2015"),
            ("[seen] Hall and Nester 2004, n=20", "Hall and Nester 2004"),
            ("no year", "no year"),
        ] {
            assert_eq!(study(source), key);
        }
    }
}

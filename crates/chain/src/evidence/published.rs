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
    use super::*;

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

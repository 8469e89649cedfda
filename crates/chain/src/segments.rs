//! How heavy the parts of this body are against those of the measured man, by sex.
//!
//! Shares of body mass after de Leva 1996 (J Biomech 29:1223; thigh, shank, foot) and, above L5/S1, the sum of trunk,
//! head and arms; the walk's own demands are scaled by them.

use crate::case::Sex;

/// Factors on what the measured man's segments ask for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segments {
    /// Foot.
    pub foot: f64,
    /// Shank.
    pub shank: f64,
    /// Thigh.
    pub thigh: f64,
    /// Everything above L5/S1.
    pub trunk: f64,
}

/// Share of body mass, per cent: male, female.
const FOOT: [f64; 2] = [1.37, 1.29];
const SHANK: [f64; 2] = [4.33, 4.81];
const THIGH: [f64; 2] = [14.16, 14.78];
const TRUNK: [f64; 2] = [49.0, 46.0];

impl Segments {
    /// The segments of a sex; where it is not told, the mean of both.
    pub fn of(sex: Option<Sex>) -> Segments {
        let female = match sex {
            Some(Sex::Male) => 0.0,
            Some(Sex::Female) => 1.0,
            None => 0.5,
        };
        let factor = |[m, f]: [f64; 2]| 1.0 + female * (f / m - 1.0);
        Segments { foot: factor(FOOT), shank: factor(SHANK), thigh: factor(THIGH), trunk: factor(TRUNK) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_man_is_the_reference_and_a_woman_has_the_lighter_trunk_and_the_heavier_thigh() {
        let man = Segments::of(Some(Sex::Male));
        assert_eq!(man, Segments { foot: 1.0, shank: 1.0, thigh: 1.0, trunk: 1.0 });
        let (woman, untold) = (Segments::of(Some(Sex::Female)), Segments::of(None));
        assert!(woman.trunk < untold.trunk && untold.trunk < 1.0, "{woman:?}");
        assert!(woman.thigh > untold.thigh && untold.thigh > 1.0, "{woman:?}");
    }
}

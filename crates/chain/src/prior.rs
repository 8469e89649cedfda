//! Numbers that are not known exactly: a median, an 80 % range, where it comes from, how well.

use serde::Deserialize;
use windlass_measure::Grade;

/// A quantity of the model that every draw takes anew.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prior {
    /// Median.
    pub median: f64,
    /// 10th percentile.
    pub low: f64,
    /// 90th percentile.
    pub high: f64,
    /// Shape.
    #[serde(default)]
    pub shape: Shape,
    /// Unit.
    pub unit: String,
    /// How well it is known.
    pub grade: Grade,
    /// Where it comes from: `[seen]` read in a page, `[rec]` recalled, `[assume]` an engineering prior.
    pub source: String,
}

/// How a prior is spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Normal on each side of the median (the two sides may differ).
    #[default]
    Normal,
    /// Normal in the logarithm, likewise.
    Log,
}

/// 90th percentile of the standard normal.
const Z90: f64 = 1.281_551_565_544_6;

impl Prior {
    /// The value, in the prior's unit, at a uniform number in (0, 1): the median at 0.5, `low` at 0.1, `high` at 0.9. Tails are cut at
    /// the 1st and 99th percentile, so that no single draw is absurd.
    pub fn at(&self, uniform: f64) -> f64 {
        let z = normal_quantile(uniform.clamp(0.01, 0.99)) / Z90;
        let side =
            |low: f64, mid: f64, high: f64| mid + if z < 0.0 { z * (mid - low) } else { z * (high - mid) };
        match self.shape {
            Shape::Normal => side(self.low, self.median, self.high),
            Shape::Log => libm::exp(side(libm::log(self.low), libm::log(self.median), libm::log(self.high))),
        }
    }

    /// What is wrong with it, if anything.
    pub fn fault(&self) -> Option<&'static str> {
        if !(self.low <= self.median && self.median <= self.high) {
            return Some("low <= median <= high must hold");
        }
        (self.shape == Shape::Log && self.low <= 0.0).then_some("a log prior must be positive")
    }
}

/// Inverse of the standard normal distribution (Acklam's rational approximation, relative error 1.2e-9).
pub(crate) fn normal_quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -39.696_830_286_653_76,
        220.946_098_424_520_5,
        -275.928_510_446_968_7,
        138.357_751_867_269,
        -30.664_798_066_147_16,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -54.476_098_798_224_06,
        161.585_836_858_040_9,
        -155.698_979_859_886_6,
        66.801_311_887_719_72,
        -13.280_681_552_885_72,
    ];
    const C: [f64; 6] = [
        -0.007_784_894_002_430_293,
        -0.322_396_458_041_136_5,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416];
    let polynomial = |c: &[f64], x: f64| c.iter().fold(0.0, |a, k| a * x + k);
    let tail = |q: f64| polynomial(&C, q) / (polynomial(&D, q) * q + 1.0);
    if p < 0.02425 {
        tail(libm::sqrt(-2.0 * libm::log(p)))
    } else if p > 1.0 - 0.02425 {
        -tail(libm::sqrt(-2.0 * libm::log(1.0 - p)))
    } else {
        let q = p - 0.5;
        let r = q * q;
        q * polynomial(&A, r) / (polynomial(&B, r) * r + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_match_the_table() {
        for (p, z) in [(0.01, -2.326_347_874), (0.1, -Z90), (0.5, 0.0), (0.9, Z90), (0.975, 1.959_963_985)] {
            assert!((normal_quantile(p) - z).abs() < 1e-7, "{p}");
        }
    }

    #[test]
    fn a_prior_passes_through_its_three_numbers() {
        for shape in [Shape::Normal, Shape::Log] {
            let p = Prior {
                median: 2.0,
                low: 1.0,
                high: 5.0,
                shape,
                unit: "N".into(),
                grade: Grade::D,
                source: String::new(),
            };
            for (u, v) in [(0.1, 1.0), (0.5, 2.0), (0.9, 5.0)] {
                assert!((p.at(u) - v).abs() < 1e-6);
            }
        }
    }
}

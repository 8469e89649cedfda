//! Smooth steps, so that no layer leaves a ridge against the skin.

/// 0 below `from`, 1 above `to`, a cubic with flat ends between. `from` may be greater than `to`.
/// Arguments in one unit; the result is a share from 0 to 1.
pub fn step(from: f64, to: f64, x: f64) -> f64 {
    let s = ((x - from) / (to - from)).clamp(0.0, 1.0);
    s * s * (3.0 - 2.0 * s)
}

/// 1 below `from`, 0 above `to`: a straight ramp whose two ends are rounded over a quarter of its length, so
/// that its greatest slope is 4/3 of the straight one (a cubic's is 3/2).
/// Arguments in one unit; the result is a share from 0 to 1.
pub fn ramp_down(from: f64, to: f64, x: f64) -> f64 {
    let s = ((x - from) / (to - from)).clamp(0.0, 1.0);
    let round = 0.25;
    let slope = 1.0 / (1.0 - round);
    let eased = if s < round {
        slope * s * s / (2.0 * round)
    } else if s > 1.0 - round {
        1.0 - slope * (1.0 - s) * (1.0 - s) / (2.0 * round)
    } else {
        slope * (s - round / 2.0)
    };
    1.0 - eased
}

/// From a to b as s goes from 0 to 1.
pub fn mix(a: f64, b: f64, s: f64) -> f64 {
    a + (b - a) * s
}

/// A smooth maximum: equal to the greater where they differ by more than `width`, rounded between.
/// All in one unit.
pub fn smooth_max(a: f64, b: f64, width: f64) -> f64 {
    let h = (width - (a - b).abs()).max(0.0);
    a.max(b) + h * h / (4.0 * width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ramp_is_continuous_and_ends_flat() {
        for x in [0.0, 0.25, 0.75, 1.0] {
            let d = 1e-7;
            assert!((ramp_down(0.0, 1.0, x + d) - ramp_down(0.0, 1.0, x - d)).abs() < 1e-6);
        }
        assert_eq!((ramp_down(0.0, 1.0, -1.0), ramp_down(0.0, 1.0, 2.0)), (1.0, 0.0));
        assert!((ramp_down(0.0, 1.0, 0.5) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn smooth_max_meets_both_sides() {
        assert_eq!(smooth_max(3.0, 0.0, 2.0), 3.0);
        assert!(smooth_max(1.0, 1.0, 2.0) > 1.0);
    }
}

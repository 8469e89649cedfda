//! B-spline basis functions of degree up to three over any knots (Cox 1972; de Boor 1972).

/// Greatest degree.
pub(super) const MOST: usize = 3;

/// Index of the knot span that holds `t`; the border spans hold everything beyond them.
pub(super) fn span(knots: &[f64], degree: usize, t: f64) -> usize {
    let last = knots.len() - degree - 2;
    let after = knots.partition_point(|&k| k <= t);
    after.saturating_sub(1).clamp(degree, last)
}

/// The `degree + 1` functions that live on a span, at `t`. The first belongs to control point `span - degree`.
pub(super) fn values(knots: &[f64], span: usize, degree: usize, t: f64) -> [f64; MOST + 1] {
    let mut n = [1.0, 0.0, 0.0, 0.0];
    for j in 1..=degree {
        let mut saved = 0.0;
        for r in 0..j {
            let right = knots[span + r + 1] - t;
            let left = t - knots[span + 1 + r - j];
            let part = n[r] / (right + left);
            n[r] = saved + right * part;
            saved = left * part;
        }
        n[j] = saved;
    }
    n
}

/// Their derivatives by `t`.
pub(super) fn slopes(knots: &[f64], span: usize, degree: usize, t: f64) -> [f64; MOST + 1] {
    let mut d = [0.0; MOST + 1];
    if degree == 0 {
        return d;
    }
    let lower = values(knots, span, degree - 1, t);
    for r in 0..degree {
        // The lower function r lives on the knots from `span - degree + 1 + r` to `span + 1 + r`.
        let share = degree as f64 * lower[r] / (knots[span + 1 + r] - knots[span + 1 + r - degree]);
        d[r] -= share;
        d[r + 1] += share;
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_sum_to_one_and_slopes_match_differences() {
        let knots = [0.0, 0.0, 0.0, 0.0, 0.5, 0.5, 2.0, 3.0, 3.0, 3.0, 3.0];
        for k in 0..60 {
            let t = 0.012 + f64::from(k) * 0.0497;
            let s = span(&knots, 3, t);
            assert!((values(&knots, s, 3, t).iter().sum::<f64>() - 1.0).abs() < 1e-14);
            let h = 1e-6;
            let (a, b) = (values(&knots, s, 3, t - h), values(&knots, s, 3, t + h));
            let d = slopes(&knots, s, 3, t);
            for r in 0..4 {
                assert!((d[r] - (b[r] - a[r]) / (2.0 * h)).abs() < 1e-7);
            }
        }
        assert_eq!(span(&knots, 3, 3.0), 6);
        assert_eq!(span(&knots, 3, -1.0), 3);
    }
}

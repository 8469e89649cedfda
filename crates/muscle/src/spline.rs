//! Natural cubic splines of one coordinate, as the model's moving points and sliding joints are given.

/// A curve through knots; straight on beyond the first and last.
#[derive(Debug, Clone, PartialEq)]
pub struct Spline {
    at: Vec<f64>,
    value: Vec<f64>,
    /// Second derivatives at the knots.
    bend: Vec<f64>,
}

impl Spline {
    /// The curve through these knots; `None` unless there are two or more, ascending and finite.
    pub fn new(at: &[f64], value: &[f64]) -> Option<Spline> {
        let finite = at.iter().chain(value).all(|v| v.is_finite());
        if at.len() < 2 || at.len() != value.len() || !finite || at.windows(2).any(|w| w[0] >= w[1]) {
            return None;
        }
        Some(Spline { at: at.to_vec(), value: value.to_vec(), bend: bends(at, value) })
    }

    /// The same curve with all values times a factor without unit.
    pub fn scaled(&self, factor: f64) -> Spline {
        let times = |v: &[f64]| v.iter().map(|x| x * factor).collect();
        Spline { at: self.at.clone(), value: times(&self.value), bend: times(&self.bend) }
    }

    /// Value and derivative, in the units of the knots.
    pub fn value_slope(&self, x: f64) -> [f64; 2] {
        let last = self.at.len() - 2;
        let i = self.at[1..=last].iter().take_while(|knot| **knot <= x).count();
        let h = self.at[i + 1] - self.at[i];
        let chord = (self.value[i + 1] - self.value[i]) / h;
        let inside = x.clamp(self.at[0], self.at[last + 1]);
        let (b, a) = ((inside - self.at[i]) / h, (self.at[i + 1] - inside) / h);
        let (p, q) = (self.bend[i], self.bend[i + 1]);
        let value = a * self.value[i]
            + b * self.value[i + 1]
            + ((a * a * a - a) * p + (b * b * b - b) * q) * h * h / 6.0;
        let slope = chord + ((3.0 * b * b - 1.0) * q - (3.0 * a * a - 1.0) * p) * h / 6.0;
        [value + slope * (x - inside), slope]
    }
}

/// Second derivatives of the natural spline: Thomas' algorithm.
fn bends(at: &[f64], value: &[f64]) -> Vec<f64> {
    let n = at.len();
    let mut bend = vec![0.0; n];
    let (mut upper, mut right) = (vec![0.0; n], vec![0.0; n]);
    for i in 1..n - 1 {
        let (h, g) = (at[i] - at[i - 1], at[i + 1] - at[i]);
        let change = (value[i + 1] - value[i]) / g - (value[i] - value[i - 1]) / h;
        let pivot = 2.0 * (h + g) - h * upper[i - 1];
        upper[i] = g / pivot;
        right[i] = (6.0 * change - h * right[i - 1]) / pivot;
    }
    for i in (1..n - 1).rev() {
        bend[i] = right[i] - upper[i] * bend[i + 1];
    }
    bend
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_through_its_knots_with_a_slope_that_differences_confirm() {
        let s = Spline::new(&[-1.0, 0.0, 0.5, 2.0], &[0.3, -0.2, 0.1, 0.4]).unwrap();
        for (x, y) in [(-1.0, 0.3), (0.0, -0.2), (0.5, 0.1), (2.0, 0.4)] {
            assert!((s.value_slope(x)[0] - y).abs() < 1e-12, "{x}");
        }
        for x in [-1.5, -0.4, 0.2, 1.7, 2.5] {
            let difference = (s.value_slope(x + 1e-6)[0] - s.value_slope(x - 1e-6)[0]) / 2e-6;
            assert!((s.value_slope(x)[1] - difference).abs() < 1e-7, "{x}");
        }
        assert_eq!(Spline::new(&[0.0, 0.0], &[1.0, 2.0]), None);
    }
}

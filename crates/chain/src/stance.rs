//! The instants of stance that are solved, and curves between them.

use crate::walk::FRAMES;

/// Shares of stance at which contact and adaptation are solved.
pub const INSTANTS: [f64; 8] = [0.06, 0.14, 0.24, 0.36, 0.50, 0.66, 0.80, 0.90];
/// Number of instants.
pub const COUNT: usize = INSTANTS.len();

/// One number at every frame of stance.
pub type Curve = [f64; FRAMES];

/// The curve through values at the instants, in their unit: straight between them, level outside.
pub fn spread(values: &[f64; COUNT]) -> Curve {
    let mut curve = [0.0; FRAMES];
    for (i, v) in curve.iter_mut().enumerate() {
        *v = between(values, i as f64 / (FRAMES - 1) as f64);
    }
    curve
}

/// The value at a share of stance.
pub fn between(values: &[f64; COUNT], stance: f64) -> f64 {
    let k = INSTANTS.partition_point(|&t| t <= stance);
    if k == 0 {
        return values[0];
    }
    if k == COUNT {
        return values[COUNT - 1];
    }
    let s = (stance - INSTANTS[k - 1]) / (INSTANTS[k] - INSTANTS[k - 1]);
    values[k - 1] + (values[k] - values[k - 1]) * s
}

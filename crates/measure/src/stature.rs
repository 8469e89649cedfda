//! Foot length and stature.

/// Foot length over stature: 0.152 (Winter 2009, Biomechanics and Motor Control, fig. 4.1). In ANSUR II (Gordon et al. 2014) the
/// mean is 0.154 for men and 0.151 for women, with an SD of 0.005. No unit.
pub const FOOT_LENGTH_PER_STATURE: f64 = 0.152;

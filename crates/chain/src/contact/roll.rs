//! How the sole leaves the floor when the heel rises.

/// How far a place this far behind the pivot is lifted when the heel is up by a slope, mm: the heads are round, so that the sole
/// near them rolls on and does not turn about an edge.
#[inline]
pub(super) fn lifted(behind: f64, heel_rise: f64, roll: f64) -> f64 {
    let rolled = behind.clamp(0.0, roll * heel_rise);
    rolled * rolled / (2.0 * roll) + (behind - rolled) * heel_rise
}

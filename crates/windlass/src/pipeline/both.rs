//! Both feet at once: in parallel, in a fixed order, with the complaints of both.

use crate::{Complaint, Complaints};
use windlass_measure::{Both, Side};

/// Does the same for each side, in parallel where the machine allows; the result does not depend on it.
///
/// # Errors
/// The complaints of both sides, left first.
pub(super) fn each_side<T: Send>(
    work: impl Fn(Side) -> Result<T, Vec<Complaint>> + Sync,
) -> Result<Both<T>, Complaints> {
    match rayon::join(|| work(Side::Left), || work(Side::Right)) {
        (Ok(left), Ok(right)) => Ok(Both { left, right }),
        (left, right) => {
            let complaints = [left.err(), right.err()].into_iter().flatten().flatten();
            Err(Complaints(complaints.collect()))
        }
    }
}

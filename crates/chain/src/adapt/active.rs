//! The program by exchange of limits: a few small linear systems instead of an interior point.

use super::program::{EQUAL, LIMITS, N, Program, Row};
use nalgebra::{SMatrix, SVector};

/// Deviations, multipliers of the equalities, multipliers of the limits.
const SIZE: usize = N + EQUAL + LIMITS;
/// How far a limit may be passed, or pull instead of push, by rounding.
const SLACK: f64 = 1e-8;
/// Exchanges before giving up.
const EXCHANGES: usize = 24;

type Held = [bool; LIMITS];

impl Program {
    /// The minimum and the multiplier of the toe's limit: holds the limit that is passed furthest, lets go the one
    /// that pulls hardest, until none does either; `None` where that does not end. Then every set is tried in turn.
    pub fn by_exchange(&self) -> Option<(Row, f64)> {
        let mut held: Held = [false; LIMITS];
        for _ in 0..EXCHANGES {
            let (x, push) = self.with_held(&held)?;
            let worst = |value: &dyn Fn(usize) -> f64, of: bool| {
                let candidates = (0..LIMITS).filter(|k| held[*k] == of && value(*k) > SLACK);
                candidates.max_by(|a, b| value(*a).total_cmp(&value(*b)))
            };
            let passed = worst(&|k| self.limits[k].0.dot(&x) - self.limits[k].1, false);
            let pulls = worst(&|k| -push[k], true);
            match (pulls, passed) {
                (Some(k), _) => held[k] = false,
                (None, Some(k)) => held[k] = true,
                (None, None) => return Some((x, push[0].max(0.0))),
            }
        }
        self.by_trying_all()
    }

    /// The same by trying every set of limits.
    pub fn by_trying_all(&self) -> Option<(Row, f64)> {
        (0u32..1 << LIMITS).find_map(|set| {
            let held: Held = std::array::from_fn(|k| set >> k & 1 == 1);
            let (x, push) = self.with_held(&held)?;
            let kept = self.limits.iter().all(|(row, value)| row.dot(&x) <= value + 1e-7);
            (kept && push.iter().all(|p| *p >= -1e-7)).then(|| (x, push[0].max(0.0)))
        })
    }

    /// The minimum under the equalities with some limits held, and the push of each limit (0 where not held).
    fn with_held(&self, held: &Held) -> Option<(Row, [f64; LIMITS])> {
        let mut kkt = SMatrix::<f64, SIZE, SIZE>::zeros();
        let mut right = SVector::<f64, SIZE>::zeros();
        kkt.fixed_view_mut::<N, N>(0, 0).copy_from(&self.cost);
        right.fixed_rows_mut::<N>(0).copy_from(&(-self.linear));
        let mut bind = |at: usize, row: &Row, value: f64| {
            for i in 0..N {
                kkt[(at, i)] = row[i];
                kkt[(i, at)] = row[i];
            }
            right[at] = value;
        };
        for (k, (row, value)) in self.equal.iter().enumerate() {
            bind(N + k, row, *value);
        }
        for (k, (row, value)) in self.limits.iter().enumerate().filter(|(k, _)| held[*k]) {
            bind(N + EQUAL + k, row, *value);
        }
        for k in (0..LIMITS).filter(|k| !held[*k]) {
            kkt[(N + EQUAL + k, N + EQUAL + k)] = 1.0;
        }
        let found = kkt.lu().solve(&right)?;
        if found.iter().any(|v| !v.is_finite()) {
            return None;
        }
        Some((found.fixed_rows::<N>(0).into_owned(), std::array::from_fn(|k| found[N + EQUAL + k])))
    }
}

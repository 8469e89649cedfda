//! The program by exchange of limits: a few small linear systems instead of an interior point.

use super::program::{EQUAL, LIMITS, N, Program, Row};
use nalgebra::{Const, SMatrix, SVector};

/// Multipliers of the equalities and of the limits.
const ROWS: usize = EQUAL + LIMITS;
/// How far a limit may be passed, or pull instead of push, by rounding.
const SLACK: f64 = 1e-8;
/// Exchanges before giving up.
const EXCHANGES: usize = 24;

type Held = [bool; LIMITS];

/// A program seen through the root of its cost, `cost = L L'`: what every set of held limits shares.
struct Whitened {
    root: nalgebra::Cholesky<f64, Const<N>>,
    /// `L^-1 linear`.
    linear: Row,
    /// `L^-1` of every row, in columns.
    rows: SMatrix<f64, N, ROWS>,
    /// Products of those columns with each other.
    products: SMatrix<f64, ROWS, ROWS>,
    /// What the multipliers must bring each row to.
    right: SVector<f64, ROWS>,
}

impl Program {
    /// The minimum: holds the limit that is passed furthest, lets go the one
    /// that pulls hardest, until none does either; `None` where that does not end. Then every set is tried in turn.
    pub fn by_exchange(&self) -> Option<Row> {
        let whitened = Whitened::of(self)?;
        let mut held: Held = [false; LIMITS];
        for _ in 0..EXCHANGES {
            let (x, push) = whitened.with_held(&held)?;
            let worst = |value: &dyn Fn(usize) -> f64, of: bool| {
                let candidates = (0..LIMITS).filter(|k| held[*k] == of && value(*k) > SLACK);
                candidates.max_by(|a, b| value(*a).total_cmp(&value(*b)))
            };
            let passed = worst(&|k| self.limits[k].0.dot(&x) - self.limits[k].1, false);
            let pulls = worst(&|k| -push[k], true);
            match (pulls, passed) {
                (Some(k), _) => held[k] = false,
                (None, Some(k)) => held[k] = true,
                (None, None) => return Some(x),
            }
        }
        self.by_trying_all()
    }

    /// The same by trying every set of limits.
    pub fn by_trying_all(&self) -> Option<Row> {
        let whitened = Whitened::of(self)?;
        (0u32..1 << LIMITS).find_map(|set| {
            let held: Held = std::array::from_fn(|k| set >> k & 1 == 1);
            let (x, push) = whitened.with_held(&held)?;
            let kept = self.limits.iter().all(|(row, value)| row.dot(&x) <= value + 1e-7);
            (kept && push.iter().all(|p| *p >= -1e-7)).then_some(x)
        })
    }
}

impl Whitened {
    /// `None` where some deviation costs nothing.
    fn of(program: &Program) -> Option<Self> {
        let root = program.cost.cholesky()?;
        let lower = root.l_dirty();
        let linear = lower.solve_lower_triangular(&program.linear)?;
        let mut rows = SMatrix::<f64, N, ROWS>::zeros();
        let mut values = SVector::<f64, ROWS>::zeros();
        for (k, (row, value)) in program.equal.iter().chain(&program.limits).enumerate() {
            rows.set_column(k, row);
            values[k] = *value;
        }
        lower.solve_lower_triangular_mut(&mut rows);
        let (products, right) = (rows.tr_mul(&rows), -(values + rows.tr_mul(&linear)));
        Some(Whitened { root, linear, rows, products, right })
    }

    /// The minimum under the equalities with some limits held, and the push of each limit (0 where not held).
    fn with_held(&self, held: &Held) -> Option<(Row, [f64; LIMITS])> {
        let (mut system, mut right) = (self.products, self.right);
        for k in (0..LIMITS).filter(|k| !held[*k]).map(|k| EQUAL + k) {
            system.row_mut(k).fill(0.0);
            system.column_mut(k).fill(0.0);
            system[(k, k)] = 1.0;
            right[k] = 0.0;
        }
        let push = system.cholesky()?.solve(&right);
        let mut x = -(self.linear + self.rows * push);
        self.root.l_dirty().tr_solve_lower_triangular_mut(&mut x);
        let found = x.iter().chain(&push).all(|v| v.is_finite());
        found.then(|| (x, std::array::from_fn(|k| push[EQUAL + k])))
    }
}

//! The program by `clarabel`'s interior point, where the exchange of limits does not end.

use super::program::{EQUAL, LIMITS, N, Program, Row};
use crate::ChainError;
use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettingsBuilder, DefaultSolver, IPSolver, SolverStatus, SupportedConeT};

impl Program {
    /// With the limits, by `clarabel`.
    pub fn by_interior_point(&self) -> Result<Row, ChainError> {
        let fault = |what: String| ChainError::NoSolution { place: "nearest walk".into(), what };
        let rows: Vec<&(Row, f64)> = self.equal.iter().chain(&self.limits).collect();
        let upper = |i: usize, j: usize| if i <= j { self.cost[(i, j)] } else { 0.0 };
        let p = sparse(N, N, upper);
        let a = sparse(rows.len(), N, |i, j| rows[i].0[j]);
        let b: Vec<f64> = rows.iter().map(|r| r.1).collect();
        let cones = [SupportedConeT::ZeroConeT(EQUAL), SupportedConeT::NonnegativeConeT(LIMITS)];
        let settings = DefaultSettingsBuilder::default()
            .verbose(false)
            .max_threads(1)
            .max_iter(60)
            .presolve_enable(false)
            .tol_gap_abs(1e-8)
            .tol_gap_rel(1e-8)
            .tol_feas(1e-8)
            .build()
            .map_err(|e| fault(e.to_string()))?;
        let mut solver = DefaultSolver::new(&p, self.linear.as_slice(), &a, &b, &cones, settings)
            .map_err(|e| fault(e.to_string()))?;
        solver.solve();
        match solver.solution.status {
            SolverStatus::Solved | SolverStatus::AlmostSolved => {
                Ok(Row::from_column_slice(&solver.solution.x))
            }
            status => Err(fault(format!("{status:?}"))),
        }
    }
}

fn sparse(rows: usize, columns: usize, value: impl Fn(usize, usize) -> f64) -> CscMatrix<f64> {
    let (mut starts, mut index, mut values) = (vec![0], Vec::new(), Vec::new());
    for j in 0..columns {
        for i in 0..rows {
            let v = value(i, j);
            if v != 0.0 {
                index.push(i);
                values.push(v);
            }
        }
        starts.push(values.len());
    }
    CscMatrix::new(rows, columns, starts, index, values)
}

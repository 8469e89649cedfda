//! The walk that is taken: the one nearest to the reference that limits, ground, leg lengths and couplings allow.
//!
//! At one instant, deviations `x` from the reference (degrees; the other leg in mm) minimise
//! `sum (x_i / sigma_i)^2 + ...`, sigma the normal variability, subject to
//!
//! - the sagittal chain: `tilt = rise + lift_pitch + ankle - knee + hip` (each segment's lean is the one below's
//!   plus the joint between; the trunk stays upright, so the lumbar spine takes the tilt);
//! - the hips: `w drop = dz(this hip) - dz(other hip)`, dz from lifts, leg lengths, leans and the other leg's give;
//! - the tibia: `coupling = knee_rotation + hip_rotation + pelvis_rotation`;
//! - the toe `rise - roll <= limit - reference`, the ankle, the knee, the ground (`rise`) and `roll >= 0`.
//!
//! The equalities alone are one linear system; where its solution keeps every limit it is the answer. Otherwise
//! the quadratic program goes to `clarabel` (Goulart and Chen 2024, interior point).

use crate::ChainError;
use crate::mechanism::{Draw, Variability};
use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettingsBuilder, DefaultSolver, IPSolver, SolverStatus, SupportedConeT};
use nalgebra::{DMatrix, DVector, SMatrix, SVector};

/// Deviations of one instant.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Deviation {
    /// Heel rise (pitch of the foot, heel up +), degrees.
    pub rise: f64,
    /// Ankle dorsiflexion.
    pub ankle: f64,
    /// Knee flexion.
    pub knee: f64,
    /// Hip flexion.
    pub hip: f64,
    /// Anterior pelvic tilt, and with it lumbar extension.
    pub tilt: f64,
    /// Rolling over a stiff toe instead of bending it.
    pub roll: f64,
    /// Pelvic drop of the other side (and hip adduction).
    pub drop: f64,
    /// Hip internal rotation.
    pub hip_rotation: f64,
    /// Knee internal rotation.
    pub knee_rotation: f64,
    /// Pelvic rotation.
    pub pelvis_rotation: f64,
    /// Lumbar bend towards this side.
    pub bend: f64,
    /// Shortening of the other leg, mm.
    pub other_leg: f64,
    /// Multiplier of the toe limit: positive where the joint is at its end.
    pub toe_stop: f64,
}

/// What an instant asks.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// Pitch that the support gives the foot, heel up +, degrees.
    pub lift_pitch: f64,
    /// Height that the support gives this ankle, mm, over the reference.
    pub lift: f64,
    /// The same under the other foot.
    pub other_lift: f64,
    /// How much shorter this leg is than the other, mm (negative: longer).
    pub short: f64,
    /// Internal rotation given to the tibia, degrees.
    pub tibia: f64,
    /// Drop that eversion asks of the pelvis, degrees.
    pub drop: f64,
    /// First MTP dorsiflexion of the reference, and the most there is, degrees.
    pub toe: [f64; 2],
    /// Ankle dorsiflexion of the reference, and the most there is.
    pub ankle: [f64; 2],
    /// Knee flexion of the reference, and the least.
    pub knee: [f64; 2],
    /// Heel rise of the reference.
    pub rise: f64,
    /// Stiffness across the first MTP joint relative to the walk's drive, dimensionless.
    pub plate: f64,
    /// Lean of shank and thigh, forward +, rad.
    pub leans: [f64; 2],
    /// Length of shank and thigh, height and distance of the ankle over and behind the MTP axis, width of hips: mm.
    pub lengths: [f64; 5],
    /// Standing: the pelvis may find its own height, and no step forces an advance.
    pub standing: bool,
}

impl Ask {
    fn toe_gives(&self) -> bool {
        self.plate == 0.0 && self.toe[1] > self.toe[0] + 5.0
    }
}

const N: usize = 12;
const EQUAL: usize = 3;
const LIMITS: usize = 6;
type Cost = SMatrix<f64, N, N>;
type Row = SVector<f64, N>;

struct Program {
    cost: Cost,
    linear: Row,
    equal: [(Row, f64); EQUAL],
    limits: [(Row, f64); LIMITS],
}

/// The nearest walk at one instant.
pub fn nearest(ask: &Ask, v: &Variability, draw: &Draw) -> Result<Deviation, ChainError> {
    let program = Program::of(ask, v, draw);
    let free = program.without_limits(ask.toe_gives());
    if let Some(x) = free.filter(|x| program.limits.iter().all(|(row, b)| row.dot(x) <= *b + 1e-9)) {
        return Ok(deviation(&x, 0.0));
    }
    let (x, toe_stop) = program.solve()?;
    Ok(deviation(&x, toe_stop))
}

fn deviation(x: &Row, toe_stop: f64) -> Deviation {
    Deviation {
        rise: x[0],
        ankle: x[1],
        knee: x[2],
        hip: x[3],
        tilt: x[4],
        roll: x[5],
        drop: x[6],
        hip_rotation: x[7],
        knee_rotation: x[8],
        pelvis_rotation: x[9],
        bend: x[10],
        other_leg: x[11],
        toe_stop,
    }
}

fn unit(entries: &[(usize, f64)]) -> Row {
    let mut row = Row::zeros();
    for &(k, c) in entries {
        row[k] += c;
    }
    row
}

impl Program {
    fn of(ask: &Ask, v: &Variability, draw: &Draw) -> Program {
        let mut cost = Cost::zeros();
        let mut linear = Row::zeros();
        // Adds ((row . x + offset) / sigma)^2 / 2.
        let mut add = |row: Row, offset: f64, sigma: f64| {
            let weight = 1.0 / (sigma * sigma);
            cost += row * row.transpose() * weight;
            linear += row * (offset * weight);
        };
        let drop_sigma =
            if ask.standing { v.standing_drop_deg } else { v.pelvic_drop_deg } * draw.pelvis_variability;
        let other_sigma = if ask.standing { v.standing_leg_mm } else { v.other_leg_mm };
        let sigmas = [
            (0, v.heel_rise_deg),
            (4, v.pelvic_tilt_deg.min(v.trunk_lean_deg * 1.5)),
            (5, v.toe_roll_deg),
            (7, v.hip_rotation_deg * draw.hip_variability),
            (8, v.knee_rotation_deg * draw.knee_variability),
            (9, v.pelvic_rotation_deg * draw.pelvis_variability),
            (10, v.lumbar_bend_deg),
            (11, other_sigma),
        ];
        // Dorsiflexion that the toe does not give is taken above it. Which joint takes how much is measured in sign
        // (Hall and Nester 2004; McClelland 2022), not derivable from lengths: named priors.
        let taken = [
            (1, draw.toe_to_ankle, v.ankle_deg * draw.ankle_variability),
            (2, draw.toe_to_knee, v.knee_deg * draw.knee_variability),
            (3, draw.toe_to_hip, v.hip_deg * draw.hip_variability),
        ];
        for (k, gain, sigma) in taken {
            add(unit(&[(k, 1.0), (5, -gain)]), 0.0, sigma);
        }
        for (k, sigma) in sigmas {
            add(unit(&[(k, 1.0)]), 0.0, sigma);
        }
        add(unit(&[(6, 1.0)]), -ask.drop, drop_sigma);
        add(unit(&[(6, 1.0), (10, -1.0)]), 0.0, v.trunk_side_lean_deg);
        if ask.plate > 0.0 {
            add(unit(&[(0, 1.0), (5, -1.0)]), ask.toe[0], v.toe_roll_deg / ask.plate.sqrt());
        }
        let (advance, hip_height, fixed) = hip_motion(ask);
        let width = ask.lengths[4].to_radians();
        if !ask.standing {
            let pitch_advance =
                ask.lengths[0] * libm::cos(ask.leans[0]) + ask.lengths[1] * libm::cos(ask.leans[1]);
            add(advance, pitch_advance * ask.lift_pitch.to_radians(), v.hip_advance_mm);
            // The pelvis is free to ride higher by what both legs are given; only the difference is work.
            let both = 0.5 * (ask.lift - 0.5 * ask.short + ask.other_lift + 0.5 * ask.short);
            add(hip_height + unit(&[(6, -0.5 * width)]), fixed - both, v.hip_height_mm);
        }
        let chain = unit(&[(4, 1.0), (0, -1.0), (1, -1.0), (2, 1.0), (3, -1.0)]);
        let other_hip = ask.other_lift + 0.5 * ask.short;
        let hips = unit(&[(6, width), (11, -1.0)]) - hip_height;
        let equal = [
            (chain, ask.lift_pitch),
            (hips, fixed - other_hip),
            (unit(&[(7, 1.0), (8, 1.0), (9, 1.0)]), ask.tibia),
        ];
        let limits = [
            (unit(&[(0, 1.0), (5, -1.0)]), ask.toe[1] - ask.toe[0]),
            (unit(&[(1, 1.0)]), ask.ankle[1] - ask.ankle[0]),
            (unit(&[(2, -1.0)]), ask.knee[0] - ask.knee[1]),
            (unit(&[(0, -1.0)]), ask.rise.max(0.0)),
            (unit(&[(5, -1.0)]), 0.0),
            // A toe that gives is bent, not rolled over.
            (unit(&[(5, 1.0)]), if ask.toe_gives() { 0.02 } else { 90.0 }),
        ];
        Program { cost, linear, equal, limits }
    }

    /// The minimum under the equalities alone, with or without rolling: one symmetric linear system.
    fn without_limits(&self, no_roll: bool) -> Option<Row> {
        const M: usize = N + EQUAL;
        let mut kkt = SMatrix::<f64, M, M>::zeros();
        let mut right = SVector::<f64, M>::zeros();
        kkt.fixed_view_mut::<N, N>(0, 0).copy_from(&self.cost);
        if no_roll {
            kkt[(5, 5)] += 1e9;
        }
        right.fixed_rows_mut::<N>(0).copy_from(&(-self.linear));
        for (k, (row, value)) in self.equal.iter().enumerate() {
            for i in 0..N {
                kkt[(N + k, i)] = row[i];
                kkt[(i, N + k)] = row[i];
            }
            right[N + k] = *value;
        }
        let solution = kkt.lu().solve(&right)?;
        Some(solution.fixed_rows::<N>(0).into_owned())
    }

    /// The same by trying which limits hold: for each of the few sets the equalities and those limits are one
    /// linear system, and the set whose solution keeps the other limits and pushes on its own is the answer.
    fn by_active_limits(&self) -> Option<(Row, f64)> {
        const SLACK: f64 = 1e-7;
        (0u32..1 << LIMITS).find_map(|set| {
            let held: Vec<usize> = (0..LIMITS).filter(|k| set >> k & 1 == 1).collect();
            let rows: Vec<&(Row, f64)> =
                self.equal.iter().chain(held.iter().map(|&k| &self.limits[k])).collect();
            let size = N + rows.len();
            let mut kkt = DMatrix::<f64>::zeros(size, size);
            let mut right = DVector::<f64>::zeros(size);
            kkt.view_mut((0, 0), (N, N)).copy_from(&self.cost);
            right.rows_mut(0, N).copy_from(&(-self.linear));
            for (k, (row, value)) in rows.iter().enumerate() {
                kkt.view_mut((0, N + k), (N, 1)).copy_from(row);
                kkt.view_mut((N + k, 0), (1, N)).copy_from(&row.transpose());
                right[N + k] = *value;
            }
            let found = kkt.lu().solve(&right)?;
            let x = Row::from_iterator(found.iter().take(N).copied());
            let pushes = &found.as_slice()[N + EQUAL..];
            let kept = self.limits.iter().all(|(row, value)| row.dot(&x) <= value + SLACK);
            let toe = held.iter().position(|&k| k == 0).map_or(0.0, |at| pushes[at]);
            (kept && pushes.iter().all(|&push| push >= -SLACK)).then_some((x, toe.max(0.0)))
        })
    }

    /// With the limits, by `clarabel`; also the multiplier of the toe's limit.
    fn solve(&self) -> Result<(Row, f64), ChainError> {
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
                Ok((Row::from_column_slice(&solver.solution.x), solver.solution.z[EQUAL].max(0.0)))
            }
            // Near a limit that only just holds, the interior point can creep along the border without arriving.
            status => self.by_active_limits().ok_or_else(|| fault(format!("{status:?}"))),
        }
    }
}

/// Advance and rise of this hip per deviation (mm per degree), and the rise that is given.
fn hip_motion(ask: &Ask) -> (Row, Row, f64) {
    let [shank, thigh, ankle_up, ankle_back, _] = ask.lengths;
    let [ls, lt] = ask.leans;
    let rad = 1f64.to_radians();
    // Leans: shank = rise + lift_pitch + ankle, thigh = shank - knee. Rise turns the foot about the MTP axis.
    let along = |ankle: f64, shank: f64, thigh: f64| {
        unit(&[(0, rad * (ankle + shank + thigh)), (1, rad * (shank + thigh)), (2, -rad * thigh)])
    };
    let advance = along(ankle_up, shank * libm::cos(ls), thigh * libm::cos(lt));
    let rise = along(ankle_back, -shank * libm::sin(ls), -thigh * libm::sin(lt));
    let pitched = (-shank * libm::sin(ls) - thigh * libm::sin(lt)) * ask.lift_pitch.to_radians();
    (advance, rise, ask.lift - 0.5 * ask.short + pitched)
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

#[cfg(test)]
#[path = "adapt_tests.rs"]
mod tests;

//! One instant as a convex quadratic program: what deviations cost, what must hold, what may not be passed.

use super::{Ask, Pins};
use crate::mechanism::{Draw, Variability};
use nalgebra::{SMatrix, SVector};

/// Deviations.
pub const N: usize = 12;
/// Equalities.
pub const EQUAL: usize = 3;
/// Limits.
pub const LIMITS: usize = 6;
/// The cost's matrix.
pub type Cost = SMatrix<f64, N, N>;
/// One row over the deviations.
pub type Row = SVector<f64, N>;

/// Minimise `x' cost x / 2 + linear x` where `row x = value` for the equalities and `row x <= value` for the limits.
pub struct Program {
    pub cost: Cost,
    pub linear: Row,
    pub equal: [(Row, f64); EQUAL],
    pub limits: [(Row, f64); LIMITS],
}

/// How near the walk passes to what was measured, degrees.
const MEASURED_WITHIN: f64 = 0.1;

impl Pins {
    /// What is measured, by coordinate.
    fn of_coordinates(&self) -> impl Iterator<Item = (usize, f64)> {
        [
            (1, self.ankle),
            (2, self.knee),
            (3, self.hip),
            (6, self.drop),
            (7, self.hip_rotation),
            (10, self.bend),
        ]
        .into_iter()
        .filter_map(|(k, pin)| Some((k, pin?)))
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
    pub fn of(ask: &Ask, v: &Variability, draw: &Draw) -> Program {
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
        let rise_sigma = if ask.standing { v.standing_rise_deg } else { v.heel_rise_deg };
        let sigmas = [
            (0, rise_sigma),
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
        // A new slope under the foot is taken by the ankle first, so that shank and knee keep their posture.
        let taken = [
            (1, draw.toe_to_ankle, draw.lift_to_ankle * ask.lift_pitch, v.ankle_deg * draw.ankle_variability),
            (2, draw.toe_to_knee, 0.0, v.knee_deg * draw.knee_variability),
            (3, draw.toe_to_hip, 0.0, v.hip_deg * draw.hip_variability),
        ];
        for (k, gain, offset, sigma) in taken {
            add(unit(&[(k, 1.0), (5, -gain)]), offset, sigma);
        }
        for (k, sigma) in sigmas {
            add(unit(&[(k, 1.0)]), 0.0, sigma);
        }
        for (k, pin) in ask.pins.of_coordinates() {
            add(unit(&[(k, 1.0)]), -pin, MEASURED_WITHIN);
        }
        add(unit(&[(6, 1.0)]), -ask.drop, drop_sigma);
        add(unit(&[(6, 1.0), (10, -1.0)]), 0.0, v.trunk_side_lean_deg);
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

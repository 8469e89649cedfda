//! One instant as a convex quadratic program: what deviations cost, what must hold, what may not be passed.

use super::{Ask, Pins, Way};
use crate::mechanism::{Draw, Variability};
use nalgebra::{SMatrix, SVector};

/// Deviations.
pub const N: usize = 11;
/// Equalities.
pub const EQUAL: usize = 3;
/// Limits.
pub const LIMITS: usize = 3;
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

impl Pins {
    /// What is measured, by coordinate.
    fn of_coordinates(&self) -> impl Iterator<Item = (Way, f64)> {
        [
            (Way::Ankle, self.ankle),
            (Way::Knee, self.knee),
            (Way::Hip, self.hip),
            (Way::Drop, self.drop),
            (Way::HipRotation, self.hip_rotation),
            (Way::Bend, self.bend),
        ]
        .into_iter()
        .filter_map(|(way, pin)| Some((way, pin?)))
    }
}

fn row(entries: &[(Way, f64)]) -> Row {
    let mut row = Row::zeros();
    for &(way, c) in entries {
        row[way as usize] += c;
    }
    row
}

fn unit(way: Way) -> Row {
    row(&[(way, 1.0)])
}

impl Program {
    /// Adds `((row x + offset) / sigma)^2 / 2`.
    fn add(&mut self, row: Row, offset: f64, sigma: f64) {
        let weight = 1.0 / (sigma * sigma);
        self.cost += row * row.transpose() * weight;
        self.linear += row * (offset * weight);
    }

    pub fn of(ask: &Ask, v: &Variability, draw: &Draw) -> Program {
        let none = (Row::zeros(), 0.0);
        let mut p = Program {
            cost: Cost::zeros(),
            linear: Row::zeros(),
            equal: [none; EQUAL],
            limits: [none; LIMITS],
        };
        p.sagittal(ask, v, draw);
        p.pelvis(ask, v, draw);
        for (way, pin) in ask.pins.of_coordinates() {
            p.add(unit(way), -pin, v.measured_within_deg);
        }
        let (advance, hip_height, fixed) = hip_motion(ask);
        let width = ask.lengths[4].to_radians();
        if !ask.standing {
            let pitch_advance =
                ask.lengths[0] * libm::cos(ask.leans[0]) + ask.lengths[1] * libm::cos(ask.leans[1]);
            p.add(advance, pitch_advance * ask.lift_pitch.to_radians() + ask.held_back, v.hip_advance_mm);
            // The pelvis is free to ride higher by what both legs are given; only the difference is work.
            let both = 0.5 * (ask.lift - 0.5 * ask.short + ask.other_lift + 0.5 * ask.short);
            p.add(
                hip_height + row(&[(Way::Drop, -0.5 * width)]),
                fixed - both + ask.lowered,
                v.hip_height_mm,
            );
        }
        let other_hip = ask.other_lift + 0.5 * ask.short;
        p.equal = [
            (
                row(&[
                    (Way::Tilt, 1.0),
                    (Way::Rise, -1.0),
                    (Way::Ankle, -1.0),
                    (Way::Knee, 1.0),
                    (Way::Hip, -1.0),
                ]),
                ask.lift_pitch,
            ),
            (row(&[(Way::Drop, width), (Way::OtherLeg, -1.0)]) - hip_height, fixed + ask.lowered - other_hip),
            (
                row(&[(Way::HipRotation, 1.0), (Way::KneeRotation, 1.0), (Way::PelvisRotation, 1.0)]),
                ask.tibia,
            ),
        ];
        p.limits = [
            (row(&[(Way::Ankle, 1.0), (Way::Knee, -ask.ankle_per_knee)]), ask.ankle[1] - ask.ankle[0]),
            (row(&[(Way::Knee, -1.0)]), ask.knee[0] - ask.knee[1]),
            (row(&[(Way::Rise, -1.0)]), ask.rise.max(0.0)),
        ];
        p
    }

    /// Heel rise, ankle, knee, hip and calf. A new slope under the foot is taken by the ankle first, so that shank and
    /// knee keep their posture.
    fn sagittal(&mut self, ask: &Ask, v: &Variability, draw: &Draw) {
        let slope = draw.lift_to_ankle * ask.lift_pitch;
        let rise = if ask.standing { v.standing_rise_deg } else { v.heel_rise_deg };
        self.add(unit(Way::Rise), -ask.given_rise, rise);
        self.add(unit(Way::Ankle), slope, v.ankle_deg);
        self.add(unit(Way::Knee), 0.0, v.knee_deg);
        self.add(unit(Way::Hip), 0.0, v.hip_deg);
        let calf = row(&[(Way::Ankle, 1.0), (Way::Knee, -draw.calf_arms)]);
        // A calf that is too short for the ankle's way is not stretched by less.
        let short = (ask.ankle[1] - ask.ankle[0]).min(0.0);
        self.add(calf, slope - short, v.calf_deg);
    }

    /// Pelvis, lumbar spine, rotations of the leg and the other leg. The pelvis follows the femur: where the hip turns in,
    /// it drops on the other side in single support and tilts forward in standing.
    fn pelvis(&mut self, ask: &Ask, v: &Variability, draw: &Draw) {
        let drop =
            if ask.standing { v.standing_drop_deg } else { v.pelvic_drop_deg } * draw.pelvis_variability;
        let other = if ask.standing { v.standing_leg_mm } else { v.other_leg_mm };
        // One way only: what else tilts the pelvis does not turn the femur.
        let sigmas =
            [v.hip_rotation_deg, v.knee_rotation_deg, v.pelvic_rotation_deg * draw.pelvis_variability];
        let hip = sigmas[0] * sigmas[0] / sigmas.iter().map(|s| s * s).sum::<f64>() * ask.tibia;
        let follows = draw.pelvis_per_femur * hip;
        let (drops, tilts) = if ask.standing { (0.0, follows) } else { (follows, 0.0) };
        self.add(unit(Way::Tilt), -tilts, v.pelvic_tilt_deg);
        self.add(unit(Way::Drop), -drops, drop);
        self.add(row(&[(Way::Drop, 1.0), (Way::Bend, -1.0)]), 0.0, v.trunk_side_lean_deg);
        self.add(unit(Way::HipRotation), 0.0, sigmas[0]);
        self.add(unit(Way::KneeRotation), 0.0, sigmas[1]);
        self.add(unit(Way::PelvisRotation), 0.0, sigmas[2]);
        self.add(unit(Way::Bend), 0.0, v.lumbar_bend_deg);
        self.add(unit(Way::OtherLeg), 0.0, other);
    }
}

/// Advance and rise of this hip per deviation (mm per degree), and the rise that is given.
fn hip_motion(ask: &Ask) -> (Row, Row, f64) {
    let [shank, thigh, ankle_up, ankle_back, _] = ask.lengths;
    let [ls, lt] = ask.leans;
    let rad = 1f64.to_radians();
    // Leans: shank = rise + lift_pitch + ankle, thigh = shank - knee. Rise turns the foot about the MTP axis.
    let along = |ankle: f64, shank: f64, thigh: f64| {
        row(&[
            (Way::Rise, rad * (ankle + shank + thigh)),
            (Way::Ankle, rad * (shank + thigh)),
            (Way::Knee, -rad * thigh),
        ])
    };
    let advance = along(ankle_up, shank * libm::cos(ls), thigh * libm::cos(lt));
    let rise = along(ankle_back, -shank * libm::sin(ls), -thigh * libm::sin(lt));
    let pitched = (-shank * libm::sin(ls) - thigh * libm::sin(lt)) * ask.lift_pitch.to_radians();
    (advance, rise, ask.lift - 0.5 * ask.short + pitched)
}

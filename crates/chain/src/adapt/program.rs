//! One instant as a convex quadratic program: what deviations cost, what must hold, what may not be passed.

use super::{Coordinate, LegGeometry, Limit, MeasuredAngles, StepConstraints};
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

impl Limit {
    /// What is left of the range from the reference on, degrees.
    fn left(self) -> f64 {
        self.end_deg - self.reference_deg
    }
}

/// How far the top of a segment moves per radian that it leans forward, mm.
impl LegGeometry {
    fn shank_forward(&self) -> f64 {
        self.shank_mm * libm::cos(self.shank_lean)
    }

    fn thigh_forward(&self) -> f64 {
        self.thigh_mm * libm::cos(self.thigh_lean)
    }

    fn shank_up(&self) -> f64 {
        -self.shank_mm * libm::sin(self.shank_lean)
    }

    fn thigh_up(&self) -> f64 {
        -self.thigh_mm * libm::sin(self.thigh_lean)
    }
}

impl MeasuredAngles {
    /// What is measured, by coordinate.
    fn of_coordinates(&self) -> impl Iterator<Item = (Coordinate, f64)> {
        [
            (Coordinate::Ankle, self.ankle),
            (Coordinate::Knee, self.knee),
            (Coordinate::Hip, self.hip),
            (Coordinate::Drop, self.drop),
            (Coordinate::HipRotation, self.hip_rotation),
            (Coordinate::Bend, self.bend),
        ]
        .into_iter()
        .filter_map(|(coordinate, measured_angle)| Some((coordinate, measured_angle?)))
    }
}

fn row(entries: &[(Coordinate, f64)]) -> Row {
    let mut row = Row::zeros();
    for &(coordinate, c) in entries {
        row[coordinate as usize] += c;
    }
    row
}

fn unit(coordinate: Coordinate) -> Row {
    row(&[(coordinate, 1.0)])
}

impl Program {
    /// Adds `((row x + offset) / sigma)^2 / 2`.
    fn add(&mut self, row: Row, offset: f64, sigma: f64) {
        let weight = 1.0 / (sigma * sigma);
        self.cost += row * row.transpose() * weight;
        self.linear += row * (offset * weight);
    }

    pub fn of(constraints: &StepConstraints, v: &Variability, draw: &Draw) -> Program {
        let none = (Row::zeros(), 0.0);
        let mut p = Program {
            cost: Cost::zeros(),
            linear: Row::zeros(),
            equal: [none; EQUAL],
            limits: [none; LIMITS],
        };
        p.sagittal(constraints, v, draw);
        p.pelvis(constraints, v, draw);
        for (coordinate, measured_angle) in constraints.measured.of_coordinates() {
            p.add(unit(coordinate), -measured_angle, v.measured_within_deg);
        }
        let (advance, hip_height, fixed) = hip_motion(constraints);
        let width = constraints.leg.hip_width_mm.to_radians();
        if !constraints.standing {
            let pitch_advance = constraints.leg.shank_forward() + constraints.leg.thigh_forward();
            p.add(
                advance,
                pitch_advance * constraints.lift_pitch.to_radians() + constraints.held_back,
                v.hip_advance_mm,
            );
            // The pelvis is free to ride higher by what both legs are given; only the difference is work.
            let both = 0.5
                * (constraints.lift - 0.5 * constraints.short
                    + constraints.other_lift
                    + 0.5 * constraints.short);
            p.add(
                hip_height + row(&[(Coordinate::Drop, -0.5 * width)]),
                fixed - both + constraints.lowered,
                v.hip_height_mm,
            );
        }
        let other_hip = constraints.other_lift + 0.5 * constraints.short;
        p.equal = [
            (
                row(&[
                    (Coordinate::Tilt, 1.0),
                    (Coordinate::Rise, -1.0),
                    (Coordinate::Ankle, -1.0),
                    (Coordinate::Knee, 1.0),
                    (Coordinate::Hip, -1.0),
                ]),
                constraints.lift_pitch,
            ),
            (
                row(&[(Coordinate::Drop, width), (Coordinate::OtherLeg, -1.0)]) - hip_height,
                fixed + constraints.lowered - other_hip,
            ),
            (
                row(&[
                    (Coordinate::HipRotation, 1.0),
                    (Coordinate::KneeRotation, 1.0),
                    (Coordinate::PelvisRotation, 1.0),
                ]),
                constraints.tibia,
            ),
        ];
        p.limits = [
            (
                row(&[(Coordinate::Ankle, 1.0), (Coordinate::Knee, -constraints.ankle_per_knee)]),
                constraints.ankle.left(),
            ),
            (row(&[(Coordinate::Knee, -1.0)]), -constraints.knee.left()),
            (row(&[(Coordinate::Rise, -1.0)]), constraints.rise.max(0.0)),
        ];
        p
    }

    /// Heel rise, ankle, knee, hip and calf. A new slope under the foot is taken by the ankle first, so that shank and
    /// knee keep their posture.
    fn sagittal(&mut self, constraints: &StepConstraints, v: &Variability, draw: &Draw) {
        let slope = draw.lift_to_ankle * constraints.lift_pitch;
        let rise = if constraints.standing { v.standing_rise_deg } else { v.heel_rise_deg };
        self.add(unit(Coordinate::Rise), -constraints.given_rise, rise);
        self.add(unit(Coordinate::Ankle), slope, v.ankle_deg);
        self.add(unit(Coordinate::Knee), 0.0, v.knee_deg);
        self.add(unit(Coordinate::Hip), 0.0, v.hip_deg);
        let calf = row(&[(Coordinate::Ankle, 1.0), (Coordinate::Knee, -draw.calf_arms)]);
        // A calf that is too short for the ankle's way is not stretched by less.
        let short = constraints.ankle.left().min(0.0);
        self.add(calf, slope - short, v.calf_deg);
    }

    /// Pelvis, lumbar spine, rotations of the leg and the other leg. The pelvis follows the femur: where the hip turns in,
    /// it drops on the other side in single support and tilts forward in standing.
    fn pelvis(&mut self, constraints: &StepConstraints, v: &Variability, draw: &Draw) {
        let drop = if constraints.standing { v.standing_drop_deg } else { v.pelvic_drop_deg }
            * draw.pelvis_variability;
        let other = if constraints.standing { v.standing_leg_mm } else { v.other_leg_mm };
        // One way only: what else tilts the pelvis does not turn the femur.
        let sigmas =
            [v.hip_rotation_deg, v.knee_rotation_deg, v.pelvic_rotation_deg * draw.pelvis_variability];
        let hip = sigmas[0] * sigmas[0] / sigmas.iter().map(|s| s * s).sum::<f64>() * constraints.tibia;
        let follows = draw.pelvis_per_femur * hip;
        let (drops, tilts) = if constraints.standing { (0.0, follows) } else { (follows, 0.0) };
        self.add(unit(Coordinate::Tilt), -tilts, v.pelvic_tilt_deg);
        self.add(unit(Coordinate::Drop), -drops, drop);
        self.add(row(&[(Coordinate::Drop, 1.0), (Coordinate::Bend, -1.0)]), 0.0, v.trunk_side_lean_deg);
        self.add(unit(Coordinate::HipRotation), 0.0, sigmas[0]);
        self.add(unit(Coordinate::KneeRotation), 0.0, sigmas[1]);
        self.add(unit(Coordinate::PelvisRotation), 0.0, sigmas[2]);
        self.add(unit(Coordinate::Bend), 0.0, v.lumbar_bend_deg);
        self.add(unit(Coordinate::OtherLeg), 0.0, other);
    }
}

/// Advance and rise of this hip per deviation (mm per degree), and the rise that is given.
fn hip_motion(constraints: &StepConstraints) -> (Row, Row, f64) {
    let leg = &constraints.leg;
    let rad = 1f64.to_radians();
    // Leans: shank = rise + lift_pitch + ankle, thigh = shank - knee. Rise turns the foot about the MTP axis.
    let along = |ankle: f64, shank: f64, thigh: f64| {
        row(&[
            (Coordinate::Rise, rad * (ankle + shank + thigh)),
            (Coordinate::Ankle, rad * (shank + thigh)),
            (Coordinate::Knee, -rad * thigh),
        ])
    };
    let advance = along(leg.ankle_height_mm, leg.shank_forward(), leg.thigh_forward());
    let rise = along(leg.ankle_behind_mtp_mm, leg.shank_up(), leg.thigh_up());
    let pitched = (leg.shank_up() + leg.thigh_up()) * constraints.lift_pitch.to_radians();
    (advance, rise, constraints.lift - 0.5 * constraints.short + pitched)
}

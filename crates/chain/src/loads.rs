//! Loads up the leg at one instant of the changed walk: Newton-Euler on displaced joints and forces.
//!
//! The walk's own accelerations are kept (they are measured and the changes are a few degrees); joint centres,
//! segment centres, the ground force and its place move, and pelvis and trunk with them. Dimensionless as in `walk`:
//! moments in weight x height.

use crate::adapt::Deviation;
use crate::inverse::{Load, joint_load};
use crate::muscles::Nets;
use crate::segments::Segments;
use crate::walk::Frame;
use nalgebra::{Point3, Rotation3, Vector3};

/// What changed at one instant, in the units of `walk` (lengths in body heights, rad).
#[derive(Debug, Clone, Copy, Default)]
pub struct Shift {
    /// The changed joint angles (degrees, as solved).
    pub deviation: Deviation,
    /// Pitch given by the support, heel up +, rad.
    pub lift_pitch: f64,
    /// Height given to the ankle.
    pub lift: f64,
    /// Centre of pressure: forward, medial.
    pub cop: [f64; 2],
    /// How far knee and hip sway medially with it.
    pub sway: f64,
    /// How far the knee's centre lies lateral of the measured walker's.
    pub knee_lateral: f64,
    /// How far it lies forward of it.
    pub knee_forward: f64,
    /// Medial shift of the ankle from eversion.
    pub ankle_medial: f64,
    /// Share of that which the knee follows.
    pub knee_follows: f64,
    /// Medial turn of the subtalar axis with the talus, rad.
    pub axis: f64,
    /// Vertical force added to the ground's; everything above the hip is lifted by it.
    pub force: f64,
    /// How pelvis and trunk answer (`balance`): shift of hip, pelvis and all above, forward and medially.
    pub over: [f64; 2],
    /// Lean of the trunk on top of what pelvis and lumbar spine give it: forward, medially, rad.
    pub trunk: [f64; 2],
    /// Moment about the forward axis with which the bent lumbar spine itself straightens, on the trunk.
    pub lumbar_spring: f64,
}

/// Moments (weight x height) and force (weights) at one instant. Signs in `quantity`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loads {
    /// What passes the joints: where the muscles' forces come from.
    pub nets: Nets,
    /// Subtalar supination, internal.
    pub subtalar: f64,
    /// Ankle plantarflexion, internal.
    pub ankle: f64,
    /// Knee adduction, external.
    pub knee_adduction: f64,
    /// Knee flexion, external.
    pub knee_flexion: f64,
    /// Hip adduction, external.
    pub hip_adduction: f64,
    /// Hip extension, external.
    pub hip_extension: f64,
    /// Lumbar lateral, size.
    pub lumbar_lateral: f64,
    /// Lumbar sagittal, extensor +, internal.
    pub lumbar_sagittal: f64,
    /// Vertical ground force.
    pub vertical: f64,
    /// Moment that nothing balances, size.
    pub unbalanced: f64,
}

/// A point turned forward (about the left axis) about another by a small angle.
fn lean(p: Point3<f64>, about: Point3<f64>, angle: f64) -> Vector3<f64> {
    let r = p - about;
    Vector3::new(r.z * angle, 0.0, -r.x * angle)
}

/// A point turned medially (about the backward axis) about another by a small angle.
fn tip(p: Point3<f64>, about: Point3<f64>, angle: f64) -> Vector3<f64> {
    let r = p - about;
    Vector3::new(0.0, r.z * angle, -r.y * angle)
}

/// Height of the model's lumbar joint over L5/S1, body heights: the middle of a lumbar spine that bends evenly, so that the
/// trunk stands on half of its bend [der: Gait2392 has its joint 0.082 of a height above the hips, L5/S1 lies 0.055 above
/// them (Dumas 2007; recalled)].
pub const LUMBAR_HALF: f64 = 0.027;

/// The body of an instant as moved: what each part needs, and where the joints are.
pub struct Moved {
    foot: Load,
    shank: Load,
    thigh: Load,
    pelvis: Load,
    trunk: Load,
    /// The other leg: whatever keeps the reference in equilibrium; it goes with its hip.
    other: Load,
    ground: Load,
    subtalar: Point3<f64>,
    ankle: Point3<f64>,
    knee: Point3<f64>,
    hip: Point3<f64>,
    back: Point3<f64>,
}

impl Moved {
    /// The body of an instant with what changed.
    pub fn of(frame: &Frame, shift: &Shift, segments: &Segments) -> Moved {
        let d = &shift.deviation;
        let rad = 1f64.to_radians();
        let rise = d.rise * rad;
        let shank_lean = rise + shift.lift_pitch + d.ankle * rad;
        let thigh_lean = shank_lean - d.knee * rad;
        let up = Vector3::z() * shift.lift;
        let medial = Vector3::y() * shift.ankle_medial;
        // Rise turns the foot about the MTP axis; the support's pitch moves the ankle forward by its height.
        let forward = Vector3::x() * ((frame.ankle.z - frame.mtp.z) * shift.lift_pitch);
        let foot = lean(frame.ankle, frame.mtp, rise) + up + forward;
        let ankle = foot + medial;
        let sway = Vector3::y() * shift.sway;
        let over = Vector3::new(shift.over[0], shift.over[1], 0.0);
        // The knee keeps its share of the ankle's way, the hip none.
        let lost = 1.0 - shift.knee_follows;
        let knee = ankle + lean(frame.knee, frame.ankle, shank_lean) - medial * lost;
        let hip = knee + lean(frame.hip, frame.knee, thigh_lean) - medial * shift.knee_follows;
        let (knee, hip) = (knee + sway, hip + sway + over);
        let shank_centre = ankle + lean(frame.shank.at, frame.ankle, shank_lean) - medial * (0.5 * lost);
        let along = (frame.thigh.at - frame.knee).norm() / (frame.hip - frame.knee).norm();
        let thigh_centre = knee + lean(frame.thigh.at, frame.knee, thigh_lean) + over * along;
        let ground = Load {
            at: frame.ground.at + Vector3::new(shift.cop[0], shift.cop[1], 0.0),
            force: frame.ground.force + Vector3::z() * shift.force,
            moment: frame.ground.moment,
        };
        let moved = |load: &Load, factor: f64, by: Vector3<f64>| Load {
            at: load.at + by,
            force: load.force * factor,
            moment: load.moment * factor,
        };
        // Pelvis and all above go with the hip; tilt and drop turn them about it.
        let with_pelvis =
            |p: Point3<f64>| hip + lean(p, frame.hip, d.tilt * rad) + tip(p, frame.hip, d.drop * rad);
        let back = with_pelvis(frame.back);
        let [forward_lean, side_lean] = [shift.trunk[0], shift.trunk[1] + (d.drop - d.bend) * rad];
        let trunk = back
            + lean(frame.trunk.at, frame.back, forward_lean)
            + tip(frame.trunk.at, frame.back, side_lean);
        let other = other_leg(frame, segments);
        let mut body = Moved {
            foot: moved(&frame.foot, segments.foot, foot * 0.5),
            shank: moved(&frame.shank, segments.shank, shank_centre),
            thigh: moved(&frame.thigh, segments.thigh, thigh_centre),
            pelvis: moved(&frame.pelvis, 1.0, with_pelvis(frame.pelvis.at)),
            trunk: moved(&frame.trunk, segments.trunk, trunk),
            other: moved(&other, 1.0, with_pelvis(frame.other_hip)),
            ground,
            // The axis goes with the talus: medially, and turned medially.
            subtalar: frame.subtalar + foot + medial,
            ankle: frame.ankle + ankle,
            knee: frame.knee + knee + Vector3::new(shift.knee_forward, -shift.knee_lateral, 0.0),
            hip: frame.hip + hip,
            // L5/S1 is below the joint of the model, and goes the other way when the pelvis turns about it.
            back: frame.back + back - Vector3::new(d.tilt * rad, d.drop * rad, 0.0) * LUMBAR_HALF,
        };
        body.lift(shift.force);
        body
    }

    /// What is above the hip takes up a vertical force, each part by its share.
    fn lift(&mut self, force: f64) {
        let whole = self.above();
        for part in [&mut self.pelvis, &mut self.trunk, &mut self.other] {
            part.force.z *= 1.0 + force / whole;
        }
    }

    /// Vertical force that passes the hip upward.
    fn above(&self) -> f64 {
        self.pelvis.force.z + self.trunk.force.z + self.other.force.z
    }

    /// Moment about the centre of pressure that nothing balances, in units of weight x height: the residual of the whole body.
    pub fn unbalanced(&self) -> Vector3<f64> {
        let parts = [&self.foot, &self.shank, &self.thigh, &self.pelvis, &self.trunk, &self.other];
        parts.iter().map(|p| p.about(self.ground.at)).sum::<Vector3<f64>>() - self.ground.moment
    }

    /// Moment (weight x height) that pelvis and trunk make per height that they shift, and that the trunk makes per radian that
    /// it leans: sagittal and frontal alike.
    pub fn levers(&self) -> [f64; 2] {
        let over = self.above() + 0.57 * self.thigh.force.z;
        [over, (self.trunk.at.z - self.back.z) * self.trunk.force.z]
    }

    fn nets(&self, spring: f64) -> Nets {
        let [foot, shank, thigh] = [self.foot, self.shank, self.thigh];
        let ground = [self.ground];
        let mut back = joint_load(self.back, &[self.trunk], &[]);
        // What the spine itself does the muscles need not do.
        back.moment.x -= spring;
        Nets {
            subtalar: joint_load(self.subtalar, &[foot], &ground),
            ankle: joint_load(self.ankle, &[foot], &ground),
            knee: joint_load(self.knee, &[foot, shank], &ground),
            hip: joint_load(self.hip, &[foot, shank, thigh], &ground),
            back,
        }
    }
}

/// What the other leg needs of its hip for the reference to be in equilibrium. It takes what the measurement left over.
fn other_leg(frame: &Frame, segments: &Segments) -> Load {
    let scaled =
        |load: &Load, factor: f64| Load { force: load.force * factor, moment: load.moment * factor, ..*load };
    let parts = [
        scaled(&frame.foot, segments.foot),
        scaled(&frame.shank, segments.shank),
        scaled(&frame.thigh, segments.thigh),
        frame.pelvis,
        scaled(&frame.trunk, segments.trunk),
    ];
    let rest = joint_load(frame.other_hip, &parts, &[frame.ground]);
    Load { at: frame.other_hip, force: -rest.force, moment: -rest.moment }
}

/// The loads of an instant with what changed, for a body of these segments.
pub fn loads(frame: &Frame, shift: &Shift, segments: &Segments) -> Loads {
    let mut body = Moved::of(frame, shift, segments);
    // About the vertical the friction of the sole answers.
    body.ground.moment.z += body.unbalanced().z;
    let nets = body.nets(shift.lumbar_spring);
    let at_back = nets.back.moment + Vector3::x() * shift.lumbar_spring;
    let subtalar_axis = Rotation3::from_axis_angle(&Vector3::z_axis(), shift.axis) * frame.subtalar_axis;
    let [shank_forward, shank_left] = frame.shank_axes;
    let [pelvis_forward, pelvis_left] = frame.pelvis_axes;
    Loads {
        nets,
        subtalar: nets.subtalar.moment.dot(&subtalar_axis),
        ankle: nets.ankle.moment.dot(&shank_left),
        knee_adduction: -nets.knee.moment.dot(&shank_forward),
        knee_flexion: -nets.knee.moment.dot(&shank_left),
        hip_adduction: -nets.hip.moment.dot(&pelvis_forward),
        hip_extension: -nets.hip.moment.dot(&pelvis_left),
        lumbar_lateral: at_back.dot(&pelvis_forward).abs(),
        lumbar_sagittal: -at_back.dot(&pelvis_left),
        vertical: body.ground.force.z,
        unbalanced: body.unbalanced().norm(),
    }
}

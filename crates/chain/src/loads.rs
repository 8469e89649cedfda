//! Loads up the leg at one instant of the changed walk: Newton-Euler on displaced joints and forces.
//!
//! The walk's own accelerations are kept (they are measured and the changes are a few degrees); joint centres,
//! segment centres, the ground force and its place move. Dimensionless as in `walk`: moments in weight x height.

use crate::adapt::Deviation;
use crate::inverse::{Load, joint_load};
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
    /// Medial shift of the ankle from eversion.
    pub ankle_medial: f64,
    /// Share of that which the knee follows.
    pub knee_follows: f64,
    /// Medial turn of the subtalar axis with the talus, rad.
    pub axis: f64,
    /// Vertical force added to the ground's.
    pub force: f64,
}

/// Moments (weight x height) and force (weights) at one instant. Signs in `quantity`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Loads {
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
}

/// A point turned forward (about the left axis) about another by a small angle.
fn lean(p: Point3<f64>, about: Point3<f64>, angle: f64) -> Vector3<f64> {
    let r = p - about;
    Vector3::new(r.z * angle, 0.0, -r.x * angle)
}

/// The loads of an instant with what changed, for a body of these segments.
pub fn loads(frame: &Frame, shift: &Shift, segments: &Segments) -> Loads {
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
    // The knee keeps its share of the ankle's way, the hip none.
    let lost = 1.0 - shift.knee_follows;
    let knee = ankle + lean(frame.knee, frame.ankle, shank_lean) - medial * lost;
    let hip = knee + lean(frame.hip, frame.knee, thigh_lean) - medial * shift.knee_follows;
    let (knee, hip) = (knee + sway, hip + sway);
    let shank_centre = ankle + lean(frame.shank.at, frame.ankle, shank_lean) - medial * (0.5 * lost);
    let thigh_centre = knee + lean(frame.thigh.at, frame.knee, thigh_lean);
    // The axis goes with the talus: medially, and turned medially.
    let subtalar = foot + medial;
    let subtalar_axis = Rotation3::from_axis_angle(&Vector3::z_axis(), shift.axis) * frame.subtalar_axis;
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
    let foot_segment = moved(&frame.foot, segments.foot, foot * 0.5);
    let shank = moved(&frame.shank, segments.shank, shank_centre);
    let thigh = moved(&frame.thigh, segments.thigh, thigh_centre);
    let at_subtalar = joint_load(frame.subtalar + subtalar, &[foot_segment], &[ground]).moment;
    let at_ankle = joint_load(frame.ankle + ankle, &[foot_segment], &[ground]).moment;
    let at_knee =
        joint_load(frame.knee + knee - Vector3::y() * shift.knee_lateral, &[foot_segment, shank], &[ground])
            .moment;
    let at_hip = joint_load(frame.hip + hip, &[foot_segment, shank, thigh], &[ground]).moment;
    // The trunk turns on the pelvis: it leans by what the lumbar spine does not take of the drop.
    let side_lean = (d.drop - d.bend) * rad;
    let over = frame.trunk.at - frame.back;
    let trunk =
        moved(&frame.trunk, segments.trunk, Vector3::new(0.0, over.z * side_lean, -over.y * side_lean));
    let at_back = joint_load(frame.back, &[trunk], &[]).moment;
    let [shank_forward, shank_left] = frame.shank_axes;
    let [pelvis_forward, pelvis_left] = frame.pelvis_axes;
    Loads {
        subtalar: at_subtalar.dot(&subtalar_axis),
        ankle: at_ankle.dot(&shank_left),
        knee_adduction: -at_knee.dot(&shank_forward),
        knee_flexion: -at_knee.dot(&shank_left),
        hip_adduction: -at_hip.dot(&pelvis_forward),
        hip_extension: -at_hip.dot(&pelvis_left),
        lumbar_lateral: at_back.dot(&pelvis_forward).abs(),
        lumbar_sagittal: -at_back.dot(&pelvis_left),
        vertical: ground.force.z,
    }
}

//! Joint forces of the walk: the net loads of an instant, shared among the muscles of the stance leg and of the trunk.
//!
//! Everything in `walk` is dimensionless, so that one set of muscles serves every person: Gait2392 in the size of the measured
//! walker, its strengths growing with body weight. Leg and trunk have no muscle in common and are solved apart
//! (`windlass_muscle`: least sum of squared activations). Muscle paths are those of the reference walk's postures; what
//! is changed are the net loads.

use crate::ChainError;
use crate::inverse::{GRAVITY, Load};
use crate::stance::Curve;
use crate::walk::{FRAMES, Frame, Walk};
use nalgebra::{Isometry3, Point3, Translation3, Vector3};
use windlass_measure::Side;
use windlass_muscle::{
    BackForces, BackReader, LEAST, LegForces, LegReader, Model, MuscleError, Pose, Ready, Recruited, Scales,
    Wrench, angles_zxy, upright,
};

/// Every so many frames the muscles are solved; between them their forces go straight.
const STRIDE: usize = 3;
/// How many times that is in a stance; what is left after the last goes level.
pub const SOLVED: usize = (FRAMES - 1) / STRIDE + 1;

/// What passes the joints of the stance leg and the lower back: weights, weight x height, about the joint's centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nets {
    /// Of the trunk on the pelvis' side: proximal on distal, as all.
    pub hip: Load,
    /// Knee.
    pub knee: Load,
    /// Ankle.
    pub ankle: Load,
    /// Subtalar joint.
    pub subtalar: Load,
    /// Pelvis on trunk.
    pub back: Load,
}

/// Muscles in the postures of the reference walk, and upright.
#[derive(Debug, Clone)]
pub struct Muscles {
    /// The whole body, for its segments.
    pub(crate) whole: Model,
    leg: Model,
    trunk: Model,
    stance: Vec<Instant>,
    /// Standing upright.
    pub(crate) upright: Instant,
    /// Newtons of a body weight, and newton metres of a weight x height.
    pub(crate) units: [f64; 2],
}

/// One instant.
#[derive(Debug, Clone)]
pub(crate) struct Instant {
    leg: Ready,
    leg_reader: LegReader,
    /// Joints of the leg that carry the nets, and where they are.
    joints: [Seat; 4],
    trunk: Ready,
    trunk_reader: BackReader,
    back: Seat,
}

/// A joint of the model: its index, and its centre.
#[derive(Debug, Clone, Copy)]
struct Seat(usize, Point3<f64>);

/// Forces of one stance at the instants that are solved, body weights.
#[derive(Debug, Clone, Copy)]
pub struct Forces {
    /// Leg.
    pub leg: [LegForces; SOLVED],
    /// Lower back: `right` is the stance leg's side, `left` the other.
    pub back: [BackForces; SOLVED],
}

/// Joints of the stance leg that carry the nets, proximal first.
const LEG: [&str; 4] = ["hip", "knee", "ankle", "subtalar"];
/// Coordinates of the leg whose moments muscles make: not the toes, whose moment the foot's own model has.
const BALANCED: [&str; 6] =
    ["hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle", "subtalar_angle"];
/// The heads of one muscle, which are active alike [assume]; each for itself, the least sum of squares leaves the knee's whole calf
/// to the stronger medial one.
const GASTROCNEMIUS: [&str; 2] = ["med_gas", "lat_gas"];
/// Coordinates of the trunk on the pelvis.
const TRUNK: [&str; 3] = ["lumbar_extension", "lumbar_bending", "lumbar_rotation"];

impl Muscles {
    /// The muscles of a model along a walk.
    ///
    /// # Errors
    /// [`ChainError::Profile`] when the model lacks a joint or coordinate of the leg or the trunk.
    pub fn along(model: &Model, walk: &Walk) -> Result<Muscles, ChainError> {
        let sized = sized(model, walk);
        let of_trunk = |name: &str| ["ercspn", "intobl", "extobl"].contains(&name);
        let leg = sized.only(|m| m.name.side == Some(Side::Right) && !of_trunk(&m.name.text));
        let trunk = sized.only(|m| of_trunk(&m.name.text));
        let weight = sized.mass_kg * GRAVITY;
        let missing = || ChainError::Profile {
            place: "profiles/muscles".into(),
            message: "a joint or coordinate of leg or trunk is missing".into(),
        };
        let still = Pose { pelvis: Isometry3::identity(), angles: Vec::new() };
        let upright = instant(&leg, &trunk, &still, &[]).ok_or_else(missing)?;
        let stance = (0..FRAMES).step_by(STRIDE).map(|i| walking(&leg, &trunk, walk, i));
        Ok(Muscles {
            stance: stance.collect::<Option<_>>().ok_or_else(missing)?,
            whole: sized,
            leg,
            trunk,
            upright,
            units: [weight, weight * walk.height_m],
        })
    }

    /// Forces of a stance from the net loads at every frame, with the knee flexion there in degrees; no trunk muscle is less
    /// active than `least`.
    ///
    /// # Errors
    /// [`ChainError::Muscles`] where a load is not a number.
    pub fn forces(
        &self,
        nets: &[Nets],
        flexion: impl Fn(usize) -> f64,
        least: f64,
    ) -> Result<Forces, ChainError> {
        let (mut leg, mut back) = (Vec::with_capacity(SOLVED), Vec::with_capacity(SOLVED));
        let mut near: [Option<Recruited>; 2] = [None, None];
        for (k, instant) in self.stance.iter().enumerate() {
            let frame = k * STRIDE;
            let (read, found) = self.leg_in(instant, &nets[frame], flexion(frame), near[0].as_ref())?;
            leg.push(read);
            near[0] = Some(found);
            let (read, found) = self.trunk_in(instant, &nets[frame].back, least, near[1].as_ref())?;
            back.push(read);
            near[1] = Some(found);
        }
        let short = || MuscleError::NotFound { what: "an instant is missing".into() };
        Ok(Forces { leg: leg.try_into().map_err(|_| short())?, back: back.try_into().map_err(|_| short())? })
    }

    /// The forces of a leg in a posture, knee flexion in degrees.
    pub(crate) fn leg_in(
        &self,
        instant: &Instant,
        nets: &Nets,
        flexion: f64,
        near: Option<&Recruited>,
    ) -> Result<(LegForces, Recruited), MuscleError> {
        let mut all = vec![Wrench::zero(); self.leg.joints.len()];
        for (seat, load) in instant.joints.iter().zip([nets.hip, nets.knee, nets.ankle, nets.subtalar]) {
            all[seat.0] = self.wrench(seat, &load);
        }
        let found = instant.leg.recruited(&all, LEAST, near)?;
        let read = instant.leg_reader.read(&all, &instant.leg.forces(&found), flexion);
        Ok((read.scaled(1.0 / self.units[0]), found))
    }

    /// The forces of the lower back in a posture; no muscle is less active than `least`.
    pub(crate) fn trunk_in(
        &self,
        instant: &Instant,
        back: &Load,
        least: f64,
        near: Option<&Recruited>,
    ) -> Result<(BackForces, Recruited), MuscleError> {
        let mut all = vec![Wrench::zero(); self.trunk.joints.len()];
        all[instant.back.0] = self.wrench(&instant.back, back);
        let found = instant.trunk.recruited(&all, least, near)?;
        let read = instant.trunk_reader.read(&all, &instant.trunk.forces(&found));
        Ok((read.scaled(1.0 / self.units[0]), found))
    }

    /// A load of the walk at a joint of the model, in its axes and units.
    fn wrench(&self, Seat(_, centre): &Seat, load: &Load) -> Wrench {
        let [newton, newton_metre] = self.units;
        Wrench::at(centre, turned(load.force) * newton, turned(load.moment) * newton_metre)
    }
}

/// The muscles at a frame of the walk.
fn walking(leg: &Model, trunk: &Model, walk: &Walk, i: usize) -> Option<Instant> {
    let [before, after] = [i.saturating_sub(1), (i + 1).min(FRAMES - 1)];
    let seconds = (after - before) as f64 * walk.stance_s / (FRAMES - 1) as f64;
    let angles = |i: usize| pose(leg, &walk.frames[i]).map(|p| p.angles);
    let rates: Vec<f64> =
        angles(before)?.iter().zip(&angles(after)?).map(|(a, b)| (b - a) / seconds).collect();
    instant(leg, trunk, &pose(leg, &walk.frames[i])?, &rates)
}

/// The muscles in a posture.
fn instant(leg: &Model, trunk: &Model, pose: &Pose, rates: &[f64]) -> Option<Instant> {
    let balanced = |model: &Model, names: &[&str], side: Option<Side>| -> Option<Vec<usize>> {
        names.iter().map(|n| model.coordinate(n, side)).collect()
    };
    let mut of_leg = leg.ready(pose, rates, &balanced(leg, &BALANCED, Some(Side::Right))?);
    of_leg.tie(&leg.named(Side::Right, &GASTROCNEMIUS));
    let of_trunk = trunk.ready(pose, rates, &balanced(trunk, &TRUNK, None)?);
    let seat = |model: &Model, ready: &Ready, name: &str, side: Option<Side>| -> Option<Seat> {
        let joint = model.joint(name, side)?;
        Some(Seat(joint, Point3::from(ready.placed.bodies[model.joints[joint].child].translation.vector)))
    };
    let [hip, knee, ankle, subtalar] = LEG.map(|name| seat(leg, &of_leg, name, Some(Side::Right)));
    Some(Instant {
        joints: [hip?, knee?, ankle?, subtalar?],
        back: seat(trunk, &of_trunk, "back", None)?,
        leg_reader: LegReader::of(leg, &of_leg.placed, &of_leg.lines, Side::Right)?,
        trunk_reader: BackReader::of(trunk, &of_trunk.placed, &of_trunk.lines)?,
        leg: of_leg,
        trunk: of_trunk,
    })
}

/// The curve through the values at the instants that are solved, in their unit.
pub fn solved_curve(values: &[f64; SOLVED]) -> Curve {
    std::array::from_fn(|i| {
        let (k, rest) = (i / STRIDE, i % STRIDE);
        let next = values[(k + 1).min(SOLVED - 1)];
        values[k] + (next - values[k]) * rest as f64 / STRIDE as f64
    })
}

/// Walk axes (forward, left, up) to those of the muscles (forward, up, right).
pub(crate) fn turned(v: Vector3<f64>) -> Vector3<f64> {
    Vector3::new(v.x, v.z, -v.y)
}

/// Torso of the measured walker over the model's (subject01_scaleSet_applied.xml of OpenSim's example).
const TORSO: f64 = 1.0797;

/// The model in the size of the measured walker, each segment as long as his.
fn sized(model: &Model, walk: &Walk) -> Model {
    let frame = walk.nearest(0.5);
    let upright = model.placed(&Pose { pelvis: Isometry3::identity(), angles: Vec::new() });
    let at = |name: &str| {
        let joint = model.joint(name, Some(Side::Right));
        joint.map(|j| upright.bodies[model.joints[j].child].translation.vector)
    };
    let length = |a: &str, b: &str| Some((at(a)? - at(b)?).norm());
    let whole = walk.height_m / model.height_m;
    let ratio = |theirs: f64, ours: Option<f64>| ours.map_or(whole, |o| theirs * walk.height_m / o);
    let thigh = ratio((frame.hip - frame.knee).norm(), length("hip", "knee"));
    let shank = ratio((frame.knee - frame.ankle).norm(), length("knee", "ankle"));
    let talus = ratio((frame.ankle - frame.subtalar).norm(), length("ankle", "subtalar"));
    let foot = ratio((frame.subtalar - frame.mtp).norm(), length("subtalar", "mtp"));
    let hips = at("hip").map(|h| 2.0 * h.z.abs());
    let pelvis = ratio((frame.hip - frame.other_hip).norm(), hips);
    let factor = |name: &str| match name {
        "pelvis" => pelvis,
        "femur" => thigh,
        "tibia" => shank,
        "talus" => talus,
        "torso" => TORSO,
        _ => foot,
    };
    let scales = Scales(model.bodies.iter().map(|b| factor(&b.name.text)).collect());
    model.scaled(&scales, model.mass_kg)
}

fn rotation(axes: &[Vector3<f64>; 2]) -> Option<nalgebra::UnitQuaternion<f64>> {
    let [forward, left] = axes;
    upright(&turned(*forward), &turned(forward.cross(left)))
}

/// The posture of a frame; the other leg hangs.
fn pose(model: &Model, frame: &Frame) -> Option<Pose> {
    let pelvis = rotation(&frame.pelvis_axes)?;
    let [extension, bending, turn] = angles_zxy(&(pelvis.inverse() * rotation(&frame.trunk_axes)?));
    let right = Some(Side::Right);
    let rad = 1f64.to_radians();
    let mut angles = vec![0.0; model.coordinates.len()];
    for (name, side, angle) in [
        ("hip_flexion", right, frame.hip_angle * rad),
        ("hip_adduction", right, frame.hip_adduction * rad),
        ("hip_rotation", right, frame.hip_rotation * rad),
        ("knee_angle", right, -frame.knee_angle * rad),
        ("ankle_angle", right, frame.ankle_angle * rad),
        ("lumbar_extension", None, extension),
        ("lumbar_bending", None, bending),
        ("lumbar_rotation", None, turn),
    ] {
        angles[model.coordinate(name, side)?] = angle;
    }
    Some(Pose { pelvis: Isometry3::from_parts(Translation3::identity(), pelvis), angles })
}

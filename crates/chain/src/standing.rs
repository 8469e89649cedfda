//! Joint forces in standing on both legs: statics of the whole body, then the muscles.
//!
//! The bodies of the muscle model are put into the posture of an instant: the pelvis tipped by what the legs' lengths leave, the
//! lumbar spine bent back, the knees as they are, the trunk leaning as the record says. The pressure of both feet is under
//! the whole body's mass centre, and each foot carries the share that the mass centre's place between them asks for, so
//! that nothing is left unbalanced. Muscle arms are those of upright standing: a straight line from pelvis to trunk would
//! fall towards the joint in a flexed spine, where a real muscle is held to it.

use crate::ChainError;
use crate::inverse::{GRAVITY, Load};
use crate::loads::LUMBAR_HALF;
use crate::mechanism::{STANDARD_HEIGHT, STANDARD_MASS};
use crate::muscles::{Muscles, Nets};
use nalgebra::{Isometry3, Point3, Translation3, Vector3};
use windlass_measure::{Both, Side};
use windlass_muscle::{BackForces, LegForces, Model, MuscleError, Placed, Pose, Wrench, rotation_zxy};

/// A posture on both legs.
#[derive(Debug, Clone, Copy)]
pub struct Posture {
    /// Drop of the right side of the pelvis, degrees.
    pub drop_right: f64,
    /// Bend of the lumbar spine to the left, degrees.
    pub bend_left: f64,
    /// Anterior pelvic tilt, degrees.
    pub tilt: f64,
    /// Forward lean of the trunk over upright, degrees.
    pub trunk_lean: f64,
    /// Knee flexion, degrees.
    pub knee: Both<f64>,
    /// Place of the pressure before the ankles, body heights.
    pub pressure_ahead: f64,
    /// Place of the trunk's mass centre before the lumbar joint when it is upright, mm in a body of 1.75 m.
    pub trunk_ahead_mm: f64,
    /// Stiffness of the lumbar spine in side bending, N.m/deg at 75 kg.
    pub side_stiffness: f64,
    /// Activation that no trunk muscle goes below.
    pub coactivation: f64,
}

/// Joint forces of standing, body weights.
#[derive(Debug, Clone, Copy)]
pub struct StandForces {
    /// Legs.
    pub legs: Both<LegForces>,
    /// Lower back.
    pub back: BackForces,
    /// Moment that nothing balances, weight x height: the pelvis' residual.
    pub unbalanced: f64,
}

/// Indices of the muscle model that standing needs.
struct Parts {
    pelvis: usize,
    trunk: usize,
    talus: Both<usize>,
    calcn: Both<usize>,
    back: usize,
    /// Hip, knee, ankle, subtalar joint.
    leg: Both<[usize; 4]>,
}

impl Parts {
    fn of(model: &Model) -> Option<Parts> {
        let body = |name: &str, side: Side| model.body(name, Some(side));
        let both = |name: &str| -> Option<Both<usize>> {
            Some(Both { left: body(name, Side::Left)?, right: body(name, Side::Right)? })
        };
        let leg = |side: Side| -> Option<[usize; 4]> {
            let joint = |name: &str| model.joint(name, Some(side));
            Some([joint("hip")?, joint("knee")?, joint("ankle")?, joint("subtalar")?])
        };
        Some(Parts {
            pelvis: model.body("pelvis", None)?,
            trunk: model.body("torso", None)?,
            talus: both("talus")?,
            calcn: both("calcn")?,
            back: model.joint("back", None)?,
            leg: Both { left: leg(Side::Left)?, right: leg(Side::Right)? },
        })
    }
}

impl Muscles {
    /// The joint forces of a posture.
    ///
    /// # Errors
    /// [`ChainError::Muscles`] where a number of it is not finite.
    pub fn standing(&self, posture: &Posture) -> Result<StandForces, ChainError> {
        let missing = || MuscleError::NotFound { what: "the model lacks a part of leg or trunk".into() };
        let model = &self.whole;
        let parts = Parts::of(model).ok_or_else(missing)?;
        let [newton, newton_metre] = self.units;
        // The legs lean as far as the mass centre must be before the ankles.
        let ahead = |lean: f64| -> Result<f64, MuscleError> {
            let (_, needed, at) = self.bodies(&parts, posture, lean).ok_or_else(missing)?;
            Ok(mass_centre(&needed, newton).x - 0.5 * (at.left.x + at.right.x))
        };
        let (none, some) = (ahead(0.0)?, ahead(TRIAL_LEAN)?);
        let wanted = posture.pressure_ahead * model.height_m;
        let lean = TRIAL_LEAN * (wanted - none) / (some - none);
        let (placed, mut needed, feet) = self.bodies(&parts, posture, lean).ok_or_else(missing)?;
        let centre = mass_centre(&needed, newton);
        let right = (centre.z - feet.left.z) / (feet.right.z - feet.left.z);
        for (side, share) in (Both { left: 1.0 - right, right }).iter() {
            let at = Point3::new(centre.x, 0.0, feet.get(side).z);
            let foot = *parts.calcn.get(side);
            needed[foot] = needed[foot] - Wrench::at(&at, Vector3::y() * (newton * share), Vector3::zeros());
        }
        let (nets, residual) = model.net_loads(&needed);
        let load = |joint: usize| {
            let at = Point3::from(placed.bodies[model.joints[joint].child].translation.vector);
            Load {
                at: Point3::origin(),
                force: walked(nets[joint].force) / newton,
                moment: walked(nets[joint].about(&at)) / newton_metre,
            }
        };
        let mut back = load(parts.back);
        let up = walked(placed.bodies[parts.pelvis].rotation * Vector3::y());
        // L5/S1 is below the joint of the model, on the pelvis; the bent spine straightens by itself.
        back.moment += ((up - Vector3::z()) * LUMBAR_HALF).cross(&back.force);
        back.moment.x -=
            posture.side_stiffness * posture.bend_left / (GRAVITY * STANDARD_MASS * STANDARD_HEIGHT);
        let leg = |side: Side| -> Result<LegForces, MuscleError> {
            let [hip, knee, ankle, subtalar] = parts.leg.get(side).map(|j| mirrored(load(j), side));
            let nets = Nets { hip, knee, ankle, subtalar, back };
            Ok(self.leg_in(&self.upright, &nets, *posture.knee.get(side), None)?.0)
        };
        let off = residual.about(&Point3::from(placed.bodies[parts.pelvis].translation.vector));
        Ok(StandForces {
            legs: Both { left: leg(Side::Left)?, right: leg(Side::Right)? },
            back: self.trunk_in(&self.upright, &back, posture.coactivation, None)?.0,
            unbalanced: off.norm() / newton_metre,
        })
    }

    /// The bodies of a posture whose legs lean forward by an angle, what each needs for its weight, and the ankles.
    fn bodies(
        &self,
        parts: &Parts,
        posture: &Posture,
        lean: f64,
    ) -> Option<(Placed, Vec<Wrench>, Both<Vector3<f64>>)> {
        let model = &self.whole;
        let rad = 1f64.to_radians();
        let (roll, tilt) = (posture.drop_right * rad, posture.tilt * rad);
        let mut angles = vec![0.0; model.coordinates.len()];
        for side in Side::BOTH {
            let knee = posture.knee.get(side) * rad;
            let thigh = 0.5 * knee - lean;
            for (name, angle) in [
                ("hip_flexion", thigh + tilt),
                ("knee_angle", -knee),
                ("ankle_angle", knee - thigh),
                ("hip_adduction", -roll * side.mirror()),
            ] {
                angles[model.coordinate(name, Some(side))?] = angle;
            }
        }
        let pelvis = Isometry3::from_parts(Translation3::identity(), rotation_zxy([-tilt, roll, 0.0]));
        let placed = model.placed(&Pose { pelvis, angles });
        let mut needed = model.weights(&placed);
        let joint = placed.bodies[parts.trunk].translation.vector;
        let body = &model.bodies[parts.trunk];
        let scale = model.height_m / STANDARD_HEIGHT;
        let (forward, side) = (posture.trunk_lean * rad, roll - posture.bend_left * rad);
        let at = Vector3::new(
            posture.trunk_ahead_mm * 1e-3 * scale + body.centre.y * libm::sin(forward),
            body.centre.y * libm::cos(forward),
            body.centre.y * libm::sin(side),
        );
        let weight = Vector3::y() * (body.mass_kg * GRAVITY);
        needed[parts.trunk] = Wrench::at(&Point3::from(joint + at), weight, Vector3::zeros());
        let ankles = Both::from_fn(|side| placed.bodies[*parts.talus.get(side)].translation.vector);
        Some((placed, needed, ankles))
    }
}

/// Lean at which the mass centre is looked at, rad.
const TRIAL_LEAN: f64 = 0.05;

/// Where the weight of all bodies acts.
fn mass_centre(needed: &[Wrench], weight: f64) -> Point3<f64> {
    // An upward force at a point has the moment (-z, 0, x) times the force.
    let moment: Vector3<f64> = needed.iter().map(|n| n.moment).sum();
    Point3::new(moment.z / weight, 0.0, -moment.x / weight)
}

/// Axes of the muscles (forward, up, right) to those of the walk (forward, left, up).
fn walked(v: Vector3<f64>) -> Vector3<f64> {
    Vector3::new(v.x, -v.z, v.y)
}

/// A load of a left leg as one of a right leg.
fn mirrored(load: Load, side: Side) -> Load {
    let m = side.mirror();
    let Load { at, force: f, moment: t } = load;
    Load { at, force: Vector3::new(f.x, f.y * m, f.z), moment: Vector3::new(t.x * m, t.y, t.z * m) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::print_stderr)]
    use super::*;
    use crate::ChainProfiles;

    fn posture() -> Posture {
        Posture {
            drop_right: 0.0,
            bend_left: 0.0,
            tilt: 0.0,
            trunk_lean: 0.0,
            knee: Both { left: 3.0, right: 3.0 },
            pressure_ahead: 0.025,
            trunk_ahead_mm: 25.0,
            side_stiffness: 0.35,
            coactivation: 0.012,
        }
    }

    fn standing_by_leg(posture: &Posture) -> StandForces {
        ChainProfiles::builtin().unwrap().muscles.standing(posture).unwrap()
    }

    #[test]
    fn an_upright_body_is_even_and_carries_what_is_measured() {
        let s = standing_by_leg(&posture());
        eprintln!("{s:?}");
        assert!(s.unbalanced < 1e-9);
        assert!((s.back.erector_left - s.back.erector_right).abs() < 1e-6);
        assert!((s.legs.left.knee - s.legs.right.knee).abs() < 1e-6);
        // Bands of published values (A5, A23 to A25 of docs/spine.md): two-leg stance.
        assert!((0.6..1.1).contains(&s.back.l4l5), "{}", s.back.l4l5);
        assert!((0.4..1.2).contains(&s.legs.left.knee), "{}", s.legs.left.knee);
    }

    #[test]
    fn a_short_left_leg_is_carried_by_the_right_erector_spinae() {
        // 20 mm of it: the left side of the pelvis is low, the lumbar spine bends back to the right.
        let level = standing_by_leg(&posture());
        let tipped = standing_by_leg(&Posture { drop_right: -2.5, bend_left: -2.3, ..posture() });
        eprintln!("{:?}", tipped.back);
        assert!(tipped.back.erector_right > level.back.erector_right);
        assert!(tipped.back.erector_left <= level.back.erector_left + 1e-9);
        assert!(tipped.unbalanced < 1e-9 && tipped.back.l5s1 > level.back.l5s1);
        let other = standing_by_leg(&Posture { drop_right: 2.5, bend_left: 2.3, ..posture() });
        assert!((other.back.erector_left - tipped.back.erector_right).abs() < 1e-6);
    }

    #[test]
    fn bending_forward_loads_the_disc() {
        let level = standing_by_leg(&posture());
        for lean in [5.0, 10.0, 15.0, 20.0, 36.0] {
            let bent = standing_by_leg(&Posture { trunk_lean: lean, ..posture() });
            eprintln!("{lean} deg: L4/L5 {:.2} times upright", bent.back.l4l5 / level.back.l4l5);
        }
        let bent = standing_by_leg(&Posture { trunk_lean: 12.0, ..posture() });
        assert!((1.8..2.6).contains(&(bent.back.l4l5 / level.back.l4l5)));
    }
}

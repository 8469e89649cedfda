//! One draw of one person in one state: contact, adaptation and loads of both sides, as curves over stance.

use crate::ChainError;
use crate::adapt::{Ask, Deviation, nearest};
use crate::contact::{Bed, Footing, Joints, Pose, Reference, Task};
use crate::inverse::GRAVITY;
use crate::loads::{Loads, Shift, loads};
use crate::mechanism::{ChainProfiles, Draw};
use crate::person::{Leg, Person, State};
use crate::quantity::Quantity;
use crate::sole::Region;
use crate::stance::{COUNT, Curve, INSTANTS, between, spread};
use crate::walk::{FRAMES, Frame};
use windlass_measure::{Both, Side};

/// What one side did in one state: a curve for each quantity, in the order of [`Quantity::ALL`].
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The curves.
    pub curves: Vec<Curve>,
    /// The foot at each instant.
    pub footing: [Footing; COUNT],
    /// Walking deviations at each instant.
    pub deviation: [Deviation; COUNT],
    /// Standing on both legs.
    pub standing: Standing,
}

/// Standing on both legs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// Deviations.
    pub deviation: Deviation,
    /// Rearfoot eversion, degrees.
    pub eversion: f64,
}

/// A person in one draw: the beds and their reference poses, shared by all states.
pub struct Engine<'a> {
    profiles: &'a ChainProfiles,
    person: &'a Person,
    draw: Draw,
    references: Both<[Reference; COUNT + 1]>,
    flat: Both<[Footing; COUNT + 1]>,
}

/// The instant after those of stance: standing.
const STANDING: usize = COUNT;
/// The foot's heel is up from this rise on, degrees.
const HEEL_UP: f64 = 4.0;
/// Body mass that joint stiffnesses of the profile belong to, kg.
const STANDARD_MASS: f64 = 75.0;

/// Contact of one side at all instants.
struct Contact {
    footing: Vec<Footing>,
    lift: [f64; COUNT + 1],
    pitch: [f64; COUNT + 1],
    eversion: [f64; COUNT + 1],
}

impl<'a> Engine<'a> {
    /// Puts the person's feet on the flat reference in this draw.
    pub fn new(profiles: &'a ChainProfiles, person: &'a Person, draw: Draw) -> Result<Self, ChainError> {
        let on_flat = |side: Side| -> Result<([Reference; COUNT + 1], [Footing; COUNT + 1]), ChainError> {
            let leg = person.legs.get(side);
            let bed = Bed::new(&leg.sole, &leg.flat, &profiles.mechanism, &draw);
            let mut references = [Reference {
                pose: Bed::START,
                hold: Pose::zeros(),
            }; COUNT + 1];
            let mut start = Bed::START;
            for (k, reference) in references.iter_mut().enumerate() {
                *reference = bed.reference(&task(profiles, person, leg, &draw, k), start)?;
                start = reference.pose;
            }
            let footing = std::array::from_fn(|k| {
                bed.footing(&references[k].pose, &task(profiles, person, leg, &draw, k))
            });
            Ok((references, footing))
        };
        let (left, right) = (on_flat(Side::Left)?, on_flat(Side::Right)?);
        let references = Both {
            left: left.0,
            right: right.0,
        };
        let flat = Both {
            left: left.1,
            right: right.1,
        };
        Ok(Engine {
            profiles,
            person,
            draw,
            references,
            flat,
        })
    }

    /// Both sides in one state.
    pub fn run(&self, state: State) -> Result<Both<Outcome>, ChainError> {
        let contacts = Both {
            left: self.contact(Side::Left, state)?,
            right: self.contact(Side::Right, state)?,
        };
        let left = self.side(Side::Left, state, &contacts)?;
        let right = self.side(Side::Right, state, &contacts)?;
        Ok(Both { left, right })
    }

    /// Pressure under every spring at an instant, kPa.
    pub fn pressures(&self, side: Side, state: State, outcome: &Outcome, instant: usize) -> Vec<f64> {
        let leg = self.person.legs.get(side);
        let bed = Bed::new(
            &leg.sole,
            leg.support(state),
            &self.profiles.mechanism,
            &self.draw,
        );
        let mut task = self.task(leg, instant);
        task.hallux_press = outcome.deviation[instant].roll.to_radians() * HALLUX_SHARE;
        bed.pressures(&outcome.footing[instant].pose, &task)
    }

    fn task(&self, leg: &Leg, k: usize) -> Task {
        task(self.profiles, self.person, leg, &self.draw, k)
    }

    fn weight(&self) -> f64 {
        self.person.body.mass_kg * GRAVITY
    }

    /// Stiffness of subtalar joint, midfoot and ankle for this body, N.mm/rad.
    fn joints(&self, leg: &Leg, state: State) -> Joints {
        let size = self.person.body.mass_kg / STANDARD_MASS * 1e3 / 1f64.to_radians();
        let limits = leg.limits(state);
        let usual = self.profiles.mechanism.limits.subtalar_range_deg;
        let stiff = limits
            .subtalar_range_deg
            .map_or(1.0, |r| (usual / r.max(2.0)).max(1.0));
        let d = &self.draw;
        let arch = d.arch_stiffness * leg.sole.arch_rigidity * limits.midfoot_stiffness.unwrap_or(1.0);
        let k = [
            0.0,
            d.ankle_spring.max(0.0),
            d.subtalar_stiffness * stiff,
            d.forefoot_twist_stiffness,
            arch,
        ];
        Joints {
            stiffness: Pose::from(k.map(|v| v * size)),
        }
    }

    fn contact(&self, side: Side, state: State) -> Result<Contact, ChainError> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let references = self.references.get(side);
        let mut c = Contact {
            footing: Vec::with_capacity(COUNT + 1),
            lift: [0.0; COUNT + 1],
            pitch: [0.0; COUNT + 1],
            eversion: [0.0; COUNT + 1],
        };
        if leg.support(state) == &leg.flat {
            c.footing.extend_from_slice(self.flat.get(side));
            return Ok(c);
        }
        let bed = Bed::new(&leg.sole, leg.support(state), m, &self.draw);
        let joints = self.joints(leg, state);
        for (k, reference) in references.iter().enumerate() {
            let task = self.task(leg, k);
            let footing = bed.rest(&task, reference, &joints)?;
            let moved = footing.pose - reference.pose;
            // With the heel up the support's pitch no longer turns the rearfoot: only the ball's height counts.
            let at = if task.heel_up {
                m.places.ball_axis
            } else {
                m.places.ankle
            } * leg.sole.length;
            c.lift[k] = -moved[0] + moved[1] * at;
            c.pitch[k] = if task.heel_up { 0.0 } else { -moved[1].to_degrees() };
            c.eversion[k] = moved[2]
                .to_degrees()
                .clamp(-m.caps.eversion_deg, m.caps.eversion_deg);
            c.footing.push(footing);
        }
        Ok(c)
    }

    /// First MTP dorsiflexion of the reference at a frame, degrees: it follows heel rise and reaches the need at
    /// 95 % of stance.
    fn toe_reference(&self, frame: &Frame) -> f64 {
        let late = self.profiles.walk.nearest(0.95).heel_rise.max(1.0);
        libm::pow((frame.heel_rise / late).clamp(0.0, 1.0), TOE_SHAPE) * self.draw.mtp_need
    }

    /// Most first MTP dorsiflexion there is in walking, degrees.
    fn toe_limit(&self, leg: &Leg, state: State) -> f64 {
        let l = leg.limits(state);
        let most = match (l.first_mtp_loaded_deg, l.first_mtp_unloaded_deg) {
            (Some(loaded), _) => loaded,
            (None, Some(unloaded)) => unloaded,
            (None, None) => return 90.0,
        };
        // A cutout can only free a joint that moves when unloaded (a functional limit).
        let functional = l.first_mtp_unloaded_deg.is_some_and(|u| u > most + 15.0);
        let gain = if leg.support(state).first_ray_free && functional {
            self.draw.cutout_gain
        } else {
            0.0
        };
        (most + gain).max(0.0)
    }

    fn ask(&self, side: Side, state: State, k: usize, contacts: &Both<Contact>) -> Ask {
        let (leg, body) = (self.person.legs.get(side), &self.person.body);
        let (m, d) = (&self.profiles.mechanism, &self.draw);
        let standing = k == STANDING;
        let frame = self
            .profiles
            .walk
            .nearest(if standing { 0.36 } else { INSTANTS[k] });
        let (own, other) = (contacts.get(side), contacts.get(side.other()));
        // The other foot is taken at the same instant: a lift under it stands there in double support.
        let other_lift = other.lift[if standing { k } else { INSTANTS.len() / 2 }];
        let mm = body.height_m * 1e3;
        let shank = frame.knee - frame.ankle;
        let thigh = frame.hip - frame.knee;
        let limits = leg.limits(state);
        let ankle_peak = self
            .profiles
            .walk
            .frames
            .iter()
            .map(|f| f.ankle_angle)
            .fold(0.0, f64::max);
        let ankle_most = limits
            .ankle_dorsiflexion_knee_extended_deg
            .map_or(90.0, |a| ankle_peak + a - m.limits.ankle_need_deg);
        let eversion =
            own.eversion[k] + self.fault_eversion(leg, state, if standing { 0.36 } else { INSTANTS[k] });
        let drive = d.mtp_drive * body.mass_kg / STANDARD_MASS;
        let toe = if standing { 0.0 } else { self.toe_reference(frame) };
        let leans = if standing {
            [0.0, 0.0]
        } else {
            [libm::atan2(shank.x, shank.z), libm::atan2(thigh.x, thigh.z)]
        };
        Ask {
            lift_pitch: own.pitch[k],
            lift: own.lift[k],
            other_lift,
            short: self.person.short(side, state),
            tibia: (d.tibial_coupling * eversion)
                .clamp(-m.caps.tibial_rotation_deg, m.caps.tibial_rotation_deg),
            drop: d.pelvic_drop_gain * eversion,
            toe: [toe, self.toe_limit(leg, state)],
            ankle: [if standing { 0.0 } else { frame.ankle_angle }, ankle_most],
            knee: [
                if standing { 3.0 } else { frame.knee_angle },
                m.limits.knee_least_deg,
            ],
            rise: if standing { 0.0 } else { frame.heel_rise },
            plate: leg.support(state).plate / drive,
            leans,
            lengths: [
                shank.norm() * mm,
                thigh.norm() * mm,
                (frame.ankle.z - frame.mtp.z) * mm,
                (frame.mtp.x - frame.ankle.x) * mm,
                m.places.hip_width_m_per_height * mm,
            ],
            standing,
        }
    }

    /// Eversion beyond what is usual, as measured in this patient, along the reference curve.
    fn fault_eversion(&self, leg: &Leg, state: State, stance: f64) -> f64 {
        let excess = leg
            .limits(state)
            .peak_rearfoot_eversion_deg
            .map_or(0.0, |p| (p - USUAL_EVERSION[1]).max(0.0));
        let walk = &self.profiles.walk;
        let peak = walk.frames.iter().map(|f| f.eversion).fold(f64::MIN, f64::max);
        let least = walk.frames.iter().map(|f| f.eversion).fold(f64::MAX, f64::min);
        excess * ((walk.nearest(stance).eversion - least) / (peak - least)).clamp(0.0, 1.0)
    }

    fn side(&self, side: Side, state: State, contacts: &Both<Contact>) -> Result<Outcome, ChainError> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let own = contacts.get(side);
        let mut deviation = [Deviation::default(); COUNT];
        for (k, d) in deviation.iter_mut().enumerate() {
            *d = self.capped(nearest(
                &self.ask(side, state, k, contacts),
                &m.variability,
                &self.draw,
            )?);
        }
        let stood = nearest(
            &self.ask(side, state, STANDING, contacts),
            &m.variability,
            &self.draw,
        )?;
        let mut footing: [Footing; COUNT] = std::array::from_fn(|k| own.footing[k]);
        self.press_hallux(side, state, &deviation, &mut footing)?;
        let mut outcome = Outcome {
            curves: Vec::new(),
            footing,
            deviation,
            standing: Standing {
                deviation: stood,
                eversion: own.eversion[STANDING],
            },
        };
        outcome.curves = self.curves(side, state, leg, own, &outcome);
        Ok(outcome)
    }

    /// Caps of `evidence.md` 6.3 on what the foot does to pelvis and hip in walking.
    fn capped(&self, mut d: Deviation) -> Deviation {
        let c = &self.profiles.mechanism.caps;
        d.hip_rotation = d.hip_rotation.clamp(-c.hip_rotation_deg, c.hip_rotation_deg);
        d.drop = d.drop.clamp(-c.pelvic_drop_deg, c.pelvic_drop_deg);
        d.bend = d.bend.clamp(-c.lumbar_bend_deg, c.lumbar_bend_deg);
        d
    }

    /// A toe that is rolled over instead of bent is pressed into the ground.
    fn press_hallux(
        &self,
        side: Side,
        state: State,
        deviation: &[Deviation; COUNT],
        footing: &mut [Footing; COUNT],
    ) -> Result<(), ChainError> {
        if deviation.iter().all(|d| d.roll < 0.05) {
            return Ok(());
        }
        let leg = self.person.legs.get(side);
        let bed = Bed::new(
            &leg.sole,
            leg.support(state),
            &self.profiles.mechanism,
            &self.draw,
        );
        let joints = self.joints(leg, state);
        for k in 0..COUNT {
            let mut task = self.task(leg, k);
            if task.heel_up && deviation[k].roll > 0.05 {
                task.hallux_press = deviation[k].roll.to_radians() * HALLUX_SHARE;
                footing[k] = bed.rest(&task, &self.references.get(side)[k], &joints)?;
            }
        }
        Ok(())
    }

    fn curves(&self, side: Side, state: State, leg: &Leg, own: &Contact, o: &Outcome) -> Vec<Curve> {
        let shifts = self.shifts(side, state, own, o);
        let frames = &self.profiles.walk.frames;
        let computed: Vec<Loads> = frames.iter().zip(&shifts).map(|(f, s)| loads(f, s)).collect();
        let at = |read: &dyn Fn(usize) -> f64| spread(&std::array::from_fn(read));
        let foot = |read: &dyn Fn(&Footing) -> f64| at(&|k| read(&o.footing[k]));
        let angle = |read: &dyn Fn(&Deviation) -> f64| at(&|k| read(&o.deviation[k]));
        let load = |read: &dyn Fn(&Loads) -> f64, unit: f64| -> Curve {
            std::array::from_fn(|i| read(&computed[i]) * unit)
        };
        let with = |base: &dyn Fn(&Frame) -> f64, change: Curve| -> Curve {
            std::array::from_fn(|i| base(&frames[i]) + change[i])
        };
        let peak = |r: Region| foot(&|f| f.peak[r as usize]);
        let force = |r: Region| foot(&|f| f.force[r as usize]);
        let nm_kg = GRAVITY * self.person.body.height_m;
        let mass = self.person.body.mass_kg;
        let drive = self.draw.mtp_drive * mass / STANDARD_MASS;
        let sigma = self.profiles.mechanism.variability.toe_roll_deg;
        let eversion: Curve = std::array::from_fn(|i| {
            let s = i as f64 / (FRAMES - 1) as f64;
            let change: [f64; COUNT] = std::array::from_fn(|k| own.eversion[k]);
            self.usual_eversion(&frames[i]) + self.fault_eversion(leg, state, s) + between(&change, s)
        });
        let arm = self.profiles.mechanism.places.fascia_arm * leg.sole.length;
        let stiff = leg.limits(state).subtalar_range_deg.map_or(0.0, |r| {
            (1.0 - r / self.profiles.mechanism.limits.subtalar_range_deg).clamp(0.0, 1.0)
        });
        let flat_stiffness = self.flat.get(side)[0].stiffness;
        let one = |q: Quantity| -> Curve {
            match q {
                Quantity::HeelPressure => peak(Region::Heel),
                Quantity::MedialHeelPressure => foot(&|f| f.medial_heel),
                Quantity::MidfootPressure => peak(Region::Midfoot),
                Quantity::FirstHeadPressure => peak(Region::FirstHead),
                Quantity::LesserHeadsPressure => peak(Region::LesserHeads),
                Quantity::ForefootPressure => {
                    foot(&|f| f.peak[Region::FirstHead as usize].max(f.peak[Region::LesserHeads as usize]))
                }
                Quantity::HalluxPressure => peak(Region::Hallux),
                Quantity::LesserToesPressure => peak(Region::LesserToes),
                Quantity::CopMedial => foot(&|f| f.cop[1]),
                Quantity::CopForward => foot(&|f| f.cop[0]),
                Quantity::MtpDorsiflexion => with(&|f| self.toe_reference(f), angle(&|d| d.rise - d.roll)),
                Quantity::MtpStop => {
                    let bent = |k: usize| {
                        let d = &o.deviation[k];
                        let reference = self.toe_reference(self.profiles.walk.nearest(INSTANTS[k]));
                        d.toe_stop * sigma * sigma * drive
                            + self.draw.mtp_passive * (reference + d.rise - d.roll).max(0.0)
                    };
                    at(&bent)
                }
                Quantity::HalluxForce => force(Region::Hallux),
                Quantity::FirstHeadForce => force(Region::FirstHead),
                Quantity::FasciaTension => foot(&|f| self.draw.fascia_share * f.midfoot[1] / arm),
                Quantity::MidfootMoment => foot(&|f| f.midfoot[0] * 1e-3 / mass),
                Quantity::Eversion => eversion,
                Quantity::SubtalarMoment => load(&|l| l.subtalar, nm_kg),
                Quantity::TibialRotation => {
                    let cap = self.profiles.mechanism.caps.tibial_rotation_deg;
                    std::array::from_fn(|i| {
                        let own = eversion[i] - self.usual_eversion(&frames[i]);
                        self.draw.tibial_coupling * self.usual_eversion(&frames[i])
                            + (self.draw.tibial_coupling * own).clamp(-cap, cap)
                    })
                }
                Quantity::AnkleDorsiflexion => with(&|f| f.ankle_angle, angle(&|d| d.ankle)),
                Quantity::AnklePlantarflexion => with(&|f| -f.ankle_angle, angle(&|d| -d.ankle)),
                Quantity::AnkleMoment => load(&|l| l.ankle, nm_kg),
                Quantity::Achilles => {
                    let arm = self.profiles.mechanism.places.achilles_arm_mm * 1e-3;
                    let pitch = own.pitch[..4].iter().sum::<f64>() / 4.0;
                    load(
                        &|l| l.ankle,
                        nm_kg * mass / arm * (1.0 + 0.01 * self.draw.calf_response * pitch),
                    )
                }
                Quantity::Shock => {
                    let index = (o.footing[0].stiffness / flat_stiffness).max(0.0).sqrt()
                        * (1.0 + self.draw.stiff_subtalar_shock * stiff);
                    [index; FRAMES]
                }
                Quantity::VerticalForce => load(&|l| l.vertical, 1.0),
                Quantity::KneeAdduction => load(&|l| l.knee_adduction, nm_kg),
                Quantity::KneeFlexion => with(&|f| f.knee_angle, angle(&|d| d.knee)),
                Quantity::KneeFlexionMoment => load(&|l| l.knee_flexion, nm_kg),
                Quantity::HipExtension => with(&|f| -f.hip_angle, angle(&|d| -d.hip)),
                Quantity::HipRotation => with(&|f| f.hip_rotation, angle(&|d| d.hip_rotation)),
                Quantity::HipAdduction => load(&|l| l.hip_adduction, nm_kg),
                Quantity::HipExtensionMoment => load(&|l| l.hip_extension, nm_kg),
                Quantity::PelvicDrop => with(&|f| f.pelvic_drop, angle(&|d| d.drop)),
                Quantity::LumbarBend => with(&|f| f.lumbar_bend, angle(&|d| d.bend)),
                Quantity::LumbarLateral => load(&|l| l.lumbar_lateral, nm_kg),
                Quantity::LumbarSagittal => load(&|l| l.lumbar_sagittal, nm_kg),
            }
        };
        Quantity::ALL.iter().map(|q| one(*q)).collect()
    }

    /// Eversion of the usual walk against relaxed stance, degrees.
    fn usual_eversion(&self, frame: &Frame) -> f64 {
        let peak = self
            .profiles
            .walk
            .frames
            .iter()
            .map(|f| f.eversion)
            .fold(f64::MIN, f64::max);
        USUAL_EVERSION[0] + frame.eversion - peak
    }

    /// How far lateral of the measured walker's this draw's knee lies, in body heights, so that the first peak of
    /// the reference's knee adduction moment is the drawn one.
    fn knee_lateral(&self) -> f64 {
        let unit = GRAVITY * self.person.body.height_m;
        let straight = Shift {
            force: 1.0,
            ..Shift::default()
        };
        let early = &self.profiles.walk.frames[..FRAMES / 2];
        let (moment, force) = early
            .iter()
            .map(|f| (loads(f, &straight).knee_adduction * unit, f.ground.force.z))
            .fold(
                (f64::MIN, 1.0),
                |best, now| if now.0 > best.0 { now } else { best },
            );
        (self.draw.knee_adduction_peak - moment) / (force * unit)
    }

    fn shifts(&self, side: Side, state: State, own: &Contact, o: &Outcome) -> Vec<Shift> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let mm = self.person.body.height_m * 1e3;
        let references = self.references.get(side);
        // Where the reference walk's pressure is, by the same contact.
        let moved: [[f64; 2]; COUNT] = std::array::from_fn(|k| {
            let r = &references[k];
            let f = &o.footing[k];
            [f.cop[0] + r.hold[1] / r.hold[0], f.cop[1] - r.hold[2] / r.hold[0]]
        });
        let spring = self.draw.ankle_spring.min(0.0);
        let lever = self.draw.frontal_transfer * self.draw.knee_response;
        let short = self.person.short(side, state);
        let knee_lateral = self.knee_lateral();
        (0..FRAMES)
            .map(|i| {
                let s = i as f64 / (FRAMES - 1) as f64;
                let read = |f: &dyn Fn(usize) -> f64| between(&std::array::from_fn(f), s);
                let pitch = read(&|k| own.pitch[k]).to_radians();
                let forward = read(&|k| moved[k][0]) + negative_spring(spring, pitch, self.weight());
                let medial = read(&|k| moved[k][1]);
                let eversion = read(&|k| own.eversion[k]).to_radians();
                let late =
                    self.draw.cop_per_eversion * eversion.to_degrees() * (2.0 * s - 0.6).clamp(0.0, 1.0);
                let force = if s < 0.5 {
                    1.0 + (self.draw.short_leg_force * (short - net_lift(own))).clamp(-0.06, 0.06)
                } else {
                    1.0
                };
                Shift {
                    knee_lateral,
                    deviation: interpolated(&o.deviation, s),
                    lift_pitch: pitch,
                    lift: read(&|k| own.lift[k]) / mm,
                    cop: [(forward + late) / mm, medial / mm, medial * lever / mm],
                    ankle_medial: m.places.subtalar_height * leg.sole.length * eversion / mm,
                    force: if state == State::Unimpaired || short == 0.0 {
                        1.0
                    } else {
                        force
                    },
                }
            })
            .collect()
    }
}

/// Mean lift of the stance, mm.
fn net_lift(own: &Contact) -> f64 {
    own.lift[2..5].iter().sum::<f64>() / 3.0
}

/// A draw in which the ankle gives way to a new heel height instead of resisting it moves the centre of pressure
/// forward, mm.
fn negative_spring(spring: f64, pitch: f64, weight: f64) -> f64 {
    -spring * pitch.to_degrees() * 1e3 / weight
}

/// The toes bend earlier than a rigid foot's heel rises: exponent of the share of heel rise [assume].
const TOE_SHAPE: f64 = 0.6;
/// Peak eversion of the usual walk against relaxed stance, and one SD above it, degrees (n=33, 4.0+-2.6).
const USUAL_EVERSION: [f64; 2] = [4.0, 6.6];
/// How much of a roll over the toe presses the hallux down; the rest lifts the ball.
const HALLUX_SHARE: f64 = 0.25;

/// The model's MTP axis lies before the real heads: the walk's path along the foot is shortened so that its second
/// half is that of measured feet (PhilD001/biomechZoo, Apache-2.0: 0.66 of the length at half of stance, 0.79 at 80 %).
const COP_SCALE: f64 = 0.94;

fn interpolated(d: &[Deviation; COUNT], s: f64) -> Deviation {
    let read = |f: &dyn Fn(&Deviation) -> f64| between(&std::array::from_fn(|k| f(&d[k])), s);
    Deviation {
        rise: read(&|d| d.rise),
        ankle: read(&|d| d.ankle),
        knee: read(&|d| d.knee),
        hip: read(&|d| d.hip),
        tilt: read(&|d| d.tilt),
        roll: read(&|d| d.roll),
        drop: read(&|d| d.drop),
        hip_rotation: read(&|d| d.hip_rotation),
        knee_rotation: read(&|d| d.knee_rotation),
        pelvis_rotation: read(&|d| d.pelvis_rotation),
        bend: read(&|d| d.bend),
        other_leg: read(&|d| d.other_leg),
        toe_stop: read(&|d| d.toe_stop),
    }
}

fn task(profiles: &ChainProfiles, person: &Person, leg: &Leg, draw: &Draw, k: usize) -> Task {
    let weight = person.body.mass_kg * GRAVITY;
    if k == STANDING {
        return Task {
            force: 0.5 * weight,
            cop: 0.42 * leg.sole.length,
            heel_up: false,
            heel_rise: 0.0,
            arch_drop: 0.5 * draw.arch_drop / leg.sole.arch_rigidity,
            hallux_press: 0.0,
        };
    }
    let frame = profiles.walk.nearest(INSTANTS[k]);
    Task {
        force: frame.ground.force.z * weight,
        cop: (COP_SCALE * frame.cop_along).clamp(0.10, 0.80) * leg.sole.length,
        heel_up: frame.heel_rise > HEEL_UP && INSTANTS[k] > 0.5,
        heel_rise: libm::tan(frame.heel_rise.to_radians()),
        // The arch is down while the foot is flat and comes up again with heel rise.
        arch_drop: draw.arch_drop / leg.sole.arch_rigidity
            * frame.ground.force.z.clamp(0.0, 1.1)
            * (1.0 - frame.heel_rise / 20.0).clamp(0.0, 1.0)
            * (INSTANTS[k] / 0.2).min(1.0),
        hallux_press: 0.0,
    }
}

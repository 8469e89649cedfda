//! From solved instants to a curve for every quantity.

use super::*;

impl Engine<'_> {
    pub(super) fn curves(
        &self,
        side: Side,
        state: State,
        leg: &Leg,
        own: &Contact,
        o: &Outcome,
    ) -> Vec<Curve> {
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
        let eversion: Curve = std::array::from_fn(|i| {
            let s = i as f64 / (FRAMES - 1) as f64;
            let change: [f64; COUNT] = std::array::from_fn(|k| own.eversion[k]);
            self.usual_eversion(&frames[i]) + self.fault_eversion(leg, state, s) + between(&change, s)
        });
        let arm = self.profiles.mechanism.places.fascia_arm * leg.sole.length;
        let stiff = leg
            .limits(state)
            .subtalar_range_deg
            .map_or(0.0, |r| (1.0 - r / self.profiles.mechanism.limits.subtalar_range_deg).clamp(0.0, 1.0));
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
                        // What the hallux carries, on its lever before the joint, as far as the joint is at its end.
                        let at_end = if d.toe_stop > 1e-9 { d.roll / (d.roll + 5.0) } else { 0.0 };
                        let lever = 0.15 * leg.sole.length * 1e-3;
                        o.footing[k].force[Region::Hallux as usize] * lever * at_end
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
                    load(&|l| l.ankle, nm_kg * mass / arm * (1.0 + 0.01 * self.draw.calf_response * pitch))
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
    pub(super) fn usual_eversion(&self, frame: &Frame) -> f64 {
        let peak = self.profiles.walk.frames.iter().map(|f| f.eversion).fold(f64::MIN, f64::max);
        USUAL_EVERSION[0] + frame.eversion - peak
    }

    /// How far lateral of the measured walker's this draw's knee lies, in body heights, so that the first peak of
    /// the reference's knee adduction moment is the drawn one.
    pub(super) fn knee_lateral(&self) -> f64 {
        let unit = GRAVITY * self.person.body.height_m;
        let straight = Shift { force: 1.0, ..Shift::default() };
        let early = &self.profiles.walk.frames[..FRAMES / 2];
        let (moment, force) = early
            .iter()
            .map(|f| (loads(f, &straight).knee_adduction * unit, f.ground.force.z))
            .fold((f64::MIN, 1.0), |best, now| if now.0 > best.0 { now } else { best });
        (self.draw.knee_adduction_peak - moment) / (force * unit)
    }

    pub(super) fn shifts(&self, side: Side, state: State, own: &Contact, o: &Outcome) -> Vec<Shift> {
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
                    force: if state == State::Unimpaired || short == 0.0 { 1.0 } else { force },
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

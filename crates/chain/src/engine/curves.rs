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
        let segments = Segments::of(self.person.body.sex);
        let computed: Vec<Loads> = frames.iter().zip(&shifts).map(|(f, s)| loads(f, s, &segments)).collect();
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
        // With the heel pitched up, or an ankle that stops, the heads carry more of the push-off.
        let front = 1.0
            + 0.01
                * (self.draw.lift_to_forefoot * own.heel_pitch().clamp(-5.0, 15.0)
                    + self.draw.equinus_to_forefoot * self.ankle_missing(leg, state, own));
        let heads = |r: Region| -> Curve {
            at(&|k| o.footing[k].peak[r as usize] * if INSTANTS[k] > 0.5 { front } else { 1.0 })
        };
        let force = |r: Region| foot(&|f| f.force[r as usize]);
        let nm_kg = GRAVITY * self.person.body.height_m;
        let mass = self.person.body.mass_kg;
        let eversion: Curve = std::array::from_fn(|i| {
            let s = i as f64 / (FRAMES - 1) as f64;
            let change: [f64; COUNT] = std::array::from_fn(|k| own.eversion[k]);
            self.usual_eversion(leg, state, &frames[i])
                + self.fault_eversion(leg, state, s)
                + between(&change, s)
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
                Quantity::MedialHeelPressure => foot(&|f| f.heel_peaks[0]),
                Quantity::MidfootPressure => peak(Region::Midfoot),
                Quantity::FirstHeadPressure => heads(Region::FirstMetHead),
                Quantity::LesserHeadsPressure => heads(Region::LesserMetHeads),
                Quantity::ForefootPressure => {
                    let (first, lesser) = (heads(Region::FirstMetHead), heads(Region::LesserMetHeads));
                    std::array::from_fn(|i| first[i].max(lesser[i]))
                }
                Quantity::HalluxPressure => peak(Region::Hallux),
                Quantity::LesserToesPressure => peak(Region::LesserToes),
                Quantity::CopMedial => foot(&|f| f.cop[1]),
                Quantity::CopForward => foot(&|f| f.cop[0]),
                Quantity::MtpDorsiflexion => self.toe_curve(leg, state, &angle(&|d| d.rise - d.roll)),
                Quantity::MtpStop => {
                    let bent = |k: usize| {
                        let d = &o.deviation[k];
                        let reference = self.toe_reference(self.profiles.walk.nearest(INSTANTS[k]));
                        // What the hallux carries, on its lever before the joint, as far as the joint is at its end.
                        let stop = self.toe_given(leg, state, reference).stop;
                        let at_end = if d.toe_stop > 1e-9 { stop * d.roll / (d.roll + 5.0) } else { 0.0 };
                        let lever = 0.15 * leg.sole.length * 1e-3;
                        o.footing[k].force[Region::Hallux as usize] * lever * at_end
                            + self.draw.mtp_passive * (reference + d.rise - d.roll).max(0.0)
                    };
                    at(&bent)
                }
                Quantity::HalluxForce => force(Region::Hallux),
                Quantity::FirstHeadForce => force(Region::FirstMetHead),
                Quantity::FasciaTension => foot(&|f| self.draw.fascia_share * f.midfoot[1] / arm),
                Quantity::MidfootMoment => foot(&|f| f.midfoot[0] * 1e-3 / mass),
                Quantity::Eversion => eversion,
                Quantity::SubtalarMoment => load(&|l| l.subtalar, nm_kg),
                Quantity::TibialRotation => {
                    let cap = self.profiles.mechanism.caps.tibial_rotation_deg;
                    std::array::from_fn(|i| {
                        let own = eversion[i] - self.usual_eversion(leg, state, &frames[i]);
                        self.draw.tibial_coupling * self.usual_eversion(leg, state, &frames[i])
                            + (self.draw.tibial_coupling * own).clamp(-cap, cap)
                    })
                }
                Quantity::AnkleDorsiflexion => with(&|f| f.ankle_angle, angle(&|d| d.ankle)),
                Quantity::AnklePlantarflexion => with(&|f| -f.ankle_angle, angle(&|d| -d.ankle)),
                Quantity::AnkleMoment => load(&|l| l.ankle, nm_kg),
                Quantity::Achilles => {
                    let arm = self.profiles.mechanism.places.achilles_arm_mm * 1e-3;
                    let pitch = own.heel_pitch();
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
    pub(super) fn usual_eversion(&self, leg: &Leg, state: State, frame: &Frame) -> f64 {
        let peak = self.profiles.walk.frames.iter().map(|f| f.eversion).fold(f64::MIN, f64::max);
        let m = &self.profiles.mechanism;
        let left = leg
            .limits(state)
            .subtalar_range_deg
            .map_or(1.0, |range| (range / m.limits.subtalar_range_deg).clamp(0.0, 1.0));
        let share = m.model.fused_subtalar_motion + (1.0 - m.model.fused_subtalar_motion) * left;
        share * (m.model.usual_eversion_deg + frame.eversion - peak)
    }
}

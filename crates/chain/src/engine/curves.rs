//! From solved instants to a curve for every quantity.

use super::contact::Contact;
use super::{Engine, Outcome, State};
use crate::ChainError;
use crate::Quantity;
use crate::adapt::Deviation;
use crate::contact::{ContactState, Dof};
use crate::inverse::GRAVITY;
use crate::loads::{Loads, loads};
use crate::muscles::solved_curve;
use crate::segments::Segments;
use crate::sole::Region;
use crate::stance::{Curve, spread};
use crate::walk::{FRAMES, Frame};
use windlass_measure::Side;
use windlass_muscle::{BackForces, LegForces};

impl Engine<'_> {
    pub(super) fn curves(
        &self,
        side: Side,
        state: State,
        own: &Contact,
        o: &Outcome,
    ) -> Result<(Vec<Curve>, f64), ChainError> {
        let shifts = self.shifts(side, state, own, o);
        let frames = &self.profiles.walk.frames;
        let segments = Segments::of(self.person.body.sex);
        let computed: Vec<Loads> = frames.iter().zip(&shifts).map(|(f, s)| loads(f, s, &segments)).collect();
        let at = |read: &dyn Fn(usize) -> f64| spread(&std::array::from_fn(read));
        let nets: Vec<_> = computed.iter().map(|l| l.nets).collect();
        let flexion = |i: usize| frames[i].knee_angle + shifts[i].deviation.knee;
        let forces = self.profiles.muscles.forces(&nets, flexion, self.coactivation(state))?;
        let leg = |read: &dyn Fn(&LegForces) -> f64| solved_curve(&forces.leg.each_ref().map(read));
        let back = |read: &dyn Fn(&BackForces) -> f64| solved_curve(&forces.back.each_ref().map(read));
        let foot = |read: &dyn Fn(&ContactState) -> f64| at(&|k| read(&o.contact_states[k]));
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
        let change = at(&|k| own.eversion[k]);
        let eversion: Curve = std::array::from_fn(|i| self.usual_eversion(&frames[i]) + change[i]);
        let shock = self.shock(side, state, own);
        let one = |q: Quantity| -> Curve {
            match q {
                Quantity::HeelPressure => peak(Region::Heel),
                Quantity::MedialHeelPressure => foot(&|f| f.heel_peaks[0]),
                Quantity::MidfootPressure => peak(Region::Midfoot),
                Quantity::FirstHeadPressure => peak(Region::FirstMetHead),
                Quantity::LesserHeadsPressure => peak(Region::LesserMetHeads),
                Quantity::ForefootPressure => {
                    let (first, lesser) = (peak(Region::FirstMetHead), peak(Region::LesserMetHeads));
                    std::array::from_fn(|i| first[i].max(lesser[i]))
                }
                Quantity::HalluxPressure => peak(Region::Hallux),
                Quantity::LesserToesPressure => peak(Region::LesserToes),
                Quantity::CopMedial => foot(&|f| f.cop[1]),
                Quantity::CopForward => foot(&|f| f.cop[0]),
                Quantity::MtpDorsiflexion => self.toe_curve(side, self.person.legs.get(side), state, own),
                Quantity::MtpStop => {
                    let passive = self.draw.mtp_passive;
                    foot(&|f| f.toe_stop * 1e-3 + passive * f.pose[Dof::Hallux.at()].to_degrees().max(0.0))
                }
                Quantity::HalluxForce => force(Region::Hallux),
                Quantity::FirstHeadForce => force(Region::FirstMetHead),
                Quantity::FasciaTension => foot(&|f| f.fascia.iter().sum()),
                Quantity::MidfootMoment => foot(&|f| f.midfoot * 1e-3 / mass),
                Quantity::Eversion => eversion,
                Quantity::SubtalarMoment => load(&|l| l.subtalar, nm_kg),
                Quantity::TibialRotation => eversion.map(|e| self.draw.tibial_coupling * e),
                Quantity::AnkleDorsiflexion => with(&|f| f.ankle_angle, angle(&|d| d.ankle)),
                Quantity::AnklePlantarflexion => with(&|f| -f.ankle_angle, angle(&|d| -d.ankle)),
                Quantity::AnkleMoment => load(&|l| l.ankle, nm_kg),
                Quantity::Achilles => leg(&|l| l.achilles * GRAVITY * mass),
                Quantity::AnkleForce => leg(&|l| l.ankle),
                Quantity::Shock => [shock; FRAMES],
                Quantity::VerticalForce => load(&|l| l.vertical, 1.0),
                Quantity::KneeAdduction => load(&|l| l.knee_adduction, nm_kg),
                Quantity::KneeFlexion => with(&|f| f.knee_angle, angle(&|d| d.knee)),
                Quantity::KneeFlexionMoment => load(&|l| l.knee_flexion, nm_kg),
                Quantity::KneeForce => leg(&|l| l.knee),
                Quantity::MedialKneeForce => leg(&|l| l.knee_medial),
                Quantity::LateralKneeForce => leg(&|l| l.knee_lateral),
                Quantity::PatellaForce => leg(&|l| l.patella),
                Quantity::HipForce => leg(&|l| l.hip),
                Quantity::GluteusMedius => leg(&|l| l.gluteus_medius),
                Quantity::HipExtension => with(&|f| -f.hip_angle, angle(&|d| -d.hip)),
                Quantity::HipRotation => with(&|f| f.hip_rotation, angle(&|d| d.hip_rotation)),
                Quantity::HipAdduction => load(&|l| l.hip_adduction, nm_kg),
                Quantity::HipExtensionMoment => load(&|l| l.hip_extension, nm_kg),
                Quantity::PelvicDrop => with(&|f| f.pelvic_drop, angle(&|d| d.drop)),
                Quantity::LumbarBend => with(&|f| f.lumbar_bend, angle(&|d| d.bend)),
                Quantity::LumbarLateral => load(&|l| l.lumbar_lateral, nm_kg),
                Quantity::LumbarSagittal => load(&|l| l.lumbar_sagittal, nm_kg),
                Quantity::DiscL5S1 => back(&|b| b.l5s1),
                Quantity::ShearL5S1 => back(&|b| b.l5s1_shear),
                Quantity::DiscL4L5 => back(&|b| b.l4l5),
                Quantity::ShearL4L5 => back(&|b| b.l4l5_shear),
                Quantity::ErectorThisSide => back(&|b| b.erector_right),
                Quantity::ErectorOtherSide => back(&|b| b.erector_left),
            }
        };
        let unbalanced = computed.iter().map(|l| l.unbalanced).fold(0.0, f64::max);
        Ok((Quantity::ALL.iter().map(|q| one(*q)).collect(), unbalanced))
    }

    /// Activation that no trunk muscle goes below; more in a painful back.
    pub(super) fn coactivation(&self, state: State) -> f64 {
        match self.person.spine.pain && state != State::Unimpaired {
            true => self.draw.trunk_coactivation_in_pain,
            false => self.draw.trunk_coactivation,
        }
    }

    /// Eversion of the usual walk against relaxed stance, degrees.
    pub(super) fn usual_eversion(&self, frame: &Frame) -> f64 {
        let peak = self.profiles.walk.frames.iter().map(|f| f.eversion).fold(f64::MIN, f64::max);
        self.profiles.mechanism.model.usual_eversion_deg + frame.eversion - peak
    }
}

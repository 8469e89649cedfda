//! Joints and muscles of the foot: what they are in this draw, what an impairment makes of them, and what each instant asks.

use super::base::{Base, Through};
use super::{Engine, INSTANTS, STANDING, State};
use crate::contact::{Band, Dof, Joints, LoadCase, Pose, Stiffness, Stop};
use crate::mechanism::STANDARD_MASS;
use crate::person::Leg;
use crate::support::Support;
use windlass_measure::Side;

/// What the examination leaves of the foot's joints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Impairment {
    /// Factor on the stiffness of the subtalar joint.
    pub subtalar: f64,
    /// Factor on the stiffness of the midfoot.
    pub midfoot: f64,
    /// Where the first MTP joint stops in walking, and in the examination, rad.
    pub toe_end: [f64; 2],
}

/// A toe that is not limited, degrees.
const NO_END: f64 = 90.0;

impl Engine<'_> {
    pub(super) fn impairment(&self, leg: &Leg, state: State) -> Impairment {
        let limits = leg.limits(state);
        let usual = &self.profiles.mechanism.limits;
        let least = usual.subtalar_range_least_deg;
        let clinical = limits.first_mtp_loaded_deg.or(limits.first_mtp_unloaded_deg);
        // A joint that is short of range in the examination lacks only a part of it in walking.
        let need = self.draw.mtp_need;
        let walking = clinical.map_or(NO_END, |has| {
            if has < need { has + (1.0 - self.draw.toe_range_in_walking) * (need - has) } else { NO_END }
        });
        let walking = limits.first_mtp_walking_deg.map_or(walking, |end| end.min(walking));
        Impairment {
            subtalar: limits
                .subtalar_range_deg
                .map_or(1.0, |range| (usual.subtalar_range_deg / range.max(least)).max(1.0)),
            midfoot: limits.midfoot_stiffness.unwrap_or(1.0),
            toe_end: [walking, clinical.unwrap_or(NO_END)].map(f64::to_radians),
        }
    }

    /// Stiffness of the subtalar joint in a state, N.mm/rad.
    pub(super) fn subtalar(&self, leg: &Leg, state: State) -> f64 {
        self.sized(self.draw.subtalar_stiffness * self.impairment(leg, state).subtalar)
    }

    /// N.mm/rad of a stiffness that the profile gives in N.m/deg for a body of 75 kg.
    fn sized(&self, newton_metre_per_degree: f64) -> f64 {
        newton_metre_per_degree * self.person.body.mass_kg / STANDARD_MASS * NMM_PER_RAD
    }

    /// The joints of the foot about their natural posture.
    pub(super) fn joints(&self, leg: &Leg, impairment: &Impairment, k: usize) -> Joints {
        let (d, m) = (&self.draw, &self.profiles.mechanism);
        let rigid = leg.sole.arch_rigidity * impairment.midfoot;
        let end = self.hallux_end(leg, impairment, k);
        // A foot that was scanned loaded had sunk already: without load its arch is higher. Its ligaments hold it against
        // flattening; raised beyond where they are slack, it meets only what is left.
        let taut = self.arch_taut(leg);
        let arch = self.sized(d.arch_stiffness * rigid);
        let mut joints = Joints {
            stiffness: Stiffness::zeros(),
            natural: Pose::zeros(),
            stops: [
                Stop { dof: Dof::Eversion.at(), at: f64::INFINITY, stiffness: 0.0 },
                Stop { dof: Dof::Hallux.at(), at: end, stiffness: self.sized(d.toe_end_stiffness) },
                Stop { dof: Dof::Arch.at(), at: taut, stiffness: (1.0 - m.model.arch_raised_share) * arch },
            ],
            bands: self.bands(leg),
            fascia: m.fascia,
        };
        let passive = d.mtp_passive * NMM_PER_RAD;
        for (dof, stiffness) in [
            (Dof::Eversion, self.sized(d.subtalar_stiffness * impairment.subtalar)),
            (Dof::Twist, self.sized(d.forefoot_twist_stiffness * impairment.midfoot)),
            (Dof::FirstRay, self.sized(d.first_ray_stiffness * rigid)),
            (Dof::Hallux, passive),
            (Dof::Toes, passive),
        ] {
            joints.add(dof.row(), 0.0, stiffness);
        }
        joints.add(Dof::Arch.row(), taut, m.model.arch_raised_share * arch);
        // Eversion lowers the arch and a flattened arch everts: one spring on `eversion - c flattening`.
        let mut lever = Dof::Eversion.row();
        lever[Dof::Arch.at()] = -d.eversion_per_arch;
        joints.add(lever, -d.eversion_per_arch * taut, self.sized(d.eversion_coupling));
        joints
    }

    /// Where the hallux of the model stops, rad: it bends as far from the unimpaired posture of an instant as the joint does
    /// from the unimpaired curve.
    fn hallux_end(&self, leg: &Leg, impairment: &Impairment, k: usize) -> f64 {
        let end = impairment.toe_end[usize::from(k == STANDING)];
        let side = if std::ptr::eq(leg, &self.person.legs.left) { Side::Left } else { Side::Right };
        let Some(unimpaired) = self.references.get(side).get(k) else {
            return end;
        };
        let curve = if k == STANDING {
            0.0
        } else {
            self.toe_reference(self.profiles.walk.nearest(INSTANTS[k])).to_radians()
        };
        unimpaired.contact_state.pose[Dof::Hallux.at()] + end - curve
    }

    /// How far the arch flattens from the scan's posture until its ligaments are taut, rad: a foot that was scanned without
    /// load lies down before it is held, one that was scanned standing had sunk already.
    fn arch_taut(&self, leg: &Leg) -> f64 {
        let (model, loaded) = (&self.profiles.mechanism.model, leg.sole.loaded);
        ((1.0 - loaded) * model.arch_slack_deg - loaded * model.arch_sink_deg).to_radians()
    }

    /// The fascia: as arch and first ray flatten and the toes bend up, it lengthens.
    pub(super) fn bands(&self, leg: &Leg) -> [Band; 2] {
        let (f, length) = (&self.profiles.mechanism.fascia, leg.sole.length);
        let mut row = Pose::zeros();
        row[Dof::Arch.at()] = f.arch_arm * length;
        let (mut medial, mut lateral) = (row, row);
        medial[Dof::FirstRay.at()] = f.ray_arm * length;
        medial[Dof::Hallux.at()] = f.head_radius_mm;
        lateral[Dof::Toes.at()] = f.lesser_radius_mm;
        let section = f.section_mm2 * self.draw.fascia_stiffness * self.person.body.mass_kg / STANDARD_MASS;
        [(medial, f.medial_share), (lateral, 1.0 - f.medial_share)].map(|(row, share)| Band {
            row,
            slack: f.arch_arm * length * self.arch_taut(leg),
            section: share * section,
            length: f.length * length,
        })
    }

    /// The joints with what stands under the foot: the ankle gives way to a new slope and resists leaving it, a plate
    /// bends with the toes, the subtalar joint is stiffer towards its everted end and turns back slowly (`before`: how far
    /// it was from its base at the instant before, rad).
    #[allow(clippy::too_many_arguments)]
    pub(super) fn joints_in(
        &self,
        leg: &Leg,
        impairment: &Impairment,
        k: usize,
        base: &Base,
        before: f64,
        support: &Support,
        seat: f64,
    ) -> Joints {
        let mut joints = self.joints(leg, impairment, k);
        let (pose, d) = (base.contact_state.pose, &self.draw);
        let subtalar = self.sized(d.subtalar_stiffness * impairment.subtalar);
        let (row, stiffness) = self.ankle(k);
        let sunk = if self.heel_up(k) { 0.0 } else { seat };
        joints.add(row, row.dot(&pose) - sunk, stiffness);
        for (dof, plate) in [(Dof::Hallux, support.plate[0]), (Dof::Toes, support.plate[1])] {
            joints.add(dof.row(), 0.0, plate * NMM_PER_RAD);
        }
        let everted = pose[Dof::Eversion.at()];
        joints.stops[0] = Stop {
            dof: Dof::Eversion.at(),
            at: everted,
            stiffness: subtalar * (d.eversion_end - 1.0).max(0.0),
        };
        if k != STANDING {
            let since = INSTANTS[k] - if k == 0 { 0.0 } else { INSTANTS[k - 1] };
            joints.add(Dof::Eversion.row(), everted + before, subtalar * d.eversion_memory / since);
        }
        joints
    }

    /// Dorsiflexion of the ankle per coordinate, and its stiffness at an instant, N.mm/rad: in push-off the calf gives what the
    /// walk needs, whatever the foot's slope, so that little of it is left.
    pub(super) fn ankle(&self, k: usize) -> (Pose, f64) {
        let left = if self.heel_up(k) { self.profiles.mechanism.model.push_off_stiffness } else { 1.0 };
        (Dof::Pitch.row(), left * self.sized(self.draw.ankle_stiffness))
    }

    /// What a foot carries at an instant; the heel is up by `more` (rad) than in the reference.
    pub(super) fn load_case(&self, leg: &Leg, k: usize, more: f64) -> LoadCase {
        let model = &self.profiles.mechanism.model;
        let weight = self.weight();
        if k == STANDING {
            return LoadCase::carried(0.5 * weight, model.standing_cop * leg.sole.length, 0.0);
        }
        let frame = self.profiles.walk.nearest(INSTANTS[k]);
        let cop = model.carried_at(frame.cop_along) * leg.sole.length;
        let rise = if INSTANTS[k] > FOOT_FLAT { frame.heel_rise.max(0.0).to_radians() } else { 0.0 };
        LoadCase::carried(frame.ground.force.z * weight, cop, libm::tan((rise + more).max(0.0)))
    }

    /// Adds the muscles: those about the subtalar joint as the base has them; the calf, which lets the load follow the
    /// ankle over a raised seat and, in midstance, pulls less where the ankle is bent down.
    pub(super) fn load(&self, leg: &Leg, load_case: &mut LoadCase, k: usize, base: &Base, seat: f64) {
        load_case.load += base.load;
        let (places, model, d) =
            (&self.profiles.mechanism.places, &self.profiles.mechanism.model, &self.draw);
        let forward = places.ankle_height * leg.sole.length * libm::sin(seat);
        let felt = model.lift_felt_deg.to_radians();
        let slack = seat.clamp(-felt, felt) * d.lift_to_ankle * self.sized(d.ankle_stiffness);
        let acts = if k == STANDING || self.heel_up(k) {
            0.0
        } else {
            ((INSTANTS[k] - CALF_FROM) / CALF_GROWS).clamp(0.0, 1.0)
        };
        let calf = acts * slack;
        load_case.load[Dof::Pitch.at()] += calf - load_case.force * forward;
    }

    /// Eversion beyond the unimpaired walk's that was measured in this patient or given by a study, rad.
    pub(super) fn excess(&self, leg: &Leg, state: State) -> Through {
        let limits = leg.limits(state);
        let model = &self.profiles.mechanism.model;
        let walk = &self.profiles.walk;
        let usual = if limits.eversion_from_neutral {
            model.usual_eversion_from_neutral_deg
        } else {
            model.usual_eversion_deg
        };
        let measured = limits.peak_rearfoot_eversion_deg.map_or(0.0, |peak| {
            // As unsure as the instrument, and no less than nothing.
            peak - usual + self.draw.eversion_reading
        });
        let induced = if state == State::Unimpaired { 0.0 } else { leg.induced_eversion };
        let peak = walk.frames.iter().map(|f| f.eversion).fold(f64::MIN, f64::max);
        let least = walk.frames.iter().map(|f| f.eversion).fold(f64::MAX, f64::min);
        std::array::from_fn(|k| {
            let stance = if k == STANDING { 0.36 } else { INSTANTS[k] };
            let shape = ((walk.nearest(stance).eversion - least) / (peak - least)).clamp(0.0, 1.0);
            let loaded = (stance / 0.2).min(1.0);
            (measured * shape + induced * loaded).to_radians()
        })
    }

    /// Eversion of the unimpaired walk against relaxed stance, rad.
    pub(super) fn usual(&self) -> Through {
        std::array::from_fn(|k| {
            if k == STANDING {
                return 0.0;
            }
            self.usual_eversion(self.profiles.walk.nearest(INSTANTS[k])).to_radians()
        })
    }

    /// Whether something of a leg's impairment is free to act in the foot, so that it must come to rest anew.
    pub(super) fn frees(&self, leg: &Leg, side: Side) -> bool {
        self.impaired.get(side).is_none()
            && self.impairment(leg, State::Without) != self.impairment(leg, State::Unimpaired)
    }
}

/// Before it the foot is coming down, and its pitch is the walk's own.
const FOOT_FLAT: f64 = 0.3;
/// From here on the calf carries the body forward, wholly a little later.
const CALF_FROM: f64 = 0.2;
const CALF_GROWS: f64 = 0.16;
/// N.m/deg in N.mm/rad.
const NMM_PER_RAD: f64 = 1e3 * 180.0 / std::f64::consts::PI;

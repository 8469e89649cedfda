//! Each foot on its support through stance: tasks, stiffness of the joints, and where the foot comes to rest.

use super::*;

/// Contact of one side at all instants.
pub(super) struct Contact {
    pub footing: Vec<Footing>,
    pub lift: [f64; COUNT + 1],
    pub pitch: [f64; COUNT + 1],
    pub eversion: [f64; COUNT + 1],
    /// The joints as each instant found them.
    pub joints: Vec<Joints>,
}

impl Contact {
    /// Pitch that the support gives the flat foot, degrees.
    pub fn heel_pitch(&self) -> f64 {
        self.pitch[..4].iter().sum::<f64>() / 4.0
    }
}

impl Engine<'_> {
    pub(super) fn task(&self, leg: &Leg, k: usize) -> Task {
        task(self.profiles, self.person, leg, &self.draw, k)
    }

    /// The reference on a sloping support: the ankle resists a new heel height as far as lifts go; a walker on heels
    /// beyond that is used to them, and the load lies further forward.
    pub(super) fn used_to(&self, reference: &Reference, support: &Support, task: &Task) -> Reference {
        let model = &self.profiles.mechanism.model;
        let felt = model.lift_felt_deg.to_radians();
        let beyond = support.pitch - support.pitch.clamp(-felt, felt);
        let mut used = *reference;
        used.pose[1] -= beyond;
        if !task.heel_up {
            used.hold[1] -= task.force * model.heeled_cop_mm_deg * beyond.to_degrees();
        }
        used
    }

    /// Eversion that a study gives the foot at an instant; it grows with the load of early stance.
    fn induced(&self, leg: &Leg, state: State, k: usize) -> f64 {
        let share = if k == STANDING { 1.0 } else { (INSTANTS[k] / 0.2).min(1.0) };
        if state == State::Unimpaired { 0.0 } else { leg.induced_eversion * share }
    }

    pub(super) fn weight(&self) -> f64 {
        self.person.body.mass_kg * GRAVITY
    }

    /// Stiffness of subtalar joint, midfoot and ankle for this body at an instant, N.mm/rad. `before`: how far the
    /// subtalar joint was from its reference at the instant before, rad.
    fn joints(&self, leg: &Leg, state: State, k: usize, before: f64) -> Joints {
        let size = self.person.body.mass_kg / STANDARD_MASS * 1e3 / 1f64.to_radians();
        let limits = leg.limits(state);
        let usual = self.profiles.mechanism.limits.subtalar_range_deg;
        let stiff = limits.subtalar_range_deg.map_or(1.0, |r| (usual / r.max(2.0)).max(1.0));
        let d = &self.draw;
        let arch = d.arch_stiffness * leg.sole.arch_rigidity * limits.midfoot_stiffness.unwrap_or(1.0);
        let own =
            [0.0, d.ankle_spring.max(0.0), d.subtalar_stiffness * stiff, d.forefoot_twist_stiffness, arch];
        let mut stiffness = Stiffness::from_diagonal(&Pose::from(own.map(|v| v * size)));
        // Eversion lowers the arch and a flattened arch everts: one spring on `eversion - c flattening`.
        let lever = Pose::new(0.0, 0.0, 1.0, 0.0, -d.eversion_per_arch);
        stiffness += lever * lever.transpose() * (d.eversion_coupling * size);
        let own = d.subtalar_stiffness * stiff * size;
        let everting = own * (d.eversion_end - 1.0).max(0.0);
        let held = if k == STANDING {
            0.0
        } else {
            own * d.eversion_memory / (INSTANTS[k] - if k == 0 { 0.0 } else { INSTANTS[k - 1] })
        };
        Joints { stiffness, everting, held: [held, before] }
    }

    pub(super) fn contact(&self, side: Side, state: State) -> Result<Contact, ChainError> {
        let leg = self.person.legs.get(side);
        let m = &self.profiles.mechanism;
        let references = self.references.get(side);
        let mut c = Contact {
            footing: Vec::with_capacity(COUNT + 1),
            lift: [0.0; COUNT + 1],
            pitch: [0.0; COUNT + 1],
            eversion: [0.0; COUNT + 1],
            joints: Vec::with_capacity(COUNT + 1),
        };
        if leg.support(state) == &leg.flat {
            c.footing.extend_from_slice(self.flat.get(side));
            c.eversion = std::array::from_fn(|k| self.induced(leg, state, k));
            c.joints.extend((0..=COUNT).map(|k| self.joints(leg, state, k, 0.0)));
            return Ok(c);
        }
        let bed = Bed::new(&leg.sole, leg.support(state), m, &self.draw);
        let (mut before, mut moved) = (0.0, Pose::zeros());
        // Height of the ankle over the ball and pitch while the heel was down.
        let mut flat = [0.0; 2];
        let last_rise = libm::tan(self.profiles.walk.nearest(0.95).heel_rise.to_radians());
        for (k, reference) in references.iter().enumerate() {
            let joints = self.joints(leg, state, k, before);
            let task = self.task(leg, k);
            let used = self.used_to(reference, leg.support(state), &task);
            let near = match self.found.filter(|_| state == State::With) {
                Some(found) => found.moved.get(side)[k],
                // Standing does not follow from toe-off.
                None if k == STANDING => Pose::zeros(),
                None => moved,
            };
            let footing = bed.rest(&task, &used, &joints, reference.pose + near)?;
            moved = footing.pose - reference.pose;
            before = moved[2];
            let at = |share: f64| -moved[0] + moved[1] * share * leg.sole.length;
            let (ball, ankle) = (at(m.places.ball_axis), at(m.places.ankle));
            if task.heel_up {
                // The heel leaves from a seat that is higher over the ball, and that is gone at toe-off.
                let left = 1.0 - (task.heel_rise / last_rise).clamp(0.0, 1.0);
                c.lift[k] = ball + left * flat[0];
                c.pitch[k] = left * flat[1];
            } else {
                c.lift[k] = ankle;
                c.pitch[k] = -moved[1].to_degrees();
                flat = [ankle - ball, c.pitch[k]];
            }
            c.eversion[k] = moved[2].to_degrees().clamp(-m.caps.eversion_deg, m.caps.eversion_deg)
                + self.induced(leg, state, k);
            c.footing.push(footing);
            c.joints.push(joints);
        }
        Ok(c)
    }
}

/// What a foot carries at an instant.
pub(super) fn task(profiles: &ChainProfiles, person: &Person, leg: &Leg, draw: &Draw, k: usize) -> Task {
    let weight = person.body.mass_kg * GRAVITY;
    if k == STANDING {
        return Task {
            force: 0.5 * weight,
            cop: profiles.mechanism.model.standing_cop * leg.sole.length,
            heel_up: false,
            heel_rise: 0.0,
            arch_drop: 0.5 * draw.arch_drop / leg.sole.arch_rigidity,
            hallux_press: 0.0,
        };
    }
    let model = &profiles.mechanism.model;
    let frame = profiles.walk.nearest(INSTANTS[k]);
    Task {
        force: frame.ground.force.z * weight,
        cop: (model.cop_scale * frame.cop_along).clamp(0.10, 0.80) * leg.sole.length,
        heel_up: frame.heel_rise > model.heel_up_deg && INSTANTS[k] > 0.5,
        heel_rise: libm::tan(frame.heel_rise.to_radians()),
        // The arch is down while the foot is flat and comes up again with heel rise.
        arch_drop: draw.arch_drop / leg.sole.arch_rigidity
            * frame.ground.force.z.clamp(0.0, 1.1)
            * (1.0 - frame.heel_rise / 20.0).clamp(0.0, 1.0)
            * (INSTANTS[k] / 0.2).min(1.0),
        hallux_press: 0.0,
    }
}

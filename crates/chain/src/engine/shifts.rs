//! From contact and adaptation to what the Newton-Euler step moves: forces, their places, joint centres.

use super::*;

impl Engine<'_> {
    /// How far lateral of the measured walker's this draw's knee lies, in body heights, so that the first peak of
    /// the reference's knee adduction moment is the drawn one.
    pub(super) fn knee_lateral(&self) -> f64 {
        let unit = GRAVITY * self.person.body.height_m;
        let straight = Shift { force: 1.0, ..Shift::default() };
        let segments = Segments::of(self.person.body.sex);
        let early = &self.profiles.walk.frames[..FRAMES / 2];
        let (moment, force) = early
            .iter()
            .map(|f| (loads(f, &straight, &segments).knee_adduction * unit, f.ground.force.z))
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

/// The deviation at a share of stance: straight between the instants, level outside.
fn interpolated(d: &[Deviation; COUNT], s: f64) -> Deviation {
    let k = INSTANTS.partition_point(|&t| t <= s).clamp(1, COUNT - 1);
    let share = ((s - INSTANTS[k - 1]) / (INSTANTS[k] - INSTANTS[k - 1])).clamp(0.0, 1.0);
    d[k - 1].zip(&d[k], |a, b| a + (b - a) * share)
}

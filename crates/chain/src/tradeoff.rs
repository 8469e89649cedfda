//! Two ways of building the devices of one person, draw by draw: which leaves the step nearer to the one without
//! faults, and what differs at which joint.
//!
//! The distance of a draw is `sum (excess / measurable)^2` over the loads and angles in [`COUNTED`] of both sides and
//! the pelvis in standing: how far the step with the device is on the wrong side of the same person's step without
//! faults, in units of what a gait laboratory can tell in one person. What lies on the right side costs nothing, so
//! that no relief is bought beyond the unimpaired.

use crate::Direction;
use crate::activity::Activity;
use crate::findings::Samples;
use crate::judgement::{Judgement, Scale};
use crate::person::Person;
use crate::quantity::{Joint, Quantity};
use crate::report::{Change, Spread};
use crate::spread::{change, spread};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use windlass_measure::{Both, Side};

/// What counts, and which way is wrong: +1 more is worse, -1 less is worse. Pelvis and lumbar spine in walking are too
/// weak a link to act on and stay out; so do pressures that a contoured device raises on purpose (midfoot, toes).
const COUNTED: [(Quantity, f64); 14] = [
    (Quantity::HeelPressure, 1.0),
    (Quantity::ForefootPressure, 1.0),
    (Quantity::MtpDorsiflexion, -1.0),
    (Quantity::MtpStop, 1.0),
    (Quantity::FasciaTension, 1.0),
    (Quantity::Eversion, 1.0),
    (Quantity::SubtalarMoment, 1.0),
    (Quantity::AnkleMoment, 1.0),
    (Quantity::Shock, 1.0),
    (Quantity::VerticalForce, 1.0),
    (Quantity::KneeAdduction, 1.0),
    (Quantity::KneeFlexion, 1.0),
    (Quantity::KneeFlexionMoment, 1.0),
    (Quantity::HipExtension, -1.0),
];

/// States of a sample.
const UNIMPAIRED: usize = 0;
const WITH: usize = 2;

/// The draws of one case, as [`crate::check_and_keep()`] keeps them.
#[derive(Debug)]
pub struct Trial {
    samples: Vec<Samples>,
    devices: Both<bool>,
    judgement: Judgement,
}

/// One quantity under two ways of building.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Shift {
    /// The leg; of the pelvis in standing, the left one.
    pub side: Side,
    /// Which joint.
    pub joint: Joint,
    /// Which quantity.
    pub quantity: Quantity,
    /// In words.
    pub title: Cow<'static, str>,
    /// Unit.
    pub unit: Cow<'static, str>,
    /// With the first way.
    pub now: Spread,
    /// With the second.
    pub then: Spread,
    /// Second less first.
    pub change: Change,
    /// Too weak a link to act on.
    pub exploratory: bool,
}

/// The second way against the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// Share of the draws in which the second is nearer to the unimpaired step.
    pub better_in: f64,
    /// How much of the distance the second saves, squared measurable changes.
    pub gain: Spread,
    /// What differs, toe to lumbar spine, left before right.
    pub shifts: Vec<Shift>,
}

impl Trial {
    /// The draws of a person with the devices that stand under the feet.
    pub(crate) fn new(samples: Vec<Samples>, person: &Person, judgement: &Judgement) -> Trial {
        let devices = Both::from_fn(|side| person.legs.get(side).with.is_some());
        Trial { samples, devices, judgement: judgement.clone() }
    }

    /// Another way of building for the same person, seed and number of draws, against this one.
    pub fn against(&self, other: &Trial) -> Comparison {
        let pairs = || self.samples.iter().zip(&other.samples);
        let saved: Vec<f64> = pairs().map(|(a, b)| self.distance(a) - other.distance(b)).collect();
        let better = saved.iter().filter(|s| **s > 0.0).count();
        Comparison {
            better_in: better as f64 / saved.len().max(1) as f64,
            gain: spread(saved.into_iter()),
            shifts: Side::BOTH.into_iter().flat_map(|side| self.shifts(other, side)).collect(),
        }
    }

    /// How far a draw's step with the device is on the wrong side of the unimpaired one, squared measurable changes.
    fn distance(&self, draw: &Samples) -> f64 {
        let mut sum = 0.0;
        for (side, _) in self.devices.iter().filter(|(_, has)| **has) {
            for (quantity, worse) in COUNTED {
                let readings = draw.get(side, quantity);
                let (level, with) = (readings[UNIMPAIRED].reading, readings[WITH].reading);
                let measurable = self.judgement.measurable(quantity, level).max(1e-9);
                sum += (worse * (with - level)).max(0.0).powi(2) / (measurable * measurable);
            }
        }
        let standing_by_leg = draw.standing_by_leg.get(Side::Left);
        sum + ((standing_by_leg[WITH].deviation.drop - standing_by_leg[UNIMPAIRED].deviation.drop)
            / self.pelvis())
        .powi(2)
    }

    /// Least change of the standing pelvis that can be told in one person, degrees.
    fn pelvis(&self) -> f64 {
        self.judgement.measurable_standing(Quantity::PelvicDrop, 0.0)
    }

    fn shifts(&self, other: &Trial, side: Side) -> Vec<Shift> {
        let read = |trial: &Trial, q: Quantity| -> Vec<f64> {
            trial.samples.iter().map(|s| s.get(side, q)[WITH].reading).collect()
        };
        let walking = Quantity::ALL.iter().map(|q| {
            let meta = q.meta();
            let (now, then) = (read(self, *q), read(other, *q));
            let scale = self.judgement.scale(*q, Activity::Walk);
            shift(side, *q, meta.title.trim(), meta.unit, &now, &then, scale)
        });
        let drop = |trial: &Trial| -> Vec<f64> {
            trial.samples.iter().map(|s| s.standing_by_leg.get(side)[WITH].deviation.drop).collect()
        };
        let title = "standing: pelvic drop on the right side";
        let standing = (side == Side::Left).then(|| {
            let scale = self.judgement.scale(Quantity::PelvicDrop, Activity::Stand);
            shift(side, Quantity::PelvicDrop, title, "deg", &drop(self), &drop(other), scale)
        });
        walking.chain(standing).filter(|s| s.change.direction != Direction::Unchanged).collect()
    }
}

fn shift(
    side: Side,
    quantity: Quantity,
    title: &'static str,
    unit: &'static str,
    now: &[f64],
    then: &[f64],
    scale: Scale,
) -> Shift {
    let meta = quantity.meta();
    Shift {
        side,
        joint: meta.joint,
        quantity,
        title: title.into(),
        unit: unit.into(),
        now: spread(now.iter().copied()),
        then: spread(then.iter().copied()),
        change: change(now, then, scale),
        exploratory: meta.exploratory,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::case::JointLimits;
    use crate::check_and_keep;
    use crate::fixture::{case, foot, profiles, shell, under};

    fn trial(post: f64, eversion: f64) -> Trial {
        let f = foot(Side::Right);
        let mesh = shell(Side::Right, post);
        let limits = JointLimits { peak_rearfoot_eversion_deg: Some(eversion), ..JointLimits::default() };
        check_and_keep(&case(None, Some(under(&f, Some(&mesh), limits)), 16), &profiles()).unwrap().1
    }

    #[test]
    fn the_same_device_is_never_better_than_itself() {
        let one = trial(4.0, 12.0);
        let c = one.against(&trial(4.0, 12.0));
        assert_eq!((c.better_in, c.gain.median, c.shifts.len()), (0.0, 0.0, 0));
    }

    #[test]
    fn a_post_takes_moment_off_a_foot_that_rolls_in_far() {
        let rolls = trial(0.0, 14.0).against(&trial(6.0, 14.0));
        // So much eversion peaks when the heel has left the post: the post shows in the moment before.
        let moment = rolls.shifts.iter().find(|s| s.quantity == Quantity::SubtalarMoment).unwrap();
        assert!(moment.change.absolute.median < 0.0, "{:?}", moment.change);
    }
}

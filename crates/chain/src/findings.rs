//! From draws to findings: readings, changes, ratios and the three kinds of sentence.

use crate::activity::Activity;
use crate::engine::Outcome;
use crate::engine::Standing;
use crate::figures;
use crate::judgement::Judgement;
use crate::person::Person;
use crate::quantity::{Joint, Quantity, dose};
use crate::report::{Change, Direction, Finding, Ratios};
use crate::spread::{change, spread};
use windlass_measure::{Both, Grade, Side};

/// Exponents of the day's load, 1 first.
pub const EXPONENTS: [i32; 4] = [1, 2, 4, 10];

/// What is kept of one draw: for each side, quantity and state the reading and the doses.
#[derive(Debug, Clone)]
pub struct Samples {
    sides: Both<Vec<[DrawReading; 3]>>,
    /// Standing in the three states.
    pub standing_by_leg: Both<StandingByState>,
}

/// One quantity in one state.
#[derive(Debug, Clone, Copy)]
pub struct DrawReading {
    /// The reading (peak, mean).
    pub reading: f64,
    /// Integral of the m-th power over a stance of unit duration, m = 1, 2, 4, 10.
    pub dose: [f64; 4],
}

impl Samples {
    /// The readings of one draw in the three states.
    pub fn of(states: &[Both<Outcome>; 3]) -> Samples {
        let side = |side: Side| {
            Quantity::ALL
                .iter()
                .enumerate()
                .map(|(q, quantity)| {
                    let meta = quantity.meta();
                    [0, 1, 2].map(|state| {
                        let curve = &states[state].get(side).curves[q];
                        let dose = if meta.load { EXPONENTS.map(|m| dose(curve, m)) } else { [0.0; 4] };
                        DrawReading { reading: meta.reading.of(curve), dose }
                    })
                })
                .collect()
        };
        let standing_by_leg = |side: Side| [0, 1, 2].map(|state| states[state].get(side).standing);
        Samples { sides: Both::from_fn(side), standing_by_leg: Both::from_fn(standing_by_leg) }
    }

    /// One quantity of one side in the three states: unimpaired, without, with.
    pub fn get(&self, side: Side, quantity: Quantity) -> &[DrawReading; 3] {
        &self.sides.get(side)[quantity as usize]
    }
}

/// The findings of one side. `day` is the stance time (s) and this foot's steps in a day.
pub fn findings(
    results: &[Samples],
    side: Side,
    device: bool,
    day: [f64; 2],
    judgement: &Judgement,
) -> Vec<Finding> {
    Quantity::ALL.iter().map(|q| finding(results, side, *q, device, day, judgement)).collect()
}

fn finding(
    results: &[Samples],
    side: Side,
    quantity: Quantity,
    device: bool,
    [stance, steps]: [f64; 2],
    judgement: &Judgement,
) -> Finding {
    let meta = quantity.meta();
    let readings =
        |state: usize| -> Vec<f64> { results.iter().map(|r| r.get(side, quantity)[state].reading).collect() };
    let [unimpaired, without, with] = [0, 1, 2].map(readings);
    let impulse =
        |state: usize| spread(results.iter().map(|r| r.get(side, quantity)[state].dose[0] * stance));
    let ratios = |after: usize, before: usize| {
        let ratio = |m: usize| {
            spread(results.iter().map(|r| {
                let s = r.get(side, quantity);
                if s[before].dose[m] > 0.0 { s[after].dose[m] / s[before].dose[m] } else { 1.0 }
            }))
        };
        Ratios { m1: ratio(0), m2: ratio(1), m4: ratio(2), m10: ratio(3) }
    };
    let measurable = judgement.measurable(quantity, spread(without.iter().copied()).median);
    let scale = judgement.scale(quantity, Activity::Walk);
    let fault = change(&unimpaired, &without, scale);
    let caused = device.then(|| change(&without, &with, scale));
    let with_load = meta.load && device;
    let title = meta.title.trim();
    Finding {
        joint: meta.joint,
        quantity,
        title: title.into(),
        unit: meta.unit.into(),
        unimpaired: spread(unimpaired.iter().copied()),
        without: spread(without.iter().copied()),
        with: device.then(|| spread(with.iter().copied())),
        impulse_without: meta.load.then(|| impulse(1)),
        impulse_with: with_load.then(|| impulse(2)),
        ratios: with_load.then(|| ratios(2, 1)),
        fault_ratios: meta.load.then(|| ratios(1, 0)),
        day_without: meta.load.then(|| impulse(1).median * steps),
        day_with: with_load.then(|| impulse(2).median * steps),
        measurable,
        grade: meta.grade,
        exploratory: meta.exploratory,
        geometry_says: sentence(title, meta.unit, &fault, caused.as_ref(), meta.exploratory),
        evidence_says: meta.evidence.into(),
        not_known: meta.unknown.into(),
        fault,
        device: caused,
    }
}

/// What the geometry and mechanics of this case say, in one or two sentences.
fn sentence(title: &str, unit: &str, fault: &Change, device: Option<&Change>, exploratory: bool) -> String {
    let part = |who: &str, c: &Change| {
        let size = |c: &Change| {
            let shown = |value: f64| figures::signed(value, figures::decimals(value));
            let (person, mean) = (&c.absolute, &c.mean);
            format!(
                "{}{} (80 %: {} to {} in this person, {} to {} on average in people like this)",
                shown(person.median),
                figures::unit_after(unit),
                shown(person.low),
                shown(person.high),
                shown(mean.low),
                shown(mean.high)
            )
        };
        let small =
            if c.below_measurable { ", smaller than a laboratory can measure in one person" } else { "" };
        match c.direction {
            Direction::Unchanged => format!("{who} does not change the {title}."),
            Direction::NotDetermined => {
                format!("{who} changes the {title} by {}; the direction is uncertain.", size(c))
            }
            Direction::Up | Direction::Down => {
                format!("{who} changes the {title} by {}{small}.", size(c))
            }
        }
    };
    let mut text = part("The condition", fault);
    if let Some(device) = device {
        text.push(' ');
        text.push_str(&part("The device", device));
    }
    if exploratory { format!("Exploratory: {text}") } else { text }
}

/// Standing of one side in the three states.
pub type StandingByState = [Standing; 3];

/// Standing on both legs: each side's pelvic drop, lumbar bend, knee flexion and eversion.
pub fn standing(person: &Person, results: &[Samples], judgement: &Judgement) -> Vec<Finding> {
    let mut out = Vec::new();
    // Standing is one posture: the pelvis is reported from the left leg (drop of the right side +).
    type Read = fn(&Standing) -> f64;
    let rows: [(Side, Quantity, &'static str, Read); 17] = [
        (Side::Left, Quantity::PelvicDrop, "standing: drop of the right side of the pelvis", |s| {
            s.deviation.drop
        }),
        (Side::Left, Quantity::LumbarBend, "standing: lumbar bend to the left", |s| s.deviation.bend),
        (Side::Left, Quantity::KneeFlexion, "standing: left knee flexion", |s| s.deviation.knee),
        (Side::Right, Quantity::KneeFlexion, "standing: right knee flexion", |s| s.deviation.knee),
        (Side::Left, Quantity::Eversion, "standing: change of left rearfoot eversion", |s| s.eversion),
        (Side::Right, Quantity::Eversion, "standing: change of right rearfoot eversion", |s| s.eversion),
        (Side::Left, Quantity::AnkleForce, "standing: left ankle contact force", |s| s.leg.ankle),
        (Side::Right, Quantity::AnkleForce, "standing: right ankle contact force", |s| s.leg.ankle),
        (Side::Left, Quantity::KneeForce, "standing: left knee contact force", |s| s.leg.knee),
        (Side::Right, Quantity::KneeForce, "standing: right knee contact force", |s| s.leg.knee),
        (Side::Left, Quantity::HipForce, "standing: left hip contact force", |s| s.leg.hip),
        (Side::Right, Quantity::HipForce, "standing: right hip contact force", |s| s.leg.hip),
        (Side::Left, Quantity::DiscL5S1, "standing: compression of L5/S1", |s| s.back.l5s1),
        (Side::Left, Quantity::DiscL4L5, "standing: compression of L4/L5", |s| s.back.l4l5),
        (Side::Left, Quantity::ShearL5S1, "standing: forward shear of L5 on S1", |s| s.back.l5s1_shear),
        (Side::Left, Quantity::ErectorThisSide, "standing: left erector spinae force", |s| {
            s.back.erector_left
        }),
        (Side::Left, Quantity::ErectorOtherSide, "standing: right erector spinae force", |s| {
            s.back.erector_right
        }),
    ];
    let device = person.has_device();
    for (side, quantity, title, read) in rows {
        let states = [0, 1, 2]
            .map(|k| results.iter().map(|r| read(&r.standing_by_leg.get(side)[k])).collect::<Vec<f64>>());
        let measurable = judgement.measurable_standing(quantity, spread(states[1].iter().copied()).median);
        let scale = judgement.scale(quantity, Activity::Stand);
        let fault = change(&states[0], &states[1], scale);
        let caused = device.then(|| change(&states[1], &states[2], scale));
        let pelvis = matches!(quantity, Quantity::PelvicDrop | Quantity::LumbarBend);
        let exploratory =
            quantity.meta().exploratory || matches!(quantity.meta().joint, Joint::Pelvis | Joint::Lumbar);
        let [unimpaired, without, with] = [0, 1, 2].map(|k: usize| spread(states[k].iter().copied()));
        out.push(Finding {
            joint: quantity.meta().joint,
            quantity,
            title: title.into(),
            unit: quantity.meta().unit.into(),
            unimpaired,
            without,
            with: device.then_some(with),
            impulse_without: None,
            impulse_with: None,
            ratios: None,
            fault_ratios: None,
            day_without: None,
            day_with: None,
            measurable,
            grade: if pelvis { Grade::C } else { quantity.meta().grade },
            exploratory,
            geometry_says: sentence(title, quantity.meta().unit, &fault, caused.as_ref(), exploratory),
            evidence_says: if pelvis {
                "A lift under one foot tilts the standing pelvis; the amount differs threefold between people (Young 2000)."
            } else {
                quantity.meta().evidence
            }
            .into(),
            not_known: "How this person shares a length difference between pelvis, knee and foot.".into(),
            fault,
            device: caused,
        });
    }
    out
}

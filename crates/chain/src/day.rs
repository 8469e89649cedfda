//! A usual day: what walking and standing put on a joint, `load^m` summed over their time.

use crate::engine::Standing;
use crate::findings::{EXPONENTS, Samples};
use crate::quantity::Quantity;
use crate::report::{Day, DayLoad};
use crate::spread::spread;
use windlass_measure::Side;

/// Share of a stride that a foot stands (Winter 2009; at this speed 0.60 to 0.66).
const STANCE_OF_STRIDE: f64 = 0.64;

/// How the loads of a day are to be read.
const READING: &str = "A load is not damage: tissue adapts, and people who walk more have less back pain (HUNT 2025; \
WalkBack 2024). Exponent 1 is the plain sum; 2, 4 and 10 weigh peaks more. Compare devices with it, not days.";

/// A load in walking and in standing.
struct Load {
    quantity: Quantity,
    /// The same load in walking as felt in the other leg's stance: for the back, whose sides swap.
    other: Quantity,
    side: Option<Side>,
    title: &'static str,
    standing: fn(&Standing) -> f64,
}

const fn leg(quantity: Quantity, side: Side, title: &'static str, standing: fn(&Standing) -> f64) -> Load {
    Load { quantity, other: quantity, side: Some(side), title, standing }
}

const fn back(
    quantity: Quantity,
    other: Quantity,
    title: &'static str,
    standing: fn(&Standing) -> f64,
) -> Load {
    Load { quantity, other, side: None, title, standing }
}

const LOADS: [Load; 12] = [
    leg(Quantity::AnkleForce, Side::Left, "left ankle", |s| s.leg.ankle),
    leg(Quantity::AnkleForce, Side::Right, "right ankle", |s| s.leg.ankle),
    leg(Quantity::MedialKneeForce, Side::Left, "left knee, medial", |s| s.leg.knee_medial),
    leg(Quantity::MedialKneeForce, Side::Right, "right knee, medial", |s| s.leg.knee_medial),
    leg(Quantity::KneeForce, Side::Left, "left knee", |s| s.leg.knee),
    leg(Quantity::KneeForce, Side::Right, "right knee", |s| s.leg.knee),
    leg(Quantity::HipForce, Side::Left, "left hip", |s| s.leg.hip),
    leg(Quantity::HipForce, Side::Right, "right hip", |s| s.leg.hip),
    back(Quantity::DiscL5S1, Quantity::DiscL5S1, "L5/S1, compression", |s| s.back.l5s1),
    back(Quantity::DiscL4L5, Quantity::DiscL4L5, "L4/L5, compression", |s| s.back.l4l5),
    back(Quantity::ErectorThisSide, Quantity::ErectorOtherSide, "left erector spinae", |s| {
        s.back.erector_left
    }),
    back(Quantity::ErectorOtherSide, Quantity::ErectorThisSide, "right erector spinae", |s| {
        s.back.erector_right
    }),
];

/// The loads of a day, in units of body weight x s, from a stance time (s), the steps of one foot and the hours of standing.
pub fn day([stance_s, steps]: [f64; 2], standing_h: f64, results: &[Samples], device: bool) -> Day {
    let stride_h = stance_s / STANCE_OF_STRIDE / 3600.0;
    // During a stride each leg stands once.
    let walking_h = steps * stride_h;
    let hours = [walking_h, standing_h];
    let loads = LOADS.iter().map(|load| one(load, results, hours, device)).collect();
    Day { walking_h, standing_h, loads, reading: READING.into() }
}

fn one(load: &Load, results: &[Samples], hours: [f64; 2], device: bool) -> DayLoad {
    let median = |of: &dyn Fn(&Samples) -> f64| spread(results.iter().map(of)).median;
    let part = |draw: &Samples, state: usize, m: usize| -> [f64; 2] {
        let walked = |side: Side, quantity: Quantity| draw.get(side, quantity)[state].dose[m];
        let walking = match load.side {
            // A leg carries while it stands.
            Some(side) => STANCE_OF_STRIDE * walked(side, load.quantity),
            // The back carries all the time: the mean of both stances.
            None => 0.5 * (walked(Side::Left, load.quantity) + walked(Side::Right, load.other)),
        };
        let side = load.side.unwrap_or(Side::Left);
        let standing_by_leg = (load.standing)(&draw.standing_by_leg.get(side)[state]).max(0.0);
        [hours[0] * walking, hours[1] * standing_by_leg.powi(EXPONENTS[m])]
    };
    let whole = |draw: &Samples, state: usize, m: usize| part(draw, state, m).iter().sum::<f64>();
    let ratios = |after: usize, before: usize| {
        std::array::from_fn(|m| {
            median(&|draw| {
                let base = whole(draw, before, m);
                if base > 0.0 { whole(draw, after, m) / base } else { 1.0 }
            })
        })
    };
    let parts = |state: usize| [0, 1].map(|k: usize| median(&|draw| part(draw, state, 0)[k]));
    DayLoad {
        joint: load.quantity.meta().joint,
        side: load.side,
        title: load.title.into(),
        without: parts(1),
        with: device.then(|| parts(2)),
        fault_ratios: ratios(1, 0),
        device_ratios: device.then(|| ratios(2, 1)),
    }
}

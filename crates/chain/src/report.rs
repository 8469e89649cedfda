//! The answer: for each side and quantity, unimpaired, without and with the device, and how surely.

use crate::quantity::{Joint, Quantity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use windlass_measure::{Both, Grade, Note};

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChainReport {
    /// `windlass.chain/1`.
    pub schema: Cow<'static, str>,
    /// Draws made.
    pub draws: u32,
    /// Seed of the draws.
    pub seed: u32,
    /// The walk everything is compared with, and its attribution.
    pub walk: WalkNote,
    /// Steps in a day, both feet.
    pub steps_per_day: f64,
    /// Walking, each side that has a foot.
    pub walking: Both<Option<SideReport>>,
    /// Standing on both legs.
    pub standing: Vec<Finding>,
    /// A usual day of walking and standing.
    pub day: Day,
    /// Largest moment of the whole body that nothing balances in walking, per cent of force times height (median draw).
    pub unbalanced_percent: f64,
    /// What the faults of a side do from the toe up, and what the device does to it, in the order of the chain.
    pub story: Both<Option<Vec<Step>>>,
    /// What the guard objects to, with what to change. Empty when it objects to nothing.
    pub guard: Vec<GuardFinding>,
    /// Loads that rise without an objection: below what can be measured, within the person's range, or uncertain.
    pub guard_remarks: Vec<GuardFinding>,
    /// What this model does not know or do, in plain words.
    pub not_modelled: Vec<String>,
    /// What was assumed.
    pub notes: Vec<Note>,
}

/// What a usual day of walking and standing comes to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Day {
    /// Hours of walking that the steps take.
    pub walking_h: f64,
    /// Hours of standing.
    pub standing_h: f64,
    /// Its loads, toe to lumbar spine.
    pub loads: Vec<DayLoad>,
    /// How to read them.
    pub reading: Cow<'static, str>,
}

/// One load over a usual day: body weights times hours, medians over the draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DayLoad {
    /// Which joint.
    pub joint: Joint,
    /// Which leg; `None` for the lower back.
    pub side: Option<windlass_measure::Side>,
    /// What it is, in words.
    pub title: Cow<'static, str>,
    /// Walking and standing without the device.
    pub without: [f64; 2],
    /// The same with the device.
    pub with: Option<[f64; 2]>,
    /// The whole day with the findings over the same person's without them, `load^m` summed, m = 1, 2, 4, 10.
    pub fault_ratios: [f64; 4],
    /// The whole day with the device over without it.
    pub device_ratios: Option<[f64; 4]>,
}

/// Which walk was used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WalkNote {
    /// Name of the walk.
    pub name: String,
    /// Attribution, as its licence asks.
    pub attribution: String,
    /// Stance time after scaling, s.
    pub stance_s: f64,
    /// Walking speed after scaling, m/s.
    pub speed_m_s: f64,
}

/// One side in walking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SideReport {
    /// The findings, toe to lumbar spine.
    pub findings: Vec<Finding>,
    /// Peak pressure maps.
    pub pressure: PressureMaps,
    /// How far the centre of pressure moves with the device, mm, medial +, at each instant.
    pub instants: Instants,
}

/// What happens at each instant of stance that was solved (medians).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Instants {
    /// Share of stance, 0..1.
    pub stance: Vec<f64>,
    /// Centre of pressure from the heel along the foot, mm, without and with the device.
    pub cop_forward_mm: [Vec<f64>; 2],
    /// Centre of pressure across the foot, mm, medial +, without and with the device.
    pub cop_medial_mm: [Vec<f64>; 2],
    /// Share of the load on rearfoot, midfoot, first ray head, lesser heads, hallux, lesser toes, without the device.
    pub shares_without: Vec<[f64; 6]>,
    /// The same with the device; empty when there is none.
    pub shares_with: Vec<[f64; 6]>,
}

/// Peak pressure over stance on a grid over the canonical right foot, kPa.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PressureMaps {
    /// Position of node (0, 0), mm: x forward, y medial.
    pub origin_mm: [f64; 2],
    /// Distance of nodes, mm.
    pub pitch_mm: f64,
    /// Nodes along x.
    pub nx: usize,
    /// Nodes along y.
    pub ny: usize,
    /// Without the device, x fastest; 0 = no contact.
    pub without_kpa: Vec<f32>,
    /// With the device; empty when there is none.
    pub with_kpa: Vec<f32>,
}

/// A median with its 80 % interval over the draws.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Spread {
    /// 10th percentile.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// 90th percentile.
    pub high: f64,
}

/// Which way a change goes, as far as the draws agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// No change at all in any draw.
    Unchanged,
    /// At least 80 % of the draws go up.
    Up,
    /// At least 80 % of the draws go down.
    Down,
    /// The draws disagree.
    NotDetermined,
}

/// A change between two states.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// After minus before, in the quantity's unit: this person.
    pub absolute: Spread,
    /// In per cent of before; `None` where before is about nothing.
    pub percent: Option<Spread>,
    /// The mean effect in people like this, in the quantity's unit: its interval is the error of the model.
    pub mean: Spread,
    /// In per cent of before.
    pub mean_percent: Option<Spread>,
    /// Probability that it goes up in this person.
    pub probability_up: f64,
    /// Which way in this person.
    pub direction: Direction,
    /// Whether the median is smaller than what a laboratory can measure in one person.
    pub below_measurable: bool,
}

impl Change {
    /// Whether it goes in a known direction by more than can be measured in one person.
    pub fn matters(&self) -> bool {
        matches!(self.direction, Direction::Up | Direction::Down) && !self.below_measurable
    }
}

/// The load of a step after over before, summed as `load^m dt`: 1 is dose, 2, 4 and 10 weigh peaks more, as fatigue does.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ratios {
    /// Exponent 1: read this first.
    pub m1: Spread,
    /// Exponent 2.
    pub m2: Spread,
    /// Exponent 4.
    pub m4: Spread,
    /// Exponent 10.
    pub m10: Spread,
}

/// One quantity at one joint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Which joint.
    pub joint: Joint,
    /// Which quantity (its key).
    pub quantity: Quantity,
    /// What it is, in words.
    pub title: Cow<'static, str>,
    /// Unit of the peak.
    pub unit: Cow<'static, str>,
    /// Peak (or the value that the title names) of the same person without fault or device.
    pub unimpaired: Spread,
    /// The same with the patient's faults, without the device.
    pub without: Spread,
    /// The same with the device.
    pub with: Option<Spread>,
    /// Without the device against unimpaired: what the faults do.
    pub fault: Change,
    /// With against without: what the device does.
    pub device: Option<Change>,
    /// Integral over one stance, without and with, unit times second; loads only.
    pub impulse_without: Option<Spread>,
    /// With the device.
    pub impulse_with: Option<Spread>,
    /// Step load with over without, loads only. The day's steps cancel.
    pub ratios: Option<Ratios>,
    /// Step load without device over unimpaired.
    pub fault_ratios: Option<Ratios>,
    /// Impulse over the day's steps of this foot without the device, unit times second; loads only.
    pub day_without: Option<f64>,
    /// The same with the device.
    pub day_with: Option<f64>,
    /// Least change that a gait laboratory can tell in one person, in `unit`.
    pub measurable: f64,
    /// How strong the evidence for this link is.
    pub grade: Grade,
    /// True where the link is too weak to act on: pelvis and lumbar spine.
    pub exploratory: bool,
    /// What the geometry and mechanics of this case say.
    pub geometry_says: String,
    /// What published measurements say of this link.
    pub evidence_says: Cow<'static, str>,
    /// What is not known.
    pub not_known: Cow<'static, str>,
}

/// A load that the device raises.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GuardFinding {
    /// Which rule of the guard.
    pub rule: String,
    /// Which side; the device under this foot.
    pub side: windlass_measure::Side,
    /// The joint that pays.
    pub joint: Joint,
    /// What it pays in.
    pub quantity: Quantity,
    /// Change, per cent or the quantity's unit, as the text says.
    pub change: f64,
    /// The size that it is over, unless it is sure.
    pub limit: f64,
    /// How likely the load rises by more than can be measured in one person, and ends outside the range of the same person
    /// without findings.
    pub probability: f64,
    /// What happens.
    pub text: String,
    /// What to change.
    pub next_step: String,
}

impl ChainReport {
    /// True when the guard found nothing.
    pub fn passes_guard(&self) -> bool {
        self.guard.is_empty()
    }

    /// The walking finding of a side and quantity.
    pub fn finding(&self, side: windlass_measure::Side, quantity: Quantity) -> Option<&Finding> {
        self.walking.get(side).as_ref()?.findings.iter().find(|f| f.quantity == quantity)
    }
}

/// One step of the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Which joint.
    pub joint: Joint,
    /// What changes there.
    pub quantity: Quantity,
    /// In a sentence: unimpaired, with the condition, the interval, and what the device does.
    pub text: String,
}

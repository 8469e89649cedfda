//! One patient encounter: everything a prescription is made from.

use crate::record::{
    Complaints, DeviceChoice, Finish, FootRecord, Footwear, History, LimbLength, Order, Patient, Record,
    RecordError,
};
use crate::{Dose, Overrides, Placements, Visit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use windlass_measure::{Both, Side};

/// One patient encounter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Encounter {
    /// Who the device is for.
    pub patient: Patient,
    /// The shoe.
    #[serde(default)]
    pub footwear: Footwear,
    /// Medical history: the gates.
    #[serde(default)]
    pub history: History,
    /// The patient's complaints, as context.
    #[serde(default)]
    pub complaints: Complaints,
    /// A clinician's reason for prescribing although a gate says refer; recorded in the prescription.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral_override: Option<String>,
    /// The record of each foot; `None` for a foot without a device.
    #[serde(default)]
    pub feet: Both<Option<FootRecord>>,
    /// The difference in leg length, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limb_length: Option<LimbLength>,
    /// The device: style, material and options.
    #[serde(default)]
    pub device: DeviceChoice,
    /// Covers and layers, glued on at the bench.
    #[serde(default)]
    pub finish: Finish,
    /// The order around it.
    #[serde(default)]
    pub order: Order,
    /// The clinician's own lines.
    #[serde(default)]
    pub overrides: Both<Overrides>,
    /// Where the clinician wants parts to lie.
    #[serde(default)]
    pub placements: Both<Placements>,
    /// Policy thresholds changed for this encounter, by key.
    #[serde(default)]
    pub policy: BTreeMap<String, f64>,
    /// The check-ups, in order; the first may be the visit before the device.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visit: Vec<Visit>,
}

impl Encounter {
    /// An encounter of which only the body mass (kg) is known, both feet to be supplied.
    pub fn of_mass(mass_kg: f64) -> Self {
        Encounter {
            patient: Patient::of_mass(mass_kg),
            footwear: Footwear::default(),
            history: History::default(),
            complaints: Complaints::default(),
            referral_override: None,
            feet: Both::from_fn(|_| Some(FootRecord::default())),
            limb_length: None,
            device: DeviceChoice::default(),
            finish: Finish::default(),
            order: Order::default(),
            overrides: Both::default(),
            placements: Both::default(),
            policy: BTreeMap::new(),
            visit: Vec::new(),
        }
    }

    /// The same encounter of the mirrored patient.
    pub fn mirrored(mut self) -> Self {
        self.feet = self.feet.mirrored();
        self.overrides = self.overrides.mirrored();
        self.placements = self.placements.mirrored();
        if let Some(limb) = &mut self.limb_length {
            limb.short_side = limb.short_side.other();
        }
        for visit in &mut self.visit {
            std::mem::swap(&mut visit.left, &mut visit.right);
        }
        self
    }

    /// Every implausible number, all at once, each named by its key as in a case file.
    pub fn implausible(&self) -> Vec<RecordError> {
        let mut errors = self.patient.implausible("patient");
        errors.extend(self.footwear.implausible("footwear"));
        errors.extend(self.history.implausible("history"));
        errors.extend(self.complaints.implausible("complaints"));
        for (side, foot) in self.feet.iter() {
            if let Some(foot) = foot {
                errors.extend(foot.exam.implausible(&format!("foot.{side}.exam")));
                errors.extend(foot.gait.implausible(&format!("foot.{side}.gait")));
            }
        }
        if let Some(limb) = &self.limb_length {
            errors.extend(limb.implausible("limb_length"));
        }
        errors.extend(self.finish.implausible("finish"));
        errors.extend(self.order.implausible("order"));
        for (side, placements) in self.placements.iter() {
            errors.extend(placements.outside().into_iter().map(|(_, key, value, low, high)| {
                RecordError::Range { key: format!("placement.{side}.{key}"), value, low, high }
            }));
        }
        for (side, overrides) in self.overrides.iter() {
            errors.extend(outside(overrides, &format!("prescription.{side}")));
        }
        for (at, visit) in self.visit.iter().enumerate() {
            let place = format!("visit {}", at + 1);
            errors.extend(visit.report.implausible(&format!("{place}: report")));
            for side in Side::BOTH {
                let foot = visit.foot(side);
                errors.extend(foot.exam.implausible(&format!("{place}: {side}.exam")));
                errors.extend(outside(&foot.by_hand, &format!("{place}: {side}.by_hand")));
            }
        }
        errors
    }
}

/// Every amount that cannot be built, named by its key below `place`.
fn outside(overrides: &Overrides, place: &str) -> Vec<RecordError> {
    let amount = |(feature, dose): (crate::Feature, Dose)| match (dose, feature.range()) {
        (Dose::Amount(value), Some((low, high))) if !feature.allows(value) => {
            let key = format!("{place}.{}", feature.key());
            Some(RecordError::Range { key, value, low, high })
        }
        _ => None,
    };
    overrides.doses().into_iter().filter_map(amount).collect()
}

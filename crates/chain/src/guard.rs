//! The guard: a device that relieves one joint by loading another beyond a set share.

use crate::mechanism::GuardLimits;
use crate::person::Person;
use crate::quantity::Quantity;
use crate::report::{ChainReport, Direction, GuardFinding};
use windlass_measure::Side;

/// One rule of the guard: a load that may not rise by more than a share, or an angle by more than an amount.
struct Rule {
    name: &'static str,
    quantity: Quantity,
    /// Per cent of the load, or units of the angle.
    limit: fn(&GuardLimits) -> f64,
    percent: bool,
    text: &'static str,
    next_step: &'static str,
}

const RULES: [Rule; 7] = [
    Rule {
        name: "medial support loads the knee",
        quantity: Quantity::KneeAdduction,
        limit: |l| l.knee_adduction_percent,
        percent: true,
        text: "the device raises the external knee adduction moment",
        next_step: "lower the medial post, skive or inversion by about half, or accept it after asking about the inner knee",
    },
    Rule {
        name: "a stiff toe plate bends the knee",
        quantity: Quantity::KneeFlexion,
        limit: |l| l.knee_flexion_deg,
        percent: false,
        text: "the device adds knee flexion in midstance",
        next_step: "thin or shorten the extension, or ask for a rocker sole",
    },
    Rule {
        name: "a lift loads the forefoot",
        quantity: Quantity::ForefootPressure,
        limit: |l| l.forefoot_pressure_percent,
        percent: true,
        text: "the device raises the peak pressure under the metatarsal heads",
        next_step: "lower the heel lift, taper it to the ball, or cushion the forefoot",
    },
    Rule {
        name: "the arch presses",
        quantity: Quantity::MidfootPressure,
        limit: |l| l.midfoot_pressure_percent,
        percent: true,
        text: "the device multiplies the peak pressure under the midfoot",
        next_step: "more arch fill, or a thinner shell",
    },
    Rule {
        name: "a stiff heel jars",
        quantity: Quantity::Shock,
        limit: |l| l.shock_percent,
        percent: true,
        text: "the device stiffens the heel at impact",
        next_step: "add a heel cushion or a softer post",
    },
    Rule {
        name: "the fascia is stretched",
        quantity: Quantity::FasciaTension,
        limit: |l| l.fascia_tension_percent,
        percent: true,
        text: "the device raises the tension of the plantar fascia",
        next_step: "lower a medial forefoot post or the inversion",
    },
    Rule {
        name: "the knee flexion moment rises",
        quantity: Quantity::KneeFlexionMoment,
        limit: |l| l.knee_flexion_moment_percent,
        percent: true,
        text: "the device raises the knee flexion moment",
        next_step: "lower the heel lift, or thin the extension",
    },
];

/// What the guard finds on either side.
pub fn findings(report: &ChainReport, person: &Person, limits: &GuardLimits) -> Vec<GuardFinding> {
    let mut out = Vec::new();
    for side in Side::BOTH {
        if person.legs.get(side).with.is_some() {
            out.extend(RULES.iter().filter_map(|rule| rule.judge(report, side, limits)));
        }
    }
    out
}

impl Rule {
    /// A median rise beyond the limit; a rise whose direction the draws do not agree on is told, and still counts.
    fn judge(&self, report: &ChainReport, side: Side, limits: &GuardLimits) -> Option<GuardFinding> {
        let finding = report.finding(side, self.quantity)?;
        let change = finding.device?;
        let amount = if self.percent { change.percent?.median } else { change.absolute.median };
        let limit = (self.limit)(limits);
        if amount <= limit {
            return None;
        }
        let unit = if self.percent { "%" } else { finding.unit };
        let doubt = if change.direction == Direction::NotDetermined {
            "; the direction in one person is not determined"
        } else {
            ""
        };
        Some(GuardFinding {
            rule: self.name.into(),
            side,
            joint: finding.joint,
            quantity: self.quantity,
            change: amount,
            limit,
            text: format!("{} by {amount:.1} {unit} (limit {limit} {unit}){doubt}", self.text),
            next_step: self.next_step.into(),
        })
    }
}

//! Load-shift warnings: a device that relieves one joint by loading another beyond a set limit.

use crate::mechanism::GuardLimits;
use crate::person::Person;
use crate::quantity::Quantity;
use crate::report::{ChainReport, Direction, GuardFinding};
use windlass_measure::Side;

/// One rule: a load that may not rise by more than a percentage, or an angle that may not rise by more than an amount.
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
        next_step: "if the device has a medial post, skive or inversion, reduce it by about half; otherwise accept the rise after asking about the inner knee",
    },
    Rule {
        name: "a stiff toe plate bends the knee",
        quantity: Quantity::KneeFlexion,
        limit: |l| l.knee_flexion_deg,
        percent: false,
        text: "the device adds knee flexion in midstance",
        next_step: "make the extension thinner or shorter, or prescribe a rocker sole",
    },
    Rule {
        name: "a lift loads the forefoot",
        quantity: Quantity::ForefootPressure,
        limit: |l| l.forefoot_pressure_percent,
        percent: true,
        text: "the device raises the peak pressure under the metatarsal heads",
        next_step: "reduce the heel lift, taper it to the ball, or cushion the forefoot",
    },
    Rule {
        name: "high midfoot pressure",
        quantity: Quantity::MidfootPressure,
        limit: |l| l.midfoot_pressure_percent,
        percent: true,
        text: "the device raises the peak pressure under the midfoot",
        next_step: "use more arch fill, or a thinner shell",
    },
    Rule {
        name: "a stiff heel increases impact",
        quantity: Quantity::Shock,
        limit: |l| l.shock_percent,
        percent: true,
        text: "the device stiffens the heel at impact",
        next_step: "add a heel cushion or a softer post",
    },
    Rule {
        name: "plantar fascia tension rises",
        quantity: Quantity::FasciaTension,
        limit: |l| l.fascia_tension_percent,
        percent: true,
        text: "the device raises the tension of the plantar fascia",
        next_step: "reduce the medial forefoot post or the inversion",
    },
    Rule {
        name: "the knee flexion moment rises",
        quantity: Quantity::KneeFlexionMoment,
        limit: |l| l.knee_flexion_moment_percent,
        percent: true,
        text: "the device raises the knee flexion moment",
        next_step: "reduce the heel lift or make the extension thinner, if the device has either",
    },
];

/// Every limit that is exceeded, on either side.
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
    /// A median rise beyond the limit. A rise whose direction is uncertain still counts, and its text says so.
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
            "; the direction of this change is uncertain for an individual"
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

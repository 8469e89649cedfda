//! The guard: a load that the device raises beyond what this person is likely to bear.
//!
//! It objects where a harm is likelier than [`Guard::sure`](crate::judgement::Guard): the load rises by more than can be measured in one
//! person, and ends by more than this outside the range of the same person without findings. Where the record has the
//! complaint that the load belongs to, a rise that is likelier than not beyond the rule's size is enough. The same rise without
//! the complaint is a remark: what a device is meant to do has its price, and a price is no harm.

use crate::activity::Activity;
use crate::case::ChainCase;
use crate::figures;
use crate::findings::Samples;
use crate::judgement::{Judgement, Rule};
use crate::report::{Direction, GuardFinding};
use crate::spread::{change, points};
use windlass_measure::Side;

/// States of a sample.
const UNIMPAIRED: usize = 0;
const WITHOUT: usize = 1;
const WITH: usize = 2;

/// Points by which the model's error is spread over each draw.
const POINTS: usize = 21;

/// What the guard says of the devices of a case.
pub struct Judged {
    /// What speaks against a device.
    pub objections: Vec<GuardFinding>,
    /// What is worth knowing.
    pub remarks: Vec<GuardFinding>,
}

/// Judges the draws of a case, left before right, in the order of the rules.
pub fn judge(results: &[Samples], case: &ChainCase, judgement: &Judgement) -> Judged {
    let mut judged = Judged { objections: Vec::new(), remarks: Vec::new() };
    for side in Side::BOTH {
        let Some(foot) = case.feet.get(side).as_ref().filter(|f| f.device.is_some()) else { continue };
        for rule in &judgement.guard.rule {
            let complains = foot.complaints.contains(&rule.quantity);
            match (Rise { results, side, rule, judgement }).finding(complains) {
                Some((true, finding)) => judged.objections.push(finding),
                Some((false, finding)) => judged.remarks.push(finding),
                None => {}
            }
        }
    }
    judged
}

/// The rise of one load on one side.
struct Rise<'a> {
    results: &'a [Samples],
    side: Side,
    rule: &'a Rule,
    judgement: &'a Judgement,
}

impl Rise<'_> {
    /// Whether the guard objects, and what it says; `None` where there is nothing to say.
    fn finding(&self, complains: bool) -> Option<(bool, GuardFinding)> {
        let meta = self.rule.quantity.meta();
        let (without, with) = (self.readings(WITHOUT), self.readings(WITH));
        let change = change(&without, &with, self.judgement.scale(self.rule.quantity, Activity::Walk));
        let percent = meta.unit != "deg";
        let amount = if percent { change.percent?.median } else { change.absolute.median };
        let beyond = amount > self.rule.size;
        let probability = self.probability();
        let sure = probability > self.judgement.guard.sure;
        if !(sure || beyond) {
            return None;
        }
        let unit = if percent { "%" } else { meta.unit };
        let size = format!("{}{}", figures::number(amount), figures::unit_after(unit));
        let limit = format!("{}{}", self.rule.size, figures::unit_after(unit));
        let uncertain = change.direction == Direction::NotDetermined;
        let complaint = self.rule.complaint.as_deref().filter(|_| complains);
        let raises = &self.rule.raises;
        let text = match (sure, complaint) {
            (true, _) => format!(
                "the device raises {raises} by {size}: more than varies in one person, and above this person's range \
                 without findings, in {:.0} % of simulations",
                100.0 * probability
            ),
            (false, Some(complaint)) if uncertain => format!(
                "the device changes {raises} by +{size} (limit {limit} with {complaint}); the direction is uncertain for \
                 an individual"
            ),
            (false, Some(complaint)) => {
                format!("the device raises {raises} by {size} (limit {limit} with {complaint})")
            }
            (false, None) if uncertain => {
                format!(
                    "the device changes {raises} by +{size}; the direction is uncertain for an individual"
                )
            }
            (false, None) => format!(
                "the device raises {raises} by {size}, {}",
                if change.below_measurable {
                    "which is too small to measure in one person"
                } else {
                    "not surely beyond this person's range without findings"
                }
            ),
        };
        let finding = GuardFinding {
            rule: self.rule.name.clone(),
            side: self.side,
            joint: meta.joint,
            quantity: self.rule.quantity,
            change: amount,
            limit: self.rule.size,
            probability,
            text,
            next_step: self.rule.otherwise.clone(),
        };
        Some((sure || complaint.is_some(), finding))
    }

    /// How likely the load rises by more than can be measured, and ends by more than this outside the range without
    /// findings: over the draws, each with the error of the model.
    fn probability(&self) -> f64 {
        let quantity = self.rule.quantity;
        let scale = self.judgement.scale(quantity, Activity::Walk);
        let points = points(POINTS);
        let harm = |draw: &Samples| {
            let own = draw.get(self.side, quantity);
            let (without, with) = (own[WITHOUT].reading, own[WITH].reading);
            let measurable = scale.measurable(without);
            let range = match self.rule.range_of {
                Some(other) => draw.get(self.side, other)[UNIMPAIRED].reading,
                None => own[UNIMPAIRED].reading + measurable,
            };
            let least = measurable.max(range - without);
            let error = scale.error(without);
            let over = points.iter().filter(|z| error.at(with - without, **z) > least).count();
            over as f64 / points.len() as f64
        };
        self.results.iter().map(harm).sum::<f64>() / self.results.len().max(1) as f64
    }

    fn readings(&self, state: usize) -> Vec<f64> {
        self.results.iter().map(|draw| draw.get(self.side, self.rule.quantity)[state].reading).collect()
    }
}

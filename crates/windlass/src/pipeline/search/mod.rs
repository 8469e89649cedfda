//! A search of other dimensions of the prescribed modifications for the best trade-off: an alternative to the prescription.
//!
//! Features are never added, lines of the clinician never touched, rules never broken. Each line that the model can
//! judge is varied in turn, left foot first, the others held at the best so far; at most [`MOST`] devices are built,
//! each judged over few draws of the priors, the end over all of them. The result depends on the case and the settings
//! alone.

mod attempt;
mod features;
mod found;
mod remedy;

use super::Settings;
use super::load::Under;
use crate::case::Case;
use crate::job::{DoseChange, DoseChoice, DoseTried};
use crate::made::MeasuredFoot;
use crate::materials::MaterialProfile;
use crate::{Complaint, Complaints};
use attempt::Attempt;
use features::Searched;
pub(super) use remedy::Objected;
use windlass_chain::{ChainCase, ChainReport, Comparison, GuardFinding, Trial, check_and_keep};
use windlass_device::Stock;
use windlass_measure::Both;
use windlass_prescription::Prescription;

/// Most devices that a search builds.
const MOST: usize = 16;
/// Draws of each try; the end is judged over all of the settings'.
const DRAWS: u32 = 48;
/// Share of draws that must agree that a dose is better.
const AGREE: f64 = 0.8;
/// Shares of the prescribed dose that are tried, the nearest first.
const SHARES: [f64; 4] = [0.75, 1.25, 0.5, 1.5];

/// Whose doses are searched.
pub(super) struct Asked<'a> {
    pub case: &'a Case,
    /// What the rules make of the case as it is.
    pub ruled: &'a Prescription,
    pub feet: &'a Both<Option<MeasuredFoot>>,
    pub material: &'a MaterialProfile,
    /// What the material and its process allow a device.
    pub stock: Stock,
    pub settings: &'a Settings,
}

/// Searches.
///
/// # Errors
/// Where the chain of the prescribed devices cannot be computed.
pub(super) fn doses(
    asked: &Asked,
    prescription: &Prescription,
    under: &Both<Option<Under<'_>>>,
) -> Result<DoseChoice, Complaints> {
    let as_prescribed = Attempt::prescribed(under);
    let (report, now) = asked.judged(&as_prescribed, DRAWS)?;
    let (searched, left_out) = features::of(prescription, &report);
    let mut tried = Vec::new();
    let (mut best, mut best_gain, mut changes) = (as_prescribed.clone(), 0.0, Vec::new());
    for line in &searched {
        let mut chosen = None;
        for dose in line.doses() {
            if tried.len() == MOST {
                break;
            }
            let change =
                DoseChange { side: line.side, feature: line.feature, prescribed: line.prescribed, dose };
            let mut doses: Vec<DoseChange> = changes.clone();
            doses.push(change.clone());
            let came_to = match asked.attempt(&best, &change, &doses, &report) {
                Err(why) => why,
                Ok((attempt, then)) => {
                    let against = now.against(&then);
                    if against.better_in >= AGREE && against.gain.median > best_gain {
                        best_gain = against.gain.median;
                        chosen = Some((attempt, change.clone()));
                    }
                    agreement(&against)
                }
            };
            tried.push(DoseTried { change, came_to });
        }
        if let Some((attempt, change)) = chosen {
            best = attempt;
            changes.push(change);
        }
    }
    let mut against = None;
    if !changes.is_empty() {
        let all = asked.settings.draws;
        let ((before, now), (after, then)) = (asked.judged(&as_prescribed, all)?, asked.judged(&best, all)?);
        match worse(&before, &after) {
            // What the guard lets pass over few draws, it may object to over all.
            Some(guard) => {
                let came_to = format!("with the others, over all draws: {}", guard.text);
                tried.extend(changes.drain(..).map(|change| DoseTried { change, came_to: came_to.clone() }));
            }
            None => against = Some(now.against(&then)),
        }
    }
    Ok(found::choice(changes, against, tried, left_out, DRAWS))
}

/// An objection of the guard that is new, or graver than before.
fn worse<'a>(before: &ChainReport, after: &'a ChainReport) -> Option<&'a GuardFinding> {
    after.guard.iter().find(|new| {
        let old = before.guard.iter().find(|old| (old.side, &old.rule) == (new.side, &new.rule));
        old.is_none_or(|old| new.change > old.change || new.probability > old.probability)
    })
}

fn agreement(against: &Comparison) -> String {
    format!("closer to unimpaired gait in {:.0} % of simulations", 100.0 * against.better_in)
}

impl Asked<'_> {
    /// The chain's report with these devices, and the draws that it was made of.
    fn judged(&self, attempt: &Attempt, draws: u32) -> Result<(ChainReport, Trial), Complaints> {
        let under = attempt.under();
        let question = super::load::question(self.case, self.feet, &under, self.material, self.settings);
        check_and_keep(&ChainCase { draws, ..question }, &self.settings.chain)
            .map_err(|e| Complaint::of(&self.case.name, e).into())
    }
}

impl Searched {
    /// Other doses, the nearest to the prescribed first, on the steps in which a lab takes orders.
    fn doses(&self) -> Vec<f64> {
        let step = if self.feature.unit() == "deg" { 1.0 } else { 0.5 };
        let mut doses = Vec::new();
        for share in SHARES {
            let dose = (self.prescribed * share / step).round() * step;
            let within = self.feature.range().is_some() && self.feature.allows(dose);
            if within && dose != 0.0 && dose != self.prescribed && !doses.contains(&dose) {
                doses.push(dose);
            }
        }
        doses
    }
}

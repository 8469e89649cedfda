//! Joining the proposals for a feature into one line.

use super::propose::Proposal;
use crate::rules::Combine;
use crate::sheet::{Sheet, join_sources};
use crate::{AskedBy, Dose, Feature, Line};
use windlass_measure::Side;

/// Joins the proposals for each feature into one line.
pub(super) fn sheet(side: Side, proposals: &[Proposal]) -> Sheet {
    let mut sheet = Sheet::new(side);
    for feature in Feature::ALL.iter().copied() {
        let own: Vec<&Proposal> = proposals.iter().filter(|proposal| proposal.feature == feature).collect();
        let style: Vec<&Proposal> =
            own.iter().copied().filter(|proposal| proposal.asked_by == AskedBy::Style).collect();
        if let Some(line) = join(&style)
            && !line.dose.is_present()
        {
            sheet.fall_back_on(line);
        }
        if let Some(line) = join(&own) {
            sheet.put(line);
        }
    }
    sheet
}

/// One line from every proposal for a feature: the highest priority sets, others raise, add or lower.
fn join(proposals: &[&Proposal]) -> Option<Line> {
    let of = |kind: Combine| proposals.iter().copied().filter(move |proposal| proposal.combine == kind);
    // The first of equals wins; the order of files is fixed.
    let setter =
        of(Combine::Set).reduce(|best, next| if next.priority > best.priority { next } else { best });
    let amount = |proposal: &Proposal| proposal.dose.amount().unwrap_or(0.0);
    let raiser =
        of(Combine::AtLeast).reduce(|best, next| if amount(next) > amount(best) { next } else { best });
    let first = match (setter, raiser) {
        (Some(set), Some(raise)) if amount(raise) > amount(set) => Some(raise),
        (Some(set), _) => Some(set),
        (None, raise) => raise,
    };
    let mut adders = of(Combine::Add).filter(|proposal| amount(proposal) != 0.0);
    let keep_first = first.filter(|first| first.dose.is_present());
    let mut line = match keep_first {
        Some(first) => start(first),
        None => match adders.next() {
            Some(adder) => start(adder),
            None => start(first?),
        },
    };
    for adder in adders {
        line.dose = Dose::Amount(line.dose.amount().unwrap_or(0.0) + amount(adder));
        attach(&mut line, adder, "In addition:");
    }
    let least =
        of(Combine::AtMost).reduce(|best, next| if amount(next) < amount(best) { next } else { best });
    if let Some(lower) = least
        && line.dose.amount().is_some_and(|dose| dose > amount(lower))
    {
        line.dose = lower.dose.clone();
        attach(&mut line, lower, "Kept low:");
    }
    Some(line)
}

fn start(proposal: &Proposal) -> Line {
    Line {
        feature: proposal.feature,
        dose: proposal.dose.clone(),
        asked_by: proposal.asked_by,
        reason: proposal.reason.clone(),
        grade: proposal.grade,
        source: proposal.source.clone(),
        would_change: Some(proposal.would_change.clone()),
        flags: Vec::new(),
    }
}

fn attach(line: &mut Line, proposal: &Proposal, how: &str) {
    line.reason = format!("{} {how} {}", line.reason, proposal.reason);
    // A sum is as sure as its weakest part.
    line.grade = line.grade.max(proposal.grade);
    line.source = join_sources(&line.source, &proposal.source.0);
    let own = line.would_change.take().unwrap_or_default();
    line.would_change =
        Some(if own == proposal.would_change { own } else { format!("{own} {}", proposal.would_change) });
}

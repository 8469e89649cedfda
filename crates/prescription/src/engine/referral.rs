//! The gates: findings in front of which nothing is proposed.

use crate::prescription::Referral;
use crate::rules::{Facts, RuleBook, Settings, Trace, Truth, View, all};
use windlass_measure::{Note, Side};

/// The gates that the record meets, on the facts of each foot of the case (or of the patient alone).
pub(super) fn referral(
    book: &RuleBook,
    facts: &[(Side, Facts)],
    settings: &Settings,
    overridden_because: Option<&str>,
) -> Option<Referral> {
    let mut reasons = Vec::new();
    for gate in &book.gates {
        let met: Vec<Side> = facts
            .iter()
            .filter(|(_, facts)| {
                let view = View { facts, settings, faults: &[] };
                all(&gate.when, view, &mut Trace::default()) == Truth::Yes
            })
            .map(|(side, _)| *side)
            .collect();
        let place = match met.as_slice() {
            [] => continue,
            [side] if facts.len() > 1 => format!("foot.{side}"),
            _ => "patient".to_owned(),
        };
        let text = format!("{} ({})", gate.says, gate.source);
        reasons.push(Note::warning(place, text).then(gate.next_step.clone()));
    }
    let overridden_because = overridden_because.filter(|why| !why.trim().is_empty()).map(str::to_owned);
    (!reasons.is_empty()).then_some(Referral { reasons, overridden_because })
}

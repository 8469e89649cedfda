//! The check-up: from what the patient reports of a device to the next prescription, with the reason of every change.

mod answer;
mod change;
mod facts;
mod outcome;

pub use outcome::{Advice, Answer, Expected, FootReview, LineChange, Review, Reviewed};

use crate::prescription::{Missing, Prescription};
use crate::rules::{Facts, RuleBook, Settings, Trace, Truth, View, all, fact_field};
use crate::{Encounter, prescribe};
use change::Changes;
use windlass_measure::{Both, Note, Side};

/// Reviews the device of an encounter by its last visit; `None` where there is no visit to review by.
///
/// The device worn is the one that the encounter prescribes, with what was changed by hand. Where the visit refers the
/// patient, nothing is changed.
pub fn review(encounter: &Encounter, rules: &RuleBook) -> Option<Review> {
    let (now, earlier) = encounter.visit.split_last()?;
    let settings = Settings::new(&rules.policy, &encounter.policy);
    let as_worn = facts::as_worn(encounter, now);
    let worn = prescribe(&as_worn, rules);
    let examined = facts::as_examined(as_worn.clone(), now);
    let found = prescribe(&examined, rules);
    let answers = answer::all(encounter, earlier, now, rules);
    let mut judged = Judged::default();
    let changes = Both::from_fn(|side| {
        let lines = worn.feet.get(side).as_ref()?;
        let facts = facts::of(&examined, now, lines, &answers, side);
        Some(judged.foot(rules, &facts, &settings, &found, side))
    });
    let referral = judged.referral(encounter, &found);
    let stops = !referral.is_empty() && encounter.referral_override.is_none();
    let lines = change::lines(now, &changes);
    let next = (!stops).then(|| Reviewed { worn: as_worn, encounter: change::next(examined, &lines), lines });
    let proposed = next.as_ref().map(|next| prescribe(&next.encounter, rules));
    let feet = Both::from_fn(|side| {
        let own = changes.get(side).as_ref()?;
        let before = worn.feet.get(side).as_ref()?;
        let after = proposed.as_ref().and_then(|p| p.feet.get(side).clone());
        Some(change::foot(now.foot(side), before, after, own))
    });
    let worn_weeks = now.report.weeks_worn;
    Some(Review {
        visit: encounter.visit.len(),
        date: now.date.clone(),
        revision: now.revision.unwrap_or(1),
        weeks_worn: worn_weeks,
        answers: answers.shown,
        expected: judged.expected(worn_weeks),
        feet,
        advice: judged.advice,
        referral,
        missing: judged.missing,
        next,
    })
}

/// What the rules of the check-up say, gathered over both feet.
#[derive(Default)]
struct Judged {
    advice: Vec<Advice>,
    flags: Vec<Note>,
    missing: Vec<Missing>,
    expected: Vec<Expected>,
}

impl Judged {
    fn foot(
        &mut self,
        rules: &RuleBook,
        facts: &Facts,
        settings: &Settings,
        found: &Prescription,
        side: Side,
    ) -> Changes {
        let keys: Vec<(String, String)> =
            found.faults.get(side).iter().map(|f| (f.fault.clone(), f.stage.clone())).collect();
        let view = View { facts, settings, faults: &keys };
        let mut fired = Vec::new();
        for file in &rules.reviews {
            for expectation in file.expect.iter().map(toml::Spanned::get_ref) {
                if all(&expectation.when, view, &mut Trace::default()) == Truth::Yes {
                    self.foresee(Expected::of(expectation));
                }
            }
            for rule in file.rule.iter().map(toml::Spanned::get_ref) {
                let mut trace = Trace::default();
                match all(&rule.when, view, &mut trace) {
                    Truth::Yes => fired.push(rule),
                    Truth::No => {}
                    Truth::Unknown => self.ask(&trace.unknown, &rule.id),
                }
            }
        }
        fired.sort_by_key(|rule| std::cmp::Reverse(rule.priority));
        for rule in &fired {
            self.say(rule, side);
        }
        Changes::of(&fired, view)
    }

    fn say(&mut self, rule: &crate::rules::ReviewRule, side: Side) {
        let Some(text) = &rule.first else { return };
        if rule.refers {
            let note = Note::warning("visit", text.clone()).then(format!("rule: {}", rule.id));
            if !self.flags.contains(&note) {
                self.flags.push(note);
            }
            return;
        }
        match self.advice.iter_mut().find(|a| a.rule == rule.id) {
            Some(known) if known.side != Some(side) => known.side = None,
            Some(_) => {}
            None => self.advice.push(Advice::of(rule, side, text)),
        }
    }

    /// Asks for what the visit did not record; what the first examination lacks is asked for elsewhere.
    fn ask(&mut self, unknown: &[String], rule: &str) {
        let of_visit =
            |key: &&String| ["visit.", "answer.", "since_last."].iter().any(|p| key.starts_with(p));
        for key in unknown.iter().filter(of_visit) {
            let asked = key.replacen("answer.", "visit.", 1).replacen("since_last.", "visit.", 1);
            match self.missing.iter_mut().find(|m| m.key == asked) {
                Some(known) if !known.decides.contains(rule) => known.decides.push_str(&format!(", {rule}")),
                Some(_) => {}
                None => self.missing.push(Missing {
                    side: None,
                    ask: fact_field(key).map(|field| field.ask.to_owned()).unwrap_or_default(),
                    decides: rule.to_owned(),
                    key: asked,
                }),
            }
        }
    }

    fn foresee(&mut self, one: Expected) {
        if !self.expected.contains(&one) {
            self.expected.push(one);
        }
    }

    fn expected(&self, weeks: Option<f64>) -> Vec<Expected> {
        self.expected.iter().map(|one| one.clone().at(weeks)).collect()
    }

    /// Red flags of the visit, and gates that the new findings meet.
    fn referral(&self, encounter: &Encounter, found: &Prescription) -> Vec<Note> {
        let gates = found.referral.iter().flat_map(|referral| referral.reasons.clone());
        let known = encounter.referral_override.as_ref();
        self.flags.iter().cloned().chain(gates).filter(|note| known != Some(&note.text)).collect()
    }
}

//! Which facts the rules read: what of a record can change a prescription.

use super::book::RuleBook;
use super::condition::Condition;
use super::formula::Formula;
use super::text::Rule;
use std::collections::BTreeSet;

impl RuleBook {
    /// The name of every fact that a gate, a stage or a rule reads.
    pub fn facts_read(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for gate in &self.gates {
            gate.when.iter().for_each(|when| condition(when.get_ref(), &mut names));
        }
        for file in &self.faults {
            names.extend(file.screen.iter().map(|fact| fact.get_ref().clone()));
            for stage in &file.stage {
                stage.get_ref().when.iter().for_each(|when| condition(when.get_ref(), &mut names));
            }
            file.rule.iter().for_each(|one| rule(one.get_ref(), &mut names));
        }
        self.base.iter().for_each(|one| rule(one, &mut names));
        names
    }
}

fn rule(rule: &Rule, names: &mut BTreeSet<String>) {
    rule.when.iter().for_each(|when| condition(when.get_ref(), names));
    rule.unless.iter().for_each(|unless| condition(&unless.get_ref().when, names));
    let formulas = rule.then.iter().filter_map(|effect| effect.get_ref().formula.as_ref());
    formulas.for_each(|one| formula(one, names));
}

fn formula(formula: &Formula, names: &mut BTreeSet<String>) {
    names.insert(formula.of.get_ref().clone());
    names.extend(formula.over.iter().map(|fact| fact.get_ref().clone()));
}

fn condition(condition: &Condition, names: &mut BTreeSet<String>) {
    names.extend(condition.fact.iter().map(|fact| fact.get_ref().clone()));
    for choice in condition.any_of.iter().flatten() {
        self::condition(choice.get_ref(), names);
    }
}

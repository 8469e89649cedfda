//! What is checked when rules are loaded: every name is known, every dose fits its feature, ids are unique, and
//! (in `lint`) no rule contradicts another or can never be reached.

use super::check_up::ReviewFile;
use super::condition::{Bound, Condition, Literal};
use super::dose_text;
use super::facts::{fact_field, fact_names};
use super::folder::{Folder, Read};
use super::formula::Formula;
use super::text::{Combine, Effect, FaultFile, Rule};
use super::text_error::TextError;
use crate::Feature;
use crate::record::{Kind, Record, VisitReport};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The names a folder defines.
struct Names {
    facts: Vec<String>,
    settings: Vec<String>,
    stages: BTreeMap<String, Vec<String>>,
}

/// One file under check.
struct Checker<'a> {
    file: &'a str,
    text: &'a str,
    names: &'a Names,
    errors: Vec<TextError>,
}

/// Every error of a folder.
pub(crate) fn folder(folder: &Folder<'_>) -> Vec<TextError> {
    let names = Names {
        facts: fact_names(),
        settings: folder
            .policy
            .iter()
            .flat_map(|p| p.content.setting.iter().map(|s| s.key.clone()))
            .collect(),
        stages: folder
            .faults
            .iter()
            .map(|read| {
                let stages = read.content.stage.iter().map(|stage| stage.get_ref().name.clone()).collect();
                (read.content.fault.get_ref().clone(), stages)
            })
            .collect(),
    };
    let mut errors = Vec::new();
    for read in &folder.faults {
        errors.extend(Checker::run(read, &names, Checker::fault_file));
    }
    for read in &folder.base {
        errors.extend(Checker::run(read, &names, |checker, base| {
            base.rule.iter().for_each(|rule| checker.rule(rule, None));
        }));
    }
    for read in &folder.gates {
        errors.extend(Checker::run(read, &names, |checker, gates| {
            gates.gate.iter().for_each(|gate| checker.conditions(&gate.get_ref().when));
        }));
    }
    for read in &folder.reviews {
        errors.extend(Checker::run(read, &names, Checker::review_file));
    }
    errors.extend(super::lint::folder(folder));
    errors
}

impl<'a> Checker<'a> {
    fn run<T>(read: &Read<'a, T>, names: &'a Names, check: impl Fn(&mut Self, &T)) -> Vec<TextError> {
        let mut checker = Checker { file: read.file, text: read.text, names, errors: Vec::new() };
        check(&mut checker, &read.content);
        checker.errors
    }

    fn error(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.errors.push(TextError::at(self.file, self.text, Some(span), message));
    }

    fn unknown(&mut self, span: Range<usize>, what: &str, name: &str, known: &[String]) {
        let error = TextError::at(self.file, self.text, Some(span), format!("unknown {what} `{name}`"));
        self.errors.push(error.about(name, known.iter().map(String::as_str)));
    }

    fn fault_file(&mut self, file: &FaultFile) {
        for fact in &file.screen {
            self.fact(fact);
        }
        for stage in &file.stage {
            self.conditions(&stage.get_ref().when);
        }
        for rule in &file.rule {
            self.rule(rule, Some(file.fault.get_ref()));
            if file.context && !rule.get_ref().then.is_empty() {
                self.error(
                    rule.span(),
                    "a condition with `context = true` never sets a feature: remove `then`",
                );
            }
        }
    }

    fn review_file(&mut self, file: &ReviewFile) {
        for scale in &file.scale {
            if !VisitReport::FIELDS.iter().any(|field| field.key == scale.key) {
                let known: Vec<String> = VisitReport::FIELDS.iter().map(|f| f.key.to_owned()).collect();
                self.unknown(0..0, "key of a report", &scale.key, &known);
            }
        }
        for expectation in &file.expect {
            self.conditions(&expectation.get_ref().when);
        }
        for rule in &file.rule {
            let inner = rule.get_ref();
            self.conditions(&inner.when);
            inner.then.iter().for_each(|effect| self.effect(effect));
            if inner.then.is_empty() && inner.first.is_none() {
                self.error(rule.span(), format!("rule `{}` has no `then` and no `first`", inner.id));
            }
            if inner.refers && !inner.then.is_empty() {
                self.error(rule.span(), format!("rule `{}` refers: it changes no device", inner.id));
            }
        }
    }

    fn rule(&mut self, rule: &Spanned<Rule>, fault: Option<&String>) {
        let inner = rule.get_ref();
        let stages = fault.and_then(|fault| self.names.stages.get(fault));
        for stage in &inner.stages {
            if !stages.is_some_and(|stages| stages.contains(stage.get_ref())) {
                self.unknown(stage.span(), "stage", stage.get_ref(), stages.map_or(&[], Vec::as_slice));
            }
        }
        self.conditions(&inner.when);
        for contraindication in &inner.unless {
            self.condition(&contraindication.get_ref().when, contraindication.span());
        }
        if let Some(others) = &inner.first_step_with {
            self.conditions(others);
            if inner.note.is_none() {
                self.error(rule.span(), format!("rule `{}` is a first step without a `note`", inner.id));
            }
        }
        for effect in &inner.then {
            self.effect(effect);
        }
        for forbidden in &inner.forbid {
            self.feature(&forbidden.get_ref().feature);
        }
        if inner.then.is_empty() && inner.forbid.is_empty() && inner.note.is_none() {
            self.error(rule.span(), format!("rule `{}` has no `then`, no `forbid` and no `note`", inner.id));
        }
        if inner.reason.trim().is_empty() || inner.source.0.trim().is_empty() {
            self.error(rule.span(), format!("rule `{}` needs a reason and a source", inner.id));
        }
    }

    fn effect(&mut self, effect: &Spanned<Effect>) {
        let inner = effect.get_ref();
        let Some(feature) = self.feature(&inner.feature) else {
            return;
        };
        match (&inner.dose, &inner.setting, &inner.formula) {
            (Some(value), None, None) => {
                if let Err(message) = dose_text::dose(feature, value) {
                    self.error(effect.span(), message);
                }
            }
            (None, Some(key), None) => self.bound(Some(&Bound::Setting(key.clone())), &effect.span()),
            (None, None, Some(formula)) => self.formula(feature, formula, effect.span()),
            _ => self.error(effect.span(), "give one of `dose`, `setting` and `formula`"),
        }
        if inner.combine != Combine::Set && feature.range().is_none() {
            self.error(effect.span(), format!("`{}` is not an amount: it can only be set", feature.key()));
        }
    }

    fn formula(&mut self, feature: Feature, formula: &Formula, span: Range<usize>) {
        if feature.range().is_none() {
            self.error(span.clone(), format!("`{}` is not an amount: give it a `dose`", feature.key()));
        }
        for fact in [Some(&formula.of), formula.over.as_ref()].into_iter().flatten() {
            if let Some(kind) = self.fact(fact)
                && !matches!(kind, Kind::Number { .. })
            {
                self.error(fact.span(), format!("`{}` is not a number", fact.get_ref()));
            }
        }
        for bound in [&formula.minus, &formula.times, &formula.plus, &formula.at_least, &formula.at_most] {
            self.bound(bound.as_ref(), &span);
        }
        let doses = formula.steps.iter().flatten().map(|step| step.dose).chain(formula.if_unknown);
        for dose in doses.collect::<Vec<f64>>() {
            if let Err(message) = dose_text::in_range(feature, &crate::Dose::Amount(dose)) {
                self.error(span.clone(), message);
            }
        }
        if let Some(steps) = &formula.steps {
            let ends: Vec<f64> = steps.iter().map(|step| step.below.unwrap_or(f64::INFINITY)).collect();
            if ends.is_empty() || ends.windows(2).any(|pair| pair[0] >= pair[1]) {
                self.error(span.clone(), "steps must rise, and only the last may be without `below`");
            }
        }
        if formula.round.is_some_and(|round| round <= 0.0 || !round.is_finite()) {
            self.error(span, "`round` must be above 0");
        }
    }

    fn conditions(&mut self, conditions: &[Spanned<Condition>]) {
        for condition in conditions {
            self.condition(condition.get_ref(), condition.span());
        }
    }

    fn condition(&mut self, condition: &Condition, span: Range<usize>) {
        if let Some(setting) = &condition.policy {
            return self.bound(Some(&Bound::Setting(setting.get_ref().clone())), &setting.span());
        }
        match (&condition.fact, &condition.fault, &condition.any_of) {
            (Some(fact), None, None) => {
                if let Some(kind) = self.fact(fact) {
                    self.comparison(condition, kind, &span);
                }
            }
            (None, Some(fault), None) => self.fault(fault, condition),
            (None, None, Some(choices)) => self.conditions(choices),
            _ => self.error(span, "a condition has exactly one of `fact`, `fault` and `any_of`"),
        }
    }

    fn fault(&mut self, fault: &Spanned<String>, condition: &Condition) {
        let names = self.names;
        let Some(stages) = names.stages.get(fault.get_ref()) else {
            let known: Vec<String> = names.stages.keys().cloned().collect();
            return self.unknown(fault.span(), "fault", fault.get_ref(), &known);
        };
        for stage in condition.stages.iter().flatten() {
            if !stages.contains(stage) {
                self.unknown(fault.span(), "stage", stage, stages);
            }
        }
    }

    fn comparison(&mut self, condition: &Condition, kind: Kind, span: &Range<usize>) {
        let bounds = [&condition.at_least, &condition.above, &condition.at_most, &condition.below];
        let words = [condition.is.as_ref(), condition.is_not.as_ref()];
        let has_bound = bounds.iter().any(|bound| bound.is_some());
        let has_word = words.iter().any(|word| word.is_some());
        for bound in bounds {
            self.bound(bound.as_ref(), span);
        }
        match kind {
            _ if condition.known.is_some() && (has_bound || has_word) => {
                self.error(span.clone(), "`known` stands alone");
            }
            _ if condition.known.is_some() => {}
            Kind::Number { .. } if !has_bound || has_word => {
                self.error(span.clone(), "a number is compared with at_least, above, at_most or below");
            }
            Kind::Flag if has_bound || !matches!(words, [Some(Literal::Flag(_)), None]) => {
                self.error(span.clone(), "a yes-or-no fact is compared with `is = true` or `is = false`");
            }
            Kind::Word(known) => {
                let known: Vec<String> = known.iter().map(|word| (*word).to_owned()).collect();
                if has_bound || !has_word {
                    self.error(span.clone(), "a word is compared with `is` or `is_not`");
                }
                for word in words.into_iter().flatten() {
                    match word {
                        Literal::Word(word) if known.contains(word) => {}
                        other => self.unknown(span.clone(), "word", &other.to_string(), &known),
                    }
                }
            }
            _ => {}
        }
    }

    fn fact(&mut self, name: &Spanned<String>) -> Option<Kind> {
        let field = fact_field(name.get_ref());
        if field.is_none() {
            let names = self.names;
            self.unknown(name.span(), "fact", name.get_ref(), &names.facts);
        }
        field.map(|field| field.kind)
    }

    fn bound(&mut self, bound: Option<&Bound>, span: &Range<usize>) {
        let names = self.names;
        if let Some(Bound::Setting(key)) = bound
            && !names.settings.contains(key)
        {
            self.unknown(span.clone(), "policy setting", key, &names.settings);
        }
    }

    fn feature(&mut self, key: &Spanned<String>) -> Option<Feature> {
        let feature = Feature::from_key(key.get_ref());
        if feature.is_none() {
            let known: Vec<String> = Feature::ALL.iter().map(|feature| feature.key().to_owned()).collect();
            self.unknown(key.span(), "feature", key.get_ref(), &known);
        }
        feature
    }
}

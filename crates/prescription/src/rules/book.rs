//! The rule book: every file of a rule folder, read and checked.

use super::check;
use super::check_up::ReviewFile;
use super::files::{Exclusion, Gate, LimitFile, LimitNumber, Preset};
use super::folder::{Folder, Read};
use super::policy::Setting;
use super::text::{FaultFile, Rule};
use super::text_error::TextError;
use crate::Encounter;
use crate::record::RecordError;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt;

/// Every rule, checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RuleBook {
    pub(crate) faults: Vec<FaultFile>,
    pub(crate) base: Vec<Rule>,
    pub(crate) gates: Vec<Gate>,
    pub(crate) limits: Vec<LimitNumber>,
    pub(crate) exclusions: Vec<Exclusion>,
    pub(crate) policy: Vec<Setting>,
    pub(crate) presets: Vec<Preset>,
    pub(crate) reviews: Vec<ReviewFile>,
}

/// What is wrong with a rule folder: everything that was found, not only the first.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub struct RuleError {
    /// Every error, in the order of the files.
    pub errors: Vec<TextError>,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.errors.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

/// The schemas of rule files.
const SCHEMAS: [&str; 7] = [
    "windlass.rules/1",
    "windlass.base/1",
    "windlass.gates/1",
    "windlass.limits/1",
    "windlass.policy/1",
    "windlass.preset/1",
    "windlass.review/1",
];

impl RuleBook {
    /// The rules that are compiled in.
    ///
    /// # Errors
    /// Never in a released build: a test reads them.
    pub fn built_in() -> Result<RuleBook, RuleError> {
        RuleBook::built_in_with(&[])
    }

    /// The compiled-in rules with some files replaced, and others added, by name.
    ///
    /// # Errors
    /// As for [`RuleBook::parse`].
    pub fn built_in_with(files: &[(&str, &str)]) -> Result<RuleBook, RuleError> {
        let built_in = windlass_profiles::RULES.iter().chain(windlass_profiles::REVIEW);
        let kept = built_in.filter(|(name, _)| !files.iter().any(|(own, _)| own == name));
        let all: Vec<(&str, &str)> = kept.chain(files).copied().collect();
        RuleBook::parse(&all)
    }

    /// Reads a rule folder, given as names and texts, and checks it: unknown keys, facts, features and settings;
    /// doses of the wrong kind or out of range; conditions that cannot hold; rules that cannot be reached; rules
    /// that contradict each other.
    ///
    /// # Errors
    /// Every fault found, each with file, line, column, the key and the nearest known key.
    pub fn parse(files: &[(&str, &str)]) -> Result<RuleBook, RuleError> {
        let mut errors = Vec::new();
        let mut folder = Folder::default();
        for (file, text) in files {
            if let Err(error) = read(file, text, &mut folder) {
                errors.push(error);
            }
        }
        if errors.is_empty() {
            errors = check::folder(&folder);
        }
        if errors.is_empty() { Ok(book(folder)) } else { Err(RuleError { errors }) }
    }

    /// The presets, by the order of their files.
    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }

    /// The disputed thresholds.
    pub fn policy(&self) -> &[Setting] {
        &self.policy
    }

    /// The value of a policy setting with a case's own over it, in the setting's unit; not a number where no policy names it.
    pub fn policy_value(&self, own: &BTreeMap<String, f64>, key: &str) -> f64 {
        self.policy
            .iter()
            .rfind(|setting| setting.key == key)
            .map_or(f64::NAN, |setting| setting.in_force(own))
    }

    /// The fault files.
    pub fn faults(&self) -> &[FaultFile] {
        &self.faults
    }

    /// Everything wrong with an encounter's numbers and settings, each named by its key in a case file.
    pub fn problems(&self, encounter: &Encounter) -> Vec<RecordError> {
        let mut errors = encounter.implausible();
        errors.extend(super::policy::problems(&self.policy, &encounter.policy));
        if let Some(name) = &encounter.device.preset
            && !self.presets.iter().any(|preset| &preset.preset == name)
        {
            let nearest = crate::nearest(name, self.presets.iter().map(|preset| preset.preset.as_str()));
            errors.push(RecordError::Preset { name: name.clone(), nearest: nearest.map(str::to_owned) });
        }
        errors
    }

    /// A limit's number. Limits are checked for completeness when rules are loaded.
    pub(crate) fn limit(&self, key: &str) -> f64 {
        self.limits.iter().find(|limit| limit.key == key).map_or(f64::NAN, |limit| limit.value)
    }

    /// Where a limit comes from.
    pub(crate) fn limit_source(&self, key: &str) -> String {
        self.limits
            .iter()
            .find(|limit| limit.key == key)
            .map_or_else(String::new, |limit| limit.source.0.clone())
    }
}

/// The rules of a folder that was checked.
fn book(folder: Folder<'_>) -> RuleBook {
    let limits: Vec<LimitFile> = folder.limits.into_iter().map(|read| read.content).collect();
    RuleBook {
        faults: folder.faults.into_iter().map(|read| read.content).collect(),
        base: folder
            .base
            .into_iter()
            .flat_map(|read| read.content.rule)
            .map(toml::Spanned::into_inner)
            .collect(),
        gates: folder
            .gates
            .into_iter()
            .flat_map(|read| read.content.gate)
            .map(toml::Spanned::into_inner)
            .collect(),
        exclusions: limits
            .iter()
            .flat_map(|file| file.exclusion.iter().map(|exclusion| exclusion.get_ref().clone()))
            .collect(),
        limits: limits.into_iter().flat_map(|file| file.number).collect(),
        policy: folder.policy.into_iter().flat_map(|read| read.content.setting).collect(),
        presets: folder.presets.into_iter().map(|read| read.content).collect(),
        reviews: folder.reviews.into_iter().map(|read| read.content).collect(),
    }
}

/// The first key of every rule file.
#[derive(serde::Deserialize)]
struct Head {
    schema: toml::Spanned<String>,
}

fn read<'a>(file: &'a str, text: &'a str, folder: &mut Folder<'a>) -> Result<(), TextError> {
    let head: Head = parse(file, text)?;
    match head.schema.get_ref().as_str() {
        "windlass.rules/1" => folder.faults.push(Read { file, text, content: parse(file, text)? }),
        "windlass.base/1" => folder.base.push(Read { file, text, content: parse(file, text)? }),
        "windlass.gates/1" => folder.gates.push(Read { file, text, content: parse(file, text)? }),
        "windlass.limits/1" => folder.limits.push(Read { file, text, content: parse(file, text)? }),
        "windlass.policy/1" => folder.policy.push(Read { file, text, content: parse(file, text)? }),
        "windlass.preset/1" => folder.presets.push(Read { file, text, content: parse(file, text)? }),
        "windlass.review/1" => folder.reviews.push(Read { file, text, content: parse(file, text)? }),
        other => {
            let message = format!("`{other}` is not a schema of a rule file");
            return Err(TextError::at(file, text, Some(head.schema.span()), message).about(other, SCHEMAS));
        }
    }
    Ok(())
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, TextError> {
    toml::from_str(text).map_err(|error| TextError::of_toml(file, text, &error))
}

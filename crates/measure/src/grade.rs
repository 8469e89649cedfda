//! How strong the evidence behind a statement is, and where it comes from.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Evidence grade.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub enum Grade {
    /// Meta-analysis or randomised trial.
    A,
    /// In-vivo crossover or case-control laboratory study.
    B,
    /// Cadaver, finite element, standing simulation, or running data used for walking.
    C,
    /// Expert opinion, laboratory habit, or engineering assumption.
    D,
}

impl Grade {
    /// One plain phrase for a reader who does not know the letters.
    pub const fn meaning(self) -> &'static str {
        match self {
            Grade::A => "trials or meta-analysis",
            Grade::B => "laboratory studies on people",
            Grade::C => "cadaver, simulation or indirect data",
            Grade::D => "expert opinion or laboratory habit",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// Where a number or a rule comes from: author, year, journal, table or equation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Source(pub String);

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

//! The diagram of a lab's form as data: what the prescriber would mark on the drawing of a sole.

use super::declare::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a mark on the diagram says.
    MarkKind {
        /// Carries too much.
        Pressure = "pressure",
        /// To be relieved.
        Relief = "relief",
        /// A toe that is missing.
        MissingToe = "missing-toe",
        /// Anything else, in the text.
        Note = "note",
    }
}

/// One mark. It is printed for the lab; it changes no shape by itself (a relief that is to be built is a
/// prescription line: a well, an aperture, a void).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// What it says.
    pub kind: MarkKind,
    /// Where, in words: "third metatarsal head", "styloid", "second toe".
    pub place: String,
    /// What else is to be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

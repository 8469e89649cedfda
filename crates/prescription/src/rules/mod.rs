//! Rules as data: the text of the files, their conditions and formulas, and the checks when they are loaded.

mod answers;
mod book;
mod check;
mod check_up;
mod condition;
mod dose_text;
mod facts;
mod files;
mod folder;
mod formula;
mod lint;
mod policy;
mod reads;
mod text;
mod text_error;

pub use book::{RuleBook, RuleError};
pub use check_up::{Expectation, ReviewFile, ReviewRule, Scale};
pub use condition::{Bound, Condition, Literal};
pub use dose_text::{dose as read_dose, in_range};
pub use facts::{Facts, fact_field, fact_names, is_of_patient};
pub use files::{BaseFile, Exclusion, Gate, GateFile, LimitFile, LimitNumber, Preset};
pub use formula::{Formula, Step};
pub use policy::{PolicyFile, Setting};
pub use text::{Combine, Contraindication, Effect, FaultFile, Forbidden, Rule, Stage};
pub use text_error::TextError;

pub(crate) use condition::{Trace, Truth, View, all};
pub(crate) use formula::Computed;
pub(crate) use policy::Settings;

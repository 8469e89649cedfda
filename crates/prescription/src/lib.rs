//! Examination -> faults -> features and doses, each with reason, grade and source; the lab form.
//!
//! Knows no geometry: it says "4 deg medial rearfoot post", never which vertices move.

mod as_built;
mod dose;
mod encounter;
mod engine;
mod feature;
mod form;
mod limits;
mod line;
mod placement;
mod placements;
mod prescription;
mod questions;
mod review;
pub mod rules;
mod schema;
mod sheet;
mod visit;

pub use as_built::{AsBuilt, HeelDifference, StandingHeights};
pub use dose::{ArchFill, Dose, ExtensionKind, GaitPlate, Length, LiftKind, PostKind, Width};
pub use encounter::Encounter;
pub use engine::prescribe;
pub use feature::{ALWAYS, Feature, Group, Overrides, PartKind, Placements};
pub use form::{dose_text, in_words, lab_form};
pub use line::{AskedBy, FootPrescription, Line};
pub use placement::{Placement, TrimLineOffsets};
pub use prescription::{Declined, FIRST_STEP, Fault, Finding, Missing, Prescription, Referral};
pub use review::{Advice, Answer, Expected, FootReview, LineChange, Review, Reviewed, review};
pub use rules::{RuleBook, RuleError, TextError};
pub use schema::{encounter_schema, prescription_schema, rule_schemas};
pub use visit::{Visit, VisitFoot};
pub use windlass_document::nearest;
pub use windlass_record as record;
pub use windlass_record::FootRecord;

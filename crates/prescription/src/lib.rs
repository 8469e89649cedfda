//! Examination -> faults -> features and doses, each with reason, grade and source; the lab form.
//!
//! Knows no geometry: it says "4 deg medial rearfoot post", never which vertices move.

mod dose;
mod feature;
mod line;
mod nearest;
pub mod record;

pub use dose::{ArchFill, Dose, ExtensionKind, Length, LiftKind, PostKind, Width};
pub use feature::{Feature, Overrides};
pub use line::{AskedBy, FootPrescription, Line};
pub use nearest::nearest;
pub use record::{Encounter, FootRecord};

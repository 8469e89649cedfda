//! Examination -> faults -> features and doses, each with reason, grade and source; the lab form.
//!
//! Knows no geometry: it says "4 deg medial rearfoot post", never which vertices move.

mod feature;
mod line;

pub use feature::{ArchFill, Dose, Feature, Length};
pub use line::{AskedBy, FootPrescription, Line};

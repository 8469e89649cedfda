//! The words every room shares: units, sides, notes and provenance.
//!
//! # Frames
//! *Foot frame*: right-handed, millimetres. Origin on the support plane under the most posterior point of
//! the heel; +x forward, from the heel centre to the second metatarsal head; +z up; +y to the patient's left.
//! *Canonical foot*: everything is designed as a **right** foot, so +y is medial. A left foot is mirrored
//! (y -> -y) once on entry and once on exit.
//! *Device frame*: the foot frame with z = 0 on the floor of the shoe.
//!
//! # Signs
//! Eversion +, dorsiflexion +, external rotation of the foot +; a varus (medial) post raises the medial side.

mod both;
pub mod figures;
mod grade;
mod note;
mod side;
mod stature;
pub mod text;
mod unit;

pub use both::Both;
pub use grade::{Grade, Source};
pub use note::{Level, Note, said_once};
pub use side::Side;
pub use stature::FOOT_LENGTH_PER_STATURE;
pub use unit::{Angle, LengthUnit, Mm};

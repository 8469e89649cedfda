//! The records of an encounter: typed, optional unless vital, with units in the names and plausible ranges.

mod declare;
mod device;
mod encounter;
mod exam;
mod field;
mod finish;
mod footwear;
mod gait;
mod history;
mod limb;
mod mark;
mod measured;
mod order;
mod patient;
mod questions;

pub use device::{CupConvention, DeviceChoice, Material, Style};
pub use encounter::{Encounter, FootRecord};
pub use exam::{ArchType, AxisPosition, Examination, JackTest, Resistance};
pub use field::{AsFact, Field, Kind, Record, RecordError, Value};
pub use finish::{CoverLength, Finish, Glue, LayerMaterial};
pub use footwear::{Footwear, ShoeKind, ShoeVolume};
pub use gait::{GaitRecord, RearfootReference};
pub use history::{Complaints, History};
pub use limb::{LimbKind, LimbLength, LimbMethod, SpinalCompensation};
pub use mark::{Mark, MarkKind};
pub use measured::{Confidence, Measured, Reading};
pub use order::{Order, OrderStatus};
pub use patient::{Activity, Patient, Sex};

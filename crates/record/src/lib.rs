//! What is measured and noted of a person: typed, optional unless vital, with units in the names and plausible ranges.
//!
//! It knows no modification and no device: what is prescribed from it is the crate `prescription`.

mod declare;
mod device;
mod exam;
mod field;
mod finish;
mod foot;
mod footwear;
mod gait;
mod history;
mod limb;
mod mark;
mod measured;
mod order;
mod patient;
mod visit;

pub use device::{CupConvention, DeviceChoice, Material, PostFilling, Style};
pub use exam::{ArchType, AxisPosition, Examination, JackTest, Resistance};
pub use field::{AsFact, Field, Kind, Record, RecordError, Value};
pub use finish::{CoverLength, Finish, Glue, LayerMaterial};
pub use foot::FootRecord;
pub use footwear::{Footwear, ShoeKind, ShoeVolume};
pub use gait::{GaitRecord, RearfootReference};
pub use history::{Complaints, History};
pub use limb::{LimbKind, LimbLength, LimbMethod, SpinalCompensation};
pub use mark::{Mark, MarkKind};
pub use measured::{Confidence, Measured, Reading};
pub use order::{Order, OrderStatus};
pub use patient::{Activity, Patient, Sex};
pub use visit::{FitComplaints, VisitReport};

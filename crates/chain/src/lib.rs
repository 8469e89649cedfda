//! What the device as built asks of toe, subtalar joint, ankle, knee, hip, pelvis and lumbar spine.
pub mod inverse;

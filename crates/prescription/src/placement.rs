//! Where a part of a device lies where a prescriber wants it elsewhere than the landmarks put it, and how far the trim line is
//! moved.

use serde::{Deserialize, Serialize};

/// Where a part lies against its usual place, which the landmarks of the foot give. Medial and lateral are of the foot that
/// wears it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Placement {
    /// How far towards the toes, mm; negative towards the heel.
    pub forward_mm: f64,
    /// How far towards the medial side, mm; negative towards the lateral.
    pub medial_mm: f64,
    /// Size in the plan, as a multiple of the usual; the amount stays as prescribed.
    pub size: f64,
    /// How far its front end is turned towards the medial side, degrees.
    pub turn_deg: f64,
}

impl Default for Placement {
    fn default() -> Self {
        Placement { forward_mm: 0.0, medial_mm: 0.0, size: 1.0, turn_deg: 0.0 }
    }
}

impl Placement {
    /// Each key with its least and greatest value.
    pub const RANGES: [(&str, f64, f64); 4] = [
        ("forward_mm", -60.0, 60.0),
        ("medial_mm", -30.0, 30.0),
        ("size", 0.5, 2.0),
        ("turn_deg", -60.0, 60.0),
    ];

    /// Whether the part lies where the landmarks put it.
    pub fn is_usual(&self) -> bool {
        *self == Placement::default()
    }

    pub(crate) fn values(&self) -> [f64; 4] {
        [self.forward_mm, self.medial_mm, self.size, self.turn_deg]
    }
}

/// How far the trim line is moved at its control points, each fading into the line on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TrimLineOffsets {
    /// The medial edge beside the arch, mm outward; negative inward. It stays inside the foot's border.
    pub medial_arch_mm: f64,
    /// The lateral edge, mm outward; negative inward. It stays inside the foot's border.
    pub lateral_mm: f64,
    /// The front edge of the shell, mm towards the toes; negative towards the heel.
    pub distal_mm: f64,
}

impl TrimLineOffsets {
    /// Each key with its least and greatest value.
    pub const RANGES: [(&str, f64, f64); 3] =
        [("medial_arch_mm", -12.0, 8.0), ("lateral_mm", -8.0, 8.0), ("distal_mm", -20.0, 6.0)];

    /// How far the front edge of the shell is moved back, mm; 0 where it is not.
    pub fn front_back_mm(&self) -> f64 {
        (-self.distal_mm).max(0.0)
    }

    pub(crate) fn values(&self) -> [f64; 3] {
        [self.medial_arch_mm, self.lateral_mm, self.distal_mm]
    }
}

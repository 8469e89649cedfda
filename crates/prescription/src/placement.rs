//! Where the parts of a device lie, where a prescriber wants them elsewhere than the landmarks put them, and how far the trim
//! line is moved.

use crate::{Feature, Placements};
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

    fn values(&self) -> [f64; 4] {
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

    fn values(&self) -> [f64; 3] {
        [self.medial_arch_mm, self.lateral_mm, self.distal_mm]
    }
}

impl Placements {
    /// Where a part lies.
    pub fn of(&self, feature: Feature) -> Placement {
        let moved = self.moved().into_iter().find(|(of, ..)| *of == feature);
        moved.map_or_else(Placement::default, |(.., placement)| placement)
    }

    /// How far the trim line is moved.
    pub fn trim(&self) -> TrimLineOffsets {
        self.trim_line.unwrap_or_default()
    }

    /// Whether everything lies at its usual place.
    pub fn is_usual(&self) -> bool {
        self.moved().is_empty() && self.trim() == TrimLineOffsets::default()
    }

    /// Every value outside its range: its part (`None` for the trim line), its key below the foot's table, the value, the
    /// least and the greatest.
    pub fn outside(&self) -> Vec<(Option<Feature>, String, f64, f64, f64)> {
        let parts = self.moved().into_iter().flat_map(|(feature, part, placement)| {
            let values = Placement::RANGES.into_iter().zip(placement.values());
            values.map(move |((key, low, high), value)| {
                (Some(feature), format!("{part}.{key}"), value, low, high)
            })
        });
        let trim = TrimLineOffsets::RANGES.into_iter().zip(self.trim().values());
        let trim = trim.map(|((key, low, high), value)| (None, format!("trim_line.{key}"), value, low, high));
        parts.chain(trim).filter(|(.., value, low, high)| !(low..=high).contains(&value)).collect()
    }

    /// Each part that lies elsewhere in words, for the form and the notes.
    pub fn in_words(&self) -> Vec<String> {
        let parts = self.moved().into_iter().map(|(feature, _, placement)| {
            let mut said = Vec::new();
            said.extend(way(placement.forward_mm, "forward", "back"));
            said.extend(way(placement.medial_mm, "medially", "laterally"));
            if placement.size != 1.0 {
                said.push(format!("{} times its size", placement.size));
            }
            if placement.turn_deg != 0.0 {
                let side = if placement.turn_deg > 0.0 { "medially" } else { "laterally" };
                said.push(format!("front turned {} deg {side}", placement.turn_deg.abs()));
            }
            format!("{feature}: {}", said.join(", "))
        });
        let trim = self.trim();
        let lines = [
            ("medial edge beside the arch", way(trim.medial_arch_mm, "outward", "inward")),
            ("lateral edge", way(trim.lateral_mm, "outward", "inward")),
            ("front edge", way(trim.distal_mm, "forward", "back")),
        ];
        let lines = lines.into_iter().filter_map(|(edge, said)| Some(format!("{edge}: {}", said?)));
        parts.chain(lines).collect()
    }
}

fn way(mm: f64, plus: &str, minus: &str) -> Option<String> {
    (mm != 0.0).then(|| format!("{} mm {}", mm.abs(), if mm > 0.0 { plus } else { minus }))
}

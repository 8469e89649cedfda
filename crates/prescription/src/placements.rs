//! The placements of one foot's device: which parts lie elsewhere, by how much too far, and in words.

use crate::placement::{Placement, TrimLineOffsets};
use crate::{Feature, Placements};

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

//! Regions of the sole for which pressure and force are reported.

use crate::Foot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_geometry::Point2;

/// A region of the sole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// Heel to the end of its pad.
    Heel,
    /// Between heel pad and metatarsal heads.
    Midfoot,
    /// First metatarsal head.
    FirstMetHead,
    /// Heads two to five.
    LesserMetHeads,
    /// Hallux.
    Hallux,
    /// Toes two to five.
    LesserToes,
}

impl Region {
    /// All, heel to toes.
    pub const ALL: [Region; 6] = [
        Region::Heel,
        Region::Midfoot,
        Region::FirstMetHead,
        Region::LesserMetHeads,
        Region::Hallux,
        Region::LesserToes,
    ];

    /// In words.
    pub fn title(self) -> &'static str {
        match self {
            Region::Heel => "heel",
            Region::Midfoot => "midfoot",
            Region::FirstMetHead => "first metatarsal head",
            Region::LesserMetHeads => "lesser metatarsal heads",
            Region::Hallux => "hallux",
            Region::LesserToes => "lesser toes",
        }
    }
}

/// Where the regions of one foot end, canonical right frame, mm.
#[derive(Debug, Clone, Copy)]
pub struct Regions {
    /// Length of the foot.
    pub length: f64,
    /// First metatarsal head.
    pub first: Point2,
    /// Fifth metatarsal head.
    pub fifth: Point2,
    /// Tip of the hallux.
    pub hallux: Point2,
}

impl Regions {
    /// Of a measured foot.
    pub fn of(foot: &Foot) -> Regions {
        let l = &foot.landmarks;
        Regions {
            length: foot.measures.length_mm,
            first: l.first_met_head.at.xy(),
            fifth: l.fifth_met_head.at.xy(),
            hallux: l.hallux_tip.at.xy(),
        }
    }

    /// The region at a place of the plan: from the midfoot on, borders follow the line of the heads.
    /// `p` in mm, canonical foot frame.
    pub fn at(&self, p: Point2) -> Region {
        let along = ((p.y - self.first.y) / (self.fifth.y - self.first.y)).clamp(-0.3, 1.2);
        let head_x = self.first.x + along * (self.fifth.x - self.first.x);
        let first_ray = p.y > self.first.y + 0.25 * (self.fifth.y - self.first.y);
        if p.x < 0.30 * self.length {
            Region::Heel
        } else if p.x < head_x - 0.03 * self.length {
            Region::Midfoot
        } else if p.x < head_x + 0.07 * self.length {
            if first_ray { Region::FirstMetHead } else { Region::LesserMetHeads }
        } else if p.y > self.hallux.y - 0.055 * self.length {
            Region::Hallux
        } else {
            Region::LesserToes
        }
    }

    /// Sum and highest value in each region, in the order of [`Region::ALL`].
    /// In the unit of the values; places in mm.
    pub fn sums_and_peaks(&self, values: impl Iterator<Item = (Point2, f64)>) -> ([f64; 6], [f64; 6]) {
        let (mut sums, mut peaks) = ([0.0; 6], [0.0f64; 6]);
        for (p, v) in values {
            let k = self.at(p) as usize;
            sums[k] += v;
            peaks[k] = peaks[k].max(v);
        }
        (sums, peaks)
    }
}

//! Places on a device where a hand can take hold of a dose: each is a key of the case, with where it is, which way it is
//! pulled, and how far for one unit.

use crate::placing::UP;
use serde_json::{Value, json};
use windlass::MeasuredFoot;
use windlass::prescription::Feature;
use windlass::stages::FittedDevice;
use windlass_geometry::{Point2, Point3, Vector3};

/// A handle: its key, where it is, which way it is pulled.
struct Handle {
    feature: Feature,
    at: Anchor,
    pulled: Pulled,
}

/// A place on the device.
#[derive(Clone, Copy)]
enum Anchor {
    /// The rim behind the heel.
    BackRim,
    /// The heel seat.
    HeelSeat,
    /// The seat under a landmark.
    ArchApex,
    FirstHead,
    FifthHead,
    /// The seat behind the middle heads, where a pad lies.
    BehindHeads,
    /// The medial or lateral rim beside the arch.
    MedialRim,
    LateralRim,
    /// The medial or lateral edge of the heel.
    MedialHeel,
}

/// Which way a handle is pulled for more.
#[derive(Clone, Copy)]
enum Pulled {
    /// Upward, millimetre for millimetre.
    Up,
    /// Inward from the lateral edge.
    Inward,
    /// Upward, by the height that a degree makes at this place.
    Tilted,
}

/// Every handle.
const HANDLES: [Handle; 12] = [
    Handle { feature: Feature::HeelCup, at: Anchor::BackRim, pulled: Pulled::Up },
    Handle { feature: Feature::HeelLift, at: Anchor::HeelSeat, pulled: Pulled::Up },
    Handle { feature: Feature::MedialSkive, at: Anchor::MedialHeel, pulled: Pulled::Up },
    Handle { feature: Feature::RearfootPost, at: Anchor::MedialHeel, pulled: Pulled::Tilted },
    Handle { feature: Feature::ArchHeight, at: Anchor::ArchApex, pulled: Pulled::Up },
    Handle { feature: Feature::MedialFlange, at: Anchor::MedialRim, pulled: Pulled::Up },
    Handle { feature: Feature::LateralFlange, at: Anchor::LateralRim, pulled: Pulled::Up },
    Handle { feature: Feature::Perimeter, at: Anchor::LateralRim, pulled: Pulled::Inward },
    Handle { feature: Feature::ForefootPost, at: Anchor::FirstHead, pulled: Pulled::Tilted },
    Handle { feature: Feature::MetatarsalPad, at: Anchor::BehindHeads, pulled: Pulled::Up },
    Handle { feature: Feature::MortonsExtension, at: Anchor::FirstHead, pulled: Pulled::Up },
    Handle { feature: Feature::ReverseMortons, at: Anchor::FifthHead, pulled: Pulled::Up },
];

/// The handles of a device.
pub fn of(foot: &MeasuredFoot, fitted: &FittedDevice, normals: &[Vector3]) -> Vec<Value> {
    let place = Places { foot, fitted, normals };
    HANDLES.iter().filter_map(|handle| place.handle(handle)).collect()
}

struct Places<'a> {
    foot: &'a MeasuredFoot,
    fitted: &'a FittedDevice,
    normals: &'a [Vector3],
}

impl Places<'_> {
    fn handle(&self, Handle { feature, at, pulled }: &Handle) -> Option<Value> {
        let (low, high) = feature.range()?;
        let place = self.anchor(*at)?;
        // Medial is +y on a right foot, -y on a left one.
        let medial = self.fitted.device.side.mirror();
        let (direction, mm_per_unit) = match pulled {
            Pulled::Up => ([0.0, 0.0, 1.0], 1.0),
            Pulled::Inward => ([0.0, medial, 0.0], 1.0),
            Pulled::Tilted => ([0.0, 0.0, 1.0], self.foot.foot.measures.heel_width_mm * 1_f64.to_radians()),
        };
        Some(json!({
            "key": feature.key(),
            "title": feature.title(),
            "unit": feature.unit(),
            "at": [place.x, place.y, place.z],
            "direction": direction,
            "mm_per_unit": mm_per_unit,
            "value": self.fitted.lines.amount(*feature).unwrap_or(0.0),
            "low": low.min(0.0),
            "high": high,
        }))
    }

    fn anchor(&self, anchor: Anchor) -> Option<Point3> {
        let marks = &self.foot.foot.landmarks;
        let heel = marks.heel_centre.at.xy();
        let behind = |a: Point3, b: Point3| Point2::new((a.x + b.x) / 2.0 - 12.0, (a.y + b.y) / 2.0);
        match anchor {
            Anchor::BackRim => self.best(|p| -p.x),
            Anchor::HeelSeat => self.near(heel),
            Anchor::ArchApex => self.near(marks.arch_apex.at.xy()),
            Anchor::FirstHead => self.near(marks.first_met_head.at.xy()),
            Anchor::FifthHead => self.near(marks.fifth_met_head.at.xy()),
            Anchor::BehindHeads => self.near(behind(marks.second_met_head.at, marks.fifth_met_head.at)),
            Anchor::MedialRim => self.edge(marks.arch_apex.at.x, 1.0),
            Anchor::LateralRim => self.edge(marks.arch_apex.at.x, -1.0),
            Anchor::MedialHeel => self.edge(heel.x, 1.0),
        }
    }

    /// Corners of the top, canonical frame, with their own place.
    fn top(&self) -> impl Iterator<Item = (Point3, Point3)> + '_ {
        let mirror = self.fitted.device.side.mirror();
        let corners = self.fitted.device.mesh.vertices.iter().zip(self.normals);
        corners.filter(|(_, n)| n.z >= UP).map(move |(p, _)| (Point3::new(p.x, p.y * mirror, p.z), *p))
    }

    /// The corner of the top for which a figure is greatest.
    fn best(&self, figure: impl Fn(&Point3) -> f64) -> Option<Point3> {
        self.top().max_by(|a, b| figure(&a.0).total_cmp(&figure(&b.0))).map(|(_, own)| own)
    }

    fn near(&self, place: Point2) -> Option<Point3> {
        self.best(|p| -(p.xy() - place).norm())
    }

    /// The border of the device beside a place along it: medial for +1, lateral for -1.
    fn edge(&self, x: f64, side: f64) -> Option<Point3> {
        const ALONG: f64 = 4.0;
        self.best(|p| if (p.x - x).abs() < ALONG { side * p.y } else { f64::NEG_INFINITY })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_handle_is_an_amount_with_a_range() {
        for handle in &HANDLES {
            assert!(handle.feature.range().is_some(), "{}", handle.feature);
        }
    }
}

//! A pad behind the metatarsal heads: a dome that lies along their break and fades out at the front edge of a shell that
//! ends there.

use super::{Layer, dome};
use crate::anatomy::Anatomy;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// Length in which a pad fades out towards the front edge at least, mm on an adult foot.
const FADES: f64 = 11.0;

/// Where a pad lies.
pub struct PadBehindHeads<'a> {
    plan: &'a Plan,
    /// The apex: mm ahead of the trim line, and across the foot.
    apex: Point2,
    /// Half lengths behind and ahead of the apex, half width, mm.
    halves: [f64; 3],
}

impl<'a> PadBehindHeads<'a> {
    /// A pad with its apex at a place, or as much behind it as it needs to fade out on the shell; half lengths in mm.
    pub fn new(foot: &Anatomy, plan: &'a Plan, apex: Point2, halves: [f64; 3]) -> Self {
        let [behind, ahead, across] = halves;
        let wanted = plan.distal.ahead(apex);
        if plan.has_sheet {
            return PadBehindHeads { plan, apex: Point2::new(wanted, apex.y), halves };
        }
        let placed = wanted.min(-foot.sized(FADES));
        PadBehindHeads {
            plan,
            apex: Point2::new(placed, apex.y),
            halves: [behind, ahead.min(-placed), across],
        }
    }

    /// Its apex in the plan.
    pub fn middle(&self) -> Point2 {
        Point2::new(self.plan.distal.x(self.apex.y) + self.apex.x, self.apex.y)
    }

    /// The pad of a height, mm.
    pub fn layer(self, feature: Feature, height: f64) -> Layer<'a> {
        let PadBehindHeads { plan, apex, halves: [behind, ahead, across] } = self;
        Layer::adding(feature, move |p| {
            let along = Point2::new(plan.distal.ahead(p), p.y);
            height * dome(along, apex, if along.x < apex.x { behind } else { ahead }, across)
        })
    }
}

//! Where there is room for a text: the flat half of a post's sole, or the middle of the heel seat's underside.

use super::letters::{HEIGHT, ROW};
use super::{EngravingTool, Lettering};
use crate::anatomy::Anatomy;
use crate::plan::Plan;
use crate::post::{Block, under_rim};
use crate::shell::Shell;
use windlass_geometry::{Grid, Point2, Ring, RingIndex, Vector2};
use windlass_measure::Side;

/// Rows that a text is set in at most.
const MOST_ROWS: usize = 3;
/// Distance of a text from the border of its room, mm.
const MARGIN: f64 = 1.2;
/// Where the heel seat is flat enough: behind and in front of the heel's centre, mm and share of foot length, and beside
/// it, as a share of half the heel's width.
const BEHIND: f64 = 18.0;
const FRONT: f64 = 0.345;
const BESIDE: f64 = 0.45;
/// Distance from the rim, mm.
const FROM_RIM: f64 = 9.0;

/// Where the arch ends in front, share of foot length, and distance from a block, mm.
const ARCH_FRONT: f64 = 0.56;
const FROM_BLOCK: f64 = 2.5;

/// A region of the floor plan.
pub struct Room {
    region: Option<Ring>,
}

impl Room {
    /// The part of a post's sole that is flat on the floor: all of it, or the half without motion.
    pub fn on_post(block: &Block) -> Room {
        let line = block.facet.line;
        if block.facet.rise == 0.0 {
            return Room { region: Some(block.foot.clone()) };
        }
        let lateral = rectangle(Point2::new(-100.0, -200.0), Point2::new(400.0, line));
        Room { region: block.foot.intersection(&lateral) }
    }

    /// The middle of the heel seat, seen from below.
    pub fn under_seat(foot: &Anatomy, plan: &Plan, shell: &Shell) -> Room {
        let half = BESIDE * foot.heel_half_width;
        let seat = rectangle(
            Point2::new(foot.heel.x - BEHIND, foot.heel.y - half),
            Point2::new(foot.along(FRONT), foot.heel.y + half),
        );
        let inside = under_rim(shell, plan).offset(-FROM_RIM);
        Room { region: inside.and_then(|inside| inside.intersection(&seat)) }
    }

    /// The underside between post and front edge, clear of whatever stands below.
    pub fn under_arch(foot: &Anatomy, plan: &Plan, shell: &Shell, blocks: &[Block]) -> Room {
        let half = 2.0 * foot.heel_half_width;
        let arch = rectangle(
            Point2::new(foot.along(FRONT), foot.heel.y - half),
            Point2::new(foot.along(ARCH_FRONT), foot.heel.y + half),
        );
        let inside = under_rim(shell, plan).offset(-FROM_RIM).and_then(|inside| inside.intersection(&arch));
        let clear = |room: Ring, block: &Block| room.difference(&block.wall_ring(shell).offset(FROM_BLOCK)?);
        Room { region: blocks.iter().try_fold(inside, |room, block| Some(clear(room?, block))).flatten() }
    }

    /// The text of a size where it stands nearest to the middle of the room; `None` where it does not fit.
    /// `unit` in mm.
    pub fn place(&self, text: &str, side: Side, unit: f64, tool: EngravingTool) -> Option<Lettering> {
        (1..=MOST_ROWS).find_map(|rows| self.place_in_rows(text, rows, side, unit, tool))
    }

    fn place_in_rows(
        &self,
        text: &str,
        rows: usize,
        side: Side,
        unit: f64,
        tool: EngravingTool,
    ) -> Option<Lettering> {
        const STEP: f64 = 1.0;
        let region = self.region.as_ref()?;
        let (min, max) = region.bounds();
        let middle = nalgebra::center(&min, &max);
        let index = RingIndex::of(region);
        let high = Vector2::new(0.0, (HEIGHT + ROW * (rows as f64 - 1.0)) * unit);
        let grid = Grid::covering(min - high, max + high, STEP);
        let at = |(ix, iy)| Lettering::new(text, rows, side, grid.node(ix, iy), unit, tool);
        let off = |l: &Lettering| {
            let (low, high) = l.bounds(0.0);
            (nalgebra::center(&low, &high) - middle).norm()
        };
        let fits = |l: &Lettering| border(l.bounds(MARGIN)).iter().all(|p| index.contains(*p));
        let fitting = grid.nodes().map(at).filter(fits);
        fitting.min_by(|a, b| off(a).total_cmp(&off(b)))
    }
}

fn rectangle(low: Point2, high: Point2) -> Ring {
    Ring::new(vec![low, Point2::new(high.x, low.y), high, Point2::new(low.x, high.y)])
}

/// Places along the border of a box.
fn border((low, high): (Point2, Point2)) -> Vec<Point2> {
    const STEPS: usize = 8;
    let share = |k: usize| k as f64 / STEPS as f64;
    (0..=STEPS)
        .flat_map(|k| {
            let (x, y) = (low.x + (high.x - low.x) * share(k), low.y + (high.y - low.y) * share(k));
            [Point2::new(x, low.y), Point2::new(x, high.y), Point2::new(low.x, y), Point2::new(high.x, y)]
        })
        .collect()
}

//! Laying a footprint on the ground of a foot: where skin is low, where there is none, and the search for the best pose.

use super::footprint::Footprint;
use crate::Foot;
use windlass_geometry::{Grid, HeightField, Point2, Vector2};

/// Pitch of the ground, mm.
const PITCH_MM: f64 = 2.0;
/// Height at which skin is as good as none, mm.
const HIGH_MM: f64 = 15.0;
/// Height under which skin is expected to be loaded, mm.
const LOW_MM: f64 = 3.0;
/// Margin of the ground round the foot, mm.
const MARGIN_MM: f64 = 40.0;
/// Most that one place can cost, mm.
const MOST_MM: f64 = 40.0;

/// The plan under a foot.
pub struct Ground {
    /// Height of the skin, or 15 mm and the distance from the outline.
    cost: HeightField,
    /// Places that are expected to be loaded.
    low: Vec<Point2>,
    /// Middle of the outline's box.
    middle: Point2,
}

/// Where a footprint lies: the file's plane (columns reversed if mirrored) turned, then moved.
#[derive(Debug, Clone, Copy)]
pub struct Pose {
    mirrored: bool,
    centre: Point2,
    turn: f64,
    at: Point2,
}

impl Pose {
    fn flip(&self, v: Vector2) -> Vector2 {
        if self.mirrored { Vector2::new(v.x, -v.y) } else { v }
    }

    /// From the sensors' plane to the canonical foot frame. In mm.
    pub fn apply(&self, q: Point2) -> Point2 {
        let (s, c) = libm::sincos(self.turn);
        let v = self.flip(q - self.centre);
        self.at + Vector2::new(c * v.x - s * v.y, s * v.x + c * v.y)
    }

    /// From the foot frame to the sensors' plane.
    fn inverse(&self, p: Point2) -> Point2 {
        let (s, c) = libm::sincos(self.turn);
        let v = p - self.at;
        self.centre + self.flip(Vector2::new(c * v.x + s * v.y, c * v.y - s * v.x))
    }

    /// Whether the rows run forward.
    pub fn first_row_behind(&self) -> bool {
        libm::cos(self.turn) > 0.0
    }
}

impl Ground {
    pub fn of(foot: &Foot) -> Ground {
        let far = f64::INFINITY;
        let (mut min, mut max) = (Point2::new(far, far), Point2::new(-far, -far));
        for p in &foot.outline {
            (min, max) = (min.inf(p), max.sup(p));
        }
        let margin = Vector2::new(MARGIN_MM, MARGIN_MM);
        let grid = Grid::covering(min - margin, max + margin, PITCH_MM);
        let outline: Vec<Point2> = foot.outline.iter().step_by(2).copied().collect();
        let away =
            |p: Point2| outline.iter().map(|o| (o - p).norm_squared()).fold(f64::INFINITY, f64::min).sqrt();
        let skin = |p: Point2| foot.plantar.observed.sample(p);
        let cost = HeightField::from_fn(grid, |p| match skin(p) {
            Some(z) => z.clamp(0.0, HIGH_MM),
            None => (HIGH_MM + away(p)).min(MOST_MM),
        });
        let low = grid
            .nodes()
            .filter(|(ix, iy)| ix % 2 == 0 && iy % 2 == 0)
            .map(|(ix, iy)| grid.node(ix, iy))
            .filter(|p| skin(*p).is_some_and(|z| z < LOW_MM))
            .collect();
        Ground { cost, low, middle: nalgebra::center(&min, &max) }
    }

    /// The best pose from a footprint's axis laid along the foot, `turn` 0 or a half turn, and its cost, mm.
    pub fn lay(&self, footprint: &Footprint, mirrored: bool, turn: f64, length: f64) -> (f64, Pose) {
        let angle = if mirrored { footprint.angle } else { -footprint.angle };
        let at = Point2::new(0.48 * length, self.middle.y);
        let mut pose = Pose { mirrored, centre: footprint.centre, turn: angle + turn, at };
        let mut best = self.cost(footprint, &pose);
        let mut step = 1.0;
        while step > 0.05 {
            let moves = [(0.08, 0.0, 0.0), (0.0, 6.0, 0.0), (0.0, 0.0, 6.0)];
            let mut better = false;
            for (turn, x, y) in moves.into_iter().flat_map(|m| [m, (-m.0, -m.1, -m.2)]) {
                let trial =
                    Pose { turn: pose.turn + turn * step, at: pose.at + Vector2::new(x, y) * step, ..pose };
                let cost = self.cost(footprint, &trial);
                if cost < best {
                    (best, pose, better) = (cost, trial, true);
                }
            }
            if !better {
                step /= 2.0;
            }
        }
        (best, pose)
    }

    fn cost(&self, footprint: &Footprint, pose: &Pose) -> f64 {
        let over = |p: Point2| self.cost.sample(p).unwrap_or(MOST_MM);
        let loaded: f64 = footprint.loaded.iter().map(|(q, _)| over(pose.apply(*q))).sum();
        let bare: f64 = self.low.iter().map(|p| footprint.distance(pose.inverse(*p)).min(MOST_MM)).sum();
        loaded / footprint.loaded.len() as f64 + 0.5 * bare / self.low.len().max(1) as f64
    }
}

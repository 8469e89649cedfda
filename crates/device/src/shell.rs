//! The shell: a smooth top over the plan, and an underside at true thickness along its normal.

use crate::anatomy::Anatomy;
use crate::blend::mix;
use crate::doses::Doses;
use crate::layer::{Plate, arch_reinforcement, seat_share, shell_layers, top_layers};
use crate::plan::Plan;
use crate::wall;
use nalgebra::Matrix2;
use rayon::prelude::*;
use windlass_geometry::{
    Grid, HeightField, Point2, Point3, SplineFitError, SplineSurface, Vector2, Vector3, blunt_ridges,
};

/// Distance of layer samples and of spline knots, mm, on an adult foot; a short one bends in less room.
const SAMPLE: f64 = 1.0;
const KNOTS: f64 = 2.0;
/// What the wall is built thicker than asked for, mm: the facets of both faces and the ripples of a scan take it away
/// again; half of what a wall may differ.
const RESERVE: f64 = 0.025;
/// How far beyond the outline the surfaces are defined, mm.
const MARGIN: f64 = 8.0;
/// Least radius of a crest that a wall below follows, in wall thicknesses: from 1 on its underside would fold.
pub const BLUNT: f64 = 1.5;

/// How far outside the outline ridges are still blunted, mm: the rim may be drawn again by as much.
const BESIDE: f64 = 2.0;

/// Surfaces of the shell, canonical device frame. A place of the plan stands for a point of the top and, along
/// the normal there, a point of the underside.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The surface whose normal offset is the underside: the top without pads and feather, its sharp crests blunted.
    generator: SplineSurface,
    /// The finished top.
    top: SplineSurface,
    /// True thickness between generator and underside.
    thickness: SplineSurface,
    /// By how much the blunting thickens the wall at most inside the outline, mm, and where.
    pub ridge_fill: (f64, Point2),
}

/// The stack of the layers before the seat is raised.
pub struct Stack<'a> {
    foot: &'a Anatomy<'a>,
    doses: &'a Doses,
    plan: &'a Plan,
    edge: f64,
    /// The shell's layers.
    heights: HeightField,
    thickness: SplineSurface,
    /// Least radius of a ridge, mm; 0 where none is blunted.
    radii: HeightField,
}

impl<'a> Stack<'a> {
    /// Stacks the layers. `edge` is the thickness of the feathered front. `edge` in mm.
    pub fn of(
        foot: &'a Anatomy<'a>,
        doses: &'a Doses,
        plan: &'a Plan,
        edge: f64,
    ) -> Result<Self, SplineFitError> {
        let grid = plan_grid(plan, foot.sized(SAMPLE));
        let reinforcement = arch_reinforcement::thickening(foot, doses);
        let thickness = HeightField::from_fn(grid, |p| {
            let plate = Plate::at(doses, plan, p);
            mix(wall::at(foot, doses, p) + RESERVE + reinforcement(p), plate.thickness, plate.share)
        });
        let thickness = SplineSurface::fit(&thickness, foot.sized(KNOTS), 0.0)?;
        let layers = shell_layers(foot, doses, plan);
        let heights = HeightField::from_fn(grid, |p| {
            layers.iter().fold(foot.sole.height(p), |z, layer| layer.apply(p, z))
        });
        // A ridge outside, as at the top of the foot's side, has no wall below it: blunted, it would only pull at the fit.
        let has_wall = |p: Point2| plan.area.contains(p) || plan.area.distance_within(p, BESIDE).is_some();
        let radii =
            HeightField::from_fn(grid, |p| if has_wall(p) { BLUNT * thickness.height(p) } else { 0.0 });
        Ok(Stack { foot, doses, plan, edge, heights, thickness, radii })
    }

    /// The shell on a raised seat: `seat` is added below everything, as posts need it to stand under the seat.
    pub fn seated(&self, seat: Seat) -> Result<Shell, SplineFitError> {
        let (foot, doses, plan) = (self.foot, self.doses, self.plan);
        let knots = foot.sized(KNOTS);
        let sharp = self.heights.clone().changed(|p, z| z + seat.raise(foot, doses, plan, p));
        let on_top = top_layers(foot, doses, plan, self.edge);
        let (below, top) = rayon::join(
            || {
                let mut blunt = sharp.clone();
                blunt_ridges(&mut blunt, &self.radii);
                Ok((most_blunted(plan, &sharp, &blunt), SplineSurface::fit(&blunt, knots, 0.0)?))
            },
            || {
                let top = sharp.clone().changed(|p, z| on_top.iter().fold(z, |z, layer| layer.apply(p, z)));
                SplineSurface::fit(&top, knots, 0.0)
            },
        );
        let (ridge_fill, generator) = below?;
        Ok(Shell { ridge_fill, generator, top: top?, thickness: self.thickness.clone() })
    }
}

impl Shell {
    /// The finished top surface.
    pub fn top_surface(&self) -> &SplineSurface {
        &self.top
    }

    /// The surface that the underside is offset from.
    pub fn generator(&self) -> &SplineSurface {
        &self.generator
    }

    /// Point of the top at a place of the plan. In mm.
    pub fn top(&self, p: Point2) -> Point3 {
        Point3::new(p.x, p.y, self.top.height(p))
    }

    /// Unit normal of the top. Without unit.
    pub fn normal(&self, p: Point2) -> Vector3 {
        self.top.normal(p)
    }

    /// Point of the underside that belongs to a place of the plan. In mm.
    pub fn underside(&self, p: Point2) -> Point3 {
        let (z, g) = self.generator.height_and_gradient(p);
        let down = Vector3::new(g.x, g.y, -1.0) / (1.0 + g.norm_squared()).sqrt();
        Point3::new(p.x, p.y, z) + down * self.thickness.height(p)
    }

    /// The place of the plan whose underside point stands at `q` in the plan; `None` where the underside folds.
    /// In mm.
    pub fn invert_offset(&self, q: Point2) -> Option<Point2> {
        self.place_over_from(q, q)
    }

    /// The same, looked for from a place that is thought to be near it. In mm.
    pub fn place_over_from(&self, q: Point2, near: Point2) -> Option<Point2> {
        invert_offset(|p| self.underside(p).xy(), q, near)
    }

    /// A place inside the outline where the underside folds, because the shell bends there more sharply than its wall
    /// is thick. In mm.
    pub fn fold(&self, plan: &Plan) -> Option<Point2> {
        const PITCH: f64 = 1.2;
        /// Least share of its plan area that a cell of the underside keeps.
        const LEAST: f64 = 0.06;
        let (min, max) = plan.outline.bounds();
        let grid = Grid::covering(min, max, PITCH);
        let corners: Vec<Point2> =
            grid.par_nodes().map(|(ix, iy)| self.underside(grid.node(ix, iy)).xy()).collect();
        grid.nodes().filter(|(ix, iy)| ix + 1 < grid.nx && iy + 1 < grid.ny).find_map(|(ix, iy)| {
            let at = |dx: usize, dy: usize| corners[grid.index(ix + dx, iy + dy)];
            let area = (at(1, 1) - at(0, 0)).perp(&(at(0, 1) - at(1, 0))) / 2.0;
            let middle = grid.node(ix, iy) + Vector2::new(PITCH / 2.0, PITCH / 2.0);
            (area < LEAST * PITCH * PITCH && plan.area.contains(middle)).then_some(middle)
        })
    }

    /// Height of the underside over a place `q` of the floor. In mm above the floor.
    pub fn underside_height(&self, q: Point2) -> Option<f64> {
        Some(self.underside(self.invert_offset(q)?).z)
    }
}

/// How the heel seat is raised beyond its lift.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Seat {
    /// Raise of the heel seat for the thickness of the post, mm; runs out like a lift.
    pub base: f64,
    /// Raise of the whole device so that nothing is below the floor, mm.
    pub rest: f64,
}

impl Seat {
    /// By how much a place of the shell is raised, mm: a plate in front of it stays on the floor.
    pub fn raise(self, foot: &Anatomy, doses: &Doses, plan: &Plan, p: Point2) -> f64 {
        let plated = if plan.has_plate() { Plate::at(doses, plan, p).share } else { 0.0 };
        (self.base * seat_share(p.x / foot.length) + self.rest) * (1.0 - plated)
    }
}

/// The place that a map of the plan moves to `q`, looked for from `near`; `None` where the map folds. Newton's steps, the
/// spread of the map kept up by what each step showed of it (Broyden 1965, Math Comput 19:577).
pub(crate) fn invert_offset(moved: impl Fn(Point2) -> Point2, q: Point2, near: Point2) -> Option<Point2> {
    const ENOUGH: f64 = 1e-9;
    const LONGEST: f64 = 3.0;
    const SHORTEST: f64 = 1e-3;
    let off = |p: Point2| q - moved(p);
    let (mut p, mut error) = (near, off(near));
    let mut spread = spread_at(&moved, p);
    let mut is_measured = true;
    for _ in 0..50 {
        if error.norm() < ENOUGH {
            return Some(p);
        }
        // Shortened until it comes nearer.
        let whole = spread.try_inverse().map_or(error, |inverse| inverse * error);
        let mut step = whole.cap_magnitude(LONGEST);
        let mut next = off(p + step);
        while next.norm() >= error.norm() && step.norm() >= SHORTEST * error.norm() {
            step *= 0.5;
            next = off(p + step);
        }
        if next.norm() >= error.norm() {
            if is_measured {
                return None;
            }
            (spread, is_measured) = (spread_at(&moved, p), true);
            continue;
        }
        p += step;
        is_measured = next.norm() > 0.5 * error.norm();
        if is_measured {
            spread = spread_at(&moved, p);
        } else {
            spread += (error - next - spread * step) * step.transpose() / step.norm_squared();
        }
        error = next;
    }
    None
}

/// How a map spreads over the floor as the place of the plan moves, by central differences.
fn spread_at(moved: impl Fn(Point2) -> Point2, p: Point2) -> Matrix2<f64> {
    const H: f64 = 1e-4;
    let along = |d: Vector2| (moved(p + d) - moved(p - d)) / (2.0 * H);
    Matrix2::from_columns(&[along(Vector2::new(H, 0.0)), along(Vector2::new(0.0, H))])
}

fn most_blunted(plan: &Plan, sharp: &HeightField, blunt: &HeightField) -> (f64, Point2) {
    let grid = sharp.grid;
    let lowered =
        grid.nodes().zip(sharp.z.iter().zip(&blunt.z)).map(|((ix, iy), (a, b))| (a - b, grid.node(ix, iy)));
    let inside = lowered.filter(|(by, p)| *by > 0.0 && plan.area.contains(*p));
    inside.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default()
}

fn plan_grid(plan: &Plan, sample: f64) -> Grid {
    let (min, max) = plan.outline.bounds();
    let margin = Vector2::new(MARGIN, MARGIN);
    Grid::covering(min - margin, max + margin, sample)
}

//! The shell: a smooth top over the plan, and an underside at true thickness along its normal.

use crate::anatomy::Anatomy;
use crate::blend::mix;
use crate::doses::Doses;
use crate::layer::{Plate, arch_reinforcement, seat_share, shell_layers, top_layers};
use crate::plan::Plan;
use windlass_geometry::{Grid, HeightField, Point2, Point3, SplineFitError, SplineSurface, Vector2, Vector3};

/// Distance of layer samples and of spline knots, mm.
const SAMPLE: f64 = 1.0;
const KNOTS: f64 = 2.0;
/// What the wall is built thicker than asked for, mm: the facets of both faces and the ripples of a scan take it away
/// again; half of what a wall may differ.
const RESERVE: f64 = 0.025;
/// How far beyond the outline the surfaces are defined, mm.
const MARGIN: f64 = 8.0;

/// Surfaces of the shell, canonical device frame. A place of the plan stands for a point of the top and, along
/// the normal there, a point of the underside.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The surface whose normal offset is the underside: the top without pads and feather.
    generator: SplineSurface,
    /// The finished top.
    top: SplineSurface,
    /// True thickness between generator and underside.
    thickness: SplineSurface,
}

impl Shell {
    /// Stacks the layers. `raised(p)` is added below everything: what posts need to stand under the seat.
    pub fn stack(
        foot: &Anatomy,
        doses: &Doses,
        plan: &Plan,
        edge: f64,
        seat: Seat,
    ) -> Result<Shell, SplineFitError> {
        let grid = plan_grid(plan);
        let layers = shell_layers(foot, doses, plan);
        let lifted = |p: Point2, z: f64| {
            let plated = if plan.has_plate() { Plate::at(doses, plan, p).share } else { 0.0 };
            z + (seat.base * seat_share(p.x / foot.length) + seat.rest) * (1.0 - plated)
        };
        let generator = HeightField::from_fn(grid, |p| {
            let z = layers.iter().fold(foot.sole.height(p), |z, layer| layer.apply(p, z));
            lifted(p, z)
        });
        let on_top = top_layers(foot, doses, plan, edge);
        let mut top = generator.clone();
        for (z, (ix, iy)) in top.z.iter_mut().zip(grid.nodes()) {
            let p = grid.node(ix, iy);
            *z = on_top.iter().fold(*z, |z, layer| layer.apply(p, z));
        }
        let reinforcement = arch_reinforcement::thickening(foot, doses);
        let thickness = HeightField::from_fn(grid, |p| {
            let plate = Plate::at(doses, plan, p);
            mix(doses.shell + RESERVE + reinforcement(p), plate.thickness, plate.share)
        });
        Ok(Shell {
            generator: SplineSurface::fit(&generator, KNOTS, 0.0)?,
            top: SplineSurface::fit(&top, KNOTS, 0.0)?,
            thickness: SplineSurface::fit(&thickness, KNOTS, 0.0)?,
        })
    }

    /// The finished top surface.
    pub fn top_surface(&self) -> &SplineSurface {
        &self.top
    }

    /// The surface that the underside is offset from.
    pub fn generator(&self) -> &SplineSurface {
        &self.generator
    }

    /// Point of the top at a place of the plan.
    pub fn top(&self, p: Point2) -> Point3 {
        Point3::new(p.x, p.y, self.top.height(p))
    }

    /// Unit normal of the top.
    pub fn normal(&self, p: Point2) -> Vector3 {
        self.top.normal(p)
    }

    /// Point of the underside that belongs to a place of the plan.
    pub fn underside(&self, p: Point2) -> Point3 {
        let (z, g) = self.generator.height_and_gradient(p);
        let down = Vector3::new(g.x, g.y, -1.0) / (1.0 + g.norm_squared()).sqrt();
        Point3::new(p.x, p.y, z) + down * self.thickness.height(p)
    }

    /// The place of the plan whose underside point stands at `q` in the plan; `None` where the underside folds.
    pub fn place_over(&self, q: Point2) -> Option<Point2> {
        const ENOUGH: f64 = 1e-9;
        let off = |p: Point2| q - self.underside(p).xy();
        let (mut p, mut error, mut share) = (q, off(q), 0.8);
        // Where the top bends inward the underside runs faster than the plan, and a whole step would overshoot.
        for _ in 0..200 {
            if error.norm() < ENOUGH {
                return Some(p);
            }
            let next = p + error * share;
            let after = off(next);
            if after.norm() < error.norm() {
                (p, error) = (next, after);
                share = (share * 1.2).min(1.0);
            } else {
                share *= 0.5;
            }
        }
        None
    }

    /// A place inside the outline where the underside folds, because the shell bends there more sharply than its wall
    /// is thick.
    pub fn fold(&self, plan: &Plan) -> Option<Point2> {
        const PITCH: f64 = 1.2;
        /// Least share of its plan area that a cell of the underside keeps.
        const LEAST: f64 = 0.06;
        let (min, max) = plan.outline.bounds();
        let grid = Grid::covering(min, max, PITCH);
        let corners: Vec<Point2> =
            grid.nodes().map(|(ix, iy)| self.underside(grid.node(ix, iy)).xy()).collect();
        grid.nodes().filter(|(ix, iy)| ix + 1 < grid.nx && iy + 1 < grid.ny).find_map(|(ix, iy)| {
            let at = |dx: usize, dy: usize| corners[grid.index(ix + dx, iy + dy)];
            let area = (at(1, 1) - at(0, 0)).perp(&(at(0, 1) - at(1, 0))) / 2.0;
            let middle = grid.node(ix, iy) + Vector2::new(PITCH / 2.0, PITCH / 2.0);
            (area < LEAST * PITCH * PITCH && plan.area.contains(middle)).then_some(middle)
        })
    }

    /// Height of the underside over a place `q` of the floor.
    pub fn underside_height(&self, q: Point2) -> Option<f64> {
        Some(self.underside(self.place_over(q)?).z)
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

fn plan_grid(plan: &Plan) -> Grid {
    let (min, max) = plan.outline.bounds();
    let margin = Vector2::new(MARGIN, MARGIN);
    Grid::covering(min - margin, max + margin, SAMPLE)
}

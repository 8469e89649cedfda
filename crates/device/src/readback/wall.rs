//! The wall: distance from the top to the underside along the top's normal, away from rim, feather and plates.

use super::Realised;
use super::probe::Probe;
use crate::engrave::Lettering;
use crate::wall::WHOLE;
use rayon::prelude::*;
use windlass_geometry::{Point2, Point3, Vector3, first_zero};
use windlass_prescription::{Feature, FootPrescription};

/// Thickness of the wall over the shell, mm.
pub struct Wall {
    /// Thinnest place and where it is; behind the arch only where the heel is not thinner on purpose.
    pub least: Option<(f64, Point2)>,
    /// By how much the heel's thinnest place is thinner than stated, where a block carries it.
    pub heel_short: f64,
    /// What one place in twenty is thinner than, where no post stands below: the shell without reinforcement, and where no
    /// sharp crest thickens it.
    pub usual: Option<f64>,
}

/// Distance of the places measured, mm.
const LATTICE: usize = 4;
/// Places nearer to the border than this are rim, mm.
const RIM: f64 = 5.0;
/// The shell's front, where it is feathered or turns into a plate: its trim line behind the heads as a share of foot
/// length, and how far behind that line the turn and the leaning normals reach, mm.
const FRONT: (f64, f64) = (0.03, 21.0);
/// A wall that is thicker than this, mm, is feathered and turns over so much more for each mm.
const THICK: (f64, f64) = (4.5, 4.0);

/// Where a heel that a block carries has its own wall and the arch its whole one, shares of foot length: clear of where the
/// wall changes by what the leaning normals reach.
const HEEL: f64 = WHOLE.0 - 0.04;
const ARCH: f64 = WHOLE.1 + 0.015;

/// Radius of a relief under the heel, mm.
const RELIEF: f64 = 26.0;

/// Measures the wall on a lattice of places, none of them on a text. `heel_wall` is what is stated of a heel that a block
/// carries, mm.
pub fn measure(
    probe: &Probe,
    text: Option<&Lettering>,
    rx: &FootPrescription,
    heel_wall: Option<f64>,
) -> Wall {
    // The wall is looked for along a normal, which leaves its place by some millimetres.
    let label = text.map(|text| text.bounds(2.0));
    let beside = |p: &Point2| {
        label.is_none_or(|(low, high)| p.x < low.x || p.y < low.y || p.x > high.x || p.y > high.y)
    };
    // A relief is thinner on purpose.
    let is_relieved = rx.amount(Feature::HeelAperture).is_some_and(|depth| depth > 0.0);
    let heel = probe.foot.landmarks.heel_centre.at.xy();
    let beside = |p: &Point2| beside(p) && !(is_relieved && (p - heel).norm() < RELIEF);
    let grid = probe.top.grid;
    let wall = rx.amount(Feature::ShellThickness).unwrap_or(0.0);
    let front = FRONT.1 + THICK.1 * (wall - THICK.0).max(0.0);
    let in_row = |iy: usize| {
        let row = (0..grid.nx).step_by(LATTICE).map(move |ix| grid.node(ix, iy));
        row.filter(|p| is_shell(probe, *p, front) && beside(p)).filter_map(|p| Some((through(probe, p)?, p)))
    };
    let mut walls: Vec<(f64, Point2)> =
        (0..grid.ny).into_par_iter().step_by(LATTICE).flat_map_iter(in_row).collect();
    walls.sort_by(|a, b| a.0.total_cmp(&b.0));
    let length = probe.foot.measures.length_mm;
    let on_heel = |(_, p): &&(f64, Point2)| p.x < HEEL * length;
    let heel_short =
        heel_wall.map_or(0.0, |stated| walls.iter().find(on_heel).map_or(0.0, |(wall, _)| stated - wall));
    if heel_wall.is_some() {
        walls.retain(|(_, p)| p.x > ARCH * length);
    }
    let least = walls.first().copied();
    let bare: Vec<f64> = walls
        .iter()
        .filter(|(wall, p)| probe.under.sample(*p).is_some_and(|z| z > 0.05) && *wall < 8.0)
        .map(|(wall, _)| *wall)
        .collect();
    Wall { least, heel_short, usual: bare.get(bare.len() / 20).copied() }
}

/// The thinnest wall and the prescribed one, mm; thicker is not an error, because posts and pads add to it.
pub fn realised(wall: &Wall, asked: f64, tolerance: f64) -> Option<Realised> {
    let least = wall.least?.0;
    let (found, method) = match wall.heel_short > tolerance {
        true => (
            asked - wall.heel_short,
            "the heel cup that a block carries is so much thinner than stated, by its smallest distance along the normal",
        ),
        false => (
            least,
            "smallest distance along the normal, away from rim and front edge; in front of a heel that a block carries",
        ),
    };
    let mut line = Realised::amount(Feature::ShellThickness, asked, found, tolerance, method);
    line.within_tolerance = found >= asked - tolerance;
    Some(line)
}

fn is_shell(probe: &Probe, p: Point2, front: f64) -> bool {
    const DIAGONAL: f64 = RIM * std::f64::consts::FRAC_1_SQRT_2;
    let straight = [(RIM, 0.0), (-RIM, 0.0), (0.0, RIM), (0.0, -RIM)];
    let across =
        [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)].map(|(x, y)| (x * DIAGONAL, y * DIAGONAL));
    let mut around = straight.iter().chain(&across);
    let inside = around.all(|(dx, dy)| probe.top.sample(Point2::new(p.x + dx, p.y + dy)).is_some());
    inside && p.x < probe.front_line(p.y) - FRONT.0 * probe.foot.measures.length_mm - front
}

/// Distance from the top at a place along its inward normal to the underside. In mm.
pub fn through(probe: &Probe, p: Point2) -> Option<f64> {
    const H: f64 = 0.5;
    const STEP: f64 = 0.25;
    const THICKEST: f64 = 40.0;
    let top = |dx: f64, dy: f64| probe.top.sample(Point2::new(p.x + dx, p.y + dy));
    let slope_x = (top(H, 0.0)? - top(-H, 0.0)?) / (2.0 * H);
    let slope_y = (top(0.0, H)? - top(0.0, -H)?) / (2.0 * H);
    let inward = Vector3::new(slope_x, slope_y, -1.0).normalize();
    let start = Point3::new(p.x, p.y, top(0.0, 0.0)?);
    let above = |d: f64| {
        let q = start + inward * d;
        Some((q.z - probe.under.sample(q.xy())?, d))
    };
    if above(0.0)?.0 <= 0.0 {
        return Some(0.0);
    }
    first_zero(above, STEP, THICKEST)
}

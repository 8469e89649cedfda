//! The canonical frame of a right (or mirrored left) foot: support plane, heel, and the line to the second head.

use super::marks::{self, PlanMarks};
use super::{Heading, SoleLook, ends, heading::SLICES, plan, rim, trust};
use crate::FOOT_HEIGHT_MM;
use nalgebra::{Isometry3, Translation3, UnitQuaternion};
use rayon::prelude::*;
use windlass_geometry::{Grid, HeightField, Mesh, Point2, Point3, Vector3, lower_envelope_below};

/// Pitch of the coarse sole on which the frame is found, mm.
const COARSE_MM: f64 = 2.0;
/// Width of the border from which the plan's marks are found while the frame is being fitted, mm.
const BORDER_MM: f64 = 10.0;
/// How far forward, in shares of the length, the ground is felt: just past the heads; toes do not carry the frame.
const CARRYING: std::ops::Range<f64> = 0.02..0.76;

/// A surface in the canonical frame.
pub(crate) struct Canonical {
    pub mesh: Mesh,
    /// From the (mirrored, if left) file's axes in mm.
    pub from_scan: Isometry3<f64>,
    pub marks: PlanMarks,
    /// Share of the plan under the foot without a reading.
    pub holes: f64,
    /// Share of the plan's convex hull that is under the foot.
    pub fill: f64,
    /// By how much unseen ends were guessed to make it longer, mm.
    pub completed_mm: f64,
    /// Whether the skin ends flat under toes that stand up: their tips were not seen.
    pub is_cut_ahead: bool,
    /// Its rim and its sole, for the doubts.
    pub look: SoleLook,
}

impl Canonical {
    /// Everything times a factor (no unit).
    pub fn scale(&mut self, by: f64) {
        self.mesh.vertices.iter_mut().for_each(|v| *v *= by);
        self.from_scan.translation.vector *= by;
        self.marks = self.marks.scaled(by);
    }
}

/// Moves the mesh (mm) into the canonical frame, starting from a rough heading (mm). The ends of a foot with noise are
/// taken from the skin around them, because its outermost points lie outside the foot.
pub(crate) fn canonical(mesh: Mesh, rough: &Heading, noise_mm: Option<f64>) -> Canonical {
    let turn = UnitQuaternion::from_rotation_matrix(&rough.rotation());
    let middle = rough.slices[SLICES / 8].iter().sum::<f64>() / 2.0;
    let shift = Vector3::new(-rough.heel, if middle.is_finite() { -middle } else { 0.0 }, -rough.ground);
    let mut pose = Isometry3::from_parts(Translation3::from(shift), turn);
    let mut mesh = mesh;
    let moved = |mesh: &mut Mesh, by: &Isometry3<f64>| {
        let turn = by.rotation.to_rotation_matrix();
        mesh.vertices.par_iter_mut().for_each(|v| *v = turn * *v + by.translation.vector);
    };
    moved(&mut mesh, &pose);
    let (field, sole) = coarse_sole(&mesh);
    let holes = plan::hole_share(&field);
    let fill = plan::fill(&field);
    let stride = mesh.vertices.len().div_ceil(40_000).max(1);
    let low = |p: &&Point3| p.z < FOOT_HEIGHT_MM + 25.0;
    let mut skin = Vec::with_capacity(mesh.vertices.len() / stride + 1);
    skin.extend(mesh.vertices.iter().step_by(stride).filter(low));
    keep_border(&mut skin);
    let mut extra = Isometry3::identity();
    for _ in 0..5 {
        let sole: Vec<Point3> = sole.par_iter().map(|p| extra * p).collect();
        let skin: Vec<Point3> = skin.par_iter().map(|p| extra * p).collect();
        extra = correction(&sole, &skin) * extra;
    }
    moved(&mut mesh, &extra);
    pose = extra * pose;
    let sole: Vec<Point3> = sole.iter().map(|p| extra * p).collect();
    let mut marks = marks::find(&sole, &mesh.vertices);
    let look = trust::look(&field, &extra, &marks);
    if let Some(noise) = noise_mm {
        marks.length -= ends::excess(&mesh.vertices, marks.axis, noise);
    }
    let is_cut_ahead = rim::is_cut_ahead(&marks, &mesh.vertices);
    let completed_mm = rim::complete(&mut marks, &mesh.vertices);
    // The heel's most posterior point is x = 0 exactly, over all vertices.
    let last = Isometry3::translation(-marks.heel.x, 0.0, 0.0);
    mesh.vertices.iter_mut().for_each(|v| v.x -= marks.heel.x);
    Canonical {
        mesh,
        from_scan: last * pose,
        marks: marks.shifted(-marks.heel.x),
        holes,
        fill,
        look,
        completed_mm,
        is_cut_ahead,
    }
}

/// Leaves the skin that can be part of the plan's border: not what lies deep inside it, which is most of a sole.
fn keep_border(skin: &mut Vec<Point3>) {
    let end = |sign: f64| skin.iter().map(|p| sign * p.x).fold(f64::INFINITY, f64::min);
    let (rear, front) = (end(1.0), -end(-1.0));
    let slice = |p: &Point3| ((p.x - rear) / BORDER_MM) as usize;
    let mut sides =
        vec![[f64::INFINITY, f64::NEG_INFINITY]; (((front - rear) / BORDER_MM) as usize + 1).min(1000)];
    let last = sides.len() - 1;
    // Of the low skin: the heel width is measured below what may bulge over it.
    for p in skin.iter().filter(|p| p.z < 0.5 * FOOT_HEIGHT_MM) {
        let s = &mut sides[slice(p).min(last)];
        *s = [s[0].min(p.y), s[1].max(p.y)];
    }
    let ends = rear + 0.1 * (front - rear)..front - 0.1 * (front - rear);
    let is_border = |p: &Point3| {
        let [low, high] = sides[slice(p).min(last)];
        !ends.contains(&p.x) || p.y < low + BORDER_MM || p.y > high - BORDER_MM
    };
    skin.retain(is_border);
}

/// One step toward the frame: plane, then heading, then origin.
fn correction(sole: &[Point3], skin: &[Point3]) -> Isometry3<f64> {
    let found = marks::find(sole, skin);
    let span = found.length;
    let carrying: Vec<Point3> =
        sole.iter().filter(|p| CARRYING.contains(&((p.x - found.heel.x) / span))).copied().collect();
    let normal = resting_normal(&carrying, found.heel.x + 0.42 * span);
    let level = UnitQuaternion::rotation_between(&normal, &Vector3::z()).unwrap_or_default();
    let along = found.second_met_head - found.heel_centre;
    let yaw = UnitQuaternion::from_axis_angle(&Vector3::z_axis(), -libm::atan2(along.y, along.x));
    let turn = yaw * level;
    let ground = carrying.iter().map(|p| (turn * p).z).fold(f64::INFINITY, f64::min);
    let on = |p: Point2| turn * Point3::new(p.x, p.y, 0.0);
    let shift = Vector3::new(-on(found.heel).x, -on(found.heel_centre).y, -ground);
    Isometry3::from_parts(Translation3::from(shift), turn)
}

/// Lowest heights on a coarse grid, and the same averaged over 10 mm against noise.
fn coarse_sole(mesh: &Mesh) -> (HeightField, Vec<Point3>) {
    let low = |p: &&Point3| p.z < FOOT_HEIGHT_MM;
    let (mut min, mut max) =
        (Point2::new(f64::INFINITY, f64::INFINITY), Point2::new(f64::NEG_INFINITY, f64::NEG_INFINITY));
    for p in mesh.vertices.iter().filter(low) {
        min = min.inf(&p.xy());
        max = max.sup(&p.xy());
    }
    // A foot is not larger, whatever hangs on it; a grid has to stay small.
    let (min, max) = (min.sup(&Point2::new(-100.0, -300.0)), max.inf(&Point2::new(500.0, 300.0)));
    let grid = Grid::covering(min, max, COARSE_MM);
    let field = lower_envelope_below(mesh, FOOT_HEIGHT_MM, grid);
    let mean = |ix: usize, iy: usize| {
        field.at(ix, iy)?;
        let round = || (0..5).flat_map(|dy| &field.z[grid.index(ix - 2, iy + dy - 2)..][..5]);
        let seen = || round().filter(|z| z.is_finite());
        let count = seen().count();
        let p = grid.node(ix, iy);
        (count >= 20).then(|| Point3::new(p.x, p.y, seen().sum::<f64>() / count as f64))
    };
    let row = |iy: usize| (2..grid.nx.saturating_sub(2)).filter_map(move |ix| mean(ix, iy));
    let sole = (2..grid.ny.saturating_sub(2)).into_par_iter().flat_map_iter(row).collect();
    (field, sole)
}

/// The plane on which the points come to rest when weight acts above (x, their middle): the highest plane at that
/// place that is nowhere above a point, by exchange of its three contacts. Returns its upward unit normal.
fn resting_normal(points: &[Point3], x: f64) -> Vector3 {
    let n = points.len().max(1) as f64;
    let y = points.iter().map(|p| p.y).sum::<f64>() / n;
    let weight = Point2::new(x, y);
    // Start from contacts high above and around the weight; real points replace them and the plane comes down
    // until nothing is under it.
    let far = |dx: f64, dy: f64| Point3::new(weight.x + dx, weight.y + dy, 1e4);
    let mut contacts = [far(-2000.0, -2000.0), far(2000.0, -2000.0), far(0.0, 2000.0)];
    for _ in 0..100 {
        let normal = plane_normal(&contacts);
        let over = |p: &Point3| normal.dot(&(p - contacts[0]));
        // The first of the lowest that lies under the plane.
        let lower = |low: (f64, Option<Point3>), p: &Point3| {
            let z = over(p);
            if z < low.0 { (z, Some(*p)) } else { low }
        };
        let (_, Some(lowest)) = points.iter().fold((-1e-9, None), lower) else {
            break;
        };
        let keeps_weight = |k: usize| {
            let mut trial = contacts;
            trial[k] = lowest;
            contains(&trial, weight).then_some(trial)
        };
        let Some(trial) = (0..3).find_map(keeps_weight) else {
            break;
        };
        contacts = trial;
    }
    plane_normal(&contacts)
}

fn plane_normal(c: &[Point3; 3]) -> Vector3 {
    let n = (c[1] - c[0]).cross(&(c[2] - c[0]));
    let n = n.try_normalize(1e-12).unwrap_or_else(Vector3::z);
    if n.z < 0.0 { -n } else { n }
}

fn contains(c: &[Point3; 3], p: Point2) -> bool {
    let turn = |a: &Point3, b: &Point3| (b.xy() - a.xy()).perp(&(p - a.xy()));
    let turns = [turn(&c[0], &c[1]), turn(&c[1], &c[2]), turn(&c[2], &c[0])];
    turns.iter().all(|t| *t >= 0.0) || turns.iter().all(|t| *t <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilted_tripod_rests_on_its_three_feet() {
        let truth = Vector3::new(0.1, -0.05, 1.0).normalize();
        let mut points = Vec::new();
        for i in 0..40 {
            for j in 0..20 {
                let (x, y) = (i as f64 * 5.0, j as f64 * 4.0 - 40.0);
                let over: f64 = [(0.0, 0.0), (180.0, 30.0), (170.0, -30.0)]
                    .iter()
                    .map(|(a, b)| f64::hypot(x - a, y - b))
                    .fold(f64::INFINITY, f64::min);
                points.push(Point3::new(x, y, 0.1 * over - (truth.x * x + truth.y * y) / truth.z));
            }
        }
        let n = resting_normal(&points, 100.0);
        assert!(n.angle(&truth) < 0.01, "{n} {truth}");
    }
}

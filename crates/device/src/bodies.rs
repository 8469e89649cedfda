//! Bodies beside the device: the top cover as a sheet that lies on it, and the positive that a shell is formed over or
//! milled from.

use crate::build::Device;
use crate::cover;
use crate::error::DeviceError;
use windlass_geometry::{
    Grid, HeightField, Mesh, Point2, Point3, Ring, RingIndex, Sampling, SplineSurface, adaptive_points,
    triangulate,
};
use windlass_measure::Side;

/// Distance between the device and the cover that lies on it, mm: the glue.
const GLUE: f64 = 0.1;
/// How far the positive reaches beyond the device's outline, where the sheet is drawn down, mm, and how thick it is over its
/// highest place.
const BESIDE: f64 = 7.0;
const BACK: f64 = 12.0;
/// Greatest distance of the triangles from the surface, mm, and their cells.
const CHORD: f64 = 0.05;
const CELLS: (f64, f64) = (8.0, 0.5);
/// Distance of the samples of the cover's upper face and of its knots, mm.
const SAMPLE: f64 = 1.0;
const KNOTS: f64 = 2.0;

impl Device {
    /// The top cover of a thickness (mm) as a body that lies on the device, a film of glue above it; on the patient's side,
    /// in the device's frame. It is as long as the device, and bridges what bends more sharply than it is thick.
    ///
    /// # Errors
    /// No surface could be fitted.
    pub fn cover(&self, thickness_mm: f64) -> Result<Mesh, DeviceError> {
        let top = self.solid.shell.top_surface();
        let grid = Grid::covering(top.min(), top.max(), SAMPLE);
        // Seen from below, the sheet lies under the seat as a cover lies under a sole.
        let seat = SplineSurface::fit(&HeightField::from_fn(grid, |p| -top.height(p)), KNOTS, 0.0)?;
        let sheet = cover::under(&seat, thickness_mm)?;
        let over = |p: Point2, z: f64| Point3::new(p.x, p.y, z + GLUE - self.lowered);
        let upper = |p: Point2| over(p, -sheet.height(p));
        let sheet = prism(&self.solid.plan.outline, upper, |p| over(p, top.height(p)))?;
        Ok(self.on_side(sheet))
    }

    /// The positive of the device: the modified sole with all that shapes the shell, lying on its flat back with the sole up,
    /// for forming a sheet over it or for milling. Pads on top of the shell are not in it: they are added to the shell.
    ///
    /// # Errors
    /// The outline cannot be widened to a single piece.
    pub fn positive(&self) -> Result<Mesh, DeviceError> {
        let seat = self.solid.shell.generator();
        let ring = self.solid.plan.outline.offset(BESIDE).ok_or(DeviceError::NoOutline)?;
        let ring = ring.resampled(1.0);
        let highest = ring.points.iter().map(|p| seat.height(*p)).fold(f64::NEG_INFINITY, f64::max) + BACK;
        let flat = |p: Point2| Point3::new(p.x, p.y, highest);
        let mut positive = prism(&ring, flat, |p| Point3::new(p.x, p.y, seat.height(p)))?;
        // Turned over about its long axis onto its back.
        for v in &mut positive.vertices {
            *v = Point3::new(v.x, -v.y, highest - v.z);
        }
        Ok(self.on_side(positive))
    }

    fn on_side(&self, mesh: Mesh) -> Mesh {
        match self.side {
            Side::Right => mesh,
            Side::Left => mesh.mirrored_y(),
        }
    }
}

/// The body between two surfaces over a region of the plan.
fn prism(
    ring: &Ring,
    upper: impl Fn(Point2) -> Point3 + Sync,
    lower: impl Fn(Point2) -> Point3 + Sync,
) -> Result<Mesh, DeviceError> {
    let area = RingIndex::of(ring);
    let (min, max) = ring.bounds();
    let sampling = Sampling { tolerance: CHORD, largest: CELLS.0, smallest: CELLS.1 };
    let is_inside =
        |(p, size): &(Point2, f64)| area.contains(*p) && area.distance_within(*p, 0.45 * size).is_none();
    // The face that bends more decides how fine both are.
    let mut sampled = adaptive_points(min, max, sampling, &lower, |c, half| area.membership(c, half));
    let over = adaptive_points(min, max, sampling, &upper, |c, half| area.membership(c, half));
    if over.len() > sampled.len() {
        sampled = over;
    }
    let interior: Vec<Point2> = sampled.into_iter().filter(is_inside).map(|(p, _)| p).collect();
    let plan = triangulate(ring, &[], &interior)?;
    let count = plan.points.len() as u32;
    let mut vertices: Vec<Point3> = plan.points.iter().map(|&p| upper(p)).collect();
    vertices.extend(plan.points.iter().map(|&p| lower(p)));
    let mut triangles = plan.triangles.clone();
    triangles.extend(plan.triangles.iter().map(|&[a, b, c]| [a + count, c + count, b + count]));
    let border = ring.points.len() as u32;
    for a in 0..border {
        let b = (a + 1) % border;
        triangles.extend([[a + count, b + count, b], [a + count, b, a]]);
    }
    Ok(Mesh { vertices, triangles })
}

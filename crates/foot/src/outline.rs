//! The outline of the foot: the border of its shadow.

use windlass_geometry::{Grid, Mesh, Point2, Point3, Ring};
use windlass_scan::FOOT_HEIGHT_MM;

/// Distance of the outline's points, mm.
const STEP_MM: f64 = 2.0;
/// How far along the foot an edge may reach, mm.
const LONGEST_MM: f64 = 1000.0;

/// Border of the shadow of everything below 60 mm, counter-clockwise, toes joined: in each slice across the foot the
/// outermost points, closed round the heel and the toes, smoothed. Empty where nothing is that low.
pub fn outline(surface: &Mesh, grid: Grid) -> Vec<Point2> {
    let slices = (grid.nx as f64 * grid.pitch / STEP_MM).ceil() as usize + 1;
    let mut shadow = Shadow::new(grid.origin.x, slices);
    for p in &surface.vertices {
        shadow.take(*p);
    }
    // A coarse mesh has faces that reach over slices without a vertex; one as short as a slice leaves none out.
    let is_long = |[a, b, c]: &[Point3; 3]| {
        let (low, high) = (a.x.min(b.x).min(c.x), a.x.max(b.x).max(c.x));
        high - low >= STEP_MM
    };
    for [a, b, c] in surface.facets().filter(is_long) {
        for (from, to) in [(a, b), (b, c), (c, a)] {
            let reach = (to.x - from.x).abs();
            // A stray vertex may lie anywhere; no face of a foot is as long.
            if reach > LONGEST_MM {
                continue;
            }
            let parts = (reach / STEP_MM).ceil() as usize;
            for k in 1..parts {
                shadow.take(from + (to - from) * (k as f64 / parts as f64));
            }
        }
    }
    let border = shadow.border();
    if border.iter().any(|p| !p.x.is_finite()) {
        return Vec::new();
    }
    Ring::new(border).resampled(STEP_MM).smoothed(4.0).points
}

/// The outermost points of each slice across the foot, and of the whole along it.
struct Shadow {
    first: f64,
    sides: Vec<[Point2; 2]>,
    ends: [Point2; 2],
}

impl Shadow {
    fn new(first: f64, slices: usize) -> Self {
        let none = [f64::INFINITY, f64::NEG_INFINITY];
        Shadow {
            first,
            sides: vec![none.map(|y| Point2::new(0.0, y)); slices],
            ends: none.map(|x| Point2::new(x, 0.0)),
        }
    }

    fn take(&mut self, p: Point3) {
        if p.z >= FOOT_HEIGHT_MM {
            return;
        }
        let p = p.xy();
        let k = (((p.x - self.first) / STEP_MM).max(0.0) as usize).min(self.sides.len() - 1);
        let [right, left] = &mut self.sides[k];
        if p.y < right.y {
            *right = p;
        }
        if p.y > left.y {
            *left = p;
        }
        let [rear, front] = &mut self.ends;
        if p.x < rear.x {
            *rear = p;
        }
        if p.x > front.x {
            *front = p;
        }
    }

    fn border(&self) -> Vec<Point2> {
        let filled = || self.sides.iter().filter(|sides| sides[0].y.is_finite());
        let [rear, front] = self.ends;
        let right = filled().map(|sides| sides[0]);
        let left = filled().rev().map(|sides| sides[1]);
        [rear].into_iter().chain(right).chain([front]).chain(left).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two faces over a rectangle: every slice has its two sides though no vertex lies in it.
    #[test]
    fn a_coarse_mesh_has_no_holes_in_its_shadow() {
        let corners = [[0.0, -40.0], [200.0, -40.0], [200.0, 40.0], [0.0, 40.0]];
        let vertices = corners.map(|[x, y]| Point3::new(x, y, 5.0)).to_vec();
        let mesh = Mesh { vertices, triangles: vec![[0, 1, 2], [0, 2, 3]] };
        let grid = Grid::covering(Point2::new(0.0, -40.0), Point2::new(200.0, 40.0), 1.0);
        let ring = Ring::new(outline(&mesh, grid));
        assert!((ring.signed_area() / 16_000.0 - 1.0).abs() < 0.02, "{}", ring.signed_area());
    }

    /// A vertex a thousand kilometres away, and nothing low at all: neither takes time nor room.
    #[test]
    fn a_stray_vertex_and_an_empty_shadow_are_passed_over() {
        let corners = [[0.0, -40.0, 5.0], [200.0, -40.0, 5.0], [200.0, 40.0, 5.0], [1e12, 0.0, 1e12]];
        let mut mesh =
            Mesh { vertices: corners.map(Point3::from).to_vec(), triangles: vec![[0, 1, 2], [0, 1, 3]] };
        let grid = Grid::covering(Point2::new(0.0, -40.0), Point2::new(200.0, 40.0), 1.0);
        assert!(!outline(&mesh, grid).is_empty());
        mesh.vertices.iter_mut().for_each(|p| p.z = 100.0);
        assert!(outline(&mesh, grid).is_empty());
    }
}

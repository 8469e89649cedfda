//! The zero surface of a signed distance as a mesh: surface nets (Gibson 1998, MICCAI, LNCS 1496:888), the
//! vertices then moved onto the surface.

use windlass_geometry::{Bounds3, Mesh, Point3, Vector3};

/// Meshes `distance = 0` inside a box that the surface does not reach.
pub fn surface(distance: impl Fn(Point3) -> f64, bounds: Bounds3, cell: f64) -> Mesh {
    let count = bounds.size().map(|length| (length / cell).ceil() as usize + 1);
    let lattice = Lattice { origin: bounds.min, cell, count };
    let values: Vec<f64> = (0..lattice.len()).map(|i| distance(lattice.node(lattice.place(i)))).collect();
    let mut mesh = Mesh::default();
    let mut vertex_of = vec![u32::MAX; lattice.len()];
    for (i, slot) in vertex_of.iter_mut().enumerate() {
        let place = lattice.place(i);
        if let Some(centre) = lattice.crossing_centre(place, &values) {
            *slot = mesh.vertices.len() as u32;
            mesh.vertices.push(onto_surface(&distance, centre, cell));
        }
    }
    for i in 0..lattice.len() {
        for axis in 0..3 {
            lattice.facets_round_edge(lattice.place(i), axis, &values, &vertex_of, &mut mesh.triangles);
        }
    }
    mesh
}

/// Two Newton steps along the gradient, never further than half a cell.
fn onto_surface(distance: &impl Fn(Point3) -> f64, start: Point3, cell: f64) -> Point3 {
    const H: f64 = 1e-3;
    let mut p = start;
    for _ in 0..2 {
        let d = distance(p);
        let slope = Vector3::from_fn(|axis, _| {
            let mut step = Vector3::zeros();
            step[axis] = H;
            (distance(p + step) - distance(p - step)) / (2.0 * H)
        });
        let move_by = slope * (d / slope.norm_squared().max(0.05));
        p -= move_by.cap_magnitude(0.5 * cell);
    }
    p
}

struct Lattice {
    origin: Point3,
    cell: f64,
    count: [usize; 3],
}

impl Lattice {
    fn len(&self) -> usize {
        self.count.iter().product()
    }

    fn place(&self, index: usize) -> [usize; 3] {
        let [nx, ny, _] = self.count;
        [index % nx, index / nx % ny, index / (nx * ny)]
    }

    fn index(&self, [x, y, z]: [usize; 3]) -> usize {
        (z * self.count[1] + y) * self.count[0] + x
    }

    fn node(&self, place: [usize; 3]) -> Point3 {
        self.origin + Vector3::from(place.map(|k| k as f64)) * self.cell
    }

    /// Mean of the zero crossings on the edges of the cell whose lowest corner is `place`.
    fn crossing_centre(&self, place: [usize; 3], values: &[f64]) -> Option<Point3> {
        if (0..3).any(|a| place[a] + 1 >= self.count[a]) {
            return None;
        }
        let (mut sum, mut crossings) = (Vector3::zeros(), 0.0);
        for corner in 0..8usize {
            let at = |bits: usize| [0, 1, 2].map(|a| place[a] + (bits >> a & 1));
            for axis in (0..3).filter(|a| corner >> a & 1 == 0) {
                let (from, to) = (at(corner), at(corner | 1 << axis));
                let (a, b) = (values[self.index(from)], values[self.index(to)]);
                if (a < 0.0) != (b < 0.0) {
                    let crossing = self.node(from) + (self.node(to) - self.node(from)) * (a / (a - b));
                    sum += crossing.coords;
                    crossings += 1.0;
                }
            }
        }
        (crossings > 0.0).then(|| Point3::from(sum / crossings))
    }

    /// Two triangles between the four cells round a lattice edge that crosses the surface.
    fn facets_round_edge(
        &self,
        place: [usize; 3],
        axis: usize,
        values: &[f64],
        vertex_of: &[u32],
        triangles: &mut Vec<[u32; 3]>,
    ) {
        let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
        if place[axis] + 1 >= self.count[axis] || place[u] == 0 || place[v] == 0 {
            return;
        }
        let mut end = place;
        end[axis] += 1;
        let inside_first = values[self.index(place)] < 0.0;
        if inside_first == (values[self.index(end)] < 0.0) {
            return;
        }
        let cell = |du: usize, dv: usize| {
            let mut at = place;
            at[u] -= du;
            at[v] -= dv;
            vertex_of[self.index(at)]
        };
        let quad = [cell(0, 0), cell(1, 0), cell(1, 1), cell(0, 1)];
        if quad.contains(&u32::MAX) {
            return;
        }
        let [a, b, c, d] = quad;
        triangles.extend(if inside_first { [[a, b, c], [a, c, d]] } else { [[a, c, b], [a, d, c]] });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Topology;

    #[test]
    fn a_ball_has_its_volume() {
        let bounds = Bounds3 { min: Point3::new(-12.0, -12.0, -12.0), max: Point3::new(12.0, 12.0, 12.0) };
        let mesh = surface(|p| p.coords.norm() - 10.0, bounds, 1.0);
        let exact = 4.0 / 3.0 * std::f64::consts::PI * 1000.0;
        assert!(Topology::of(&mesh).is_closed_solid());
        assert!((mesh.signed_volume() / exact - 1.0).abs() < 0.01, "{}", mesh.signed_volume() / exact);
    }
}

//! The zero surface of a signed distance as a mesh: surface nets (Gibson 1998, MICCAI, LNCS 1496:888) with a vertex for
//! each sheet of a cell (Nielson 2004, IEEE Visualization, 489), so that two toes that nearly touch do not become one
//! edge; the vertices are then moved onto the surface.

use windlass_geometry::{Bounds3, Mesh, Point3, Vector3};

/// Meshes `distance = 0` inside a box that the surface does not reach. Lengths in mm.
pub fn surface(distance: impl Fn(Point3) -> f64, bounds: Bounds3, cell: f64) -> Mesh {
    let count = bounds.size().map(|length| (length / cell).ceil() as usize + 1);
    let lattice = Lattice { origin: bounds.min, cell, count };
    let values: Vec<f64> = (0..lattice.len()).map(|i| distance(lattice.node(lattice.place(i)))).collect();
    let mut mesh = Mesh::default();
    let mut cells = Cells { number: vec![u32::MAX; lattice.len()], vertices: Vec::new() };
    for i in 0..lattice.len() {
        let Some(corners) = lattice.corners(lattice.place(i), &values) else { continue };
        let sheets = Sheets::of(&corners);
        if sheets.count > 0 {
            cells.number[i] = cells.vertices.len() as u32;
            let first = mesh.vertices.len() as u32;
            cells.vertices.push(
                sheets.of_edge.map(|sheet| if sheet < 12 { first + u32::from(sheet) } else { u32::MAX }),
            );
        }
        for sheet in 0..sheets.count {
            let centre =
                lattice.crossing_centre(lattice.place(i), &corners, |edge| sheets.of_edge[edge] == sheet);
            mesh.vertices.push(onto_surface(&distance, centre, cell));
        }
    }
    for i in 0..lattice.len() {
        for axis in 0..3 {
            lattice.facets_round_edge(lattice.place(i), axis, &values, &cells, &mut mesh.triangles);
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

    /// Values at the corners of the cell whose lowest corner is `place`; corner k is the one with bit a set where it is
    /// further along axis a.
    fn corners(&self, place: [usize; 3], values: &[f64]) -> Option<[f64; 8]> {
        if (0..3).any(|a| place[a] + 1 >= self.count[a]) {
            return None;
        }
        let at = |bits: usize| [0, 1, 2].map(|a| place[a] + (bits >> a & 1));
        Some(std::array::from_fn(|k| values[self.index(at(k))]))
    }

    /// Mean of the zero crossings on those edges of a cell that `counts`.
    fn crossing_centre(
        &self,
        place: [usize; 3],
        corners: &[f64; 8],
        counts: impl Fn(usize) -> bool,
    ) -> Point3 {
        let at = |bits: usize| self.node([0, 1, 2].map(|a| place[a] + (bits >> a & 1)));
        let (mut sum, mut crossings) = (Vector3::zeros(), 0.0);
        for corner in 0..8usize {
            for axis in (0..3).filter(|a| corner >> a & 1 == 0 && counts(edge(corner, *a))) {
                let (from, to) = (corner, corner | 1 << axis);
                let (a, b) = (corners[from], corners[to]);
                let crossing = at(from) + (at(to) - at(from)) * (a / (a - b));
                sum += crossing.coords;
                crossings += 1.0;
            }
        }
        Point3::from(sum / crossings)
    }

    /// Two triangles between the four cells round a lattice edge that crosses the surface.
    fn facets_round_edge(
        &self,
        place: [usize; 3],
        axis: usize,
        values: &[f64],
        cells: &Cells,
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
            // The edge as the cell has it: further along the axes by which the cell lies before it.
            cells.vertex(self.index(at), edge(du << u | dv << v, axis))
        };
        let quad = [cell(0, 0), cell(1, 0), cell(1, 1), cell(0, 1)];
        if quad.contains(&u32::MAX) {
            return;
        }
        let [a, b, c, d] = quad;
        triangles.extend(if inside_first { [[a, b, c], [a, c, d]] } else { [[a, c, b], [a, d, c]] });
    }
}

/// Number of a cell's edge from its lower corner along an axis.
fn edge(corner: usize, axis: usize) -> usize {
    let across = [(axis + 1) % 3, (axis + 2) % 3];
    4 * axis + (corner >> across[0] & 1) + 2 * (corner >> across[1] & 1)
}

/// The vertices of the cells that the surface passes through.
struct Cells {
    /// Place of a cell among those with vertices; `u32::MAX` without.
    number: Vec<u32>,
    /// The vertex of each edge of a cell; `u32::MAX` where the surface does not cross it.
    vertices: Vec<[u32; 12]>,
}

impl Cells {
    fn vertex(&self, cell: usize, edge: usize) -> u32 {
        self.vertices.get(self.number[cell] as usize).map_or(u32::MAX, |v| v[edge])
    }
}

/// The sheets in which the surface passes through a cell.
struct Sheets {
    /// The sheet that crosses each edge; [`NOT_CROSSED`] where none does.
    of_edge: [u8; 12],
    count: u8,
}

/// No sheet crosses an edge.
const NOT_CROSSED: u8 = 12;

impl Sheets {
    /// Joins the crossed edges of each face: two are one line of the surface, four are two lines, each round a corner
    /// that is inside, so that what touches across a face's diagonal stays apart on both sides of the face.
    fn of(corners: &[f64; 8]) -> Sheets {
        let inside = corners.map(|v| v < 0.0);
        let mut of_edge = [NOT_CROSSED; 12];
        for corner in 0..8usize {
            for axis in (0..3).filter(|a| corner >> a & 1 == 0 && inside[corner] != inside[corner | 1 << a]) {
                of_edge[edge(corner, axis)] = edge(corner, axis) as u8;
            }
        }
        let mut join = |a: usize, b: usize| {
            let (a, b) = (of_edge[a], of_edge[b]);
            of_edge.iter_mut().filter(|s| **s == a.max(b)).for_each(|s| *s = a.min(b));
        };
        for (axis, high) in (0..6).map(|k| (k % 3, k / 3)) {
            let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
            let ring = [0, 1 << u, 1 << u | 1 << v, 1 << v].map(|c: usize| c | high << axis);
            let side = |k: usize| {
                let (a, b) = (ring[k % 4], ring[(k + 1) % 4]);
                edge(a & b, if k.is_multiple_of(2) { u } else { v })
            };
            let crossed: Vec<usize> =
                (0..4).filter(|&k| inside[ring[k]] != inside[ring[(k + 1) % 4]]).collect();
            match crossed[..] {
                [a, b] => join(side(a), side(b)),
                [_, _, _, _] => (0..4).filter(|&k| inside[ring[k]]).for_each(|k| join(side(k + 3), side(k))),
                _ => {}
            }
        }
        // Numbered in the order of their first edges.
        let mut count = 0;
        for first in 0..12u8 {
            if of_edge[usize::from(first)] == first {
                of_edge.iter_mut().filter(|s| **s == first).for_each(|s| *s = count + 100);
                count += 1;
            }
        }
        Sheets { of_edge: of_edge.map(|s| if s >= 100 { s - 100 } else { NOT_CROSSED }), count }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Topology;

    #[test]
    fn bodies_closer_than_a_cell_stay_apart() {
        let bounds = Bounds3 { min: Point3::new(-12.0, -6.0, -6.0), max: Point3::new(12.0, 6.0, 6.0) };
        for k in 0..40 {
            let half = 5.0 + 0.02 * f64::from(k);
            let turn = nalgebra::Rotation3::from_euler_angles(0.1 * f64::from(k), 0.7, 0.3);
            let pair = |p: Point3| {
                let p = turn * p;
                let from = |x: f64| (p - Point3::new(x, 0.0, 0.0)).norm() - 4.8;
                from(half).min(from(-half))
            };
            let wide = Bounds3 { min: bounds.min * 2.0, max: bounds.max * 2.0 };
            let topology = Topology::of(&surface(pair, wide, 1.0));
            assert_eq!((topology.open_edges, topology.non_manifold_edges), (0, 0), "{k}: {topology:?}");
        }
    }

    #[test]
    fn a_ball_has_its_volume() {
        let bounds = Bounds3 { min: Point3::new(-12.0, -12.0, -12.0), max: Point3::new(12.0, 12.0, 12.0) };
        let mesh = surface(|p| p.coords.norm() - 10.0, bounds, 1.0);
        let exact = 4.0 / 3.0 * std::f64::consts::PI * 1000.0;
        assert!(Topology::of(&mesh).is_closed_solid());
        assert!((mesh.signed_volume() / exact - 1.0).abs() < 0.01, "{}", mesh.signed_volume() / exact);
    }
}

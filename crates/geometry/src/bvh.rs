//! A tree of boxes over a mesh's triangles: rays, closest points, and pairs whose boxes meet.
//!
//! Built by median splits, so that the tree depends on the mesh only; queries visit it in a fixed order.

use crate::{Bounds3, Mesh, Point3, Vector3};

/// Triangles in a leaf.
const LEAF: usize = 4;

/// Where a ray meets a triangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RayHit {
    /// Distance along the ray in lengths of its direction.
    pub distance: f64,
    /// The triangle's index.
    pub triangle: u32,
}

/// The point of a mesh closest to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closest {
    /// The point.
    pub point: Point3,
    /// Its distance, mm.
    pub distance: f64,
    /// Its triangle.
    pub triangle: u32,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    bounds: Bounds3,
    /// First triangle in `order`.
    first: u32,
    /// Number of triangles of a leaf; 0 = an inner node, whose left child follows it.
    count: u32,
    /// The right child of an inner node.
    right: u32,
}

/// The tree. Holds copies of the corners: it may outlive the mesh.
#[derive(Debug, Clone)]
pub struct Bvh {
    nodes: Vec<Node>,
    order: Vec<u32>,
    corners: Vec<[Point3; 3]>,
}

impl Bvh {
    /// Builds the tree.
    pub fn of(mesh: &Mesh) -> Bvh {
        let facets: Vec<[Point3; 3]> = mesh.facets().collect();
        let centres: Vec<Point3> = facets.iter().map(|[a, b, c]| (a + b.coords + c.coords) / 3.0).collect();
        let mut order: Vec<u32> = (0..facets.len() as u32).collect();
        let mut nodes = Vec::with_capacity(facets.len().div_ceil(2) + 1);
        if !order.is_empty() {
            split(&facets, &centres, &mut order, 0, &mut nodes);
        }
        let corners = order.iter().map(|&t| facets[t as usize]).collect();
        Bvh { nodes, order, corners }
    }

    /// The first triangle that a ray meets at a distance over `from` and under `to` (in lengths of the
    /// direction) and that `accept` takes.
    pub fn cast(
        &self,
        origin: &Point3,
        direction: &Vector3,
        [from, to]: [f64; 2],
        accept: impl Fn(u32) -> bool,
    ) -> Option<RayHit> {
        let inverse = direction.map(|d| 1.0 / d);
        let mut best: Option<RayHit> = None;
        let mut reach = to;
        let mut stack = Stack::new(!self.nodes.is_empty());
        while let Some(index) = stack.pop() {
            let node = &self.nodes[index as usize];
            if !ray_meets_box(&node.bounds, origin, &inverse, reach) {
                continue;
            }
            if node.count == 0 {
                stack.push(node.right);
                stack.push(index + 1);
            }
            for k in node.first..node.first + node.count {
                let distance = ray_meets_triangle(&self.corners[k as usize], origin, direction);
                let Some(distance) = distance.filter(|&d| d > from && d < reach) else {
                    continue;
                };
                let triangle = self.order[k as usize];
                if accept(triangle) {
                    reach = distance;
                    best = Some(RayHit { distance, triangle });
                }
            }
        }
        best
    }

    /// The closest point among the triangles that `accept` takes, within `reach` mm.
    pub fn closest(&self, p: &Point3, reach: f64, accept: impl Fn(u32) -> bool) -> Option<Closest> {
        let mut best: Option<Closest> = None;
        let mut squared = reach * reach;
        let mut stack = Stack::new(!self.nodes.is_empty());
        while let Some(index) = stack.pop() {
            let node = &self.nodes[index as usize];
            if distance_to_box(&node.bounds, p) >= squared {
                continue;
            }
            if node.count == 0 {
                let [near, far] = self.nearer_first(index, p);
                stack.push(far);
                stack.push(near);
            }
            for k in node.first..node.first + node.count {
                let point = closest_on_triangle(&self.corners[k as usize], p);
                let d = (point - p).norm_squared();
                let triangle = self.order[k as usize];
                if d < squared && accept(triangle) {
                    squared = d;
                    best = Some(Closest { point, distance: d.sqrt(), triangle });
                }
            }
        }
        best
    }

    /// The children of a node, the nearer to a point first.
    fn nearer_first(&self, index: u32, p: &Point3) -> [u32; 2] {
        let (left, right) = (index + 1, self.nodes[index as usize].right);
        let [l, r] = [left, right].map(|i| distance_to_box(&self.nodes[i as usize].bounds, p));
        if r < l { [right, left] } else { [left, right] }
    }

    /// The triangles whose boxes meet a box, in a fixed order.
    pub fn touching(&self, wanted: &Bounds3, mut visit: impl FnMut(u32)) {
        let mut stack = Stack::new(!self.nodes.is_empty());
        while let Some(index) = stack.pop() {
            let node = &self.nodes[index as usize];
            if !boxes_meet(&node.bounds, wanted) {
                continue;
            }
            if node.count == 0 {
                stack.push(node.right);
                stack.push(index + 1);
            }
            for k in node.first..node.first + node.count {
                if Bounds3::of(&self.corners[k as usize]).is_some_and(|b| boxes_meet(&b, wanted)) {
                    visit(self.order[k as usize]);
                }
            }
        }
    }
}

/// Nodes still to visit. Median splits keep the tree shallower than this for any mesh that 32 bits can count.
struct Stack {
    items: [u32; 64],
    len: usize,
}

impl Stack {
    fn new(root: bool) -> Self {
        Stack { items: [0; 64], len: usize::from(root) }
    }

    fn push(&mut self, item: u32) {
        self.items[self.len] = item;
        self.len += 1;
    }

    fn pop(&mut self) -> Option<u32> {
        self.len = self.len.checked_sub(1)?;
        Some(self.items[self.len])
    }
}

/// Builds the subtree over `order` (whose first place is `first`) and returns its index.
fn split(
    facets: &[[Point3; 3]],
    centres: &[Point3],
    order: &mut [u32],
    first: u32,
    nodes: &mut Vec<Node>,
) -> u32 {
    let index = nodes.len() as u32;
    let points = order.iter().flat_map(|&t| &facets[t as usize]);
    let origin = Bounds3 { min: Point3::origin(), max: Point3::origin() };
    let bounds = Bounds3::of(points).unwrap_or(origin);
    nodes.push(Node { bounds, first, count: order.len() as u32, right: 0 });
    if order.len() > LEAF {
        let spread = Bounds3::of(order.iter().map(|&t| &centres[t as usize])).map_or([0.0; 3], |b| b.size());
        let axis = if spread[0] >= spread[1] && spread[0] >= spread[2] {
            0
        } else {
            1 + usize::from(spread[2] > spread[1])
        };
        let middle = order.len() / 2;
        // Ties are broken by index: one order, whatever the selection does.
        order.select_nth_unstable_by(middle, |&a, &b| {
            centres[a as usize][axis].total_cmp(&centres[b as usize][axis]).then(a.cmp(&b))
        });
        let (left, right) = order.split_at_mut(middle);
        split(facets, centres, left, first, nodes);
        let right = split(facets, centres, right, first + middle as u32, nodes);
        nodes[index as usize].count = 0;
        nodes[index as usize].right = right;
    }
    index
}

fn boxes_meet(a: &Bounds3, b: &Bounds3) -> bool {
    (0..3).all(|k| a.min[k] <= b.max[k] && b.min[k] <= a.max[k])
}

fn distance_to_box(b: &Bounds3, p: &Point3) -> f64 {
    (0..3).map(|k| (b.min[k] - p[k]).max(p[k] - b.max[k]).max(0.0)).map(|d| d * d).sum()
}

fn ray_meets_box(b: &Bounds3, origin: &Point3, inverse: &Vector3, reach: f64) -> bool {
    let (mut near, mut far) = (0.0f64, reach);
    for k in 0..3 {
        let [t0, t1] = [b.min[k], b.max[k]].map(|v| (v - origin[k]) * inverse[k]);
        if t0.is_nan() || t1.is_nan() {
            continue; // the ray runs within this face: it limits nothing
        }
        near = near.max(t0.min(t1));
        far = far.min(t0.max(t1));
    }
    // A little slack, so that rounding never loses a triangle that lies in a face of its box.
    near <= far * (1.0 + 1e-12) + 1e-12
}

/// Moeller and Trumbore, J Graphics Tools 1997; 2:21. Both sides count; edges count.
fn ray_meets_triangle([a, b, c]: &[Point3; 3], origin: &Point3, direction: &Vector3) -> Option<f64> {
    let (e1, e2) = (b - a, c - a);
    let p = direction.cross(&e2);
    let determinant = e1.dot(&p);
    if determinant == 0.0 {
        return None;
    }
    let s = origin - a;
    let u = s.dot(&p) / determinant;
    let q = s.cross(&e1);
    let v = direction.dot(&q) / determinant;
    // A hair outside still counts: a ray through a shared edge must not slip between its two triangles.
    let slack = 1e-9;
    (u >= -slack && v >= -slack && u + v <= 1.0 + slack).then(|| e2.dot(&q) / determinant)
}

/// Closest point of a triangle by regions of its plane (Ericson, Real-Time Collision Detection, 2005, 5.1.5).
fn closest_on_triangle([a, b, c]: &[Point3; 3], p: &Point3) -> Point3 {
    let (ab, ac, ap) = (b - a, c - a, p - a);
    let (d1, d2) = (ab.dot(&ap), ac.dot(&ap));
    if d1 <= 0.0 && d2 <= 0.0 {
        return *a;
    }
    let bp = p - b;
    let (d3, d4) = (ab.dot(&bp), ac.dot(&bp));
    if d3 >= 0.0 && d4 <= d3 {
        return *b;
    }
    let vc = d1 * d4 - d3 * d2;
    if vc <= 0.0 && d1 >= 0.0 && d3 <= 0.0 {
        return a + ab * (d1 / (d1 - d3));
    }
    let cp = p - c;
    let (d5, d6) = (ab.dot(&cp), ac.dot(&cp));
    if d6 >= 0.0 && d5 <= d6 {
        return *c;
    }
    let vb = d5 * d2 - d1 * d6;
    if vb <= 0.0 && d2 >= 0.0 && d6 <= 0.0 {
        return a + ac * (d2 / (d2 - d6));
    }
    let va = d3 * d6 - d5 * d4;
    if va <= 0.0 && d4 >= d3 && d5 >= d6 {
        return b + (c - b) * ((d4 - d3) / ((d4 - d3) + (d5 - d6)));
    }
    let sum = va + vb + vc;
    if sum == 0.0 { *a } else { a + ab * (vb / sum) + ac * (vc / sum) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wavy sheet of 2 * n * n triangles over 100 x 100 mm.
    fn sheet(n: usize) -> Mesh {
        let mut mesh = Mesh::default();
        for j in 0..=n {
            for i in 0..=n {
                let (x, y) = (100.0 * i as f64 / n as f64, 100.0 * j as f64 / n as f64);
                mesh.vertices.push(Point3::new(x, y, 5.0 * libm::sin(x / 9.0) + 3.0 * libm::cos(y / 7.0)));
            }
        }
        let at = |i: usize, j: usize| (j * (n + 1) + i) as u32;
        for j in 0..n {
            for i in 0..n {
                mesh.triangles.push([at(i, j), at(i + 1, j), at(i + 1, j + 1)]);
                mesh.triangles.push([at(i, j), at(i + 1, j + 1), at(i, j + 1)]);
            }
        }
        mesh
    }

    fn probes() -> impl Iterator<Item = Point3> {
        (0..200).map(|i| {
            let f = |k: f64| 50.0 + 60.0 * libm::sin(k * f64::from(i) + k);
            Point3::new(f(1.7), f(2.3), 0.4 * (f(3.1) - 50.0))
        })
    }

    #[test]
    fn closest_points_agree_with_looking_at_every_triangle() {
        let mesh = sheet(20);
        let tree = Bvh::of(&mesh);
        for p in probes() {
            let found = tree.closest(&p, f64::INFINITY, |_| true).unwrap();
            let slow =
                mesh.facets().map(|t| (closest_on_triangle(&t, &p) - p).norm()).fold(f64::INFINITY, f64::min);
            assert!((found.distance - slow).abs() < 1e-12);
            assert!(tree.closest(&p, found.distance * (1.0 - 1e-12), |_| true).is_none());
        }
    }

    #[test]
    fn rays_agree_with_looking_at_every_triangle_and_slip_through_no_edge() {
        let mesh = sheet(20);
        let tree = Bvh::of(&mesh);
        for p in probes() {
            let d = Vector3::new(0.1, -0.2, 1.0);
            let found = tree.cast(&(p - d * 50.0), &d, [0.0, 1e9], |_| true).map(|h| h.distance);
            let all = mesh.facets().filter_map(|t| ray_meets_triangle(&t, &(p - d * 50.0), &d));
            let slow = all.filter(|&t| t > 0.0).fold(f64::INFINITY, f64::min);
            assert_eq!(found.unwrap_or(f64::INFINITY), slow);
        }
        // Straight down onto the nodes and edges of the sheet.
        for i in 1..20 {
            for j in 1..40 {
                let p = Point3::new(5.0 * f64::from(i), 2.5 * f64::from(j), 50.0);
                assert!(tree.cast(&p, &-Vector3::z(), [0.0, 1e9], |_| true).is_some(), "{p}");
            }
        }
    }

    #[test]
    fn an_empty_mesh_answers_nothing() {
        let tree = Bvh::of(&Mesh::default());
        assert!(tree.closest(&Point3::origin(), 1e9, |_| true).is_none());
        assert!(tree.cast(&Point3::origin(), &Vector3::x(), [0.0, 1e9], |_| true).is_none());
    }
}

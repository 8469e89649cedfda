//! A tree of boxes over a mesh's triangles: rays, closest points, and pairs whose boxes meet.
//!
//! Built by median splits, so that the tree depends on the mesh only; queries visit it in a fixed order.

mod boxes;
mod build;
mod stack;
#[cfg(test)]
mod tests;
mod triangle;

use crate::{Bounds3, Mesh, Point3, Vector3};
use boxes::{boxes_meet, distance_to_box, ray_meets_box};
use build::split;
use stack::Stack;
pub use triangle::closest_on_triangle;
use triangle::ray_meets_triangle;

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

/// How a search for pairs ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Searched {
    /// What it cost: one for a node, eight for a pair.
    pub steps: u64,
    /// Every pair was seen, or the visitor wanted no more; otherwise it was given up.
    pub to_the_end: bool,
}

/// What a pair costs in visits of nodes.
const PAIR_STEPS: u64 = 8;

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
    /// direction, no unit) and that `accept` takes.
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
        // Nodes with the square of their distance.
        let mut stack: Stack<(u32, f64)> = Stack::new(!self.nodes.is_empty());
        while let Some((index, distance)) = stack.pop() {
            let node = &self.nodes[index as usize];
            if distance >= squared {
                continue;
            }
            if node.count == 0 {
                let [near, far] = self.nearer_first(index, p);
                stack.push(far);
                stack.push(near);
            }
            for k in node.first..node.first + node.count {
                let triangle = self.order[k as usize];
                // Asked first: it is a fraction of the work of finding the point.
                if !accept(triangle) {
                    continue;
                }
                let point = closest_on_triangle(&self.corners[k as usize], p);
                let d = (point - p).norm_squared();
                if d < squared {
                    squared = d;
                    best = Some(Closest { point, distance: d.sqrt(), triangle });
                }
            }
        }
        best
    }

    /// The children of a node with the squares of their distances from a point, the nearer first.
    fn nearer_first(&self, index: u32, p: &Point3) -> [(u32, f64); 2] {
        let (left, right) = (index + 1, self.nodes[index as usize].right);
        let l = distance_to_box(&self.nodes[left as usize].bounds, p);
        let r = distance_to_box(&self.nodes[right as usize].bounds, p);
        if r < l { [(right, r), (left, l)] } else { [(left, l), (right, r)] }
    }

    /// The pairs of triangles whose boxes meet, each once with the smaller index first, in a fixed order, until `visit`
    /// says no. Leaf by leaf: the triangles of one go down the tree together.
    ///
    /// Where boxes all lie over each other there are as many pairs as the square of their number: the search is given
    /// up when it has cost `most` steps more than `each` for every triangle that is done.
    pub fn meeting(&self, most: u64, each: u64, mut visit: impl FnMut(u32, u32) -> bool) -> Searched {
        // Three corners always have a box.
        let boxes: Vec<Bounds3> = self.corners.iter().filter_map(Bounds3::of).collect();
        let (mut steps, mut allowed) = (0, most);
        for (leaf, own) in (0u32..).zip(&self.nodes).filter(|(_, node)| node.count > 0) {
            let mut stack: Stack<u32> = Stack::new(true);
            allowed += each * u64::from(own.count);
            while let Some(index) = stack.pop() {
                let node = &self.nodes[index as usize];
                steps += 1;
                if steps > allowed {
                    return Searched { steps, to_the_end: false };
                }
                if !boxes_meet(&node.bounds, &own.bounds) {
                    continue;
                }
                if node.count == 0 {
                    stack.push(node.right);
                    // What comes before this leaf has met it already.
                    if node.right > leaf {
                        stack.push(index + 1);
                    }
                }
                let mut counted = |i, j| {
                    steps += PAIR_STEPS;
                    visit(i, j)
                };
                if !self.meeting_leaves(own, node, &boxes, &mut counted) {
                    return Searched { steps, to_the_end: true };
                }
            }
        }
        Searched { steps, to_the_end: true }
    }

    /// The pairs of one leaf's triangles with those of another that come later; whether to go on.
    fn meeting_leaves(
        &self,
        own: &Node,
        other: &Node,
        boxes: &[Bounds3],
        visit: &mut impl FnMut(u32, u32) -> bool,
    ) -> bool {
        let later = |a: u32| (other.first.max(a + 1)..other.first + other.count).map(move |b| (a, b));
        let mut pairs = (own.first..own.first + own.count)
            .flat_map(later)
            .filter(|&(a, b)| boxes_meet(&boxes[a as usize], &boxes[b as usize]));
        pairs.all(|(a, b)| {
            let (i, j) = (self.order[a as usize], self.order[b as usize]);
            visit(i.min(j), i.max(j))
        })
    }
}

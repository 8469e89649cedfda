//! Builds the tree by median splits along the widest axis.

use super::Node;
use crate::{Bounds3, Point3};

/// Triangles in a leaf.
const LEAF: usize = 4;

/// Builds the subtree over `order` (whose first place is `first`) and returns its index.
pub(super) fn split(
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

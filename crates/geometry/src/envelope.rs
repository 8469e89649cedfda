//! The lower and upper envelope of a mesh over a grid: the first surface met from below or from above.

use crate::{Grid, HeightField, Mesh, Point3};

/// Lowest z of the mesh above each node; NaN where no triangle covers the node.
pub fn lower_envelope(mesh: &Mesh, grid: Grid) -> HeightField {
    envelope(mesh.facets(), grid, |new, old| new < old)
}

/// The lower envelope of those triangles of a mesh that reach below a height.
pub fn lower_envelope_below(mesh: &Mesh, height: f64, grid: Grid) -> HeightField {
    let low = mesh.facets().filter(|t| t[0].z < height || t[1].z < height || t[2].z < height);
    envelope(low, grid, |new, old| new < old)
}

/// Highest z of the mesh above each node; NaN where no triangle covers the node.
pub fn upper_envelope(mesh: &Mesh, grid: Grid) -> HeightField {
    envelope(mesh.facets(), grid, |new, old| new > old)
}

fn envelope(
    facets: impl Iterator<Item = [Point3; 3]>,
    grid: Grid,
    better: impl Fn(f64, f64) -> bool,
) -> HeightField {
    let mut field = HeightField::empty(grid);
    for [a, b, c] in facets {
        let Some((x0, x1)) = nodes_between([a.x, b.x, c.x], grid.origin.x, grid.pitch, grid.nx) else {
            continue;
        };
        let Some((y0, y1)) = nodes_between([a.y, b.y, c.y], grid.origin.y, grid.pitch, grid.ny) else {
            continue;
        };
        let ([bx, by], [cx, cy]) = ([b.x - a.x, b.y - a.y], [c.x - a.x, c.y - a.y]);
        let twice_area = bx * cy - by * cx;
        if twice_area == 0.0 {
            continue;
        }
        for iy in y0..=y1 {
            for ix in x0..=x1 {
                let p = grid.node(ix, iy) - a.xy();
                let wb = (p.x * cy - p.y * cx) / twice_area;
                let wc = (bx * p.y - by * p.x) / twice_area;
                if wb < 0.0 || wc < 0.0 || wb + wc > 1.0 {
                    continue;
                }
                let z = a.z + wb * (b.z - a.z) + wc * (c.z - a.z);
                let cell = &mut field.z[grid.index(ix, iy)];
                if cell.is_nan() || better(z, *cell) {
                    *cell = z;
                }
            }
        }
    }
    field
}

/// First and last node within the span of three coordinates; `None` when the span misses every node.
fn nodes_between(v: [f64; 3], origin: f64, pitch: f64, count: usize) -> Option<(usize, usize)> {
    let low = (v[0].min(v[1]).min(v[2]) - origin) / pitch;
    let high = (v[0].max(v[1]).max(v[2]) - origin) / pitch;
    // Casts and not `ceil` and `floor`, which are calls on processors before 2008, for which this is built.
    let first = low.max(0.0) as usize;
    let first = first + usize::from((first as f64) < low);
    let last = high.min(count as f64 - 1.0);
    (last >= 0.0 && first <= last as usize).then_some((first, last as usize))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Point2;

    #[test]
    fn a_slab_has_its_two_faces() {
        let vertices = vec![
            Point3::new(0.0, 0.0, 1.0),
            Point3::new(9.0, 0.0, 1.0),
            Point3::new(0.0, 9.0, 1.0),
            Point3::new(0.0, 0.0, 2.0),
            Point3::new(9.0, 0.0, 2.9),
            Point3::new(0.0, 9.0, 2.0),
        ];
        let mesh = Mesh { vertices, triangles: vec![[0, 2, 1], [3, 4, 5]] };
        let grid = Grid::covering(Point2::new(-1.0, -1.0), Point2::new(9.0, 9.0), 1.0);
        let (low, high) = (lower_envelope(&mesh, grid), upper_envelope(&mesh, grid));
        assert_eq!(low.at(4, 3), Some(1.0));
        assert!((high.at(4, 3).unwrap() - 2.3).abs() < 1e-12);
        assert_eq!(low.at(10, 10), None);
    }
}

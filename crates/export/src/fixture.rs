//! A bent, cupped plate for tests: closed, of known thickness, without any anatomy.

use windlass_geometry::{Mesh, Point3};

/// A plate 3 mm thick (vertically), 180 x 70 mm, bent along its length by a bump of `bend` mm and with square
/// edges; about 5,000 triangles.
pub(crate) fn plate(bend: f64) -> Mesh {
    slab(60, 20, 3.0, |x, _| bend * libm::sin(x * std::f64::consts::PI / 180.0))
}

/// A plate of `nx` by `ny` cells, 180 x 70 mm: the bottom at `height(x, y)`, the top `thickness` above it.
pub(crate) fn slab(nx: usize, ny: usize, thickness: f64, height: impl Fn(f64, f64) -> f64) -> Mesh {
    let mut mesh = Mesh::default();
    let index = |i: usize, j: usize, top: usize| (top * (nx + 1) * (ny + 1) + j * (nx + 1) + i) as u32;
    for rise in [0.0, thickness] {
        for j in 0..=ny {
            for i in 0..=nx {
                let (x, y) = (180.0 * i as f64 / nx as f64, 70.0 * (j as f64 / ny as f64 - 0.5));
                mesh.vertices.push(Point3::new(x, y, height(x, y) + rise));
            }
        }
    }
    for j in 0..ny {
        for i in 0..nx {
            let [a, b, c, d] = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)].map(|(i, j)| index(i, j, 1));
            mesh.triangles.extend([[a, b, c], [a, c, d]]);
            let [a, b, c, d] = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)].map(|(i, j)| index(i, j, 0));
            mesh.triangles.extend([[a, c, b], [a, d, c]]);
        }
    }
    let mut wall = |from: (usize, usize), to: (usize, usize)| {
        let (a, b) = (index(from.0, from.1, 0), index(to.0, to.1, 0));
        let (c, d) = (index(to.0, to.1, 1), index(from.0, from.1, 1));
        mesh.triangles.extend([[a, b, c], [a, c, d]]);
    };
    for i in 0..nx {
        wall((i, 0), (i + 1, 0));
        wall((i + 1, ny), (i, ny));
    }
    for j in 0..ny {
        wall((nx, j), (nx, j + 1));
        wall((0, j + 1), (0, j));
    }
    mesh
}

#[test]
fn the_sample_is_a_closed_solid() {
    let plate = plate(20.0);
    assert!(windlass_geometry::Topology::of(&plate).is_closed_solid());
    assert!((plate.signed_volume() - 180.0 * 70.0 * 3.0).abs() < 1e-6);
}

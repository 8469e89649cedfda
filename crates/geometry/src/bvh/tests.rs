//! Queries against looking at every triangle.

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
fn pairs_agree_with_comparing_every_two_triangles() {
    let mesh = sheet(9);
    let boxes: Vec<Bounds3> = mesh.facets().map(|t| Bounds3::of(&t).unwrap()).collect();
    let indices = 0..boxes.len() as u32;
    let all = indices.clone().flat_map(|i| indices.clone().skip(i as usize + 1).map(move |j| (i, j)));
    let slow: Vec<_> = all.filter(|&(i, j)| boxes_meet(&boxes[i as usize], &boxes[j as usize])).collect();
    let mut found = Vec::new();
    Bvh::of(&mesh).meeting(u64::MAX / 2, 0, |i, j| {
        found.push((i, j));
        true
    });
    found.sort_unstable();
    assert!(slow.len() > boxes.len());
    assert_eq!(found, slow);
}

#[test]
fn an_empty_mesh_answers_nothing() {
    let tree = Bvh::of(&Mesh::default());
    tree.meeting(u64::MAX / 2, 0, |i, j| panic!("{i} {j}"));
    assert!(tree.closest(&Point3::origin(), 1e9, |_| true).is_none());
    assert!(tree.cast(&Point3::origin(), &Vector3::x(), [0.0, 1e9], |_| true).is_none());
}

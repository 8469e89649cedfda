//! The corruptions, each made in the canonical frame of a right foot (x forward, y medial, z up, mm).

use super::Whole;
use std::fmt::Write as _;
use windlass_foot::synthetic::{Disturbance, disturbed, ply};
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Side};
use windlass_scan::Camera;

/// A corrupted scan, what is stated of it, and what is true.
pub struct Corrupted {
    pub kind: &'static str,
    pub file: &'static str,
    pub bytes: Vec<u8>,
    pub stated: Option<Side>,
    pub units: Option<LengthUnit>,
    pub camera: Option<Camera>,
    pub measured_mm: Option<f64>,
    /// Side and length that would be right.
    pub side: Side,
    pub length: f64,
    /// Whether no device may come of it, however right its length is.
    pub is_spoilt: bool,
}

/// Every corruption of a foot, as a scan of the given side.
pub fn corruptions(foot: &Whole, side: Side, seed: u64) -> Vec<Corrupted> {
    let l = foot.length;
    let m = &foot.mesh;
    let posed = |mesh: &Mesh, noise_mm: f64, dropout: f64| {
        let own = if side == Side::Left { mesh.clone().mirrored_y() } else { mesh.clone() };
        let how = Disturbance { noise_mm, dropout, debris: 4, seed, ..Disturbance::default() }.anywhere();
        ply(&disturbed(&own, &how), None)
    };
    let scan = |kind, mesh: &Mesh| Corrupted {
        kind,
        file: "scan.ply",
        bytes: posed(mesh, 0.0, 0.0),
        stated: Some(side),
        units: None,
        camera: None,
        measured_mm: None,
        side,
        length: l,
        is_spoilt: false,
    };
    let spoilt = |kind, mesh: &Mesh| Corrupted { is_spoilt: true, ..scan(kind, mesh) };
    let unstated = |c: Corrupted| Corrupted { stated: None, ..c };
    let own = if side == Side::Left { m.clone().mirrored_y() } else { m.clone() };
    let ball = 0.38 * l;
    let beside = joined(m, &moved(&m.clone().mirrored_y(), Point3::new(0.0, -1.6 * ball, 0.0)));
    let flat = Mesh {
        vertices: m.vertices.iter().map(|p| Point3::new(p.x, p.y, p.z.max(0.0))).collect(),
        ..m.clone()
    };
    vec![
        spoilt("sole open to 6 mm", &cut(m, |p| p.z > 6.0 && p.z < 105.0)),
        spoilt("sole open to 15 mm", &cut(m, |p| p.z > 15.0 && p.z < 90.0)),
        spoilt("medial half of the sole open", &cut(m, |p| p.z > 12.0 || p.y < 0.0)),
        spoilt("rim of 10 mm", &rim(m, 10.0, 12.0)),
        spoilt("rim of 30 mm", &rim(m, 30.0, 4.0)),
        scan("floor joined to the foot", &rim(m, 120.0, 1.0)),
        scan("separate floor", &joined(m, &floor(l))),
        unstated(spoilt("two feet, side not stated", &beside)),
        scan("two feet, side stated", &beside),
        spoilt("toes cut off", &cut(m, |p| p.x < 0.92 * l)),
        spoilt("toes cut off aslant", &cut(m, |p| 0.8 * p.x - 0.6 * p.y < 0.72 * l)),
        spoilt("heel cut off", &cut(m, |p| p.x > 0.08 * l)),
        spoilt("lateral third cut off", &cut(m, |p| p.y > -0.15 * ball)),
        spoilt("front half alone", &cut(m, |p| p.x > 0.5 * l)),
        unstated(scan("decimated unevenly", &decimated(&flat, 7.0))),
        unstated(Corrupted { file: "scan.xyz", bytes: cloud(&own), ..scan("uneven cloud", m) }),
        Corrupted {
            side: side.other(),
            stated: None,
            ..scan("mirrored, side not stated", &m.clone().mirrored_y())
        },
        spoilt("mirrored, side stated", &m.clone().mirrored_y()),
        unstated(scan("smoothed", &smoothed(m, 4))),
        unstated(Corrupted { bytes: posed(m, 0.5, 0.02), ..scan("noise of 0.5 mm and dropout", m) }),
        unstated(Corrupted { bytes: posed(m, 2.0, 0.02), ..spoilt("noise of 2 mm", m) }),
        spoilt("the surface twice, a millimetre apart", &joined(m, &moved(m, Point3::new(0.7, 0.5, 0.5)))),
        scan("sole alone, cut off at 18 mm", &cut(m, |p| p.z < 18.0)),
        Corrupted { units: Some(LengthUnit::Centimetre), ..spoilt("cm stated for mm", m) },
        Corrupted {
            measured_mm: Some(l),
            ..scan("a fifth too large, length measured", &stretched(m, 1.2, 1.2))
        },
        Corrupted {
            measured_mm: Some(l),
            units: Some(LengthUnit::Millimetre),
            ..spoilt("a fifth too large, unit stated, length measured", &stretched(m, 1.2, 1.2))
        },
        spoilt("half again too wide", &stretched(m, 1.0, 1.5)),
        spoilt("ellipsoid", &ellipsoid(l)),
        unstated(scan("turned anywhere", m)),
    ]
}

/// Without the triangles of which a corner does not pass.
fn cut(mesh: &Mesh, keep: impl Fn(&Point3) -> bool) -> Mesh {
    let good: Vec<bool> = mesh.vertices.iter().map(&keep).collect();
    let triangles = mesh.triangles.iter().filter(|t| t.iter().all(|&i| good[i as usize])).copied().collect();
    Mesh { vertices: mesh.vertices.clone(), triangles }
}

fn moved(mesh: &Mesh, by: Point3) -> Mesh {
    let vertices = mesh.vertices.iter().map(|p| p + by.coords).collect();
    Mesh { vertices, triangles: mesh.triangles.clone() }
}

fn joined(a: &Mesh, b: &Mesh) -> Mesh {
    let first = a.vertices.len() as u32;
    let mut out = a.clone();
    out.vertices.extend_from_slice(&b.vertices);
    out.triangles.extend(b.triangles.iter().map(|t| t.map(|i| first + i)));
    out
}

/// The foot below a height, and a flat band around it that hangs on it: what a plate leaves in a scan.
fn rim(mesh: &Mesh, width: f64, height: f64) -> Mesh {
    let low = cut(mesh, |p| p.z < height + 30.0);
    let step = 2.0;
    let size = ((2.0 * width + 300.0) / step) as i64;
    let key = |v: f64| (v / step).round() as i64;
    let mut near = std::collections::BTreeSet::new();
    let reach = (width / step) as i64;
    for p in low.vertices.iter().filter(|p| p.z > height - 3.0 && p.z < height + 3.0) {
        for dx in -reach..=reach {
            for dy in (-reach..=reach).filter(|dy| dx * dx + dy * dy <= reach * reach) {
                near.insert((key(p.x) + dx, key(p.y) + dy));
            }
        }
    }
    let inside = |x: f64, y: f64| {
        let of = low.vertices.iter().filter(|p| (p.x - x).abs() < 2.0 && p.z < height + 4.0);
        let (a, b) = of.fold((f64::MAX, f64::MIN), |(a, b), p| (a.min(p.y), b.max(p.y)));
        y > a + 1.0 && y < b - 1.0
    };
    let cells: Vec<(i64, i64)> = near
        .into_iter()
        .filter(|(x, y)| x.abs() < size && !inside(*x as f64 * step, *y as f64 * step))
        .collect();
    let number = |c: (i64, i64)| cells.binary_search(&c).ok().map(|k| k as u32);
    let at = |(x, y): &(i64, i64)| Point3::new(*x as f64 * step, *y as f64 * step, height);
    let mut band = Mesh { vertices: cells.iter().map(at).collect(), triangles: Vec::new() };
    for &(x, y) in &cells {
        let square = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)].map(number);
        if let [Some(a), Some(b), Some(c), Some(d)] = square {
            band.triangles.extend([[a, c, b], [a, d, c]]);
        }
    }
    // Hung on by triangles from the skin to the nearest cell.
    let first = low.vertices.len() as u32;
    let mut whole = joined(&low, &band);
    for (i, p) in low.vertices.iter().enumerate().filter(|(_, p)| (p.z - height).abs() < 2.0) {
        let at = (key(p.x), key(p.y));
        if let (Some(a), Some(b)) = (number(at), number((at.0 + 1, at.1))) {
            whole.triangles.push([i as u32, first + a, first + b]);
        }
    }
    whole
}

fn floor(length: f64) -> Mesh {
    let n = 40u32;
    let at = |k: u32| {
        Point3::new(
            -100.0 + f64::from(k % n) * (length + 200.0) / 39.0,
            -250.0 + f64::from(k / n) * 500.0 / 39.0,
            -0.5,
        )
    };
    let square = |k: u32| [[k, k + 1, k + n + 1], [k, k + n + 1, k + n]];
    let cells = (0..n * (n - 1)).filter(|k| k % n != n - 1);
    Mesh { vertices: (0..n * n).map(at).collect(), triangles: cells.flat_map(square).collect() }
}

/// Vertices of flat places pulled together in cells of a size; toes and borders stay.
fn decimated(mesh: &Mesh, size: f64) -> Mesh {
    let key = |p: &Point3| [p.x, p.y, p.z].map(|c| (c / size).floor() as i64);
    let mut first = std::collections::BTreeMap::new();
    let is_flat = |p: &Point3| p.z < 10.0 || p.z > 60.0;
    let to: Vec<u32> = mesh
        .vertices
        .iter()
        .enumerate()
        .map(|(i, p)| if is_flat(p) { *first.entry(key(p)).or_insert(i as u32) } else { i as u32 })
        .collect();
    let mut triangles: Vec<[u32; 3]> = mesh.triangles.iter().map(|t| t.map(|i| to[i as usize])).collect();
    triangles.retain(|t| t[0] != t[1] && t[1] != t[2] && t[2] != t[0]);
    Mesh { vertices: mesh.vertices.clone(), triangles }
}

/// The points of an unevenly decimated foot: dense on toes and borders, 6 mm apart on the sole.
fn cloud(mesh: &Mesh) -> Vec<u8> {
    let thin = decimated(mesh, 6.0);
    let mut used = vec![false; thin.vertices.len()];
    thin.triangles.iter().flatten().for_each(|&i| used[i as usize] = true);
    let mut text = String::new();
    for p in thin.vertices.iter().zip(used).filter(|(_, u)| *u).map(|(p, _)| p) {
        writeln!(text, "{:.3} {:.3} {:.3}", p.z, p.x, p.y).unwrap();
    }
    text.into_bytes()
}

fn smoothed(mesh: &Mesh, rounds: usize) -> Mesh {
    let mut out = mesh.clone();
    for round in 0..2 * rounds {
        let mut sums = vec![(windlass_geometry::Vector3::zeros(), 0.0); out.vertices.len()];
        for &[a, b, c] in &out.triangles {
            for (i, j) in [(a, b), (b, c), (c, a)] {
                sums[i as usize].0 += out.vertices[j as usize].coords;
                sums[i as usize].1 += 1.0;
            }
        }
        let by = if round % 2 == 0 { 0.5 } else { -0.53 };
        for (p, (sum, n)) in out.vertices.iter_mut().zip(sums).filter(|(_, s)| s.1 > 0.0) {
            *p += (sum / n - p.coords) * by;
        }
    }
    out
}

fn stretched(mesh: &Mesh, along: f64, across: f64) -> Mesh {
    let vertices =
        mesh.vertices.iter().map(|p| Point3::new(p.x * along, p.y * across, p.z * along)).collect();
    Mesh { vertices, triangles: mesh.triangles.clone() }
}

fn ellipsoid(length: f64) -> Mesh {
    let n = 60u32;
    let at = |k: u32| {
        let (a, b) = (
            f64::from(k / n) / 59.0 * std::f64::consts::PI,
            f64::from(k % n) / f64::from(n) * std::f64::consts::TAU,
        );
        Point3::new(
            length / 2.0 * (1.0 - a.cos()),
            0.19 * length * a.sin() * b.cos(),
            40.0 * (1.0 + a.sin() * b.sin()),
        )
    };
    let square = |k: u32| {
        let next = if k % n == n - 1 { k + 1 - n } else { k + 1 };
        [[k, next, next + n], [k, next + n, k + n]]
    };
    Mesh { vertices: (0..n * n).map(at).collect(), triangles: (0..n * (n - 1)).flat_map(square).collect() }
}

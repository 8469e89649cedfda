//! Things that are no feet: solids by their distance, meshed as a scanner would give them, and photographs.

use super::files::{File, SIZE, png, stl};
use image::{ImageBuffer, ImageFormat, Rgb};
use nalgebra::Unit;
use std::collections::HashMap;
use std::io::Cursor;
use windlass_foot::synthetic::ply;
use windlass_geometry::{Mesh, Point3, Vector3};

/// The skin of the voxels where `inside` holds, softened.
fn voxels(reach: [f64; 3], cell: f64, inside: impl Fn(Point3) -> bool) -> Mesh {
    let count = reach.map(|r| (2.0 * r / cell) as i64 + 4);
    let place = |i: [i64; 3]| Point3::from(Vector3::from_fn(|k, _| -reach[k] + cell * (i[k] as f64 - 1.5)));
    let filled = |i: [i64; 3]| inside(place(i));
    let (mut mesh, mut known) = (Mesh::default(), HashMap::new());
    for x in 0..count[0] {
        for y in 0..count[1] {
            for z in 0..count[2] {
                for axis in 0..3 {
                    let (here, mut next) = ([x, y, z], [x, y, z]);
                    next[axis] += 1;
                    let (a, b) = (filled(here), filled(next));
                    if a == b {
                        continue;
                    }
                    let (u, v) = ((axis + 1) % 3, (axis + 2) % 3);
                    let corner = |du: i64, dv: i64| {
                        let mut c = next;
                        c[u] += du;
                        c[v] += dv;
                        c
                    };
                    let ring = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)].map(|c| {
                        *known.entry(c).or_insert_with(|| {
                            mesh.vertices.push(place(c) - Vector3::from_element(cell / 2.0));
                            mesh.vertices.len() as u32 - 1
                        })
                    });
                    let [p, q, r, s] = if a { ring } else { [ring[3], ring[2], ring[1], ring[0]] };
                    mesh.triangles.extend([[p, q, r], [p, r, s]]);
                }
            }
        }
    }
    for _ in 0..5 {
        let mut sums = vec![(Vector3::zeros(), 0.0); mesh.vertices.len()];
        for t in &mesh.triangles {
            for k in 0..3 {
                let s = &mut sums[t[k] as usize];
                *s = (s.0 + mesh.vertices[t[(k + 1) % 3] as usize].coords, s.1 + 1.0);
            }
        }
        mesh.vertices.iter_mut().zip(&sums).for_each(|(v, s)| *v = Point3::from(s.0 / s.1));
    }
    mesh
}

/// Distance from a stretch.
fn stretch(p: Point3, a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (Point3::from(a), Point3::from(b));
    let t = ((p - a).dot(&(b - a)) / (b - a).norm_squared()).clamp(0.0, 1.0);
    (p - a - (b - a) * t).norm()
}

fn hand(p: Point3) -> bool {
    let palm = (p.x / 50.0).powi(4) + (p.y / 42.0).powi(4) + (p.z / 13.0).powi(2) < 1.0;
    let fingers = [(30.0, 62.0), (10.0, 75.0), (-10.0, 70.0), (-29.0, 52.0)];
    palm || fingers.iter().any(|&(y, l)| stretch(p, [40.0, y, 0.0], [50.0 + l, 1.2 * y, 0.0]) < 8.5)
        || stretch(p, [-20.0, 36.0, 0.0], [35.0, 75.0, -8.0]) < 10.5
}

/// A person with arms and legs, a fifteenth of life size (scanners export in any unit).
fn person(p: Point3) -> bool {
    let p = p * 12.0;
    (p.x / 170.0).powi(2) + (p.y / 120.0).powi(2) + ((p.z - 250.0) / 330.0).powi(2) < 1.0
        || stretch(p, [0.0, 0.0, 600.0], [0.0, 0.0, 740.0]) < 95.0
        || [-1.0, 1.0].iter().any(|&s| {
            stretch(p, [90.0 * s, 0.0, -20.0], [110.0 * s, 0.0, -830.0]) < 75.0
                || stretch(p, [200.0 * s, 0.0, 480.0], [330.0 * s, 0.0, -80.0]) < 48.0
                || stretch(p, [110.0 * s, 0.0, -850.0], [120.0 * s, 150.0, -850.0]) < 45.0
        })
}

/// The solids, mm.
fn solids() -> Vec<(&'static str, Mesh)> {
    let ball = |r: [f64; 3]| move |p: Point3| (0..3).map(|k| (p[k] / r[k]).powi(2)).sum::<f64>() < 1.0;
    let block = |r: [f64; 3]| move |p: Point3| (0..3).all(|k| p[k].abs() < r[k]);
    vec![
        ("hand", voxels([70.0, 95.0, 25.0].map(|r| r + 70.0), 3.0, hand)),
        ("person", voxels([40.0, 30.0, 85.0], 1.6, person)),
        ("ball", voxels([62.0; 3], 3.0, ball([60.0; 3]))),
        ("egg", voxels([130.0, 55.0, 55.0], 3.5, ball([125.0, 50.0, 50.0]))),
        ("cube", voxels([55.0; 3], 3.0, block([50.0; 3]))),
        ("board", voxels([135.0, 52.0, 12.0], 3.0, block([130.0, 48.0, 8.0]))),
        ("box", voxels([135.0, 52.0, 35.0], 3.5, block([130.0, 48.0, 30.0]))),
        ("rod", voxels([135.0, 12.0, 12.0], 2.5, block([130.0, 8.0, 8.0]))),
        ("ring", voxels([130.0, 130.0, 25.0], 4.0, |p| (p.xy().coords.norm() - 105.0).hypot(p.z) < 20.0)),
        (
            "bottle",
            voxels([140.0, 45.0, 45.0], 3.5, |p| {
                let r = if p.x < 50.0 { 38.0 } else { 14.0 };
                p.x.abs() < 130.0 && p.y.hypot(p.z) < r
            }),
        ),
        (
            "dumbbell",
            voxels([135.0, 45.0, 45.0], 3.5, |p| {
                stretch(p, [-90.0, 0.0, 0.0], [90.0, 0.0, 0.0]) < 14.0
                    || [-90.0, 90.0].iter().any(|x| (p - Point3::new(*x, 0.0, 0.0)).norm() < 40.0)
            }),
        ),
        ("sheet", sheet(260.0, 100.0, |_, _| 0.0)),
        ("wave", sheet(260.0, 100.0, |x, _| 6.0 * (x / 20.0).sin())),
    ]
}

fn sheet(long: f64, wide: f64, z: impl Fn(f64, f64) -> f64) -> Mesh {
    let (nx, ny) = (80u32, 40u32);
    let mut mesh = Mesh::default();
    for i in 0..nx {
        for j in 0..ny {
            let (x, y) = (long * f64::from(i) / f64::from(nx - 1), wide * f64::from(j) / f64::from(ny - 1));
            mesh.vertices.push(Point3::new(x, y, z(x, y)));
            if i > 0 && j > 0 {
                let k = i * ny + j;
                mesh.triangles.extend([[k, k - 1, k - ny - 1], [k, k - ny - 1, k - ny]]);
            }
        }
    }
    mesh
}

/// Every solid in three poses, as STL in mm, as PLY in metres, and as a cloud.
pub fn meshes() -> Vec<File> {
    let mut out = Vec::new();
    for (name, mesh) in solids() {
        for (k, axis) in
            [Vector3::x(), Vector3::new(1.0, 1.0, 0.3), Vector3::new(-0.2, 0.7, 1.0)].iter().enumerate()
        {
            let turn = nalgebra::UnitQuaternion::from_axis_angle(&Unit::new_normalize(*axis), 0.9 * k as f64);
            let mut posed = mesh.clone();
            posed.vertices.iter_mut().for_each(|v| *v = turn * *v);
            out.push(match k {
                0 => File::new(format!("{name}.stl"), stl(&posed)),
                1 => {
                    posed.vertices.iter_mut().for_each(|v| *v /= 1000.0);
                    File::new(format!("{name}.ply"), ply(&posed, None))
                }
                _ => {
                    let lines = posed.vertices.iter().map(|p| format!("{} {} {}\n", p.x, p.y, p.z));
                    File::new(format!("{name}.xyz"), lines.collect::<String>())
                }
            });
        }
    }
    out
}

/// A cat's face: two ears, two eyes, fur.
fn cat(x: f64, y: f64) -> f64 {
    let (u, v) = (x / f64::from(SIZE[0]) * 2.0 - 1.0, y / f64::from(SIZE[1]) * 2.0 - 1.0);
    let face = (1.0 - (u * u + v * v) * 1.4).max(0.0);
    let ears =
        [-0.45, 0.45].iter().map(|e| (0.5 - 3.0 * (u - e).abs() - (v + 0.7).abs()).max(0.0)).sum::<f64>();
    let eyes =
        [-0.25, 0.25].iter().map(|e| (-60.0 * ((u - e).powi(2) + (v + 0.1).powi(2))).exp()).sum::<f64>();
    let fur = 0.05 * ((x * 1.7).sin() * (y * 2.3).cos() + (x * 0.31 + y * 0.47).sin());
    (0.35 + 0.5 * face + 0.4 * ears - 0.5 * eyes + fur).clamp(0.0, 1.0)
}

/// Photographs of a cat: in colour, and as 16-bit grey that could be taken for depth.
pub fn photographs() -> Vec<File> {
    let at = |k: u32| cat(f64::from(k % SIZE[0]), f64::from(k / SIZE[0]));
    let pixels = SIZE[0] * SIZE[1];
    let rgb: Vec<u8> = (0..pixels).flat_map(|k| [1.0, 0.8, 0.6].map(|f| (255.0 * f * at(k)) as u8)).collect();
    let colour = ImageBuffer::<Rgb<u8>, _>::from_raw(SIZE[0], SIZE[1], rgb).unwrap();
    let mut bytes = Cursor::new(Vec::new());
    colour.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let mut out = vec![File::new("cat.png", bytes.into_inner())];
    for (name, dark, light) in
        [("grey", 1.0, 65_000.0), ("dim", 2500.0, 800.0), ("flat", 3000.0, 40.0), ("black", 0.0, 0.0)]
    {
        let counts: Vec<u16> = (0..pixels).map(|k| (dark + light * at(k)) as u16).collect();
        out.push(File::new(format!("{name}-cat.png"), png(&counts)));
    }
    out
}

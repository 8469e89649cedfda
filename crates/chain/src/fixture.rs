//! Average feet and simple devices for the tests.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use crate::Quantity;
use crate::case::{Body, ChainCase, ChainFoot, DeviceUnderFoot, Footwear, JointLimits, OwnGait, Spine};
use crate::mechanism::ChainProfiles;
use crate::report::ChainReport;
use crate::sole::Sole;
use windlass_foot::{Foot, Landmark, Landmarks, Loading, Measures, Plantar, Residual};
use windlass_geometry::{Grid, HeightField, Mesh, Point2, Point3, SplineSurface};
use windlass_measure::{Both, Side};

/// An average foot of 255 mm as a measured one would come.
pub fn foot(side: Side) -> Foot {
    let length = 255.0;
    let grid = Grid::covering(Point2::new(0.0, -70.0), Point2::new(255.0, 55.0), 1.0);
    let observed = HeightField::from_fn(grid, |p| Sole::standard_at(p, length).unwrap_or(f64::NAN));
    let full = HeightField::from_fn(grid, |p| Sole::standard_at(p, length).unwrap_or(30.0));
    let surface = SplineSurface::fit(&full, 8.0, 1e-3).unwrap();
    let outline = outline(length);
    let mark = |x: f64, y: f64| Landmark { at: Point3::new(x * length, y * length, 0.0), confidence: 1.0 };
    Foot {
        side,
        loading: Loading::None,
        plantar: Plantar {
            surface,
            observed,
            residual: Residual { mean: 0.0, p95: 0.0 },
            is_observed: true,
            holes_filled_share: 0.0,
        },
        outline,
        landmarks: Landmarks {
            heel: mark(0.0, 0.0),
            heel_centre: mark(0.13, 0.0),
            heel_medial: mark(0.15, 0.125),
            heel_lateral: mark(0.15, -0.125),
            first_met_head: mark(0.73, 0.105),
            second_met_head: mark(0.75, 0.0),
            fifth_met_head: mark(0.635, -0.2),
            ball_medial: mark(0.72, 0.17),
            ball_lateral: mark(0.6, -0.22),
            arch_apex: mark(0.45, 0.1),
            sustentaculum: mark(0.35, 0.1),
            hallux_tip: mark(1.0, 0.06),
            toe_tip: mark(1.0, 0.06),
        },
        measures: Measures {
            length_mm: length,
            ball_width_mm: 98.0,
            heel_width_mm: 64.0,
            arch_height_mm: 20.0,
            arch_index: Some(0.24),
            rearfoot_angle_deg: None,
        },
        notes: Vec::new(),
    }
}

fn outline(length: f64) -> Vec<Point2> {
    let edge = |x: f64, inward: f64| {
        let mut y = inward * 0.3 * length;
        while Sole::standard_at(Point2::new(x, y), length).is_none() && y * inward > -0.1 * length {
            y -= inward * 0.25;
        }
        Point2::new(x, y)
    };
    let xs: Vec<f64> = (1..100).map(|i| length * f64::from(i) / 100.0).collect();
    let mut points: Vec<Point2> = xs.iter().map(|x| edge(*x, -1.0)).collect();
    points.extend(xs.iter().rev().map(|x| edge(*x, 1.0)));
    points
}

/// A closed block over the plan from `x0` to `x1` whose upper and lower side are functions of the place
/// (canonical right foot); mirrored for a left foot.
pub fn block(
    x: [f64; 2],
    y: [f64; 2],
    top: impl Fn(f64, f64) -> f64,
    bottom: impl Fn(f64, f64) -> f64,
    side: Side,
) -> Mesh {
    let (nx, ny) = (((x[1] - x[0]) / 2.0) as usize, ((y[1] - y[0]) / 2.0) as usize);
    let mut mesh = Mesh::default();
    for layer in 0..2 {
        for iy in 0..=ny {
            for ix in 0..=nx {
                let (px, py) = (x[0] + 2.0 * ix as f64, y[0] + 2.0 * iy as f64);
                let z = if layer == 0 { bottom(px, py) } else { top(px, py) };
                mesh.vertices.push(Point3::new(px, py, z));
            }
        }
    }
    let layer = ((nx + 1) * (ny + 1)) as u32;
    for iy in 0..ny as u32 {
        for ix in 0..nx as u32 {
            let a = iy * (nx as u32 + 1) + ix;
            let (b, c, d) = (a + 1, a + nx as u32 + 2, a + nx as u32 + 1);
            mesh.triangles.extend([
                [a, c, b],
                [a, d, c],
                [a + layer, b + layer, c + layer],
                [a + layer, c + layer, d + layer],
            ]);
        }
    }
    if side == Side::Left { mesh.mirrored_y() } else { mesh }
}

/// The profiles that are compiled in.
pub fn profiles() -> ChainProfiles {
    ChainProfiles::builtin().unwrap()
}

/// A body of the middle.
pub fn body() -> Body {
    Body { mass_kg: 75.0, height_m: 1.75, sex: None, steps_per_day: 5000.0, standing_hours: 3.0 }
}

/// A foot with limits and a device.
pub fn under<'a>(foot: &'a Foot, mesh: Option<&'a Mesh>, limits: JointLimits) -> ChainFoot<'a> {
    let device = mesh.map(|mesh| DeviceUnderFoot {
        mesh,
        youngs_modulus_mpa: 1700.0,
        cover_mm: 0.0,
        made_elsewhere: false,
    });
    ChainFoot {
        foot,
        device,
        limits,
        complaints: Vec::new(),
        gait: OwnGait::default(),
        footwear: Footwear::default(),
    }
}

/// A case of two feet.
pub fn case<'a>(left: Option<ChainFoot<'a>>, right: Option<ChainFoot<'a>>, draws: u32) -> ChainCase<'a> {
    ChainCase {
        patient: body(),
        spine: Spine::default(),
        feet: Both { left, right },
        limb_length: None,
        seed: 7,
        draws,
    }
}

/// Median change of a quantity with the device, in its unit.
pub fn device(report: &ChainReport, side: Side, quantity: Quantity) -> f64 {
    report.finding(side, quantity).unwrap().device.unwrap().absolute.median
}

/// A shell that follows the average sole from heel to behind the heads, tilted by a post under the heel that raises
/// its medial edge, or its lateral edge where the angle is negative: a shell lowered instead would sink through the
/// floor from 2.7 degrees on.
pub fn shell(side: Side, post_deg: f64) -> Mesh {
    let height = |x: f64, y: f64| {
        let z = Sole::standard_at(Point2::new(x, y), 255.0).unwrap_or(12.0).min(16.0) * 0.85;
        let post = post_deg.abs().to_radians().tan()
            * (32.0 + y * post_deg.signum()).clamp(0.0, 64.0)
            * ((130.0 - x) / 50.0).clamp(0.0, 1.0);
        (z, post)
    };
    let top = |x: f64, y: f64| height(x, y).0 + height(x, y).1 + 3.0;
    let bottom = |x: f64, y: f64| if x < 70.0 { 0.0 } else { height(x, y).0 };
    block([0.0, 178.0], [-56.0, 42.0], top, bottom, side)
}

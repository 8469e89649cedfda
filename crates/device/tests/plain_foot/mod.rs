//! A plain foot made of formulas, so that the device's laws are tested without any scan.

mod lines;

pub use lines::prescription;

use windlass_foot::{Foot, Landmark, Landmarks, Loading, Measures, Plantar, Residual};
use windlass_geometry::{Grid, HeightField, Point2, SplineSurface};
use windlass_measure::Side;

/// How far from the foot's middle line a place is, 1 at the border.
fn outwardness(p: Point2) -> f64 {
    if p.x < 31.0 {
        return (p - Point2::new(31.0, 0.0)).norm() / 31.0;
    }
    let s = ((p.x - 31.0) / 160.0).min(1.3);
    let half_width = 31.0 + 14.0 * s * s;
    (p.y + 6.0 * s * s).abs() / half_width
}

/// Height of the sole, mm: flat in the middle, round at the sides, a medial arch.
pub fn sole(p: Point2) -> f64 {
    const STEEPEST: f64 = 0.95;
    let v = ((outwardness(p) - 0.35) / 0.65).max(0.0);
    let round = |v: f64| 24.0 * (1.0 - (1.0 - v * v).sqrt());
    let side = if v < STEEPEST {
        round(v)
    } else {
        round(STEEPEST) + (v - STEEPEST) * 24.0 * STEEPEST / (1.0 - STEEPEST * STEEPEST).sqrt()
    };
    let (a, b) = ((p.x - 108.0) / 68.0, (p.y - 34.0) / 44.0);
    let arch = 17.0 * (1.0 - a * a - b * b).max(0.0).powi(2);
    // A smooth maximum, so that no crease stands between side and arch.
    let h = (4.0 - (side - arch).abs()).max(0.0);
    side.max(arch) + h * h / 16.0 - 0.25 * ((4.0 - side.max(arch)).max(0.0) / 4.0).powi(2) * 4.0
}

/// The foot, 255 mm long, of the given side.
pub fn foot(side: Side) -> Foot {
    let grid = Grid::covering(Point2::new(-15.0, -75.0), Point2::new(280.0, 75.0), 0.5);
    let lowest = HeightField::from_fn(grid, sole).z.into_iter().fold(f64::INFINITY, f64::min);
    let whole = HeightField::from_fn(grid, |p| sole(p) - lowest);
    let surface = SplineSurface::fit(&whole, 2.0, 0.0).unwrap();
    let mut observed = whole;
    for (z, (ix, iy)) in observed.z.iter_mut().zip(grid.nodes()) {
        if outwardness(grid.node(ix, iy)) > 0.97 {
            *z = f64::NAN;
        }
    }
    let at = |x: f64, y: f64| Landmark {
        at: nalgebra::Point3::new(x, y, surface.height(Point2::new(x, y))),
        confidence: 1.0,
    };
    let landmarks = Landmarks {
        heel: at(0.0, 0.0),
        heel_centre: at(32.0, 0.0),
        heel_medial: at(31.0, 31.0),
        heel_lateral: at(31.0, -31.0),
        first_met_head: at(188.0, 22.0),
        second_met_head: at(194.0, 0.0),
        fifth_met_head: at(164.0, -38.0),
        ball_medial: at(188.0, 36.0),
        ball_lateral: at(164.0, -48.0),
        arch_apex: at(108.0, 26.0),
        sustentaculum: at(70.0, 18.0),
        hallux_tip: at(254.0, 16.0),
        toe_tip: at(255.0, 12.0),
    };
    let outline = (0..720).map(|k| border(f64::from(k) * std::f64::consts::TAU / 720.0)).collect();
    Foot {
        side,
        loading: Loading::None,
        plantar: Plantar {
            surface,
            observed,
            residual: Residual { mean: 0.0, p95: 0.0 },
            holes_filled_share: 0.0,
            is_observed: true,
        },
        outline,
        landmarks,
        measures: Measures {
            length_mm: 255.0,
            ball_width_mm: 88.0,
            heel_width_mm: 62.0,
            arch_height_mm: 17.0,
            arch_index: Some(0.21),
            rearfoot_angle_deg: None,
        },
        notes: Vec::new(),
    }
}

/// The shadow's border seen from the middle of the foot at an angle.
fn border(angle: f64) -> Point2 {
    let from = Point2::new(128.0, 0.0);
    let along = nalgebra::Vector2::new(angle.cos(), angle.sin());
    let outside = |r: f64| {
        let p = from + along * r;
        outwardness(p) > 1.0 || p.x > 200.0 && (p - Point2::new(200.0, -5.0)).norm() > 56.0
    };
    let (mut near, mut far) = (0.0, 200.0);
    for _ in 0..50 {
        let middle = (near + far) / 2.0;
        if outside(middle) { far = middle } else { near = middle }
    }
    from + along * near
}

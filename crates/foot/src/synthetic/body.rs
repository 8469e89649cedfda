//! The foot as a signed distance: solids for heel, leg, rays and toes, joined smoothly, the arch carved out.

use super::{FootShape, Truth};
use windlass_geometry::{Bounds3, Point3, Vector3};

/// Length of the foot that the proportions below are written for, mm.
const MODEL_LENGTH: f64 = 260.0;
/// Ball and heel widths of the model, mm.
const MODEL_BALL: f64 = 99.0;
const MODEL_HEEL: f64 = 64.0;
/// Height at which the leg is cut, mm.
const LEG_CUT: f64 = 105.0;
/// Metatarsal heads one to five: x, y, radius of the padded head (model foot).
const HEADS: [[f64; 3]; 5] = [
    [188.0, 31.0, 16.5],
    [194.0, 7.5, 13.5],
    [189.0, -10.5, 12.5],
    [180.0, -25.5, 12.0],
    [167.0, -38.0, 11.5],
];
/// Tips of the toes: x, y of the pad's centre, radius.
const TOES: [[f64; 3]; 5] =
    [[248.0, 24.0, 12.0], [247.5, 3.5, 8.0], [239.0, -11.0, 7.5], [228.0, -24.0, 7.2], [214.0, -36.5, 7.0]];

/// A solid with round ends, thicker at one than at the other.
struct Cone {
    from: Point3,
    to: Point3,
    radii: [f64; 2],
    /// Width of the blend into the rest, mm.
    blend: f64,
}

/// The body of a foot.
pub struct Body {
    heel_centre: Point3,
    heel_radii: Vector3,
    cones: Vec<Cone>,
    arch_height: f64,
    scale: f64,
    wide: f64,
    heads: [Point3; 5],
    head_radii: [f64; 5],
    hallux: (Point3, f64),
    front: f64,
}

impl Body {
    /// Scales the model to the measurements.
    pub fn of(shape: &FootShape) -> Body {
        let scale = shape.length_mm / MODEL_LENGTH;
        let wide = shape.ball_width_mm / MODEL_BALL;
        let heel_wide = shape.heel_width_mm / MODEL_HEEL;
        let varus = libm::tan(shape.forefoot_varus_deg.to_radians());
        let lean = libm::tan(shape.rearfoot_everted_deg.to_radians());
        let raised = |y: f64| {
            if varus >= 0.0 { varus * (y + 38.0 * wide) } else { varus * (y - 31.0 * wide) }
        };
        let heads = HEADS.map(|[x, y, r]| Point3::new(x * scale, y * wide, r * scale + raised(y * wide)));
        let head_radii = HEADS.map(|[.., r]| r * scale);
        let turn = libm::tan((shape.hallux_valgus_deg - 6.0).to_radians());
        let toes: Vec<Point3> = TOES
            .iter()
            .enumerate()
            .map(|(i, &[x, y, r])| {
                let inward = if i == 0 { turn * (x - HEADS[0][0]) * scale } else { 0.0 };
                Point3::new(x * scale, y * wide - inward, r * scale)
            })
            .collect();
        let hallux = (toes[0], TOES[0][2] * scale);
        let mut cones = leg_and_tarsus(scale, heel_wide, lean);
        cones.extend(rays(scale, wide, shape.arch_height_mm, &heads, &head_radii));
        cones.extend(toe_cones(scale, &heads, &head_radii, &toes));
        let front = toes.iter().zip(TOES).map(|(t, [.., r])| t.x + r * scale).fold(0.0, f64::max);
        Body {
            heel_centre: Point3::new(34.5 * scale, 0.0, 31.0 * scale),
            heel_radii: Vector3::new(34.5 * scale, 32.0 * heel_wide * 0.985, 31.0 * scale),
            cones,
            arch_height: shape.arch_height_mm,
            scale,
            wide,
            heads,
            head_radii,
            hallux,
            front,
        }
    }

    /// Signed distance to the skin, mm, negative inside; exact near single solids, a bound elsewhere.
    pub fn distance(&self, p: Point3) -> f64 {
        let mut d = ellipsoid(p, self.heel_centre, self.heel_radii);
        for cone in &self.cones {
            d = smooth_min(d, round_cone(p, cone), cone.blend * self.scale);
        }
        let under_sole = (self.carved(p.x, p.y) - p.z) * 0.9;
        let carved = -smooth_min(-d, -under_sole, 6.0 * self.scale);
        carved.max(p.z - LEG_CUT)
    }

    /// A box with room round the foot.
    pub fn bounds(&self) -> Bounds3 {
        let half = 62.0 * self.wide.max(self.scale);
        Bounds3 {
            min: Point3::new(-6.0, -half, -6.0),
            max: Point3::new(self.front + 8.0, half, LEG_CUT + 4.0),
        }
    }

    /// Landmarks on the skin.
    pub fn truth(&self) -> Truth {
        let under = |i: usize| {
            let head = self.heads[i];
            Point3::new(head.x, head.y, head.z - self.head_radii[i])
        };
        let (tip, radius) = self.hallux;
        let apex = Point3::new(APEX[0] * self.scale, APEX[1] * self.wide, 0.0);
        Truth {
            heel: Point3::new(0.0, 0.0, self.heel_centre.z),
            hallux_tip: Point3::new(tip.x + radius, tip.y, tip.z),
            first_met_head: under(0),
            second_met_head: under(1),
            fifth_met_head: under(4),
            arch_apex: self.skin_above(apex),
            length_mm: self.front,
        }
    }

    /// The lowest skin over a place of the plan, by bisection upward from the floor.
    fn skin_above(&self, p: Point3) -> Point3 {
        let mut low = -5.0;
        let mut high = low;
        while self.distance(Point3::new(p.x, p.y, high)) > 0.0 && high < LEG_CUT {
            high += 0.5;
        }
        low = f64::max(low, high - 0.5);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if self.distance(Point3::new(p.x, p.y, middle)) > 0.0 { low = middle } else { high = middle }
        }
        Point3::new(p.x, p.y, high)
    }

    /// Height under which there is nothing: the medial arch, and the sulcus behind the toes.
    fn carved(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x / self.scale, y / self.wide);
        // The arch opens medially, so across it only rises; along the foot it is a dome.
        let along = 1.0 - ((x - APEX[0]) / 66.0).powi(2);
        let across = ((y + 14.0) / (APEX[1] + 14.0)).clamp(0.0, 1.0);
        let arch = if along > 0.0 { along * along * across * across * (3.0 - 2.0 * across) } else { 0.0 };
        self.arch_height * arch - 3.0 * (1.0 - arch)
    }
}

/// Apex of the arch in the model's plan.
const APEX: [f64; 2] = [112.0, 27.0];

fn leg_and_tarsus(scale: f64, heel_wide: f64, lean: f64) -> Vec<Cone> {
    let at = |x: f64, y: f64, z: f64| Point3::new(x * scale, y * heel_wide + lean * z, z * scale);
    let cone = |from: Point3, to: Point3, r: [f64; 2], blend: f64| Cone {
        from,
        to,
        radii: r.map(|r| r * scale),
        blend,
    };
    vec![
        // Leg, with the Achilles tendon's hollow left behind it.
        cone(at(58.0, 0.0, 62.0), at(60.0, 0.0, 140.0), [30.0, 29.0], 14.0),
        // Calcaneus to talar neck and on to the dorsum.
        cone(at(42.0, 0.0, 34.0), at(96.0, 4.0, 44.0), [29.0, 24.0], 12.0),
        cone(at(84.0, 6.0, 48.0), at(150.0, 8.0, 30.0), [24.0, 15.0], 14.0),
        // Malleoli.
        cone(at(60.0, 26.0, 72.0), at(60.0, 26.0, 80.0), [10.0, 9.0], 8.0),
        cone(at(54.0, -26.0, 64.0), at(54.0, -26.0, 72.0), [10.0, 9.0], 8.0),
        // Lateral column: heel to the base of the fifth metatarsal.
        cone(at(44.0, -9.0, 19.0), at(112.0, -24.0, 16.0), [18.5, 15.5], 10.0),
    ]
}

fn rays(scale: f64, wide: f64, arch_height: f64, heads: &[Point3; 5], radii: &[f64; 5]) -> Vec<Cone> {
    const BASES: [[f64; 4]; 5] = [
        [106.0, 17.0, 38.0, 17.0],
        [108.0, 7.0, 38.0, 17.0],
        [108.0, -4.0, 34.0, 16.0],
        [106.0, -15.0, 26.0, 15.0],
        [102.0, -25.0, 17.0, 14.5],
    ];
    (0..5)
        .map(|i| {
            let [x, y, z, r] = BASES[i];
            // The first two bases carry the arch: their undersides are at its height, 10 mm beside their axis.
            let z = if i < 2 { (arch_height / scale + r - 4.0).min(44.0) } else { z };
            let from = Point3::new(x * scale, y * wide, z * scale);
            Cone { from, to: heads[i], radii: [r * scale, radii[i]], blend: 9.0 }
        })
        .collect()
}

fn toe_cones(scale: f64, heads: &[Point3; 5], radii: &[f64; 5], toes: &[Point3]) -> Vec<Cone> {
    (0..5)
        .flat_map(|i| {
            let (head, tip, tip_radius) = (heads[i], toes[i], TOES[i][2] * scale);
            // The proximal phalanx rises from the head; the toe comes down again to its pad.
            let knuckle_radius = tip_radius * 0.86;
            let middle = nalgebra::center(&head, &tip);
            let knuckle = Point3::new(middle.x + 4.0 * scale, middle.y, tip.z + 5.0 * scale);
            [
                Cone { from: head, to: knuckle, radii: [radii[i] * 0.75, knuckle_radius], blend: 5.0 },
                Cone { from: knuckle, to: tip, radii: [knuckle_radius, tip_radius], blend: 2.0 },
            ]
        })
        .collect()
}

/// The smaller of two distances, rounded where they are within `width` of each other.
fn smooth_min(a: f64, b: f64, width: f64) -> f64 {
    let h = (width - (a - b).abs()).max(0.0);
    a.min(b) - h * h / (4.0 * width)
}

/// First-order distance to an ellipsoid.
fn ellipsoid(p: Point3, centre: Point3, radii: Vector3) -> f64 {
    let q = p - centre;
    let scaled = q.component_div(&radii).norm();
    let slope = q.component_div(&radii).component_div(&radii).norm();
    if slope > 0.0 { scaled * (scaled - 1.0) / slope } else { -radii.min() }
}

/// Distance to a capsule whose radius changes linearly along its axis.
fn round_cone(p: Point3, cone: &Cone) -> f64 {
    let axis = cone.to - cone.from;
    let t = ((p - cone.from).dot(&axis) / axis.norm_squared()).clamp(0.0, 1.0);
    (p - (cone.from + axis * t)).norm() - (cone.radii[0] + (cone.radii[1] - cone.radii[0]) * t)
}

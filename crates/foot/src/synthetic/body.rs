//! The foot as a signed distance: solids for heel, leg, rays and toes, joined smoothly, the sole shaped by its own
//! height.

use super::model::{HALF_HEEL, HEADS, Scale, TOES};
use super::sole::Sole;
use super::solid::{Cone, ellipsoid, smooth_max, smooth_min};
use super::{FootShape, Truth};
use windlass_geometry::{Bounds3, Point3, Vector3};

/// Height at which the leg is cut, mm.
const LEG_CUT: f64 = 105.0;
/// Width of the rounding between the sole and the sides, mm of the model.
const EDGE: f64 = 10.0;
/// Widths of the blends between the roots of neighbouring toes, between their tips, of tip and root, and of toes and
/// foot, mm of the model.
const WEB: f64 = 8.0;
const TIPS: f64 = 2.0;
const TOE: f64 = 5.0;
const SULCUS: f64 = 4.0;

/// The body of a foot.
pub struct Body {
    scale: Scale,
    sole: Sole,
    /// Heel to heads; reaches deeper than the sole, which cuts it off.
    trunk: Vec<Cone>,
    /// Heads to knuckles, and knuckles to tips.
    toes: [(Cone, Cone); 5],
}

impl Body {
    /// Scales the model to the measurements.
    pub fn of(shape: &FootShape) -> Body {
        let (scale, sole) = (Scale::of(shape), Sole::of(shape));
        let place = |x: f64, y: f64, z: f64| Point3::new(x * scale.length, y * scale.ball, z * scale.length);
        let heads = HEADS.map(|[x, y, r]| {
            let flat = place(x, y, r);
            Point3::new(flat.x, flat.y, flat.z + sole.raised(flat.y))
        });
        let turn = libm::tan((shape.hallux_valgus_deg - 6.0).to_radians());
        let toes = std::array::from_fn(|i| {
            let [x, y, r] = TOES[i];
            let mut tip = place(x, y, r);
            if i == 0 {
                tip.y -= turn * (x - HEADS[0][0]) * scale.length;
            }
            toe(heads[i], tip, [HEADS[i][2] * scale.length, r * scale.length], scale.length)
        });
        let lean = libm::tan(shape.rearfoot_everted_deg.to_radians());
        let mut trunk = leg_and_tarsus(scale, lean);
        trunk.extend(rays(shape, scale, &heads));
        trunk.extend(flesh(scale));
        Body { scale, sole, trunk, toes }
    }

    /// Signed distance to the skin, mm, negative inside; exact near single solids, a bound elsewhere.
    pub fn distance(&self, p: Point3) -> f64 {
        let mm = self.scale.length;
        let half_heel = HALF_HEEL * self.scale.heel;
        let mut trunk = ellipsoid(
            p,
            Point3::new(34.5 * mm, 0.0, 31.0 * mm),
            Vector3::new(34.5 * mm, half_heel, 40.0 * mm),
        );
        for cone in &self.trunk {
            trunk = smooth_min(trunk, cone.distance(p), cone.blend * mm);
        }
        let under_sole = (self.sole.height(p.x, p.y) - p.z) * 0.85;
        let foot = smooth_max(trunk, under_sole, EDGE * mm);
        smooth_min(foot, self.toes(p), SULCUS * mm).max(p.z - LEG_CUT)
    }

    fn toes(&self, p: Point3) -> f64 {
        let mm = self.scale.length;
        let (mut roots, mut tips) = (f64::INFINITY, f64::INFINITY);
        for (root, tip) in &self.toes {
            roots = smooth_min(roots, root.distance(p), WEB * mm);
            tips = smooth_min(tips, tip.distance(p), TIPS * mm);
        }
        smooth_min(roots, tips, TOE * mm)
    }

    /// A box with room round the foot.
    pub fn bounds(&self) -> Bounds3 {
        let half = 62.0 * self.scale.ball.max(self.scale.length);
        Bounds3 {
            min: Point3::new(-6.0, -half, -6.0),
            max: Point3::new(self.front() + 8.0, half, LEG_CUT + 4.0),
        }
    }

    /// Most anterior place of any toe, mm.
    fn front(&self) -> f64 {
        self.toes.iter().map(|(_, tip)| tip.to.x + tip.radii[1]).fold(0.0, f64::max)
    }

    /// Landmarks on the skin.
    pub fn truth(&self) -> Truth {
        let under = |i: usize| {
            let [x, y, _] = HEADS[i];
            self.skin_above(x * self.scale.length, y * self.scale.ball)
        };
        let hallux = &self.toes[0].1;
        let [x, y] = self.sole.apex();
        Truth {
            heel: Point3::new(0.0, 0.0, 31.0 * self.scale.length),
            hallux_tip: hallux.to + Vector3::new(hallux.radii[1], 0.0, 0.0),
            first_met_head: under(0),
            second_met_head: under(1),
            fifth_met_head: under(4),
            arch_apex: self.skin_above(x, y),
            length_mm: self.front(),
        }
    }

    /// The lowest skin over a place of the plan, by bisection upward from the floor.
    fn skin_above(&self, x: f64, y: f64) -> Point3 {
        let at = |z: f64| Point3::new(x, y, z);
        let mut high = -5.0;
        while self.distance(at(high)) > 0.0 && high < LEG_CUT {
            high += 0.5;
        }
        let mut low = high - 0.5;
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if self.distance(at(middle)) > 0.0 { low = middle } else { high = middle }
        }
        at(high)
    }
}

fn leg_and_tarsus(scale: Scale, lean: f64) -> Vec<Cone> {
    let at = |[x, y, z]: [f64; 3]| Point3::new(x * scale.length, y * scale.heel + lean * z, z * scale.length);
    let cone = |from, to, radii: [f64; 2], blend| Cone {
        from: at(from),
        to: at(to),
        radii: radii.map(|r| r * scale.length),
        blend,
    };
    vec![
        // Leg, with the Achilles tendon's hollow left behind it.
        cone([58.0, 0.0, 62.0], [60.0, 0.0, 140.0], [30.0, 29.0], 14.0),
        // Calcaneus to talar neck and on to the dorsum.
        cone([42.0, 0.0, 34.0], [96.0, 4.0, 44.0], [24.5, 24.0], 12.0),
        cone([84.0, 6.0, 48.0], [150.0, 8.0, 30.0], [24.0, 15.0], 14.0),
        // Malleoli.
        cone([61.0, 21.0, 70.0], [61.0, 20.0, 82.0], [14.0, 12.0], 12.0),
        cone([53.0, -21.0, 62.0], [53.0, -20.0, 74.0], [13.0, 12.0], 12.0),
    ]
}

fn rays(shape: &FootShape, scale: Scale, heads: &[Point3; 5]) -> Vec<Cone> {
    const BASES: [[f64; 4]; 5] = [
        [106.0, 17.0, 38.0, 17.0],
        [108.0, 7.0, 38.0, 17.0],
        [108.0, -4.0, 34.0, 16.0],
        [106.0, -15.0, 26.0, 15.0],
        [102.0, -25.0, 14.0, 15.5],
    ];
    let ray = |i: usize| {
        let [x, y, z, r] = BASES[i];
        // The first two bases carry the arch.
        let z = if i < 2 { (shape.arch_height_mm / scale.length + r - 4.0).min(44.0) } else { z };
        Cone {
            from: Point3::new(x * scale.length, y * scale.ball, z * scale.length),
            to: heads[i] + Vector3::new(0.0, 0.0, 2.0 * scale.length),
            radii: [r, HEADS[i][2]].map(|r| r * scale.length),
            blend: 9.0,
        }
    };
    (0..5).map(ray).collect()
}

/// What fills the foot under its bones, deep enough that nothing but the sole's height shapes the underside.
fn flesh(scale: Scale) -> Vec<Cone> {
    const PARTS: [([f64; 4], [f64; 4], f64); 8] = [
        ([48.0, -8.0, 12.0, 17.0], [112.0, -23.0, 6.0, 17.0], 10.0),
        ([62.0, -10.0, 32.0, 20.0], [122.0, -14.0, 20.0, 17.0], 14.0),
        ([112.0, -23.0, 6.0, 17.0], [168.0, -27.0, 3.0, 14.0], 10.0),
        ([70.0, 5.0, 28.0, 22.0], [104.0, 13.0, 28.0, 25.0], 14.0),
        ([104.0, 13.0, 28.0, 25.0], [180.0, 27.0, 8.0, 18.0], 12.0),
        ([60.0, 0.0, 12.0, 23.0], [112.0, -3.0, 6.0, 22.0], 12.0),
        ([112.0, -3.0, 6.0, 22.0], [182.0, 0.0, 1.0, 18.0], 12.0),
        ([187.0, 22.0, 3.0, 15.0], [172.0, -30.0, 2.0, 13.0], 9.0),
    ];
    let end = |[x, y, z, _]: [f64; 4]| Point3::new(x * scale.length, y * scale.ball, z * scale.length);
    PARTS
        .iter()
        .map(|&(from, to, blend)| Cone {
            from: end(from),
            to: end(to),
            radii: [from[3], to[3]].map(|r| r * scale.length),
            blend,
        })
        .collect()
}

/// The proximal phalanx rises from the head; the toe comes down again to its pad.
fn toe(head: Point3, tip: Point3, [head_radius, tip_radius]: [f64; 2], mm: f64) -> (Cone, Cone) {
    let middle = nalgebra::center(&head, &tip);
    let knuckle = Point3::new(middle.x + 4.0 * mm, middle.y, tip.z + 4.0 * mm);
    let neck = 0.86 * tip_radius;
    (
        Cone { from: head, to: knuckle, radii: [0.75 * head_radius, 1.06 * neck], blend: WEB },
        Cone { from: knuckle, to: tip, radii: [neck, tip_radius], blend: TIPS },
    )
}

//! The marks of a foot's plan: heel, ball, toes. The frame is laid through them; the foot room measures from them.

use crate::FOOT_HEIGHT_MM;
use windlass_geometry::{Point2, Point3, Vector2};

/// Width of a slice across the foot, mm.
const SLICE_MM: f64 = 2.0;
/// Height under which the heel's width is taken (above, the ankle begins), mm.
const HEEL_HEIGHT_MM: f64 = 30.0;

/// Places in the plan of a right foot (+x forward, +y medial), mm.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PlanMarks {
    /// Most posterior point.
    pub heel: Point2,
    /// Middle of the heel's contact.
    pub heel_centre: Point2,
    /// Medial border of the heel at its widest.
    pub heel_medial: Point2,
    /// Lateral border of the heel at its widest.
    pub heel_lateral: Point2,
    /// Medial border at the first metatarsal head.
    pub ball_medial: Point2,
    /// Lateral border at the fifth metatarsal head.
    pub ball_lateral: Point2,
    /// Second metatarsal head.
    pub second_met_head: Point2,
    /// Most anterior point.
    pub toe_tip: Point2,
    /// Tip of the hallux.
    pub hallux_tip: Point2,
    /// Long axis of the plan, unit.
    pub axis: Vector2,
    /// Length of the foot along the long axis of its plan, mm.
    pub length: f64,
}

/// Place of the second head between the medial (0) and lateral (1) borders of the ball: the first head takes the
/// medial third (metatarsal head widths after Hawes 1994, Ergonomics 37:1213, rounded).
const SECOND_HEAD: f64 = 0.36;

impl PlanMarks {
    /// Every mark.
    fn points(&mut self) -> [&mut Point2; 9] {
        [
            &mut self.heel,
            &mut self.heel_centre,
            &mut self.heel_medial,
            &mut self.heel_lateral,
            &mut self.ball_medial,
            &mut self.ball_lateral,
            &mut self.second_met_head,
            &mut self.toe_tip,
            &mut self.hallux_tip,
        ]
    }

    /// Everything about the origin times a factor (no unit).
    pub fn scaled(mut self, factor: f64) -> Self {
        for p in self.points() {
            *p *= factor;
        }
        self.length *= factor;
        self
    }

    /// Everything moved along x, mm.
    pub fn shifted(mut self, dx: f64) -> Self {
        for p in self.points() {
            p.x += dx;
        }
        self
    }
}

/// Finds the marks in a frame that is nearly right (ground near z = 0, x forward within some degrees).
///
/// `sole` are points of the lower envelope, `skin` vertices of the whole surface.
pub fn find(sole: &[Point3], skin: &[Point3]) -> PlanMarks {
    let low = || skin.iter().filter(|p| p.z < FOOT_HEIGHT_MM);
    let rearmost = |b: Point3, p: &Point3| if p.x < b.x { *p } else { b };
    let foremost = |b: Point3, p: &Point3| if p.x > b.x { *p } else { b };
    let (heel, toe_tip) = rayon::join(
        || low().fold(Point3::new(f64::INFINITY, 0.0, 0.0), rearmost).xy(),
        || low().fold(Point3::new(f64::NEG_INFINITY, 0.0, 0.0), foremost).xy(),
    );
    let extent = toe_tip.x - heel.x;
    let at = |share: f64| heel.x + share * extent;
    let (slices, heel_slices) = rayon::join(
        || Slices::of(low(), heel.x, extent),
        || Slices::of(skin.iter().filter(|p| p.z < HEEL_HEIGHT_MM), heel.x, extent),
    );
    let (heel_medial, heel_lateral) = heel_slices.widest(at(0.09), at(0.21));
    let heel_centre = contact_centre(sole, at(0.28));
    let (ball_medial, ball_lateral) = ball(&slices, at);
    let second = ball_medial + (ball_lateral - ball_medial) * SECOND_HEAD;
    let axis = slices.principal_axis();
    let (hallux_tip, length) =
        rayon::join(|| hallux(low(), ball_medial, ball_lateral, at(0.88)), || extent_along(low(), axis));
    PlanMarks {
        heel,
        heel_centre,
        heel_medial,
        heel_lateral,
        ball_medial,
        ball_lateral,
        // The second head lies a little in front of the line from first to fifth.
        second_met_head: Point2::new(second.x + 0.025 * extent, second.y),
        toe_tip,
        hallux_tip,
        axis,
        length,
    }
}

/// Most medial point of the first head and most lateral point of the fifth.
fn ball(slices: &Slices, at: impl Fn(f64) -> f64) -> (Point2, Point2) {
    let medial = slices.extreme(at(0.66), at(0.80), 1.0, at(0.715));
    let lateral = slices.extreme(at(0.54), at(0.70), -1.0, at(0.60));
    (medial, lateral)
}

/// Middle of the lowest part of the heel: sole points within 3 mm over the lowest one behind `limit`.
fn contact_centre(sole: &[Point3], limit: f64) -> Point2 {
    let heel = || sole.iter().filter(|p| p.x < limit);
    let lowest = heel().map(|p| p.z).fold(f64::INFINITY, f64::min);
    let (mut sum, mut weight) = (Vector2::zeros(), 0.0);
    for p in heel() {
        let w = (1.0 - (p.z - lowest) / 3.0).max(0.0);
        sum += p.xy().coords * w;
        weight += w;
    }
    if weight > 0.0 { Point2::from(sum / weight) } else { Point2::new(limit / 2.0, 0.0) }
}

/// Most anterior point of the medial two fifths of the ball's width, or near the front at all.
fn hallux<'a>(skin: impl Iterator<Item = &'a Point3>, medial: Point2, lateral: Point2, from: f64) -> Point2 {
    let border = medial.y + (lateral.y - medial.y) * 0.42;
    let tip = skin
        .filter(|p| p.y > border && p.x > from)
        .fold(Point2::new(f64::NEG_INFINITY, 0.0), |b, p| if p.x > b.x { p.xy() } else { b });
    if tip.x.is_finite() { tip } else { Point2::new(from, border) }
}

/// By how much less a slice stands out to have a third of the weight, mm.
const STANDS_OUT_MM: f64 = 0.25;

/// Borders of the plan in slices along x.
struct Slices {
    first: f64,
    borders: Vec<[f64; 2]>,
}

impl Slices {
    fn of<'a>(skin: impl Iterator<Item = &'a Point3>, first: f64, extent: f64) -> Slices {
        let count = ((extent / SLICE_MM).ceil().clamp(1.0, 1000.0)) as usize;
        let mut borders = vec![[f64::INFINITY, f64::NEG_INFINITY]; count];
        for p in skin {
            let s = &mut borders[(((p.x - first) / SLICE_MM).max(0.0) as usize).min(count - 1)];
            *s = [s[0].min(p.y), s[1].max(p.y)];
        }
        Slices { first, borders }
    }

    fn filled(&self) -> impl Iterator<Item = (f64, [f64; 2])> + '_ {
        let first = self.first;
        let filled = self.borders.iter().enumerate().filter(|(_, s)| s[0] <= s[1]);
        filled.map(move |(k, s)| (first + (k as f64 + 0.5) * SLICE_MM, *s))
    }

    /// Borders (medial, lateral) of the widest slice of a range, borders averaged over five slices.
    fn widest(&self, from: f64, to: f64) -> (Point2, Point2) {
        let mut best = (f64::NEG_INFINITY, Point2::new(from, 0.0), Point2::new(from, 0.0));
        for (x, s) in self.filled().filter(|(x, _)| (from..to).contains(x)) {
            if s[1] - s[0] > best.0 {
                best = (s[1] - s[0], Point2::new(x, s[1]), Point2::new(x, s[0]));
            }
        }
        (best.1, best.2)
    }

    /// Farthest place to the medial (sign 1) or lateral (sign -1) side of a range, drawn toward `usual` where the border is
    /// nearly straight. Along the foot it is the mean of all slices, each with the weight of how far it stands out: no slice
    /// is chosen, so that the place follows the border evenly and not in steps of a slice. Aside it is the border itself.
    fn extreme(&self, from: f64, to: f64, sign: f64, usual: f64) -> Point2 {
        let range = || {
            self.filled().filter(|(x, _)| (from..to).contains(x)).map(|(x, s)| {
                let out = if sign > 0.0 { s[1] } else { -s[0] };
                // 1 mm of bulge outweighs 8 mm of distance from the usual place.
                (x, out, out - ((x - usual) / 8.0).powi(2))
            })
        };
        let Some((_, far, most)) = range().max_by(|a, b| a.2.total_cmp(&b.2)) else {
            return Point2::new(usual, 0.0);
        };
        let (mut sum, mut weight) = (0.0, 0.0);
        for (x, _, score) in range() {
            let w = libm::exp((score - most) / STANDS_OUT_MM);
            (sum, weight) = (sum + w * x, weight + w);
        }
        Point2::new(sum / weight, sign * far)
    }

    /// Principal axis of the area between the borders.
    fn principal_axis(&self) -> Vector2 {
        let mut sums = [0.0; 6];
        for (x, [a, b]) in self.filled() {
            let (w, y) = (b - a, (a + b) / 2.0);
            let yy = y * y + w * w / 12.0;
            for (s, v) in sums.iter_mut().zip([1.0, x, y, x * x, x * y, yy]) {
                *s += w * v;
            }
        }
        let [w, x, y, xx, xy, yy] = sums;
        if w <= 0.0 {
            return Vector2::x();
        }
        let (xx, xy, yy) = (xx / w - x * x / w / w, xy / w - x * y / w / w, yy / w - y * y / w / w);
        let (s, c) = libm::sincos(0.5 * libm::atan2(2.0 * xy, xx - yy));
        Vector2::new(c, s)
    }
}

/// Extent of the skin along a direction of the plan.
fn extent_along<'a>(skin: impl Iterator<Item = &'a Point3>, axis: Vector2) -> f64 {
    let along = skin.map(|p| p.x * axis.x + p.y * axis.y);
    let (low, high) = along.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    if low < high { high - low } else { 0.0 }
}

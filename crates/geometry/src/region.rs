//! Set operations, offsets and rounding of plan regions, over `i_overlay` (integer arithmetic inside, so the
//! results are the same on every platform).

use crate::{Point2, Ring, RingIndex};
use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::single::SingleFloatOverlay;
use i_overlay::mesh::float::outline::offset::OutlineOffset;
use i_overlay::mesh::float::style::{LineJoin, OutlineStyle};

/// Points nearer than this to the curve without them are dropped after an offset, mm.
const THINNING: f64 = 0.003;

/// A disc that reaches over the curve by less touches it, mm.
const TOUCHING: f64 = 0.01;

type Contour = Vec<[f64; 2]>;

impl Ring {
    /// The part of this region inside the other; its largest piece, `None` when nothing is left.
    pub fn intersection(&self, other: &Ring) -> Option<Ring> {
        self.combined(other, OverlayRule::Intersect)
    }

    /// This region and the other together; the largest piece when they do not touch.
    pub fn union(&self, other: &Ring) -> Option<Ring> {
        self.combined(other, OverlayRule::Union)
    }

    /// This region without the other; its largest piece, `None` when nothing is left.
    pub fn difference(&self, other: &Ring) -> Option<Ring> {
        self.combined(other, OverlayRule::Difference)
    }

    /// The region grown (or, negative, shrunk) by a distance in mm, corners rounded; its largest piece.
    pub fn offset(&self, distance: f64) -> Option<Ring> {
        let style = OutlineStyle::new(distance).line_join(LineJoin::Round(0.08));
        // Every join adds points; without thinning, offsets of offsets grow without need.
        largest(self.contour().outline(&style)).map(|ring| ring.simplified(THINNING))
    }

    /// Every convex corner rounded to at least the first radius, every concave corner to at least the second,
    /// mm. Parts narrower than twice the convex radius vanish.
    pub fn rounded(&self, convex: f64, concave: f64) -> Option<Ring> {
        let opened = self.offset(-convex)?.offset(convex)?;
        if opened.admits_outside(concave) {
            return Some(opened);
        }
        opened.offset(concave)?.offset(-concave)
    }

    /// Whether a disc of a radius (mm) that rolls round the outside touches every corner, but for some hundredths.
    fn admits_outside(&self, radius: f64) -> bool {
        let index = RingIndex::of(self);
        let corners = self.points.iter().zip(self.normals());
        corners
            .map(|(p, outward)| p + outward * radius)
            .all(|middle| index.distance_within(middle, radius - TOUCHING).is_none())
    }

    fn combined(&self, other: &Ring, rule: OverlayRule) -> Option<Ring> {
        largest(self.contour().overlay(&other.contour(), rule, FillRule::NonZero))
    }

    fn contour(&self) -> Contour {
        self.points.iter().map(|p| [p.x, p.y]).collect()
    }
}

/// The outer contour of the largest shape.
fn largest(shapes: Vec<Vec<Contour>>) -> Option<Ring> {
    shapes
        .into_iter()
        .filter_map(|shape| shape.into_iter().next())
        .map(|contour| Ring::new(contour.into_iter().map(|[x, y]| Point2::new(x, y)).collect()))
        .max_by(|a, b| a.signed_area().total_cmp(&b.signed_area()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rectangle(x0: f64, y0: f64, x1: f64, y1: f64) -> Ring {
        Ring::new([[x0, y0], [x1, y0], [x1, y1], [x0, y1]].map(|[x, y]| Point2::new(x, y)).to_vec())
    }

    #[test]
    fn areas_of_set_operations() {
        let (a, b) = (rectangle(0.0, 0.0, 10.0, 10.0), rectangle(5.0, -1.0, 12.0, 4.0));
        assert!((a.intersection(&b).unwrap().signed_area() - 20.0).abs() < 1e-6);
        assert!((a.union(&b).unwrap().signed_area() - 115.0).abs() < 1e-6);
        assert!((a.difference(&b).unwrap().signed_area() - 80.0).abs() < 1e-6);
        assert!(a.intersection(&rectangle(20.0, 20.0, 30.0, 30.0)).is_none());
    }

    #[test]
    fn rounding_a_square_takes_its_corners() {
        let r = rectangle(0.0, 0.0, 40.0, 40.0).rounded(10.0, 5.0).unwrap();
        let exact = 1600.0 - (4.0 - std::f64::consts::PI) * 100.0;
        assert!((r.signed_area() - exact).abs() < 0.5, "{}", r.signed_area());
    }

    #[test]
    fn a_disc_rolls_round_a_waist_that_is_wide_enough_and_into_no_slot() {
        let waist = |radius: f64| {
            let at = |k: u32| {
                let a = std::f64::consts::PI * (1.0 + f64::from(k) / 60.0);
                Point2::new(40.0 + radius * a.cos(), 30.0 + radius * a.sin())
            };
            let corners = [[0.0, 0.0], [80.0, 0.0], [80.0, 30.0]].map(Point2::from);
            let back = (0..=60).rev().map(at);
            Ring::new(corners.into_iter().chain(back).chain([Point2::new(0.0, 30.0)]).collect())
        };
        assert!(waist(10.0).admits_outside(9.0) && !waist(8.0).admits_outside(9.0));
        let slotted = rectangle(0.0, 0.0, 40.0, 40.0).difference(&rectangle(15.0, 10.0, 25.0, 50.0)).unwrap();
        assert!(slotted.admits_outside(0.005) && !slotted.admits_outside(4.0));
    }

    #[test]
    fn rounding_fills_a_concave_corner() {
        let l = rectangle(0.0, 0.0, 40.0, 40.0).difference(&rectangle(20.0, 20.0, 50.0, 50.0)).unwrap();
        let r = l.rounded(1.0, 8.0).unwrap();
        assert!(r.contains(Point2::new(21.0, 21.0)) && !l.contains(Point2::new(21.0, 21.0)));
    }
}

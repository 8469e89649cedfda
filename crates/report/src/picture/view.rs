//! Where the viewer stands, and how points in space become pixels.

use windlass_geometry::{Bounds3, Point3, Vector3};
use windlass_measure::Side;

/// A direction to look from, in the foot frame. All views are orthographic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// From above, toes up the page.
    Above,
    /// From below, toes up the page.
    Below,
    /// From the inner side.
    Medial,
    /// From the outer side.
    Lateral,
    /// From the toes.
    Front,
    /// From behind the heel.
    Back,
    /// From above, behind and the inner side at once.
    ThreeQuarter,
}

impl View {
    /// Every view.
    pub const ALL: [View; 7] =
        [View::Above, View::Below, View::Medial, View::Lateral, View::Front, View::Back, View::ThreeQuarter];

    /// The view in words: "from above".
    pub const fn name(self) -> &'static str {
        match self {
            View::Above => "from above",
            View::Below => "from below",
            View::Medial => "from the inner (medial) side",
            View::Lateral => "from the outer (lateral) side",
            View::Front => "from the toes",
            View::Back => "from behind",
            View::ThreeQuarter => "from above the inner side",
        }
    }

    /// Unit vectors in the foot frame: to the right of the picture, up the picture, towards the viewer.
    fn axes(self, side: Side) -> [Vector3; 3] {
        // The medial direction: the patient's left (+y) for a right foot.
        let medial = Vector3::y() * side.mirror();
        let (towards, up) = match self {
            View::Above => (Vector3::z(), Vector3::x()),
            View::Below => (-Vector3::z(), Vector3::x()),
            View::Medial => (medial, Vector3::z()),
            View::Lateral => (-medial, Vector3::z()),
            View::Front => (Vector3::x(), Vector3::z()),
            View::Back => (-Vector3::x(), Vector3::z()),
            View::ThreeQuarter => (Vector3::new(-0.55, 0.0, 0.62) + medial * 0.70, Vector3::z()),
        };
        let towards = towards.normalize();
        let right = up.cross(&towards).normalize();
        [right, towards.cross(&right), towards]
    }
}

/// How a view maps space to the pixels of one picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    axes: [Vector3; 3],
    /// Pixels for each millimetre.
    pub pixels_per_mm: f64,
    /// Pixel coordinates of the foot frame's origin.
    origin: [f64; 2],
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl Projection {
    /// Fits a box into a picture of `width` pixels, leaving `margin` pixels round it; the height follows.
    pub fn fit(bounds: &Bounds3, view: View, side: Side, width: u32, margin: u32) -> Projection {
        let axes = view.axes(side);
        let [across, up] = [0, 1].map(|k| extent(bounds, &axes[k]));
        let margin = f64::from(margin);
        let pixels_per_mm = (f64::from(width) - 2.0 * margin).max(1.0) / (across[1] - across[0]).max(1e-6);
        // A very slender box must not ask for an endless picture.
        let height =
            ((up[1] - up[0]) * pixels_per_mm + 2.0 * margin).ceil().clamp(1.0, 8.0 * f64::from(width));
        Projection {
            axes,
            pixels_per_mm,
            origin: [margin - across[0] * pixels_per_mm, margin + up[1] * pixels_per_mm],
            width,
            height: height as u32,
        }
    }

    /// As [`Projection::fit`], at a given scale: several views side by side keep one scale.
    pub fn at_scale(bounds: &Bounds3, view: View, side: Side, pixels_per_mm: f64, margin: u32) -> Projection {
        let across = extent(bounds, &view.axes(side)[0]);
        let width = ((across[1] - across[0]) * pixels_per_mm).ceil().clamp(1.0, 4096.0) as u32 + 2 * margin;
        Projection::fit(bounds, view, side, width, margin)
    }

    /// Pixel coordinates (right, down) of a point and its distance towards the viewer, mm.
    pub fn project(&self, p: &Point3) -> [f64; 3] {
        let [right, up, towards] = self.axes.map(|a| a.dot(&p.coords));
        [self.origin[0] + right * self.pixels_per_mm, self.origin[1] - up * self.pixels_per_mm, towards]
    }

    /// A direction in the viewer's frame: right, up, towards.
    pub(super) fn turn(&self, v: &Vector3) -> [f32; 3] {
        self.axes.map(|a| a.dot(v) as f32)
    }
}

/// Least and greatest reach of a box along a direction.
fn extent(bounds: &Bounds3, direction: &Vector3) -> [f64; 2] {
    let mut reach = [0.0; 2];
    for k in 0..3 {
        let ends = [bounds.min[k] * direction[k], bounds.max[k] * direction[k]];
        reach[0] += ends[0].min(ends[1]);
        reach[1] += ends[0].max(ends[1]);
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds() -> Bounds3 {
        Bounds3 { min: Point3::new(0., -40., 0.), max: Point3::new(180., 40., 30.) }
    }

    #[test]
    fn axes_are_right_handed_and_of_unit_length() {
        for view in View::ALL {
            for side in Side::BOTH {
                let [right, up, towards] = view.axes(side);
                assert!((right.cross(&up) - towards).norm() < 1e-12, "{view:?}");
            }
        }
    }

    #[test]
    fn from_above_a_right_foots_inner_side_is_on_the_left_and_toes_are_up() {
        let p = Projection::fit(&bounds(), View::Above, Side::Right, 200, 10);
        let [heel, toe, inner] =
            [[0., 0., 0.], [180., 0., 0.], [0., 40., 0.]].map(|p_| p.project(&Point3::from(p_)));
        assert!(toe[1] < heel[1] && inner[0] < heel[0]);
        assert!((inner[0] - 10.0).abs() < 1e-9 && (toe[1] - 10.0).abs() < 1e-9);
    }

    #[test]
    fn medial_views_of_the_two_sides_are_mirror_images() {
        for point in [[150., 20., 12.], [20., -35., 3.]] {
            let right = Projection::fit(&bounds(), View::Medial, Side::Right, 300, 8);
            let left = Projection::fit(&bounds(), View::Medial, Side::Left, 300, 8);
            let a = right.project(&Point3::from(point));
            let b = left.project(&Point3::new(point[0], -point[1], point[2]));
            assert!(
                (a[0] + b[0] - 300.0).abs() < 1e-9
                    && (a[1] - b[1]).abs() < 1e-9
                    && (a[2] - b[2]).abs() < 1e-9
            );
        }
    }
}

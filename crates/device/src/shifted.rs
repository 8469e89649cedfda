//! A part of the device elsewhere than usual: moved, turned and sized about a point of it.

use windlass_geometry::{Point2, Vector2};
use windlass_prescription::{Feature, Placements};

/// Where a part lies instead of its usual place, canonical right foot.
#[derive(Debug, Clone, Copy)]
pub struct Shifted {
    usual: Point2,
    there: Point2,
    size: f64,
    cos: f64,
    sin: f64,
}

impl Shifted {
    /// How a part is moved about a point of it; `None` where it lies as usual.
    pub fn of(placements: &Placements, feature: Feature, about: Point2) -> Option<Shifted> {
        let placement = placements.of(feature);
        let (sin, cos) = libm::sincos(placement.turn_deg.to_radians());
        (!placement.is_usual()).then(|| Shifted {
            usual: about,
            there: about + Vector2::new(placement.forward_mm, placement.medial_mm),
            size: placement.size,
            cos,
            sin,
        })
    }

    /// Where a point of the usual part comes to lie, mm.
    pub fn place(&self, p: Point2) -> Point2 {
        let d = p - self.usual;
        self.there
            + Vector2::new(self.cos * d.x - self.sin * d.y, self.sin * d.x + self.cos * d.y) * self.size
    }

    /// Which point of the usual part lies at a place, mm.
    pub fn usual(&self, p: Point2) -> Point2 {
        let d = (p - self.there) / self.size;
        self.usual + Vector2::new(self.cos * d.x + self.sin * d.y, self.cos * d.y - self.sin * d.x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_prescription::Placement;

    #[test]
    fn a_part_is_turned_about_its_middle_and_found_again() {
        let placement = Placement { forward_mm: 10.0, medial_mm: -4.0, size: 2.0, turn_deg: 90.0 };
        let placements = Placements { cuboid_pad: Some(placement), ..Placements::default() };
        let about = Point2::new(100.0, -20.0);
        let shifted = Shifted::of(&placements, Feature::CuboidPad, about).unwrap();
        assert!((shifted.place(about) - Point2::new(110.0, -24.0)).norm() < 1e-12);
        // What was in front comes to lie on the medial side, twice as far.
        let front = shifted.place(about + Vector2::new(5.0, 0.0));
        assert!((front - Point2::new(110.0, -14.0)).norm() < 1e-9, "{front}");
        assert!((shifted.usual(front) - Point2::new(105.0, -20.0)).norm() < 1e-9);
        assert!(Shifted::of(&placements, Feature::ArchPad, about).is_none());
    }
}

//! Axis-aligned boxes.

use crate::Point3;

/// The smallest axis-aligned box round a set of points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds3 {
    /// Lowest corner.
    pub min: Point3,
    /// Highest corner.
    pub max: Point3,
}

impl Bounds3 {
    /// The box of the points; `None` when there are none. Any unit; mm in this project.
    pub fn of<'a>(points: impl IntoIterator<Item = &'a Point3>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = *points.next()?;
        Some(points.fold(Bounds3 { min: first, max: first }, |b, p| Bounds3 {
            min: b.min.inf(p),
            max: b.max.sup(p),
        }))
    }

    /// Edge lengths along x, y and z. In the unit of the points, mm.
    pub fn size(&self) -> [f64; 3] {
        let d = self.max - self.min;
        [d.x, d.y, d.z]
    }
}

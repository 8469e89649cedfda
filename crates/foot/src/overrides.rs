//! Landmarks placed by a person.

use windlass_geometry::Point3;

/// Landmarks given by the case, in the scan's own axes, mm (the file's coordinates times its unit). What is absent is
/// found.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LandmarkOverrides {
    /// Most posterior point of the heel.
    pub heel: Option<Point3>,
    /// Tip of the longest toe.
    pub toe_tip: Option<Point3>,
    /// Under the first metatarsal head.
    pub first_met_head: Option<Point3>,
    /// Under the fifth metatarsal head.
    pub fifth_met_head: Option<Point3>,
    /// Highest point of the medial arch.
    pub arch_apex: Option<Point3>,
}

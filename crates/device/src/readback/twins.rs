//! What a reading may ask for besides the finished mesh: the tops and edges of the same design without a line.

use crate::engrave::Lettering;
use windlass_geometry::{HeightField, Point3};
use windlass_prescription::Feature;

/// The same design without some lines. Heights over the floor of the shoe, canonical device frame, mm.
pub trait Twins: Sync {
    /// Height of the top without these lines, every millimetre; NaN at the edge and outside.
    fn top_without(&self, features: &[Feature]) -> HeightField;

    /// The crest of the rounded edge without a flange, in order round the device.
    fn edge_without(&self, feature: Feature) -> Vec<Point3>;

    /// Where a text was put.
    fn lettering(&self) -> Option<&Lettering>;
}

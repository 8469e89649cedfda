//! The result of reading: one clean surface in the canonical frame, and how it came about.

use crate::{Loading, PlanMarks};
use nalgebra::{Matrix4, Vector4};
use serde::Serialize;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Note, Side};

/// A scan, clean and oriented.
#[derive(Debug, Clone)]
pub struct Scan {
    /// The surface of the foot, canonical right foot frame, mm, wound outward. A point cloud comes as the sheet
    /// over its lowest points.
    pub surface: Mesh,
    /// The patient's side.
    pub side: Side,
    /// Unit of the file's coordinates.
    pub units: LengthUnit,
    /// Weight on the foot.
    pub loading: Loading,
    /// What was cleaned away or filled.
    pub quality: Quality,
    /// Takes the file's own axes, scaled to mm, to the foot frame of the foot's own side (+y to the patient's
    /// left, so a left foot's medial side is -y). A rigid motion; row r, column c at `[(r, c)]`.
    pub foot_from_scan: Matrix4<f64>,
    /// Heel, ball and toes in the plan, canonical frame.
    pub marks: PlanMarks,
    /// What was inferred or doubtful.
    pub notes: Vec<Note>,
}

impl Scan {
    /// A point of the canonical frame in the file's own axes scaled to mm.
    pub fn scan_from_canonical(&self, p: Point3) -> Point3 {
        let own = Vector4::new(p.x, p.y * self.side.mirror(), p.z, 1.0);
        let rotation = self.foot_from_scan.fixed_view::<3, 3>(0, 0).transpose();
        let shifted = own.xyz() - self.foot_from_scan.fixed_view::<3, 1>(0, 3);
        Point3::from(rotation * shifted)
    }
}

impl Scan {
    /// A point in the file's own axes scaled to mm, in the canonical frame.
    pub fn canonical_from_scan(&self, p: Point3) -> Point3 {
        let own = self.foot_from_scan * p.to_homogeneous();
        Point3::new(own.x, own.y * self.side.mirror(), own.z)
    }
}

/// What was wrong with the capture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quality {
    /// Share of the foot's shadow that had no reading and was bridged, 0..1.
    pub holes_filled_share: f64,
    /// Share of the surface (or of the points) dropped as debris, 0..1.
    pub debris_removed_share: f64,
    /// Number of separate pieces dropped.
    pub debris_pieces: usize,
    /// Roughness of the surface before smoothing: robust standard deviation of heights, mm.
    pub noise_mm: f64,
    /// Farthest that smoothing moved any point, mm.
    pub smoothing_moved_mm: f64,
}

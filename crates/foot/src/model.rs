//! The measured foot: what every later room sees of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_geometry::{HeightField, Point2, Point3, SplineSurface};
use windlass_measure::{Note, Side};

pub use windlass_scan::Loading;

/// One measured foot, canonical right frame (a left foot has been mirrored: +y is medial for both).
#[derive(Debug, Clone)]
pub struct Foot {
    /// The patient's side.
    pub side: Side,
    /// How the foot was loaded when it was captured.
    pub loading: Loading,
    /// The sole.
    pub plantar: Plantar,
    /// Plan outline of the foot (shadow of everything below 60 mm), counter-clockwise, not closed.
    pub outline: Vec<Point2>,
    /// Anatomical points.
    pub landmarks: Landmarks,
    /// Lengths, heights, angles.
    pub measures: Measures,
    /// What was inferred or doubtful.
    pub notes: Vec<Note>,
}

/// The plantar surface.
#[derive(Debug, Clone)]
pub struct Plantar {
    /// The fitted lower envelope of the foot. Beyond the observed sole it goes on smoothly (never falling
    /// outward), so that a layer may evaluate it a little outside.
    pub surface: SplineSurface,
    /// The lower envelope as observed, 0.5 mm grid; NaN = not observed.
    pub observed: HeightField,
    /// Distance of the observed heights from the fitted surface where its slope is under 60 degrees.
    pub residual: Residual,
    /// False where the sole is a flat cap or mostly missing: no total-contact device may be built on it.
    pub is_observed: bool,
    /// Share of the foot's shadow that had no reading and was bridged, 0..1.
    pub holes_filled_share: f64,
}

/// Distances between a fitted surface and its data, mm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Residual {
    /// Mean absolute distance.
    pub mean: f64,
    /// 95th percentile of the absolute distance.
    pub p95: f64,
}

/// A point with the confidence of its detection.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Landmark {
    /// Position on the skin, canonical foot frame, mm.
    #[schemars(with = "[f64; 3]")]
    pub at: Point3,
    /// 0 (a guess from proportions) to 1 (given or unmistakable).
    pub confidence: f64,
}

/// Anatomical points. All are on the skin of the sole (lower envelope) unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Landmarks {
    /// Most posterior point of the heel within 60 mm of the sole (x = 0 by the frame's definition).
    pub heel: Landmark,
    /// Centre of the plantar heel: lowest point of the heel pad.
    pub heel_centre: Landmark,
    /// Most medial point of the heel, at its widest.
    pub heel_medial: Landmark,
    /// Most lateral point of the heel, at its widest.
    pub heel_lateral: Landmark,
    /// Plantar skin under the first metatarsal head.
    pub first_met_head: Landmark,
    /// Plantar skin under the second metatarsal head (y = 0 by the frame's definition).
    pub second_met_head: Landmark,
    /// Plantar skin under the fifth metatarsal head.
    pub fifth_met_head: Landmark,
    /// Medial border of the ball (most medial point at the first metatarsal head).
    pub ball_medial: Landmark,
    /// Lateral border of the ball (most lateral point at the fifth metatarsal head).
    pub ball_lateral: Landmark,
    /// Highest point of the medial longitudinal arch on the sole.
    pub arch_apex: Landmark,
    /// Estimate of the sustentaculum tali, projected to the sole.
    pub sustentaculum: Landmark,
    /// Tip of the hallux.
    pub hallux_tip: Landmark,
    /// Most anterior point of the foot (any toe).
    pub toe_tip: Landmark,
}

/// Lengths, heights and angles.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Measures {
    /// Heel to most anterior toe, along x, within 60 mm of the sole.
    pub length_mm: f64,
    /// Width of the ball between `ball_medial` and `ball_lateral`.
    pub ball_width_mm: f64,
    /// Greatest width of the heel.
    pub heel_width_mm: f64,
    /// Height of the arch apex over the support plane.
    pub arch_height_mm: f64,
    /// Arch index (Cavanagh and Rodgers 1987): middle third of the toeless footprint area over the whole. It is told
    /// from the print of a standing foot: `None` for one captured without load, and where the load is not known and the
    /// middle leaves no print.
    pub arch_index: Option<f64>,
    /// Rearfoot angle to the vertical, eversion +, where enough of the heel's back was seen.
    pub rearfoot_angle_deg: Option<f64>,
}

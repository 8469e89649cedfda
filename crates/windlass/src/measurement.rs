//! A measured scan as `windlass measure --json` prints it.

use crate::job::PressureFacts;
use crate::made::MeasuredFoot;
use crate::pipeline::pressure_facts;
use serde::Serialize;
use windlass_foot::{Foot, Landmark, Residual};
use windlass_geometry::{Point2, Point3};
use windlass_measure::{LengthUnit, Note, Side};
use windlass_scan::Loading;

/// A measured scan. Lengths in mm, angles in degrees.
#[derive(Debug, Clone, Serialize)]
pub struct Measurement {
    /// The patient's side.
    pub side: Side,
    /// The unit of the file's coordinates.
    pub units: LengthUnit,
    /// How the foot was loaded.
    pub loading: Loading,
    /// Whether the sole was seen, so that a device may be built on it.
    pub plantar_observed: bool,
    /// Heel to the longest toe.
    pub length_mm: f64,
    /// Width of the ball.
    pub ball_width_mm: f64,
    /// Greatest width of the heel.
    pub heel_width_mm: f64,
    /// Height of the arch over the support plane.
    pub arch_height_mm: f64,
    /// Arch index (Cavanagh and Rodgers 1987); `null` where the foot bore no load, and leaves no footprint.
    pub arch_index: Option<f64>,
    /// Rearfoot angle to the vertical, eversion +; `null` where the heel's back was not seen.
    pub rearfoot_angle_deg: Option<f64>,
    /// Anatomical points.
    pub landmarks: Places,
    /// Takes the file's own axes, scaled to mm, to the foot frame; 4 x 4, row by row.
    pub foot_from_scan: [[f64; 4]; 4],
    /// Share of the foot's shadow that had no reading and was bridged.
    pub holes_filled_share: f64,
    /// Distance of the sole from its fitted surface.
    pub residual_mm: Residual,
    /// The pressure map that was laid under the foot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pressure: Option<Footprint>,
    /// What was inferred or doubtful.
    pub notes: Vec<Note>,
}

/// A pressure map under a measured foot.
#[derive(Debug, Clone, Serialize)]
pub struct Footprint {
    /// How it was read, how well it lies, and its regions.
    #[serde(flatten)]
    pub facts: PressureFacts,
    /// Length and width of the footprint along its own axes, mm.
    pub size_mm: [f64; 2],
    /// Whether the file's first row is at the heel.
    pub heel_first: bool,
    /// Ground of one sensor.
    pub sensor_mm2: f64,
    /// Loaded sensors: x and y in the foot frame (+y to the patient's left), mm, and the peak, kPa.
    pub cells: Vec<[f64; 3]>,
}

/// The anatomical points that every measurement reports.
#[derive(Debug, Clone, Serialize)]
pub struct Places {
    /// Most posterior point of the heel.
    pub heel: Place,
    /// Most anterior point of the foot.
    pub toe_tip: Place,
    /// Under the first metatarsal head.
    pub first_met_head: Place,
    /// Under the fifth metatarsal head.
    pub fifth_met_head: Place,
    /// Highest point of the medial arch.
    pub arch_apex: Place,
}

/// A point in both frames.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// In the file's own axes, scaled to mm.
    pub scan_mm: [f64; 3],
    /// In the foot frame (+y to the patient's left).
    pub foot_mm: [f64; 3],
    /// 0 (from proportions) to 1 (given or unmistakable).
    pub confidence: f64,
}

/// The measurement of a foot.
pub fn measurement(measured: &MeasuredFoot) -> Measurement {
    let MeasuredFoot { scan, foot, .. } = measured;
    let Foot { measures, landmarks, .. } = foot;
    let place = |landmark: Landmark| Place {
        scan_mm: scan.scan_from_canonical(landmark.at).coords.into(),
        foot_mm: own_side(foot.side, landmark.at),
        confidence: landmark.confidence,
    };
    Measurement {
        side: foot.side,
        units: scan.units,
        loading: foot.loading,
        plantar_observed: foot.plantar.is_observed,
        length_mm: measures.length_mm,
        ball_width_mm: measures.ball_width_mm,
        heel_width_mm: measures.heel_width_mm,
        arch_height_mm: measures.arch_height_mm,
        arch_index: measures.arch_index,
        rearfoot_angle_deg: measures.rearfoot_angle_deg,
        landmarks: Places {
            heel: place(landmarks.heel),
            toe_tip: place(landmarks.toe_tip),
            first_met_head: place(landmarks.first_met_head),
            fifth_met_head: place(landmarks.fifth_met_head),
            arch_apex: place(landmarks.arch_apex),
        },
        foot_from_scan: std::array::from_fn(|r| std::array::from_fn(|c| scan.foot_from_scan[(r, c)])),
        holes_filled_share: scan.quality.holes_filled_share,
        residual_mm: foot.plantar.residual,
        pressure: footprint(measured),
        notes: foot.notes.clone(),
    }
}

fn footprint(measured: &MeasuredFoot) -> Option<Footprint> {
    let placed = &measured.pressure.as_ref()?.placed;
    let side = measured.foot.side;
    let cell = |(p, kpa): &(Point2, f64)| {
        let [x, y, _] = own_side(side, Point3::new(p.x, p.y, 0.0));
        [x, y, *kpa]
    };
    Some(Footprint {
        facts: pressure_facts(measured, None)?,
        size_mm: placed.size_mm,
        heel_first: placed.heel_first,
        sensor_mm2: placed.cell_area_mm2,
        cells: placed.cells.iter().map(cell).collect(),
    })
}

/// The canonical point on its own side.
fn own_side(side: Side, p: Point3) -> [f64; 3] {
    [p.x, p.y * side.mirror() + 0.0, p.z]
}

//! A pressure map placed under the foot: heel, axis and side found by laying the footprint on the sole.
//!
//! Every way of laying it (heel or toes first, columns either way round) is tried; the best is where what was loaded
//! lies under low skin and low skin has been loaded.

mod error;
mod footprint;
mod lay;

pub use error::PlacementError;

use crate::Foot;
use footprint::Footprint;
use lay::{Ground, Pose};
use windlass_geometry::Point2;
use windlass_measure::{Note, Side};
use windlass_scan::PressureMap;

/// Lengths of a footprint that can belong to a foot, as shares of the foot's length: contact ends short of heel and toes.
const POSSIBLE: std::ops::Range<f64> = 0.70..1.10;
/// Cost at which a footprint does not lie under the foot, mm.
const WORST_MM: f64 = 11.0;
/// Difference of cost above which the shape decides between left and right, mm.
const CLEAR_MM: f64 = 0.6;

/// A pressure map under a foot.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPressure {
    /// Loaded sensors: place in the canonical right foot frame (+y medial), mm, and peak, kPa.
    pub cells: Vec<(Point2, f64)>,
    /// Ground of one sensor, mm2.
    pub cell_area_mm2: f64,
    /// Length and width of the footprint along its own axes, mm.
    pub size_mm: [f64; 2],
    /// Mean height of the scanned sole over the loaded sensors, plus half the mean distance of low skin from the
    /// nearest loaded one, mm: the smaller the better it lies.
    pub fit_mm: f64,
    /// Whether the file's first row is at the heel.
    pub heel_first: bool,
    /// What was inferred or doubtful.
    pub notes: Vec<Note>,
}

/// Lays a map under a foot.
///
/// # Errors
/// [`PlacementError`] when the footprint is not that of a foot, has another size, does not match, or is of the other foot.
pub fn place(map: &PressureMap, foot: &Foot) -> Result<PlacedPressure, PlacementError> {
    let footprint = Footprint::of(map)?;
    let length = foot.measures.length_mm;
    let share = footprint.size_mm[0] / length;
    if !POSSIBLE.contains(&share) || footprint.size_mm[1] > 0.6 * length {
        return Err(PlacementError::Size { footprint_mm: footprint.size_mm, foot_mm: length });
    }
    let ground = Ground::of(foot);
    let best_of = |mirrored: bool| -> (f64, Pose) {
        let turned = [0.0, std::f64::consts::PI].map(|turn| ground.lay(&footprint, mirrored, turn, length));
        if turned[0].0 <= turned[1].0 { turned[0] } else { turned[1] }
    };
    let (plain, mirrored) = (best_of(false), best_of(true));
    let known = map.seen_from_above.then_some(foot.side == Side::Left);
    let (fit_mm, pose) = match known {
        Some(is_mirrored) => {
            let (chosen, other) = if is_mirrored { (mirrored, plain) } else { (plain, mirrored) };
            if chosen.0 > other.0 + CLEAR_MM {
                return Err(PlacementError::WrongSide { stated: foot.side, costs_mm: [chosen.0, other.0] });
            }
            chosen
        }
        None if mirrored.0 < plain.0 => mirrored,
        None => plain,
    };
    if fit_mm > WORST_MM {
        return Err(PlacementError::Nowhere { fit_mm });
    }
    let mut notes = map.notes.clone();
    if known.is_none() && (plain.0 - mirrored.0).abs() < CLEAR_MM {
        notes.push(
            Note::warning(
                "pressure.side",
                format!(
                    "the footprint's side is ambiguous ({:.1} versus {:.1} mm); the better-fitting orientation was used",
                    plain.0, mirrored.0
                ),
            )
            .then("check the map in the report"),
        );
    }
    let cells = footprint.loaded.iter().map(|(q, kpa)| (pose.apply(*q), *kpa)).collect();
    let heel_first = pose.first_row_behind();
    notes.push(Note::info(
        "pressure.place",
        format!(
            "{:.0} x {:.0} mm, first row at the {}, matches the sole within {fit_mm:.1} mm",
            footprint.size_mm[0],
            footprint.size_mm[1],
            if heel_first { "heel" } else { "toes" }
        ),
    ));
    Ok(PlacedPressure {
        cells,
        cell_area_mm2: map.pitch_mm[0] * map.pitch_mm[1],
        size_mm: footprint.size_mm,
        fit_mm,
        heel_first,
        notes,
    })
}

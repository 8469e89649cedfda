//! Plates in front of the shell: Morton's extension, a gait plate and the sheet of a sulcus or full-length device. Flat on
//! the floor of the shoe, joined to the shell over its last centimetres.

use super::Layer;
use crate::blend::{mix, step};
use crate::doses::{AT_HEADS, Doses};
use crate::plan::Plan;
use windlass_geometry::{Point2, RingIndex};
use windlass_prescription::Feature;

/// Where the shell begins to turn into the plate and where it has become it, mm ahead of the trim line.
const JOIN: (f64, f64) = (-16.0, -2.0);
/// A wall that is thicker than this, mm, turns into the plate over so much more for each mm, so that its underside does
/// not fold at the turn.
const THICK: (f64, f64) = (4.8, 3.0);
/// How far beyond its drawn border the extension is still whole (the outline is rounded there), and where it has
/// faded, mm.
const BORDER: (f64, f64) = (3.0, 16.0);

/// The thickness of plate wanted at a place, and how much of the place is plate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plate {
    /// Share of plate, 0 on the shell, 1 on the plate.
    pub share: f64,
    /// Thickness where there is plate, mm.
    pub thickness: f64,
}

/// Where the shell begins to turn into the plate, mm ahead of the trim line.
pub fn turn(doses: &Doses) -> f64 {
    JOIN.0 - THICK.1 * (doses.shell - THICK.0).max(0.0)
}

impl Plate {
    /// The plate at a place.
    pub fn at(doses: &Doses, plan: &Plan, p: Point2) -> Plate {
        let joined = step(turn(doses), JOIN.1, plan.distal.ahead(p));
        let under_ray = plan.extension.as_ref().map_or(0.0, |ring| within(ring, p));
        match plan.has_sheet {
            true => {
                let sheet = sheet_thickness(doses) + lift_under(doses, plan, p);
                let ray = if plan.extension.is_some() { doses.plate_thickness() } else { sheet };
                Plate { share: joined, thickness: mix(sheet, ray, under_ray) }
            }
            false => Plate { share: joined * under_ray, thickness: doses.plate_thickness() },
        }
    }
}

/// Thickness of the sheet: a block over the whole forefoot is as thick as was asked for.
fn sheet_thickness(doses: &Doses) -> f64 {
    match doses.mortons_extension {
        block if doses.is_block() => block,
        // Beside a thin plate the sheet is no thicker than it.
        plate if plate > 0.0 => doses.sheet.min(plate),
        _ => doses.sheet,
    }
}

/// What a full-length lift adds below the forefoot: its share at the heads, run out at the toes.
fn lift_under(doses: &Doses, plan: &Plan, p: Point2) -> f64 {
    const RUN_OUT: (f64, f64) = (8.0, 62.0);
    if !doses.full_length_lift {
        return 0.0;
    }
    doses.heel_lift * AT_HEADS * (1.0 - step(RUN_OUT.0, RUN_OUT.1, plan.distal.ahead(p)))
}

/// 1 inside a region, fading to 0 outside it.
fn within(ring: &RingIndex, p: Point2) -> f64 {
    if ring.contains(p) {
        return 1.0;
    }
    ring.distance_within(p, BORDER.1).map_or(0.0, |d| 1.0 - step(BORDER.0, BORDER.1, d))
}

/// The turn of the shell's top into the plate's.
pub fn layer<'a>(doses: &'a Doses, plan: &'a Plan) -> Option<Layer<'a>> {
    let feature = match () {
        () if doses.gait_plate.is_some() => Feature::GaitPlate,
        () if doses.mortons_extension > 0.0 => Feature::MortonsExtension,
        () => Feature::Length,
    };
    let from = turn(doses);
    (plan.has_plate()).then(|| {
        Layer::shaping(Some(feature), move |p, z| {
            if plan.distal.ahead(p) < from {
                return z;
            }
            let plate = Plate::at(doses, plan, p);
            mix(z, plate.thickness, plate.share)
        })
    })
}

//! The outline of the device in the plan: shell trim line, cutout, extension, forefoot sheet.

mod cutout;
mod distal;
mod extension;
mod flare;
mod gait_plate;
mod gusset;
mod rim;
#[cfg(test)]
mod tests;
mod toe_line;
mod trim_line;

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::{Point2, Ring, RingIndex};
use windlass_prescription::{ExtensionKind, Length};

pub use distal::DistalTrim;
pub use rim::EdgeTargets;

/// The plan of a device.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The whole outline, points every millimetre or less.
    pub outline: Ring,
    /// Where the load-bearing shell ends in front.
    pub distal: DistalTrim,
    /// The outline, to ask what lies inside.
    pub area: RingIndex,
    /// y of the medial rim beside the apex of the arch, as first drawn.
    pub rim_at_apex: f64,
    /// The plate under the first ray, or a gait plate, before it is joined to the shell.
    pub extension: Option<RingIndex>,
    /// Whether a thin sheet goes on in front of the shell (sulcus and full length).
    pub has_sheet: bool,
    /// How much of the outline the cutouts take, mm2.
    pub cut_mm2: f64,
}

/// Radius of the shell's two front corners, mm on an adult foot, and the least on a small one: the rounding of the whole
/// outline leaves 8 mm of it.
const FRONT_CORNER_RADIUS: f64 = 9.0;
const LEAST_CORNER_RADIUS: f64 = 8.3;
/// Radius of the outline's convex corners, mm; the next smaller where the first would cut off a narrow plate.
const CONVEX_RADII: [f64; 4] = [8.3, 4.5, 3.0, 2.0];
/// Least radius of its concave corners, mm: a tighter one is where a shell cracks.
const CONCAVE_RADIUS: f64 = 9.0;
/// Distance of a sheet from the foot's border, mm.
const SHEET_MARGIN: f64 = 2.0;
/// Distance of outline points, mm.
const OUTLINE_STEP: f64 = 1.0;

impl Plan {
    /// Whether anything goes on in front of the shell.
    pub fn has_plate(&self) -> bool {
        self.extension.is_some() || self.has_sheet
    }

    /// Draws the outline; `None` when the shapes leave nothing to build.
    pub fn draw(foot: &Anatomy, doses: &Doses, edge: EdgeTargets) -> Option<Plan> {
        let distal = DistalTrim::behind_heads(foot, doses.front_edge, doses.placements.trim().distal_mm);
        let shell = rim::shell(foot, doses, edge, &distal)?
            .rounded(foot.sized(FRONT_CORNER_RADIUS).max(LEAST_CORNER_RADIUS), foot.sized(CONCAVE_RADIUS))?;
        let first_ray = doses.first_ray_cutout.then(|| cutout::first_ray(foot, doses, &distal));
        let fifth_ray = doses.fifth_ray_cutout.then(|| cutout::fifth_ray(foot, doses, &distal));
        let ray = doses.mortons_extension > 0.0 && !doses.is_block();
        let extension = match ray {
            true => Some(extension::under_first_ray(foot, &distal, &shell, head_only(doses))?),
            false => None,
        };
        let reach = [doses.perimeter.max(SHEET_MARGIN), flare::back(foot)];
        let flared = |plate: Ring, sides: &[f64]| flare::flared(foot, &distal, &shell, &plate, sides);
        let gait_plate = match doses.gait_plate {
            Some(induced) => {
                let plate = gait_plate::outline(foot, &distal, induced, reach)?;
                Some(flared(plate, &[gait_plate::side(induced)])?)
            }
            None => None,
        };
        let length = if doses.is_block() { Length::Full } else { doses.length };
        let sheet = match length {
            Length::Metatarsal => None,
            length => Some(flared(distal::sheet(foot, &distal, length, reach)?, &[1.0, -1.0])?),
        };
        let mut outline = shell;
        for plate in sheet.iter().chain(&gait_plate) {
            outline = outline.union(plate)?;
        }
        let uncut = outline.signed_area();
        for cutout in first_ray.iter().chain(&fifth_ray) {
            outline = outline.difference(cutout)?;
        }
        let cut_mm2 = uncut - outline.signed_area();
        if let Some(extension) = &extension {
            outline = outline.union(extension)?;
        }
        let rounded = |outline: &Ring, radius: f64| {
            let round =
                outline.rounded(radius, foot.sized(CONCAVE_RADIUS))?.resampled(OUTLINE_STEP).smoothed(2.0);
            // Rounding takes away what is narrower than twice its radius: never the plate that was asked for.
            let whole = extension.is_none() || reaches(&round, foot, doses);
            whole.then_some(round)
        };
        if doses.perimeter > 0.0 {
            let inside = foot.outline.offset(-doses.sheet_inside_border() - edge.further_inside)?;
            outline = outline.intersection(&inside.union(&heel_part(foot))?)?;
        }
        let outline = CONVEX_RADII.into_iter().find_map(|radius| rounded(&outline, radius))?;
        let outline = outline.resampled(OUTLINE_STEP);
        // What is left when an allowance or a cutout parts the plan must still be a device: it carries the heel.
        if !outline.contains(foot.heel) {
            return None;
        }
        Some(Plan {
            area: RingIndex::of(&outline),
            rim_at_apex: gusset::border(&outline, foot.apex.x, 1.0).unwrap_or(foot.apex.y),
            outline,
            distal,
            extension: extension.or(gait_plate).as_ref().map(RingIndex::of),
            has_sheet: sheet.is_some(),
            cut_mm2,
        })
    }
}

/// Where the heel cup ends and an allowance to the foot's border begins, share of foot length.
pub const ALLOWANCE_FROM: f64 = 0.33;

/// The part of the plan in which the cup stands round the heel.
fn heel_part(foot: &Anatomy) -> Ring {
    let front = foot.along(ALLOWANCE_FROM);
    let corners = [[-100.0, -100.0], [front, -100.0], [front, 100.0], [-100.0, 100.0]];
    Ring::new(corners.map(|[x, y]| Point2::new(x, y)).to_vec())
}

fn head_only(doses: &Doses) -> bool {
    doses.extension_kind == ExtensionKind::HeadOnly
}

/// Whether the outline still holds the plate under the first ray to its end.
fn reaches(outline: &Ring, foot: &Anatomy, doses: &Doses) -> bool {
    let ray = foot.hallux_tip - foot.met1;
    let short = doses.sheet_inside_border().max(0.0) / ray.norm();
    let to = if head_only(doses) { 0.1 } else { (0.95 - short).min(0.9) };
    [0.0, 0.5 * to, to].into_iter().all(|share| outline.contains(foot.met1 + ray * share))
}

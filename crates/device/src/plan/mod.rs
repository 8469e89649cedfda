//! The outline of the device in the plan: shell trim line, cutout, extension, forefoot sheet.

mod cutout;
mod distal;
mod extension;
mod rim;

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use windlass_geometry::{Ring, RingIndex};
use windlass_prescription::Length;

pub use distal::DistalTrim;

/// The plan of a device.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The whole outline, points every millimetre or less.
    pub outline: Ring,
    /// Where the load-bearing shell ends in front.
    pub distal: DistalTrim,
    /// The outline, to ask what lies inside.
    pub area: RingIndex,
    /// The plate under the first ray, before it is joined to the shell.
    pub extension: Option<RingIndex>,
    /// Whether a thin sheet goes on in front of the shell (sulcus and full length).
    pub has_sheet: bool,
}

/// Radius of the shell's two front corners, mm.
const FRONT_CORNER_RADIUS: f64 = 9.0;
/// Radius of the outline's convex corners, mm; the next smaller where the first would cut off a narrow plate.
const CONVEX_RADII: [f64; 3] = [4.5, 3.0, 2.0];
/// Least radius of its concave corners, mm: a tighter one is where a shell cracks.
const CONCAVE_RADIUS: f64 = 9.0;
/// Distance of outline points, mm.
const OUTLINE_STEP: f64 = 1.0;

impl Plan {
    /// Whether anything goes on in front of the shell.
    pub fn has_plate(&self) -> bool {
        self.extension.is_some() || self.has_sheet
    }

    /// Draws the outline; `None` when the shapes leave nothing to build.
    pub fn draw(foot: &Anatomy, doses: &Doses) -> Option<Plan> {
        let distal = DistalTrim::behind_heads(foot);
        let shell = rim::shell(foot, doses, &distal)?.rounded(FRONT_CORNER_RADIUS, CONCAVE_RADIUS)?;
        let cutout = doses.first_ray_cutout.then(|| cutout::first_ray(foot, &distal));
        let extension = match doses.mortons_extension > 0.0 {
            true => Some(extension::under_first_ray(foot, &distal, &shell, doses.extension_head_only)?),
            false => None,
        };
        let sheet = match doses.length {
            Length::Metatarsal => None,
            length => Some(distal::sheet(foot, &distal, length)?),
        };
        let mut outline = shell;
        if let Some(sheet) = &sheet {
            outline = outline.union(sheet)?;
        }
        if let Some(cutout) = &cutout {
            outline = outline.difference(cutout)?;
        }
        if let Some(extension) = &extension {
            outline = outline.union(extension)?;
        }
        let rounded = |radius: f64| {
            let round = outline.rounded(radius, CONCAVE_RADIUS)?.resampled(OUTLINE_STEP).smoothed(2.0);
            // Rounding takes away what is narrower than twice its radius: never the plate that was asked for.
            let whole = extension.is_none() || reaches(&round, foot, doses);
            whole.then_some(round)
        };
        let outline = CONVEX_RADII.into_iter().find_map(rounded)?;
        let outline = outline.resampled(OUTLINE_STEP);
        Some(Plan {
            area: RingIndex::of(&outline),
            outline,
            distal,
            extension: extension.as_ref().map(RingIndex::of),
            has_sheet: sheet.is_some(),
        })
    }
}

/// Whether the outline still holds the plate under the first ray to its end.
fn reaches(outline: &Ring, foot: &Anatomy, doses: &Doses) -> bool {
    let ray = foot.hallux_tip - foot.met1;
    let to = if doses.extension_head_only { 0.1 } else { 0.9 };
    [0.0, 0.5 * to, to].into_iter().all(|share| outline.contains(foot.met1 + ray * share))
}

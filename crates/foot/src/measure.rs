//! From a clean oriented scan to a measured foot.

use crate::landmarks::{self, LocatedLandmarks};
use crate::plantar::Sole;
use crate::{Foot, FootError, LandmarkOverrides, Measures, arch, outline, plantar, rearfoot};
use windlass_measure::Note;
use windlass_scan::{Loading, Scan};

/// Measures a foot.
///
/// # Errors
/// [`FootError`] when too little of the sole was captured or an override is not on the foot.
pub fn measure(scan: &Scan, overrides: &LandmarkOverrides) -> Result<Foot, FootError> {
    // On a thread of the pool: each join from outside would make this one wait and wake another.
    rayon::scope(|_| steps(scan, overrides))
}

fn steps(scan: &Scan, overrides: &LandmarkOverrides) -> Result<Foot, FootError> {
    let mut notes = scan.notes.clone();
    let grid = plantar::grid(&scan.surface);
    let beside = || (outline::outline(&scan.surface, grid), rearfoot::angle(&scan.surface));
    let (plantar, (outline, rearfoot_angle_deg)) = Sole::of(scan, grid)?.surface(scan, &mut notes, beside)?;
    let arch = arch::arch(&plantar, &scan.marks);
    let LocatedLandmarks { landmarks, mut placed } = landmarks::landmarks(scan, &plantar, &arch, overrides)?;
    notes.append(&mut placed);
    if rearfoot_angle_deg.is_none() {
        notes.push(Note::info(
            "foot.rearfoot_angle",
            "rearfoot angle not measured: the posterior heel was not captured",
        ));
    }
    let arch_index = match scan.loading {
        Loading::Semi | Loading::Full => Some(arch.index),
        Loading::Unknown => Some(arch.index).filter(|index| *index > 0.0),
        Loading::None => None,
    };
    if arch_index.is_none() {
        notes.push(Note::info(
            "foot.arch_index",
            "the arch index needs a weight-bearing scan; this one is unloaded or its loading is unknown",
        ));
    }
    let tips = overrides.heel.is_some() || overrides.toe_tip.is_some();
    let measures = Measures {
        length_mm: if tips { landmarks.toe_tip.at.x - landmarks.heel.at.x } else { scan.marks.length },
        ball_width_mm: landmarks.ball_medial.at.y - landmarks.ball_lateral.at.y,
        heel_width_mm: landmarks.heel_medial.at.y - landmarks.heel_lateral.at.y,
        arch_height_mm: landmarks.arch_apex.at.z,
        arch_index,
        rearfoot_angle_deg,
    };
    Ok(Foot { side: scan.side, loading: scan.loading, plantar, outline, landmarks, measures, notes })
}

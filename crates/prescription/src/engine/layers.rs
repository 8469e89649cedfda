//! The soft goods chosen under `[finish]` take up space like any layer: a cover ordered by its material alone has a
//! thickness, and a layer under it adds to it.

use crate::record::LayerMaterial;
use crate::sheet::Sheet;
use crate::{AskedBy, Dose, Encounter, Feature, Line};
use windlass_measure::{Grade, Source};

/// Thickness of a cover of which only the material is ordered, mm. Source: laboratory order forms (1/8 in).
const USUAL_COVER_MM: f64 = 3.0;

/// Puts the cover and the layer of `[finish]` among the lines of one foot. The prescriber's own `top_cover_mm` stands.
pub(super) fn apply(sheet: &mut Sheet, encounter: &Encounter) {
    let finish = &encounter.finish;
    if sheet.is_clinicians(Feature::TopCover) {
        return;
    }
    let layer = finish.mid_layer_mm.unwrap_or(0.0);
    let proposed = sheet.amount(Feature::TopCover);
    let (cover, what) = match finish.top_cover {
        Some(LayerMaterial::None) => (0.0, "no top cover".to_owned()),
        Some(material) if proposed > 0.0 => (proposed, format!("a top cover of {}", material.word())),
        Some(material) => (
            USUAL_COVER_MM,
            format!("a top cover of {}; without a thickness it is {USUAL_COVER_MM} mm", material.word()),
        ),
        None if layer > 0.0 => (proposed, "a layer under the cover".to_owned()),
        None => return,
    };
    let layered =
        if layer > 0.0 { format!("; the layer of {layer} mm under it is included") } else { String::new() };
    let rules = sheet.line(Feature::TopCover).map(|line| format!(" The rules: {}", line.reason));
    sheet.put(Line {
        feature: Feature::TopCover,
        dose: Dose::Amount(cover + layer),
        asked_by: AskedBy::Clinician,
        reason: format!(
            "The prescriber ordered {what} under [finish]{layered}.{}",
            rules.unwrap_or_default()
        ),
        grade: Grade::D,
        source: Source("the prescriber's own decision".to_owned()),
        would_change: Some("The order's [finish], or the prescriber's own `top_cover_mm`.".to_owned()),
        flags: Vec::new(),
    });
}

//! Both heels together: a difference in height that nobody asked for, and lifts against the legs.

use crate::as_built::{LAYERS_RAISE, MADE_ALIKE_MM, NO_DIFFERENCE_RECORDED};
use crate::record::LimbLength;
use crate::sheet::Sheet;
use crate::{Encounter, Feature};
use windlass_measure::{Both, Note, Side};

/// Flags what stands under one heel and not under the other, and lifts that do not go with the leg lengths.
pub(super) fn check(sheets: &mut Both<Option<Sheet>>, encounter: &Encounter, flags: &mut Vec<Note>) {
    let found: Vec<(Side, Feature, String)> = match &encounter.limb_length {
        Some(limb) => against_legs(sheets, limb).into_iter().chain(unasked(sheets)).collect(),
        None => uneven_lift(sheets).into_iter().chain(unasked(sheets)).collect(),
    };
    for (side, feature, text) in found {
        // What the rules lift under a foot that alone gets a device is said to belong under both.
        let alone = sheets.get(side.other()).is_none();
        if alone && !sheets.get(side).as_ref().is_some_and(|sheet| sheet.is_clinicians(feature)) {
            continue;
        }
        let place = format!("prescription.{side}.{}", feature.key());
        let note = Note::warning(place, text)
            .then("check both lines against the leg lengths, or make both heels alike");
        if let Some(line) = sheets.get_mut(side).as_mut().and_then(|sheet| sheet.line_mut(feature)) {
            line.flags.push(note.clone());
        }
        flags.push(note);
    }
}

fn lift(sheets: &Both<Option<Sheet>>, side: Side) -> f64 {
    sheets.get(side).as_ref().map_or(0.0, |sheet| sheet.amount(Feature::HeelLift))
}

/// A lift that is higher under the longer leg, or that raises the short leg by more than it is short.
fn against_legs(sheets: &Both<Option<Sheet>>, limb: &LimbLength) -> Option<(Side, Feature, String)> {
    let (short, long) = (limb.short_side, limb.short_side.other());
    let more = lift(sheets, short) - lift(sheets, long);
    let by = limb.discrepancy_mm;
    if more < 0.0 {
        let text = format!(
            "the lift is {} mm higher under the longer leg; the {short} leg is recorded as {by} mm short",
            -more
        );
        return Some((long, Feature::HeelLift, text));
    }
    (more > by).then(|| {
        let text = format!("the lift raises this leg by {more} mm, and it is recorded as {by} mm short");
        (short, Feature::HeelLift, text)
    })
}

/// A lift under one heel although no difference is recorded.
fn uneven_lift(sheets: &Both<Option<Sheet>>) -> Option<(Side, Feature, String)> {
    let more = lift(sheets, Side::Left) - lift(sheets, Side::Right);
    let side = if more > 0.0 { Side::Left } else { Side::Right };
    let both = sheets.left.is_some() && sheets.right.is_some();
    (both && more.abs() >= MADE_ALIKE_MM).then(|| {
        let text =
            format!("the lift is {} mm higher than on the other side; {NO_DIFFERENCE_RECORDED}", more.abs());
        (side, Feature::HeelLift, text)
    })
}

/// Cover and shell under one heel that are thicker than under the other.
fn unasked(sheets: &Both<Option<Sheet>>) -> Option<(Side, Feature, String)> {
    let (left, right) = (sheets.left.as_ref()?, sheets.right.as_ref()?);
    let more = |feature| left.amount(feature) - right.amount(feature);
    let layers = [Feature::TopCover, Feature::HeelCushion, Feature::ShellThickness];
    let sum: f64 = layers.into_iter().map(more).sum();
    if sum.abs() < MADE_ALIKE_MM {
        return None;
    }
    let most =
        layers.into_iter().max_by(|a, b| (more(*a) * sum.signum()).total_cmp(&(more(*b) * sum.signum())))?;
    let side = if sum > 0.0 { Side::Left } else { Side::Right };
    let text =
        format!("{LAYERS_RAISE} {:.1} mm more than the other, which changes the leg lengths", sum.abs());
    Some((side, most, text.replace(".0 mm", " mm")))
}

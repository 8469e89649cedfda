//! From a case to the person that the engine walks: soles, supports, limits, leg lengths; what is impossible is refused.

use crate::case::{ChainCase, ChainFoot};
use crate::mechanism::ChainProfiles;
use crate::person::{Leg, Person};
use crate::place::Misplaced;
use crate::sole::{Region, Sole};
use crate::support::Support;
use crate::{ChainError, built};
use windlass_measure::{Both, FOOT_LENGTH_PER_STATURE, Note, Side};

fn in_range(
    key: &'static str,
    value: f64,
    low: f64,
    high: f64,
    must: &'static str,
) -> Result<(), ChainError> {
    if value >= low && value <= high { Ok(()) } else { Err(ChainError::Value { key, value, must }) }
}

/// The person, and how devices made elsewhere were placed.
pub fn person(case: &ChainCase, profiles: &ChainProfiles) -> Result<(Person, Vec<Note>), ChainError> {
    let mut placed = Vec::new();
    let p = &case.patient;
    in_range("patient.mass_kg", p.mass_kg, 20.0, 300.0, "must be 20 to 300 kg")?;
    in_range("patient.height_m", p.height_m, 1.0, 2.5, "must be 1.0 to 2.5 m")?;
    in_range("patient.steps_per_day", p.steps_per_day, 0.0, 100_000.0, "must be 0 to 100000")?;
    in_range("patient.standing_hours", p.standing_hours, 0.0, 24.0, "must be 0 to 24 h")?;
    if case.feet.iter().all(|(_, f)| f.is_none()) {
        return Err(ChainError::NoFoot);
    }
    let mut leg = |side: Side| -> Result<Leg, ChainError> {
        let Some(foot) = case.feet.get(side) else { return Ok(average_leg(p.height_m, profiles)) };
        let (leg, note) = known_leg(foot, side, profiles)?;
        placed.extend(note.map(|n| Note { place: format!("foot.{side}.device"), ..n }));
        Ok(leg)
    };
    let legs = Both { left: leg(Side::Left)?, right: leg(Side::Right)? };
    let left_short = match case.limb_length.filter(|l| l.structural) {
        Some(l) => {
            in_range("limb_length.discrepancy_mm", l.discrepancy_mm, 0.0, 80.0, "must be 0 to 80 mm")?;
            if l.short_side == Side::Left { l.discrepancy_mm } else { -l.discrepancy_mm }
        }
        None => 0.0,
    };
    Ok((Person { body: *p, spine: case.spine, legs, left_short }, placed))
}

fn known_leg(
    foot: &ChainFoot,
    side: Side,
    profiles: &ChainProfiles,
) -> Result<(Leg, Option<Note>), ChainError> {
    let m = &profiles.mechanism;
    let sole = Sole::of(foot.foot, m);
    let covers = |r: Region| sole.elements.iter().filter(|s| s.region == r).count();
    if covers(Region::Heel) < 20 || covers(Region::FirstMetHead) + covers(Region::LesserMetHeads) < 20 {
        return Err(ChainError::Sole {
            side,
            what: "heel or ball of the foot is missing from the sole".into(),
        });
    }
    let flat = Support::shoe(&sole, m);
    let without = if foot.footwear.shoe { flat.clone() } else { Support::barefoot(&sole, m) };
    let made = foot
        .device
        .as_ref()
        .map(|device| built::support(&sole, device, side, m).map_err(|why| misplaced(why, side)));
    let (with, note) = match made.transpose()? {
        Some((support, note)) => (Some(support), note),
        None => (None, None),
    };
    let leg = Leg {
        sole,
        flat,
        without,
        with,
        limits: foot.limits,
        gait: foot.gait,
        induced_eversion: 0.0,
        heel_drop: if foot.footwear.shoe { foot.footwear.heel_drop_mm } else { 0.0 },
    };
    Ok((leg, note))
}

fn misplaced(why: Misplaced, side: Side) -> ChainError {
    match why {
        Misplaced::Elsewhere => ChainError::DeviceElsewhere { side },
        Misplaced::OtherFoot(as_it_is, mirrored) => ChainError::DeviceOtherFoot { side, as_it_is, mirrored },
    }
}

fn average_leg(height_m: f64, profiles: &ChainProfiles) -> Leg {
    let sole = Sole::standard(1000.0 * FOOT_LENGTH_PER_STATURE * height_m, &profiles.mechanism);
    let flat = Support::shoe(&sole, &profiles.mechanism);
    Leg {
        without: flat.clone(),
        flat,
        sole,
        with: None,
        limits: Default::default(),
        gait: Default::default(),
        induced_eversion: 0.0,
        heel_drop: 0.0,
    }
}

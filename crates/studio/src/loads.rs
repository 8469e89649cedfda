//! What the devices do to the loads up the leg, as the page shows it: few draws at once, all of them after.

use crate::answer::Stop;
use crate::bench::{Bench, Quality, Ticket};
use crate::desk::Opened;
use crate::studio::Studio;
use serde::Deserialize;
use serde_json::{Value, json};
use windlass::{Both, Complaint, Settings, Side, stages};

/// What is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// Draws of what is not known.
    draws: u32,
    /// Whether the maps of pressure and the instants of stance are wanted too.
    maps: bool,
    /// Values that are not saved.
    pub set: crate::edit::Changes,
}

impl Default for Asked {
    fn default() -> Self {
        Asked { draws: u32::MAX, maps: false, set: Default::default() }
    }
}

/// The loads of a case, from the devices as the files have them.
///
/// # Errors
/// What stops the design; the request has been overtaken.
pub fn loads(
    studio: &Studio,
    bench: &Bench,
    opened: &Opened,
    asked: &Asked,
    ticket: Ticket,
) -> Result<Value, Stop> {
    let settings = &studio.settings;
    let devices = bench.devices(opened, settings, Quality::Full, &Side::BOTH, ticket)?;
    let draws = asked.draws.clamp(1, settings.draws);
    let few = Settings { draws, ..settings.clone() };
    let under = Both::from_fn(|side| devices.fitted.get(side).as_deref());
    let report = studio.beside.install(|| stages::loads(&opened.case, &devices.feet, under, &few))?;
    bench.still_wanted(ticket)?;
    let mut report = serde_json::to_value(report).map_err(|e| Complaint::internal("loads", e.to_string()))?;
    if !asked.maps {
        for side in Side::BOTH {
            if let Some(walking) = report["walking"][side.name()].as_object_mut() {
                walking.retain(|key, _| key != "pressure" && key != "instants");
            }
        }
    }
    Ok(json!({
        "version": opened.sheet.version,
        "draws": draws,
        "final": draws == settings.draws,
        "report": report,
    }))
}

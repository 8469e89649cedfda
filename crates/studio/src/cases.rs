//! The list of cases with how far each is, and new ones.

use crate::answer::{Stop, complaints};
use crate::desk::{Desk, Place, version};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use windlass::{Case, Complaint, Complaints, Output, Settings, Side, privacy, stages};
use windlass_lab::read_file;

/// Weeks after which a device is looked at again: the leaflet says 2 to 4.
const REVIEW: Duration = Duration::from_secs(4 * 7 * 24 * 3600);

/// Every case of the folder.
///
/// # Errors
/// The folder cannot be read.
pub fn list(desk: &Desk, settings: &Settings) -> Result<Value, Stop> {
    let cases: Vec<Value> = desk.places()?.iter().map(|place| entry(place, settings)).collect();
    let folder = desk.folder.canonicalize().unwrap_or_else(|_| desk.folder.clone());
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(json!({ "folder": name, "made_by": windlass::MADE_BY, "cases": cases }))
}

/// One case of the list.
pub fn entry(place: &Place, settings: &Settings) -> Value {
    let modified = place.file.metadata().and_then(|meta| meta.modified()).ok();
    let mut entry = json!({
        "key": place.key, "path": place.relative, "modified": modified.map(seconds), "id": null, "order": null,
        "revision": null, "style": null, "feet": [], "scans": [], "version": null, "ordered": null,
        "state": "unreadable", "refusals": [],
    });
    let read = read_file(&place.file).map_err(|why| Complaints::from(Complaint::input(&place.relative, why)));
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(why) => return with(entry, &[("refusals", json!(complaints(&why)))]),
    };
    entry["version"] = json!(version(&bytes));
    let case = match Case::read(&place.relative, &bytes) {
        Ok(case) => case,
        Err(why) => return with(entry, &[("refusals", json!(complaints(&why)))]),
    };
    let ordered = ordered(place.folder(), &case);
    let state = match &ordered {
        None => "draft",
        Some(order) if order.case != case.hash.blake3 => "changed",
        Some(order) if order.at.elapsed().is_ok_and(|age| age >= REVIEW) => "review",
        Some(_) => "ordered",
    };
    let feet = Side::BOTH.into_iter().filter(|side| case.file.foot.get(*side).is_some());
    let scans = feet.clone().filter(|side| case.file.foot.get(*side).is_some_and(|f| f.scan.is_some()));
    let refused = stages::device_prescription(&case, settings).err();
    with(
        entry,
        &[
            ("id", json!(case.id())),
            ("order", json!(case.file.case.order)),
            ("revision", json!(case.file.case.revision)),
            ("style", json!(case.file.device.style)),
            ("feet", json!(feet.map(Side::name).collect::<Vec<_>>())),
            ("scans", json!(scans.map(Side::name).collect::<Vec<_>>())),
            ("state", json!(state)),
            ("ordered", json!(ordered.map(|order| seconds(order.at)))),
            ("refusals", json!(refused.as_ref().map(complaints).unwrap_or_default())),
        ],
    )
}

fn with(mut entry: Value, pairs: &[(&str, Value)]) -> Value {
    for (key, value) in pairs {
        entry[*key] = value.clone();
    }
    entry
}

fn seconds(at: SystemTime) -> u64 {
    at.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A package that was made of a case.
struct Ordered {
    /// When.
    at: SystemTime,
    /// Hash of the case that it was made of.
    case: String,
}

/// The latest package in the folder `order` that was made of this case.
fn ordered(folder: &Path, case: &Case) -> Option<Ordered> {
    let entries = std::fs::read_dir(folder.join("order")).ok()?.flatten();
    let manifests = entries.filter(|e| e.file_name().to_string_lossy().ends_with(".manifest.json"));
    let read = |entry: std::fs::DirEntry| {
        let record: Value = serde_json::from_slice(&read_file(&entry.path()).ok()?).ok()?;
        let input = record["inputs"].as_array()?.iter().find(|input| input["file"] == "case")?;
        let is_ours = record["id"] == case.id();
        let at = entry.metadata().ok()?.modified().ok()?;
        is_ours.then(|| Some(Ordered { at, case: input["blake3"].as_str()?.to_owned() })).flatten()
    };
    manifests.filter_map(read).max_by_key(|order| order.at)
}

/// What a new case is made of.
#[derive(Debug, Deserialize)]
#[serde(tag = "from", rename_all = "lowercase", deny_unknown_fields)]
pub enum New {
    /// The sample with its scans.
    Sample,
    /// A record with nothing but what every case needs.
    Empty {
        /// The pseudonym.
        id: String,
        /// Body mass, kg.
        mass_kg: f64,
        /// The feet that get a device.
        feet: Vec<Side>,
    },
}

/// Makes a new case.
///
/// # Errors
/// The id is a person's name, or taken; a mass that nobody has; the disk.
pub fn begin(desk: &Desk, new: &New) -> Result<Place, Stop> {
    match new {
        New::Sample => {
            let files = windlass::sample()?;
            let names = (1..).map(|n| if n == 1 { "first".to_owned() } else { format!("first-{n}") });
            for name in names.take(1000) {
                match desk.begin(&name, &files) {
                    Err(Stop::Exists(_)) => continue,
                    other => return other,
                }
            }
            Err(Stop::Exists(
                Complaint::input("first", "a thousand samples are there already").then("delete some"),
            ))
        }
        New::Empty { id, mass_kg, feet } => {
            // The reason is told, the id is not repeated.
            if let Some(reason) = privacy::refuse_id(id) {
                let refused = Complaint::input("case.id", format!("this id is refused: {reason}"));
                return Err(refused
                    .then("give a pseudonym of letters, digits, - and _, such as HL-0001")
                    .into());
            }
            let mut text = format!(
                "schema = \"{}\"\n\n[case]\nid = \"{id}\"\n\n[patient]\nmass_kg = {mass_kg}\n",
                windlass::case::SCHEMA
            );
            for side in Side::BOTH.into_iter().filter(|side| feet.contains(side)) {
                text.push_str(&format!("\n[foot.{side}.exam]\n"));
            }
            Case::read("case.toml", text.as_bytes())?;
            desk.begin(id, &[Output { name: "case.toml".into(), bytes: text.into_bytes() }])
        }
    }
}

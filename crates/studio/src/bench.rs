//! The work on one case: what a change leaves as it was is kept, one job at a time, and a job that a later one of its kind
//! has overtaken is dropped.

use crate::answer::Stop;
use crate::desk::Opened;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use windlass::job::hash;
use windlass::prescription::Prescription;
use windlass::stages::{self, FittedDevice};
use windlass::{Both, MeasuredFoot, MeshOptions, Settings, Side, World};

/// How fine a device is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// Coarser triangles, and nobody asks whether they print, while a handle moves.
    Drag,
    /// As the files have them.
    #[default]
    Full,
}

impl Quality {
    /// Distance of the triangles from the designed surfaces while a handle moves, mm: not to be seen on a screen.
    const DRAG_CHORD_MM: f64 = 0.1;

    fn settings(self, settings: &Settings) -> Settings {
        let mesh = match self {
            Quality::Drag => MeshOptions { chord_mm: Quality::DRAG_CHORD_MM, ..settings.mesh },
            Quality::Full => settings.mesh,
        };
        Settings { mesh, ..settings.clone() }
    }
}

/// A kind of job; of each the latest request wins.
#[derive(Debug, Clone, Copy)]
pub enum Job {
    /// The device on the screen.
    Device,
    /// The loads beside it.
    Loads,
}

/// The feet of a case, measured.
pub type Feet = Both<Option<MeasuredFoot>>;

/// The devices of a case with what they were made from.
#[derive(Debug, Clone)]
pub struct Devices {
    /// The feet.
    pub feet: Arc<Feet>,
    /// The prescription before anything gave way.
    pub prescription: Prescription,
    /// The devices.
    pub fitted: Both<Option<Arc<FittedDevice>>>,
}

/// Devices that are kept for each case: both feet, in both qualities, and as many from before for undoing.
const KEPT: usize = 8;

/// The bench of one case.
#[derive(Debug, Default)]
pub struct Bench {
    latest: [AtomicU64; 2],
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    feet: Option<(String, Arc<Feet>)>,
    devices: VecDeque<(String, Arc<FittedDevice>)>,
}

/// The place of a request in its queue.
#[derive(Debug, Clone, Copy)]
pub struct Ticket {
    job: Job,
    number: u64,
}

impl Bench {
    /// Takes a place; requests of the same kind that still wait lose theirs.
    pub fn ticket(&self, job: Job) -> Ticket {
        Ticket { job, number: self.latest[job as usize].fetch_add(1, Ordering::SeqCst) + 1 }
    }

    /// Ends a request that a later one has overtaken.
    ///
    /// # Errors
    /// It has been overtaken.
    pub fn still_wanted(&self, ticket: Ticket) -> Result<(), Stop> {
        let latest = self.latest[ticket.job as usize].load(Ordering::SeqCst);
        if latest == ticket.number { Ok(()) } else { Err(Stop::Superseded) }
    }

    /// The feet of the case.
    ///
    /// # Errors
    /// A scan that cannot be read, or leaves a question.
    pub fn feet(&self, opened: &Opened) -> Result<Arc<Feet>, Stop> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.feet(opened).map(|(_, feet)| feet)
    }

    /// The devices of the case, of the sides wanted.
    ///
    /// # Errors
    /// What stops the design; the request has been overtaken.
    pub fn devices(
        &self,
        opened: &Opened,
        settings: &Settings,
        quality: Quality,
        sides: &[Side],
        ticket: Ticket,
    ) -> Result<Devices, Stop> {
        let prescription = stages::device_prescription(&opened.case, settings)?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever waited for the bench may have been overtaken meanwhile.
        self.still_wanted(ticket)?;
        let (scans, feet) = kept.feet(opened)?;
        self.still_wanted(ticket)?;
        let settings = quality.settings(settings);
        let key = |side: Side| -> Result<Option<String>, Stop> {
            let is_wanted = sides.contains(&side) && feet.get(side).is_some();
            is_wanted.then(|| device_key(&scans, opened, &prescription, side, quality)).transpose()
        };
        let keys = Both { left: key(Side::Left)?, right: key(Side::Right)? };
        let found = Both::from_fn(|side| kept.device(keys.get(side).as_deref()?));
        let make = if quality == Quality::Drag { stages::shape } else { stages::device };
        let build = |side: Side| match (keys.get(side), found.get(side), feet.get(side)) {
            (Some(_), None, Some(foot)) => {
                make(&opened.case, foot, &prescription, &settings).map(|device| Some(Arc::new(device)))
            }
            (_, found, _) => Ok(found.clone()),
        };
        let fitted = match rayon::join(|| build(Side::Left), || build(Side::Right)) {
            (Ok(left), Ok(right)) => Both { left, right },
            (left, right) => {
                let complaints = [left.err(), right.err()].into_iter().flatten().flat_map(|c| c.0);
                return Err(windlass::Complaints(complaints.collect()).into());
            }
        };
        for side in Side::BOTH {
            if let (Some(key), Some(device)) = (keys.get(side), fitted.get(side)) {
                kept.keep(key, device);
            }
        }
        Ok(Devices { feet, prescription, fitted })
    }
}

impl Kept {
    fn feet(&mut self, opened: &Opened) -> Result<(String, Arc<Feet>), Stop> {
        let key = feet_key(opened)?;
        if let Some((known, feet)) = &self.feet
            && *known == key
        {
            return Ok((key, Arc::clone(feet)));
        }
        // The old pair goes first: two scans need not be held at once.
        self.feet = None;
        let feet = Arc::new(stages::feet(&opened.case, &opened.world)?);
        self.feet = Some((key.clone(), Arc::clone(&feet)));
        Ok((key, feet))
    }

    fn device(&self, key: &str) -> Option<Arc<FittedDevice>> {
        self.devices.iter().find(|(known, _)| known == key).map(|(_, device)| Arc::clone(device))
    }

    /// Keeps a device as the one used last.
    fn keep(&mut self, key: &str, device: &Arc<FittedDevice>) {
        self.devices.retain(|(known, _)| known != key);
        self.devices.push_back((key.to_owned(), Arc::clone(device)));
        while self.devices.len() > KEPT {
            self.devices.pop_front();
        }
    }
}

/// What the measured feet depend on.
fn feet_key(opened: &Opened) -> Result<String, Stop> {
    let file = &opened.case.file;
    let foot = |side: Side| {
        let foot = file.foot.get(side)?;
        Some((&foot.scan, &foot.pressure, &foot.landmarks))
    };
    let patient = (file.patient.height_m, file.patient.mass_kg, file.footwear.internal_length_mm);
    let said = text(&(foot(Side::Left), foot(Side::Right), patient))?;
    // The case itself is the first input, and is no part of what the feet are.
    let files = opened.case.inputs(&Quick(opened))?;
    Ok(hash(format!("{said}{}", text(&files.get(1..))?).as_bytes()))
}

/// The world of a case by the marks that a disk keeps of its files, so that a scan of many megabytes is not read and
/// hashed for every move of a handle.
struct Quick<'a>(&'a Opened);

impl World for Quick<'_> {
    fn read(&self, file: &str) -> Result<Vec<u8>, windlass::Complaint> {
        self.0.world.mark(file)
    }
}

/// What a device depends on.
fn device_key(
    scans: &str,
    opened: &Opened,
    prescription: &Prescription,
    side: Side,
    quality: Quality,
) -> Result<String, Stop> {
    let file = &opened.case.file;
    let made_of = text(&(prescription.feet.get(side), &file.device, &file.policy, quality, side))?;
    Ok(hash(format!("{scans}{made_of}").as_bytes()))
}

fn text(value: &impl Serialize) -> Result<String, Stop> {
    serde_json::to_string(value).map_err(|e| windlass::Complaint::internal("case", e.to_string()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_request_of_a_kind_wins_and_the_other_kind_is_left_alone() {
        let bench = Bench::default();
        let [first, loads, second] = [Job::Device, Job::Loads, Job::Device].map(|job| bench.ticket(job));
        assert!(matches!(bench.still_wanted(first), Err(Stop::Superseded)));
        assert!(bench.still_wanted(second).is_ok() && bench.still_wanted(loads).is_ok());
    }
}

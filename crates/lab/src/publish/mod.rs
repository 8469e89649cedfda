//! Writing the outputs of a job: the whole set, or the old set stays.
//!
//! A new folder is put together beside its place and given its name when it is complete; a folder that holds nothing
//! but an older set is exchanged for the new one in one step. Where other things lie in the folder, the files of the
//! set are given their names one by one, and a run that was killed in between is finished by the next one. An output
//! never replaces a file that this program did not make, nor one that the case reads.

mod claim;
mod exchange;
mod inside;
mod lock;
mod owned;
mod place;
mod stage;
mod temporary;

pub use claim::Claim;
pub(crate) use temporary::temporary;

use lock::Lock;
use owned::Owned;
use place::Place;
use std::path::Path;
use windlass::{Complaint, Output};

/// Writes all outputs into a folder, which is made if it is not there. The last output promises the others (by
/// convention it is the job's record).
///
/// Files of an older set that its record lists, and that are as it lists them, go with it. One writer at a time: the
/// folder is locked meanwhile.
///
/// # Errors
/// An output would replace an input, or a file that no record in the folder lists, or the set of another case; another
/// run is writing there; a file cannot be written. The folder is then as it was.
pub fn publish(dir: &Path, outputs: &[Output], claim: &Claim) -> Result<(), Complaint> {
    let place = Place::of(dir)?;
    let lock = Lock::of(&place)?;
    recover_locked(&place);
    let owned = Owned::of(&place.dir, &claim.inputs);
    claim.check(&place, outputs, &owned)?;
    if lock.is_beside() && exchange::applies(&place, &owned) {
        exchange::write(&place, outputs)
    } else {
        inside::write(&place, outputs, &owned)
    }
}

/// Finishes or undoes what a killed run left in and beside a folder, and takes its temporary files away. Does nothing
/// while another run is at work there.
pub fn recover(dir: &Path) {
    // Most folders have nothing to recover, and are then left alone.
    if let Ok(place) = Place::of_existing(dir)
        && place.has_leftovers()
        && let Ok(_lock) = Lock::of(&place)
    {
        recover_locked(&place);
    }
}

fn recover_locked(place: &Place) {
    exchange::recover(place);
    inside::recover(&place.dir);
    sweep(&place.dir, ".windlass-", ".tmp");
}

/// Removes the temporary files that a killed run left in a folder.
pub(crate) fn sweep(dir: &Path, prefix: &str, suffix: &str) {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(prefix) && name.ends_with(suffix) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests;

//! A whole folder, put together beside its place: given its name at once, or exchanged for the older one.

use super::owned::Owned;
use super::place::Place;
use super::stage::stage;
use crate::folder::plain;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use windlass::{Complaint, Output};

/// Whether the folder is not there, or holds nothing but an untouched older set, and nobody sits in it.
pub(super) fn applies(place: &Place, owned: &Owned) -> bool {
    let Ok(entries) = fs::read_dir(&place.dir) else { return true };
    // Whoever stands in the folder would stand in the old one afterwards.
    let is_here = std::env::current_dir().is_ok_and(|here| here.starts_with(&place.dir));
    let mut names = entries.map(|e| e.ok().and_then(|e| e.file_name().into_string().ok()));
    !is_here && names.all(|name| name.is_some_and(|name| owned.is_untouched(&place.dir, &name)))
}

/// Writes the set as a whole folder.
pub(super) fn write(place: &Place, outputs: &[Output]) -> Result<(), Complaint> {
    let new = place.beside("new");
    let done = stage(&new, &place.named, outputs).and_then(|()| {
        if let Ok(meta) = fs::metadata(&place.dir) {
            let _ = fs::set_permissions(&new, meta.permissions());
        }
        replace(&new, place).map_err(|e| {
            Complaint::internal(
                place.named.display().to_string(),
                format!("the finished folder cannot be renamed: {}", plain(&e)),
            )
            .then("check that no file in it is open elsewhere; the earlier content is unchanged")
        })
    });
    // What could not be put in place, or the older set.
    let _ = fs::remove_dir_all(&new);
    done
}

fn replace(new: &Path, place: &Place) -> std::io::Result<()> {
    if !place.dir.exists() {
        return fs::rename(new, &place.dir);
    }
    match swap(new, &place.dir) {
        Ok(()) => return Ok(()),
        Err(e) if matches!(e.kind(), ErrorKind::StorageFull | ErrorKind::PermissionDenied) => return Err(e),
        // Not every disk can exchange two folders.
        Err(_) => {}
    }
    let old = place.beside("old");
    fs::rename(&place.dir, &old)?;
    if let Err(e) = fs::rename(new, &place.dir) {
        fs::rename(&old, &place.dir)?;
        return Err(e);
    }
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(new: &Path, dir: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, dir, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_: &Path, _: &Path) -> std::io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// After a killed run: an older folder that lost its place gets it back; half-written ones go.
pub(super) fn recover(place: &Place) {
    let old = place.beside("old");
    if old.is_dir() && !place.dir.exists() {
        let _ = fs::rename(&old, &place.dir);
    }
    for left in [old, place.beside("new")] {
        let _ = fs::remove_dir_all(left);
    }
}

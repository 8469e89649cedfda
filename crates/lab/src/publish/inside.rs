//! A set of files in a folder where other things lie: given their names one by one, but decided at one instant.
//!
//! All files are complete in a folder `.windlass-new`; when it is renamed to `.windlass-commit` the set is decided.
//! A run that is killed before leaves the old set, one that is killed after is finished by the next; a name that cannot
//! be given brings the old files back, which lie in `.windlass-old` meanwhile.

use super::owned::Owned;
use super::place::Place;
use super::stage::stage;
use crate::folder::plain;
use std::fs;
use std::path::{Path, PathBuf};
use windlass::{Complaint, Output};

/// Lists what goes with the older set, a name in each line; lies in the folder of the commit.
const GOING: &str = ".going";

/// Writes the set into the folder.
pub(super) fn write(place: &Place, outputs: &[Output], owned: &Owned) -> Result<(), Complaint> {
    let [new, commit, old] = ["new", "commit", "old"].map(|ending| place.within(ending));
    let existed = place.dir.is_dir();
    let shown = place.named.display().to_string();
    fs::create_dir_all(&place.dir).map_err(|e| {
        Complaint::internal(&shown, format!("the output folder cannot be made: {}", plain(&e)))
            .then("name another folder with --out")
    })?;
    // Files of the older set that this one does not have.
    let kept = |name: &String| outputs.iter().any(|o| o.name == *name);
    let going: Vec<String> = owned.untouched(&place.dir).into_iter().filter(|name| !kept(name)).collect();
    let staged = stage(&new, &place.named, outputs).and_then(|()| {
        let failed = |e: std::io::Error| {
            Complaint::internal(&shown, format!("the older files cannot be moved aside: {}", plain(&e)))
                .then("see that the folder is writable and the disk has room; nothing was changed")
        };
        fs::write(new.join(GOING), going.join("\n")).map_err(failed)?;
        let names = outputs.iter().map(|o| &o.name).chain(&going);
        keep_aside(&place.dir, &old, names).map_err(failed)?;
        fs::rename(&new, &commit).map_err(failed)
    });
    let names: Vec<&String> = outputs.iter().map(|o| &o.name).collect();
    let done = staged.and_then(|()| {
        apply(&place.dir, &commit, &names, &going).map_err(|(path, e)| {
            restore(&place.dir, &old, &names, &going);
            Complaint::internal(
                path.display().to_string(),
                format!("cannot be given its name: {}", plain(&e)),
            )
            .then("check that it is not open elsewhere; the older files were restored")
        })
    });
    for left in [new, commit, old] {
        let _ = fs::remove_dir_all(left);
    }
    if done.is_err() && !existed {
        // Only an empty folder goes away; its own error would say nothing new.
        let _ = fs::remove_dir(&place.dir);
    }
    done
}

/// A second name for every file that will be replaced or taken away.
fn keep_aside<'a>(dir: &Path, old: &Path, names: impl Iterator<Item = &'a String>) -> std::io::Result<()> {
    fs::create_dir(old)?;
    for name in names {
        let path = dir.join(name);
        if path.symlink_metadata().is_ok_and(|m| m.is_file()) {
            let aside = old.join(name);
            fs::create_dir_all(aside.parent().unwrap_or(old))?;
            fs::hard_link(&path, &aside).or_else(|_| fs::copy(&path, &aside).map(|_| ()))?;
        }
    }
    Ok(())
}

/// Gives the files their names, the last one last: it promises the others, so an older one goes first.
fn apply(
    dir: &Path,
    commit: &Path,
    names: &[&String],
    going: &[String],
) -> Result<(), (PathBuf, std::io::Error)> {
    let promises = names.last().map(|name| dir.join(name));
    for path in promises.into_iter().chain(going.iter().map(|name| dir.join(name))) {
        if path.symlink_metadata().is_ok() {
            fs::remove_file(&path).map_err(|e| (path, e))?;
        }
    }
    for name in names {
        let path = dir.join(name);
        let folder = path.parent().unwrap_or(dir);
        let moved = fs::create_dir_all(folder).and_then(|()| fs::rename(commit.join(name), &path));
        moved.map_err(|e| (path, e))?;
    }
    Ok(())
}

/// Brings the old files back.
fn restore(dir: &Path, old: &Path, names: &[&String], going: &[String]) {
    for name in names.iter().copied().chain(going) {
        let (path, aside) = (dir.join(name), old.join(name));
        let _ = if aside.exists() { fs::rename(aside, path) } else { fs::remove_file(path) };
    }
}

/// After a killed run: a set that was decided is finished, any other goes.
pub(super) fn recover(dir: &Path) {
    let [new, commit, old] = ["new", "commit", "old"].map(|ending| dir.join(format!(".windlass-{ending}")));
    if commit.is_dir() {
        let going = fs::read_to_string(commit.join(GOING)).unwrap_or_default();
        let going: Vec<String> = going.lines().filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let names = below(&commit, "");
        // What was moved already is not there any more.
        let _ = apply(dir, &commit, &names.iter().collect::<Vec<_>>(), &going);
    }
    for left in [new, commit, old] {
        let _ = fs::remove_dir_all(left);
    }
}

/// The files of a set by their paths, records last.
fn below(folder: &Path, path: &str) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = if path.is_empty() { name } else { format!("{path}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => names.extend(below(&entry.path(), &name)),
            Ok(_) if name != GOING => names.push(name),
            _ => {}
        }
    }
    names.sort_by_key(|name| (name.ends_with(".json"), name == "job.json", name.clone()));
    names
}

//! Whose outputs are to be written, and what they must not replace.

use super::owned::Owned;
use super::place::Place;
use crate::folder::Folder;
use std::path::{Path, PathBuf};
use windlass::{Case, Complaint, Output};
use windlass_measure::Side;

/// Whose outputs these are.
#[derive(Debug, Clone, Default)]
pub struct Claim {
    /// The case, where they are a job's.
    pub id: Option<String>,
    /// The feet of the job: `left`, `right`.
    pub feet: Vec<String>,
    /// The files that the case is read from: itself, scans, pressure maps.
    pub inputs: Vec<PathBuf>,
    /// Names of files that may be replaced although no record in the folder lists them.
    pub replaced: Vec<String>,
}

impl Claim {
    /// The claim of a job of the case; `file` is the case's own, and its scans lie in its world.
    pub fn of(case: &Case, file: &Path, world: &Folder) -> Claim {
        let feet = Side::BOTH.into_iter().filter_map(|side| Some((side, case.file.foot.get(side)?)));
        let id = Some(case.id().to_owned());
        let mut claim = Claim { id, inputs: vec![file.to_owned()], ..Claim::default() };
        for (side, foot) in feet {
            claim.feet.push(side.name().to_owned());
            let scan = foot.scan.as_ref().map(|s| &s.file);
            let named = scan.into_iter().chain(foot.pressure.as_ref().map(|p| &p.file));
            claim.inputs.extend(named.filter_map(|name| world.resolve(name).ok()));
        }
        claim
    }

    /// Refuses a place where the outputs would replace an input, the set of another case, or a file of unknown origin.
    pub(super) fn check(&self, place: &Place, outputs: &[Output], owned: &Owned) -> Result<(), Complaint> {
        let next = "name another folder with --out";
        let refused =
            |path: &Path, why: String| Err(Complaint::input(path.display().to_string(), why).then(next));
        let inputs: Vec<PathBuf> = self.inputs.iter().filter_map(|p| p.canonicalize().ok()).collect();
        for output in outputs {
            let (shown, path) = (place.named.join(&output.name), place.dir.join(&output.name));
            let Ok(meta) = path.symlink_metadata() else { continue };
            if path.canonicalize().is_ok_and(|real| inputs.contains(&real)) {
                return refused(
                    &shown,
                    "an output would replace this file, which is an input of the case".into(),
                );
            }
            if meta.is_dir() {
                return refused(&shown, "a folder has the name of an output".into());
            }
            // A link is replaced, and what it points to is left alone.
            if meta.is_file() && !owned.lists(&output.name) && !self.replaced.contains(&output.name) {
                let why = "it already exists, and no record in the folder says that windlass made it; it is not overwritten";
                return refused(&shown, why.into());
            }
        }
        let (Some(id), Some((theirs, feet))) = (&self.id, &owned.job) else { return Ok(()) };
        if theirs != id {
            return refused(&place.named, format!("the outputs of another case are here: {theirs}"));
        }
        if !feet.is_empty() && feet.iter().all(|foot| !self.feet.contains(foot)) {
            let why =
                format!("the outputs of another case of {id} are here: its {} foot", feet.join(" and "));
            return refused(&place.named, why);
        }
        Ok(())
    }
}

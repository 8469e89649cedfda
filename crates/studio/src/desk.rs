//! The cases of a folder: found as `windlass batch` finds them, named by a hash of their path, read with the version of
//! their bytes, written whole.

use crate::answer::Stop;
use crate::edit::{Changes, edited};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use windlass::job::hash;
use windlass::{Case, Complaint};
use windlass_lab::{Claim, Folder, batch, read_file, save};
use windlass_measure::text;

/// The folder with the cases.
#[derive(Debug)]
pub struct Desk {
    /// The folder.
    pub folder: PathBuf,
    /// Whether a case may name files outside its own folder.
    pub allow_outside: bool,
    /// One writer at a time: what a version is compared with must not change before it is replaced.
    writing: Mutex<()>,
    known: Mutex<Vec<Place>>,
}

/// Where a case is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What addresses call it: the hash of its path.
    pub key: String,
    /// The path below the folder, with `/`.
    pub relative: String,
    /// Its file.
    pub file: PathBuf,
}

/// A case's text as it is on the disk.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Where it is.
    pub place: Place,
    /// Its text.
    pub text: String,
    /// Its bytes: what a job's record hashes.
    bytes: Vec<u8>,
    /// The hash of its bytes.
    pub version: String,
}

/// A case that reads, with the folder that is its world.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its text.
    pub sheet: Sheet,
    /// What it says.
    pub case: Arc<Case>,
    /// The folder of the case.
    pub world: Folder,
}

impl Opened {
    /// Whose outputs its jobs are.
    pub fn claim(&self) -> Claim {
        Claim::of(&self.case, &self.sheet.place.file, &self.world)
    }
}

impl Place {
    fn of(relative: &str, file: &Path) -> Place {
        let key = hash(relative.as_bytes()).chars().take(16).collect();
        Place { key, relative: relative.to_owned(), file: file.to_owned() }
    }

    /// The folder of the case.
    pub fn folder(&self) -> &Path {
        self.file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }
}

/// The version of a file's bytes.
pub fn version(bytes: &[u8]) -> String {
    hash(bytes).chars().take(32).collect()
}

impl Desk {
    /// The cases of a folder.
    pub fn of(folder: &Path, allow_outside: bool) -> Desk {
        Desk { folder: folder.to_owned(), allow_outside, writing: Mutex::new(()), known: Mutex::default() }
    }

    /// The folder that `windlass batch` would write into; no case is looked for there.
    pub fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    /// Every case, in the order of the tree.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn places(&self) -> Result<Vec<Place>, Stop> {
        let found = batch::cases(&self.folder, &self.out())?;
        let places: Vec<Place> = found.flatten().map(|f| Place::of(&f.relative, &f.file)).collect();
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&places);
        Ok(places)
    }

    /// The case of a key. Only what was found in the folder has one, so that no address can name another file.
    ///
    /// # Errors
    /// No case has this key.
    pub fn place(&self, key: &str) -> Result<Place, Stop> {
        let is_known = |places: &[Place]| places.iter().find(|place| place.key == key).cloned();
        let known = is_known(&self.known.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(place) = known.filter(|place| place.file.is_file()) {
            return Ok(place);
        }
        is_known(&self.places()?).ok_or_else(|| Stop::Missing("case of this address in the folder".into()))
    }

    /// The text of a case.
    ///
    /// # Errors
    /// It cannot be read, or is not text.
    pub fn sheet(&self, place: &Place) -> Result<Sheet, Stop> {
        let bytes = read_file(&place.file).map_err(|why| Complaint::input(&place.relative, why))?;
        let decoded = text::decode(&bytes).map_err(|e| {
            Complaint::input(&place.relative, format!("not valid UTF-8 (at byte {})", e.byte))
                .then("save the case as UTF-8")
        })?;
        let text = decoded.chars.into_owned();
        Ok(Sheet { place: place.clone(), text, version: version(&bytes), bytes })
    }

    /// A case with changes that are not saved.
    ///
    /// # Errors
    /// No such case, or every fault in it.
    pub fn open(&self, key: &str, changes: &Changes) -> Result<Opened, Stop> {
        self.read(self.sheet(&self.place(key)?)?, changes)
    }

    /// The case of a text with changes that are not saved.
    ///
    /// # Errors
    /// Every fault in it.
    pub fn read(&self, sheet: Sheet, changes: &Changes) -> Result<Opened, Stop> {
        let case = if changes.is_empty() {
            Case::read(&sheet.place.relative, &sheet.bytes)
        } else {
            Case::read(&sheet.place.relative, edited(&sheet.text, changes)?.as_bytes())
        };
        let case = Arc::new(case?);
        let world = Folder::of(sheet.place.folder().to_owned(), self.allow_outside);
        Ok(Opened { sheet, case, world })
    }

    /// Replaces the text of a case, if it still is as its writer saw it and the new one reads; the new version.
    ///
    /// # Errors
    /// Somebody else changed it; every fault in the new text, which is then not written; the disk.
    pub fn write(
        &self,
        key: &str,
        seen: &str,
        change: impl FnOnce(&Sheet) -> Result<String, Stop>,
    ) -> Result<Sheet, Stop> {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let sheet = self.sheet(&self.place(key)?)?;
        if sheet.version != seen {
            return Err(Stop::Changed(sheet.version));
        }
        let text = change(&sheet)?;
        Case::read(&sheet.place.relative, text.as_bytes())?;
        if text == sheet.text {
            return Ok(sheet);
        }
        save(&sheet.place.file, text.as_bytes())?;
        let bytes = text.clone().into_bytes();
        Ok(Sheet { version: version(&bytes), text, bytes, ..sheet })
    }

    /// A new case in a folder below, with its files; the case comes last.
    ///
    /// # Errors
    /// The folder is there already, or cannot be written.
    pub fn begin(&self, name: &str, files: &[windlass::Output]) -> Result<Place, Stop> {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.folder.join(name);
        if folder.symlink_metadata().is_ok() {
            let taken = Complaint::input(name, "a folder of this name is there already");
            return Err(Stop::Exists(taken.then("give another id, or open the case that is in it")));
        }
        windlass_lab::publish(&folder, files, &Claim::default())?;
        Ok(Place::of(&format!("{name}/case.toml"), &folder.join("case.toml")))
    }
}

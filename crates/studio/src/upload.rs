//! Files that are dropped on the page: taken piece by piece up to a limit, kept whole under a name of the program's own,
//! never the one that they came with.

use crate::answer::Stop;
use crate::desk::Place;
use crate::edit::Changes;
use axum::body::Body;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use windlass::{Case, Complaint, Side};
use windlass_lab::Incoming;

/// Most bytes of an upload: a mesh of some two million faces.
pub const LARGEST: u64 = 200 << 20;

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The scan of a foot.
    Scan,
    /// The pressure measured under it.
    Pressure,
    /// The camera of a depth image, as capture apps leave it beside it.
    Camera,
}

/// Endings that files of each role have.
const SCANS: [&str; 19] = [
    "stl", "obj", "ply", "off", "glb", "gltf", "3mf", "xyz", "txt", "pcd", "ptx", "pts", "csv", "png", "tif",
    "tiff", "exr", "pgm", "npy",
];
const PRESSURES: [&str; 4] = ["asf", "apd", "csv", "txt"];
const CAMERAS: [&str; 1] = ["json"];

impl Role {
    /// The role by its word; a scan without one.
    pub fn of(word: Option<&str>) -> Result<Role, Stop> {
        match word {
            None | Some("scan") => Ok(Role::Scan),
            Some("pressure") => Ok(Role::Pressure),
            Some("camera") => Ok(Role::Camera),
            Some(_) => Err(Stop::malformed("a role is scan, pressure or camera")),
        }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Role::Scan => &SCANS,
            Role::Pressure => &PRESSURES,
            Role::Camera => &CAMERAS,
        }
    }

    /// The name under which a file is kept; of the one that it came with only the ending.
    ///
    /// # Errors
    /// No file of this role ends so.
    pub fn name(self, side: Side, headers: &HeaderMap) -> Result<String, Stop> {
        let given = headers.get("x-file-name").and_then(|v| v.to_str().ok()).unwrap_or_default();
        let ending = given.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let known = self.endings().iter().find(|known| **known == ending);
        let Some(ending) = known else {
            let list = self.endings().join(", ");
            return Err(Complaint::input("upload", "no file of this kind is read")
                .then(format!("export it as one of: {list}"))
                .into());
        };
        Ok(match self {
            Role::Scan | Role::Camera => format!("{side}.{ending}"),
            Role::Pressure => format!("{side}-pressure.{ending}"),
        })
    }

    /// The name with which a file joins those of a case: a number is added where another file has it, so that none is
    /// lost. A camera lies beside its image and has that one's name.
    ///
    /// # Errors
    /// A camera of this image is there already.
    pub fn free_name(self, place: &Place, case: &Case, side: Side, name: &str) -> Result<String, Stop> {
        let is_free = |name: &str| place.folder().join(name).symlink_metadata().is_err();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        if self == Role::Camera {
            let scan = case.file.foot.get(side).and_then(|foot| foot.scan.as_ref());
            let image = scan.map(|scan| scan.file.as_str()).and_then(|file| Some(file.rsplit_once('.')?.0));
            let name = format!("{}.{ending}", image.filter(|i| !i.contains(['/', '\\'])).unwrap_or(stem));
            let taken = || Complaint::input(&name, "a file of this name is there already");
            return if is_free(&name) {
                Ok(name)
            } else {
                Err(Stop::Exists(taken().then("take it away, or write the camera into the case")))
            };
        }
        let names = (1..1000).map(|n| if n == 1 { name.to_owned() } else { format!("{stem}-{n}.{ending}") });
        let free = names.into_iter().find(|name| is_free(name));
        free.ok_or_else(|| {
            Stop::Exists(
                Complaint::input(name, "a thousand such files are there already").then("delete some"),
            )
        })
    }

    /// The lines that a case gets for the file. What was said of an older scan does not hold for a new one.
    pub fn changes(self, side: Side, name: &str) -> Changes {
        let (table, said): (&str, &[&str]) = match self {
            Role::Scan => ("scan", &["kind", "units", "camera", "pose"]),
            Role::Pressure => ("pressure", &["unit", "pitch_mm"]),
            Role::Camera => return Changes::new(),
        };
        let mut changes = Changes::from([(format!("foot.{side}.{table}.file"), json!(name))]);
        changes.extend(said.iter().map(|key| (format!("foot.{side}.{table}.{key}"), Value::Null)));
        if self == Role::Scan {
            changes.insert(format!("foot.{side}.landmarks"), Value::Null);
        }
        changes
    }
}

/// Takes the bytes into the folder of a case; they have no name until [`Incoming::keep`].
///
/// # Errors
/// More than [`LARGEST`]; the connection ends early; the disk.
pub async fn take(place: &Place, headers: &HeaderMap, mut body: Body) -> Result<Incoming, Stop> {
    let stated = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if stated.is_some_and(|bytes| bytes > LARGEST) {
        return Err(Stop::TooLarge(LARGEST));
    }
    let mut incoming = Incoming::of(place.folder())?;
    let mut taken = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(Stop::malformed)?;
        let Some(bytes) = frame.data_ref() else { continue };
        taken += bytes.len() as u64;
        if taken > LARGEST {
            return Err(Stop::TooLarge(LARGEST));
        }
        incoming.add(bytes)?;
    }
    if stated.is_some_and(|bytes| bytes != taken) || taken == 0 {
        return Err(Stop::malformed("the file did not arrive whole"));
    }
    Ok(incoming)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ending_of_a_name_is_kept() {
        let mut headers = HeaderMap::new();
        for (given, expected) in [
            ("Erika Mustermann 1.4.61.STL", Some("left.stl")),
            ("../../etc/passwd.ply", Some("left.ply")),
            ("left.exe", None),
            ("stl/../x", None),
            ("", None),
        ] {
            headers.insert("x-file-name", given.parse().unwrap());
            assert_eq!(Role::Scan.name(Side::Left, &headers).ok().as_deref(), expected, "{given}");
        }
    }
}

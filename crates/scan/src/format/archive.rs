//! ZIP archives: a PS2D container, a ZIP with one scan in it (as capture apps and order parcels have it), or one that is
//! refused by its name. Sizes are bounded before anything is unpacked.

use super::unpack::{Zip, unpacked};
use super::{Decoded, Format, Place, gltf, ps2d, surface};
use crate::{ScanError, ScanRequest};
use std::io::Cursor;

/// Entries that are looked at.
const MOST_ENTRIES: usize = 2000;
/// Endings of scans.
const SCANS: [&str; 22] = [
    "stl", "obj", "ply", "off", "glb", "gltf", "pcd", "ptx", "pts", "xyz", "xyzrgb", "npy", "ps2d", "sca",
    "zip", "exr", "tif", "tiff", "pgm", "png", "csv", "txt",
];
/// Of these the ones that may stand beside a scan as texture, list or picture.
const BESIDE: [&str; 4] = ["png", "csv", "txt", "zip"];

/// Decodes the scan in an archive.
pub fn decode(request: &ScanRequest, file: Place) -> Result<Decoded, ScanError> {
    inside(request, file, 0)
}

fn inside(request: &ScanRequest, file: Place, depth: usize) -> Result<Decoded, ScanError> {
    let broken =
        |e: zip::result::ZipError| file.malformed(format!("the archive cannot be read ({e})"), "its index");
    let mut zip: Zip = zip::ZipArchive::new(Cursor::new(request.bytes)).map_err(broken)?;
    let names: Vec<String> = (0..zip.len().min(MOST_ENTRIES))
        .map(|i| zip.by_index_raw(i).and_then(|e| e.name().map(|n| n.into_owned())))
        .collect::<Result<_, _>>()
        .map_err(broken)?;
    if zip.len() > MOST_ENTRIES {
        return Err(file.malformed(format!("{} entries", zip.len()), "its index"));
    }
    if let Some((format, next_step)) = foreign(&names, &file.ending()) {
        return Err(ScanError::NotRead { file: file.file.into(), format, next_step });
    }
    if names.iter().any(|n| ending(n) == "sca") {
        let (image, lens, side) = ps2d::chosen(&mut zip, &names, request.side, file)?;
        return Ok(super::depth_of(image, lens, side));
    }
    let scan = only_scan(&names, file)?;
    let content = unpacked(&mut zip, &names[scan], file)?;
    if ending(&names[scan]) == "gltf" {
        let text =
            std::str::from_utf8(&content).map_err(|_| file.malformed("no text", names[scan].clone()))?;
        let folder = names[scan].rsplit_once('/').map_or("", |(f, _)| f);
        let zip = std::cell::RefCell::new(zip);
        let other = |uri: &str| {
            let path = if folder.is_empty() { uri.to_owned() } else { format!("{folder}/{uri}") };
            unpacked(&mut zip.borrow_mut(), &path, file).ok()
        };
        return surface(gltf::text(text, &other, file)?, request);
    }
    let within = ScanRequest { bytes: &content, file_name: &names[scan], ..*request };
    let place = Place { file: file.file };
    match Format::of(&content, &ending(&names[scan]), request.kind) {
        // An order parcel holds a container, which holds the feet; no deeper.
        Format::Archive if depth == 0 => inside(&within, place, 1),
        Format::Archive => {
            Err(file.declared("an archive in an archive in an archive", "give the scan itself"))
        }
        _ => super::decode(&within).map_err(|e| e.within(file.file, &names[scan])),
    }
}

fn ending(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or_default();
    last.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_ascii_lowercase())
}

/// Archives that are another format.
fn foreign(names: &[String], ending_of_file: &str) -> Option<(&'static str, &'static str)> {
    let has = |test: &dyn Fn(&str) -> bool| names.iter().any(|n| test(&n.to_ascii_lowercase()));
    let mesh = "export the scan as GLB, OBJ, PLY or STL from the app that made it";
    if matches!(ending_of_file, "usdz") || has(&|n| n.ends_with(".usdc") || n.ends_with(".usda")) {
        Some(("USDZ", mesh))
    } else if has(&|n| n.starts_with("xl/")) {
        Some(("an Excel workbook", "save the sheet as CSV"))
    } else if has(&|n| n.starts_with("word/") || n.starts_with("ppt/") || n == "mimetype") {
        Some(("an Office document", "give the scan itself"))
    } else if has(&|n| n.ends_with(".model") && n.starts_with("3d/")) {
        // The facade reads 3MF and hands its triangles on; alone it is named.
        Some(("3MF", "call it .3mf, or export the scan as STL"))
    } else if ending_of_file == "npz" {
        Some(("NPZ", "save the one array as NPY (numpy.save)"))
    } else {
        None
    }
}

/// The one entry that is a scan.
fn only_scan(names: &[String], file: Place) -> Result<usize, ScanError> {
    let hidden = |n: &str| n.split('/').any(|p| p.starts_with('.') || p == "__MACOSX");
    let scans = |least: bool| -> Vec<usize> {
        let fits = |e: &str| SCANS.contains(&e) && (least || !BESIDE.contains(&e));
        (0..names.len()).filter(|&i| !hidden(&names[i]) && fits(&ending(&names[i]))).collect()
    };
    let mut found = scans(false);
    if found.is_empty() {
        found = scans(true);
    }
    let listed = |k: &[usize]| {
        k.iter().take(6).map(|&i| names[i].escape_debug().to_string()).collect::<Vec<_>>().join(", ")
    };
    match found[..] {
        [one] => Ok(one),
        [] => Err(file.declared(
            format!("no scan among the {} entries of the archive", names.len()),
            "give the scan itself (STL, OBJ, PLY, GLB, XYZ, or a depth image)",
        )),
        _ => Err(file.declared(
            format!("{} scans in the archive ({})", found.len(), listed(&found)),
            "unpack it and name the one of this foot",
        )),
    }
}

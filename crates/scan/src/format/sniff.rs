//! Which format the bytes are of: by signature, then by the file name's ending. Formats that people have and that are
//! not read here are known by name, so that the refusal can say how to export them.

use super::{obj, stl};
use crate::Kind;
use image::ImageFormat;
use windlass_measure::text;

/// A format of scans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Image,
    Numpy,
    Archive,
    Sca,
    Glb,
    Gltf,
    Ply,
    Pcd,
    Off,
    StlBinary,
    StlText,
    Obj,
    Ptx,
    Points,
    /// Known and not read: its name, and how to export it.
    Foreign(&'static str, &'static str),
    Unknown,
}

const AS_MESH: &str = "export the scan as STL, PLY, OBJ or GLB from the program that made it";
const AS_DEPTH: &str = "export the depth itself, as a 16-bit PNG or TIFF or a float EXR, not a picture of it";
const AS_CLOUD: &str = "export the points as PLY or XYZ (CloudCompare: File, Save as)";
const UNPACK: &str = "unpack it and give the scan inside";

/// Signatures of what is not read.
const FOREIGN: [(&[u8], &str, &str); 24] = [
    (b"version https://git-lfs", "a Git LFS pointer", "fetch the file itself (git lfs pull)"),
    (b"Kaydara FBX Binary", "FBX", AS_MESH),
    (b"; FBX", "FBX", AS_MESH),
    (b"ISO-10303-21", "STEP", "export the scan as STL or PLY; STEP holds designed solids"),
    (b"ASTM-E57", "E57", AS_CLOUD),
    (b"LASF", "LAS or LAZ", AS_CLOUD),
    (b"BLENDER", "a Blender file", "in Blender: File, Export, STL or PLY, of the foot alone"),
    (b"DRACO", "Draco", "export without compression, as PLY or GLB"),
    (b"#VRML", "VRML", AS_MESH),
    (b"# vtk DataFile", "VTK", "in ParaView: File, Save Data, PLY or STL"),
    (b"\xff\xd8\xff", "JPEG", AS_DEPTH),
    (b"GIF8", "GIF", AS_DEPTH),
    (b"BM", "BMP", AS_DEPTH),
    (b"RIFF", "a RIFF file (WebP, AVI, WAV)", AS_DEPTH),
    (b"%PDF", "PDF", "give the scan itself"),
    (b"Rar!", "RAR", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z", UNPACK),
    (b"\x1f\x8b", "gzip", UNPACK),
    (b"BZh", "bzip2", UNPACK),
    (b"\xfd7zXZ", "xz", UNPACK),
    (b"\x28\xb5\x2f\xfd", "Zstandard", UNPACK),
    (b"\x89HDF", "HDF5 or MATLAB 7.3", "save the points or the depth as NPY or CSV"),
    (b"MATLAB 5.0", "a MATLAB file", "save the points or the depth as CSV (writematrix)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save the table as CSV"),
];

impl Format {
    /// What the bytes are.
    pub fn of(bytes: &[u8], ending: &str, kind: Option<Kind>) -> Format {
        Format::by_signature(bytes)
            .or_else(|| Format::by_text(bytes, ending, kind))
            .unwrap_or_else(|| Format::foreign_by_ending(ending))
    }

    fn by_signature(bytes: &[u8]) -> Option<Format> {
        if let Ok(ImageFormat::Png | ImageFormat::Tiff | ImageFormat::OpenExr) = image::guess_format(bytes) {
            return Some(Format::Image);
        }
        let starts = |s: &[u8]| bytes.starts_with(s);
        let pgm = (starts(b"P5") || starts(b"P2")) && bytes.get(2).is_some_and(u8::is_ascii_whitespace);
        if pgm {
            Some(Format::Image)
        } else if starts(b"\x93NUMPY") {
            Some(Format::Numpy)
        } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
            Some(Format::Archive)
        } else if starts(b"PCSC001") {
            Some(Format::Sca)
        } else if starts(b"glTF") {
            Some(Format::Glb)
        } else if stl::is_binary(bytes) {
            Some(Format::StlBinary)
        } else if bytes.get(4..12).is_some_and(|b| b.starts_with(b"ftyphei") || b.starts_with(b"ftypmif")) {
            Some(Format::Foreign("HEIC", AS_DEPTH))
        } else if bytes.get(128..132) == Some(b"DICM") {
            Some(Format::Foreign(
                "DICOM",
                "segment the skin and export it as STL (3D Slicer: Segmentations, Export)",
            ))
        } else {
            let known = FOREIGN.iter().find(|f| starts(f.0))?;
            // Two letters may also begin a text.
            let is_short = known.0.len() < 3 && bytes[..bytes.len().min(256)].is_ascii();
            (!is_short).then_some(Format::Foreign(known.1, known.2))
        }
    }

    /// Of a text, or of a header that is one.
    fn by_text(bytes: &[u8], ending: &str, kind: Option<Kind>) -> Option<Format> {
        // The first part of a long file says enough; a UTF-16 character is not cut in two.
        let head = text::decode(&bytes[..bytes.len().min(1 << 16)]);
        let head = head.as_ref().map(|t| t.chars.trim_start()).unwrap_or_default();
        let starts = |s: &str| head.get(..s.len()).is_some_and(|h| h.eq_ignore_ascii_case(s));
        let word = |s: &str| head.split_whitespace().next().is_some_and(|w| w.eq_ignore_ascii_case(s));
        if bytes.starts_with(b"ply") || word("ply") {
            Some(Format::Ply)
        } else if bytes.starts_with(b"# .PCD") || (bytes.starts_with(b"VERSION") && ending == "pcd") {
            Some(Format::Pcd)
        } else if ["OFF", "COFF", "NOFF", "CNOFF", "STOFF"].iter().any(|w| word(w)) {
            Some(Format::Off)
        } else if starts("solid") && stl::has_facet(head) {
            Some(Format::StlText)
        } else if starts("<") {
            Some(xml(head))
        } else if starts("{") && (ending == "gltf" || head.contains("\"asset\"")) {
            Some(Format::Gltf)
        } else if ending == "stl" {
            // A binary one has zeros in it: a text without facets is another file with this name.
            let is_text = bytes.len() > 84
                && bytes[..bytes.len().min(1024)]
                    .iter()
                    .all(|b| b.is_ascii_graphic() || b.is_ascii_whitespace());
            match (stl::has_facet(head), is_text) {
                (true, _) => Some(Format::StlText),
                (_, true) => None,
                _ => Some(Format::StlBinary),
            }
        } else if ending == "obj" || (ending != "xyz" && obj::looks_like(head)) {
            Some(Format::Obj)
        } else if ending == "ptx" {
            Some(Format::Ptx)
        } else if matches!(ending, "xyz" | "xyzrgb" | "xyzn" | "csv" | "tsv" | "txt" | "asc" | "pts" | "dat")
            || (kind == Some(Kind::Points) && !head.is_empty())
        {
            Some(Format::Points)
        } else {
            None
        }
    }

    fn foreign_by_ending(ending: &str) -> Format {
        match ending {
            "usd" | "usda" | "usdc" => Format::Foreign("USD", AS_MESH),
            "iges" | "igs" => Format::Foreign("IGES", AS_MESH),
            "3ds" | "max" | "c4d" | "ma" | "mb" | "skp" | "3dm" | "ztl" | "lwo" => {
                Format::Foreign("a modelling program's own file", AS_MESH)
            }
            "jt" | "sldprt" | "prt" | "ipt" | "catpart" => Format::Foreign("a CAD part", AS_MESH),
            "fls" | "zfs" | "rcp" | "rcs" | "ptg" | "ptz" | "cl3" => {
                Format::Foreign("a laser scanner's own project", AS_CLOUD)
            }
            "bin" | "bag" | "mcap" | "svo" | "oni" | "klg" | "r3d" => {
                Format::Foreign("a recording of a depth camera", "export one frame as PLY or as a 16-bit PNG")
            }
            "raw" => Format::Foreign("raw bytes without a header", "save as PGM, 16-bit PNG or NPY"),
            _ => Format::Unknown,
        }
    }
}

fn xml(head: &str) -> Format {
    let starts = |s: &str| head.get(..s.len()).is_some_and(|h| h.eq_ignore_ascii_case(s));
    if starts("<!doctype html") || starts("<html") {
        Format::Foreign(
            "a web page",
            "download the scan itself: this is the page about it, or one that asks to sign in",
        )
    } else if head.contains("<COLLADA") {
        Format::Foreign("COLLADA", AS_MESH)
    } else if head.contains("<X3D") {
        Format::Foreign("X3D", AS_MESH)
    } else if head.contains("<amf") {
        Format::Foreign("AMF", AS_MESH)
    } else if head.contains("<VTKFile") {
        Format::Foreign("VTK", "in ParaView: File, Save Data, PLY or STL")
    } else {
        Format::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_named() {
        for (bytes, ending, name) in [
            (&b"Kaydara FBX Binary  \0"[..], "fbx", "FBX"),
            (b"\xff\xd8\xff\xe0", "jpg", "JPEG"),
            (b"<?xml version='1.0'?><COLLADA>", "dae", "COLLADA"),
            (b"anything", "usdc", "USD"),
            (b"ISO-10303-21;", "stl", "STEP"),
            (b"<!DOCTYPE html><html>", "stl", "a web page"),
            (b"version https://git-lfs.github.com/spec/v1\n", "stl", "a Git LFS pointer"),
        ] {
            assert!(matches!(Format::of(bytes, ending, None), Format::Foreign(n, _) if n == name), "{name}");
        }
    }
}

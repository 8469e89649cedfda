//! Printability of the bytes of any STL or 3MF.

use crate::ReadError;
use crate::inspect::{Printability, inspect};
use crate::profile::{Printer, Process};
use crate::read::{Format, read};
use serde::Serialize;

/// One part of a file and what was found of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerifiedPart {
    /// Its name in the file; may be empty.
    pub name: String,
    /// Its figures and findings.
    pub printability: Printability,
}

/// What was found of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verification {
    /// The file's name, as given.
    pub file: String,
    /// What it is; `None` when it could not be read.
    pub format: Option<Format>,
    /// Its parts.
    pub parts: Vec<VerifiedPart>,
    /// What was odd but could be read.
    pub remarks: Vec<String>,
    /// Why it could not be read.
    pub unreadable: Option<String>,
}

impl Verification {
    /// Whether the file can be read and nothing in it is refused.
    pub fn prints(&self) -> bool {
        self.unreadable.is_none() && self.parts.iter().all(|p| p.printability.prints())
    }
}

/// Reads a file and inspects every part. A file that cannot be read is a verification that says so.
pub fn verify(bytes: &[u8], file_name: &str, process: &Process, printer: Option<&Printer>) -> Verification {
    let unread = |e: ReadError| Verification {
        file: file_name.to_owned(),
        format: None,
        parts: Vec::new(),
        remarks: Vec::new(),
        unreadable: Some(e.to_string()),
    };
    match read(bytes, file_name) {
        Err(e) => unread(e),
        Ok(contents) => Verification {
            file: file_name.to_owned(),
            format: Some(contents.format),
            parts: contents
                .bodies
                .into_iter()
                .map(|b| VerifiedPart { name: b.name, printability: inspect(&b.mesh, process, printer) })
                .collect(),
            remarks: contents.remarks,
            unreadable: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{plate, slab};

    fn process(name: &str) -> Process {
        Process::built_in().unwrap().into_iter().find(|p| p.name == name).unwrap()
    }

    #[test]
    fn a_good_plate_prints_and_its_figures_are_right() {
        let bytes = crate::stl::to_bytes(&plate(0.0), "x").unwrap();
        let printers = Printer::built_in().unwrap();
        let found = verify(&bytes, "plate.stl", &process("mjf-pa12"), printers.first());
        assert!(found.prints(), "{found:#?}");
        let p = &found.parts[0].printability;
        assert!((p.volume_mm3 - 37800.0).abs() < 0.1);
        assert!((p.mass_g - 37.8 * 1.01).abs() < 0.01);
        assert!((p.min_wall_mm.unwrap() - 3.0).abs() < 1e-3);
        assert_eq!(p.placing.unwrap().yaw_deg, 0.0);
    }

    #[test]
    fn thin_walls_holes_and_overlaps_are_refused_by_name_and_place() {
        let rules = |mesh: &windlass_geometry::Mesh| {
            let found = inspect(mesh, &process("mjf-pa12"), None);
            found.refusals().map(|f| (f.rule.to_string(), f.at_mm.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(rules(&slab(60, 20, 0.6, |_, _| 0.0)), [("minimum-wall".into(), true)]);
        let mut open = plate(0.0);
        open.triangles.remove(17);
        assert_eq!(rules(&open), [("closed".into(), true)]);
        let mut inside_out = plate(0.0);
        inside_out.triangles.iter_mut().for_each(|t| t.swap(0, 1));
        assert!(rules(&inside_out).contains(&("outward".into(), false)));
        let mut two = plate(0.0);
        let n = two.vertices.len() as u32;
        let other = slab(31, 11, 3.0, |_, _| 1.3);
        two.vertices.extend(other.vertices.iter().map(|p| p + nalgebra::Vector3::new(20.1, 10.3, 0.0)));
        two.triangles.extend(other.triangles.iter().map(|t| t.map(|i| i + n)));
        let found = rules(&two);
        assert!(
            found.contains(&("one-body".into(), false))
                && found.contains(&("no-self-intersection".into(), true)),
            "{found:?}"
        );
    }

    #[test]
    fn a_file_in_metres_is_noticed() {
        let mut tiny = plate(0.0);
        tiny.vertices.iter_mut().for_each(|v| *v *= 0.001);
        let bytes = crate::stl::to_bytes(&tiny, "x").unwrap();
        let found = verify(&bytes, "m.stl", &process("mjf-pa12"), None);
        assert!(found.parts[0].printability.findings.iter().any(|f| f.rule == "plausible-size"));
        assert!(verify(b"nothing", "x.stl", &process("mjf-pa12"), None).unreadable.is_some());
    }
}

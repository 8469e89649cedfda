//! 3MF: the model part, its objects, components and build items, in the unit that it states.

mod assembly;
mod attribute;
mod model;
#[cfg(test)]
mod tests;

use super::{Body, Contents, Format};
use crate::ReadError;
use crate::threemf::MODEL_PATH;
use assembly::{DEEPEST, gather};
use std::io::{Cursor, Read};
use windlass_geometry::Mesh;

/// A model part larger than this is refused, bytes: no orthotic needs it, and a small archive could claim it.
const LARGEST_MODEL: u64 = 512 << 20;
/// Vertices and triangles of a whole build, with one for each mention of an object.
const MOST_ELEMENTS: usize = 8_000_000;

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let xml = unpack(bytes, file)?;
    let model = model::parse(&xml, file)?;
    let mut bodies = Vec::new();
    let mut left = MOST_ELEMENTS;
    for (id, transform) in &model.items {
        let mut body = Body { name: String::new(), mesh: Mesh::default() };
        gather(&model, *id, transform, &mut body, &mut left, DEEPEST).map_err(|reason| {
            ReadError::new(file, format!("object {id}"), reason, "Export the package again")
        })?;
        for v in &mut body.mesh.vertices {
            *v *= model.scale;
        }
        bodies.push(body);
    }
    bodies.retain(|b| !b.mesh.triangles.is_empty());
    if bodies.is_empty() {
        return Err(ReadError::new(
            file,
            MODEL_PATH,
            "the package contains nothing to build",
            "Export the package again",
        ));
    }
    Ok(Contents { format: Format::ThreeMf, bodies, remarks: Vec::new() })
}

fn unpack(bytes: &[u8], file: &str) -> Result<String, ReadError> {
    let fail = |place: &str, reason: String| ReadError::new(file, place, reason, "Export the package again");
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| fail("the archive", e.to_string()))?;
    // The usual place, or else the first model part there is.
    let names: Vec<String> = archive.file_names().flatten().map(|n| n.to_string()).collect();
    let named = names.iter().find(|n| n.eq_ignore_ascii_case(MODEL_PATH));
    let path = named.or_else(|| names.iter().filter(|n| n.ends_with(".model")).min());
    let path = path.ok_or_else(|| fail("the archive", "it contains no model part".to_owned()))?;
    let part = archive.by_name(path).map_err(|e| fail(path, e.to_string()))?;
    let mut xml = String::new();
    let read =
        part.take(LARGEST_MODEL + 1).read_to_string(&mut xml).map_err(|e| fail(path, e.to_string()))?;
    if read as u64 > LARGEST_MODEL {
        return Err(fail(path, "the model is over 512 MiB".to_owned()));
    }
    Ok(xml)
}

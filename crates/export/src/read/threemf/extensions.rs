//! Extensions of 3MF that a package requires: obeyed, or the reason why it is refused.

use super::attribute::{attribute, short};
use quick_xml::events::BytesStart;

/// Namespaces that say nothing about the shape, or whose words are obeyed; by what they begin with.
const OBEYED: &[&str] = &[
    "http://schemas.microsoft.com/3dmanufacturing/core/",
    "http://schemas.microsoft.com/3dmanufacturing/material/",
    "http://schemas.microsoft.com/3dmanufacturing/production/",
    "http://schemas.3mf.io/3dmanufacturing/trianglesets/",
    "http://schemas.slic3r.org/",
    "http://schemas.prusa3d.com/",
    "http://schemas.bambulab.com/",
];

/// Extensions that give the shape in a way that is not read, by a word of their namespace.
const KNOWN: &[(&str, &str)] = &[
    ("beamlattice", "beam lattice"),
    ("slice", "slice"),
    ("securecontent", "secure content"),
    ("volumetric", "volumetric"),
    ("implicit", "implicit functions"),
    ("boolean", "boolean operations"),
    ("displacement", "displacement"),
];

/// Checks what the `model` element requires.
pub(super) fn check(model: &BytesStart<'_>) -> Result<(), String> {
    let required = attribute(model, "requiredextensions")?.unwrap_or_default();
    for prefix in required.split_ascii_whitespace() {
        let namespace = attribute(model, &format!("xmlns:{prefix}"))?.unwrap_or_default();
        if OBEYED.iter().any(|known| namespace.starts_with(known)) {
            continue;
        }
        let known = KNOWN.iter().find(|(word, _)| namespace.contains(word));
        let name =
            known.map_or_else(|| format!("{} ({prefix})", short(&namespace)), |(_, name)| (*name).to_owned());
        return Err(format!("it requires the extension {name}, which this program does not read"));
    }
    Ok(())
}

/// The extension that an element inside an object belongs to, where it gives the shape in place of the mesh.
pub(super) fn of_shape(element: &str) -> Option<&'static str> {
    match element {
        "beamlattice" => Some("beam lattice"),
        "booleanshape" => Some("boolean operations"),
        "displacementmesh" => Some("displacement"),
        "levelset" => Some("volumetric"),
        _ => None,
    }
}

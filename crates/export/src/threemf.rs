//! 3MF (core specification 1.3): a ZIP package with one XML model, in millimetres, with names, metadata and
//! colours.
//!
//! Written by hand over `zip`: the model part is where every reader looks for it, base materials are in the
//! core namespace, and the archive's times are fixed so that the same input gives the same bytes.

use crate::ExportError;
use crate::rounding::rounded;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use windlass_geometry::Mesh;
use zip::write::SimpleFileOptions;

/// Where the model is in the package.
pub(crate) const MODEL_PATH: &str = "3D/3dmodel.model";
/// The core namespace.
const CORE: &str = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02";

const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    "\n",
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>"#,
    "</Types>\n",
);
const RELATIONSHIPS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    "\n",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Target="/3D/3dmodel.model" Id="rel0" "#,
    r#"Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>"#,
    "</Relationships>\n",
);

/// A named colour (of a feature or a layer).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour {
    /// What has this colour, "medial rearfoot post".
    pub name: String,
    /// Red, green, blue.
    pub rgb: [u8; 3],
}

/// One body of the package.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// Its name, with the side: "HL-0001 left".
    pub name: String,
    /// Its part number, for the lab's records; may be empty.
    pub part_number: String,
    /// The body.
    pub mesh: &'a Mesh,
    /// Colours; empty for none.
    pub palette: Vec<Colour>,
    /// Index into `palette` for each triangle; empty when the first colour is everywhere.
    pub triangle_colours: Vec<u16>,
}

impl<'a> Part<'a> {
    /// A part in one grey.
    pub fn plain(name: impl Into<String>, mesh: &'a Mesh) -> Self {
        let palette = vec![Colour { name: "shell".to_owned(), rgb: [176, 184, 192] }];
        Part { name: name.into(), part_number: String::new(), mesh, palette, triangle_colours: Vec::new() }
    }
}

/// Bodies that belong together, placed on the plate of a printer as one.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Its name: "HL-0001 left".
    pub name: String,
    /// Its bodies, each with its own material.
    pub parts: Vec<Part<'a>>,
    /// How far it is moved on the plate, mm.
    pub at: [f64; 2],
}

/// The parts as one 3MF package, each as it lies. `metadata` are pairs of name and text; the names of the core specification
/// (`Title`, `Designer`, `Description`, `Copyright`, `LicenseTerms`, `Rating`, `CreationDate`,
/// `ModificationDate`, `Application`) are kept, other names are written in a namespace of their own, as the
/// specification asks.
///
/// # Errors
/// No part, an empty or damaged mesh, or a colour that is not in the palette.
pub fn to_bytes(parts: &[Part<'_>], metadata: &[(&str, &str)]) -> Result<Vec<u8>, ExportError> {
    let item =
        |(k, part): (usize, &Part<'_>)| format!("<item objectid=\"{}\"{}/>\n", 2 * k + 2, numbered(part));
    let build: String = parts.iter().enumerate().map(item).collect();
    packed(&model(&parts.iter().collect::<Vec<_>>(), "", &build, metadata)?)
}

/// A plate: several bodies to an item, each item placed, as one 3MF package. Metadata as in [`to_bytes`].
///
/// # Errors
/// No item, an item without a body, an empty or damaged mesh, or a colour that is not in the palette.
pub fn plate_to_bytes(items: &[Item<'_>], metadata: &[(&str, &str)]) -> Result<Vec<u8>, ExportError> {
    let parts: Vec<&Part<'_>> = items.iter().flat_map(|item| &item.parts).collect();
    let (mut assemblies, mut build) = (String::new(), String::new());
    let mut first = 0;
    for (index, item) in items.iter().enumerate() {
        if item.parts.is_empty() {
            return Err(ExportError::Empty { what: item.name.clone() });
        }
        let object = 2 * parts.len() + 1 + index;
        put(
            &mut assemblies,
            format_args!(
                "<object id=\"{object}\" type=\"model\" name=\"{}\"><components>",
                escaped(&item.name)
            ),
        );
        for k in first..first + item.parts.len() {
            put(&mut assemblies, format_args!("<component objectid=\"{}\"/>", 2 * k + 2));
        }
        assemblies.push_str("</components></object>\n");
        first += item.parts.len();
        let [x, y] = item.at.map(|mm| mm as f32);
        put(
            &mut build,
            format_args!("<item objectid=\"{object}\" transform=\"1 0 0 0 1 0 0 0 1 {x} {y} 0\"/>\n"),
        );
    }
    packed(&model(&parts, &assemblies, &build, metadata)?)
}

/// The model as a package.
fn packed(model: &str) -> Result<Vec<u8>, ExportError> {
    let failed = |reason: &dyn std::fmt::Display| ExportError::Package { reason: reason.to_string() };
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::with_capacity(model.len() / 4)));
    // The earliest time a ZIP can hold: the archive must not depend on the clock.
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(4))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (path, text) in
        [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONSHIPS), (MODEL_PATH, model)]
    {
        archive.start_file(path, options).map_err(|e| failed(&e))?;
        archive.write_all(text.as_bytes()).map_err(|e| failed(&e))?;
    }
    Ok(archive.finish().map_err(|e| failed(&e))?.into_inner())
}

/// The part number as an attribute, where there is one.
fn numbered(part: &Part<'_>) -> String {
    match part.part_number.as_str() {
        "" => String::new(),
        number => format!(" partnumber=\"{}\"", escaped(number)),
    }
}

/// The model: each part an object, then the assemblies of several, then what is built.
fn model(
    parts: &[&Part<'_>],
    assemblies: &str,
    build: &str,
    metadata: &[(&str, &str)],
) -> Result<String, ExportError> {
    if parts.is_empty() {
        return Err(ExportError::Empty { what: "the package".to_owned() });
    }
    let triangles: usize = parts.iter().map(|p| p.mesh.triangles.len()).sum();
    let mut xml = String::with_capacity(1024 + 96 * triangles);
    xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let own = "urn:windlass:device";
    put(
        &mut xml,
        format_args!("<model unit=\"millimeter\" xml:lang=\"en\" xmlns=\"{CORE}\" xmlns:w=\"{own}\">\n"),
    );
    for (name, text) in metadata {
        let prefix = if is_core_metadata(name) { "" } else { "w:" };
        put(
            &mut xml,
            format_args!("<metadata name=\"{prefix}{}\">{}</metadata>\n", escaped(name), escaped(text)),
        );
    }
    xml.push_str("<resources>\n");
    for (index, part) in parts.iter().enumerate() {
        object(&mut xml, part, 2 * index + 1)?;
    }
    xml.push_str(assemblies);
    xml.push_str("</resources>\n<build>\n");
    xml.push_str(build);
    xml.push_str("</build>\n</model>\n");
    Ok(xml)
}

/// Writes a part's colours as resource `id` and its mesh as resource `id + 1`.
fn object(xml: &mut String, part: &Part<'_>, id: usize) -> Result<(), ExportError> {
    let colours = part.palette.len();
    if let Some((triangle, &colour)) =
        part.triangle_colours.iter().enumerate().find(|(_, c)| usize::from(**c) >= colours)
    {
        return Err(ExportError::Colour { part: part.name.clone(), triangle, colour, colours });
    }
    let mesh = rounded(part.mesh, &part.name)?;
    // Rounding may drop triangles; then colours by index would slip, so they are found again by order only
    // when nothing was dropped.
    let coloured = part.triangle_colours.len() == mesh.triangles.len();
    if colours > 0 {
        put(xml, format_args!("<basematerials id=\"{id}\">"));
        for colour in &part.palette {
            let [r, g, b] = colour.rgb;
            put(
                xml,
                format_args!(
                    "<base name=\"{}\" displaycolor=\"#{r:02X}{g:02X}{b:02X}\"/>",
                    escaped(&colour.name)
                ),
            );
        }
        xml.push_str("</basematerials>\n");
    }
    let material = if colours > 0 { format!(" pid=\"{id}\" pindex=\"0\"") } else { String::new() };
    let object = id + 1;
    put(
        xml,
        format_args!("<object id=\"{object}\" type=\"model\" name=\"{}\"{material}>", escaped(&part.name)),
    );
    xml.push_str("<mesh><vertices>\n");
    for v in &mesh.vertices {
        xml.push_str("<vertex x=\"");
        put_mm(xml, v.x);
        xml.push_str("\" y=\"");
        put_mm(xml, v.y);
        xml.push_str("\" z=\"");
        put_mm(xml, v.z);
        xml.push_str("\"/>\n");
    }
    xml.push_str("</vertices><triangles>\n");
    for (i, [a, b, c]) in mesh.triangles.iter().enumerate() {
        put(xml, format_args!("<triangle v1=\"{a}\" v2=\"{b}\" v3=\"{c}\""));
        if let (true, Some(&colour @ 1..)) = (coloured, part.triangle_colours.get(i)) {
            put(xml, format_args!(" pid=\"{id}\" p1=\"{colour}\""));
        }
        xml.push_str("/>\n");
    }
    xml.push_str("</triangles></mesh></object>\n");
    Ok(())
}

/// Appends text; a `String` takes everything, so there is no error to report.
fn put(xml: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = xml.write_fmt(text);
}

/// A coordinate with as many digits as a 32-bit number has, in the shortest form that reads back the same.
fn put_mm(xml: &mut String, value: f64) {
    put(xml, format_args!("{}", value as f32));
}

fn is_core_metadata(name: &str) -> bool {
    const CORE_NAMES: [&str; 9] = [
        "Title",
        "Designer",
        "Description",
        "Copyright",
        "LicenseTerms",
        "Rating",
        "CreationDate",
        "ModificationDate",
        "Application",
    ];
    CORE_NAMES.contains(&name)
}

/// Text for XML: the five characters with a meaning are escaped, control characters become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

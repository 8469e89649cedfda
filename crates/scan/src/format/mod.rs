//! Formats: bytes to points, triangles or depth images, in the file's own unit and axes.

mod archive;
mod counts;
mod depth;
mod exr;
mod glb;
mod gltf;
mod npy;
mod obj;
mod off;
mod pcd;
mod pgm;
mod ply;
mod points;
mod ps2d;
mod ptx;
mod readings;
mod sniff;
mod stl;
mod tiff;
mod unpack;

pub(crate) use sniff::Format;

use crate::{Kind, ScanError, ScanRequest, camera::Lens};
use windlass_geometry::Mesh;
use windlass_measure::text::{self, MixedMarks, TextError};
use windlass_measure::{LengthUnit, Note, Side};

/// Most vertices or faces that are read: a foot every 0.3 mm. With more, the memory for reading would pass 500 MB.
const MOST_ELEMENTS: usize = 2_000_000;

/// What a file holds, before anything is known about it.
pub(crate) enum Decoded {
    /// Points, with triangles or (a cloud) without.
    Surface(Surface),
    /// A depth image with its camera; a PS2D container knows the side.
    Depth { image: DepthImage, lens: Lens, side: Option<Side> },
}

/// Points, with triangles or (a cloud) without, in the file's axes and unit.
#[derive(Debug, Default)]
pub(crate) struct Surface {
    pub mesh: Mesh,
    pub unit: Option<LengthUnit>,
    /// What was passed over.
    pub notes: Vec<Note>,
}

impl Surface {
    /// Of a format that does not tell its unit.
    pub fn of(mesh: Mesh) -> Surface {
        Surface { mesh, ..Surface::default() }
    }
}

/// Depth counts, row by row; NaN = no reading.
#[derive(Debug, Clone)]
pub(crate) struct DepthImage {
    pub width: usize,
    pub height: usize,
    pub counts: Vec<f32>,
}

/// Decodes the bytes by their signature, then by the file name's ending.
pub(crate) fn decode(request: &ScanRequest) -> Result<Decoded, ScanError> {
    let file = Place { file: request.file_name };
    if request.bytes.is_empty() {
        return Err(file.malformed("the file is empty", "byte 0"));
    }
    let format = Format::of(request.bytes, &file.ending(), request.kind);
    if matches!(format, Format::Image | Format::Sca) {
        refuse_what_no_image_has(request)?;
    }
    match format {
        Format::Unknown => Err(ScanError::UnknownFormat { file: request.file_name.into() }),
        Format::Foreign(format, next_step) => {
            Err(ScanError::NotRead { file: request.file_name.into(), format, next_step })
        }
        Format::Archive => archive::decode(request, file),
        Format::Sca => {
            let (image, lens) = ps2d::sca(request.bytes, file)?;
            Ok(depth_of(image, lens, None))
        }
        Format::Image => {
            let (image, declared) = depth::decode(request.bytes, file)?;
            let lens = request.camera.unwrap_or_default().lens([image.width, image.height], declared)?;
            Ok(depth_of(image, lens, None))
        }
        Format::Numpy => match npy::decode(request.bytes, file)? {
            npy::Array::Points(mesh) => surface(Surface::of(mesh), request),
            npy::Array::Depth(image) => {
                let lens = request.camera.unwrap_or_default().lens([image.width, image.height], None)?;
                Ok(depth_of(image, lens, None))
            }
        },
        format => surface(mesh_or_points(format, request, file)?, request),
    }
}

/// Refuses what is stated of an image and holds for meshes and points only.
fn refuse_what_no_image_has(request: &ScanRequest) -> Result<(), ScanError> {
    let refused = |what: &str, next_step: &str| {
        let (file, what) = (request.file_name.into(), what.into());
        Err(ScanError::Declared { file, what, next_step: next_step.into() })
    };
    match (request.kind, request.units) {
        (Some(Kind::Mesh | Kind::Points), _) => refused(
            "stated as a mesh or points, and it is a depth image",
            "write kind = \"depth\", or give the mesh",
        ),
        (_, Some(unit)) if unit != LengthUnit::Millimetre => refused(
            "units are stated for a depth image, whose scale is the camera's mm_per_count",
            "leave units out, and give mm_per_count in mm",
        ),
        _ => Ok(()),
    }
}

/// A depth image, thinned to what a foot needs.
fn depth_of(image: DepthImage, lens: Lens, side: Option<Side>) -> Decoded {
    let (image, step) = image.thinned();
    Decoded::Depth { image, lens: lens.thinned(step), side }
}

fn mesh_or_points(format: Format, request: &ScanRequest, file: Place) -> Result<Surface, ScanError> {
    let bytes = request.bytes;
    let text = || {
        let not_text = |e: TextError| file.malformed("a byte that no text has", format!("byte {}", e.byte));
        text::decode(bytes).map_err(not_text)
    };
    match format {
        Format::Glb => glb::binary(bytes, file),
        Format::Gltf => gltf::text(&text()?.chars, &|_| None, file),
        Format::Ply => ply::decode(bytes, file),
        Format::Pcd => pcd::decode(bytes, file),
        Format::StlBinary => stl::binary(bytes, file),
        Format::StlText => stl::ascii(&text()?.chars, file),
        Format::Obj => obj::decode(&text()?.chars, file),
        Format::Off => off::decode(&text()?.chars, file),
        Format::Ptx => ptx::decode(&text()?.chars, file),
        _ => points::decode(&text()?.chars, file),
    }
}

/// What is left of a surface without the points that are no reading.
pub(crate) fn surface(found: Surface, request: &ScanRequest) -> Result<Decoded, ScanError> {
    let file = Place { file: request.file_name };
    let mut found = found;
    if request.kind == Some(Kind::Points) {
        found.mesh.triangles.clear();
    }
    readings::keep(&mut found, file)?;
    if found.mesh.vertices.len() < 200 {
        return Err(ScanError::NotAFoot {
            file: file.file.into(),
            what: format!("only {} points", found.mesh.vertices.len()),
        });
    }
    Ok(Decoded::Surface(found))
}

/// The file that is being read, for messages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub file: &'a str,
}

impl Place<'_> {
    /// The ending of the file's name, in small letters.
    pub fn ending(self) -> String {
        self.file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
    }

    pub fn malformed(self, what: impl Into<String>, place: impl Into<String>) -> ScanError {
        ScanError::Malformed { file: self.file.into(), what: what.into(), place: place.into() }
    }

    /// A refusal of something that the file declares.
    pub fn declared(self, what: impl Into<String>, next_step: impl Into<String>) -> ScanError {
        ScanError::Declared { file: self.file.into(), what: what.into(), next_step: next_step.into() }
    }

    /// The refusal of decimal points and commas in one file.
    pub fn mixed(self, _: MixedMarks) -> ScanError {
        self.declared(
            "the numbers have decimal points and commas, or commas alone between whole numbers, so that they can be read \
             in two ways",
            "export with decimal points, and blanks or semicolons between the columns",
        )
    }

    /// Refuses counts over the limit.
    pub fn within(self, what: &str, count: usize) -> Result<usize, ScanError> {
        if count <= MOST_ELEMENTS {
            return Ok(count);
        }
        Err(ScanError::TooLarge {
            file: self.file.into(),
            what: format!("{count} {what}"),
            limit: format!("{MOST_ELEMENTS}"),
        })
    }
}

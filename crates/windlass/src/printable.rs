//! Printability: reads a third-party device, and checks whether a file can be printed.

use crate::materials::MaterialProfile;
use crate::profiles::ProfileTexts;
use crate::{Complaint, Complaints};
use windlass_device::{PostFill, Stock};
use windlass_export::{Finding, Printability, Printer, Process, Technology, Verification};
use windlass_geometry::Mesh;
use windlass_prescription::record::{DeviceChoice, PostFilling};

/// The process of a material that no printer makes.
const NOT_PRINTED: &str = "none";

/// Reads the mesh of a device from the bytes of an STL or 3MF that holds one body.
///
/// ```
/// assert!(windlass::device_mesh("part.stl", b"not a mesh").is_err());
/// ```
///
/// # Errors
/// Neither format, damaged, or not exactly one body.
pub fn device_mesh(name: &str, bytes: &[u8]) -> Result<Mesh, Complaints> {
    let contents = windlass_export::read(bytes, name).map_err(|e| Complaint::of(name, e))?;
    let count = contents.bodies.len();
    match contents.bodies.into_iter().next() {
        Some(body) if count == 1 => Ok(body.mesh),
        _ => Err(Complaint::input(name, format!("{count} parts where one device is expected"))
            .then("export one device for each file")
            .into()),
    }
}

/// Checks whether a file is printable by a process and, if given, on a printer, both named by their profiles.
///
/// ```
/// use windlass::profiles::ProfileTexts;
///
/// let profiles = ProfileTexts::with(Vec::new());
/// let found = windlass::verify("part.stl", b"not a mesh", "mjf-pa12", None, &profiles)?;
/// assert!(found.unreadable.is_some());
/// # Ok::<(), windlass::Complaints>(())
/// ```
///
/// # Errors
/// A profile that is not there, or every fault in it. A file that cannot be read is a verification that says so.
pub fn verify(
    name: &str,
    bytes: &[u8],
    process: &str,
    printer: Option<&str>,
    profiles: &ProfileTexts,
) -> Result<Verification, Complaints> {
    let process = self::process(process, profiles)?;
    let printer = printer.map(|name| self::printer(name, profiles)).transpose()?;
    Ok(windlass_export::verify(bytes, name, &process, printer.as_ref()))
}

/// The process of this name among the profiles in force.
pub(crate) fn process(name: &str, profiles: &ProfileTexts) -> Result<Process, Complaint> {
    let (file, text) = profile("processes", name, profiles)?;
    Process::parse(&file, text).map_err(|e| Complaint::of(&file, e))
}

/// The process of a material; `None` where it is not printed.
pub(crate) fn process_of(
    material: &MaterialProfile,
    profiles: &ProfileTexts,
) -> Result<Option<Process>, Complaint> {
    (material.process != NOT_PRINTED).then(|| process(&material.process, profiles)).transpose()
}

fn printer(name: &str, profiles: &ProfileTexts) -> Result<Printer, Complaint> {
    let (file, text) = profile("printers", name, profiles)?;
    Printer::parse(&file, text).map_err(|e| Complaint::of(&file, e))
}

/// What is said to a finished device.
#[derive(Debug, Clone, Default)]
pub(crate) struct Judgement {
    /// By the process of its material on the printer that the case names or else its usual one; none where the material is not printed.
    pub printability: Option<Printability>,
    /// What speaks against making it.
    pub refusals: Vec<Finding>,
}

/// Judges a finished device: by the process of its material on the printer that the case names or else its usual one, or,
/// of a material that is not printed, as a surface.
///
/// # Errors
/// A profile that is not there, or every fault in it.
pub(crate) fn of_device(
    mesh: &Mesh,
    material: &MaterialProfile,
    device: &DeviceChoice,
    profiles: &ProfileTexts,
) -> Result<Judgement, Complaints> {
    let Some(process) = process_of(material, profiles)? else {
        return Ok(Judgement { printability: None, refusals: windlass_export::unsound(mesh) });
    };
    let printer = printer_of(&process, device, profiles)?;
    let printability = windlass_export::inspect(mesh, &process, Some(&printer));
    let refusals = printability.refusals().cloned().collect();
    Ok(Judgement { printability: Some(printability), refusals })
}

/// The printer that a case names, or else the usual one of its process.
///
/// # Errors
/// A profile that is not there, or every fault in it.
pub(crate) fn printer_of(
    process: &Process,
    device: &DeviceChoice,
    profiles: &ProfileTexts,
) -> Result<Printer, Complaint> {
    match &device.printer {
        Some(name) => printer(name, profiles).map_err(|complaint| Complaint {
            place: "device.printer".to_owned(),
            text: format!("\"{name}\": {}", complaint.text),
            ..complaint
        }),
        None => printer(&process.printer, profiles),
    }
}

/// What a material, its process and the case's own word on the posts allow a device.
///
/// # Errors
/// A profile that is not there, or every fault in it.
pub(crate) fn stock(
    material: &MaterialProfile,
    device: &DeviceChoice,
    profiles: &ProfileTexts,
) -> Result<Stock, Complaint> {
    /// A material that gives more than this stiffness (Young's modulus, MPa) cannot span an arch: thermoplastic
    /// polyurethane has 60 MPa, foam 2.5, the softest shell plastic some 1,000.
    const SOFT: f64 = 100.0;
    let asked = device.post_fill.map(|fill| match fill {
        PostFilling::Solid => PostFill::Solid,
        PostFilling::Ribbed => PostFill::Ribbed,
        PostFilling::Hollow => PostFill::Hollow,
    });
    let stock = Stock {
        min_wall_mm: material.min_wall_mm,
        full_contact: material.youngs_modulus_mpa < SOFT,
        post_fill: asked.unwrap_or(PostFill::Solid),
        ..Stock::default()
    };
    let Some(process) = process_of(material, profiles)? else {
        return Ok(stock);
    };
    Ok(Stock {
        // Powder falls out of pockets that are open below; a filament's roof would need support, and its infill is light.
        post_fill: asked.unwrap_or(match process.technology {
            Technology::Powder => PostFill::Ribbed,
            Technology::Filament => PostFill::Solid,
        }),
        engraving_depth_mm: process.engraving_depth_mm,
        engraving_stroke_mm: process.engraving_stroke_mm,
        ..stock
    })
}

fn profile<'a>(kind: &str, name: &str, profiles: &'a ProfileTexts) -> Result<(String, &'a str), Complaint> {
    let file = format!("{kind}/{name}.toml");
    if let Some(text) = profiles.get(&file) {
        return Ok((file, text));
    }
    let below = profiles.below(&format!("{kind}/"));
    let known: Vec<&str> = below.iter().filter_map(|(name, _)| name.strip_suffix(".toml")).collect();
    Err(Complaint::input(name, format!("there is no such profile in {kind}"))
        .then(format!("known: {}", known.join(", "))))
}

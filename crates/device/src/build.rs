//! The maker: foot and prescription in, one device out, with what its triangles say about the doses.

use crate::anatomy::Anatomy;
use crate::cover;
use crate::doses::{Doses, by_hand};
use crate::engrave::{EngravingTool, letters::HEIGHT};
use crate::error::DeviceError;
use crate::fit::{self, Fit};
use crate::layer::moved;
use crate::marks;
use crate::readback::{self, Heights, Realised, Stated};
use crate::solid::Solid;
use crate::stock::Stock;
use crate::tessellate::{self, Meshed};
use crate::twin::Twin;
use crate::wall;
use windlass_foot::Foot;
use windlass_geometry::Mesh;
use windlass_measure::{Note, Side};
use windlass_prescription::{Dose, Feature, FootPrescription};

/// What a device is made from.
#[derive(Debug, Clone, Copy)]
pub struct BuildRequest<'a> {
    /// The measured foot.
    pub foot: &'a Foot,
    /// Its prescription.
    pub prescription: &'a FootPrescription,
    /// The process's limits.
    pub stock: Stock,
    /// Greatest distance of the mesh from the designed surfaces, mm.
    pub tolerance_mm: f64,
    /// Most triangles; the mesh is made coarser until it has no more. `None` = as many as the tolerance takes.
    pub most_triangles: Option<usize>,
}

/// A finished device.
#[derive(Debug, Clone)]
pub struct Device {
    /// The patient's side.
    pub side: Side,
    /// The solid on the patient's side: foot frame in x and y, z = 0 on the floor of the shoe, mm.
    pub mesh: Mesh,
    /// For each triangle, the feature that shaped it most; `None` = the plain shell.
    pub marks: Vec<Option<Feature>>,
    /// What was asked for beside what the triangles show.
    pub realised: Vec<Realised>,
    /// How high heel and ball stand over the floor of the shoe.
    pub heights: Heights,
    /// How well the top follows the foot.
    pub fit: Fit,
    /// What the reader should know.
    pub notes: Vec<Note>,
    /// What mesh and B-rep are read from; canonical (right).
    pub(crate) solid: Solid,
    /// How far the solid was lowered onto the floor, mm.
    pub(crate) lowered: f64,
}

impl Device {
    /// Mass in a material of a density (g/cm3), g.
    pub fn mass_g(&self, density_g_cm3: f64) -> f64 {
        self.mesh.signed_volume() / 1000.0 * density_g_cm3
    }
}

/// Builds the device for one foot.
///
/// The result depends on the request alone; a mirrored foot gives the mirrored device to the last bit.
pub fn build(request: &BuildRequest) -> Result<Device, DeviceError> {
    // On a thread of the pool: each join from outside would make this one wait and wake another.
    rayon::scope(|_| steps(request))
}

fn steps(request: &BuildRequest) -> Result<Device, DeviceError> {
    let foot = request.foot;
    if !foot.plantar.is_observed {
        return Err(DeviceError::SoleNotObserved);
    }
    let least = request.stock.min_wall_mm;
    let doses = Doses::of(request.prescription).map_err(DeviceError::Refused)?.printable(least);
    let doses = wall::of_stock(doses, &request.stock);
    let edge = doses.front_edge;
    if doses.shell < request.stock.min_wall_mm {
        return Err(DeviceError::WallTooThin { asked: doses.shell, least: request.stock.min_wall_mm });
    }
    let covered = match doses.top_cover > 0.0 {
        true => Some(cover::under(&foot.plantar.surface, doses.top_cover)?),
        false => None,
    };
    let anatomy = Anatomy::of(foot, covered.as_ref().unwrap_or(&foot.plantar.surface));
    let stock = request.stock;
    let tool = EngravingTool {
        depth: stock.engraving_depth_mm,
        stroke: stock.engraving_stroke_mm,
        least_wall: stock.min_wall_mm,
    };
    let solid = Solid::design(&anatomy, foot.side, &doses, edge, tool, stock)?;
    let (solid, (Meshed { mesh, lowered }, chord)) = meshed(solid, request)?;
    let stated = Stated {
        post_base: solid.seat.base + solid.seat.rest - lowered,
        heel_wall: (doses.heel_wall < doses.shell).then_some(doses.heel_wall),
    };
    let tolerance = stock.tolerance.on_a_mesh(chord);
    let twins =
        Twin { foot, anatomy: &anatomy, rx: request.prescription, solid: &solid, edge, least, lowered };
    let (fit, ((realised, heights), marks)) = rayon::join(
        || fit::measure(foot, &anatomy, &doses, &solid, &mesh, lowered),
        || {
            let realised = readback::all(foot, request.prescription, &mesh, stated, &twins, tolerance);
            (realised, marks::of(&anatomy, &doses, &solid, &mesh))
        },
    );
    let mut notes = notes(request.prescription, &solid);
    let mut realised = realised;
    if doses.full_contact {
        realised.retain(|r| r.feature != Feature::RearfootPostMotion);
        let text = "this soft material is built as a full-contact device: filled down to a flat sole, without a separate \
                    rearfoot post and without motion ground into it; posting angles are in the seat";
        notes.push(Note::info("device.rearfoot_post", text));
    }
    notes.extend(stated.heel_wall.map(|wall| {
        let text = format!(
            "the heel cup, which the post carries, has a wall of {wall:.1} mm; arch and front have the prescribed {} mm",
            doses.shell
        );
        Note::info("device.shell_thickness_mm", text)
    }));
    notes.extend(realised.iter().filter_map(nearest));
    notes.extend(moved(&anatomy, &doses, &solid.plan).into_iter().filter_map(moved_note));
    if chord > request.tolerance_mm {
        let text = format!(
            "the mesh follows the design within {chord:.3} mm instead of {} mm, to keep within the triangles allowed",
            request.tolerance_mm
        );
        notes.push(Note::info("device.mesh", text));
    }
    let mesh = match foot.side {
        Side::Right => mesh,
        Side::Left => mesh.mirrored_y(),
    };
    Ok(Device { side: foot.side, mesh, marks, realised, heights, fit, notes, solid, lowered })
}

/// The solid with its mesh; where the curves of its pockets run into others, its posts are filled.
fn meshed(mut solid: Solid, request: &BuildRequest) -> Result<(Solid, (Meshed, f64)), DeviceError> {
    match within_budget(&solid, request) {
        Err(DeviceError::Triangulation(_)) if solid.blocks.iter().any(|b| !b.pockets.is_empty()) => {
            solid.blocks.iter_mut().for_each(|block| block.pockets.clear());
            within_budget(&solid, request).map(|meshed| (solid, meshed))
        }
        other => other.map(|meshed| (solid, meshed)),
    }
}

/// The mesh at the tolerance asked for, or as much coarser as its triangles must be fewer; with its tolerance.
fn within_budget(solid: &Solid, request: &BuildRequest) -> Result<(Meshed, f64), DeviceError> {
    const COARSER: f64 = 1.5;
    const COARSEST: f64 = 0.5;
    let most = request.most_triangles.unwrap_or(usize::MAX);
    let mut chord = request.tolerance_mm;
    loop {
        let meshed = tessellate::mesh(solid, chord)?;
        let count = meshed.mesh.triangles.len();
        if count <= most {
            return Ok((meshed, chord));
        }
        if chord > COARSEST {
            return Err(DeviceError::Budget { most, least: count });
        }
        chord *= COARSER;
    }
}

/// What was built nearest to the dose where the foot did not let it be met exactly.
fn nearest(line: &Realised) -> Option<Note> {
    const STATED: f64 = 0.1;
    let (Dose::Amount(asked), Dose::Amount(found)) = (&line.requested, &line.realised) else { return None };
    let is_stated =
        line.within_tolerance && (asked - found).abs() > STATED && line.feature != Feature::Perimeter;
    is_stated.then(|| {
        let text = format!("{found:.1} is built, the nearest to {asked} on this foot");
        Note::info(format!("device.{}", line.key()), text)
    })
}

/// What was moved so that it lies on the shell.
fn moved_note((feature, by): (Feature, f64)) -> Option<Note> {
    const STATED: f64 = 2.0;
    (by > STATED).then(|| {
        let text =
            format!("moved {by:.0} mm towards the middle of the foot, so that all of it lies on the shell");
        Note::info(format!("device.{}", feature.key()), text)
    })
}

/// Bridging that thickens the wall by less is not worth a line, mm.
const BLUNTED: f64 = 0.5;

fn notes(rx: &FootPrescription, solid: &Solid) -> Vec<Note> {
    let by_hand = by_hand(rx).map(|line| {
        Note::info(
            format!("device.{}", line.feature.key()),
            format!(
                "the {} is soft material, glued on by hand during assembly; it is not in the files",
                line.feature.title()
            ),
        )
    });
    let base = (solid.seat.base > 0.0).then(|| {
        Note::info(
            "device.rearfoot_post",
            format!(
                "the post adds {:.1} mm under the heel seat so that it has a printable thickness",
                solid.seat.base
            ),
        )
    });
    let (by, at) = solid.shell.ridge_fill;
    let ridge_fill = (by > BLUNTED).then(|| {
        Note::info(
            "device.shell_thickness_mm",
            format!(
                "at x = {:.0}, y = {:.0} mm the top bends more sharply than the wall can follow; the underside bridges it, and \
                 the wall is up to {by:.1} mm thicker there",
                at.x, at.y
            ),
        )
    });
    let engraved = solid.engraving.as_ref().map(|engraving| {
        let l = &engraving.lettering;
        let text = format!(
            "\"{}\" is {} mm deep in the underside of the {}, in letters of {:.1} mm with strokes of {} mm, to be read \
             from below with the toes to the right; STL and 3MF have it, the STEP does not",
            l.text,
            l.depth,
            engraving.place,
            HEIGHT * l.unit + l.stroke,
            l.stroke
        );
        Note::info("device.engraving", text)
    });
    let cut = [(Feature::FirstRayCutout, "first"), (Feature::FifthRayCutout, "fifth")];
    let rays: Vec<&str> = cut.iter().filter(|(cut, _)| rx.flag(*cut)).map(|(_, ray)| *ray).collect();
    let cut = (!rays.is_empty()).then(|| {
        let text = format!(
            "the cutout under the {} ray takes {:.0} mm2 of the outline",
            rays.join(" and the "),
            solid.plan.cut_mm2
        );
        Note::info("device.cutout", text)
    });
    let placed = rx.placements.in_words().into_iter().map(|text| Note::info("device.placement", text));
    by_hand.chain(placed).chain(base).chain(ridge_fill).chain(engraved).chain(cut).collect()
}

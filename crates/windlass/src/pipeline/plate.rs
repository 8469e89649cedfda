//! Both devices of a case on one plate, each with its top cover as a second body.

use super::FileKind;
use super::part::part;
use crate::case::Case;
use crate::job::DOES_NOT_PRINT;
use crate::made::Made;
use crate::{Complaint, Complaints, MADE_BY, Output};
use windlass_export::threemf::{self, Colour, Item, Part};
use windlass_geometry::Mesh;
use windlass_measure::{Note, Side};
use windlass_prescription::Feature;

/// Distance between the devices and from the corner of the plate, mm.
const APART: f64 = 8.0;
/// Colour of a cover.
const COVER: [u8; 3] = [96, 125, 139];

/// The package, where there is a device; a cover that cannot be a body is left out with a remark.
pub(super) fn of(case: &Case, made: &Made) -> Result<(Option<Output>, Vec<Note>), Complaints> {
    let id = case.id();
    let mut notes = Vec::new();
    let mut bodies: Vec<(Side, Option<Mesh>)> = Vec::new();
    for side in Side::BOTH {
        let Some(device) = made.devices.get(side) else { continue };
        let lines = made.prescription.feet.get(side).as_ref();
        let thickness = lines.and_then(|foot| foot.amount(Feature::TopCover)).filter(|mm| *mm > 0.0);
        let cover = thickness.map(|mm| device.cover(mm)).transpose().unwrap_or_else(|why| {
            let place = format!("{id}_{}.top_cover", side.letter());
            notes.push(Note::warning(place, format!("the plate has no body for this cover: {why}")));
            None
        });
        bodies.push((side, cover));
    }
    let mut items = Vec::new();
    let mut next = APART;
    for (side, cover) in &bodies {
        let Some(device) = made.devices.get(*side) else { continue };
        let Some(bounds) = device.mesh.bounds() else { continue };
        let title = format!("{id} {side}");
        let mut parts = vec![part(device, &format!("{title} device"))];
        parts.extend(cover.as_ref().map(|mesh| Part {
            palette: vec![Colour { name: "top cover".into(), rgb: COVER }],
            ..Part::plain(format!("{title} top cover"), mesh)
        }));
        let over = cover.as_ref().and_then(Mesh::bounds).unwrap_or(bounds);
        let low = [bounds.min.x.min(over.min.x), bounds.min.y.min(over.min.y)];
        items.push(Item { name: title, parts, at: [APART - low[0], next - low[1]] });
        next += bounds.max.y.max(over.max.y) - low[1] + APART;
    }
    if items.is_empty() {
        return Ok((None, notes));
    }
    let prints = Side::BOTH.into_iter().all(|side| made.refusals.get(side).is_empty());
    let name = format!("{id}{}{}", if prints { "" } else { DOES_NOT_PRINT }, FileKind::Plate.ending());
    let facts = [("Title", id), ("Application", MADE_BY), ("case", id)];
    let bytes = threemf::plate_to_bytes(&items, &facts).map_err(|e| {
        Complaint::internal(name.clone(), e.to_string())
            .then("this is an internal error; please report it with the case")
    })?;
    Ok((Some(Output { name, bytes }), notes))
}

//! From bytes to a scan: the steps in order.

use crate::clean::{cloud, smooth};
use crate::format::{Decoded, Surface, decode, surface};
use crate::orient::{self, Heading};
use crate::rough::{GLANCE, Rough};
use crate::source::Source;
use crate::{FOOT_HEIGHT_MM, Quality, Scan, ScanError, ScanRequest, judge, picture};
use nalgebra::Matrix4;
use rayon::prelude::*;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Note, Side};

/// Pieces of surface from which the direction of the sole is told.
const SAMPLES: usize = 4000;
/// Roughness from which a surface is smoothed, mm.
const ROUGH_MM: f64 = 0.12;
/// Triangles that are summed at once; the sum does not depend on the number of cores.
const CHUNK: usize = 8192;
/// Farthest that smoothing may move a point, mm.
const MOVE_MM: f64 = 0.6;

/// Reads a capture.
///
/// # Errors
/// [`ScanError`] says what is wrong with the bytes, the unit, the side or the shape, and what to do next.
pub fn read(request: &ScanRequest) -> Result<Scan, ScanError> {
    // On a thread of the pool: each join from outside would make this one wait and wake another.
    rayon::scope(|_| steps(decode(request)?, request))
}

/// Reads a surface that another reader has decoded (a 3MF), in the unit that it states; the request's bytes are not looked
/// at.
///
/// # Errors
/// As [`read`].
pub fn read_surface(mesh: Mesh, unit: LengthUnit, request: &ScanRequest) -> Result<Scan, ScanError> {
    let found = Surface { mesh, unit: Some(unit), notes: Vec::new() };
    rayon::scope(|_| steps(surface(found, request)?, request))
}

fn steps(decoded: Decoded, request: &ScanRequest) -> Result<Scan, ScanError> {
    judge::stated(request)?;
    let source = Source::of(decoded, request);
    judge::border(&source, request)?;
    let mut source = judge::one_foot(source, request)?;
    source.body.mesh.turn_lowest_corner_first();
    let mut notes = source.notes.clone();
    judge::joined(&source, request)?;
    judge::inside_out(&source, request)?;
    let first = Rough::of(&source, GLANCE, request)?;
    let side = judge::side(&first.evidence, &source, request, &mut notes)
        .map_err(|e| e.drawn(|| picture::by_heading(&first.heading, &source.body.mesh.vertices)))?;
    let (mut source, mirror) = source.into_right(side);
    source.body.mesh.turn_lowest_corner_first();
    let (rough, of_file) =
        rayon::join(|| Rough::of(&source, SAMPLES, request), || smooth::roughness(&source.body.mesh));
    let rough = rough?;
    // A glance may see a side where there is none: the whole of it must say the same.
    if request.side.or(source.side).is_none() && rough.evidence.side() != Some(Side::Right) {
        let picture = picture::by_heading(&rough.heading, &source.body.mesh.vertices);
        let why = rough.evidence.words();
        return Err(ScanError::UnknownSide { file: request.file_name.into(), why, picture });
    }
    let (units, note) = rough.unit;
    notes.extend(note);
    let scale = units.millimetres();
    let (mut mesh, heading) = in_millimetres(&mut source, rough.heading, scale);
    // A cloud had no surface before.
    let noise_mm = if source.is_cloud() { smooth::roughness(&mesh) } else { of_file * scale };
    let mut smoothing_moved_mm = 0.0;
    if noise_mm > ROUGH_MM {
        smoothing_moved_mm = smooth::smooth(&mut mesh, 2, MOVE_MM);
    }
    let mut found = orient::canonical(mesh, &heading, Some(noise_mm).filter(|n| *n > ROUGH_MM));
    let by = judge::scale(&mut found, source.unit.is_some(), units, request, &mut notes)
        .map_err(|e| e.drawn(|| drawn(&found, side)))?;
    judge::plausible(&found, units, source.is_depth(), request)?;
    judge::trust(&found, noise_mm, source.is_depth(), request, &mut notes)
        .map_err(|e| e.drawn(|| drawn(&found, side)))?;
    orient_outward(&mut found.mesh);
    let quality = Quality {
        holes_filled_share: found.holes,
        debris_removed_share: source.body.dropped_share,
        debris_pieces: source.body.dropped_pieces,
        noise_mm,
        smoothing_moved_mm,
    };
    report(&quality, &mut notes);
    let mut mirror_mm = mirror;
    mirror_mm[(0, 3)] *= scale * by;
    let mut own_side = Matrix4::identity();
    own_side[(1, 1)] = side.mirror();
    Ok(Scan {
        surface: found.mesh,
        side,
        units,
        loading: request.loading,
        quality,
        marks: found.marks,
        foot_from_scan: own_side * found.from_scan.to_homogeneous() * mirror_mm,
        notes,
    })
}

/// The picture of what was found, on the patient's own side.
fn drawn(found: &orient::Canonical, side: Side) -> String {
    let size = found.marks.length.max(1.0);
    let place = |p: &Point3| [p.x / size, side.mirror() * p.y / size, p.z / size];
    picture::drawing(found.mesh.vertices.iter().map(place))
}

/// The surface in mm (a cloud becomes its lowest sheet) and the heading scaled with it.
fn in_millimetres(source: &mut Source, mut heading: Heading, scale: f64) -> (Mesh, Heading) {
    let mut mesh = std::mem::take(&mut source.body.mesh);
    if scale != 1.0 {
        mesh.vertices.iter_mut().for_each(|p| *p *= scale);
    }
    heading.scale(scale);
    if source.is_cloud() {
        let turn = heading.rotation();
        let turned: Vec<Point3> = mesh.vertices.iter().map(|p| turn * p).collect();
        mesh = cloud::lowest_sheet(turned);
        mesh.vertices.iter_mut().for_each(|p| *p = turn.inverse() * *p);
    }
    (mesh, heading)
}

/// Winds the triangles so that the sole's normals point down.
fn orient_outward(mesh: &mut Mesh) {
    let facing = |t: &[u32; 3]| {
        let [a, b, c] = mesh.corners(*t);
        let is_low = a.z + b.z + c.z < FOOT_HEIGHT_MM;
        if is_low { (b - a).cross(&(c - a)).z } else { 0.0 }
    };
    let part = |triangles: &[[u32; 3]]| triangles.iter().map(facing).sum::<f64>();
    let parts: Vec<f64> = mesh.triangles.par_chunks(CHUNK).map(part).collect();
    let facing: f64 = parts.iter().sum();
    if facing > 0.0 {
        mesh.triangles.iter_mut().for_each(|t| t.swap(1, 2));
    }
}

/// Notes on what was dropped, filled or smoothed.
fn report(q: &Quality, notes: &mut Vec<Note>) {
    if q.debris_pieces > 0 {
        let share = 100.0 * q.debris_removed_share;
        let pieces = windlass_measure::figures::counted(q.debris_pieces, "separate piece");
        let text = format!("{pieces} dropped ({share:.1} % of the surface)");
        notes.push(Note::info("scan.debris", text));
    }
    if q.holes_filled_share > 0.005 {
        let text = format!("{:.1} % of the sole had no reading", 100.0 * q.holes_filled_share);
        notes.push(Note::info("scan.holes", text));
    }
    if q.smoothing_moved_mm > 0.0 {
        let text = format!(
            "roughness {:.2} mm; smoothed, no point moved farther than {:.2} mm",
            q.noise_mm, q.smoothing_moved_mm
        );
        notes.push(Note::info("scan.noise", text));
    }
}

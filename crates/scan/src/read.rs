//! From bytes to a scan: the steps in order.

use crate::clean::{cloud, smooth};
use crate::format::decode;
use crate::orient::{self, Canonical, Evidence, Heading, SurfaceElement};
use crate::source::Source;
use crate::{FOOT_HEIGHT_MM, Quality, Scan, ScanError, ScanRequest};
use nalgebra::Matrix4;
use rayon::prelude::*;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Note, Side};

/// Number of samples for recognising the side, and for finding the direction of the sole.
const GLANCE: usize = 1500;
const SAMPLES: usize = 4000;
/// Roughness from which a surface is smoothed, mm.
const ROUGH_MM: f64 = 0.12;
/// Share of the convex hull of its plan that a foot with spread toes still fills, holes apart: the reference feet fill
/// 0.97, a plump body with its arms beside it 0.80.
const LEAST_FILL: f64 = 0.84;
/// Share of an image's border with readings from which it is a picture of something else.
const MOST_BORDER: f64 = 0.6;
/// Surface, in surfaces of its box, from which a mesh is a tangle that no scanner makes.
const MOST_FOLDS: f64 = 12.0;
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
    rayon::scope(|_| steps(request))
}

fn steps(request: &ScanRequest) -> Result<Scan, ScanError> {
    let mut source = Source::of(decode(request)?, request);
    source.body.mesh.turn_lowest_corner_first();
    if source.border_filled() > MOST_BORDER {
        let what = "readings all around the image's border, where a foot has background".to_owned();
        return Err(ScanError::NotAFoot { file: request.file_name.into(), what });
    }
    let mut notes = source.notes.clone();
    let first = Rough::of(&source, GLANCE, request)?;
    let side = side(&first.evidence, &source, request, &mut notes)?;
    let (mut source, mirror) = source.into_right(side);
    source.body.mesh.turn_lowest_corner_first();
    let (rough, of_file) =
        rayon::join(|| Rough::of(&source, SAMPLES, request), || smooth::roughness(&source.body.mesh));
    let rough = rough?;
    // A glance may see a side where there is none: the whole of it must say the same.
    if request.side.or(source.side).is_none() && rough.evidence.side() != Some(Side::Right) {
        return Err(ScanError::UnknownSide { file: request.file_name.into(), why: rough.evidence.words() });
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
    plausible(&found, units, request)?;
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
    mirror_mm[(0, 3)] *= scale;
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

/// The result of a look at some samples.
struct Rough {
    heading: Heading,
    evidence: Evidence,
    unit: (LengthUnit, Option<Note>),
}

impl Rough {
    fn of(source: &Source, wished: usize, request: &ScanRequest) -> Result<Rough, ScanError> {
        let not_a_foot = |what: String| ScanError::NotAFoot { file: request.file_name.into(), what };
        let samples = source.samples(wished);
        if samples.len() < 100 {
            return Err(not_a_foot(format!("only {} connected pieces of surface", samples.len())));
        }
        let vertices = &source.body.mesh.vertices;
        let stride = vertices.len().div_ceil(2 * wished).max(1);
        let points: Vec<Point3> = vertices.iter().step_by(stride).copied().collect();
        let up = orient::up(&samples, source.toward);
        let heading = orient::heading(&samples, &points, up);
        let folds = mesh_folds(&source.body.mesh, &samples);
        if folds > MOST_FOLDS {
            return Err(not_a_foot(format!("its surface would cover its own bounding box {folds:.0} times")));
        }
        let shape = heading.width / heading.length;
        if !(0.22..0.75).contains(&shape) {
            return Err(not_a_foot(format!(
                "it is {shape:.2} times as wide as it is long; a foot is about 0.4"
            )));
        }
        let unit = match source.unit {
            Some(unit) => (unit, None),
            None => {
                let (unit, note) = orient::infer_unit(heading.length);
                (unit, Some(note))
            }
        };
        length(heading.length * unit.0.millimetres(), unit.0, request)?;
        Ok(Rough { evidence: orient::evidence(&samples, &heading), heading, unit })
    }
}

/// Surface over the surface of its box: a foot has some 0.6, a foot with noise and a leg 2.
fn mesh_folds(mesh: &Mesh, samples: &[SurfaceElement]) -> f64 {
    let [x, y, z] = mesh.bounds().map_or([1.0; 3], |b| b.size());
    let mean = samples.iter().map(|s| s.normal.norm()).sum::<f64>() / samples.len() as f64;
    mesh.triangles.len() as f64 * mean / (2.0 * (x * y + y * z + z * x)).max(f64::MIN_POSITIVE)
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

/// The stated side, checked; or the side of the file or of the shape.
fn side(
    evidence: &Evidence,
    source: &Source,
    request: &ScanRequest,
    notes: &mut Vec<Note>,
) -> Result<Side, ScanError> {
    let file = || request.file_name.to_string();
    let stated = request.side.or(source.side);
    match (stated, evidence.side()) {
        (Some(stated), Some(found)) if stated != found => {
            Err(ScanError::WrongSide { file: file(), stated, found, why: evidence.words() })
        }
        (Some(stated), found) => {
            if found.is_none() {
                let text = format!(
                    "the shape does not show the side ({}); the stated side is used",
                    evidence.words()
                );
                notes.push(Note::warning("scan.side", text));
            }
            Ok(stated)
        }
        (None, Some(found)) => {
            notes.push(Note::info(
                "scan.side",
                format!("{found}, recognised from the shape ({})", evidence.words()),
            ));
            Ok(found)
        }
        (None, None) => Err(ScanError::UnknownSide { file: file(), why: evidence.words() }),
    }
}

fn length(length_mm: f64, unit: LengthUnit, request: &ScanRequest) -> Result<(), ScanError> {
    if (100.0..=400.0).contains(&length_mm) {
        return Ok(());
    }
    Err(ScanError::Length { file: request.file_name.into(), length_mm, unit: unit.name().into() })
}

/// A second look in the canonical frame: a foot's proportions.
fn plausible(found: &Canonical, unit: LengthUnit, request: &ScanRequest) -> Result<(), ScanError> {
    let m = &found.marks;
    length(m.length, unit, request)?;
    let ball = (m.ball_medial.y - m.ball_lateral.y) / m.length;
    let heel = (m.heel_medial.y - m.heel_lateral.y) / m.length;
    let fill = found.fill / (1.0 - found.holes).max(0.1);
    let what = if fill < LEAST_FILL {
        format!("it fills {fill:.2} of its convex outline; a foot fills 0.97")
    } else if !(0.26..0.52).contains(&ball) {
        format!("its ball width is {ball:.2} of its length; a foot's is about 0.38")
    } else if !(0.14..0.36).contains(&heel) {
        format!("its heel width is {heel:.2} of its length; a foot's is about 0.25")
    } else {
        return Ok(());
    };
    Err(ScanError::NotAFoot { file: request.file_name.into(), what })
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
        let text = format!("{} separate pieces dropped ({share:.1} % of the surface)", q.debris_pieces);
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

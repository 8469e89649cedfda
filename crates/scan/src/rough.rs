//! What a look at some pieces of the surface tells: up, heading, side and unit.

use crate::orient::{self, Evidence, Heading, SurfaceElement};
use crate::source::Source;
use crate::{Question, ScanError, ScanRequest, picture};
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{LengthUnit, Note};

/// Pieces of surface from which the side is told.
pub(crate) const GLANCE: usize = 1500;
/// Surface, in surfaces of its box, from which a mesh is a tangle that no scanner makes.
const MOST_FOLDS: f64 = 12.0;
/// Share of a surface in one plane from which it is a floor.
const PLANE: f64 = 0.35;

/// What a look at some samples tells.
pub(crate) struct Rough {
    pub heading: Heading,
    pub evidence: Evidence,
    pub unit: (LengthUnit, Option<Note>),
}

impl Rough {
    pub fn of(source: &Source, count: usize, request: &ScanRequest) -> Result<Rough, ScanError> {
        let not_a_foot = |what: String| ScanError::NotAFoot { file: request.file_name.into(), what };
        let samples = source.samples(count);
        if samples.len() < 100 {
            return Err(not_a_foot(format!("only {} connected pieces of surface", samples.len())));
        }
        let vertices = &source.body.mesh.vertices;
        let stride = vertices.len().div_ceil(2 * count).max(1);
        let points: Vec<Point3> = vertices.iter().step_by(stride).copied().collect();
        let up = orient::up(&samples, source.toward);
        let heading = orient::heading(&samples, &points, up);
        let folds = mesh_folds(&source.body.mesh, &samples);
        if folds > MOST_FOLDS {
            return Err(not_a_foot(format!("its surface would cover its own bounding box {folds:.0} times")));
        }
        let shape = heading.width / heading.length;
        if !(0.22..0.75).contains(&shape) {
            let plane = plane_share(&samples, &heading);
            return Err(not_a_foot(if plane > PLANE {
                format!(
                    "{:.0} % of it is one plane: the floor or a table, which has to be cut away",
                    100.0 * plane
                )
            } else {
                format!("it is {shape:.2} times as wide as it is long; a foot is about 0.4")
            }));
        }
        let unit = match source.unit {
            Some(unit) => (unit, None),
            None => {
                let expected = request.foot_length_mm.or(request.expected_length_mm);
                let (unit, note) =
                    orient::infer_unit(heading.length, expected).map_err(|what| ScanError::Asked {
                        file: request.file_name.into(),
                        question: Question::Length,
                        what,
                        next_step: "state units, or foot_length_mm as measured on the patient".into(),
                        picture: picture::by_heading(&heading, vertices),
                    })?;
                (unit, Some(note))
            }
        };
        // Without a unit, a length measured on the patient gives the scale.
        if source.unit.is_some() || request.foot_length_mm.is_none() {
            length(heading.length * unit.0.millimetres(), unit.0, source.is_depth(), request)?;
        }
        Ok(Rough { evidence: orient::evidence(&samples, &heading), heading, unit })
    }
}

/// Surface over the surface of its box: a foot has some 0.6, a foot with noise and a leg 2.
fn mesh_folds(mesh: &Mesh, samples: &[SurfaceElement]) -> f64 {
    let [x, y, z] = mesh.bounds().map_or([1.0; 3], |b| b.size());
    let mean = samples.iter().map(|s| s.normal.norm()).sum::<f64>() / samples.len() as f64;
    mesh.triangles.len() as f64 * mean / (2.0 * (x * y + y * z + z * x)).max(f64::MIN_POSITIVE)
}

/// Share of the surface that lies in the plane on which it rests.
fn plane_share(samples: &[SurfaceElement], heading: &Heading) -> f64 {
    let area = |s: &SurfaceElement| s.normal.norm();
    let in_plane = |s: &&SurfaceElement| {
        let (_, _, height) = heading.locate(&s.at);
        height < 0.02 * heading.length && heading.up.dot(&s.normal).abs() > 0.98 * area(s)
    };
    samples.iter().filter(in_plane).map(area).sum::<f64>()
        / samples.iter().map(area).sum::<f64>().max(f64::MIN_POSITIVE)
}

/// Refuses a length that no foot has.
pub(crate) fn length(
    length_mm: f64,
    unit: LengthUnit,
    is_depth: bool,
    request: &ScanRequest,
) -> Result<(), ScanError> {
    if (100.0..=400.0).contains(&length_mm) {
        return Ok(());
    }
    let file = request.file_name.into();
    let next_step = match request.camera.and_then(|c| c.mm_per_count).filter(|_| is_depth) {
        Some(count) => {
            let usual =
                [1000.0, 100.0, 10.0, 1.0, 0.25, 0.1, 0.01, 0.001].map(|c| (c, length_mm * c / count));
            let fits = usual.iter().find(|u| (180.0..330.0).contains(&u.1));
            let would = fits.map(|(c, mm)| format!(", and mm_per_count = {c} would make it {mm:.0} mm"));
            format!(
                "check mm_per_count: it is 1000 for a metre a count{} (units do not apply to images)",
                would.unwrap_or_default()
            )
        }
        None => {
            "state the unit in which the file was written (units = \"m\", \"dm\", \"cm\", \"mm\" or \"inch\")"
                .into()
        }
    };
    Err(ScanError::Length { file, length_mm, unit: unit.name().into(), next_step })
}

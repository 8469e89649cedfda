//! Supports that shops sell by shoe size, as parametric shapes: what a custom device is compared with.

use crate::profiles::ProfileTexts;
use crate::{Complaint, Complaints};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_geometry::{Mesh, Point3};
use windlass_measure::{Grade, Side};
use windlass_prescription::record::Material;

/// A support as its profile describes it. Shares are of the length of the foot that its size is made for.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Prefabricated {
    /// "windlass.prefabricated/1".
    pub schema: String,
    /// Its name in words.
    pub title: String,
    /// What it is, in a sentence.
    pub says: String,
    /// Its material.
    pub material: Material,
    /// Length from the heel.
    #[schemars(range(min = 0.2, max = 1.05))]
    pub length_share: f64,
    /// Width at the heel.
    #[schemars(range(min = 0.15, max = 0.4))]
    pub heel_width_share: f64,
    /// Width at the ball.
    #[schemars(range(min = 0.2, max = 0.5))]
    pub ball_width_share: f64,
    /// Thickness, mm.
    #[schemars(range(min = 0.5, max = 15.0))]
    pub thickness_mm: f64,
    /// Height of the rim over the seat, mm.
    #[schemars(range(min = 0.0, max = 25.0))]
    pub heel_cup_mm: f64,
    /// Top of the inner border at the arch over the shoe's floor, mm, for a foot of 250 mm.
    #[schemars(range(min = 0.5, max = 45.0))]
    pub arch_height_mm: f64,
    /// Where the arch is highest.
    #[schemars(range(min = 0.2, max = 0.6))]
    pub arch_apex_share: f64,
    /// Whether the arch is solid down to the floor.
    pub filled: bool,
    /// Where shape and stiffness come from.
    pub source: String,
}

/// Where a trial compared prefabricated supports with custom ones.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EvidenceFile {
    /// "windlass.prefabricated-evidence/1".
    schema: String,
    /// The comparisons.
    row: Vec<EvidenceRow>,
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRow {
    /// The conditions that it is about, by the names of their rule files.
    pub findings: Vec<String>,
    /// What was found.
    pub says: String,
    /// How strong that is.
    pub grade: Grade,
    /// Where it is published.
    pub source: String,
}

/// A European shoe size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ShoeSize(pub u32);

const SCHEMA: &str = "windlass.prefabricated/1";
const EVIDENCE_SCHEMA: &str = "windlass.prefabricated-evidence/1";
/// The room in front of the toes that a size has, mm [assume].
const ROOM_MM: f64 = 15.0;
/// Paris points in a millimetre: a point is two thirds of a centimetre.
const POINTS_IN_MM: f64 = 0.15;
/// The foot for which heights of arches are given, mm.
const USUAL_FOOT_MM: f64 = 250.0;
/// How far behind the heel a support reaches, mm [assume].
const BEHIND_MM: f64 = 2.0;
/// How far the middle of the ball is lateral of the line from heel to second head, as a share of the foot's length, and
/// how long the slope of an arch is [assume].
const BALL_ASIDE: f64 = 0.05;
const ARCH_SLOPE: f64 = 0.16;
/// Share of the length at which the ball is.
const BALL: f64 = 0.72;
/// Thickness of the front edge, mm.
const EDGE_MM: f64 = 1.0;
/// Nodes along and across.
const NODES: [usize; 2] = [110, 44];

impl ShoeSize {
    /// The size for a foot, mm.
    pub fn of(foot_mm: f64) -> ShoeSize {
        ShoeSize(((foot_mm + ROOM_MM) * POINTS_IN_MM).round().clamp(15.0, 60.0) as u32)
    }

    /// The foot that it is made for, mm.
    pub fn foot_mm(self) -> f64 {
        f64::from(self.0) / POINTS_IN_MM - ROOM_MM
    }
}

impl Prefabricated {
    /// Every support among the profiles in force, the flat insole first, then by height of the arch.
    ///
    /// # Errors
    /// Every error in a profile, with its place.
    pub(crate) fn all(profiles: &ProfileTexts) -> Result<Vec<(String, Prefabricated)>, Complaints> {
        let mut all = Vec::new();
        for (file, text) in profiles.below("prefabricated/") {
            let Some(name) = file.strip_suffix(".toml").filter(|name| *name != "evidence") else { continue };
            let path = format!("prefabricated/{file}");
            let support: Prefabricated = read(&path, text)?;
            known(&path, &support.schema, SCHEMA)?;
            all.push((name.to_owned(), support));
        }
        let height = |p: &Prefabricated| (p.heel_cup_mm > 0.0, p.arch_height_mm * p.length_share);
        all.sort_by(|(_, a), (_, b)| {
            let ((cup_a, a), (cup_b, b)) = (height(a), height(b));
            cup_a.cmp(&cup_b).then(a.total_cmp(&b))
        });
        Ok(all)
    }

    /// The support of a size and side, in the device frame, mm.
    pub(crate) fn mesh(&self, size: ShoeSize, side: Side) -> Mesh {
        let foot = size.foot_mm();
        let [nx, ny] = NODES;
        let mut mesh = Mesh::default();
        for is_top in [false, true] {
            for j in 0..=ny {
                for i in 0..=nx {
                    let (u, v) = (i as f64 / nx as f64, 2.0 * j as f64 / ny as f64 - 1.0);
                    let (top, bottom, y) = self.section(foot, u, v);
                    let x = self.length_share * foot * u - BEHIND_MM;
                    mesh.vertices.push(Point3::new(x, y, if is_top { top } else { bottom }));
                }
            }
        }
        mesh.triangles = closed(nx, ny);
        if side == Side::Left { mesh.mirrored_y() } else { mesh }
    }

    /// Top, underside and place across, mm, at a share of the length and of the half width, inner side +.
    fn section(&self, foot: f64, u: f64, v: f64) -> (f64, f64, f64) {
        let along = u * self.length_share;
        let ball = (along / BALL).min(1.0);
        let width = self.heel_width_share + (self.ball_width_share - self.heel_width_share) * ball;
        // Round at the heel, and at the toes of a full length.
        let heel = 1.0 - cube(1.0 - (along / 0.13).min(1.0));
        let toes = 1.0 - cube(((along - 0.82) / 0.2).clamp(0.0, 1.0));
        let half = 0.5 * width * foot * (heel * toes).max(0.02);
        let y = half * v - BALL_ASIDE * foot * ball;
        let front = ((1.0 - u) / 0.1).min(1.0);
        let sheet = EDGE_MM.min(self.thickness_mm) + (self.thickness_mm - EDGE_MM).max(0.0) * front;
        let behind = (1.0 - along / 0.4).max(0.0).sqrt();
        let back = square((1.0 - along / 0.08).max(0.0));
        let cup = self.heel_cup_mm * (square(cube(v)) * behind).max(back);
        let rise = (self.arch_height_mm * foot / USUAL_FOOT_MM - self.thickness_mm).max(0.0);
        let slope = (along - self.arch_apex_share) / ARCH_SLOPE;
        let inner = square(((v + 0.3) / 1.3).max(0.0));
        let arch = rise * square(1.0 / (1.0 + square(slope))) * inner * front;
        let top = sheet + cup.max(arch);
        (top, if self.filled { 0.0 } else { top - sheet }, y)
    }
}

fn square(x: f64) -> f64 {
    x * x
}

fn cube(x: f64) -> f64 {
    x * x * x
}

/// The triangles of two sheets of nodes and the wall between their borders.
fn closed(nx: usize, ny: usize) -> Vec<[u32; 3]> {
    let at = |i: usize, j: usize, top: usize| ((top * (ny + 1) + j) * (nx + 1) + i) as u32;
    let mut triangles = Vec::new();
    let mut add = |[a, b, c, d]: [u32; 4]| triangles.extend([[a, b, c], [a, c, d]]);
    for j in 0..ny {
        for i in 0..nx {
            add([at(i, j, 1), at(i + 1, j, 1), at(i + 1, j + 1, 1), at(i, j + 1, 1)]);
            add([at(i, j, 0), at(i, j + 1, 0), at(i + 1, j + 1, 0), at(i + 1, j, 0)]);
        }
    }
    for i in 0..nx {
        add([at(i, 0, 0), at(i + 1, 0, 0), at(i + 1, 0, 1), at(i, 0, 1)]);
        add([at(i + 1, ny, 0), at(i, ny, 0), at(i, ny, 1), at(i + 1, ny, 1)]);
    }
    for j in 0..ny {
        add([at(nx, j, 0), at(nx, j + 1, 0), at(nx, j + 1, 1), at(nx, j, 1)]);
        add([at(0, j + 1, 0), at(0, j, 0), at(0, j, 1), at(0, j + 1, 1)]);
    }
    triangles
}

/// What trials say of prefabricated supports for these findings.
///
/// # Errors
/// Every error in the profile, with its place.
pub(crate) fn evidence(found: &[&str], profiles: &ProfileTexts) -> Result<Vec<EvidenceRow>, Complaints> {
    let path = "prefabricated/evidence.toml";
    let Some(text) = profiles.get(path) else { return Ok(Vec::new()) };
    let file: EvidenceFile = read(path, text)?;
    known(path, &file.schema, EVIDENCE_SCHEMA)?;
    let about = |row: &EvidenceRow| row.findings.iter().any(|finding| found.contains(&finding.as_str()));
    Ok(file.row.into_iter().filter(about).collect())
}

/// Refuses a profile of another version.
fn known(path: &str, schema: &str, expected: &str) -> Result<(), Complaint> {
    if schema == expected {
        return Ok(());
    }
    Err(Complaint::input(path, format!("\"{schema}\" is not a schema that this version of windlass reads"))
        .then(format!("write schema = \"{expected}\"")))
}

fn read<T: serde::de::DeserializeOwned + JsonSchema>(path: &str, text: &str) -> Result<T, Complaints> {
    windlass_document::read(text, windlass_document::any_key, |_, _| {})
        .map_err(|faults| Complaints::of_document(path, faults))
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Topology;

    #[test]
    fn every_support_is_closed_and_as_high_as_its_profile_says() {
        let all = Prefabricated::all(&ProfileTexts::with(Vec::new())).unwrap();
        assert_eq!(all.len(), 5);
        assert_eq!(all[0].0, "flat-insole");
        for (name, support) in &all {
            let size = ShoeSize::of(USUAL_FOOT_MM);
            let [left, right] = Side::BOTH.map(|side| support.mesh(size, side));
            let topology = Topology::of(&right);
            assert_eq!(
                (topology.open_edges, topology.non_manifold_edges, topology.bodies),
                (0, 0, 1),
                "{name}"
            );
            assert!(
                right.signed_volume() > 0.0 && (left.signed_volume() - right.signed_volume()).abs() < 1e-6
            );
            let highest = right.bounds().unwrap().max.z;
            let scale = size.foot_mm() / USUAL_FOOT_MM;
            let expected = (support.arch_height_mm * scale).max(support.thickness_mm + support.heel_cup_mm);
            assert!((highest - expected).abs() < 1.0, "{name}: {highest} against {expected}");
        }
    }

    #[test]
    fn a_size_fits_the_foot_that_it_is_made_for() {
        assert_eq!(ShoeSize::of(258.0), ShoeSize(41));
        assert_eq!(ShoeSize::of(ShoeSize(38).foot_mm()), ShoeSize(38));
    }

    #[test]
    fn evidence_is_of_the_findings_only() {
        let profiles = ProfileTexts::with(Vec::new());
        assert!(evidence(&[], &profiles).unwrap().is_empty());
        let rows = evidence(&["plantar_fasciitis"], &profiles).unwrap();
        assert!(rows.len() == 1 && rows[0].source == "Whittaker 2018");
    }
}

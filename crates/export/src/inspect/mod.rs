//! Can this mesh be printed? Every figure, and every reason against, named and with its place.

mod edge;
mod finding;
mod judge;
mod placing;
mod wall;

pub use finding::{Finding, Weight};
pub use placing::Placing;

use crate::profile::{Printer, Process};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wall::{Between, Walls};
use windlass_geometry::{Bvh, Crossings, Mesh, Topology, self_intersections};

/// Crossing triangles that are counted at most.
const CROSSINGS: usize = 100;
/// Walls thicker than this are not looked for, mm.
const THICKEST_MM: f64 = 60.0;
/// Steps that a sound surface costs for each triangle when it is searched for crossings, at most. Where triangles lie
/// over each other every question to the tree costs more, and fewer are asked.
const SOUND_STEPS: f64 = 500.0;

/// A mesh's figures for a process. Lengths mm, mass g; angles degrees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Printability {
    /// The process's key.
    pub process: String,
    /// The printer's key, where one is given.
    pub printer: Option<String>,
    /// Triangles.
    pub triangles: usize,
    /// Shared vertices.
    pub vertices: usize,
    /// Enclosed volume, mm3; negative when inside out.
    pub volume_mm3: f64,
    /// Surface, mm2.
    pub area_mm2: f64,
    /// Lowest and highest corner of the box, mm.
    pub bounds_mm: [[f64; 3]; 2],
    /// Edges with one triangle.
    pub open_edges: usize,
    /// Edges with more than two triangles.
    pub non_manifold_edges: usize,
    /// Edges whose triangles disagree about the outside.
    pub inconsistent_edges: usize,
    /// Triangles without area.
    pub degenerate_triangles: usize,
    /// Bodies.
    pub bodies: usize,
    /// Pairs of triangles that pass through each other; counting stops at 100.
    pub self_intersections: usize,
    /// Thinnest wall by true thickness, and where; `None` when no wall was found.
    pub min_wall_mm: Option<f64>,
    /// Where the thinnest wall is.
    pub min_wall_at_mm: Option<[f64; 3]>,
    /// Why no wall was measured, in words, where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wall_not_measured: Option<String>,
    /// Median wall over the surface.
    pub median_wall_mm: Option<f64>,
    /// Thickest section found within 60 mm.
    pub max_solid_mm: Option<f64>,
    /// Narrowest gap, groove or stroke under 3 mm; `None` when there is none.
    pub min_gap_mm: Option<f64>,
    /// Length of sharp convex edges.
    pub sharp_edges_mm: f64,
    /// Area that needs support where the process needs any, mm2, with the part as it lies.
    pub overhang_mm2: f64,
    /// Mass as printed.
    pub mass_g: f64,
    /// Material, EUR.
    pub material_cost: f64,
    /// Printing and set-up, estimated, minutes.
    pub minutes: f64,
    /// How it fits the printer; `None` without a printer or when it does not.
    pub placing: Option<Placing>,
    /// Every reason against, and every reservation, worst first.
    pub findings: Vec<Finding>,
}

impl Printability {
    /// Whether nothing is refused.
    pub fn prints(&self) -> bool {
        self.refusals().next().is_none()
    }

    /// The reasons against.
    pub fn refusals(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.weight == Weight::Refusal)
    }
}

/// Measures a mesh for a process and, where given, a printer. The mesh is taken as its file would hold it:
/// vertices that are equal as 32-bit numbers are shared first. A surface that is refused as such has no inside whose
/// walls could be measured; its figures say so.
pub fn inspect(mesh: &Mesh, process: &Process, printer: Option<&Printer>) -> Printability {
    let kept = sound(mesh);
    let dropped = mesh.triangles.len() - kept.triangles.len();
    let mesh = &kept.welded();
    let topology = Topology::of(mesh);
    let tree = Bvh::of(mesh);
    let crossings = self_intersections(mesh, &tree, CROSSINGS);
    let unmeasured = unmeasured(mesh, &topology, &crossings);
    let share = (SOUND_STEPS / crossings.steps_per_triangle.max(1.0)).min(1.0);
    let measure = |between, most| match unmeasured {
        None => wall::walls(mesh, &tree, between, most, share),
        Some(_) => Walls::default(),
    };
    let measured = judge::Measured {
        mesh,
        dropped,
        topology,
        crossings: &crossings,
        walls: measure(Between::Matter, THICKEST_MM),
        gap: measure(Between::Air, 3.0).thinnest,
        unmeasured,
        edges: edge::sharp_edges(mesh, process.sharp_edge_deg, process.knife_edge_deg),
        overhang_mm2: overhang(mesh, process),
        placing: printer.and_then(|p| placing::place(mesh, process, p)),
    };
    judge::judge(&measured, process, printer)
}

/// What speaks against the surface itself, whoever makes a part of it: that it is not closed, not one body, or passes
/// through itself. Of a part that is milled or laid up there is nothing else to say.
pub fn unsound(mesh: &Mesh) -> Vec<Finding> {
    let kept = sound(mesh);
    let dropped = mesh.triangles.len() - kept.triangles.len();
    let mesh = &kept.welded();
    let crossings = self_intersections(mesh, &Bvh::of(mesh), CROSSINGS);
    let mut findings = judge::surface(mesh, &Topology::of(mesh), &crossings, dropped);
    findings.retain(|finding| finding.weight == Weight::Refusal);
    findings
}

/// Why the walls of a surface cannot be measured, where they cannot.
fn unmeasured(mesh: &Mesh, topology: &Topology, crossings: &Crossings) -> Option<&'static str> {
    let size = mesh.bounds().map_or([0.0; 3], |b| b.size()).into_iter().fold(0.0, f64::max);
    match () {
        () if !topology.is_closed() => Some("the surface is not closed"),
        () if crossings.cut_short => Some("too many of its triangles overlap"),
        () if !crossings.pairs.is_empty() => Some("the surface intersects itself"),
        () if !judge::BUILDABLE_MM.contains(&size) => Some("the part is not of a printable size"),
        () => None,
    }
}

/// Without triangles that name missing vertices or have corners that are not numbers.
fn sound(mesh: &Mesh) -> Mesh {
    let good = |i: u32| mesh.vertices.get(i as usize).is_some_and(|p| p.iter().all(|c| c.is_finite()));
    let triangles = mesh.triangles.iter().copied().filter(|t| t.iter().all(|&i| good(i))).collect();
    Mesh { vertices: mesh.vertices.clone(), triangles }
}

/// Area that faces down, flatter than the process's limit, and is not on the bed.
fn overhang(mesh: &Mesh, process: &Process) -> f64 {
    let Some(bounds) = mesh.bounds().filter(|_| process.overhang_deg < 90.0) else {
        return 0.0;
    };
    // From the vertical: a face at 90 degrees from it is a ceiling.
    let limit = libm::sin(process.overhang_deg.to_radians());
    mesh.facets()
        .filter_map(|[a, b, c]| {
            let doubled = (b - a).cross(&(c - a));
            let area = doubled.norm() / 2.0;
            let on_bed = a.z.max(b.z).max(c.z) < bounds.min.z + 0.3;
            (area > 0.0 && !on_bed && -doubled.z / (2.0 * area) > limit).then_some(area)
        })
        .sum()
}

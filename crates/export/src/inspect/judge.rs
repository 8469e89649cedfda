//! The rules: from what was measured to what is refused and warned of.

use super::edge::SharpEdges;
use super::wall::{Thickness, Walls};
use super::{CROSSINGS, Finding, Placing, Printability, Weight};
use crate::profile::{Printer, Process};
use std::ops::RangeInclusive;
use windlass_geometry::{Crossings, Mesh, Topology};
use windlass_measure::figures::counted;

/// Walls are measured on facets: a wall short by less than this is not short, mm.
const WALL_SLACK_MM: f64 = 0.05;

/// The longest side of what an orthotic can be, mm.
const USUAL_MM: RangeInclusive<f64> = 20.0..=450.0;
/// The longest side of what a printer builds, mm.
pub(super) const BUILDABLE_MM: RangeInclusive<f64> = 1.0..=2000.0;
/// Units that are taken for millimetres by mistake, and how many millimetres they have.
const UNITS: [(&str, f64); 5] =
    [("metres", 1000.0), ("inches", 25.4), ("centimetres", 10.0), ("micrometres", 0.001), ("feet", 304.8)];

/// Everything that was measured.
pub(super) struct Measured<'a> {
    pub mesh: &'a Mesh,
    pub dropped: usize,
    pub topology: Topology,
    pub crossings: &'a Crossings,
    pub walls: Walls,
    pub gap: Option<Thickness>,
    /// Why the walls were not measured.
    pub unmeasured: Option<&'static str>,
    pub edges: SharpEdges,
    pub overhang_mm2: f64,
    pub placing: Option<Placing>,
}

/// Applies the rules.
pub(super) fn judge(m: &Measured<'_>, process: &Process, printer: Option<&Printer>) -> Printability {
    let mut findings = surface(m.mesh, &m.topology, m.crossings, m.dropped);
    findings.extend(walls(m, process));
    findings.extend(edges(m, process));
    findings.extend(file_and_box(m, process, printer));
    findings.sort_by_key(|f| std::cmp::Reverse(f.weight));
    let bounds = m.mesh.bounds();
    let volume = m.mesh.signed_volume();
    let mass_g = volume.max(0.0) / 1000.0 * process.density_g_cm3;
    Printability {
        process: process.name.clone(),
        printer: printer.map(|p| p.name.clone()),
        triangles: m.mesh.triangles.len(),
        vertices: m.mesh.vertices.len(),
        volume_mm3: volume,
        area_mm2: m.mesh.area(),
        bounds_mm: bounds.map_or([[0.0; 3]; 2], |b| [b.min.coords.into(), b.max.coords.into()]),
        open_edges: m.topology.open_edges,
        non_manifold_edges: m.topology.non_manifold_edges,
        inconsistent_edges: m.topology.inconsistent_edges,
        degenerate_triangles: m.topology.degenerate_triangles,
        bodies: m.topology.bodies,
        self_intersections: m.crossings.pairs.len(),
        min_wall_mm: m.walls.thinnest.map(|t| t.mm),
        min_wall_at_mm: m.walls.thinnest.map(|t| t.at.coords.into()),
        wall_not_measured: not_measured(m),
        median_wall_mm: m.walls.median_mm,
        max_solid_mm: m.walls.thickest.map(|t| t.mm),
        min_gap_mm: m.gap.map(|t| t.mm),
        sharp_edges_mm: m.edges.sharp_mm,
        overhang_mm2: m.overhang_mm2,
        mass_g,
        material_cost: mass_g / 1000.0 * process.price_per_kg,
        minutes: process.setup_minutes + volume.max(0.0) / 1000.0 * process.minutes_per_cm3,
        placing: m.placing,
        findings,
    }
}

/// Why there is no thinnest wall.
fn not_measured(m: &Measured<'_>) -> Option<String> {
    let none = || m.walls.thinnest.is_none().then_some("no two faces lie opposite each other within 60 mm");
    m.unmeasured.or_else(none).map(str::to_owned)
}

/// Rules of the surface: closed, one body, outward, not through itself.
pub(super) fn surface(mesh: &Mesh, t: &Topology, crossings: &Crossings, dropped: usize) -> Vec<Finding> {
    use Weight::{Refusal, Warning};
    let mut list = Vec::new();
    let mut add = |count: usize, rule, weight, [noun, what]: [&str; 2], next: &str, at| {
        if count > 0 {
            let text = format!("{}{what}", counted(count, noun));
            list.push(Finding::new(rule, weight, text, next).at(at));
        }
    };
    let triangles = usize::from(mesh.triangles.is_empty());
    let what = ["mesh", " without a usable triangle"];
    add(triangles, "has-triangles", Refusal, what, "export the part again", None);
    add(
        dropped,
        "finite-numbers",
        Refusal,
        ["triangle", " with coordinates that are not numbers"],
        "export the part again",
        None,
    );
    add(
        t.open_edges,
        "closed",
        Refusal,
        ["open edge", ": the surface has holes"],
        "close the holes at the place given",
        t.open_at,
    );
    let next = "separate or unite the bodies that share the edge";
    add(
        t.non_manifold_edges,
        "manifold",
        Refusal,
        ["edge", " shared by more than two triangles"],
        next,
        t.non_manifold_at,
    );
    let next = "flip the triangles that are wound the wrong way";
    add(
        t.inconsistent_edges,
        "winding",
        Refusal,
        ["edge", " between triangles of opposite winding"],
        next,
        t.inconsistent_at,
    );
    let next = "remove them; most slicers do so silently";
    add(
        t.degenerate_triangles,
        "no-degenerate-triangles",
        Warning,
        ["triangle", " without area"],
        next,
        t.degenerate_at,
    );
    let more = t.bodies.saturating_sub(1);
    add(
        more,
        "one-body",
        Refusal,
        ["additional body", ""],
        "merge them into one shell, or send them as separate parts",
        None,
    );
    let count = crossings.pairs.len();
    let first = crossings.pairs.first().map(|[t, _]| mesh.vertices[mesh.triangles[*t as usize][0] as usize]);
    let more = if count >= CROSSINGS { " or more" } else { "" };
    let what = format!("{more} that intersect each other");
    add(
        count,
        "no-self-intersection",
        Refusal,
        ["triangle pair", &what],
        "merge the overlapping parts at the place given",
        first,
    );
    // The search was given up without one.
    if crossings.cut_short && count == 0 {
        let text = "too many triangles overlap to rule out self-intersections".to_owned();
        let next = "export the part again with triangles of even size, without duplicates and slivers";
        list.push(Finding::new("no-self-intersection", Refusal, text, next));
    }
    if t.is_closed() && !mesh.triangles.is_empty() && mesh.signed_volume() <= 0.0 {
        let text = "the surface is inside out: its volume is not positive".to_owned();
        list.push(Finding::new("outward", Refusal, text, "reverse all triangles"));
    }
    list
}

fn walls(m: &Measured<'_>, process: &Process) -> Vec<Finding> {
    let mut list = Vec::new();
    if let Some(thin) = m.walls.thinnest {
        let text = |limit: f64, word: &str| {
            format!("thinnest wall {:.2} mm, {} {word} {limit} mm", thin.mm, process.title)
        };
        if thin.mm < process.min_wall_mm - WALL_SLACK_MM {
            let text = text(process.min_wall_mm, "needs");
            list.push(
                Finding::new("minimum-wall", Weight::Refusal, text, "thicken the part at the place given")
                    .at(Some(thin.at)),
            );
        } else if thin.mm < process.recommended_wall_mm - WALL_SLACK_MM {
            let text = text(process.recommended_wall_mm, "works better with at least");
            list.push(
                Finding::new(
                    "recommended-wall",
                    Weight::Warning,
                    text,
                    "thicken the part where it is loaded",
                )
                .at(Some(thin.at)),
            );
        }
    }
    if let Some(solid) = m.walls.thickest.filter(|t| t.mm > process.max_solid_mm) {
        let text =
            format!("solid section of {:.1} mm, over {} mm: it may warp", solid.mm, process.max_solid_mm);
        list.push(
            Finding::new("solid-section", Weight::Warning, text, "hollow it, or ask the lab")
                .at(Some(solid.at)),
        );
    }
    if let Some(gap) = m.gap.filter(|t| t.mm < process.min_gap_mm) {
        let text = format!(
            "narrowest gap or stroke {:.2} mm, {} needs {} mm",
            gap.mm, process.title, process.min_gap_mm
        );
        list.push(
            Finding::new("minimum-gap", Weight::Warning, text, "widen it, or it may fuse").at(Some(gap.at)),
        );
    }
    list
}

fn edges(m: &Measured<'_>, process: &Process) -> Vec<Finding> {
    let Some((turn, at)) = m.edges.sharpest else {
        return Vec::new();
    };
    let knife = m.edges.knife_mm > 1.0;
    let (rule, mm, limit) = if knife {
        ("no-knife-edge", m.edges.knife_mm, process.knife_edge_deg)
    } else {
        ("rounded-edges", m.edges.sharp_mm, process.sharp_edge_deg)
    };
    let text = format!("{mm:.0} mm of edges are sharper than {limit:.0} deg (sharpest {turn:.0} deg)");
    // Five millimetres of facet corners cannot be felt.
    let list = (mm > 5.0 || knife)
        .then(|| Finding::new(rule, Weight::Warning, text, "round or break the edge").at(Some(at)));
    list.into_iter().collect()
}

/// A part of another size than an orthotic has: a warning, and a refusal where no printer builds it.
fn plausible_size(longest: f64) -> Option<Finding> {
    if longest == 0.0 || USUAL_MM.contains(&longest) {
        return None;
    }
    let builds = BUILDABLE_MM.contains(&longest);
    let number = crate::short_number(longest);
    let text = if builds {
        format!("the longest side is {number} units; read as mm this is not plausible for an orthotic")
    } else {
        format!("the longest side is {number} units; read as mm, no printer can build it")
    };
    let weight = if builds { Weight::Warning } else { Weight::Refusal };
    // An orthotic is from a child's 120 mm to 330 mm long.
    let unit = UNITS.into_iter().find(|(_, mm)| (120.0..=330.0).contains(&(longest * mm)));
    let next = match unit {
        Some((unit, mm)) => {
            format!("as {unit} it would be {:.0} mm: export it in millimetres", longest * mm)
        }
        None => "check the unit: inches and metres are common slips".to_owned(),
    };
    Some(Finding::new("plausible-size", weight, text, &next))
}

fn file_and_box(m: &Measured<'_>, process: &Process, printer: Option<&Printer>) -> Vec<Finding> {
    let mut list = Vec::new();
    let size = m.mesh.bounds().map_or([0.0; 3], |b| b.size());
    list.extend(plausible_size(size.into_iter().fold(0.0, f64::max)));
    if m.mesh.triangles.len() > process.max_triangles {
        let text = format!("{} triangles, more than {}", m.mesh.triangles.len(), process.max_triangles);
        list.push(Finding::new("triangle-count", Weight::Warning, text, "export with a coarser tolerance"));
    }
    if m.overhang_mm2 > 100.0 {
        let text = format!(
            "{:.0} mm2 overhang at less than {:.0} deg to the bed and need support",
            m.overhang_mm2, process.overhang_deg
        );
        list.push(Finding::new(
            "overhang",
            Weight::Warning,
            text,
            "enable supports, or print it on its side",
        ));
    }
    if let Some(printer) = printer.filter(|_| m.placing.is_none()) {
        let [x, y, z] = printer.room_mm();
        let text = format!(
            "{:.0} x {:.0} x {:.0} mm does not fit {} ({x} x {y} x {z} mm) in any orientation",
            size[0], size[1], size[2], printer.title
        );
        list.push(Finding::new("fits-build-box", Weight::Refusal, text, "choose a larger printer"));
    }
    list
}

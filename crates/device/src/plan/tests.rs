//! The trim line measured against the foot, on twenty drawn feet: what a technician would hold a rule to.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../tests/drawn_foot/mod.rs"]
mod drawn_foot;
#[path = "../../tests/plain_foot/lines.rs"]
mod lines;

use super::*;
use crate::{BuildRequest, Stock, build};
use drawn_foot::drawn;
use lines::prescription;
use windlass_foot::Foot;
use windlass_foot::synthetic::FootShape;
use windlass_geometry::{Mesh, segment_distance};
use windlass_prescription::{Dose, Feature, Width};

/// Four lengths, each with five pairs of ball width, heel width and arch height (shares of length) and hallux angle.
const LENGTHS: [f64; 4] = [205.0, 236.0, 262.0, 290.0];
const BUILDS: [[f64; 4]; 5] = [
    [0.380, 0.245, 0.073, 6.0],
    [0.350, 0.230, 0.110, 3.0],
    [0.405, 0.255, 0.040, 18.0],
    [0.365, 0.250, 0.055, 10.0],
    [0.395, 0.240, 0.090, 14.0],
];

fn feet() -> impl Iterator<Item = Foot> {
    LENGTHS.into_iter().flat_map(|length| BUILDS.map(|build| foot(length, build)))
}

fn foot(length_mm: f64, [ball, heel, arch, hallux_valgus_deg]: [f64; 4]) -> Foot {
    let shape = FootShape {
        length_mm,
        ball_width_mm: ball * length_mm,
        heel_width_mm: heel * length_mm,
        arch_height_mm: arch * length_mm,
        hallux_valgus_deg,
        ..FootShape::default()
    };
    drawn(&shape)
}

fn doses(width: Width) -> Doses {
    Doses::of(&prescription(&[(Feature::Width, Dose::Width(width))])).unwrap()
}

/// The extremes of a measurement.
fn span(values: impl Iterator<Item = f64>) -> [f64; 2] {
    values.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], v| [low.min(v), high.max(v)])
}

/// Stations along the foot, every 3 mm.
fn stations(from: f64, to: f64) -> impl Iterator<Item = f64> {
    (0..).map(move |k| from + 3.0 * f64::from(k)).take_while(move |x| *x <= to)
}

/// Least radius of the circle through three points of a ring that are 4 mm apart, mm, and where it is.
fn sharpest(ring: &Ring) -> (f64, Point2) {
    let even = ring.resampled(1.0).points;
    let count = even.len();
    let radius = |k: usize| {
        let [a, b, c] = [0, 4, 8].map(|step| even[(k + step) % count]);
        let double_area = (b - a).perp(&(c - a)).abs();
        let radius = (b - a).norm() * (c - b).norm() * (a - c).norm() / (2.0 * double_area).max(1e-9);
        (radius, b)
    };
    (0..count).map(radius).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
}

#[test]
fn the_outline_runs_where_a_technician_draws_it_on_twenty_feet() {
    for foot in feet() {
        let anatomy = Anatomy::of(&foot, &foot.plantar.surface);
        let length = anatomy.length;
        let size = (length / 230.0).min(1.0);
        let border = |x: f64, side: f64| gusset::border(&anatomy.outline, x, side).unwrap();
        for (width, on_shaft) in [(Width::Narrow, -1.0), (Width::Regular, 0.0), (Width::Wide, 1.0)] {
            let doses = doses(width);
            let plan = Plan::draw(&anatomy, &doses, EdgeTargets::asked(&doses)).unwrap();
            let edge = |x: f64, side: f64| gusset::border(&plan.outline, x, side).unwrap();
            // Only a wide shell ends behind the first head; a narrow and a regular one have their corner beside it.
            let heads = [anatomy.met2, anatomy.met5]
                .into_iter()
                .chain((width == Width::Wide).then_some(anatomy.met1));
            let behind = span(heads.map(|head| plan.outline.distance(head)));
            // The first metatarsal: from its head back, 3 degrees from the foot's axis; its shaft is 14 mm wide.
            let first_ray = |x: f64| {
                anatomy.met1.y + 7.0 * size * on_shaft - 3f64.to_radians().tan() * (anatomy.met1.x - x)
            };
            let front = plan.distal.x(anatomy.met1.y) - 12.0 * size;
            let from_ray = span(stations(0.58 * length, front).map(|x| edge(x, 1.0) - first_ray(x)));
            // The lateral edge comes 2.5 mm further in where the shell lies flat in the shoe.
            let kept = |x: f64| edge(x, -1.0) - border(x, -1.0) - (4.0 - 1.5 * on_shaft) * size;
            let beside = span(stations(0.35 * length, 0.50 * length).map(kept));
            let to_ball = stations(0.50 * length, anatomy.met5.x - 22.0 * size).map(|x| kept(x) - 2.5 * size);
            let before = span(to_ball);
            let (radius, at) = sharpest(&plan.outline);
            let found = format!(
                "{length:.0} mm, {width:?}: {behind:.1?} behind the heads, {from_ray:.1?} from the first ray, {beside:.1?} and \
                 {before:.1?} from the lateral offset, radius {radius:.1} at {:.0} {:.0}",
                at.x, at.y
            );
            println!("{found}");
            let within =
                |[low, high]: [f64; 2], least: f64, most: f64| least <= low && low <= high && high <= most;
            assert!(within(behind, 4.0, 8.0), "{found}");
            assert!(within(from_ray, -3.0, 3.0), "{found}");
            assert!(within(beside, -2.0, 2.0) && within(before, -2.0, 2.0), "{found}");
            assert!(radius >= 8.0, "{found}");
        }
    }
}

/// Shortest distance in the plan from a point outside a mesh to it, mm.
fn distance(mesh: &Mesh, from: Point2) -> f64 {
    let to_edge = |[a, b]: [u32; 2]| {
        let [a, b] = [a, b].map(|k| mesh.vertices[k as usize].xy());
        segment_distance(from, a, b)
    };
    let edges = mesh.triangles.iter().flat_map(|&[a, b, c]| [[a, b], [b, c], [c, a]]);
    edges.map(to_edge).fold(f64::INFINITY, f64::min)
}

#[test]
fn the_finished_triangles_end_behind_the_heads_on_twenty_feet() {
    let widths = [Width::Narrow, Width::Regular, Width::Wide];
    for (k, foot) in feet().enumerate() {
        let width = widths[k % widths.len()];
        let rx = prescription(&[(Feature::Width, Dose::Width(width))]);
        let request = BuildRequest {
            foot: &foot,
            prescription: &rx,
            // Every other from a process that prints no thinner edge than 2 mm.
            stock: Stock { edge_mm: if k % 2 == 0 { 1.0 } else { 2.0 }, ..Stock::default() },
            tolerance_mm: 0.02,
            most_triangles: None,
        };
        let device = build(&request).unwrap();
        let l = &foot.landmarks;
        let heads = [&l.second_met_head, &l.fifth_met_head]
            .into_iter()
            .chain((width == Width::Wide).then_some(&l.first_met_head));
        let behind: Vec<f64> = heads.map(|head| distance(&device.mesh, head.at.xy())).collect();
        let found = format!("{:.0} mm, {width:?}: {behind:.2?} behind the heads", foot.measures.length_mm);
        println!("{found}");
        assert!(behind.iter().all(|d| (4.0..=8.0).contains(d)), "{found}");
    }
}

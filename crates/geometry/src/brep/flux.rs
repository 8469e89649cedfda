//! The volume under a trimmed face: the flux of (0, 0, z) through it, integrated over its parameters.

use super::{Brep, BrepFace, EdgeSide};
use crate::{Point2, Point3};

/// Flux out of the solid through a face, mm3; the sum over all faces is the volume. Midpoint rule with steps of
/// about `step` mm along lines of constant v.
pub(super) fn of_face(brep: &Brep, face: &BrepFace, step: f64) -> f64 {
    let wires: Vec<Vec<Point2>> =
        std::iter::once(&face.outer).chain(&face.inner).map(|wire| in_parameters(brep, face, wire)).collect();
    let vs = || wires.iter().flatten().map(|p| p.y);
    let (low, high) = (vs().fold(f64::INFINITY, f64::min), vs().fold(f64::NEG_INFINITY, f64::max));
    let speed = face.surface.speed();
    let lines = ((high - low) * speed.y / step).ceil().max(64.0);
    let dv = (high - low) / lines;
    let line = |k: usize| {
        let v = low + (k as f64 + 0.5) * dv;
        let mut crossings: Vec<f64> = wires.iter().flat_map(|w| crossings(w, v)).collect();
        crossings.sort_by(f64::total_cmp);
        let inside = crossings.chunks_exact(2).map(|pair| {
            let steps = ((pair[1] - pair[0]) * speed.x / step).ceil().max(16.0);
            let du = (pair[1] - pair[0]) / steps;
            let at = |i: usize| {
                let (p, a, b) = face.surface.at(Point2::new(pair[0] + (i as f64 + 0.5) * du, v));
                p.z * a.cross(&b).z
            };
            (0..steps as usize).map(at).sum::<f64>() * du
        });
        inside.sum::<f64>()
    };
    (0..lines as usize).map(line).sum::<f64>() * dv
}

/// The wire as a polygon in the surface's parameters.
fn in_parameters(brep: &Brep, face: &BrepFace, wire: &[EdgeSide]) -> Vec<Point2> {
    let mut polygon: Vec<Point2> = Vec::new();
    for side in wire {
        let mut points: Vec<Point3> = brep.edges[side.edge].curve.points(8);
        if !side.forward {
            points.reverse();
        }
        // The end of an edge is the beginning of the next.
        points.pop();
        for p in points {
            let uv = face.surface.nearest(p, polygon.last().copied());
            polygon.push(uv);
        }
    }
    polygon
}

/// Where the polygon's border meets a line of constant v.
fn crossings(polygon: &[Point2], v: f64) -> impl Iterator<Item = f64> + '_ {
    let next = polygon.iter().cycle().skip(1);
    let meeting = polygon.iter().zip(next).filter(move |(a, b)| (a.y > v) != (b.y > v));
    meeting.map(move |(a, b)| a.x + (v - a.y) / (b.y - a.y) * (b.x - a.x))
}

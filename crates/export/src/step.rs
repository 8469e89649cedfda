//! STEP (ISO 10303-21, application protocol 214): the solid as exact faces, for CAD and CAM.
//!
//! `truck-modeling` holds faces on shared edges and proves the shell closed, `truck-stepio` prints the entities of
//! the DATA section. What it prints is then put right where AP 214 asks for something else (`truck-stepio` 0.3.0):
//! faces are `ADVANCED_FACE` with a name, the first bound of each face is its `FACE_OUTER_BOUND`, the product has a
//! name, and the header is ours. No time is written, so that the same solid gives the same bytes: the header's
//! time stamp is always 1970-01-01.
//!
//! Coordinates are rounded to a millionth of a millimetre, which is what the file declares as its accuracy.

use crate::ExportError;
use std::fmt::Write as _;
use truck_modeling::{
    BSplineCurve, BSplineSurface, Curve, Edge, Face, KnotVec, Line, Plane, Point3, Shell, Solid, Surface,
    Vertex, Wire,
};
use truck_stepio::out::StepModel;
use windlass_geometry::brep::{BrepEdge, BrepFace, EdgeSide, SplinePatch};
use windlass_geometry::{Brep, BrepSurface};

/// Steps of coordinates per mm.
const STEPS_PER_MM: f64 = 1e6;

/// The solid as a STEP file in millimetres; `name` becomes the product's name.
///
/// # Errors
/// [`ExportError::Brep`] when the faces do not close into one solid, or a curve or surface has too few knots.
pub fn to_bytes(brep: &Brep, name: &str) -> Result<Vec<u8>, ExportError> {
    let solid = solid(brep).map_err(|reason| ExportError::Brep { name: name.to_owned(), reason })?;
    let data = StepModel::from(&solid.compress()).to_string();
    let name = quoted(name);
    let mut text = String::with_capacity(data.len() + 4096);
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION(('custom foot orthotic, lengths in mm'),'2;1');\n\
         FILE_NAME({name},'1970-01-01T00:00:00',(''),(''),'windlass {version}','windlass {version}','');\n\
         FILE_SCHEMA(('AUTOMOTIVE_DESIGN {{ 1 0 10303 214 1 1 1 1 }}'));\nENDSEC;\nDATA;\n",
        version = env!("CARGO_PKG_VERSION"),
    );
    put_right(&data, &name, brep, &mut text);
    text.push_str("ENDSEC;\nEND-ISO-10303-21;\n");
    Ok(text.into_bytes())
}

/// Copies the entities, corrected.
fn put_right(data: &str, name: &str, brep: &Brep, text: &mut String) {
    const FACE: &str = " = FACE_SURFACE('',";
    const BOUND: &str = " = FACE_BOUND(";
    const PRODUCT: &str = " = PRODUCT('','','',";
    const POINT: &str = " = CARTESIAN_POINT(";
    const SPLINE: &str = " = B_SPLINE_";
    const BODY: &str = " = MANIFOLD_SOLID_BREP('',";
    let mut faces = brep.faces.iter();
    let mut first_bound = false;
    for line in data.lines() {
        if let Some((id, rest)) = line.split_once(FACE) {
            first_bound = true;
            let face = quoted(faces.next().map_or("", |f| f.name.as_str()));
            let _ = writeln!(text, "{id} = ADVANCED_FACE({face},{rest}");
        } else if let Some((id, rest)) = line.split_once(BOUND).filter(|_| first_bound) {
            first_bound = false;
            let _ = writeln!(text, "{id} = FACE_OUTER_BOUND({rest}");
        } else if let Some((id, rest)) = line.split_once(PRODUCT) {
            let _ = writeln!(text, "{id} = PRODUCT({name},{name},'',{rest}");
        } else if let Some((id, rest)) = line.split_once(BODY) {
            let _ = writeln!(text, "{id} = MANIFOLD_SOLID_BREP({name},{rest}");
        } else if line.contains(POINT) || line.contains(SPLINE) {
            // Nearly the whole file; these lines hold no words, so the blanks may go.
            text.extend(line.split(' '));
            text.push('\n');
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
}

/// A string of ISO 10303-21: apostrophes and backslashes doubled, everything beyond ASCII as `\X2\` hexadecimal
/// UTF-16, control characters left out.
fn quoted(plain: &str) -> String {
    let mut text = String::from("'");
    for c in plain.chars().filter(|c| !c.is_control()) {
        match c {
            '\'' | '\\' => text.extend([c, c]),
            ' '..='~' => text.push(c),
            _ => {
                text.push_str("\\X2\\");
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(text, "{unit:04X}");
                }
                text.push_str("\\X0\\");
            }
        }
    }
    text.push('\'');
    text
}

/// The faces in `truck`'s types; the reason when it does not take them.
fn solid(brep: &Brep) -> Result<Solid, String> {
    let vertices: Vec<Vertex> = brep.vertices.iter().map(|p| Vertex::new(point(p))).collect();
    let edges: Vec<Edge> = brep
        .edges
        .iter()
        .enumerate()
        .map(|(k, e)| edge(e, &vertices).map_err(|reason| format!("edge {k}: {reason}")))
        .collect::<Result<_, _>>()?;
    let faces: Vec<Face> = brep
        .faces
        .iter()
        .map(|f| face(f, &edges).map_err(|reason| format!("face \"{}\": {reason}", f.name)))
        .collect::<Result<_, _>>()?;
    Solid::try_new(vec![Shell::from(faces)]).map_err(|e| e.to_string())
}

fn edge(edge: &BrepEdge, vertices: &[Vertex]) -> Result<Edge, String> {
    let control: Vec<Point3> = edge.curve.control.iter().map(point).collect();
    let curve = match (edge.curve.degree, control.as_slice()) {
        (1, &[from, to]) => Curve::Line(Line(from, to)),
        _ => {
            let knots = KnotVec::from(edge.curve.knots.clone());
            let curve = BSplineCurve::try_new(knots, control).map_err(|e| e.to_string())?;
            Curve::BSplineCurve(curve)
        }
    };
    let (Some(from), Some(to)) = (vertices.get(edge.from), vertices.get(edge.to)) else {
        return Err("a vertex that does not exist".to_owned());
    };
    Edge::try_new(from, to, curve).map_err(|e| e.to_string())
}

fn face(face: &BrepFace, edges: &[Edge]) -> Result<Face, String> {
    let wire = |sides: &Vec<EdgeSide>| -> Result<Wire, String> {
        let side = |side: &EdgeSide| {
            let edge = edges.get(side.edge).ok_or("an edge that does not exist")?;
            Ok(if side.forward { edge.clone() } else { edge.inverse() })
        };
        let sides: Result<Vec<Edge>, String> = sides.iter().map(side).collect();
        Ok(Wire::from(sides?))
    };
    let wires: Result<Vec<Wire>, String> =
        std::iter::once(&face.outer).chain(&face.inner).map(wire).collect();
    let surface = match &face.surface {
        BrepSurface::Patch(patch) => Surface::BSplineSurface(patch_of(patch)?),
        BrepSurface::Plane { origin, u, v } => {
            let [o, p, q] = [*origin, origin + u, origin + v].map(|p| Point3::new(p.x, p.y, p.z));
            Surface::Plane(Plane::new(o, p, q))
        }
    };
    Face::try_new(wires?, surface).map_err(|e| e.to_string())
}

fn patch_of(patch: &SplinePatch) -> Result<BSplineSurface<Point3>, String> {
    let [nu, nv] = patch.counts();
    let [u, v] = patch.knots.clone().map(KnotVec::from);
    let columns = (0..nu).map(|i| (0..nv).map(|j| point(&patch.control[j * nu + i])).collect());
    BSplineSurface::try_new((u, v), columns.collect()).map_err(|e| e.to_string())
}

fn point(p: &windlass_geometry::Point3) -> Point3 {
    let rounded = |c: f64| (c * STEPS_PER_MM).round() / STEPS_PER_MM + 0.0;
    Point3::new(rounded(p.x), rounded(p.y), rounded(p.z))
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::brep::SplineCurve;
    use windlass_geometry::{Point3, Vector3};

    /// Half a cylinder's worth of test: a tent of two slopes, a floor and two ends.
    fn tent() -> Brep {
        let mut brep = Brep::default();
        let at = [[0., 0., 0.], [9., 0., 0.], [9., 6., 0.], [0., 6., 0.], [0., 3., 4.], [9., 3., 4.]]
            .map(Point3::from);
        for p in at {
            brep.add_vertex(p);
        }
        let mut edges = std::collections::BTreeMap::new();
        let faces: [&[usize]; 5] = [&[0, 3, 2, 1], &[0, 1, 5, 4], &[2, 3, 4, 5], &[1, 2, 5], &[3, 0, 4]];
        for corners in faces {
            let n = corners.len();
            let outer: Vec<EdgeSide> = (0..n)
                .map(|k| {
                    let (a, b) = (corners[k], corners[(k + 1) % n]);
                    let edge = *edges.entry((a.min(b), a.max(b))).or_insert_with(|| {
                        brep.add_edge(a.min(b), a.max(b), SplineCurve::line(at[a], at[b]))
                    });
                    EdgeSide { edge, forward: a < b }
                })
                .collect();
            let u = (at[corners[1]] - at[corners[0]]).normalize();
            let normal: Vector3 = u.cross(&(at[corners[2]] - at[corners[0]])).normalize();
            let surface = BrepSurface::Plane { origin: at[corners[0]], u, v: normal.cross(&u) };
            brep.faces.push(BrepFace { name: format!("face {n}"), surface, outer, inner: Vec::new() });
        }
        brep
    }

    #[test]
    fn the_file_says_what_the_protocol_asks_for() {
        assert!((tent().volume(0.2) - 9.0 * 6.0 * 4.0 / 2.0).abs() < 0.1);
        let text = String::from_utf8(to_bytes(&tent(), "Fu\u{df} 'L'").unwrap()).unwrap();
        for piece in [
            "FILE_SCHEMA(('AUTOMOTIVE_DESIGN { 1 0 10303 214 1 1 1 1 }'));",
            "PRODUCT('Fu\\X2\\00DF\\X0\\ ''L''',",
            "SI_UNIT(.MILLI.,.METRE.)",
            "CLOSED_SHELL",
        ] {
            assert!(text.contains(piece), "{piece}");
        }
        assert_eq!(text.matches("ADVANCED_FACE('face 4'").count(), 3);
        assert_eq!(text.matches("FACE_OUTER_BOUND(").count(), 5);
        assert!(!text.contains("FACE_SURFACE") && !text.contains(" FACE_BOUND("));
    }

    #[test]
    fn the_same_solid_gives_the_same_bytes() {
        assert_eq!(to_bytes(&tent(), "a").unwrap(), to_bytes(&tent(), "a").unwrap());
    }

    #[test]
    fn an_open_shell_is_refused_by_name() {
        let mut open = tent();
        open.faces.pop();
        let message = to_bytes(&open, "HL-1").unwrap_err().to_string();
        assert!(message.contains("HL-1") && message.contains("closed"), "{message}");
    }
}

//! Boundary representation: a solid as faces of B-spline surfaces and planes that share their edges.
//!
//! Plain data, without any kernel: exporters turn it into their own library's types. Conventions, which
//! [`Brep::audit`] checks and every writer may rely on:
//! - the normal of a face's surface (derivative by u, cross derivative by v) points out of the solid;
//! - the wires of a face run with the solid's material on their left seen from outside: the outer wire
//!   counter-clockwise, inner wires clockwise;
//! - each edge is used by exactly two faces, once forward and once backward;
//! - curves are clamped: they begin and end exactly at the vertices of their edge.
//!
//! Lengths in mm.

mod audit;
mod basis;
mod curve;
mod flux;
mod patch;
mod run;

pub use audit::BrepAudit;
pub use curve::SplineCurve;
pub use patch::SplinePatch;
pub use run::CubicRun;

use crate::{Point2, Point3, Vector2, Vector3};

/// A solid bounded by faces that share edges. See the module's conventions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Brep {
    /// Corners.
    pub vertices: Vec<Point3>,
    /// Edges between corners.
    pub edges: Vec<BrepEdge>,
    /// Faces between edges.
    pub faces: Vec<BrepFace>,
}

/// A piece of curve between two vertices.
#[derive(Debug, Clone, PartialEq)]
pub struct BrepEdge {
    /// Index of the vertex where the curve begins.
    pub from: usize,
    /// Index of the vertex where the curve ends; never the one where it begins.
    pub to: usize,
    /// The curve.
    pub curve: SplineCurve,
}

/// A trimmed surface.
#[derive(Debug, Clone, PartialEq)]
pub struct BrepFace {
    /// What it is, for a reader ("top", "rim").
    pub name: String,
    /// The untrimmed surface; its normal points out of the solid.
    pub surface: BrepSurface,
    /// The border.
    pub outer: Vec<EdgeSide>,
    /// The borders of holes.
    pub inner: Vec<Vec<EdgeSide>>,
}

/// An edge as one face runs along it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeSide {
    /// Index of the edge.
    pub edge: usize,
    /// Whether the face runs along the curve's own direction.
    pub forward: bool,
}

/// An untrimmed surface.
#[derive(Debug, Clone, PartialEq)]
pub enum BrepSurface {
    /// A tensor-product B-spline surface.
    Patch(SplinePatch),
    /// The plane through `origin` along `u` and `v`, which are at right angles and of unit length.
    Plane {
        /// A point of the plane.
        origin: Point3,
        /// First direction.
        u: Vector3,
        /// Second direction; `u` cross `v` points out of the solid.
        v: Vector3,
    },
}

impl EdgeSide {
    /// The edge along its own direction.
    pub fn forward(edge: usize) -> Self {
        EdgeSide { edge, forward: true }
    }

    /// The edge against its direction.
    pub fn backward(edge: usize) -> Self {
        EdgeSide { edge, forward: false }
    }
}

impl Brep {
    /// Adds a vertex and gives its index.
    pub fn add_vertex(&mut self, at: Point3) -> usize {
        self.vertices.push(at);
        self.vertices.len() - 1
    }

    /// Adds an edge and gives its index. The ends of the curve are moved onto the vertices, so that a last-digit
    /// difference between two ways of computing a point leaves no gap.
    pub fn add_edge(&mut self, from: usize, to: usize, curve: SplineCurve) -> usize {
        let curve = curve.with_ends(self.vertices[from], self.vertices[to]);
        self.edges.push(BrepEdge { from, to, curve });
        self.edges.len() - 1
    }

    /// The mirror image in the plane y = 0. Its own inverse, to the last bit.
    pub fn mirrored_y(mut self) -> Brep {
        let mirror = |p: &mut Point3| p.y = -p.y;
        self.vertices.iter_mut().for_each(mirror);
        for edge in &mut self.edges {
            edge.curve.control.iter_mut().for_each(mirror);
        }
        for face in &mut self.faces {
            // Mirroring turns the normal inward; exchanging u and v turns it out again.
            match &mut face.surface {
                BrepSurface::Patch(patch) => {
                    patch.control.iter_mut().for_each(mirror);
                    *patch = patch.transposed();
                }
                BrepSurface::Plane { origin, u, v } => {
                    mirror(origin);
                    (u.y, v.y) = (-u.y, -v.y);
                    std::mem::swap(u, v);
                }
            }
            for wire in std::iter::once(&mut face.outer).chain(&mut face.inner) {
                // The first edge stays first, so that mirroring twice changes nothing.
                wire[1..].reverse();
                for side in wire {
                    side.forward = !side.forward;
                }
            }
        }
        self
    }

    /// The solid moved by an offset. The offset in mm.
    pub fn moved(mut self, by: Vector3) -> Brep {
        let shift = |p: &mut Point3| *p += by;
        self.vertices.iter_mut().for_each(shift);
        for edge in &mut self.edges {
            edge.curve.control.iter_mut().for_each(shift);
        }
        for face in &mut self.faces {
            match &mut face.surface {
                BrepSurface::Patch(patch) => patch.control.iter_mut().for_each(shift),
                BrepSurface::Plane { origin, .. } => shift(origin),
            }
        }
        self
    }

    /// Enclosed volume, mm3, by the divergence theorem over the trimmed surfaces themselves, sampled about every
    /// `step` mm. Slow; for checks.
    pub fn volume(&self, step: f64) -> f64 {
        self.faces.iter().map(|face| flux::of_face(self, face, step)).sum()
    }

    /// Number of control points of all surfaces and curves: what a file's size goes with.
    pub fn control_points(&self) -> usize {
        let of_surface = |face: &BrepFace| match &face.surface {
            BrepSurface::Patch(patch) => patch.control.len(),
            BrepSurface::Plane { .. } => 1,
        };
        let curves = self.edges.iter().map(|e| e.curve.control.len());
        curves.chain(self.faces.iter().map(of_surface)).sum()
    }
}

impl BrepSurface {
    /// Point at parameters, with the derivatives by u and v.
    pub fn at(&self, uv: Point2) -> (Point3, Vector3, Vector3) {
        match self {
            BrepSurface::Patch(patch) => patch.point_and_tangents(uv),
            BrepSurface::Plane { origin, u, v } => (origin + u * uv.x + v * uv.y, *u, *v),
        }
    }

    /// Parameters of the surface's point nearest to `p`, sought from `start` (from anywhere when `None`).
    /// `p` in mm; parameters as the surface has them.
    pub fn nearest(&self, p: Point3, start: Option<Point2>) -> Point2 {
        match self {
            BrepSurface::Patch(patch) => patch.nearest(p, start),
            BrepSurface::Plane { origin, u, v } => {
                let d = p - origin;
                Point2::new(d.dot(u), d.dot(v))
            }
        }
    }

    /// Greatest lengths of the derivatives by u and v, roughly: 1 for a plane.
    fn speed(&self) -> Vector2 {
        match self {
            BrepSurface::Patch(patch) => patch.speed(),
            BrepSurface::Plane { .. } => Vector2::new(1.0, 1.0),
        }
    }
}

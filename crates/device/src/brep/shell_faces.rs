//! Top, underside and the rounded rim between them.

use super::BrepError;
use crate::rounded_edge;
use crate::solid::Solid;
use windlass_geometry::brep::{BrepFace, CubicRun, EdgeSide, SplineCurve};
use windlass_geometry::{
    Brep, BrepSurface, Grid, HeightField, Point2, Point3, SplineFitError, SplinePatch, SplineSurface, Vector2,
};

/// Strips of the rim: a closed strip in one face makes readers invent a seam.
const STRIPS: usize = 6;
/// How far beyond the outline the surfaces reach, mm; curves stay clear of their borders.
const MARGIN: f64 = 2.0;
/// Distances of the underside's knots to try, mm; it is sampled twice as densely.
const KNOTS: [f64; 2] = [2.0, 1.0];
/// How near the fitted underside should be to the normal offset inside the outline, mm: finer knots are not tried.
const WANTED_DEVIATION: f64 = 0.02;
/// How far it may be, mm: half of what printers keep. Reached only where the top bends within a millimetre or two.
const LARGEST_DEVIATION: f64 = 0.1;
/// A quarter of a circle as a cubic: the share of the radius at which the inner control points stand.
const QUARTER: f64 = 0.552_284_749_830_793_4;
/// Half an ellipse from the underside to the top as control points of a cubic with a double knot in the middle:
/// how much of the half axis towards the top, and of the half axis outward.
const HALF_ELLIPSE: [(f64, f64); 6] =
    [(-1.0, 0.0), (-1.0, QUARTER), (-QUARTER, 1.0), (QUARTER, 1.0), (1.0, QUARTER), (1.0, 0.0)];
const HALF_ELLIPSE_KNOTS: [f64; 10] = [0.0, 0.0, 0.0, 0.0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0];

/// The two untrimmed surfaces of the shell over the plan.
pub struct Surfaces {
    /// The top; u = x, v = y.
    pub top: SplinePatch,
    /// The underside; u and v are the place of the plan. Its normal still points up.
    pub underside: SplinePatch,
    /// The three coordinates of the underside over the plan.
    coordinates: [SplineSurface; 3],
}

impl Surfaces {
    /// The part of the underside over a box of the plan and a little round it.
    pub fn underside_over(&self, min: Point2, max: Point2) -> SplinePatch {
        let margin = Vector2::new(0.5, 0.5);
        let [x, y, z] = &self.coordinates;
        SplinePatch::parametric([x, y, z], min - margin, max + margin)
    }

    /// The top exactly; the underside fitted with as few knots as keep it where it belongs.
    pub fn of(solid: &Solid) -> Result<Self, BrepError> {
        let (min, max) = solid.plan.outline.bounds();
        let margin = Vector2::new(MARGIN, MARGIN);
        let (min, max) = (min - margin, max + margin);
        let mut deviation_mm = f64::INFINITY;
        for (knots, enough) in KNOTS.into_iter().zip([WANTED_DEVIATION, LARGEST_DEVIATION]) {
            let coordinates = fitted_underside(solid, min, max, knots)?;
            let [x, y, z] = &coordinates;
            let underside = SplinePatch::parametric([x, y, z], min, max);
            deviation_mm = deviation(solid, &underside);
            if deviation_mm <= enough {
                let top = SplinePatch::graph(solid.shell.top_surface(), min, max);
                return Ok(Surfaces { top, underside, coordinates });
            }
        }
        Err(BrepError::Underside { deviation_mm })
    }
}

/// The underside over a box of the plan: its three coordinates, each fitted by itself by a bicubic surface.
fn fitted_underside(
    solid: &Solid,
    min: Point2,
    max: Point2,
    knots: f64,
) -> Result<[SplineSurface; 3], SplineFitError> {
    // Samples reach further than the patch, so that the fit is as good at its border.
    let beyond = Vector2::new(2.0 * MARGIN, 2.0 * MARGIN);
    let grid = Grid::covering(min - beyond, max + beyond, knots / 2.0);
    let mut fields = [0, 1, 2].map(|_| HeightField::from_fn(grid, |_| 0.0));
    for (k, (ix, iy)) in grid.nodes().enumerate() {
        let p = solid.shell.underside(grid.node(ix, iy));
        for (field, c) in fields.iter_mut().zip([p.x, p.y, p.z]) {
            field.z[k] = c;
        }
    }
    let [x, y, z] = &fields;
    let fit = |field| SplineSurface::fit(field, knots, 0.0);
    Ok([fit(x)?, fit(y)?, fit(z)?])
}

/// Greatest distance along the normal between a fitted underside and the offset itself: at a lattice that does not
/// stand on the samples, and along the outline, mm.
fn deviation(solid: &Solid, underside: &SplinePatch) -> f64 {
    const LATTICE: f64 = 0.83;
    let (min, max) = underside.range();
    let grid = Grid::covering(min, max, LATTICE);
    let off = |p: Point2| {
        let (at, a, b) = underside.point_and_tangents(p);
        let normal = a.cross(&b).try_normalize(0.0).unwrap_or_default();
        (solid.shell.underside(p) - at).dot(&normal).abs()
    };
    let lattice = grid.nodes().map(|(ix, iy)| grid.node(ix, iy)).filter(|&p| solid.plan.area.contains(p));
    let border = solid.plan.outline.points.iter().copied();
    lattice.chain(border).map(off).fold(0.0, f64::max)
}

/// The outline on both surfaces, cut into strips with the rim between.
pub struct Border {
    /// Edges along the top, counter-clockwise from above.
    top: Vec<usize>,
    /// Edges along the underside, the same way.
    under: Vec<usize>,
    /// Edges across the rim at the beginning of each strip, from the underside to the top.
    across: Vec<usize>,
    strips: Vec<SplinePatch>,
}

impl Border {
    /// Draws the edges: through the points of both surfaces at the outline's points.
    pub fn run(solid: &Solid, surfaces: &Surfaces, brep: &mut Brep) -> Self {
        let points = &solid.plan.outline.points;
        let rows = rim_rows(solid, surfaces);
        let cuts: Vec<usize> = (0..=STRIPS).map(|k| k * points.len() / STRIPS).collect();
        let strips: Vec<[SplineCurve; 6]> =
            cuts.windows(2).map(|cut| std::array::from_fn(|row| rows[row].piece(cut[0], cut[1]))).collect();
        let corner = |row: usize| -> Vec<Point3> {
            cuts[..STRIPS].iter().map(|&cut| rows[row].points()[cut]).collect()
        };
        let mut vertices =
            |row: usize| -> Vec<usize> { corner(row).into_iter().map(|p| brep.add_vertex(p)).collect() };
        let (low, high) = (vertices(0), vertices(5));
        let mut along = |ends: &[usize], row: usize| -> Vec<usize> {
            let edge = |k: usize| brep.add_edge(ends[k], ends[(k + 1) % STRIPS], strips[k][row].clone());
            (0..STRIPS).map(edge).collect()
        };
        let (under, top) = (along(&low, 0), along(&high, 5));
        let across = (0..STRIPS).map(|k| {
            let curve = SplineCurve {
                degree: 3,
                knots: HALF_ELLIPSE_KNOTS.to_vec(),
                control: rows.iter().map(|row| row.points()[cuts[k]]).collect(),
            };
            brep.add_edge(low[k], high[k], curve)
        });
        Border {
            across: across.collect(),
            top,
            under,
            strips: strips
                .iter()
                .map(|rows| SplinePatch::across(rows, 3, HALF_ELLIPSE_KNOTS.to_vec()))
                .collect(),
        }
    }

    /// Adds the faces; `mouths` are the wires of holes in the top, `holes` those of blocks and holes in the underside.
    pub fn close(
        self,
        surfaces: Surfaces,
        mouths: Vec<Vec<EdgeSide>>,
        holes: Vec<Vec<EdgeSide>>,
        brep: &mut Brep,
    ) {
        brep.faces.push(BrepFace {
            name: "top".into(),
            surface: BrepSurface::Patch(surfaces.top),
            outer: self.top.iter().map(|&e| EdgeSide::forward(e)).collect(),
            inner: mouths,
        });
        brep.faces.push(BrepFace {
            name: "underside".into(),
            surface: BrepSurface::Patch(surfaces.underside.transposed()),
            outer: self.under.iter().rev().map(|&e| EdgeSide::backward(e)).collect(),
            inner: holes,
        });
        for (k, strip) in self.strips.into_iter().enumerate() {
            brep.faces.push(BrepFace {
                name: "rim".into(),
                surface: BrepSurface::Patch(strip),
                outer: vec![
                    EdgeSide::forward(self.under[k]),
                    EdgeSide::forward(self.across[(k + 1) % STRIPS]),
                    EdgeSide::backward(self.top[k]),
                    EdgeSide::backward(self.across[k]),
                ],
                inner: Vec::new(),
            });
        }
    }
}

/// Closed runs along the outline: the control rows of the rim, from the underside's border to the top's.
fn rim_rows(solid: &Solid, surfaces: &Surfaces) -> [CubicRun; 6] {
    let outline = &solid.plan.outline;
    let n = outline.points.len();
    let mut rows = [const { Vec::<Point3>::new() }; 6];
    for (i, &p) in outline.points.iter().enumerate() {
        let place: Point2 = p;
        let (top, under) = (surfaces.top.point(place), surfaces.underside.point(place));
        let outward = rounded_edge::outward(&solid.shell, outline, i);
        let half = (top - under) / 2.0;
        let middle = nalgebra::center(&top, &under);
        for (row, (up, out)) in rows.iter_mut().zip(HALF_ELLIPSE) {
            row.push(match up {
                -1.0 if out == 0.0 => under,
                1.0 if out == 0.0 => top,
                _ => middle + half * up + outward * (half.norm() * out),
            });
        }
    }
    rows.map(|row| CubicRun::closed((0..=n).map(|k| k as f64).collect(), row))
}

//! A block: its walls and the chamfer below them, ruled between the sole's border and the underside, and the planes of its
//! sole.

use super::BrepError;
use super::shell_faces::Surfaces;
use crate::post::{Block, Facet, Pocket};
use windlass_geometry::brep::{BrepFace, CubicRun, EdgeSide, SplineCurve};
use windlass_geometry::{Brep, BrepSurface, Point2, Point3, Ring, SplinePatch, Vector3};

/// A place of the block's border: on the sole, on the chamfer's upper edge where there is one, and in the shell's plan where
/// its wall ends.
#[derive(Clone, Copy)]
struct Post {
    foot: Point2,
    shoulder: Option<Point3>,
    junction: Point2,
}

/// Curves between the block's points are drawn with this many points for each of them, so that the wall's upper
/// edge lies on the underside between them too; a pocket's points stand closer already where it bends.
const FINER: usize = 4;
const FINER_IN_POCKETS: usize = 2;

/// The border of a block, counter-clockwise from above.
enum Border {
    /// One plane for a sole.
    Smooth(Vec<Post>),
    /// Two planes that meet on the facet's line: the border of the flat one, then of the rising one; each begins
    /// where the other ends.
    Creased([Vec<Post>; 2]),
}

/// The walls of one piece of the border, as edges.
struct Wall {
    /// From the sole's border up to the underside.
    rows: Vec<usize>,
    /// Edges from each row to the next at the beginning of the piece.
    risers: Vec<usize>,
}

impl Wall {
    fn foot(&self) -> usize {
        self.rows[0]
    }

    fn junction(&self) -> usize {
        self.rows[self.rows.len() - 1]
    }
}

/// Adds walls and sole; gives the wire of the hole in the underside.
pub fn stand(block: &Block, surfaces: &Surfaces, brep: &mut Brep) -> Result<Vec<EdgeSide>, BrepError> {
    let border = Border::of(block)?;
    let walls = raise(border.curves(block.facet, surfaces, FINER), brep);
    wall_faces(&walls, brep);
    let mouths: Vec<Mouth> = block.pockets.iter().map(|p| dig(p, block.facet, surfaces, brep)).collect();
    sole(&walls, &border, block.facet, mouths, brep);
    Ok(walls.iter().map(|w| EdgeSide::forward(w.junction())).collect())
}

/// The wire that a pocket leaves in the sole, and whether that part of the sole rises.
struct Mouth {
    wire: Vec<EdgeSide>,
    rises: bool,
}

/// Adds the walls and the roof of a pocket, whose border runs clockwise.
fn dig(pocket: &Pocket, facet: Facet, surfaces: &Surfaces, brep: &mut Brep) -> Mouth {
    let over = |(&foot, &junction): (&Point2, &Point2)| Post { foot, shoulder: None, junction };
    let posts: Vec<Post> = pocket.mouth.iter().zip(&pocket.roof).map(over).collect();
    let border = Border::Smooth(posts);
    let walls = raise(border.curves(facet, surfaces, FINER_IN_POCKETS), brep);
    wall_faces(&walls, brep);
    let (min, max) = Ring { points: pocket.roof.clone() }.bounds();
    brep.faces.push(BrepFace {
        name: "pocket roof".into(),
        surface: BrepSurface::Patch(surfaces.underside_over(min, max).transposed()),
        outer: walls.iter().map(|w| EdgeSide::forward(w.junction())).collect(),
        inner: Vec::new(),
    });
    let wire = walls.iter().rev().map(|w| EdgeSide::backward(w.foot())).collect();
    Mouth { wire, rises: border.rise(0, facet) > 0.0 }
}

/// The faces of walls round a border, each above the other.
fn wall_faces(walls: &[Wall], brep: &mut Brep) {
    for (k, wall) in walls.iter().enumerate() {
        let next = &walls[(k + 1) % walls.len()];
        for (row, low_high) in wall.rows.windows(2).enumerate() {
            let (low, high) = (low_high[0], low_high[1]);
            let rows = [low, high].map(|e| brep.edges[e].curve.clone());
            let is_chamfer = row + 2 < wall.rows.len();
            brep.faces.push(BrepFace {
                name: if is_chamfer { "post edge" } else { "post wall" }.into(),
                surface: BrepSurface::Patch(SplinePatch::across(&rows, 1, vec![0.0, 0.0, 1.0, 1.0])),
                outer: vec![
                    EdgeSide::forward(low),
                    EdgeSide::forward(next.risers[row]),
                    EdgeSide::backward(high),
                    EdgeSide::backward(wall.risers[row]),
                ],
                inner: Vec::new(),
            });
        }
    }
}

impl Border {
    fn of(block: &Block) -> Result<Self, BrepError> {
        let rows = block.foot.points.iter().zip(&block.shoulder).zip(&block.junction);
        let over = |((&foot, &shoulder), &junction)| Post { foot, shoulder: Some(shoulder), junction };
        let posts: Vec<Post> = rows.map(over).collect();
        let facet = block.facet;
        let n = posts.len();
        let rises = |k: usize| posts[k % n].foot.y > facet.line;
        let crossings: Vec<usize> =
            (0..n).filter(|&k| facet.rise != 0.0 && rises(k) != rises(k + 1)).collect();
        match crossings[..] {
            [] => Ok(Border::Smooth(posts)),
            [a, b] => {
                let (after_a, after_b) = (between(&posts, a, b, facet), between(&posts, b, a, facet));
                Ok(Border::Creased(if rises(a + 1) { [after_b, after_a] } else { [after_a, after_b] }))
            }
            _ => Err(BrepError::FacetLine { crossings: crossings.len() }),
        }
    }

    /// Two pieces of the sole's border, each with the pieces of the wall's edges above it.
    fn curves(&self, facet: Facet, surfaces: &Surfaces, finer: usize) -> [Vec<SplineCurve>; 2] {
        let plane = |piece: usize| (self.rise(piece, facet), facet.line);
        match self {
            Border::Smooth(posts) => {
                let runs = runs(posts, true, plane(0), finer, surfaces);
                let (half, whole) = (posts.len() / 2 * finer, posts.len() * finer);
                [(0, half), (half, whole)].map(|(a, b)| runs.iter().map(|run| run.piece(a, b)).collect())
            }
            Border::Creased(pieces) => [0, 1].map(|k: usize| {
                let runs = runs(&pieces[k], false, plane(k), finer, surfaces);
                runs.iter().map(|run| run.piece(0, (pieces[k].len() - 1) * finer)).collect()
            }),
        }
    }

    /// How a piece's plane rises from the line.
    fn rise(&self, piece: usize, facet: Facet) -> f64 {
        let rises = match self {
            Border::Smooth(posts) => posts[0].foot.y > facet.line,
            Border::Creased(_) => piece == 1,
        };
        if rises { facet.rise } else { 0.0 }
    }
}

/// The posts from the crossing after `a` to the crossing after `b`, with points exactly on the line at both ends.
/// A point that stands nearly on the line gives way to them.
fn between(posts: &[Post], a: usize, b: usize, facet: Facet) -> Vec<Post> {
    const NEAR: f64 = 0.25;
    let n = posts.len();
    let on_line = |k: usize| {
        let (p, q) = (posts[k], posts[(k + 1) % n]);
        let s = (facet.line - p.foot.y) / (q.foot.y - p.foot.y);
        Post {
            foot: Point2::new(p.foot.x + (q.foot.x - p.foot.x) * s, facet.line),
            shoulder: p.shoulder.zip(q.shoulder).map(|(a, b)| a + (b - a) * s),
            junction: p.junction + (q.junction - p.junction) * s,
        }
    };
    let (first, last) = (on_line(a), on_line(b));
    let count = (b + n - a) % n;
    let far = |p: &Post| (p.foot - first.foot).norm() > NEAR && (p.foot - last.foot).norm() > NEAR;
    let inner = (1..=count).map(|k| posts[(a + k) % n]).filter(far);
    std::iter::once(first).chain(inner).chain([last]).collect()
}

/// Curves through the sole's border, the chamfer's upper edge where there is one, and the wall's upper edge, over the same parameters: the length of the
/// sole's border. The sole's plane as its rise and the line that it rises from; `finer` points for each post.
fn runs(
    posts: &[Post],
    is_closed: bool,
    (rise, line): (f64, f64),
    finer: usize,
    surfaces: &Surfaces,
) -> Vec<CubicRun> {
    let mut params = vec![0.0];
    let onward = posts.iter().skip(1).chain(posts.iter().take(usize::from(is_closed)));
    for (a, b) in posts.iter().zip(onward) {
        params.push(params[params.len() - 1] + (b.foot - a.foot).norm());
    }
    let last = params.len() - 1;
    let through = |params: &[f64], points: Vec<Point3>| match is_closed {
        true => CubicRun::closed(params.to_vec(), points),
        false => CubicRun::open(params.to_vec(), points),
    };
    let flat = |p: Point2| Point3::new(p.x, p.y, 0.0);
    let feet = through(&params, posts.iter().map(|p| flat(p.foot)).collect()).piece(0, last);
    let places = through(&params, posts.iter().map(|p| flat(p.junction)).collect()).piece(0, last);
    let share = |k: usize| k as f64 / finer as f64;
    let between = |w: &[f64]| (0..finer).map(|k| w[0] + (w[1] - w[0]) * share(k)).collect::<Vec<_>>();
    let mut fine: Vec<f64> = params.windows(2).flat_map(between).collect();
    fine.push(params[last]);
    // A closed run adds its first point again itself.
    let drawn = &fine[..fine.len() - usize::from(is_closed)];
    let on_sole = |t: &f64| {
        let q = feet.point(*t);
        Point3::new(q.x, q.y, rise * (q.y - line))
    };
    let under = |t: &f64| surfaces.underside.point(places.point(*t).xy());
    let shoulders: Option<Vec<Point3>> = posts.iter().map(|p| p.shoulder).collect();
    let chamfer = shoulders.map(|points| {
        let edge = through(&params, points).piece(0, last);
        through(&fine, drawn.iter().map(|t| edge.point(*t)).collect())
    });
    let rows = [
        Some(through(&fine, drawn.iter().map(on_sole).collect())),
        chamfer,
        Some(through(&fine, drawn.iter().map(under).collect())),
    ];
    rows.into_iter().flatten().collect()
}

/// Draws the edges of the walls.
fn raise(curves: [Vec<SplineCurve>; 2], brep: &mut Brep) -> Vec<Wall> {
    let mut corner = |curve: &SplineCurve| brep.add_vertex(curve.control[0]);
    let corners = [0, 1].map(|k: usize| curves[k].iter().map(&mut corner).collect::<Vec<usize>>());
    let mut riser = |ends: &[usize]| {
        let line = SplineCurve::line(brep.vertices[ends[0]], brep.vertices[ends[1]]);
        brep.add_edge(ends[0], ends[1], line)
    };
    let risers = [0, 1].map(|k: usize| corners[k].windows(2).map(&mut riser).collect::<Vec<usize>>());
    let mut walls = Vec::new();
    for (k, (curves, risers)) in curves.into_iter().zip(risers).enumerate() {
        let ends = corners[k].iter().zip(&corners[(k + 1) % 2]);
        let rows = curves.into_iter().zip(ends).map(|(curve, (from, to))| brep.add_edge(*from, *to, curve));
        walls.push(Wall { rows: rows.collect(), risers });
    }
    walls
}

/// The planes of the sole: one, or two that meet on the facet's line.
fn sole(walls: &[Wall], border: &Border, facet: Facet, mouths: Vec<Mouth>, brep: &mut Brep) {
    let foot = |k: usize| EdgeSide::backward(walls[k].foot());
    let wires = match border {
        Border::Smooth(_) => vec![vec![foot(1), foot(0)]],
        Border::Creased(_) => {
            let [from, to] = [0, 1].map(|k: usize| brep.edges[walls[k].foot()].from);
            let straight = SplineCurve::line(brep.vertices[from], brep.vertices[to]);
            let line = brep.add_edge(from, to, straight);
            vec![vec![foot(0), EdgeSide::forward(line)], vec![foot(1), EdgeSide::backward(line)]]
        }
    };
    let whole = wires.len() == 1;
    for (piece, wire) in wires.into_iter().enumerate() {
        let inner = mouths.iter().filter(|m| whole || m.rises == (piece == 1)).map(|m| m.wire.clone());
        brep.faces.push(plane(border.rise(piece, facet), facet.line, wire, inner.collect()));
    }
}

/// A face of the sole, looking down.
fn plane(rise: f64, line: f64, outer: Vec<EdgeSide>, inner: Vec<Vec<EdgeSide>>) -> BrepFace {
    BrepFace {
        name: "post sole".into(),
        surface: BrepSurface::Plane {
            origin: Point3::new(0.0, line, 0.0),
            u: Vector3::new(0.0, 1.0, rise).normalize(),
            v: Vector3::x(),
        },
        outer,
        inner,
    }
}

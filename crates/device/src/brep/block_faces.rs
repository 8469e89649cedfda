//! A block: its walls, ruled between the sole's border and the underside, and the planes of its sole.

use super::BrepError;
use super::shell_faces::Surfaces;
use crate::post::{Block, Facet, Pocket};
use windlass_geometry::brep::{BrepFace, CubicRun, EdgeSide, SplineCurve};
use windlass_geometry::{Brep, BrepSurface, Point2, Point3, Ring, SplinePatch, Vector3};

/// A place of the block's border: on the sole, and in the shell's plan where its wall ends.
type Post = (Point2, Point2);

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
    foot: usize,
    junction: usize,
    /// Edge from the sole to the underside at the beginning of the piece.
    riser: usize,
}

/// Adds walls and sole; gives the wire of the hole in the underside.
pub fn stand(block: &Block, surfaces: &Surfaces, brep: &mut Brep) -> Result<Vec<EdgeSide>, BrepError> {
    let border = Border::of(block)?;
    let walls = raise(border.curves(block.facet, surfaces, FINER), brep);
    wall_faces(&walls, brep);
    let mouths: Vec<Mouth> = block.pockets.iter().map(|p| dig(p, block.facet, surfaces, brep)).collect();
    sole(&walls, &border, block.facet, mouths, brep);
    Ok(walls.iter().map(|w| EdgeSide::forward(w.junction)).collect())
}

/// The wire that a pocket leaves in the sole, and whether that part of the sole rises.
struct Mouth {
    wire: Vec<EdgeSide>,
    rises: bool,
}

/// Adds the walls and the roof of a pocket, whose border runs clockwise.
fn dig(pocket: &Pocket, facet: Facet, surfaces: &Surfaces, brep: &mut Brep) -> Mouth {
    let posts: Vec<Post> = pocket.mouth.iter().copied().zip(pocket.roof.iter().copied()).collect();
    let border = Border::Smooth(posts);
    let walls = raise(border.curves(facet, surfaces, FINER_IN_POCKETS), brep);
    wall_faces(&walls, brep);
    let (min, max) = Ring { points: pocket.roof.clone() }.bounds();
    brep.faces.push(BrepFace {
        name: "pocket roof".into(),
        surface: BrepSurface::Patch(surfaces.underside_over(min, max).transposed()),
        outer: walls.iter().map(|w| EdgeSide::forward(w.junction)).collect(),
        inner: Vec::new(),
    });
    let wire = walls.iter().rev().map(|w| EdgeSide::backward(w.foot)).collect();
    Mouth { wire, rises: border.rise(0, facet) > 0.0 }
}

/// The faces of walls round a border.
fn wall_faces(walls: &[Wall], brep: &mut Brep) {
    for (k, wall) in walls.iter().enumerate() {
        let next = &walls[(k + 1) % walls.len()];
        let rows = [wall.foot, wall.junction].map(|e| brep.edges[e].curve.clone());
        brep.faces.push(BrepFace {
            name: "post wall".into(),
            surface: BrepSurface::Patch(SplinePatch::across(&rows, 1, vec![0.0, 0.0, 1.0, 1.0])),
            outer: vec![
                EdgeSide::forward(wall.foot),
                EdgeSide::forward(next.riser),
                EdgeSide::backward(wall.junction),
                EdgeSide::backward(wall.riser),
            ],
            inner: Vec::new(),
        });
    }
}

impl Border {
    fn of(block: &Block) -> Result<Self, BrepError> {
        let foot = block.foot.points.iter().copied();
        let posts: Vec<Post> = foot.zip(block.junction.iter().copied()).collect();
        let facet = block.facet;
        let n = posts.len();
        let rises = |k: usize| posts[k % n].0.y > facet.line;
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

    /// Two pieces of the sole's border, each with the piece of the wall's upper edge above it.
    fn curves(&self, facet: Facet, surfaces: &Surfaces, finer: usize) -> [[SplineCurve; 2]; 2] {
        let plane = |piece: usize| (self.rise(piece, facet), facet.line);
        match self {
            Border::Smooth(posts) => {
                let runs = runs(posts, true, plane(0), finer, surfaces);
                let (half, whole) = (posts.len() / 2 * finer, posts.len() * finer);
                [(0, half), (half, whole)].map(|(a, b)| [0, 1].map(|row: usize| runs[row].piece(a, b)))
            }
            Border::Creased(pieces) => [0, 1].map(|k: usize| {
                let runs = runs(&pieces[k], false, plane(k), finer, surfaces);
                runs.map(|run| run.piece(0, (pieces[k].len() - 1) * finer))
            }),
        }
    }

    /// How a piece's plane rises from the line.
    fn rise(&self, piece: usize, facet: Facet) -> f64 {
        let rises = match self {
            Border::Smooth(posts) => posts[0].0.y > facet.line,
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
        let ((p, j), (q, l)) = (posts[k], posts[(k + 1) % n]);
        let s = (facet.line - p.y) / (q.y - p.y);
        let foot = Point2::new(p.x + (q.x - p.x) * s, facet.line);
        (foot, j + (l - j) * s)
    };
    let (first, last) = (on_line(a), on_line(b));
    let count = (b + n - a) % n;
    let far = |p: &Post| (p.0 - first.0).norm() > NEAR && (p.0 - last.0).norm() > NEAR;
    let inner = (1..=count).map(|k| posts[(a + k) % n]).filter(far);
    std::iter::once(first).chain(inner).chain([last]).collect()
}

/// Curves through the sole's border and the wall's upper edge over it, over the same parameters: the length of the
/// sole's border. The sole's plane as its rise and the line that it rises from; `finer` points for each post.
fn runs(
    posts: &[Post],
    is_closed: bool,
    (rise, line): (f64, f64),
    finer: usize,
    surfaces: &Surfaces,
) -> [CubicRun; 2] {
    let mut params = vec![0.0];
    let onward = posts.iter().skip(1).chain(posts.iter().take(usize::from(is_closed)));
    for (a, b) in posts.iter().zip(onward) {
        params.push(params[params.len() - 1] + (b.0 - a.0).norm());
    }
    let last = params.len() - 1;
    let through = |params: &[f64], points: Vec<Point3>| match is_closed {
        true => CubicRun::closed(params.to_vec(), points),
        false => CubicRun::open(params.to_vec(), points),
    };
    let flat = |p: Point2| Point3::new(p.x, p.y, 0.0);
    let feet = through(&params, posts.iter().map(|p| flat(p.0)).collect()).piece(0, last);
    let places = through(&params, posts.iter().map(|p| flat(p.1)).collect()).piece(0, last);
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
    [through(&fine, drawn.iter().map(on_sole).collect()), through(&fine, drawn.iter().map(under).collect())]
}

/// Draws the edges of the walls.
fn raise(curves: [[SplineCurve; 2]; 2], brep: &mut Brep) -> Vec<Wall> {
    let corners = [0, 1].map(|k: usize| [0, 1].map(|row: usize| brep.add_vertex(curves[k][row].control[0])));
    let risers = corners.map(|[low, high]| {
        let line = SplineCurve::line(brep.vertices[low], brep.vertices[high]);
        brep.add_edge(low, high, line)
    });
    let walls = curves.into_iter().enumerate().map(|(k, [foot, junction])| {
        let next = corners[(k + 1) % 2];
        Wall {
            foot: brep.add_edge(corners[k][0], next[0], foot),
            junction: brep.add_edge(corners[k][1], next[1], junction),
            riser: risers[k],
        }
    });
    walls.collect()
}

/// The planes of the sole: one, or two that meet on the facet's line.
fn sole(walls: &[Wall], border: &Border, facet: Facet, mouths: Vec<Mouth>, brep: &mut Brep) {
    let foot = |k: usize| EdgeSide::backward(walls[k].foot);
    let wires = match border {
        Border::Smooth(_) => vec![vec![foot(1), foot(0)]],
        Border::Creased(_) => {
            let [from, to] = [0, 1].map(|k: usize| brep.edges[walls[k].foot].from);
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

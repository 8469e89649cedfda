//! A block: its walls, ruled between the sole's border and the underside, and the planes of its sole.

use super::BrepError;
use super::shell_faces::Surfaces;
use crate::post::{Block, Facet};
use windlass_geometry::brep::{BrepFace, CubicRun, EdgeSide, SplineCurve};
use windlass_geometry::{Brep, BrepSurface, Point2, Point3, SplinePatch, Vector3};

/// A place of the block's border: on the sole, and in the shell's plan where its wall ends.
type Post = (Point2, Point2);

/// The walls of one piece of the border, as edges.
struct Wall {
    foot: usize,
    junction: usize,
    /// Edge from the sole to the underside at the beginning of the piece.
    riser: usize,
}

/// Adds walls and sole; gives the wire of the hole in the underside.
pub fn stand(block: &Block, surfaces: &Surfaces, brep: &mut Brep) -> Result<Vec<EdgeSide>, BrepError> {
    let (pieces, is_creased) = pieces(block)?;
    let walls = raise(&pieces, is_creased, block.facet, surfaces, brep);
    for k in 0..walls.len() {
        let next = &walls[(k + 1) % walls.len()];
        let wall = &walls[k];
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
    sole(&walls, is_creased, &pieces, block.facet, brep);
    Ok(walls.iter().map(|w| EdgeSide::forward(w.junction)).collect())
}

/// The border in two pieces that share their ends, counter-clockwise from above; the second value says whether
/// they meet on the facet's line, the first piece then being the flat one.
fn pieces(block: &Block) -> Result<([Vec<Post>; 2], bool), BrepError> {
    let posts: Vec<Post> = block
        .foot
        .points
        .iter()
        .copied()
        .zip(block.junction.iter().copied())
        .collect();
    let facet = block.facet;
    let n = posts.len();
    let rises = |p: &Post| p.0.y > facet.line;
    let crossings: Vec<usize> = (0..n)
        .filter(|&k| facet.rise != 0.0 && rises(&posts[k]) != rises(&posts[(k + 1) % n]))
        .collect();
    match crossings[..] {
        [] => {
            let half = n / 2;
            let second = posts[half..].iter().chain(&posts[..1]).copied().collect();
            Ok(([posts[..=half].to_vec(), second], false))
        }
        [a, b] => {
            let (from_a, from_b) = (between(&posts, a, b, facet), between(&posts, b, a, facet));
            // The piece after a crossing lies on the side of the point after it.
            let pieces = if rises(&posts[(a + 1) % n]) {
                [from_b, from_a]
            } else {
                [from_a, from_b]
            };
            Ok((pieces, true))
        }
        _ => Err(BrepError::FacetLine {
            crossings: crossings.len(),
        }),
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

/// Draws the edges of the walls.
fn raise(
    pieces: &[Vec<Post>; 2],
    is_creased: bool,
    facet: Facet,
    surfaces: &Surfaces,
    brep: &mut Brep,
) -> Vec<Wall> {
    let heights = [0, 1].map(|k| if is_creased && k == 0 { 0.0 } else { facet.rise });
    let lines = [0, 1].map(|k| run(&pieces[k], heights[k], facet.line, surfaces));
    let curves = if is_creased {
        lines.map(|[foot, junction]| [whole_open(foot), whole_open(junction)])
    } else {
        closed_halves(lines)
    };
    let corners: Vec<[usize; 2]> = curves
        .iter()
        .map(|pair| [0, 1].map(|row: usize| brep.add_vertex(pair[row].control[0])))
        .collect();
    let risers: Vec<usize> = corners
        .iter()
        .map(|&[low, high]| {
            let line = SplineCurve::line(brep.vertices[low], brep.vertices[high]);
            brep.add_edge(low, high, line)
        })
        .collect();
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

/// Points along a curve and their parameters.
type Line = (Vec<f64>, Vec<Point3>);

/// The points of the sole's border and of the wall's upper edge, over the length of the sole's border.
fn run(posts: &[Post], rise: f64, line: f64, surfaces: &Surfaces) -> [Line; 2] {
    let mut params = vec![0.0];
    for pair in posts.windows(2) {
        params.push(params[params.len() - 1] + (pair[1].0 - pair[0].0).norm());
    }
    let foot = posts
        .iter()
        .map(|(q, _)| Point3::new(q.x, q.y, rise * (q.y - line)));
    let junction = posts.iter().map(|(_, place)| surfaces.underside.point(*place));
    [
        (params.clone(), foot.collect()),
        (params.clone(), junction.collect()),
    ]
}

fn whole_open((params, points): Line) -> SplineCurve {
    let last = points.len() - 1;
    CubicRun::open(params, points).piece(0, last)
}

/// Two halves of closed curves, smooth where they meet.
fn closed_halves([first, second]: [[Line; 2]; 2]) -> [[SplineCurve; 2]; 2] {
    let halves: Vec<[SplineCurve; 2]> = first
        .into_iter()
        .zip(second)
        .map(|((mut params, mut points), (more, others))| {
            let (half, length) = (points.len() - 1, params[params.len() - 1]);
            params.extend(more[1..].iter().map(|t| length + t));
            points.extend_from_slice(&others[1..others.len() - 1]);
            let whole = CubicRun::closed(params, points);
            let last = whole.points().len() - 1;
            [whole.piece(0, half), whole.piece(half, last)]
        })
        .collect();
    [0, 1].map(|k| [0, 1].map(|row: usize| halves[row][k].clone()))
}

/// The planes of the sole: one, or two that meet on the facet's line.
fn sole(walls: &[Wall], is_creased: bool, pieces: &[Vec<Post>; 2], facet: Facet, brep: &mut Brep) {
    let border = |k: usize| EdgeSide::backward(walls[k].foot);
    if !is_creased {
        // All on one side of the line: on the plane of that side.
        let rises = facet.rise != 0.0 && pieces[0][0].0.y > facet.line;
        let rise = if rises { facet.rise } else { 0.0 };
        brep.faces
            .push(plane(rise, facet.line, vec![border(1), border(0)]));
        return;
    }
    let [from, to] = [0, 1].map(|k: usize| brep.edges[walls[k].foot].from);
    let straight = SplineCurve::line(brep.vertices[from], brep.vertices[to]);
    let line = brep.add_edge(from, to, straight);
    brep.faces
        .push(plane(0.0, facet.line, vec![border(0), EdgeSide::forward(line)]));
    brep.faces.push(plane(
        facet.rise,
        facet.line,
        vec![border(1), EdgeSide::backward(line)],
    ));
}

/// A face of the sole, looking down.
fn plane(rise: f64, line: f64, outer: Vec<EdgeSide>) -> BrepFace {
    BrepFace {
        name: "post sole".into(),
        surface: BrepSurface::Plane {
            origin: Point3::new(0.0, line, 0.0),
            u: Vector3::new(0.0, 1.0, rise).normalize(),
            v: Vector3::x(),
        },
        outer,
        inner: Vec::new(),
    }
}

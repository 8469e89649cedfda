//! Places a third-party device under the foot: finds its unit, which way is up, its yaw and its origin, and reports them.

use crate::sole::{Region, Sole};
use nalgebra::{Matrix3, Vector3};
use windlass_geometry::{Grid, HeightField, Mesh, Point2, Point3, upper_envelope};
use windlass_measure::Note;

/// Shortest and longest device, mm.
const LENGTHS: [f64; 2] = [110.0, 345.0];
/// Units tried, in this order: name and mm.
const UNITS: [(&str, f64); 4] = [("mm", 1.0), ("m", 1000.0), ("cm", 10.0), ("inch", 25.4)];
/// What an uncovered spot behind the heads costs, mm of gap.
const BARE: f64 = 12.0;
/// Distance of the places at which the top is read, mm: of a mesh that lies askew up to a cell of the edge is lost, and
/// the seat would be moved by as much.
const CELL: f64 = 0.5;
/// How much better another seat must be than the one the mesh comes in, mm.
const STAYS: f64 = 0.5;

/// A turn about the vertical and a shift that carry the mesh's plan to the foot's.
#[derive(Debug, Clone, Copy)]
struct Seat {
    yaw: f64,
    x: f64,
    y: f64,
}

impl Seat {
    /// The place in the mesh's plan that lies under a place of the foot.
    fn back(&self, p: Point2) -> Point2 {
        let (sin, cos) = (libm::sin(self.yaw), libm::cos(self.yaw));
        let (x, y) = (p.x - self.x, p.y - self.y);
        Point2::new(cos * x + sin * y, cos * y - sin * x)
    }

    fn of(&self, p: Point3) -> Point3 {
        let (sin, cos) = (libm::sin(self.yaw), libm::cos(self.yaw));
        Point3::new(cos * p.x - sin * p.y + self.x, sin * p.x + cos * p.y + self.y, p.z)
    }
}

/// How much better a mesh must lie mirrored to be one of the other foot, mm.
const OTHER_FOOT: f64 = 1.2;
/// A mesh whose best seat leaves more than this is no device of this foot, mm.
const NOWHERE: f64 = 9.0;

/// Why a mesh is not under the foot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Misplaced {
    /// By its size or shape it is no device of this foot.
    Elsewhere,
    /// It follows the sole better as its mirror image: by so much, mm, as it is and mirrored.
    OtherFoot(f64, f64),
}

/// A way in which a mesh may come to lie.
struct Lying {
    mesh: Mesh,
    seat: Seat,
    from: Point2,
    over: bool,
    rest: f64,
}

/// The mesh (canonical right) under the sole, and what was done to it.
pub fn place(mesh: &Mesh, sole: &Sole) -> Result<(Mesh, Note), Misplaced> {
    let mut mesh = mesh.clone();
    let turned = upright(&mut mesh).ok_or(Misplaced::Elsewhere)?;
    let (unit, factor) = scaled(&mut mesh).ok_or(Misplaced::Elsewhere)?;
    let best = laid(&mesh, sole).ok_or(Misplaced::Elsewhere)?;
    if let Some(mirror) = laid(&mesh.clone().mirrored_y(), sole)
        && mirror.rest + OTHER_FOOT < best.rest
    {
        return Err(Misplaced::OtherFoot(best.rest, mirror.rest));
    }
    if best.rest > NOWHERE {
        return Err(Misplaced::Elsewhere);
    }
    let Lying { mut mesh, seat, from, over, rest } = best;
    for v in &mut mesh.vertices {
        *v = seat.of(*v);
    }
    let standing_by_leg = match (turned, over) {
        (_, true) => ", turned over",
        (true, false) => ", turned upright",
        (false, false) => "",
    };
    let text = format!(
        "third-party device: read in {unit} (x {factor}){standing_by_leg}, turned by {:.1} deg and moved by {:.1}, {:.1} mm under the foot; its top \
         follows the sole within {rest:.1} mm rms",
        seat.yaw.to_degrees(),
        seat.x - from.x,
        seat.y - from.y,
    );
    let note = Note::info("device", text);
    Ok((
        mesh,
        note.then("check this placement against the device; if it is wrong, supply the mesh in mm in the foot frame"),
    ))
}

/// The better of both ways up.
fn laid(mesh: &Mesh, sole: &Sole) -> Option<Lying> {
    let mut over = mesh.clone();
    for v in &mut over.vertices {
        *v = Point3::new(v.x, -v.y, -v.z);
    }
    let (up, down) = (seated(mesh, sole, false)?, seated(&over, sole, true)?);
    Some(if down.rest + STAYS < up.rest { down } else { up })
}

/// The best seat of a mesh that lies as it does; one that already stands in the foot frame stays where it is.
fn seated(mesh: &Mesh, sole: &Sole, over: bool) -> Option<Lying> {
    let mut mesh = mesh.clone();
    let bounds = mesh.bounds()?;
    let from = nalgebra::center(&bounds.min.xy(), &bounds.max.xy());
    for v in &mut mesh.vertices {
        *v = Point3::new(v.x - from.x, v.y - from.y, v.z - bounds.min.z);
    }
    let bounds = mesh.bounds()?;
    let top = upper_envelope(&mesh, Grid::covering(bounds.min.xy(), bounds.max.xy(), CELL));
    let along = long_axis(&mesh);
    let reach = |v: &Point3| (v.x * libm::cos(along) + v.y * libm::sin(along)).abs();
    let half = mesh.vertices.iter().map(reach).fold(0.0, f64::max);
    // Both ways round, from several starts, since the search only goes downhill.
    let mut fits = Vec::new();
    for yaw in [-along, std::f64::consts::PI - along] {
        for x in [-12.0, -2.0, 8.0] {
            for y in [-12.0, 0.0, 12.0] {
                fits.push(refined(&top, sole, Seat { yaw, x: half + x, y: sole.heel_y + y }));
            }
        }
    }
    let given = Seat { yaw: 0.0, x: from.x, y: from.y };
    let given = (given, misfit(&top, sole, &given) - STAYS);
    let (seat, _) = fits.into_iter().fold(given, |a, b| if b.1 < a.1 { b } else { a });
    let rest = misfit(&top, sole, &seat);
    Some(Lying { mesh, seat, from, over, rest })
}

/// Stands the mesh on its flat side: the shortest extent is vertical. Tells whether anything was turned.
fn upright(mesh: &mut Mesh) -> Option<bool> {
    let b = mesh.bounds()?;
    let size = b.max - b.min;
    if size.z <= size.x && size.z <= size.y {
        return Some(false);
    }
    let about_y = size.x < size.y;
    for v in &mut mesh.vertices {
        *v = if about_y { Point3::new(v.z, v.y, -v.x) } else { Point3::new(v.x, v.z, -v.y) };
    }
    Some(true)
}

/// Scales to millimetres by the first unit in which the length is a device's.
fn scaled(mesh: &mut Mesh) -> Option<(&'static str, f64)> {
    let b = mesh.bounds()?;
    let size = b.max - b.min;
    let length = libm::hypot(size.x, size.y);
    let (unit, factor) =
        UNITS.into_iter().find(|(_, mm)| length * mm >= LENGTHS[0] && length * mm <= LENGTHS[1])?;
    for v in &mut mesh.vertices {
        *v = Point3::from(v.coords * factor);
    }
    Some((unit, factor))
}

/// Direction of the long axis in the plan, rad, by the second moments of the vertices about the middle.
fn long_axis(mesh: &Mesh) -> f64 {
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for v in &mesh.vertices {
        xx += v.x * v.x;
        yy += v.y * v.y;
        xy += v.x * v.y;
    }
    0.5 * libm::atan2(2.0 * xy, xx - yy)
}

/// Pattern search about a start: the seat whose top follows the sole best, and how well, mm.
fn refined(top: &HeightField, sole: &Sole, start: Seat) -> (Seat, f64) {
    let mut best = (start, misfit(top, sole, &start));
    for (turn, step) in [(8f64, 12.0), (4.0, 6.0), (2.0, 3.0), (1.0, 1.5), (0.5, 0.75), (0.2, 0.3)] {
        for _ in 0..20 {
            let from = best.0;
            for (dyaw, dx, dy) in [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)] {
                let seat = Seat {
                    yaw: from.yaw + f64::from(dyaw) * turn.to_radians(),
                    x: from.x + f64::from(dx) * step,
                    y: from.y + f64::from(dy) * step,
                };
                let now = misfit(top, sole, &seat);
                if now < best.1 {
                    best = (seat, now);
                }
            }
            if (best.0.yaw, best.0.x, best.0.y) == (from.yaw, from.x, from.y) {
                break;
            }
        }
    }
    best
}

/// Spread of the gap between sole and top over heel and midfoot about a plane (posts and lifts tilt it on purpose),
/// mm rms, with a price on what lies bare.
fn misfit(top: &HeightField, sole: &Sole, seat: &Seat) -> f64 {
    let (mut normal, mut right, mut square) = (Matrix3::zeros(), Vector3::zeros(), 0.0);
    let (mut all, mut bare) = (0.0, 0.0);
    for s in sole.elements.iter().filter(|s| matches!(s.region, Region::Heel | Region::Midfoot)) {
        all += 1.0;
        let Some(z) = top.sample(seat.back(s.at)) else {
            bare += 1.0;
            continue;
        };
        let gap = (z - s.height).clamp(-30.0, 30.0);
        let row = Vector3::new(1.0, s.at.x * 0.01, s.at.y * 0.01);
        normal += row * row.transpose();
        right += row * gap;
        square += gap * gap;
    }
    let plane = normal.lu().solve(&right).unwrap_or_else(Vector3::zeros);
    let spread = (square - plane.dot(&right)).max(0.0);
    ((spread + bare * BARE * BARE) / f64::max(all, 1.0)).sqrt()
}

#[cfg(test)]
mod tests;

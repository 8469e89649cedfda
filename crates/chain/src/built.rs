//! The support that a device's triangles make: no dose, no prescription, only what was built.

use crate::case::DeviceUnderFoot;
use crate::mechanism::Mechanism;
use crate::place::{Misplaced, place};
use crate::sole::{Sole, square};
use crate::support::{STANDS_OFF, Support, bridge, clamped, foam};
use windlass_geometry::{Grid, HeightField, Point2, lower_envelope, upper_envelope};
use windlass_measure::{Note, Side};

/// The device stands on the shoe where its underside is lower than this, mm.
const RESTS: f64 = 0.6;
/// Distance of the heights read from the mesh, mm.
const FINE: f64 = 2.0;

/// Upper and lower side of a device over a fine grid, canonical right.
struct Sides {
    top: HeightField,
    bottom: HeightField,
}

impl Sides {
    fn at(&self, p: Point2) -> Option<(f64, f64)> {
        let g = &self.top.grid;
        let node =
            |v: f64, n: usize| (v.round() >= 0.0 && v.round() < n as f64).then_some(v.round() as usize);
        let ix = node((p.x - g.origin.x) / g.pitch, g.nx)?;
        let iy = node((p.y - g.origin.y) / g.pitch, g.ny)?;
        Some((self.top.at(ix, iy)?, self.bottom.at(ix, iy)?))
    }

    /// The share of a spring's square that lies on the device, and the mean heights there; `None` when nothing does.
    fn over(&self, middle: Point2, side: f64) -> Option<(f64, f64, f64)> {
        let (mut of, mut on, mut sum) = (0.0, 0.0, [0.0; 2]);
        for p in square(middle, side) {
            of += 1.0;
            if let Some((top, bottom)) = self.at(p) {
                (on, sum) = (on + 1.0, [sum[0] + top, sum[1] + bottom]);
            }
        }
        (on > 0.0).then(|| (on / of, sum[0] / on, sum[1] / on))
    }
}

/// The support under a sole, and how a device made elsewhere was placed.
///
/// # Errors
/// [`Misplaced`] when it lies nowhere under the foot, or is one of the other foot.
pub fn support(
    sole: &Sole,
    device: &DeviceUnderFoot,
    side: Side,
    mechanism: &Mechanism,
) -> Result<(Support, Option<Note>), Misplaced> {
    let (mirrored, mut moved);
    moved = None;
    let mesh = match side {
        Side::Right => device.mesh,
        Side::Left => {
            mirrored = device.mesh.clone().mirrored_y();
            &mirrored
        }
    };
    let placed = if device.made_elsewhere { Some(place(mesh, sole)?) } else { None };
    let (mesh, note) = placed.map_or((mesh, None), |(m, n)| (moved.insert(m), Some(n)));
    let bounds = mesh.bounds().ok_or(Misplaced::Elsewhere)?;
    let grid = Grid::covering(bounds.min.xy(), bounds.max.xy(), FINE);
    let sides = Sides { top: upper_envelope(mesh, grid), bottom: lower_envelope(mesh, grid) };
    let mut support = Support::shoe(sole, mechanism);
    let cover = foam(device.cover_mm, mechanism.shoe.cover_kpa, &mechanism.formula);
    let mut covered = 0;
    let (mut shell, mut bridges) = (0.0, 0.0);
    for (i, element) in sole.elements.iter().enumerate() {
        let Some((share, top, bottom)) = sides.over(element.at, sole.grid.pitch) else {
            continue;
        };
        covered += 1;
        support.top[i] = share * (top + device.cover_mm);
        support.soft[i] += share * cover;
        if let Some(span) = span_at(&sides, element.at).filter(|_| bottom > RESTS) {
            let bends = clamped(span.clamped, &mechanism.formula);
            // Where the shell hardly stands off the shoe it comes to rest on it.
            support.bridge[i] = bends
                * bridge(span.length, span.share, device.youngs_modulus_mpa)
                * (bottom / STANDS_OFF).min(1.0);
            // What bends most decides: a pocket's roof over a post is a short span, whatever its wall.
            shell += (top - bottom) * support.bridge[i];
            bridges += support.bridge[i];
        }
    }
    if covered == 0 {
        return Err(Misplaced::Elsewhere);
    }
    if bridges > 0.0 {
        support.shell_mm = shell / bridges;
    }
    support.plate = plates(&sides, sole, mechanism, device.youngs_modulus_mpa);
    // Where the device ends behind the ball, the shoe's floor is there.
    let top = |share: f64| {
        sides.at(Point2::new(share * sole.length, sole.heel_y)).map_or(0.0, |(top, _)| top + device.cover_mm)
    };
    support.pitch = libm::atan((top(0.13) - top(0.68)) / (0.55 * sole.length));
    Ok((support, note))
}

/// An unsupported run of the shell along x: its length, a place's share of it, and at how many of its ends the shell is
/// clamped to a flat foot rather than resting on an edge; a foot too short to clamp counts in part.
struct Span {
    length: f64,
    share: f64,
    clamped: f64,
}

/// A foot this long holds the shell's slope, mm.
const CLAMPS: f64 = 12.0;

fn span_at(sides: &Sides, p: Point2) -> Option<Span> {
    let bottom = |x: f64| sides.at(Point2::new(x, p.y)).map(|(_, bottom)| bottom);
    let hangs = |x: f64| bottom(x).is_some_and(|b| b > RESTS);
    let stands = |x: f64| bottom(x).is_some_and(|b| b <= RESTS);
    if !hangs(p.x) {
        return None;
    }
    // Where the run ends, and how much of a foot follows.
    let reach = |step: f64| {
        let mut x = p.x;
        while hangs(x + step) {
            x += step;
        }
        let most = (CLAMPS / FINE) as u32;
        let foot = (1..=most).take_while(|k| stands(x + step * f64::from(*k))).count();
        // Between two places the underside comes down straight.
        let down = bottom(x).zip(bottom(x + step)).map_or(1.0, |(up, low)| (up - RESTS) / (up - low));
        (x + step * down, foot as f64 / f64::from(most))
    };
    let ((from, behind), (to, before)) = (reach(-FINE), reach(FINE));
    let length = (to - from).max(FINE);
    Some(Span { length, share: ((p.x - from) / length).clamp(0.0, 1.0), clamped: behind + before })
}

/// Bending stiffness of what crosses the MTP joints of a strip, N.m/deg: sections `EI = sum E t^3/12 dy` in series over
/// `bends` mm, a third of it behind the line of the heads. 0 when nothing crosses.
fn plate(sides: &Sides, line: impl Fn(f64) -> f64, strip: [f64; 2], bends: f64, modulus: f64) -> f64 {
    let mut compliance = 0.0;
    let mut along = -bends / 3.0;
    while along < 2.0 / 3.0 * bends {
        let mut rigidity = 0.0;
        let mut y = strip[0];
        while y <= strip[1] {
            if let Some((top, bottom)) = sides.at(Point2::new(line(y) + along, y)) {
                rigidity += modulus * (top - bottom).powi(3) / 12.0 * FINE;
            }
            y += FINE;
        }
        if rigidity <= 0.0 {
            return 0.0;
        }
        compliance += FINE / rigidity;
        along += FINE;
    }
    (1.0 / compliance * 1e-3).to_radians()
}

/// Half width of the strip under the first ray, mm.
const RAY: f64 = 18.0;

/// Plates under hallux and lesser toes.
fn plates(sides: &Sides, sole: &Sole, mechanism: &Mechanism, modulus: f64) -> [f64; 2] {
    let (first, fifth) = (sole.first_head, sole.fifth_head);
    let slope = (fifth.x - first.x) / (fifth.y - first.y);
    let line = |y: f64| first.x + slope * (y - first.y);
    let bends = mechanism.formula.plate_bends_over * sole.length;
    [[first.y - RAY, first.y + RAY], [fifth.y, first.y - RAY]]
        .map(|strip| plate(sides, line, strip, bends, modulus))
}

//! The support that a device's triangles make: no dose, no prescription, only what was built.

use crate::case::DeviceUnderFoot;
use crate::mechanism::Mechanism;
use crate::place::{Misplaced, place};
use crate::sole::Sole;
use crate::support::{Support, bridge};
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
    let cover = device.cover_mm / mechanism.shoe.cover_kpa;
    let mut covered = 0;
    let (mut shell, mut bridges) = (0.0, 0);
    for (i, spot) in sole.spots.iter().enumerate() {
        let Some((top, bottom)) = sides.at(spot.at) else {
            continue;
        };
        covered += 1;
        support.top[i] = top + device.cover_mm;
        support.soft[i] += cover;
        if let Some((span, share)) = span_at(&sides, spot.at).filter(|_| bottom > RESTS) {
            // Where the shell hardly stands off the shoe it comes to rest on it.
            support.bridge[i] = bridge(span, share, device.youngs_modulus_mpa) * (bottom / 8.0).min(1.0);
            shell += top - bottom;
            bridges += 1;
        }
    }
    if covered == 0 {
        return Err(Misplaced::Elsewhere);
    }
    if bridges > 0 {
        support.shell_mm = shell / f64::from(bridges);
    }
    support.plate = plate(&sides, sole, device.youngs_modulus_mpa);
    support.first_ray_free = device.first_ray_free.unwrap_or_else(|| first_ray_free(&sides, sole));
    // Where the device ends behind the ball, the shoe's floor is there.
    let top = |share: f64| {
        sides.at(Point2::new(share * sole.length, sole.heel_y)).map_or(0.0, |(top, _)| top + device.cover_mm)
    };
    support.pitch = libm::atan((top(0.13) - top(0.68)) / (0.55 * sole.length));
    Ok((support, note))
}

/// Length of the unsupported run along x through a place, and the place's share of it.
fn span_at(sides: &Sides, p: Point2) -> Option<(f64, f64)> {
    let hangs = |x: f64| sides.at(Point2::new(x, p.y)).is_some_and(|(_, bottom)| bottom > RESTS);
    if !hangs(p.x) {
        return None;
    }
    let reach = |step: f64| {
        let mut x = p.x;
        while hangs(x + step) {
            x += step;
        }
        x
    };
    let (from, to) = (reach(-FINE) - FINE, reach(FINE) + FINE);
    Some((to - from, (p.x - from) / (to - from)))
}

/// Half width of the strip under the first ray, mm.
const RAY: f64 = 18.0;

/// Bending stiffness of what crosses the first MTP joint, N.m/deg: sections `EI = sum E t^3/12 dy` in series from
/// 12 mm behind to 24 mm before the head's centre (the joint's bending region in a shoe). 0 when nothing crosses.
fn plate(sides: &Sides, sole: &Sole, modulus: f64) -> f64 {
    let head = sole.first_head;
    let mut compliance = 0.0;
    let mut x = head.x - 12.0;
    while x < head.x + 24.0 {
        let mut rigidity = 0.0;
        let mut y = head.y - RAY;
        while y <= head.y + RAY {
            if let Some((top, bottom)) = sides.at(Point2::new(x, y)) {
                rigidity += modulus * (top - bottom).powi(3) / 12.0 * FINE;
            }
            y += FINE;
        }
        if rigidity <= 0.0 {
            return 0.0;
        }
        compliance += FINE / rigidity;
        x += FINE;
    }
    (1.0 / compliance * 1e-3).to_radians()
}

/// Whether the shell ends at least 10 mm earlier under the first ray than under the second and third.
fn first_ray_free(sides: &Sides, sole: &Sole) -> bool {
    let end = |y: f64| {
        let mut x = sole.length;
        while x > 0.3 * sole.length && sides.at(Point2::new(x, y)).is_none() {
            x -= FINE;
        }
        x
    };
    let first = end(sole.first_head.y);
    let lesser = end(sole.first_head.y - 0.14 * sole.length);
    first + 10.0 < lesser
}

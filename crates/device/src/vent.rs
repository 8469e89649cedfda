//! Ventilation: round holes through the shell, chamfered above and below so that no edge is sharp against skin. Heel
//! cup, arch, rim and everything that another feature shaped stay whole.

use crate::anatomy::Anatomy;
use crate::doses::{Doses, Refusal};
use crate::layer::{Layer, shell_layers, top_layers};
use crate::plan::Plan;
use crate::post::Block;
use crate::shell::Shell;
use windlass_geometry::{Point2, Point3, Ring, RingIndex};
use windlass_prescription::Feature;

/// Radius of a hole, mm (laboratory habit: 3 to 4 mm wide), and how much wider its chamfer is.
pub const RADIUS: f64 = 1.75;
pub const CHAMFER: f64 = 0.5;
/// Distance of holes, mm (laboratory habit: 6.2 to 9).
const PITCH: f64 = 8.5;
/// Least distance of a hole's middle from the rim and from a block, mm (laboratory habit: a rim of 5 to 7).
const FROM_RIM: f64 = 8.5;
const FROM_BLOCK: f64 = 4.5;
/// The pierced part: from a share of foot length to a distance behind the front edge, mm; not within a distance of
/// the arch's apex, mm.
const REAR: f64 = 0.36;
const FRONT: f64 = -19.0;
const FROM_APEX: f64 = 26.0;
/// Points round a hole.
pub const POINTS: usize = 16;

/// A hole: its middle in the plan.
#[derive(Debug, Clone, Copy)]
pub struct Hole(pub Point2);

impl Hole {
    /// A circle about the middle, counter-clockwise; `radius` in mm.
    pub fn ring(self, radius: f64) -> [Point2; POINTS] {
        std::array::from_fn(|k| {
            let a = std::f64::consts::TAU * k as f64 / POINTS as f64;
            self.0 + windlass_geometry::Vector2::new(libm::cos(a), libm::sin(a)) * radius
        })
    }

    /// The two circles between the chamfers, just below the top and just above the underside. In mm.
    pub fn walls(
        self,
        top: impl Fn(Point2) -> Point3,
        under: impl Fn(Point2) -> Point3,
    ) -> [[Point3; POINTS]; 2] {
        let inner = self.ring(RADIUS);
        let ends = inner.map(|p| {
            let (a, b) = (top(p), under(p));
            let down = (b - a).normalize() * CHAMFER;
            [a + down, b - down]
        });
        [ends.map(|e| e[0]), ends.map(|e| e[1])]
    }
}

/// Where the holes go; refused by name when there is room for none.
pub fn holes(
    foot: &Anatomy,
    doses: &Doses,
    plan: &Plan,
    shell: &Shell,
    blocks: &[Block],
) -> Result<Vec<Hole>, Refusal> {
    if !doses.ventilation {
        return Ok(Vec::new());
    }
    let junctions: Vec<RingIndex> =
        blocks.iter().map(|b| RingIndex::of(&Ring { points: b.junction.clone() })).collect();
    let layers: Vec<Layer> = shell_layers(foot, doses, plan)
        .into_iter()
        .chain(top_layers(foot, doses, plan, doses.shell))
        .collect();
    let clear = |ring: &RingIndex, p: Point2, distance: f64| ring.distance_within(p, distance).is_none();
    let holes: Vec<Hole> = lattice(foot)
        .filter(|p| plan.area.contains(*p) && clear(&plan.area, *p, FROM_RIM))
        .filter(|p| plan.distal.ahead(*p) < FRONT && (p - foot.apex).norm() > FROM_APEX)
        .filter(|p| junctions.iter().all(|j| !j.contains(*p) && clear(j, *p, FROM_BLOCK)))
        .filter(|p| is_unshaped(foot, &layers, *p))
        .filter(|p| shell.underside_height(*p).is_some_and(f64::is_finite))
        .map(Hole)
        .collect();
    if holes.is_empty() {
        return Err(Refusal::new(
            Feature::Ventilation,
            "there is no space for holes between rim, posts and pads",
            "remove the ventilation, or the modifications occupying that area",
        ));
    }
    Ok(holes)
}

/// Rows of places, every other row shifted by half.
fn lattice(foot: &Anatomy) -> impl Iterator<Item = Point2> + use<> {
    const ROWS: i32 = 24;
    const EITHER_SIDE: i32 = 8;
    /// Height of a triangle with equal sides over its side: each hole is as far from all six neighbours.
    const ROW_PITCH: f64 = 0.866 * PITCH;
    let (rear, middle) = (foot.along(REAR), foot.heel.y);
    (0..ROWS).flat_map(move |i| {
        (-EITHER_SIDE..=EITHER_SIDE).map(move |j| {
            let shift = if i % 2 == 0 { 0.0 } else { PITCH / 2.0 };
            Point2::new(rear + ROW_PITCH * f64::from(i), middle + PITCH * f64::from(j) + shift)
        })
    })
}

/// Whether no feature but fill and arch height shaped the seat round a place.
fn is_unshaped(foot: &Anatomy, layers: &[Layer], p: Point2) -> bool {
    const SHAPED: f64 = 0.02;
    let around = [(0.0, 0.0), (4.0, 0.0), (-4.0, 0.0), (0.0, 4.0), (0.0, -4.0)];
    around.iter().all(|(dx, dy)| {
        let p = Point2::new(p.x + dx, p.y + dy);
        let mut z = foot.sole.height(p);
        layers.iter().all(|layer| {
            let before = z;
            z = layer.apply(p, z);
            let plain = matches!(layer.feature, None | Some(Feature::ArchFill | Feature::ArchHeight));
            layer.places_foot || plain || (z - before).abs() < SHAPED
        })
    })
}

//! The sole as a bed of springs: where it is, how thick and stiff the tissue, which region it belongs to.

use crate::mechanism::{Mechanism, Site};
use windlass_foot::{Foot, Loading, Regions};
use windlass_geometry::{Grid, Point2, Ring};

pub use windlass_foot::Region;

/// Springs along the length of a foot: a foot of another size has the same springs, farther apart.
const SPRINGS_ALONG: f64 = 38.0;
/// Places along a side of a spring's square at which sole and support are read; a spring has their mean.
const READ: usize = 3;

/// One spring of the bed, canonical right foot (+y medial), mm.
#[derive(Debug, Clone, Copy)]
pub struct FoundationElement {
    /// Place in the plan: the middle of what of its square lies on the sole.
    pub at: Point2,
    /// How much of its square lies on the sole.
    pub covered: f64,
    /// Height of the unloaded skin over the support plane.
    pub height: f64,
    /// Region.
    pub region: Region,
    /// Tissue thickness.
    pub thickness: f64,
    /// Small-strain modulus, kPa.
    pub modulus: f64,
    /// Compliance of a toe's own joints in series, mm per kPa.
    pub give: f64,
    /// How much of what is about it belongs to each region, in the order of [`Region::ALL`]: tissue passes from one to the
    /// next, so that no spring changes by much where the foot is turned or scaled by little.
    pub shares: [f64; Region::ALL.len()],
    /// How much of it counts for the midfoot's peak: less than lies in the midfoot, whose strip behind the heads bears with them.
    pub midfoot: f64,
    /// How much of it is on the medial half of the foot.
    pub medial: f64,
}

impl FoundationElement {
    /// Share of the element that belongs to some regions, 0..1.
    pub fn in_any(&self, regions: &[Region]) -> f64 {
        regions.iter().map(|r| self.shares[*r as usize]).sum()
    }
}

/// The sole of one foot.
#[derive(Debug, Clone)]
pub struct Sole {
    /// Its springs, x fastest.
    pub elements: Vec<FoundationElement>,
    /// The springs before and behind, and to both sides of each.
    pub beside: Vec<[Option<usize>; 4]>,
    /// Node of the grid that each spring stands on.
    pub nodes: Vec<usize>,
    /// The grid.
    pub grid: Grid,
    /// Foot length, mm.
    pub length: f64,
    /// First metatarsal head in the plan.
    pub first_head: Point2,
    /// Fifth metatarsal head in the plan.
    pub fifth_head: Point2,
    /// Middle of the heel across.
    pub heel_y: f64,
    /// Stiffness of the arch relative to an average foot; 1 = average.
    pub arch_rigidity: f64,
    /// Share of standing load that the foot carried when it was scanned.
    pub loaded: f64,
}

/// Where regions end, and where the heel's middle is.
struct Anatomy {
    heel: Point2,
    regions: Regions,
}

impl Anatomy {
    /// The middle of the foot across at a distance along it.
    fn middle(&self, x: f64) -> f64 {
        let ball = nalgebra::center(&self.regions.first, &self.regions.fifth);
        self.heel.y + (ball.y - self.heel.y) * ((x - self.heel.x) / (ball.x - self.heel.x)).clamp(0.0, 1.2)
    }

    /// Share of each region in the square about a place; the forefoot is drawn backward by `back`, mm.
    fn shares(&self, at: Point2, back: f64) -> [f64; Region::ALL.len()] {
        let mut shares = [0.0; Region::ALL.len()];
        let region = |p: Point2| match self.regions.at(p) {
            Region::Midfoot => match self.regions.at(Point2::new(p.x + back, p.y)) {
                heads @ (Region::FirstMetHead | Region::LesserMetHeads) => heads,
                _ => Region::Midfoot,
            },
            other => other,
        };
        let steps: [f64; 7] = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0].map(|s| s / 7.0 * BLEND);
        let each = 1.0 / (steps.len() * steps.len()) as f64;
        for dx in steps {
            for dy in steps {
                shares[region(Point2::new(at.x + dx, at.y + dy)) as usize] += each;
            }
        }
        shares
    }
}

fn site(mechanism: &Mechanism, region: Region) -> Site {
    let t = &mechanism.tissue;
    match region {
        Region::Heel => t.heel,
        Region::Midfoot => t.midfoot,
        Region::FirstMetHead => t.first_head,
        Region::LesserMetHeads => t.lesser_heads,
        Region::Hallux => t.hallux,
        Region::LesserToes => t.lesser_toes,
    }
}

/// Masks let the forefoot begin at 60 % of the foot's length, which is this much behind the heads' own region, share of foot
/// length.
const MASKED: f64 = 0.05;
/// Over how much one region's tissue passes to the next one's, mm.
const BLEND: f64 = 7.0;

/// The tissue of a place that has a share of several regions.
fn blended(mechanism: &Mechanism, shares: &[f64]) -> Site {
    let mut sum = Site { thickness_mm: 0.0, modulus_kpa: 0.0, give_mm_kpa: 0.0 };
    for (region, share) in Region::ALL.iter().zip(shares) {
        let site = site(mechanism, *region);
        sum.thickness_mm += share * site.thickness_mm;
        sum.modulus_kpa += share * site.modulus_kpa;
        sum.give_mm_kpa += share * site.give_mm_kpa;
    }
    sum
}

/// Skin higher than this over the support plane is wall of the foot, not sole, mm.
const SOLE_ENDS: f64 = 32.0;

impl Sole {
    /// The sole of a measured foot.
    pub fn of(foot: &Foot, mechanism: &Mechanism) -> Sole {
        let anatomy = Anatomy { heel: foot.landmarks.heel_centre.at.xy(), regions: Regions::of(foot) };
        let ring = Ring::new(foot.outline.clone());
        let height = |p: Point2| {
            let z = foot.plantar.observed.sample(p).unwrap_or_else(|| foot.plantar.surface.height(p));
            (ring.contains(p) && z < SOLE_ENDS).then_some(z)
        };
        let grid = grid_over(&ring.points, &anatomy);
        let loaded = match foot.loading {
            Loading::None => 0.0,
            // Where it is not known, half way.
            Loading::Semi | Loading::Unknown => 0.5,
            Loading::Full => 1.0,
        };
        Sole { loaded, ..Sole::build(&anatomy, grid, mechanism, height) }
    }

    /// An average adult sole of the given length, by formula: the sole of evidence subjects and tests.
    pub fn standard(length: f64, mechanism: &Mechanism) -> Sole {
        Sole::standard_with(length, 1.0, mechanism)
    }

    /// The same with the arch's height as a share of the average one.
    pub fn standard_with(length: f64, arch: f64, mechanism: &Mechanism) -> Sole {
        let at = |x: f64, y: f64| Point2::new(x * length, y * length);
        let regions =
            Regions { length, first: at(0.73, 0.105), fifth: at(0.635, -0.20), hallux: at(1.0, 0.06) };
        let anatomy = Anatomy { heel: at(0.13, 0.0), regions };
        let grid = grid_over(&[at(0.0, -0.26), at(1.0, 0.20)], &anatomy);
        Sole::build(&anatomy, grid, mechanism, |p| {
            standard_height(p.x / length, p.y / length, arch).map(|z| z * length)
        })
    }

    /// Where the line of the heads runs at a distance across, mm from the heel.
    pub fn heads_at(&self, y: f64) -> f64 {
        let (first, fifth) = (self.first_head, self.fifth_head);
        first.x + (fifth.x - first.x) / (fifth.y - first.y) * (y - first.y)
    }

    /// Height of the average sole of a length at a place, mm; `None` outside.
    #[cfg(test)]
    pub fn standard_at(p: Point2, length: f64) -> Option<f64> {
        standard_height(p.x / length, p.y / length, 1.0).map(|z| z * length)
    }

    fn build(a: &Anatomy, grid: Grid, mechanism: &Mechanism, height: impl Fn(Point2) -> Option<f64>) -> Sole {
        let (mut elements, mut nodes) = (Vec::new(), Vec::new());
        for (ix, iy) in grid.nodes() {
            let read: Vec<(Point2, f64)> =
                square(grid.node(ix, iy), grid.pitch).filter_map(|p| height(p).map(|z| (p, z))).collect();
            if read.is_empty() {
                continue;
            }
            let each = 1.0 / read.len() as f64;
            let at = Point2::from(read.iter().map(|(p, _)| p.coords * each).sum::<nalgebra::Vector2<f64>>());
            let height = read.iter().map(|(_, z)| z * each).sum();
            let shares = a.shares(at, 0.0);
            let site = blended(mechanism, &shares);
            let beside = at.y - a.middle(at.x);
            // Beside the calcaneus nothing bony presses: the pad gives way to the side.
            let off = beside.abs() / (mechanism.places.heel_bone * a.regions.length);
            let soft = shares[Region::Heel as usize] * (off * off).min(1.0);
            let held = 1.0 - mechanism.tissue.heel_rim_softness * soft;
            elements.push(FoundationElement {
                at,
                covered: read.len() as f64 / (READ * READ) as f64,
                height,
                region: a.regions.at(at),
                thickness: site.thickness_mm,
                modulus: site.modulus_kpa * held,
                give: site.give_mm_kpa,
                shares,
                midfoot: a.shares(at, MASKED * a.regions.length)[Region::Midfoot as usize],
                medial: (0.5 + beside / BLEND).clamp(0.0, 1.0),
            });
            nodes.push(grid.index(ix, iy));
        }
        Sole {
            beside: beside(&grid, &nodes),
            elements,
            nodes,
            grid,
            length: a.regions.length,
            first_head: a.regions.first,
            fifth_head: a.regions.fifth,
            heel_y: a.heel.y,
            arch_rigidity: 1.0,
            loaded: 0.0,
        }
    }
}

/// The places of a square, `side` mm wide, at which it is read.
pub fn square(middle: Point2, side: f64) -> impl Iterator<Item = Point2> {
    let off = move |k: usize| ((k as f64 + 0.5) / READ as f64 - 0.5) * side;
    (0..READ * READ).map(move |k| Point2::new(middle.x + off(k % READ), middle.y + off(k / READ)))
}

/// The grid of a sole's springs: from the back of the heel on, and from the middle of the heel to both sides, in steps that
/// are a share of the foot's length. It moves and grows with the foot, so that no peak hangs on how the two happen to meet.
fn grid_over(points: &[Point2], a: &Anatomy) -> Grid {
    let pitch = a.regions.length / SPRINGS_ALONG;
    let fold = |f: fn(f64, f64) -> f64, start: f64| {
        points.iter().fold(Point2::new(start, start), |a, p| Point2::new(f(a.x, p.x), f(a.y, p.y)))
    };
    let (min, max) = (fold(f64::min, f64::INFINITY), fold(f64::max, f64::NEG_INFINITY));
    let from = Point2::new(0.5 * pitch, a.heel.y);
    let steps = |v: f64| (v / pitch).round();
    let (first, last) = ((min - from).map(steps), (max - from).map(steps));
    Grid {
        origin: from + first * pitch,
        pitch,
        nx: (last.x - first.x) as usize + 1,
        ny: (last.y - first.y) as usize + 1,
    }
}

/// The springs next to each, by their places on the grid.
fn beside(grid: &Grid, nodes: &[usize]) -> Vec<[Option<usize>; 4]> {
    let mut at = vec![None; grid.len()];
    for (i, node) in nodes.iter().enumerate() {
        at[*node] = Some(i);
    }
    nodes.iter().map(|node| grid.beside(*node).map(|k| at[k?])).collect()
}

/// Height of the average sole at a place, all in foot lengths; `None` outside. Widths: heel 0.26, ball 0.39 (recalled
/// from Winter 2009 class data); the arch is a smooth dome on the medial side.
fn standard_height(x: f64, y: f64, high: f64) -> Option<f64> {
    let between = |a: f64, b: f64, t: f64| {
        a + (b - a) * (t.clamp(0.0, 1.0) * t.clamp(0.0, 1.0) * (3.0 - 2.0 * t.clamp(0.0, 1.0)))
    };
    let (medial, lateral) = if x < 0.13 {
        let round = libm::sqrt((1.0 - ((0.13 - x) / 0.13).powi(2)).max(0.0));
        (0.125 * round, -0.125 * round)
    } else if x < 0.72 {
        (between(0.125, 0.17, (x - 0.2) / 0.52), between(-0.125, -0.225, (x - 0.15) / 0.45))
    } else {
        let t = (x - 0.72) / 0.28;
        (0.17 - 0.09 * t * t, -0.225 + 0.25 * t * t)
    };
    if y > medial || y < lateral {
        return None;
    }
    let edge = (medial - y).min(y - lateral);
    let rim = 0.06 * ((0.03 - edge).max(0.0) / 0.03).powi(2);
    let along = libm::sin(std::f64::consts::PI * ((x - 0.22) / 0.44).clamp(0.0, 1.0));
    let across = ((y - lateral) / (medial - lateral).max(1e-9)).clamp(0.0, 1.0);
    let arch = high * 0.085 * along * libm::pow(across, 1.6) + 0.012 * along;
    // The toes stand a little off the plane, with a sulcus behind them.
    let sulcus = 0.02 * libm::exp(-((x - 0.82) / 0.025).powi(2));
    let toes = if x > 0.82 { 0.006 } else { 0.0 };
    Some(rim + arch + sulcus + toes)
}

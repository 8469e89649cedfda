//! Springs side by side: the sum over all of them is most of a check's work, so it is done on several at once. Springs
//! that feel the same coordinates share a block, so that no block multiplies by nothing.

use super::roll::lifted;
use super::spring::{NEWTON, Spring};
use super::{COORDINATES, Pose, Stiffness};

/// Springs in a block.
const LANES: usize = 8;
/// Sums kept side by side: as many as the narrowest register holds.
const SUMS: usize = 2;
/// Products of two coordinates.
const PAIRS: usize = COORDINATES * (COORDINATES + 1) / 2;

/// A value for each spring of a block.
pub(super) type Lanes = [f64; LANES];
type Sum = [f64; SUMS];

/// Some springs of a bed, each in a lane; a lane that is left over is never pressed.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The coordinates that any of them feels, after the descent, which all feel alike; their levers.
    levers: Vec<(usize, Lanes)>,
    /// How deep each lane is before foot and heel move, and how far behind the pivot of heel rise it is, mm.
    gap: Lanes,
    behind: Lanes,
    modulus: Lanes,
    /// Compliance of what is under the tissue over the strain at which it locks.
    soft: Lanes,
    /// `t + c k`: thickness and compliance together.
    depth: Lanes,
    /// Area of each lane and unit of its force.
    area: Lanes,
}

/// The springs of a bed in blocks, by the coordinates they feel.
pub(super) fn blocks(springs: &[Spring], per_lock: f64) -> Vec<Block> {
    let felt = |s: &Spring| -> u8 {
        s.lever.iter().enumerate().filter(|(_, l)| **l != 0.0).fold(0, |set, (k, _)| set | 1 << k)
    };
    let mut order: Vec<(u8, usize)> = springs.iter().enumerate().map(|(i, s)| (felt(s), i)).collect();
    order.sort();
    order
        .chunks(LANES)
        .map(|chunk| {
            let springs: Vec<&Spring> = chunk.iter().map(|(_, i)| &springs[*i]).collect();
            let set = chunk.iter().fold(0, |set, (felt, _)| set | felt);
            Block::of(&springs, set, per_lock)
        })
        .collect()
}

impl Block {
    fn of(springs: &[&Spring], set: u8, per_lock: f64) -> Block {
        let lane = |of: &dyn Fn(&Spring) -> f64, none: f64| -> Lanes {
            std::array::from_fn(|l| springs.get(l).map_or(none, |s| of(s)))
        };
        let feels = (1..COORDINATES).filter(|k| set >> k & 1 == 1);
        Block {
            levers: feels.map(|k| (k, lane(&|s| s.lever[k], 0.0))).collect(),
            gap: lane(&|s| s.gap, f64::NEG_INFINITY),
            behind: lane(&|s| s.behind, 0.0),
            modulus: lane(&|s| s.modulus, 1.0),
            soft: lane(&|s| s.soft * per_lock, 1.0),
            depth: lane(&|s| s.thickness + s.soft * s.modulus, 1.0),
            area: lane(&|s| s.area * NEWTON, 0.0),
        }
    }

    /// How deep each lane is before the foot moves, the heel up by a slope, mm.
    pub(super) fn lying(&self, heel_rise: f64, roll: f64) -> Lanes {
        std::array::from_fn(|l| self.gap[l] - lifted(self.behind[l], heel_rise, roll))
    }

    /// How deep each lane is at a pose, mm, not above the ground; `None` when none is pressed.
    fn pressed(&self, lying: &Lanes, pose: &Pose) -> Option<Lanes> {
        let mut u = lying.map(|lies| lies + pose[0]);
        for (k, lever) in &self.levers {
            let moved = pose[*k];
            for l in 0..LANES {
                u[l] += lever[l] * moved;
            }
        }
        let mut deepest = 0.0;
        for u in &mut u {
            *u = f64::max(*u, 0.0);
            deepest = f64::max(deepest, *u);
        }
        (deepest > 0.0).then_some(u)
    }

    /// Force (N) and stiffness (N/mm) of each lane at its depth: [`super::ElasticFoundation::pressure`] on its area.
    fn push(&self, u: &Lanes, per_lock: f64) -> (Lanes, Lanes) {
        let (mut force, mut stiff) = ([0.0; LANES], [0.0; LANES]);
        for l in 0..LANES {
            let (a, k) = (self.soft[l], self.modulus[l]);
            let b = self.depth[l] - u[l] * per_lock;
            let root = (b * b + 4.0 * a * u[l] * k).sqrt();
            // The positive root, in the form that does not cancel.
            let far = b.abs() + root;
            let over = if b > 0.0 { 2.0 * u[l] * k } else { far };
            let under = if b > 0.0 { far } else { 2.0 * a };
            let p = over / under;
            force[l] = p * self.area[l];
            stiff[l] = if u[l] > 0.0 { (k + per_lock * p) / root * self.area[l] } else { 0.0 };
        }
        (force, stiff)
    }
}

/// What the springs of a bed push with at a pose.
pub(super) struct Push<'a> {
    /// Generalised contact force.
    pub force: Pose,
    /// The blocks that are pressed, with the stiffness of each lane.
    pressed: Vec<(&'a Block, Lanes)>,
}

/// The push of all blocks at a pose, each from where it lies.
pub(super) fn push<'a>(blocks: &'a [Block], lying: &[Lanes], per_lock: f64, pose: &Pose) -> Push<'a> {
    let mut sums = [[0.0; SUMS]; COORDINATES];
    let mut pressed = Vec::with_capacity(blocks.len());
    for (block, lies) in blocks.iter().zip(lying) {
        let Some(u) = block.pressed(lies, pose) else {
            continue;
        };
        let (force, stiff) = block.push(&u, per_lock);
        add(&mut sums[0], &force);
        for (k, lever) in &block.levers {
            add_products(&mut sums[*k], &force, lever);
        }
        pressed.push((block, stiff));
    }
    Push { force: Pose::from_fn(|k, _| sums[k].iter().sum()), pressed }
}

/// Place of a pair in the sums.
const fn pair(row: usize, column: usize) -> usize {
    column * (column + 1) / 2 + row
}

impl Push<'_> {
    /// How the force rises with the pose.
    pub fn slope(&self) -> Stiffness {
        // The upper half, column by column.
        let mut sums = [[0.0; SUMS]; PAIRS];
        for (block, stiff) in &self.pressed {
            add(&mut sums[0], stiff);
            for (i, (column, lever)) in block.levers.iter().enumerate() {
                let mut weighted = *stiff;
                for l in 0..LANES {
                    weighted[l] *= lever[l];
                }
                add(&mut sums[pair(0, *column)], &weighted);
                for (row, other) in &block.levers[..=i] {
                    add_products(&mut sums[pair(*row, *column)], &weighted, other);
                }
            }
        }
        Stiffness::from_fn(|r, c| sums[pair(r.min(c), r.max(c))].iter().sum())
    }
}

/// Adds the lanes to the sums they belong to.
#[inline]
fn add(sum: &mut Sum, a: &Lanes) {
    for l in 0..LANES {
        sum[l % SUMS] += a[l];
    }
}

/// Adds the products of the lanes to the sums they belong to.
#[inline]
fn add_products(sum: &mut Sum, a: &Lanes, b: &Lanes) {
    let mut products = [0.0; SUMS];
    for l in 0..LANES {
        products[l % SUMS] += a[l] * b[l];
    }
    for s in 0..SUMS {
        sum[s] += products[s];
    }
}

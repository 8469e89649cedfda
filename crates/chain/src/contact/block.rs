//! Springs side by side: the sum over all of them is most of a check's work, so it is done on several at once. Springs
//! that feel the same coordinates share a block, so that no block multiplies by nothing.

use super::bed::Spring;
use super::{COORDINATES, Pose, Stiffness};

/// Springs in a block.
const LANES: usize = 8;
/// Sums kept side by side: as many as the narrowest register holds.
const SUMS: usize = 2;
/// Products of two coordinates.
const PAIRS: usize = COORDINATES * (COORDINATES + 1) / 2;

type Lanes = [f64; LANES];

/// Some springs of a bed, each in a lane; a lane that is left over is never pressed.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Which springs.
    springs: Vec<usize>,
    /// The coordinates that any of them feels, after the descent, which all feel alike.
    feels: Vec<usize>,
    /// Their levers.
    lever: Vec<Lanes>,
    modulus: Lanes,
    /// Compliance of what is under the tissue over the strain at which it locks.
    soft: Lanes,
    /// `t + c k`: thickness and compliance together.
    depth: Lanes,
    /// Area of a spring and unit of its force.
    area: f64,
}

/// How deep each lane of a block is before the foot moves, mm.
pub(super) type Closer = Lanes;

/// The springs of a bed in blocks, by the coordinates they feel.
pub(super) fn blocks(springs: &[Spring], per_lock: f64, area: f64) -> Vec<Block> {
    let felt = |s: &Spring| -> u8 {
        s.lever.iter().enumerate().filter(|(_, l)| **l != 0.0).fold(0, |set, (k, _)| set | 1 << k)
    };
    let mut order: Vec<(u8, usize)> = springs.iter().enumerate().map(|(i, s)| (felt(s), i)).collect();
    order.sort();
    order
        .chunks(LANES)
        .map(|chunk| {
            let indices: Vec<usize> = chunk.iter().map(|(_, i)| *i).collect();
            let set = chunk.iter().fold(0, |set, (felt, _)| set | felt);
            Block::of(springs, indices, set, per_lock, area)
        })
        .collect()
}

/// Depths of the springs, in the blocks' order.
pub(super) fn closer(blocks: &[Block], depth: impl Fn(usize) -> f64) -> Vec<Closer> {
    blocks
        .iter()
        .map(|b| std::array::from_fn(|l| b.springs.get(l).map_or(f64::NEG_INFINITY, |i| depth(*i))))
        .collect()
}

impl Block {
    fn of(springs: &[Spring], indices: Vec<usize>, set: u8, per_lock: f64, area: f64) -> Block {
        let lane = |of: &dyn Fn(&Spring) -> f64, none: f64| -> Lanes {
            std::array::from_fn(|l| indices.get(l).map_or(none, |i| of(&springs[*i])))
        };
        let feels: Vec<usize> = (1..COORDINATES).filter(|k| set >> k & 1 == 1).collect();
        Block {
            lever: feels.iter().map(|k| lane(&|s| s.lever[*k], 0.0)).collect(),
            modulus: lane(&|s| s.modulus, 1.0),
            soft: lane(&|s| s.soft * per_lock, 1.0),
            depth: lane(&|s| s.thickness + s.soft * s.modulus, 1.0),
            springs: indices,
            feels,
            area,
        }
    }

    /// How deep each lane is at a pose, mm; not above the ground.
    fn pressed(&self, pose: &Pose, closer: &Closer) -> Lanes {
        let mut u = closer.map(|c| c + pose[0]);
        for (k, lever) in self.feels.iter().zip(&self.lever) {
            for (u, l) in u.iter_mut().zip(lever) {
                *u += l * pose[*k];
            }
        }
        u.map(|u| u.max(0.0))
    }
}

/// Sums over the springs, every [`SUMS`]th lane together.
struct Sums {
    force: [[f64; SUMS]; COORDINATES],
    /// The upper half, column by column.
    slope: [[f64; SUMS]; PAIRS],
}

/// Place of a pair in the sums.
const fn pair(row: usize, column: usize) -> usize {
    column * (column + 1) / 2 + row
}

/// Generalised contact force and its derivative at a pose: [`super::Bed::pressure`] over all blocks.
pub(super) fn assemble(blocks: &[Block], closer: &[Closer], per_lock: f64, pose: &Pose) -> (Pose, Stiffness) {
    let mut sums = Sums { force: [[0.0; SUMS]; COORDINATES], slope: [[0.0; SUMS]; PAIRS] };
    for (block, closer) in blocks.iter().zip(closer) {
        let u = block.pressed(pose, closer);
        if u.iter().any(|u| *u > 0.0) {
            sums.add(block, &u, per_lock);
        }
    }
    let total = |sums: &[f64; SUMS]| sums[0] + sums[1];
    let slope = Stiffness::from_fn(|r, c| total(&sums.slope[pair(r.min(c), r.max(c))]));
    (Pose::from_fn(|k, _| total(&sums.force[k])), slope)
}

impl Sums {
    fn add(&mut self, block: &Block, u: &Lanes, per_lock: f64) {
        let (mut push, mut stiff) = ([0.0; LANES], [0.0; LANES]);
        for l in 0..LANES {
            let (a, k) = (block.soft[l], block.modulus[l]);
            let b = block.depth[l] - u[l] * per_lock;
            let root = (b * b + 4.0 * a * u[l] * k).sqrt();
            // The positive root, in the form that does not cancel.
            let far = b.abs() + root;
            let over = if b > 0.0 { 2.0 * u[l] * k } else { far };
            let under = if b > 0.0 { far } else { 2.0 * a };
            let p = over / under;
            push[l] = p * block.area;
            stiff[l] = if u[l] > 0.0 { (k + per_lock * p) / root * block.area } else { 0.0 };
        }
        let one = [1.0; LANES];
        add_products(&mut self.force[0], &push, &one);
        add_products(&mut self.slope[0], &stiff, &one);
        for (i, (k, lever)) in block.feels.iter().zip(&block.lever).enumerate() {
            let weighted: Lanes = std::array::from_fn(|l| stiff[l] * lever[l]);
            add_products(&mut self.force[*k], &push, lever);
            add_products(&mut self.slope[pair(0, *k)], &weighted, &one);
            for (r, other) in block.feels[..=i].iter().zip(&block.lever) {
                add_products(&mut self.slope[pair(*r, *k)], &weighted, other);
            }
        }
    }
}

/// Adds the products of the lanes to the sums they belong to.
fn add_products(sums: &mut [f64; SUMS], a: &Lanes, b: &Lanes) {
    for (s, sum) in sums.iter_mut().enumerate() {
        let [first, second, third, fourth] = [0, 1, 2, 3].map(|k| a[SUMS * k + s] * b[SUMS * k + s]);
        *sum += (first + second) + (third + fourth);
    }
}

impl super::Bed {
    /// Every spring with its depth before the foot moves, from the blocks' order.
    pub(super) fn in_order<'a>(&'a self, closer: &'a [Closer]) -> impl Iterator<Item = (usize, f64)> + 'a {
        self.blocks.iter().zip(closer).flat_map(|(b, c)| b.springs.iter().copied().zip(c.iter().copied()))
    }
}

//! Springs side by side: the sum over all of them is most of a check's work, so it is done on several at once.

use super::bed::{AREA, Spring};
use super::{Pose, Stiffness};

/// Springs in a block.
const LANES: usize = 8;
/// Sums kept side by side: as many as the narrowest register holds.
const SUMS: usize = 2;

type Lanes = [f64; LANES];

/// Some springs of a bed, each in a lane; a lane that is left over is never pressed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// The levers of [`super::Bed::lever`] after the first, which is 1.
    lever: [Lanes; 4],
    modulus: Lanes,
    /// Compliance of what is under the tissue over the strain at which it locks.
    soft: Lanes,
    /// `t + c k`: thickness and compliance together.
    depth: Lanes,
}

/// How deep each lane of a block is before the foot moves, mm.
pub(super) type Closer = Lanes;

/// The springs of a bed in blocks.
pub(super) fn blocks(springs: &[Spring], per_lock: f64) -> Vec<Block> {
    springs.chunks(LANES).map(|chunk| Block::of(chunk, per_lock)).collect()
}

/// Depths of the springs, in the blocks' order.
pub(super) fn closer(depths: impl Iterator<Item = f64>) -> Vec<Closer> {
    let mut out = Vec::new();
    for (i, depth) in depths.enumerate() {
        if i % LANES == 0 {
            out.push([f64::NEG_INFINITY; LANES]);
        }
        let block = i / LANES;
        out[block][i % LANES] = depth;
    }
    out
}

impl Block {
    fn of(springs: &[Spring], per_lock: f64) -> Block {
        let lane = |of: &dyn Fn(&Spring) -> f64, none: f64| -> Lanes {
            std::array::from_fn(|l| springs.get(l).map_or(none, of))
        };
        Block {
            lever: std::array::from_fn(|k| lane(&|s| super::Bed::lever(s)[k + 1], 0.0)),
            modulus: lane(&|s| s.modulus, 1.0),
            soft: lane(&|s| s.soft * per_lock, 1.0),
            depth: lane(&|s| s.thickness + s.soft * s.modulus, 1.0),
        }
    }

    /// How deep each lane is at a pose, mm; not above the ground.
    fn pressed(&self, pose: &Pose, closer: &Closer) -> Lanes {
        std::array::from_fn(|l| {
            let [x, y, twist, reach] = self.lever.map(|lever| lever[l]);
            let moved = pose[0] + x * pose[1] + y * pose[2] + twist * pose[3] + reach * pose[4];
            (closer[l] + moved).max(0.0)
        })
    }
}

/// Sums over the springs, every [`SUMS`]th lane together.
struct Sums {
    force: [[f64; SUMS]; 5],
    /// The upper half, column by column.
    slope: [[f64; SUMS]; 15],
}

/// Generalised contact force and its derivative at a pose: [`super::Bed::pressure`] over all blocks.
pub(super) fn assemble(blocks: &[Block], closer: &[Closer], per_lock: f64, pose: &Pose) -> (Pose, Stiffness) {
    let mut sums = Sums { force: [[0.0; SUMS]; 5], slope: [[0.0; SUMS]; 15] };
    for (block, closer) in blocks.iter().zip(closer) {
        let u = block.pressed(pose, closer);
        if u.iter().any(|u| *u > 0.0) {
            sums.add(block, &u, per_lock);
        }
    }
    let total = |sums: &[f64; SUMS]| sums[0] + sums[1];
    let mut slope = Stiffness::zeros();
    let mut next = sums.slope.iter();
    for c in 0..5 {
        for r in 0..=c {
            let sum = next.next().map_or(0.0, total);
            (slope[(r, c)], slope[(c, r)]) = (sum, sum);
        }
    }
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
            push[l] = p * AREA;
            stiff[l] = if u[l] > 0.0 { (k + per_lock * p) / root * AREA } else { 0.0 };
        }
        let one = [1.0; LANES];
        let levers = [&one, &block.lever[0], &block.lever[1], &block.lever[2], &block.lever[3]];
        let mut k = 0;
        for c in 0..5 {
            let weighted: Lanes = std::array::from_fn(|l| stiff[l] * levers[c][l]);
            add_products(&mut self.force[c], &push, levers[c]);
            for lever in &levers[..=c] {
                add_products(&mut self.slope[k], &weighted, lever);
                k += 1;
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

//! The foot on its support: an elastic foundation in equilibrium.
//!
//! Five unknowns: `d` the foot's descent (mm), `theta` its pitch (toes up +), `phi` the rearfoot's roll (eversion
//! +), `tau` the forefoot's roll on the rearfoot, `psi` the forefoot's pitch about the midtarsal joint (rad). A
//! spring at (x, y) is compressed by `u = top - height + J q`, `J = (1, -x, y, s y, -s (x - x_mt))`, with `s` going
//! from 0 behind to 1 before the midtarsal joint. Its pressure is the tissue's `p = k e/(1 - e/lock)` in series with
//! what is under it. Equilibrium is the minimum of a convex energy, found by Newton's method, so it is unique:
//!
//! `sum p A J + K (q - q_ref) = M_ref`
//!
//! `M_ref` holds body weight, the pitch moment of the walk's own centre of pressure, and the muscles that keep the
//! foot where the reference walk has it on a flat shoe; `K` the passive and reflex stiffness of subtalar joint,
//! midfoot and ankle about that. After heel rise the toes hinge at their joints and stay level.

use crate::ChainError;
use crate::mechanism::{Draw, Mechanism};
use crate::sole::{PITCH, Region, Sole, Spot};
use crate::support::Support;
use nalgebra::{SMatrix, SVector};

/// Unknowns of the equilibrium.
pub type Pose = SVector<f64, 5>;

/// Springs of one foot on one support for one draw.
#[derive(Debug, Clone)]
pub struct Bed {
    springs: Vec<Spring>,
    lock: f64,
    /// Where the toes hinge, mm from the heel.
    hinge: f64,
}

#[derive(Debug, Clone, Copy)]
struct Spring {
    x: f64,
    y: f64,
    fore: f64,
    reach: f64,
    gap: f64,
    thickness: f64,
    modulus: f64,
    soft: f64,
    region: Region,
    medial: bool,
    /// Share of the arch's drop that this place takes part in.
    sag: f64,
}

/// What a foot is asked to carry at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Task {
    /// Vertical force, N.
    pub force: f64,
    /// Centre of pressure of the walk along the foot, mm from the heel.
    pub cop: f64,
    /// Whether the heel is up, so that the toes hinge.
    pub heel_up: bool,
    /// Slope of the foot behind the toes then.
    pub heel_rise: f64,
    /// How far the loaded arch is lower than the scanned one at its apex, mm.
    pub arch_drop: f64,
    /// Extra pitch of the hallux into the ground when its joint is stiff, rad.
    pub hallux_press: f64,
}

/// Stiffness about the reference and the reference itself.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Pose on the flat shoe.
    pub pose: Pose,
    /// Generalised force that holds it there.
    pub hold: Pose,
}

/// Stiffness of subtalar joint, midfoot and ankle.
#[derive(Debug, Clone, Copy)]
pub struct Joints {
    /// Diagonal of `K`: N.mm/rad (0 for the descent).
    pub stiffness: Pose,
}

/// The foot at rest on its support at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Footing {
    /// Where the foot came to rest.
    pub pose: Pose,
    /// Force on each region, N.
    pub force: [f64; Region::COUNT],
    /// Peak pressure of each region, kPa.
    pub peak: [f64; Region::COUNT],
    /// Peak pressure under the medial half of the heel, kPa.
    pub medial_heel: f64,
    /// Centre of pressure, mm: along, across (medial +).
    pub cop: [f64; 2],
    /// Vertical stiffness, N/mm.
    pub stiffness: f64,
    /// Moment of what is before the midtarsal joint about it, N.mm, and the same weighted by ray for the fascia.
    pub midfoot: [f64; 2],
}

const AREA: f64 = PITCH * PITCH * 1e-3; // mm2 times the kPa -> N/mm2 factor
const STEPS: usize = 40;
/// Relative residual at which a pose is at rest.
const CLOSE: f64 = 1e-5;

impl Bed {
    /// A pose to start from when nothing better is known.
    pub const START: Pose = Pose::new(6.0, 0.0, 0.0, 0.0, 0.0);

    /// The springs of a sole on a support.
    pub fn new(sole: &Sole, support: &Support, mechanism: &Mechanism, draw: &Draw) -> Bed {
        let middle = mechanism.places.midtarsal * sole.length;
        let hinge = mechanism.places.ball_axis * sole.length + 6.0;
        let springs = sole
            .spots
            .iter()
            .zip(&support.top)
            .zip(support.compliance(draw))
            .map(|((spot, top), soft)| {
                let fore = ((spot.at.x - middle) / (0.12 * sole.length) + 0.5).clamp(0.0, 1.0);
                Spring {
                    x: spot.at.x,
                    y: spot.at.y - sole.heel_y,
                    fore,
                    reach: fore * (spot.at.x - middle).max(0.0),
                    gap: top - spot.height,
                    thickness: spot.thickness,
                    modulus: spot.modulus * draw.tissue_stiffness,
                    soft: (soft + spot.give).max(2e-4),
                    region: spot.region,
                    medial: spot.medial,
                    sag: sag(spot, sole.length),
                }
            })
            .collect();
        Bed { springs, lock: mechanism.tissue.strain_lock, hinge }
    }

    fn lever(s: &Spring) -> Pose {
        Pose::new(1.0, -s.x, s.y, s.fore * s.y, -s.reach)
    }

    /// Pressure (kPa) and its slope (kPa/mm) at a compression: the positive root of
    /// `c g p^2 + (t + c k - u g) p - u k = 0`, `g = 1/lock`, which is tissue and support in series.
    fn pressure(&self, s: &Spring, u: f64) -> (f64, f64) {
        if u <= 0.0 {
            return (0.0, 0.0);
        }
        let g = 1.0 / self.lock;
        let a = s.soft * g;
        let b = s.thickness + s.soft * s.modulus - u * g;
        let root = (b * b + 4.0 * a * u * s.modulus).sqrt();
        let p = if b > 0.0 { 2.0 * u * s.modulus / (b + root) } else { (root - b) / (2.0 * a) };
        (p, (s.modulus + g * p) / (2.0 * a * p + b))
    }

    /// Generalised contact force and its derivative.
    fn assemble(&self, pose: &Pose, task: &Task) -> (Pose, SMatrix<f64, 5, 5>) {
        let mut force = Pose::zeros();
        let mut slope = SMatrix::<f64, 5, 5>::zeros();
        for s in &self.springs {
            let j = Bed::lever(s);
            let (p, dp) = self.pressure(s, s.gap + j.dot(pose) + self.posture(s, task));
            if p > 0.0 {
                force += j * (p * AREA);
                add_outer(&mut slope, &j, dp * AREA);
            }
        }
        slope.fill_lower_triangle_with_upper_triangle();
        (force, slope)
    }

    /// How much the posture of the instant brings a spring closer to the ground, mm: the heel is up behind the
    /// toes' hinge, the toes stay level, a stiff hallux is pressed down.
    fn posture(&self, s: &Spring, task: &Task) -> f64 {
        let before = s.x - self.hinge;
        if before < 0.0 {
            let heel = if task.heel_up { before * task.heel_rise } else { 0.0 };
            return heel + s.sag * task.arch_drop;
        }
        if s.region == Region::Hallux { task.hallux_press * before } else { 0.0 }
    }

    /// The foot on a flat shoe in the reference walk: descent and pitch from force and centre of pressure, the
    /// rest held; what holds it is the result.
    pub fn reference(&self, task: &Task, start: Pose) -> Result<Reference, ChainError> {
        let mut hold = Pose::zeros();
        hold[0] = task.force;
        hold[1] = -task.force * task.cop;
        let rigid = Pose::new(0.0, 0.0, 1e12, 1e12, 1e12);
        let held = Reference { pose: start, hold };
        let pose = self.settle(task, &held, &rigid)?;
        let (force, _) = self.assemble(&pose, task);
        for k in 2..5 {
            hold[k] = force[k];
        }
        Ok(Reference { pose, hold })
    }

    /// The foot at rest.
    pub fn rest(&self, task: &Task, reference: &Reference, joints: &Joints) -> Result<Footing, ChainError> {
        let pose = self.settle(task, reference, &joints.stiffness)?;
        Ok(self.footing(&pose, task))
    }

    fn settle(&self, task: &Task, reference: &Reference, stiffness: &Pose) -> Result<Pose, ChainError> {
        let mut pose = reference.pose;
        // Rotations are scaled to the size of a foot, so that the residual has one unit (N).
        let scale = Pose::new(1.0, 100.0, 30.0, 30.0, 100.0);
        let residual = |pose: &Pose| {
            let (force, slope) = self.assemble(pose, task);
            let spring = stiffness.component_mul(&(pose - reference.pose));
            (reference.hold - force - spring, slope)
        };
        let size = |r: &Pose| r.component_div(&scale).norm();
        let (mut r, mut slope) = residual(&pose);
        for _ in 0..STEPS {
            if size(&r) < CLOSE * task.force.max(1.0) {
                return Ok(pose);
            }
            let mut h = slope + SMatrix::<f64, 5, 5>::from_diagonal(stiffness);
            for k in 0..5 {
                h[(k, k)] += 1e-2 * scale[k] * scale[k];
            }
            let step = h.cholesky().map(|c| c.solve(&r)).ok_or_else(|| no_solution(task, "singular"))?;
            let mut share = 1.0;
            loop {
                let next = pose + step * share;
                let (nr, ns) = residual(&next);
                if size(&nr) < size(&r) || share < 0.02 {
                    (pose, r, slope) = (next, nr, ns);
                    break;
                }
                share *= 0.5;
            }
        }
        if size(&r) < 1e-3 * task.force { Ok(pose) } else { Err(no_solution(task, "no convergence")) }
    }

    /// Forces and pressures of a pose.
    pub fn footing(&self, pose: &Pose, task: &Task) -> Footing {
        let mut f = Footing {
            pose: *pose,
            force: [0.0; Region::COUNT],
            peak: [0.0; Region::COUNT],
            medial_heel: 0.0,
            cop: [0.0; 2],
            stiffness: 0.0,
            midfoot: [0.0; 2],
        };
        for s in &self.springs {
            let (p, dp) = self.pressure(s, s.gap + Bed::lever(s).dot(pose) + self.posture(s, task));
            let n = p * AREA;
            let k = s.region as usize;
            f.force[k] += n;
            f.peak[k] = f.peak[k].max(p);
            if s.region == Region::Heel && s.medial {
                f.medial_heel = f.medial_heel.max(p);
            }
            f.cop[0] += n * s.x;
            f.cop[1] += n * s.y;
            f.stiffness += dp * AREA;
            f.midfoot[0] += n * s.reach;
            let ray =
                if matches!(s.region, Region::FirstHead | Region::Hallux) || s.medial { 1.0 } else { 0.7 };
            f.midfoot[1] += n * s.reach * ray;
        }
        let total: f64 = f.force.iter().sum();
        f.cop = f.cop.map(|m| if total > 0.0 { m / total } else { 0.0 });
        f
    }

    /// Pressure under every spring, kPa.
    pub fn pressures(&self, pose: &Pose, task: &Task) -> Vec<f64> {
        self.springs
            .iter()
            .map(|s| self.pressure(s, s.gap + Bed::lever(s).dot(pose) + self.posture(s, task)).0)
            .collect()
    }
}

/// The arch sinks most where it is highest; heel and heads stay.
fn sag(spot: &Spot, length: f64) -> f64 {
    if spot.region == Region::Midfoot { (spot.height / (0.085 * length)).clamp(0.0, 1.0) } else { 0.0 }
}

/// Adds `weight j j'`, upper half only.
fn add_outer(slope: &mut SMatrix<f64, 5, 5>, j: &Pose, weight: f64) {
    for c in 0..5 {
        let w = weight * j[c];
        for r in 0..=c {
            slope[(r, c)] += w * j[r];
        }
    }
}

fn no_solution(task: &Task, what: &str) -> ChainError {
    ChainError::NoSolution {
        place: format!("contact at {:.0} N, {:.0} mm", task.force, task.cop),
        what: what.into(),
    }
}

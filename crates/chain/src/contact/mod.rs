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
//! midfoot and ankle about that, with eversion and the arch's flattening coupled (one spring on `phi - c psi`). The
//! subtalar joint is stiffer towards eversion, and slow: it resists leaving where it was an instant before. After heel
//! rise the toes hinge at their joints and stay level.

mod bed;
mod block;
mod footing;
mod settle;

use crate::sole::Region;
use nalgebra::{SMatrix, SVector};

/// Unknowns of the equilibrium.
pub type Pose = SVector<f64, 5>;
/// Stiffness about them.
pub type Stiffness = SMatrix<f64, 5, 5>;

pub use bed::Bed;

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
    /// `K`, N.mm/rad (0 for the descent).
    pub stiffness: Stiffness,
    /// What the subtalar joint has more of it where it turns beyond its reference towards eversion, N.mm/rad: in
    /// walking the joint is near its everted end.
    pub everting: f64,
    /// Resistance of the subtalar joint to leaving where it was at the instant before, N.mm/rad, and how far from
    /// its reference that was, rad.
    pub held: [f64; 2],
}

impl Joints {
    /// What the joints push back with at a distance from the reference.
    fn resist(&self, off: &Pose) -> Pose {
        let mut force = self.stiffness * off;
        force[2] += self.everting * off[2].max(0.0) + self.held[0] * (off[2] - self.held[1]);
        force
    }

    /// Slope of [`Joints::resist`].
    fn slope(&self, off: &Pose) -> Stiffness {
        let mut slope = self.stiffness;
        slope[(2, 2)] += self.held[0] + if off[2] > 0.0 { self.everting } else { 0.0 };
        slope
    }
}

/// The foot at rest on its support at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Footing {
    /// Where the foot came to rest.
    pub pose: Pose,
    /// Force on each region, N.
    pub force: [f64; Region::ALL.len()],
    /// Peak pressure of each region, kPa.
    pub peak: [f64; Region::ALL.len()],
    /// Peak pressure under the medial and the lateral half of the heel, kPa.
    pub heel_peaks: [f64; 2],
    /// Force on the medial and the lateral half of the heel, N.
    pub heel_halves: [f64; 2],
    /// Force on the medial and the lateral half of the metatarsal heads, N.
    pub fore_halves: [f64; 2],
    /// Loaded area, mm2.
    pub area: f64,
    /// Centre of pressure, mm: along, across (medial +).
    pub cop: [f64; 2],
    /// Vertical stiffness, N/mm.
    pub stiffness: f64,
    /// Moment of what is before the midtarsal joint about it, N.mm, and the same weighted by ray for the fascia.
    pub midfoot: [f64; 2],
}

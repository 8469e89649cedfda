//! The foot on its support: segments on joints over an elastic foundation, in equilibrium.
//!
//! Eight coordinates ([`Dof`]) carry the sole. A spring at (x, y) is compressed by `u = top - height + posture + J q`
//! and presses with the tissue's `p = k e / (1 - e / lock)` in series with what is under it. The joints push back with
//! linear springs about their natural posture, with stops at the end of their range, and with the two bands of the
//! plantar fascia, which run round the metatarsal heads into the toes. Every law rises with its stretch, so the energy is
//! convex and there is one equilibrium:
//!
//! `sum p A J + K q - b + sum k (q - end)+ + sum T(e) de/dq = M`
//!
//! `M` holds body weight, the centre of pressure of the walk (the calf), and the muscles about the subtalar joint.
//! Equations and sources: docs/chain.md.

mod block;
mod equilibrium;
mod fascia;
mod foundation;
mod joints;
mod peak;
mod roll;
mod spring;
mod state;

use crate::sole::Region;
use nalgebra::{SMatrix, SVector};

/// Coordinates of the foot.
pub const COORDINATES: usize = 8;

/// What each coordinate is: descent in mm, the others in rad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dof {
    /// The whole foot towards the ground.
    Descent,
    /// The whole foot's pitch, toes up +.
    Pitch,
    /// The rearfoot on the subtalar joint, in the frontal plane, eversion +.
    Eversion,
    /// The forefoot about its long axis on the rearfoot.
    Twist,
    /// The forefoot's dorsiflexion at the midtarsal joint: the arch flattens.
    Arch,
    /// The first ray's dorsiflexion on the midfoot.
    FirstRay,
    /// The hallux's dorsiflexion at the first MTP joint.
    Hallux,
    /// The lesser toes' dorsiflexion.
    Toes,
}

impl Dof {
    /// Its place in a [`Pose`].
    pub const fn at(self) -> usize {
        self as usize
    }

    /// A row that is 1 at this coordinate.
    pub fn row(self) -> Pose {
        let mut row = Pose::zeros();
        row[self.at()] = 1.0;
        row
    }
}

/// The coordinates of one posture.
pub type Pose = SVector<f64, COORDINATES>;
/// Stiffness about them.
pub type Stiffness = SMatrix<f64, COORDINATES, COORDINATES>;

pub use fascia::Band;
pub use foundation::ElasticFoundation;
pub use joints::{Joints, Stop};

/// What a foot is asked to carry at one instant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoadCase {
    /// Vertical force, N.
    pub force: f64,
    /// Generalised load: weight, calf, muscles of the subtalar joint. N and N.mm.
    pub load: Pose,
    /// Slope of the foot, heel up +, about the line of the MTP joints.
    pub heel_rise: f64,
}

impl LoadCase {
    /// Weight and the calf that puts its centre of pressure at a distance from the heel, mm.
    pub fn carried(force: f64, cop: f64, heel_rise: f64) -> LoadCase {
        let mut load = Pose::zeros();
        load[Dof::Descent.at()] = force;
        load[Dof::Pitch.at()] = -force * cop;
        LoadCase { force, load, heel_rise }
    }
}

/// The foot at rest on its support at one instant.
#[derive(Debug, Clone, Copy)]
pub struct ContactState {
    /// Where the foot came to rest.
    pub pose: Pose,
    /// Force on each region, N.
    pub force: [f64; Region::ALL.len()],
    /// Peak pressure of each region, kPa: mean of its two most loaded square centimetres.
    pub peak: [f64; Region::ALL.len()],
    /// Peak pressure under the medial and the lateral half of the heel, kPa.
    pub heel_peaks: [f64; 2],
    /// Force on the medial and the lateral half of the heel, N.
    pub heel_halves: [f64; 2],
    /// Force on the medial and the lateral half of the metatarsal heads, N.
    pub fore_halves: [f64; 2],
    /// Area that a sensor would find loaded, mm2.
    pub area: f64,
    /// Centre of pressure, mm: along, across (medial +).
    pub cop: [f64; 2],
    /// Moment that bones and ligaments of the midfoot carry, N.mm.
    pub midfoot: f64,
    /// Tension of the plantar fascia, N: medial band with the hallux, lateral band with the lesser toes.
    pub fascia: [f64; 2],
    /// What the first MTP joint pushes back with near the end of its range, N.mm.
    pub toe_stop: f64,
}

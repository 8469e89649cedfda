//! The walking trial of OpenSim's example on static optimisation: its kinematics, external loads and results.
//!
//! Read from the shared data, where it is present; nothing of it is shipped.

use nalgebra::{Isometry3, Point3, Translation3, Vector3};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use windlass_measure::Side;
use windlass_muscle::{GRAVITY, Instant, Model, Pose, Scales, Wrench, rotation_zxy};

/// Columns by their names.
pub type Table = BTreeMap<String, Vec<f64>>;

/// Factors of the example's scaled model, subject01_scaleSet_applied.xml; its torso's centre was moved by hand.
const SCALES: [(&str, f64); 7] = [
    ("pelvis", 1.02458),
    ("femur", 1.14724),
    ("tibia", 0.988523),
    ("talus", 1.11398),
    ("calcn", 1.02708),
    ("toes", 1.02708),
    ("torso", 1.07972),
];
const TORSO_CENTRE: [f64; 3] = [-0.00859992, 0.34551037, 0.03474871];
/// Mass of the subject, kg.
pub const MASS: f64 = 72.6;
/// Step of the kinematics, s, and of the differences taken here, in such steps.
const STEP: f64 = 0.001;
const APART: usize = 3;

pub struct Trial {
    pub model: Model,
    pub kinematics: Table,
    pub forces: Table,
    pub activations: Table,
    pub reactions: Table,
}

fn shared(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/gait/opensim-gait2392-so");
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not here", path.display());
    None
}

fn table(name: &str) -> Option<Table> {
    let text = std::fs::read_to_string(shared(name)?).unwrap();
    let mut lines = text.lines().skip_while(|l| l.trim() != "endheader").skip(1);
    let names: Vec<&str> = lines.next()?.split_whitespace().collect();
    let mut table: Table = names.iter().map(|n| ((*n).to_owned(), Vec::new())).collect();
    for line in lines.filter(|l| !l.trim().is_empty()) {
        for (name, value) in names.iter().zip(line.split_whitespace()) {
            table.get_mut(*name).unwrap().push(value.parse().unwrap());
        }
    }
    Some(table)
}

impl Trial {
    pub fn read() -> Option<Trial> {
        let generic = Model::builtin().unwrap();
        let factor = |name: &str| SCALES.iter().find(|s| s.0 == name).unwrap().1;
        let scales = Scales(generic.bodies.iter().map(|b| factor(&b.name.text)).collect());
        let mut model = generic.scaled(&scales, MASS);
        let torso = model.body("torso", None).unwrap();
        model.bodies[torso].centre = TORSO_CENTRE.into();
        Some(Trial {
            model,
            kinematics: table("subject01_walk1_Kinematics.sto")?,
            forces: table("subject01_StaticOptimization_force.sto")?,
            activations: table("subject01_StaticOptimization_activation.sto")?,
            reactions: table("subject01_JointReaction_ReactionLoads.sto")?,
        })
    }

    /// Rows of the results that have kinematics on both sides.
    pub fn rows(&self) -> std::ops::Range<usize> {
        2..148
    }

    fn row(&self, result: usize) -> usize {
        ((self.forces["time"][result] - self.kinematics["time"][0]) / STEP).round() as usize
    }

    pub fn pose(&self, row: usize) -> Pose {
        let angle = |name: &str| self.kinematics[name][row].to_radians();
        let place = |name: &str| self.kinematics[name][row];
        let named = |c: &windlass_muscle::Name| match c.side {
            Some(Side::Right) => angle(&format!("{}_r", c.text)),
            Some(Side::Left) => angle(&format!("{}_l", c.text)),
            None => angle(&c.text),
        };
        Pose {
            pelvis: Isometry3::from_parts(
                Translation3::new(place("pelvis_tx"), place("pelvis_ty"), place("pelvis_tz")),
                rotation_zxy([angle("pelvis_tilt"), angle("pelvis_list"), angle("pelvis_rotation")]),
            ),
            angles: self.model.coordinates.iter().map(named).collect(),
        }
    }

    /// Loads of the ground on the feet at a row of the results, as the static optimisation wrote them: forces in the
    /// room, their places in the axes of the foot. (The example gives the left plate's free moment to both feet.)
    pub fn ground(&self, result: usize) -> Vec<(usize, Wrench)> {
        let placed = self.model.placed(&self.pose(self.row(result)));
        let foot = |prefix: &str, side: Side| {
            let v = |kind: &str| {
                Vector3::from(["x", "y", "z"].map(|k| self.forces[&format!("{prefix}_{kind}{k}")][result]))
            };
            let body = self.model.body("calcn", Some(side)).unwrap();
            let at = placed.point(body, &Point3::from(v("p")));
            (body, Wrench::at(&at, v("F"), v("T")))
        };
        vec![foot("calcn_r_right_foot", Side::Right), foot("calcn_l_left_foot", Side::Left)]
    }

    /// What each body needs at a row of the results: motion by differences, weight, less the ground's loads.
    pub fn needed(&self, result: usize) -> Vec<Wrench> {
        let row = self.row(result);
        let h = APART as f64 * STEP;
        let placed = [-2i64, -1, 0, 1, 2]
            .map(|k| self.model.placed(&self.pose((row as i64 + k * APART as i64) as usize)));
        let mut needed: Vec<Wrench> = (0..self.model.bodies.len())
            .map(|b| {
                let body = &self.model.bodies[b];
                let centre = placed.each_ref().map(|p| p.point(b, &body.centre).coords);
                let [a, b1, c, d, e] = centre;
                let acceleration = (-a + 16.0 * b1 - 30.0 * c + 16.0 * d - e) / (12.0 * h * h);
                let spin = |k: usize| {
                    let turned =
                        placed[k + 1].bodies[b].rotation * placed[k - 1].bodies[b].rotation.inverse();
                    turned.scaled_axis() / (2.0 * h)
                };
                let momentum = |k: usize| {
                    let r = placed[k].bodies[b].rotation;
                    r * (r.inverse() * spin(k)).component_mul(&body.inertia)
                };
                let turning = (momentum(3) - momentum(1)) / (2.0 * h);
                let force = body.mass_kg * (acceleration + Vector3::y() * GRAVITY);
                Wrench::at(&Point3::from(c), force, turning)
            })
            .collect();
        for (body, load) in self.ground(result) {
            needed[body] = needed[body] - load;
        }
        needed
    }

    /// What the example's residual actuators do to the pelvis.
    pub fn residual(&self, placed: &windlass_muscle::Placed, result: usize) -> Wrench {
        let v = |names: [&str; 3]| -Vector3::from(names.map(|n| self.forces[n][result]));
        let at = placed.point(0, &Point3::new(-0.0724376, 0.0, 0.0));
        Wrench::at(&at, v(["FX", "FY", "FZ"]), v(["MX", "MY", "MZ"]))
    }

    pub fn instant(&self, result: usize) -> Instant {
        let row = self.row(result);
        let [before, after] = [row - 1, row + 1].map(|r| self.pose(r).angles);
        let rates = before.iter().zip(&after).map(|(b, a)| (a - b) / (2.0 * STEP)).collect();
        let (nets, _) = self.model.net_loads(&self.needed(result));
        Instant { pose: self.pose(row), rates, nets, balanced: (0..self.model.coordinates.len()).collect() }
    }

    /// The example's force of a muscle.
    pub fn force(&self, muscle: &windlass_muscle::Muscle, result: usize) -> f64 {
        let suffix = if muscle.name.side == Some(Side::Right) { "r" } else { "l" };
        self.forces[&format!("{}_{suffix}", muscle.name.text)][result]
    }

    /// The example's activation of a muscle.
    pub fn activation(&self, muscle: &windlass_muscle::Muscle, result: usize) -> f64 {
        let suffix = if muscle.name.side == Some(Side::Right) { "r" } else { "l" };
        self.activations[&format!("{}_{suffix}", muscle.name.text)][result]
    }
}

//! Reads the shared reference trial (opensim-gait2354, CC BY 3.0) for the tests; `None` when it is absent.
#![allow(dead_code)] // each test reads its own part of the trial

use nalgebra::{Matrix3, Point3, Vector3};
use std::collections::BTreeMap;
use std::path::PathBuf;
use windlass_chain::inverse::{Inertia, Load, Motion, demand};

pub const LEG_SEGMENTS: [&str; 5] = ["toes", "calcn", "talus", "tibia", "femur"];

/// A table by column name.
pub struct Table {
    pub names: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn column(&self, name: &str) -> usize {
        self.names.iter().position(|n| n == name).unwrap_or_else(|| panic!("no column {name}"))
    }
    pub fn number(&self, row: &[String], name: &str) -> f64 {
        row[self.column(name)].trim().parse().unwrap()
    }
    pub fn vector(&self, row: &[String], names: [&str; 3]) -> Vector3<f64> {
        Vector3::from(names.map(|n| self.number(row, n)))
    }
}

pub fn shared(path: &str) -> Option<PathBuf> {
    let full = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if full.exists() {
        return Some(full);
    }
    eprintln!("skipped: {} is absent", full.display());
    None
}

pub fn table(path: &str) -> Option<Table> {
    let text = std::fs::read_to_string(shared(path)?).unwrap();
    let mut lines = text.lines();
    let split = |l: &str| l.split(',').map(str::to_string).collect::<Vec<_>>();
    let names = split(lines.next()?);
    Some(Table { names, rows: lines.map(split).collect() })
}

/// One frame of the trial.
pub struct Frame {
    pub time: f64,
    pub motions: BTreeMap<String, Motion>,
    pub demands: BTreeMap<String, Load>,
    pub external: BTreeMap<String, Load>,
    pub joints: BTreeMap<String, Load>,
    pub axes: BTreeMap<String, Vector3<f64>>,
    pub origins: BTreeMap<String, Point3<f64>>,
}

impl Frame {
    pub fn leg(&self, side: &str, count: usize) -> Vec<Load> {
        LEG_SEGMENTS[..count].iter().map(|s| self.demands[&format!("{s}_{side}")]).collect()
    }
}

pub fn inertias() -> Option<BTreeMap<String, Inertia>> {
    let t = table("gait/derived/opensim-gait2354-newton-euler/bodies.csv")?;
    let read = |r: &Vec<String>| {
        let n = |c| t.number(r, c);
        let tensor = Matrix3::new(
            n("Ixx"),
            n("Ixy"),
            n("Ixz"),
            n("Ixy"),
            n("Iyy"),
            n("Iyz"),
            n("Ixz"),
            n("Iyz"),
            n("Izz"),
        );
        (r[0].clone(), Inertia { mass: n("mass_kg"), tensor })
    };
    Some(t.rows.iter().map(read).collect())
}

fn motion(t: &Table, r: &[String]) -> Motion {
    let m = |i: usize, j: usize| t.number(r, &format!("R{i}{j}"));
    Motion {
        centre: t.vector(r, ["com_x", "com_y", "com_z"]).into(),
        acceleration: t.vector(r, ["acc_x", "acc_y", "acc_z"]),
        rotation: Matrix3::from_fn(m),
        angular_velocity: t.vector(r, ["omega_x", "omega_y", "omega_z"]),
        angular_acceleration: t.vector(r, ["alpha_x", "alpha_y", "alpha_z"]),
    }
}

pub fn frames() -> Option<Vec<Frame>> {
    let dir = "gait/derived/opensim-gait2354-newton-euler";
    let bodies = inertias()?;
    let kinematics = table(&format!("{dir}/segment_kinematics.csv"))?;
    let external = table(&format!("{dir}/external_loads.csv"))?;
    let joints = table(&format!("{dir}/joint_loads.csv"))?;
    let axes = table(&format!("{dir}/coordinate_axes.csv"))?;
    let mut frames: BTreeMap<String, Frame> = BTreeMap::new();
    for r in &kinematics.rows {
        let frame = frames.entry(r[0].clone()).or_insert_with(|| Frame {
            time: r[0].parse().unwrap(),
            motions: BTreeMap::new(),
            demands: BTreeMap::new(),
            external: BTreeMap::new(),
            joints: BTreeMap::new(),
            axes: BTreeMap::new(),
            origins: BTreeMap::new(),
        });
        let m = motion(&kinematics, r);
        frame.demands.insert(r[1].clone(), demand(&bodies[&r[1]], &m, Vector3::y()));
        frame.motions.insert(r[1].clone(), m);
        frame.origins.insert(r[1].clone(), kinematics.vector(r, ["origin_x", "origin_y", "origin_z"]).into());
    }
    for r in &external.rows {
        let load = Load {
            at: external.vector(r, ["Px", "Py", "Pz"]).into(),
            force: external.vector(r, ["Fx", "Fy", "Fz"]),
            moment: external.vector(r, ["Tx", "Ty", "Tz"]),
        };
        frames.get_mut(&r[0]).unwrap().external.insert(r[1].clone(), load);
    }
    for r in &joints.rows {
        let load = Load {
            at: joints.vector(r, ["centre_x", "centre_y", "centre_z"]).into(),
            force: joints.vector(r, ["Fx_N", "Fy_N", "Fz_N"]),
            moment: joints.vector(r, ["Mx_Nm", "My_Nm", "Mz_Nm"]),
        };
        frames.get_mut(&r[0]).unwrap().joints.insert(r[1].clone(), load);
    }
    for r in &axes.rows {
        let axis = axes.vector(r, ["axis_x", "axis_y", "axis_z"]);
        frames.get_mut(&r[0]).unwrap().axes.insert(r[1].clone(), axis);
    }
    Some(frames.into_values().collect())
}

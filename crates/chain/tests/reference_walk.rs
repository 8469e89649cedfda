//! The reference walk in `profiles/gait` is what the shared trial gives: this test makes it again and compares.
//! `WINDLASS_REGENERATE=1 cargo test -p windlass-chain --test reference_walk` writes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod trial;

use nalgebra::{Point3, Vector3};
use std::fmt::Write;
use trial::Frame;
use windlass_chain::inverse::Load;

const POINTS: usize = 101;
const HEIGHT: f64 = 1.8034; // subject01_Setup_Scale.xml
const MASS: f64 = 72.6;
const GROUND: f64 = -0.0075; // height of the plate in the room
const BALL_AT: f64 = 0.70; // axis of the MTP joints, share of foot length
const FOOT_LENGTH: f64 = 0.152 * HEIGHT; // Winter 2009

/// Room axes (forward, up, right) to walk axes (forward, left, up): the foot frame's.
fn turned(v: Vector3<f64>) -> Vector3<f64> {
    Vector3::new(v.x, -v.z, v.y)
}

/// Catmull-Rom between equally spaced frames.
fn at(frames: &[Frame], time: f64, read: &dyn Fn(&Frame) -> f64) -> f64 {
    let step = frames[1].time - frames[0].time;
    let s = (time - frames[0].time) / step;
    let i = (s.floor() as usize).clamp(1, frames.len() - 3);
    let u = s - i as f64;
    let [a, b, c, d] = [i - 1, i, i + 1, i + 2].map(|k| read(&frames[k]));
    b + 0.5 * u * (c - a + u * (2.0 * a - 5.0 * b + 4.0 * c - d + u * (3.0 * (b - c) + d - a)))
}

struct Maker<'a> {
    frames: &'a [Frame],
    start: f64,
    end: f64,
    belt: f64,
    ball: Vector3<f64>,
    ball_time: f64,
    text: String,
}

impl Maker<'_> {
    fn time(&self, i: usize) -> f64 {
        self.start + (self.end - self.start) * i as f64 / (POINTS - 1) as f64
    }

    /// The point of the belt that stands under the MTP axis when the foot is flat.
    fn origin(&self, time: f64) -> Vector3<f64> {
        Vector3::new(self.ball.x - self.belt * (time - self.ball_time), GROUND, self.ball.z)
    }

    fn column(&mut self, name: &str, value: impl Fn(&Self, f64) -> f64) {
        let numbers: Vec<String> = (0..POINTS).map(|i| short(value(self, self.time(i)))).collect();
        writeln!(self.text, "{name} = [{}]", numbers.join(", ")).unwrap();
    }

    fn vector(&mut self, name: &str, scale: f64, read: impl Fn(&Frame) -> Vector3<f64>) {
        for (k, axis) in ["x", "y", "z"].iter().enumerate() {
            self.column(&format!("{name}_{axis}"), |m, t| {
                scale * turned(Vector3::from_fn(|j, _| at(m.frames, t, &|f| read(f)[j])))[k]
            });
        }
    }

    fn place(&mut self, name: &str, read: impl Fn(&Frame) -> Vector3<f64>) {
        for (k, axis) in ["x", "y", "z"].iter().enumerate() {
            self.column(&format!("{name}_{axis}"), |m, t| {
                let p = Vector3::from_fn(|j, _| at(m.frames, t, &|f| read(f)[j]));
                turned(p - m.origin(t))[k] / HEIGHT
            });
        }
    }
}

fn short(v: f64) -> String {
    let text = format!("{v:.5}");
    if text == "-0.00000" { "0.00000".into() } else { text }
}

/// Several demands as one, at their common centre of mass.
fn together(frame: &Frame, names: &[&str], masses: &[f64]) -> (Load, f64) {
    let total: f64 = masses.iter().sum();
    let centre = names
        .iter()
        .zip(masses)
        .map(|(n, m)| frame.motions[*n].centre.coords * (m / total))
        .fold(Vector3::zeros(), |a, b| a + b);
    let centre = Point3::from(centre);
    let mut load = Load { at: centre, force: Vector3::zeros(), moment: Vector3::zeros() };
    for n in names {
        load.force += frame.demands[*n].force;
        load.moment += frame.demands[*n].about(centre);
    }
    (load, total)
}

fn coordinates() -> Option<trial::Table> {
    let text =
        std::fs::read_to_string(trial::shared("gait/opensim-gait2354/subject01_walk1_ik.mot")?).unwrap();
    let mut lines = text.lines().skip_while(|l| !l.starts_with("endheader")).skip(1);
    let split = |l: &str| l.split_whitespace().map(str::to_string).collect::<Vec<_>>();
    let names = split(lines.next()?);
    Some(trial::Table { names, rows: lines.map(split).filter(|r| !r.is_empty()).collect() })
}

fn generated() -> Option<String> {
    let frames = trial::frames()?;
    let bodies = trial::inertias()?;
    let angles = coordinates()?;
    let children = trial::table("gait/derived/biomechzoo_children_norm_mean_sd.csv")?;
    let vertical = |f: &Frame| f.external["calcn_r"].force.y;
    let crossing = |up: bool, after: f64| {
        frames.windows(2).find_map(|w| {
            let (a, b) = (vertical(&w[0]) - 20.0, vertical(&w[1]) - 20.0);
            let crosses = if up { a < 0.0 && b >= 0.0 } else { a > 0.0 && b <= 0.0 };
            (crosses && w[0].time > after).then(|| w[0].time + (w[1].time - w[0].time) * a / (a - b))
        })
    };
    let (start, end) = (crossing(true, 0.5)?, crossing(false, 1.0)?);
    let mtp = |f: &Frame| f.joints["mtp_r"].at.coords;
    let flat: Vec<&Frame> = frames.iter().filter(|f| f.time > 0.84 && f.time < 1.06).collect();
    let (first, last) = (flat.first()?, flat.last()?);
    let belt = -(mtp(last).x - mtp(first).x) / (last.time - first.time);
    let yaw = -last.motions["calcn_r"].rotation[(2, 0)].atan2(last.motions["calcn_r"].rotation[(0, 0)]);
    let mut m = Maker {
        frames: &frames,
        start,
        end,
        belt,
        ball: mtp(first),
        ball_time: first.time,
        text: String::new(),
    };
    m.text.push_str(include_str!("reference_walk_head.txt"));
    writeln!(m.text, "subject_mass_kg = {MASS}\nsubject_height_m = {HEIGHT}").unwrap();
    writeln!(m.text, "stance_s = {:.4}\nspeed_m_s = {:.4}\ntoe_out_rad = {:.4}", end - start, belt, -yaw)
        .unwrap();
    writeln!(m.text, "\n[columns]").unwrap();
    let weight = 1.0 / (MASS * windlass_chain::inverse::GRAVITY);
    m.vector("ground_force", weight, |f| f.external["calcn_r"].force);
    m.column("ground_moment_z", |m, t| {
        at(m.frames, t, &|f| f.external["calcn_r"].moment.y) * weight / HEIGHT
    });
    m.place("ground_at", |f| f.external["calcn_r"].at.coords);
    m.column("cop_along", |m, t| {
        let p = Vector3::from_fn(|j, _| at(m.frames, t, &|f| f.external["calcn_r"].at[j]));
        let d = turned(p - m.origin(t));
        BALL_AT + (d.x * yaw.cos() + d.y * yaw.sin()) / FOOT_LENGTH
    });
    for (name, joint) in [
        ("mtp", "mtp_r"),
        ("subtalar", "subtalar_r"),
        ("ankle", "ankle_r"),
        ("knee", "knee_r"),
        ("hip", "hip_r"),
        ("other_hip", "hip_l"),
        ("back", "back"),
    ] {
        m.place(name, |f| f.joints[joint].at.coords);
    }
    let groups: [(&str, &[&str]); 5] = [
        ("foot", &["toes_r", "calcn_r", "talus_r"]),
        ("shank", &["tibia_r"]),
        ("thigh", &["femur_r"]),
        ("pelvis", &["pelvis"]),
        ("trunk", &["torso"]),
    ];
    for (name, parts) in groups {
        let masses: Vec<f64> = parts.iter().map(|p| bodies[*p].mass).collect();
        m.place(&format!("{name}_centre"), |f| together(f, parts, &masses).0.at.coords);
        m.vector(&format!("{name}_force"), weight, |f| together(f, parts, &masses).0.force);
        m.vector(&format!("{name}_moment"), weight / HEIGHT, |f| together(f, parts, &masses).0.moment);
    }
    m.vector("subtalar_axis", 1.0, |f| f.axes["subtalar_angle_r"]);
    m.vector("ankle_axis", 1.0, |f| f.axes["ankle_angle_r"]);
    for (name, body) in [("shank", "tibia_r"), ("pelvis", "pelvis"), ("trunk", "torso")] {
        m.vector(&format!("{name}_forward"), 1.0, |f| f.motions[body].rotation.column(0).into());
        m.vector(&format!("{name}_left"), 1.0, |f| -Vector3::from(f.motions[body].rotation.column(2)));
    }
    m.column("heel_rise_deg", |m, t| {
        let pitch = |f: &Frame| -f.motions["calcn_r"].rotation[(1, 0)].asin().to_degrees();
        at(m.frames, t, &pitch)
    });
    let coordinate = |time: f64, name: &str| {
        let value = |r: &Vec<String>| (angles.number(r, "time"), angles.number(r, name));
        let rows: Vec<(f64, f64)> = angles.rows.iter().map(value).collect();
        let i = rows.partition_point(|r| r.0 < time).clamp(1, rows.len() - 1);
        let (a, b) = (rows[i - 1], rows[i]);
        a.1 + (b.1 - a.1) * (time - a.0) / (b.0 - a.0)
    };
    for (name, source, sign) in [
        ("ankle_dorsiflexion_deg", "ankle_angle_r", 1.0),
        ("knee_flexion_deg", "knee_angle_r", -1.0),
        ("hip_flexion_deg", "hip_flexion_r", 1.0),
        ("hip_adduction_deg", "hip_adduction_r", 1.0),
        ("hip_internal_rotation_deg", "hip_rotation_r", 1.0),
        ("pelvic_drop_deg", "pelvis_list", -1.0),
        ("lumbar_bend_deg", "lumbar_bending", 1.0),
        ("lumbar_extension_deg", "lumbar_extension", 1.0),
    ] {
        m.column(name, |_, t| sign * coordinate(t, source));
    }
    m.text.push_str("\n# Rearfoot eversion relative to the tibia (Oxford foot model) over stance, from its mean, degrees;\n");
    m.text.push_str("# mean of 11 children and adolescents: PhilD001/biomechZoo, Apache-2.0.\n");
    let hindfoot = |i: usize| {
        let share = 60.0 * i as f64 / (POINTS - 1) as f64;
        let row = |k: usize| children.number(&children.rows[k], "ofm_hindfoot_tibia_inversion_deg_mean");
        let k = share.floor() as usize;
        -(row(k) + (row(k + 1) - row(k)) * (share - k as f64))
    };
    let mean = (0..POINTS).map(hindfoot).sum::<f64>() / POINTS as f64;
    let numbers: Vec<String> = (0..POINTS).map(|i| short(hindfoot(i) - mean)).collect();
    writeln!(m.text, "rearfoot_eversion_deg = [{}]", numbers.join(", ")).unwrap();
    Some(m.text)
}

#[test]
fn the_reference_walk_is_what_the_trial_gives() {
    let Some(text) = generated() else { return };
    let path =
        std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../profiles/gait/reference-walk.toml");
    if std::env::var_os("WINDLASS_REGENERATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap();
    assert!(stored == text, "profiles/gait/reference-walk.toml differs from the trial: see this file's head");
}

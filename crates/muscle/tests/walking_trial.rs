//! Muscle and joint forces of a walking trial against those that OpenSim published for it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod trial;

use nalgebra::Point3;
use trial::{MASS, Trial};
use windlass_measure::Side;
use windlass_muscle::{BackForces, GRAVITY, LegForces, Line, Solved, Wrench};

fn rms(differences: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = differences.fold((0.0, 0.0), |(s, n), d| (s + d * d, n + 1.0));
    (sum / f64::max(n, 1.0)).sqrt()
}

fn solved(trial: &Trial) -> Vec<(usize, Solved)> {
    let mut all: Vec<(usize, Solved)> = Vec::new();
    for row in trial.rows() {
        let near = all.last().map(|(_, s)| s);
        let now = trial.model.solve(&trial.instant(row), near).unwrap();
        all.push((row, now));
    }
    all
}

#[test]
fn moment_arms_are_the_differences_of_length() {
    let Some(trial) = Trial::read() else { return };
    let mut worst: f64 = 0.0;
    for row in [100, 500, 900, 1300] {
        let pose = trial.pose(row);
        let placed = trial.model.placed(&pose);
        for muscle in &trial.model.muscles {
            let line = Line::of(muscle, &placed);
            for (c, arm) in line.arms(&placed).iter().enumerate() {
                let length = |by: f64| {
                    let mut moved = pose.clone();
                    moved.angles[c] += by;
                    Line::of(muscle, &trial.model.placed(&moved)).length()
                };
                let difference = -(length(1e-6) - length(-1e-6)) / 2e-6;
                worst = worst.max((arm - difference).abs());
            }
        }
    }
    eprintln!("moment arms: analytic against differences {:.2e} m", worst);
    assert!(worst < 1e-8);
}

#[test]
fn full_strength_is_force_over_activation_of_the_example() {
    let Some(trial) = Trial::read() else { return };
    let mut off = Vec::new();
    for (row, solved) in solved(&trial) {
        for (i, muscle) in trial.model.muscles.iter().enumerate() {
            let theirs = trial.force(muscle, row) / trial.activation(muscle, row);
            let ours = solved.forces[i] / solved.recruited.activations[i];
            off.push((ours - theirs) / muscle.strength.isometric_n);
        }
    }
    let off = rms(off.into_iter());
    eprintln!("force at full activation: {:.2} % of isometric strength rms", 100.0 * off);
    assert!(off < 0.02);
}

/// Net moments less what the example's muscle forces make: both roads to the same equilibrium.
#[test]
fn the_example_s_muscles_make_the_net_moments_found_here() {
    let Some(trial) = Trial::read() else { return };
    let model = &trial.model;
    let mut off = vec![Vec::new(); model.coordinates.len()];
    for row in trial.rows() {
        let instant = trial.instant(row);
        let placed = model.placed(&instant.pose);
        let mut left = placed.moments(&instant.nets);
        for muscle in &model.muscles {
            let arms = Line::of(muscle, &placed).arms(&placed);
            for (l, arm) in left.iter_mut().zip(arms) {
                *l -= arm * trial.force(muscle, row);
            }
        }
        for (all, l) in off.iter_mut().zip(left) {
            all.push(l);
        }
    }
    for (coordinate, all) in model.coordinates.iter().zip(off) {
        let r = rms(all.into_iter());
        eprintln!("{:?} {}: {r:.3} N.m rms", coordinate.side, coordinate.text);
        assert!(r < 1.0);
    }
}

#[test]
fn muscle_groups_and_hip_follow_the_published_solution() {
    let Some(trial) = Trial::read() else { return };
    let model = &trial.model;
    let start = std::time::Instant::now();
    let all = solved(&trial);
    eprintln!(
        "{} instants, {:.2} ms each",
        all.len(),
        start.elapsed().as_secs_f64() * 1e3 / all.len() as f64
    );
    eprintln!("most steps {}", all.iter().map(|(_, s)| s.recruited.steps).max().unwrap());
    let reserves = all.iter().flat_map(|(_, s)| s.recruited.reserves.iter().map(|r| r.abs()));
    eprintln!("largest reserve {:.2} N.m", reserves.fold(0.0, f64::max));
    let groups: [(&str, &[&str]); 6] = [
        ("erector spinae", &["ercspn"]),
        ("glutei", &["glut_"]),
        ("quadriceps", &["rect_fem", "vas_"]),
        ("hamstrings", &["semimem", "semiten", "bifemlh", "bifemsh"]),
        ("gastrocnemius and soleus", &["med_gas", "lat_gas", "soleus"]),
        ("iliopsoas", &["iliacus", "psoas"]),
    ];
    for (name, muscles) in groups {
        for side in Side::BOTH {
            let theirs = |row: usize| -> f64 {
                let of = model.muscles.iter().filter(|m| {
                    m.name.side == Some(side) && muscles.iter().any(|n| m.name.text.starts_with(n))
                });
                of.map(|m| trial.force(m, row)).sum()
            };
            let peak = trial.rows().map(theirs).fold(0.0, f64::max);
            let off = rms(all.iter().map(|(row, s)| s.tension(model, side, muscles) - theirs(*row)));
            eprintln!("{name}, {side}: {:.1} % rms of its peak {peak:.0} N", 100.0 * off / peak);
            assert!(off < 0.02 * peak);
        }
    }
    let hip = model.joint("hip", Some(Side::Right)).unwrap();
    let femur = model.joints[hip].child;
    let reaction = |row: usize| {
        nalgebra::Vector3::from(
            ["x", "y", "z"].map(|k| trial.reactions[&format!("hip_r_on_femur_r_in_femur_r_f{k}")][row]),
        )
    };
    let peak = trial.rows().map(|r| reaction(r).norm()).fold(0.0, f64::max);
    let ours = |s: &Solved| s.placed.bodies[femur].rotation.inverse() * s.contact(model, hip).force;
    let off = rms(all.iter().map(|(row, s)| (ours(s) - reaction(*row)).norm()));
    let sizes = rms(all.iter().map(|(row, s)| ours(s).norm() - reaction(*row).norm()));
    eprintln!(
        "hip reaction: vector {:.2} %, size {:.2} % rms of its peak {:.2} body weights",
        100.0 * off / peak,
        100.0 * sizes / peak,
        peak / (MASS * GRAVITY)
    );
    assert!(off < 0.02 * peak);
}

/// The knee and the lower back from the other side of the cut: what is above them, with the example's residuals.
#[test]
fn the_body_above_the_cut_gives_the_same_contact_forces() {
    let Some(trial) = Trial::read() else { return };
    let model = &trial.model;
    let origin = Point3::origin();
    let knee = model.joint("knee", Some(Side::Right)).unwrap();
    for (name, joint, beyond) in [
        ("knee", knee, vec!["tibia", "talus", "calcn", "toes"]),
        ("lower back", model.joint("back", None).unwrap(), vec!["torso"]),
    ] {
        let side = model.joints[joint].name.side;
        let is_beyond = |b: usize| {
            let n = &model.bodies[b].name;
            n.side == side && beyond.contains(&n.text.as_str())
        };
        let (mut apart, mut hinge, mut peak) = (Vec::new(), Vec::new(), 0.0f64);
        for (row, solved) in solved(&trial) {
            let mut above = Wrench::zero() - trial.residual(&solved.placed, row);
            for (body, needed) in trial.needed(row).into_iter().enumerate() {
                if !is_beyond(body) {
                    above += needed;
                }
            }
            for (line, tension) in solved.lines.iter().zip(&solved.forces) {
                let [force, moment] = line.pull(|b| !is_beyond(b), &origin);
                above = above - Wrench { force: force * *tension, moment: moment * *tension };
            }
            let contact = solved.contact(model, joint);
            apart.push((contact.force + above.force).norm());
            peak = peak.max(contact.force.norm());
            let at = solved.placed.bodies[model.joints[joint].child];
            let axis = solved.placed.axes[model.joints[joint].turns[0].0].direction;
            hinge.push(contact.about(&Point3::from(at.translation.vector)).dot(&axis));
        }
        let (apart, hinge) = (rms(apart.into_iter()), rms(hinge.into_iter()));
        eprintln!(
            "{name}: the two sides of the cut differ by {apart:.2} N rms of {peak:.0} N; moment of the contact about its free axis {hinge:.2} N.m rms"
        );
        assert!(apart < 0.01 * peak);
    }
}

#[test]
fn joint_forces_of_the_walk_are_in_the_measured_bands() {
    let Some(trial) = Trial::read() else { return };
    let model = &trial.model;
    let weight = MASS * GRAVITY;
    let all = solved(&trial);
    for side in Side::BOTH {
        let legs: Vec<_> = all.iter().map(|(_, s)| s.leg(model, side).unwrap()).collect();
        let peak = |read: &dyn Fn(&LegForces) -> f64| legs.iter().map(read).fold(f64::MIN, f64::max) / weight;
        let worst = legs.iter().max_by(|a, b| a.knee.total_cmp(&b.knee)).unwrap();
        eprintln!(
            "{side}: Achilles {:.2}, ankle {:.2}, knee {:.2} (medial {:.2}, lateral {:.2}, medial share at the peak {:.2}), patella {:.2}, hip {:.2}, gluteus medius {:.2} body weights",
            peak(&|l| l.achilles),
            peak(&|l| l.ankle),
            peak(&|l| l.knee),
            peak(&|l| l.knee_medial),
            peak(&|l| l.knee_lateral),
            worst.knee_medial / worst.knee,
            peak(&|l| l.patella),
            peak(&|l| l.hip),
            peak(&|l| l.gluteus_medius)
        );
    }
    let backs: Vec<_> = all.iter().map(|(_, s)| s.back(model).unwrap()).collect();
    let peak = |read: &dyn Fn(&BackForces) -> f64| backs.iter().map(read).fold(f64::MIN, f64::max) / weight;
    let least = |read: &dyn Fn(&BackForces) -> f64| backs.iter().map(read).fold(f64::MAX, f64::min) / weight;
    eprintln!(
        "L4/L5 {:.2} to {:.2}, shear {:.2} to {:.2}; L5/S1 {:.2}, shear {:.2}; erector {:.2} {:.2} body weights",
        least(&|b| b.l4l5),
        peak(&|b| b.l4l5),
        least(&|b| b.l4l5_shear),
        peak(&|b| b.l4l5_shear),
        peak(&|b| b.l5s1),
        peak(&|b| b.l5s1_shear),
        peak(&|b| b.erector_left),
        peak(&|b| b.erector_right)
    );
}

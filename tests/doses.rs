//! What was prescribed is in the STL: measured there by the judges' own code, never asked of the program.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{CaseText, Probe, Solid, Workshop, reference_data};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// A real left foot: its medial side is -y.
struct Bench {
    shop: Workshop,
    case: CaseText,
}

/// A finished device and the landmarks of its foot, on the foot's own side.
struct Made {
    solid: Solid,
    record: Value,
}

/// Length of the template foot, mm.
const TEMPLATE_MM: f64 = 257.0;

impl Bench {
    fn new() -> Option<Bench> {
        Bench::scaled(1.0)
    }

    /// The same foot, longer or shorter.
    fn scaled(scale: f64) -> Option<Bench> {
        let template = std::fs::read_to_string(reference_data("scans/find-template/template.obj")?).unwrap();
        let scaled = |line: &str| match line.strip_prefix("v ") {
            Some(at) if scale != 1.0 => {
                let at = at.split_whitespace().map(|c| (c.parse::<f64>().unwrap() * scale).to_string());
                format!("v {}\n", at.collect::<Vec<_>>().join(" "))
            }
            _ => format!("{line}\n"),
        };
        let shop = Workshop::new(PROGRAM);
        let scan = shop.write("foot.obj", template.lines().map(scaled).collect::<String>());
        // A child's length would be asked about at the height of the case.
        let case = CaseText::of_mesh("left", &scan, "m").measured((TEMPLATE_MM * scale).round());
        Some(Bench { case, shop })
    }

    /// Degrees by which some lines tilt the heel seat against a level one.
    fn tilted_by(&self, lines: &str) -> f64 {
        self.make("tilted", lines).tilt() - self.make("level", "rearfoot_post_deg = 0\n").tilt()
    }

    fn make(&self, name: &str, lines: &str) -> Made {
        self.shop.write(&format!("{name}.toml"), self.case.with(lines).text());
        self.shop.succeed(&["design", &format!("{name}.toml"), "--out", name]);
        Made {
            solid: self.shop.solid(&format!("{name}/T-0001_L.stl")),
            record: self.shop.json(&format!("{name}/job.json")),
        }
    }
}

impl Made {
    /// A landmark in the plan of the STL: the record's frame is the canonical right foot's.
    fn landmark(&self, name: &str) -> (f64, f64) {
        let at = &self.record["feet"]["left"]["scan"]["landmarks"][name]["at"];
        (at[0].as_f64().unwrap(), -at[1].as_f64().unwrap())
    }

    /// Mean height of the heel seat round the heel's centre.
    fn seat(&self) -> f64 {
        let probe = Probe::new(&self.solid);
        let (x, y) = self.landmark("heel_centre");
        let heights = (-4..=4).flat_map(|i| (-4..=4).map(move |j| (f64::from(i), f64::from(j))));
        let heights: Vec<f64> = heights.map(|(dx, dy)| probe.top(x + dx, y + dy).unwrap()).collect();
        heights.iter().sum::<f64>() / heights.len() as f64
    }

    /// Inclination of the heel seat across the foot, degrees, medial side up +.
    fn tilt(&self) -> f64 {
        let probe = Probe::new(&self.solid);
        let (x, y) = self.landmark("heel_centre");
        let (_, across) = probe.slope(x, y, 8.0).unwrap();
        // The medial side of a left foot is -y.
        (-across).atan().to_degrees()
    }
}

#[test]
fn the_solid_is_one_closed_body_that_rests_on_the_floor() {
    let Some(bench) = Bench::new() else { return };
    let made = bench.make("plain", "rearfoot_post_deg = 0\n");
    assert_eq!((made.solid.bad_edges(), made.solid.bodies()), (0, 1));
    let mesh = &made.record["feet"]["left"]["mesh"];
    assert_eq!(mesh["triangles"].as_u64().unwrap() as usize, made.solid.facets.len());
    assert_eq!(
        (&mesh["open_edges"], &mesh["non_manifold_edges"], &mesh["bodies"]),
        (&0.into(), &0.into(), &1.into())
    );
    let volume = made.solid.volume();
    assert!(volume > 0.0 && (mesh["volume_mm3"].as_f64().unwrap() / volume - 1.0).abs() < 1e-4);
    assert!(made.solid.bounds()[0][2].abs() < 0.01, "rests at {}", made.solid.bounds()[0][2]);
}

#[test]
fn a_lift_of_six_raises_the_heel_seat_by_six() {
    let Some(bench) = Bench::new() else { return };
    let lines = "rearfoot_post_deg = 0\n";
    let without = bench.make("without", &format!("{lines}heel_lift_mm = 0\n"));
    let with = bench.make("with", &format!("{lines}heel_lift_mm = 6\n"));
    let raised = with.seat() - without.seat();
    assert!((raised - 6.0).abs() <= 0.1, "raised by {raised:.3} mm");
}

#[test]
fn a_medial_post_of_four_degrees_tilts_the_heel_seat_by_four() {
    let Some(bench) = Bench::new() else { return };
    let tilted = bench.tilted_by("rearfoot_post_deg = 4\n");
    assert!((tilted - 4.0).abs() <= 0.2, "tilted by {tilted:.3} degrees");
}

#[test]
fn the_angles_of_post_and_inversion_add() {
    let Some(bench) = Bench::new() else { return };
    let tilted = bench.tilted_by("rearfoot_post_deg = 8\ninversion_deg = 7\n");
    assert!((tilted - 15.0).abs() <= 0.3, "tilted by {tilted:.3} degrees");
}

/// The same foot two thirds as long, as a child's: parts that are stated for adults are smaller in the plan, not in dose.
#[test]
fn a_small_foot_has_its_doses() {
    let Some(bench) = Bench::scaled(0.667) else { return };
    for (name, lines) in [
        ("pads", "heel_cup_mm = 12\nmetatarsal_pad_mm = 4\ncuboid_pad_mm = 3\nmedial_skive_mm = 3\n"),
        ("posts", "heel_cup_mm = 12\nrearfoot_post_deg = 5\ninversion_deg = 4\nfirst_ray_cutout = true\n"),
        ("wells", "heel_cup_mm = 12\nfifth_base_well_mm = 2\nnavicular_well_mm = 2\nheel_aperture_mm = 2\n"),
    ] {
        let made = bench.make(name, lines);
        let foot = &made.record["feet"]["left"];
        let length = foot["scan"]["length_mm"].as_f64().unwrap();
        assert!((165.0..185.0).contains(&length), "{length}");
        for (key, dose) in foot["realised"].as_object().unwrap() {
            assert_eq!(dose["within_tolerance"], true, "{name}, {key}: {dose}");
        }
    }
}

#[test]
fn the_wall_is_nowhere_thinner_than_asked() {
    let Some(bench) = Bench::new() else { return };
    let made = bench.make("wall", "shell_thickness_mm = 3\nrearfoot_post_deg = 0\n");
    let probe = Probe::new(&made.solid);
    let (heel_x, _) = made.landmark("heel_centre");
    let (ball_x, _) = made.landmark("first_met_head");
    let bounds = made.solid.bounds();
    let mut thinnest = [(f64::INFINITY, 0.0, 0.0); 2];
    let mut probed = 0;
    // A heel that its post carries is thinner, 1.7 mm here, and the record says so; it is whole in front of the post.
    let length = made.record["feet"]["left"]["scan"]["length_mm"].as_f64().unwrap();
    let whole_from = 0.322 * length;
    // The front edge is feathered on purpose and the rim is rounded: both are left out.
    let mut x = heel_x * 0.5;
    while x < ball_x - 0.34 * (ball_x - heel_x) {
        let mut y = bounds[0][1];
        while y < bounds[1][1] {
            let inside = (-6..=6).step_by(3).all(|d| {
                let d = f64::from(d);
                probe.material(x + d, y) && probe.material(x, y + d)
            });
            if inside && let Some(wall) = probe.wall(x, y) {
                probed += 1;
                let part = &mut thinnest[usize::from(x > whole_from)];
                if wall < part.0 {
                    *part = (wall, x, y);
                }
            }
            y += 3.0;
        }
        x += 3.0;
    }
    assert!(probed > 200, "only {probed} places probed");
    for ((wall, x, y), asked) in thinnest.into_iter().zip([1.7, 3.0]) {
        assert!(wall >= asked - 0.05, "{wall:.3} mm at ({x:.0}, {y:.0}), asked {asked}");
    }
    let notes = made.record["notes"].to_string();
    assert!(notes.contains("1.7 mm"), "{notes}");
}

#[test]
fn the_cutout_leaves_nothing_under_the_first_ray_and_the_extension_reaches_the_hallux() {
    let Some(bench) = Bench::new() else { return };
    let cut = bench.make("cut", "first_ray_cutout = true\nmortons_extension_mm = 0\n");
    let plain = bench.make("plain", "first_ray_cutout = false\nmortons_extension_mm = 0\n");
    let extended = bench.make("extended", "first_ray_cutout = false\nmortons_extension_mm = 3\n");
    let (head, tip) = (cut.landmark("first_met_head"), cut.landmark("hallux_tip"));
    let (cut, plain, extended) =
        (Probe::new(&cut.solid), Probe::new(&plain.solid), Probe::new(&extended.solid));

    let around = |x: f64, y: f64| {
        (-2..=2).flat_map(move |i| (-2..=2).map(move |j| (x + 2.0 * f64::from(i), y + 2.0 * f64::from(j))))
    };
    assert!(around(head.0, head.1).all(|(x, y)| !cut.material(x, y)), "material under the first head");
    // Behind the head the uncut shell has material where the cutout has none.
    let gone = (1..30)
        .map(f64::from)
        .filter(|d| plain.material(head.0 - d, head.1) && !cut.material(head.0 - d, head.1));
    assert!(gone.count() >= 5, "the cutout takes nothing away behind the head");
    assert!(around(head.0, head.1).all(|(x, y)| extended.material(x, y)), "no plate under the first head");
    for step in 0..=20 {
        let t = f64::from(step) / 20.0;
        let (x, y) = (head.0 + t * (tip.0 - 2.0 - head.0), head.1 + t * (tip.1 - head.1));
        assert!(extended.material(x, y), "no plate at {:.0} % of the way to the hallux tip", 100.0 * t);
    }
}

#[test]
fn a_proposed_flange_is_built_and_one_without_wall_is_refused_with_the_height_on_offer() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "drawn", "--seed", "2"]);
    shop.succeed(&["design", "drawn/case.toml", "--out", "out", "--files", "stl"]);
    let record = shop.json("out/job.json");
    let lines = record["feet"]["right"]["prescription"].as_array().unwrap();
    let flange = lines.iter().find(|line| line["feature"] == "medial_flange_mm").unwrap();
    assert_eq!(flange["dose"].as_f64(), Some(5.0), "seed 2 has no flange of 5 mm");
    // The wall of the foot ends below a flange of 25 mm.
    let own = format!("{}\n[prescription.right]\nmedial_flange_mm = 25\n", text(&shop, "drawn/case.toml"));
    shop.write("drawn/own.toml", own);
    let told = shop.run(&["design", "drawn/own.toml", "--out", "own"]);
    assert_eq!(told.code, 2);
    assert!(
        told.err.contains("prescription.right.medial_flange_mm: on this foot the edge can be at most"),
        "{}",
        told.err
    );
}

fn text(shop: &Workshop, name: &str) -> String {
    String::from_utf8(shop.read(name)).unwrap()
}

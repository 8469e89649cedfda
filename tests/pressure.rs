//! A measured pressure map goes from the case to the record and the page, or is refused with what to write.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use judges::Workshop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// A left print of 5 mm sensors, heel first: heel, a bar on the outside, ball along the slanted line of the heads, a
/// big toe on the inside and the others beside it.
fn print() -> String {
    let spots = [
        (false, 35.0, 72.0, 26.0, 24.0, 260.0),
        (false, 105.0, 56.0, 45.0, 11.0, 70.0),
        (true, 165.0, 74.0, 19.0, 40.0, 280.0),
        (false, 226.0, 100.0, 14.0, 12.0, 240.0),
        (false, 212.0, 70.0, 8.0, 22.0, 110.0),
    ];
    let mut text = String::new();
    for row in 0..56 {
        for col in 0..30 {
            let (x, y) = (f64::from(row) * 5.0, f64::from(col) * 5.0);
            let load = |(slanted, sx, sy, rx, ry, peak): (bool, f64, f64, f64, f64, f64)| {
                let x = if slanted { x - 0.45 * (y - 75.0) } else { x };
                peak * (1.0 - ((x - sx) / rx).powi(2) - ((y - sy) / ry).powi(2)).max(0.0).sqrt()
            };
            let most = spots.into_iter().map(load).fold(0.0, f64::max);
            text += &format!("{most:.0},");
        }
        text.pop();
        text += "\n";
    }
    text
}

/// The sample's left foot with a map.
fn shop(lines: &str) -> Workshop {
    let shop = Workshop::new(PROGRAM);
    assert_eq!(shop.run(&["sample", "s"]).code, 0);
    let case = String::from_utf8(shop.read("s/case.toml")).unwrap();
    shop.write("s/case.toml", case + "\n[foot.left.pressure]\nfile = \"left.csv\"\n" + lines);
    shop.write("s/left.csv", print());
    shop
}

#[test]
fn regions_are_told_measured_beside_predicted() {
    let shop = shop("unit = \"kPa\"\npitch_mm = 5.0\n");
    let run = shop.run(&["design", "s/case.toml", "--out", "out"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let record = shop.json("out/job.json");
    let pressure = &record["feet"]["left"]["pressure"];
    let regions = pressure["regions"].as_array().unwrap();
    let sum = |key: &str| regions.iter().map(|r| r[key].as_f64().unwrap()).sum::<f64>();
    for key in ["measured_share", "predicted_share_without", "predicted_share_with"] {
        assert!((sum(key) - 1.0).abs() < 1e-9, "{key}");
    }
    let share = |name: &str| {
        regions.iter().find(|r| r["region"] == name).unwrap()["measured_share"].as_f64().unwrap()
    };
    assert!(share("heel") > 0.25 && share("hallux") > 0.06 && share("lesser_met_heads") > 0.2, "{pressure}");
    let inputs = record["manifest"]["inputs"].as_array().unwrap();
    assert!(inputs.iter().any(|i| i["file"] == "foot.left.pressure"));
    let page = std::fs::read_to_string(shop.path("out").join(page_name(&shop))).unwrap();
    assert!(page.contains("Measured, highest") && page.contains("load on the heel"));
}

fn page_name(shop: &Workshop) -> String {
    shop.names("out").into_iter().find(|n| n.ends_with(".report.html")).unwrap()
}

#[test]
fn what_is_not_told_is_asked_for() {
    for (lines, wanted) in [
        ("pitch_mm = 5.0\n", "write unit = \"kPa\""),
        ("unit = \"kPa\"\n", "write pitch_mm"),
        ("unit = \"N/cm2\"\npitch_mm = 5.0\n", "kPa and N/cm2 differ by ten"),
        ("unit = \"kPa\"\npitch_mm = 2.5\n", "check the pitch"),
        ("unit = \"bar\"\n", "unit"),
        ("unti = \"kPa\"\n", "did you mean `unit`?"),
    ] {
        let shop = shop(lines);
        let run = shop.run(&["design", "s/case.toml", "--out", "out"]);
        assert_eq!(run.code, 2, "{lines}: {}{}", run.out, run.err);
        assert!(run.err.contains(wanted), "{lines}: {}", run.err);
        assert!(run.err.contains("foot.left.pressure"), "{}", run.err);
    }
}

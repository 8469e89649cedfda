//! Real pressure maps of four makers laid under a scanned foot, and what is refused.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod real_maps;

use real_maps::{file, foot, map, shares};
use windlass_foot::pressure::{PlacedPressure, PlacementError, place};
use windlass_foot::{Foot, Region};
use windlass_measure::Side;
use windlass_scan::{PressureError, PressureUnit};

/// Heel and forefoot carry, the midfoot little, and the hallux lies in front of the first head.
fn plausible(name: &str, placed: &PlacedPressure, foot: &Foot) {
    let s = shares(&placed.cells, foot);
    let table: Vec<String> =
        Region::ALL.iter().zip(s).map(|(r, s)| format!("{} {:.0} %", r.title(), 100.0 * s)).collect();
    eprintln!("{name}: fit {:.1} mm; {}", placed.fit_mm, table.join(", "));
    assert!((0.25..0.50).contains(&s[0]), "{name}: heel {s:?}");
    assert!((0.04..0.28).contains(&s[1]), "{name}: midfoot {s:?}");
    assert!(s[2] + s[3] > 0.18, "{name}: heads {s:?}");
    assert!((0.03..0.25).contains(&s[4]), "{name}: hallux {s:?}");
}

#[test]
fn maps_of_four_makers_lie_under_the_foot() {
    let (left, right) = (foot(Side::Left), foot(Side::Right));
    if let Some(bytes) = file("footpress-fscan/walk_left.asf") {
        let m = map(&bytes, None, None).unwrap();
        assert_eq!((m.unit, m.frames, m.steps, m.faulty), (PressureUnit::Kilopascal, 205, 5, 0));
        let placed = place(&m, &left).unwrap();
        assert!(!placed.heel_first);
        plausible("Tekscan left", &placed, &left);
        let wrong = place(&m, &right);
        assert!(matches!(wrong, Err(PlacementError::WrongSide { .. })), "{wrong:?}");
    }
    if let Some(bytes) = file("footpress-fscan/walk_right.asf") {
        let m = map(&bytes, None, None).unwrap();
        // Stuck columns: named, left out.
        assert!(m.faulty > 15 && m.notes.iter().any(|n| n.place == "pressure.sensors"), "{}", m.faulty);
        plausible("Tekscan right", &place(&m, &right).unwrap(), &right);
    }
    for (step, foot) in [(1, &right), (2, &right), (3, &left), (4, &left), (5, &left)] {
        let Some(bytes) = file(&format!("bmc-zebris/step_{step}.apd")) else { continue };
        let m = map(&bytes, None, None).unwrap();
        assert_eq!(m.unit, PressureUnit::NewtonPerCm2);
        let placed = place(&m, foot).unwrap();
        assert!(placed.heel_first);
        plausible(&format!("Zebris step {step}"), &placed, foot);
    }
    if let Some(bytes) = file("greenai-medilogic/raw_pressure.csv") {
        let m = map(&bytes, Some(PressureUnit::NewtonPerCm2), Some(6.0)).unwrap();
        assert_eq!((m.rows, m.cols, m.frames), (64, 32, 806));
        plausible("medilogic", &place(&m, &left).unwrap(), &left);
    }
}

/// A print made of the foot itself: loaded where the sole is low, in a plane turned, moved and read backward.
fn print_of(foot: &Foot, turn_deg: f64, toes_first: bool, mirrored: bool) -> String {
    let (s, c) = libm::sincos(turn_deg.to_radians());
    let mut text = String::new();
    for row in 0..64 {
        for col in 0..32 {
            let row = if toes_first { 63 - row } else { row };
            let col = if mirrored { 31 - col } else { col };
            let (u, v) = (f64::from(row) * 5.0 - 157.5, f64::from(col) * 5.0 - 77.5);
            let p = windlass_geometry::Point2::new(130.0 + c * u - s * v, s * u + c * v);
            let z = foot.plantar.observed.sample(p).unwrap_or(99.0);
            text += &format!("{:.0} ", (300.0 - 60.0 * z).max(0.0));
        }
        text += "\n";
    }
    text
}

#[test]
fn a_print_of_the_foot_itself_is_laid_where_it_was_made() {
    for side in Side::BOTH {
        let foot = foot(side);
        for (turn, toes_first, mirrored) in [(0.0, false, false), (12.0, true, false), (-9.0, false, true)] {
            let text = print_of(&foot, turn, toes_first, mirrored);
            let m = map(text.as_bytes(), Some(PressureUnit::Kilopascal), Some(5.0)).unwrap();
            let placed = place(&m, &foot).unwrap();
            assert_eq!(placed.heel_first, !toes_first);
            let worst = placed.cells.iter().map(|(p, _)| foot.plantar.observed.sample(*p).unwrap_or(20.0));
            let high = worst.filter(|z| *z > 7.0).count() as f64 / placed.cells.len() as f64;
            eprintln!("{side} turned {turn}: fit {:.2} mm, {:.0} % not low", placed.fit_mm, 100.0 * high);
            assert!(high < 0.06 && placed.fit_mm < 3.0);
        }
    }
}

#[test]
fn unit_pitch_and_size_are_never_guessed() {
    let foot = foot(Side::Right);
    let text = print_of(&foot, 0.0, false, false);
    let told = |unit, pitch| map(text.as_bytes(), unit, pitch).unwrap_err().to_string();
    let kpa = Some(PressureUnit::Kilopascal);
    assert!(told(None, Some(5.0)).contains("unit = \"kPa\""), "{}", told(None, Some(5.0)));
    assert!(told(kpa, None).contains("pitch_mm"), "{}", told(kpa, None));
    assert!(told(Some(PressureUnit::KilogramPerCm2), Some(5.0)).contains("check the unit"));
    let small = map(text.as_bytes(), kpa, Some(3.0)).unwrap();
    assert!(matches!(place(&small, &foot), Err(PlacementError::Size { .. })));
    let twice = text.repeat(2);
    let both = map(twice.as_bytes(), kpa, Some(5.0)).unwrap();
    assert!(matches!(place(&both, &foot), Err(PlacementError::Size { .. })));
}

#[test]
fn cut_flipped_and_foreign_pressure_files_are_errors() {
    let names =
        ["footpress-fscan/walk_left.asf", "bmc-zebris/step_1.apd", "greenai-medilogic/raw_pressure.csv"];
    for name in names {
        let Some(bytes) = file(name) else { continue };
        for tenth in 0..10 {
            let cut = map(&bytes[..bytes.len() * tenth / 10], Some(PressureUnit::NewtonPerCm2), None);
            assert!(cut.is_err(), "{name} cut at {tenth}/10");
        }
        let mut state = 5u64;
        for _ in 0..10 {
            let mut bad = bytes.clone();
            for _ in 0..30 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (state >> 33) as usize % bad.len();
                bad[at] ^= 1 << (state >> 20 & 7);
            }
            let _ = map(&bad, None, Some(6.0));
        }
    }
    for text in
        ["", "Dear Sir", "[General]\n[Data]\n", "DATA_TYPE MOVIE\nROWS 4000000000\n", "Sensor-Nummer;1;2;4\n"]
    {
        assert!(map(text.as_bytes(), None, None).unwrap_err().to_string().len() > 40, "{text}");
    }
    let one_sensor = "0 0 0 0 0 0 0 0\n".repeat(8);
    assert!(matches!(
        map(one_sensor.as_bytes(), Some(PressureUnit::Psi), Some(5.0)),
        Err(PressureError::Unloaded { .. })
    ));
}

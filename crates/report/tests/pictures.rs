//! The pictures against golden ones, by what an eye would see: `WINDLASS_GOLDEN=write cargo test -p windlass-report
//! --test pictures` writes them again; look at them before you commit them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests stop at the first surprise")]

mod sample;

use std::path::{Path, PathBuf};
use windlass_measure::Side;
use windlass_report::page_data::Picture;
use windlass_report::picture::*;

/// Width of a golden picture, pixels.
const WIDTH: u32 = 160;
/// Greatest mean difference of blurred lightness, 0..1: a tenth of what a changed light gives.
const MEAN: f64 = 0.004;
/// Greatest share of blurred pixels that differ by more than a tenth of the scale.
const SPOTS: f64 = 0.004;

/// Lightness over white, blurred over 3 x 3 pixels: what an eye sees at arm's length.
fn seen(png: &[u8]) -> (u32, u32, Vec<f64>) {
    let pixels = image::load_from_memory(png).unwrap().to_rgba8();
    let (width, height) = pixels.dimensions();
    let light = |x: i64, y: i64| {
        let (x, y) = (x.clamp(0, i64::from(width) - 1), y.clamp(0, i64::from(height) - 1));
        let [r, g, b, a] = pixels.get_pixel(x as u32, y as u32).0.map(|c| f64::from(c) / 255.0);
        // Hue counts a little, so that a changed colour of the same lightness is seen.
        let value = 0.30 * r + 0.55 * g + 0.15 * b + 0.2 * (r - b);
        value * a + 1.0 - a
    };
    let blurred =
        (0..i64::from(height)).flat_map(|y| (0..i64::from(width)).map(move |x| (x, y))).map(|(x, y)| {
            (-1..=1)
                .flat_map(|dy| (-1..=1).map(move |dx| (dx, dy)))
                .map(|(dx, dy)| light(x + dx, y + dy))
                .sum::<f64>()
                / 9.0
        });
    (width, height, blurred.collect())
}

/// Mean difference, and share of pixels that differ by more than a tenth; all of it when the sizes differ.
fn difference(a: &[u8], b: &[u8]) -> (f64, f64) {
    let ((wa, ha, a), (wb, hb, b)) = (seen(a), seen(b));
    if (wa, ha) != (wb, hb) {
        return (1.0, 1.0);
    }
    let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| (a - b).abs()).collect();
    let count = differences.len() as f64;
    let spots = differences.iter().filter(|d| **d > 0.1).count() as f64;
    (differences.iter().sum::<f64>() / count, spots / count)
}

fn pictures() -> Vec<(&'static str, Picture)> {
    let (mesh, part) = sample::insole(Side::Left);
    let borders = Borders::of(&mesh, &part);
    let palette = [PLASTER, [196, 94, 60]];
    let scene = Scene::plain(&mesh, Side::Left).coloured(Colouring::Parts(&borders, &palette));
    let view = |view| render(&scene, view, WIDTH).unwrap();
    let scale = ColourScale::new(SEQUENCE, 0.0, 200.0);
    let style = MapStyle { scale, side: Side::Left, canonical: true, pixels_per_node: 4 };
    let value = |i: usize, j: usize| {
        let (x, y) = (i as f64 - 12.0, j as f64 - 9.0);
        let heel = 200.0 * (-(x * x + y * y) / 40.0).exp();
        (heel > 4.0 || i > 30).then_some(heel + 40.0)
    };
    vec![
        ("corner", view(View::ThreeQuarter)),
        ("below", view(View::Below)),
        ("medial", view(View::Medial)),
        ("map", map(44, 18, value, &style).unwrap()),
    ]
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/pictures").join(format!("{name}.png"))
}

#[test]
fn pictures_look_like_their_golden_ones() {
    let write = std::env::var("WINDLASS_GOLDEN").is_ok_and(|v| v == "write");
    let mut failed = Vec::new();
    for (name, picture) in pictures() {
        let path = golden(name);
        if write {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &picture.png).unwrap();
        }
        let (mean, spots) = difference(&std::fs::read(&path).unwrap(), &picture.png);
        if mean > MEAN || spots > SPOTS {
            failed.push(format!(
                "{name}: mean difference {mean:.4}, {:.2} % of it plain to see",
                100.0 * spots
            ));
        }
    }
    assert!(failed.is_empty(), "{}\nWINDLASS_GOLDEN=write writes them again", failed.join("\n"));
}

#[test]
fn a_changed_colour_and_a_moved_border_are_seen() {
    let (mesh, part) = sample::insole(Side::Left);
    let draw = |labels: &[u8], post: Rgb| {
        let borders = Borders::of(&mesh, labels);
        let palette = [PLASTER, post];
        let scene = Scene::plain(&mesh, Side::Left).coloured(Colouring::Parts(&borders, &palette));
        render(&scene, View::Below, WIDTH).unwrap().png
    };
    let now = draw(&part, [196, 94, 60]);
    let seen = |other: &[u8]| {
        let (mean, spots) = difference(&now, other);
        mean > MEAN || spots > SPOTS
    };
    assert!(!seen(&now));
    assert!(seen(&draw(&part, [64, 132, 196])), "another colour");
    let smaller: Vec<u8> = part.iter().enumerate().map(|(i, p)| if i % 100 < 10 { 0 } else { *p }).collect();
    assert!(seen(&draw(&smaller, [196, 94, 60])), "another border");
}

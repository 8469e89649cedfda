//! The barefoot pressure map against measured ones: shares of the summed peak map by region, as a table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod trial;

use windlass_chain::{Body, ChainProfiles, barefoot_map};

/// Shares of a map's sum along the foot: heel third, midfoot, ball, toes (by share of the loaded length, with the
/// borders of Cavanagh and Rodgers 1987 for the first two and the ball's end at 0.80).
fn shares(rows: &[Vec<f64>]) -> [f64; 4] {
    let loaded: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].iter().sum::<f64>() > 0.0).collect();
    let (first, last) = (loaded[0], loaded[loaded.len() - 1]);
    let mut out = [0.0; 4];
    for (i, row) in rows[first..=last].iter().enumerate() {
        let s = i as f64 / (last - first) as f64;
        let k = [0.32, 0.56, 0.80].iter().filter(|b| s > **b).count();
        out[k] += row.iter().sum::<f64>();
    }
    let total: f64 = out.iter().sum();
    out.map(|v| v / total)
}

/// A Zebris import: rows of tab-separated N/cm2, -1 = no contact, heel first.
fn zebris(name: &str) -> Option<Vec<Vec<f64>>> {
    let text = std::fs::read_to_string(trial::shared(&format!("pressure/bmc-zebris/{name}"))?).unwrap();
    let rows = text.split("[Data]").nth(1)?.lines().filter(|l| !l.trim().is_empty());
    Some(rows.map(|l| l.split_whitespace().map(|v| v.parse::<f64>().unwrap().max(0.0)).collect()).collect())
}

#[test]
fn the_barefoot_map_has_the_shape_of_measured_ones() {
    let profiles = ChainProfiles::builtin().unwrap();
    let body = Body { mass_kg: 72.0, height_m: 1.73, sex: None, steps_per_day: 5000.0 };
    let ours = shares(&barefoot_map(&body, &profiles).unwrap());
    eprintln!("share of the peak map's sum      heel  midfoot  ball  toes");
    eprintln!(
        "model, average foot, barefoot    {:.2}  {:.2}     {:.2}  {:.2}",
        ours[0], ours[1], ours[2], ours[3]
    );
    let mut measured = Vec::new();
    for step in 1..=5 {
        let Some(rows) = zebris(&format!("step_{step}.apd")) else {
            return;
        };
        let s = shares(&rows);
        eprintln!(
            "Zebris step {step}                    {:.2}  {:.2}     {:.2}  {:.2}",
            s[0], s[1], s[2], s[3]
        );
        measured.push(s);
    }
    // Honest bound: each region's share within 0.15 of the mean of the measured steps.
    for k in 0..4 {
        let mean = measured.iter().map(|s| s[k]).sum::<f64>() / measured.len() as f64;
        assert!((ours[k] - mean).abs() < 0.15, "region {k}: {:.2} against {mean:.2}", ours[k]);
    }
}

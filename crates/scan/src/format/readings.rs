//! Points that are no reading: NaN, exact zeros of depth cameras, and background far away. Faces that lean on them go with
//! them; what is left keeps its order.

use super::{Place, Surface};
use crate::ScanError;
use windlass_geometry::Point3;
use windlass_measure::Note;

/// Largest coordinate that is one.
const MOST: f64 = 1e9;
/// Share of faces on points without a reading from which the file is refused.
const MOST_FACES: f64 = 0.05;
/// How far from the middle a point may lie, in median distances: a foot with its leg reaches 5.
const FAR: f64 = 25.0;

/// Drops what is no reading and says so.
pub(super) fn keep(found: &mut Surface, file: Place) -> Result<(), ScanError> {
    let is_cloud = found.mesh.triangles.is_empty();
    let finite = |p: &Point3| p.iter().all(|c| c.is_finite() && c.abs() < MOST);
    let mut good: Vec<bool> = found.mesh.vertices.iter().map(finite).collect();
    let empty = good.iter().filter(|g| !**g).count();
    let (mut zeros, mut far) = (0, 0);
    if is_cloud {
        zeros = drop_zeros(&found.mesh.vertices, &mut good);
        far = drop_far(&found.mesh.vertices, &mut good);
    }
    if empty + zeros + far == 0 {
        return Ok(());
    }
    let before = found.mesh.triangles.len();
    found.mesh.triangles.retain(|t| t.iter().all(|&i| good[i as usize]));
    let lost = before - found.mesh.triangles.len();
    if lost as f64 > MOST_FACES * before as f64 {
        let first = good.iter().position(|g| !*g).unwrap_or_default();
        return Err(file.malformed(
            format!("a coordinate is not a possible number, and {lost} of {before} faces lean on such"),
            format!("vertex {first}"),
        ));
    }
    let mut number = 0u32;
    let numbers: Vec<u32> = good
        .iter()
        .map(|g| {
            number += u32::from(*g);
            number.saturating_sub(1)
        })
        .collect();
    let mut kept = good.iter();
    found.mesh.vertices.retain(|_| kept.next().copied().unwrap_or_default());
    found.mesh.triangles.iter_mut().for_each(|t| *t = t.map(|i| numbers[i as usize]));
    let text = format!(
        "passed over as no readings: {empty} points that are not numbers, {zeros} at exactly 0, 0, 0 and {far} far away{}",
        if lost > 0 { format!("; {lost} faces went with them") } else { String::new() }
    );
    found.notes.push(Note::info("scan.readings", text));
    Ok(())
}

/// A sensor that saw nothing writes zeros: one point there may be true, several are not.
fn drop_zeros(points: &[Point3], good: &mut [bool]) -> usize {
    let is_zero = |p: &Point3| p.iter().all(|c| *c == 0.0);
    let count = points.iter().filter(|p| is_zero(p)).count();
    if count < 2 {
        return 0;
    }
    good.iter_mut().zip(points).filter(|(_, p)| is_zero(p)).for_each(|(g, _)| *g = false);
    count
}

/// Background that is kept in a few points (10 m, 65535, -32768) far from all others.
fn drop_far(points: &[Point3], good: &mut [bool]) -> usize {
    let kept = || points.iter().zip(good.iter()).filter(|(_, g)| **g).map(|(p, _)| p);
    let middle: [f64; 3] = std::array::from_fn(|k| median(kept().map(|p| p[k]).collect()));
    let from = |p: &Point3| (0..3).map(|k| (p[k] - middle[k]).abs()).fold(0.0, f64::max);
    let most = FAR * median(kept().map(from).collect());
    let is_far = |p: &Point3| from(p) > most;
    let mut count = 0;
    for (g, p) in good.iter_mut().zip(points) {
        if *g && is_far(p) {
            *g = false;
            count += 1;
        }
    }
    count
}

fn median(mut values: Vec<f64>) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

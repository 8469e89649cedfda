//! A measured pressure map: read, aligned with its foot, and compared with the chain's prediction.

use crate::case::PressureEntry;
use crate::job::{FileHash, PressureFacts, RegionPressure};
use crate::made::{MeasuredFoot, MeasuredPressure};
use crate::{Complaint, World};
use windlass_chain::PressureMaps;
use windlass_foot::pressure::{PlacedPressure, place};
use windlass_foot::{Foot, Region, Regions};
use windlass_geometry::Point2;
use windlass_measure::Note;
use windlass_scan::{PressureMap, PressureRequest, read_pressure};

/// Sum of the peaks under one foot, in body weights: 0.5 standing, 1 to 3 walking.
const BODY_WEIGHTS: std::ops::Range<f64> = 0.3..7.0;

/// Reads the map that a case names and lays it under the foot.
pub(super) fn measure(
    entry: &PressureEntry,
    foot: &Foot,
    mass_kg: Option<f64>,
    world: &dyn World,
) -> Result<MeasuredPressure, Complaint> {
    let bytes = world.read(&entry.file)?;
    let request =
        PressureRequest { bytes: &bytes, file_name: &entry.file, unit: entry.unit, pitch_mm: entry.pitch_mm };
    let map = read_pressure(&request).map_err(|e| Complaint::of(&entry.file, e))?;
    let mut placed = place(&map, foot).map_err(|e| Complaint::of(&entry.file, e))?;
    match mass_kg {
        Some(mass) => carries_a_person(&placed, &map, mass).map_err(|c| c.within(&entry.file))?,
        None => placed.notes.push(
            Note::warning(
                "pressure.unit",
                format!(
                    "read in {}, the peak map carries {:.0} N in total; without the patient's mass this cannot be checked",
                    map.unit.name(),
                    newtons(&placed)
                ),
            )
            .then("a step's peak map carries 1 to 3 times body weight; give the mass in a case"),
        ),
    }
    Ok(MeasuredPressure { map, placed, file: FileHash::of(&entry.file, &bytes) })
}

/// What the peaks of a map carry together.
fn newtons(placed: &PlacedPressure) -> f64 {
    placed.cells.iter().map(|(_, kpa)| kpa).sum::<f64>() * placed.cell_area_mm2 / 1000.0
}

/// Refuses a map whose sum is not plausible for a person: the wrong one of two units that differ tenfold.
fn carries_a_person(placed: &PlacedPressure, map: &PressureMap, mass_kg: f64) -> Result<(), Complaint> {
    let weights = newtons(placed) / (mass_kg * 9.80665);
    if BODY_WEIGHTS.contains(&weights) {
        return Ok(());
    }
    let text = format!(
        "read in {}, the peak map carries {weights:.2} times body weight; expected 1 to 3 times for a step",
        map.unit.name()
    );
    Err(Complaint::input("unit", text)
        .then("correct unit (kPa and N/cm2 differ by ten), pitch_mm or mass_kg"))
}

/// Measured and predicted load, region by region.
pub(crate) fn facts(foot: &MeasuredFoot, predicted: Option<&PressureMaps>) -> Option<PressureFacts> {
    let measured = foot.pressure.as_ref()?;
    let regions = Regions::of(&foot.foot);
    let (found, found_peaks) = shares(&regions, measured.placed.cells.iter().copied());
    let of_map = |values: &[f32]| {
        let maps = predicted.filter(|_| !values.is_empty())?;
        Some(shares(&regions, nodes(maps, values)))
    };
    let without = predicted.and_then(|maps| of_map(&maps.without_kpa));
    let with = predicted.and_then(|maps| of_map(&maps.with_kpa));
    let region = |(k, region): (usize, &Region)| RegionPressure {
        region: *region,
        measured_share: found[k],
        measured_peak_kpa: found_peaks[k],
        predicted_share_without: without.map(|p| p.0[k]),
        predicted_peak_without_kpa: without.map(|p| p.1[k]),
        predicted_share_with: with.map(|p| p.0[k]),
        predicted_peak_with_kpa: with.map(|p| p.1[k]),
    };
    let mut notes = measured.placed.notes.clone();
    if predicted.is_some() {
        notes.push(Note::info(
            "pressure.compare",
            "shares are of the sum of the peak map; the prediction is in the shoe, so a barefoot map is steeper, and \
             only shares, not peaks, should be compared",
        ));
    }
    Some(PressureFacts {
        unit: measured.map.unit,
        frames: measured.map.frames,
        steps: measured.map.steps,
        faulty_sensors: measured.map.faulty,
        fit_mm: measured.placed.fit_mm,
        peak_kpa: found_peaks.iter().copied().fold(0.0, f64::max),
        regions: Region::ALL.iter().enumerate().map(region).collect(),
        notes,
    })
}

/// Share of the map's sum and peak in each region.
fn shares(regions: &Regions, values: impl Iterator<Item = (Point2, f64)>) -> ([f64; 6], [f64; 6]) {
    let (sums, peaks) = regions.sums_and_peaks(values);
    let total = sums.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    (sums.map(|s| s / total), peaks)
}

/// Loaded nodes of a predicted map.
fn nodes<'a>(maps: &'a PressureMaps, values: &'a [f32]) -> impl Iterator<Item = (Point2, f64)> + 'a {
    let at = |k: usize| {
        let (ix, iy) = ((k % maps.nx) as f64, (k / maps.nx) as f64);
        Point2::new(maps.origin_mm[0] + maps.pitch_mm * ix, maps.origin_mm[1] + maps.pitch_mm * iy)
    };
    values.iter().enumerate().filter(|(_, v)| **v > 0.0).map(move |(k, v)| (at(k), f64::from(*v)))
}

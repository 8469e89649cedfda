//! The measured pressure: its map under the foot, and measured against predicted load of each region.

use crate::job::{FootJob, RegionPressure};
use windlass_foot::pressure::PlacedPressure;
use windlass_geometry::Point2;
use windlass_measure::Side;
use windlass_report::ReportError;
use windlass_report::page_data::{Fact, Picture};
use windlass_report::picture::{self, ColourScale, MapStyle};

/// The measured peak pressure, on the scale of all maps.
pub(super) fn map(
    footprint: &PlacedPressure,
    scale: ColourScale,
    side: Side,
) -> Result<Picture, ReportError> {
    let pitch = footprint.cell_area_mm2.sqrt();
    let far = f64::INFINITY;
    let (mut min, mut max, mut highest) = (Point2::new(far, far), Point2::new(-far, -far), 1.0f64);
    for (p, kpa) in &footprint.cells {
        (min, max, highest) = (min.inf(p), max.sup(p), highest.max(*kpa));
    }
    let step = pitch / 2.0;
    let count = |low: f64, high: f64| ((high - low) / step).ceil() as usize + 3;
    let (nx, ny) = (count(min.x, max.x), count(min.y, max.y));
    // The sensor grid is not aligned with the foot: each node takes the nearest sensor's value.
    let nearest = |k: usize| {
        let node =
            Point2::new(min.x + ((k % nx) as f64 - 1.0) * step, min.y + ((k / nx) as f64 - 1.0) * step);
        let near = footprint.cells.iter().map(|(p, kpa)| ((p - node).norm(), *kpa));
        near.filter(|(d, _)| *d < 0.75 * pitch).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, kpa)| kpa)
    };
    let values: Vec<Option<f64>> = (0..nx * ny).map(nearest).collect();
    let style =
        MapStyle { scale, side, canonical: true, pixels_per_node: 1 + (super::maps::MAP_PIXELS / nx) as u32 };
    let drawn = picture::map(nx, ny, |i, j| values.get(j * nx + i).copied().flatten(), &style)?;
    Ok(Picture {
        overlay: super::maps::borders(side, &drawn),
        caption: format!("Measured, highest {highest:.0} kPa"),
        alt: format!("Map of the measured peak pressure under the {side} foot"),
        legend: scale.legend(4, |kpa| format!("{kpa:.0} kPa")),
        ..drawn
    })
}

/// Where the foot was loaded, measured and predicted.
pub(super) fn loads(job: &FootJob) -> Vec<Fact> {
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let fact = |region: &RegionPressure| {
        let mut text = format!("measured {}", percent(region.measured_share));
        for (share, state) in
            [(region.predicted_share_without, "without"), (region.predicted_share_with, "with")]
        {
            if let Some(share) = share {
                text.push_str(&format!(", predicted {} {state} the device", percent(share)));
            }
        }
        Fact::new(format!("load on the {}", region.region.title()), text).remark("share of the peak map")
    };
    job.pressure.iter().flat_map(|p| &p.regions).map(fact).collect()
}

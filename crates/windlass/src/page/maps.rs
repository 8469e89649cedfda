//! Maps on the sole: the gap between foot and device, the pressure without and with it.

use super::pictures::Drawing;
use windlass_chain::PressureMaps;
use windlass_geometry::{HeightField, Point2, Point3};
use windlass_measure::Side;
use windlass_measure::figures::signed;
use windlass_report::ReportError;
use windlass_report::page_data::{LegendEntry, Picture};
use windlass_report::picture::{self, ColourScale, Colouring, DIFFERENCE, MapStyle, Rgb, SEQUENCE, View};

/// A gap that takes the last colour of the fit map, mm: the fit's own limit for 95 % of the sole.
const GAP_MM: f64 = 0.5;
/// Where a modification changes the sole, and nothing is compared.
const ON_PURPOSE: Rgb = [150, 154, 158];
/// Width of the fit map, pixels.
const WIDTH: u32 = 260;

/// The gap between foot and device, mm, on the device itself, + = clearance.
pub(super) fn fit(drawing: &Drawing<'_>, gaps: &HeightField, side: Side) -> Result<Picture, ReportError> {
    let scale = ColourScale::new(DIFFERENCE, -GAP_MM, GAP_MM);
    let painter = |p: &Point3, up: bool| {
        let at = Point2::new(p.x, p.y * side.mirror());
        if up { gap(gaps, at).map(|g| scale.colour(g)) } else { None }
    };
    let scene = drawing.scene.coloured(Colouring::Painted(&painter, ON_PURPOSE));
    let drawn = picture::render(&scene, View::Above, WIDTH)?;
    let mut legend = scale.legend(5, |mm| format!("{} mm", signed(mm, 2)));
    let [r, g, b] = ON_PURPOSE;
    legend.push(LegendEntry { colour: format!("#{r:02x}{g:02x}{b:02x}"), label: "modified".into() });
    Ok(Picture {
        caption: "Gap between foot and device (+ clearance, \u{2212} compression)".into(),
        alt: format!("Map of the gap between the {side} foot and its device"),
        legend,
        ..drawn
    })
}

/// The gap at a place, or next to it: single nodes that the scan did not see leave no hole in the map.
fn gap(gaps: &HeightField, at: Point2) -> Option<f64> {
    let reach = 2.0 * gaps.grid.pitch;
    [[0.0, 0.0], [reach, 0.0], [-reach, 0.0], [0.0, reach], [0.0, -reach]]
        .iter()
        .find_map(|[dx, dy]| gaps.sample(Point2::new(at.x + dx, at.y + dy)).filter(|g| g.is_finite()))
}

/// Peak pressure without and with the device, on one scale.
pub(super) fn pressure(maps: &PressureMaps, side: Side) -> Result<Vec<Picture>, ReportError> {
    let highest = maps.without_kpa.iter().chain(&maps.with_kpa).fold(0.0f32, |a, b| a.max(*b));
    let scale = ColourScale::new(SEQUENCE, 0.0, f64::from(highest.max(1.0)));
    let style = MapStyle { scale, side, canonical: true, pixels_per_node: 1 + (240 / maps.nx.max(1)) as u32 };
    let draw = |values: &[f32], what: &str| -> Result<Picture, ReportError> {
        let value =
            |i: usize, j: usize| values.get(j * maps.nx + i).map(|v| f64::from(*v)).filter(|v| *v > 0.0);
        let peak = values.iter().fold(0.0f32, |a, b| a.max(*b));
        let drawn = picture::map(maps.nx, maps.ny, value, &style)?;
        Ok(Picture {
            caption: format!("{what} the device, peak {peak:.0} kPa (median model)"),
            alt: format!("Map of the peak pressure under the {side} foot {} the device", what.to_lowercase()),
            legend: scale.legend(4, |kpa| format!("{kpa:.0} kPa")),
            ..drawn
        })
    };
    let mut pictures = vec![draw(&maps.without_kpa, "Without")?];
    if !maps.with_kpa.is_empty() {
        pictures.push(draw(&maps.with_kpa, "With")?);
    }
    Ok(pictures)
}

//! Maps on the sole: the gap between foot and device, the pressure without and with it.

use super::colour::css;
use super::pictures::Drawing;
use crate::made::Made;
use windlass_chain::PressureMaps;
use windlass_foot::pressure::PlacedPressure;
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
/// Height of a map of pressure, pixels, about.
pub(super) const MAP_PIXELS: usize = 460;
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
    legend.push(LegendEntry { colour: css(ON_PURPOSE), label: "modified".into() });
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

/// The scale that all maps of pressure on a page share, kPa: up to the highest of any, predicted or measured.
pub(super) fn scale_of(made: &Made) -> ColourScale {
    let walks = made.chain.iter().flat_map(|c| c.walking.iter()).filter_map(|(_, walk)| walk.as_ref());
    let predicted = walks.flat_map(|w| w.pressure.without_kpa.iter().chain(&w.pressure.with_kpa));
    let measured = made.feet.iter().filter_map(|(_, f)| f.as_ref()?.pressure.as_ref());
    let measured = measured.map(|p| highest(&p.placed));
    ColourScale::new(SEQUENCE, 0.0, predicted.map(|kpa| f64::from(*kpa)).chain(measured).fold(1.0, f64::max))
}

/// Empty nodes around a map, so that its border is drawn whole.
const ROUND: usize = 1;

/// Peak pressure without and with the device.
pub(super) fn pressure(
    maps: &PressureMaps,
    scale: ColourScale,
    side: Side,
) -> Result<Vec<Picture>, ReportError> {
    let pixels_per_node = 1 + (MAP_PIXELS / maps.nx.max(1)) as u32;
    let style = MapStyle { scale, side, canonical: true, pixels_per_node };
    let draw = |values: &[f32], what: &str| -> Result<Picture, ReportError> {
        let value = |i: usize, j: usize| {
            let (i, j) = (i.checked_sub(ROUND)?, j.checked_sub(ROUND)?);
            let kpa = (i < maps.nx).then(|| values.get(j * maps.nx + i)).flatten();
            kpa.map(|v| f64::from(*v)).filter(|v| *v > 0.0)
        };
        let peak = values.iter().fold(0.0f32, |a, b| a.max(*b));
        let drawn = picture::map(maps.nx + 2 * ROUND, maps.ny + 2 * ROUND, value, &style)?;
        Ok(Picture {
            caption: format!("{what} the device, peak {peak:.0} kPa (median model)"),
            alt: format!("Map of the peak pressure under the {side} foot {} the device", what.to_lowercase()),
            overlay: borders(side, &drawn),
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

/// Which border of a map from above is the inner one, toes up.
pub(super) fn borders(side: Side, drawn: &Picture) -> String {
    let [left, right] = match side {
        Side::Left => ["outer", "inner"],
        Side::Right => ["inner", "outer"],
    };
    let (width, y) = (drawn.width, drawn.height / 2);
    format!(
        "<text class=\"border\" x=\"2\" y=\"{y}\">{left}</text><text class=\"border\" x=\"{}\" y=\"{y}\" \
         text-anchor=\"end\">{right}</text>",
        width - 2
    )
}

/// The highest measured pressure, kPa.
fn highest(footprint: &PlacedPressure) -> f64 {
    footprint.cells.iter().map(|(_, kpa)| *kpa).fold(0.0, f64::max)
}

//! Pictures of a device, with each feature in its colour, and the maps on the sole.

use super::colour::{SHELL, colour, css};
use windlass_chain::PressureMaps;
use windlass_device::Device;
use windlass_geometry::HeightField;
use windlass_measure::Side;
use windlass_prescription::Feature;
use windlass_report::ReportError;
use windlass_report::model3d::Model;
use windlass_report::page_data::{LegendEntry, Picture, View3d};
use windlass_report::picture::{self, ColourScale, Colouring, DIFFERENCE, MapStyle, SEQUENCE, Scene, View};

/// Width of a picture, pixels.
const WIDTH: u32 = 640;
/// A gap that takes the last colour of the fit map, mm.
const GAP_MM: f64 = 1.0;

/// The device from the sides that show most.
pub(super) fn device(device: &Device) -> Result<Vec<Picture>, ReportError> {
    let colours: Vec<[u8; 3]> = device.marks.iter().map(|m| m.map_or(SHELL, colour)).collect();
    let scene = Scene {
        mesh: &device.mesh,
        side: device.side,
        colouring: Colouring::Triangles(&colours),
        contours_mm: None,
    };
    let views = [View::ThreeQuarter, View::Above, View::Below, View::Medial, View::Lateral, View::Back];
    let draw = |view: View| {
        let drawn = picture::render(&scene, view, WIDTH)?;
        let caption = format!("The {} device {}", device.side, view.name());
        Ok(Picture { alt: format!("{caption}, features coloured"), caption, legend: legend(device), ..drawn })
    };
    views.into_iter().map(draw).collect()
}

/// The device to turn.
pub(super) fn view(device: &Device) -> Result<View3d, ReportError> {
    let features = features(device);
    let palette: Vec<[u8; 3]> = [SHELL].into_iter().chain(features.iter().map(|f| colour(*f))).collect();
    let index = |mark: &Option<Feature>| {
        mark.and_then(|f| features.binary_search(&f).ok()).map_or(0, |i| i as u8 + 1)
    };
    let colours: Vec<u8> = device.marks.iter().map(index).collect();
    Ok(View3d {
        model: Model::of(&device.mesh, &palette, &colours)?,
        alt: format!("The {} device, to be turned", device.side),
        legend: legend(device),
    })
}

/// The gap between foot and device, + = open.
pub(super) fn fit(map: &HeightField, side: Side) -> Result<Picture, ReportError> {
    let style = MapStyle {
        scale: ColourScale::new(DIFFERENCE, -GAP_MM, GAP_MM),
        side,
        canonical: true,
        pixels_per_node: 2,
    };
    let (nx, ny) = (map.grid.nx, map.grid.ny);
    let value = |i: usize, j: usize| map.at(i, j).filter(|z| z.is_finite());
    let drawn = picture::map(nx, ny, value, &style)?;
    Ok(Picture {
        caption: "Gap between foot and device".into(),
        alt: "Map of the gap between foot and device on the sole".into(),
        legend: style.scale.legend(5, |mm| format!("{mm:+.1} mm")),
        ..drawn
    })
}

/// Peak pressure without and with the device, on one scale.
pub(super) fn pressure(maps: &PressureMaps, side: Side) -> Result<Vec<Picture>, ReportError> {
    let highest = maps.without_kpa.iter().chain(&maps.with_kpa).fold(0.0f32, |a, b| a.max(*b));
    let scale = ColourScale::new(SEQUENCE, 0.0, f64::from(highest.max(1.0)));
    let style = MapStyle { scale, side, canonical: true, pixels_per_node: 4 };
    let draw = |values: &[f32], what: &str| -> Result<Picture, ReportError> {
        let value =
            |i: usize, j: usize| values.get(j * maps.nx + i).map(|v| f64::from(*v)).filter(|v| *v > 0.0);
        let drawn = picture::map(maps.nx, maps.ny, value, &style)?;
        Ok(Picture {
            caption: format!("Peak pressure {what} the device"),
            alt: format!("Map of the peak pressure {what} the device"),
            legend: scale.legend(4, |kpa| format!("{kpa:.0} kPa")),
            ..drawn
        })
    };
    let mut pictures = vec![draw(&maps.without_kpa, "without")?];
    if !maps.with_kpa.is_empty() {
        pictures.push(draw(&maps.with_kpa, "with")?);
    }
    Ok(pictures)
}

fn features(device: &Device) -> Vec<Feature> {
    let mut features: Vec<Feature> = device.marks.iter().flatten().copied().collect();
    features.sort_unstable();
    features.dedup();
    features
}

fn legend(device: &Device) -> Vec<LegendEntry> {
    let entry = |f: Feature| LegendEntry { colour: css(colour(f)), label: f.title().into() };
    features(device).into_iter().map(entry).collect()
}

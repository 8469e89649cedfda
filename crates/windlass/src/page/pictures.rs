//! Pictures of a device: from all sides with its measures, and each feature by itself.

use super::colour::{SHELL, colour, css};
use windlass_device::Device;
use windlass_foot::Landmarks;
use windlass_geometry::{Bounds3, Mesh, Point3};
use windlass_measure::Side;
use windlass_prescription::Feature;
use windlass_report::ReportError;
use windlass_report::model3d::Model;
use windlass_report::page_data::{LegendEntry, Picture, View3d};
use windlass_report::picture::{
    Borders, Colouring, Dimension, Projection, Rgb, Scene, View, labels, render_projected,
};

/// Scale of the views from the sides, pixels for each millimetre.
const SCALE: f64 = 2.5;
/// Longest edge of a feature's own picture, pixels.
const SMALL: f64 = 250.0;
/// Margin of a picture, pixels, for the text of its dimensions.
const MARGIN: u32 = 22;
/// What is not the feature that a picture is about.
const ASIDE: Rgb = [222, 225, 228];

/// A device ready to be drawn: normals and borders are found once for all its pictures.
pub(crate) struct Drawing<'a> {
    device: &'a Device,
    marks: &'a Landmarks,
    pub scene: Scene<'a>,
    bounds: Bounds3,
    features: Vec<Feature>,
    borders: Borders,
    labels: Vec<u8>,
}

impl<'a> Drawing<'a> {
    /// Prepares a device; the landmarks are those of its foot, canonical.
    pub fn of(device: &'a Device, marks: &'a Landmarks) -> Result<Self, ReportError> {
        let features = features(device);
        let label = |mark: &Option<Feature>| {
            mark.and_then(|f| features.binary_search(&f).ok()).map_or(0, |i| i as u8 + 1)
        };
        let labels: Vec<u8> = device.marks.iter().map(label).collect();
        let bounds =
            device.mesh.bounds().ok_or_else(|| ReportError::Empty { what: "the device".to_owned() })?;
        let scene = Scene::plain(&device.mesh, device.side);
        let borders = Borders::of(&device.mesh, &labels);
        Ok(Drawing { device, marks, scene, bounds, features, borders, labels })
    }

    /// The device from above.
    pub fn seen_from_above(&self) -> Result<Picture, ReportError> {
        self.view(View::Above)
    }

    /// The device from both sides, from behind and from below.
    pub fn views(&self) -> Result<Vec<Picture>, ReportError> {
        use rayon::prelude::*;
        [View::Medial, View::Lateral, View::Back, View::Below]
            .into_par_iter()
            .map(|view| self.view(view))
            .collect()
    }

    fn view(&self, view: View) -> Result<Picture, ReportError> {
        let palette = self.palette(colour);
        let scene = self.scene.coloured(Colouring::Parts(&self.borders, &palette));
        let projection = Projection::at_scale(&self.bounds, view, self.device.side, SCALE, MARGIN);
        let drawn = render_projected(&scene, &projection)?;
        let caption = capital(view.name());
        let alt = format!("The {} device {}, features coloured", self.device.side, view.name());
        Ok(Picture { overlay: labels(&projection, &self.size(view)), alt, caption, ..drawn })
    }

    /// A feature by itself: coloured where it shapes the device, measured where it only places or cuts it; `None`
    /// where there is nothing to see.
    pub fn feature(&self, feature: Feature, built: Option<f64>) -> Result<Option<Picture>, ReportError> {
        let (view, says, dimensions) = match feature {
            Feature::HeelLift => (View::Lateral, "Total heel height, lift included", self.seat()),
            Feature::HeelCup => (View::Back, "Depth of the cup as built", self.cup(built)),
            Feature::FirstRayCutout => {
                (View::Above, "Where the shell ends behind the first metatarsal head", self.cutout())
            }
            _ => (self.best_view(feature), "", Vec::new()),
        };
        let shaped = self.features.contains(&feature);
        if !shaped && dimensions.is_empty() {
            return Ok(None);
        }
        let palette = self.palette(|f| if f == feature { colour(f) } else { ASIDE });
        let scene = self.scene.coloured(Colouring::Parts(&self.borders, &palette));
        let wide = Projection::at_scale(&self.bounds, view, self.device.side, 1.0, 0);
        let scale = (SMALL - 2.0 * f64::from(MARGIN)) / f64::from(wide.width.max(wide.height));
        let projection = Projection::at_scale(&self.bounds, view, self.device.side, scale, MARGIN);
        let drawn = render_projected(&scene, &projection)?;
        Ok(Some(Picture {
            overlay: labels(&projection, &dimensions),
            alt: format!("{} of the {} device, {}", feature.title(), self.device.side, view.name()),
            caption: if says.is_empty() { capital(view.name()) } else { says.to_owned() },
            ..drawn
        }))
    }

    /// The device to turn.
    pub fn view3d(&self) -> Result<View3d, ReportError> {
        Ok(View3d {
            model: Model::of(&self.device.mesh, &self.palette(colour), &self.labels)?,
            alt: format!("The {} device, interactive 3D view", self.device.side),
            legend: [("shell", SHELL)]
                .into_iter()
                .chain(self.features.iter().map(|f| (f.title(), colour(*f))))
                .map(|(label, rgb)| LegendEntry { colour: css(rgb), label: label.into() })
                .collect(),
        })
    }

    /// The meaning of the colours.
    pub fn legend(&self) -> Vec<LegendEntry> {
        let entry = |f: &Feature| LegendEntry { colour: css(colour(*f)), label: f.title().into() };
        self.features.iter().map(entry).collect()
    }

    fn palette(&self, colour: impl Fn(Feature) -> Rgb) -> Vec<Rgb> {
        [SHELL].into_iter().chain(self.features.iter().map(|f| colour(*f))).collect()
    }

    /// Length, width and height where a view shows them.
    fn size(&self, view: View) -> Vec<Dimension> {
        let (low, high) = (self.bounds.min, self.bounds.max);
        let line = |from: Point3, to: Point3| {
            let text = format!("{:.0} mm", (to - from).norm());
            Dimension { from, to, text }
        };
        // Dimension lines are drawn a little outside the device: towards its lateral side, behind the heel.
        let out = 4.0;
        let edge = if self.device.side == Side::Right { low.y - out } else { high.y + out };
        match view {
            View::Above => vec![line(Point3::new(low.x, edge, 0.0), Point3::new(high.x, edge, 0.0))],
            View::Below => {
                let x = high.x + out;
                vec![line(Point3::new(x, low.y, 0.0), Point3::new(x, high.y, 0.0))]
            }
            View::Medial | View::Lateral => {
                let x = low.x - out;
                vec![line(Point3::new(x, 0.0, low.z), Point3::new(x, 0.0, high.z))]
            }
            _ => Vec::new(),
        }
    }

    /// Height of the heel above the floor of the shoe.
    fn seat(&self) -> Vec<Dimension> {
        let heel = self.marks.heel_centre.at;
        let y = heel.y * self.device.side.mirror();
        let top = top_at(&self.device.mesh, heel.x, y);
        let line = |z: f64| Dimension {
            from: Point3::new(heel.x, y, 0.0),
            to: Point3::new(heel.x, y, z),
            text: format!("{z:.1} mm"),
        };
        top.map(line).into_iter().collect()
    }

    /// The cup's depth over the heel's seat.
    fn cup(&self, built: Option<f64>) -> Vec<Dimension> {
        let heel = self.marks.heel_centre.at;
        let y = heel.y * self.device.side.mirror();
        let line = |(seat, depth): (f64, f64)| Dimension {
            from: Point3::new(heel.x, y, seat),
            to: Point3::new(heel.x, y, seat + depth),
            text: format!("{depth:.1} mm"),
        };
        top_at(&self.device.mesh, heel.x, y).zip(built).map(line).into_iter().collect()
    }

    /// How far behind the first metatarsal head the shell ends.
    fn cutout(&self) -> Vec<Dimension> {
        let head = self.marks.first_met_head.at;
        let y = head.y * self.device.side.mirror();
        let under = self.device.mesh.vertices.iter().filter(|v| (v.y - y).abs() < 3.0);
        let front = under.map(|v| v.x).fold(f64::NEG_INFINITY, f64::max);
        if front >= head.x {
            return Vec::new();
        }
        vec![Dimension {
            from: Point3::new(front, y, 0.0),
            to: Point3::new(head.x, y, 0.0),
            text: format!("{:.0} mm", head.x - front),
        }]
    }

    /// The side from which most of a feature is seen.
    fn best_view(&self, feature: Feature) -> View {
        if matches!(feature, Feature::RearfootPost | Feature::RearfootPostMotion | Feature::Inversion) {
            return View::Back;
        }
        let facets = self.device.mesh.facets().zip(&self.device.marks).filter(|(_, m)| **m == Some(feature));
        let upward: f64 = facets.map(|([a, b, c], _)| (b - a).cross(&(c - a)).z).sum();
        if upward < 0.0 { View::Below } else { View::Above }
    }
}

/// The highest point of a mesh over a place of the plan.
fn top_at(mesh: &Mesh, x: f64, y: f64) -> Option<f64> {
    let mut top: Option<f64> = None;
    for [a, b, c] in mesh.facets() {
        let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if area == 0.0 {
            continue;
        }
        let u = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area;
        let v = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area;
        if u >= 0.0 && v >= 0.0 && u + v <= 1.0 {
            let z = a.z + u * (b.z - a.z) + v * (c.z - a.z);
            top = Some(top.map_or(z, |t| t.max(z)));
        }
    }
    top
}

/// The features that shape a device, each once and in order.
pub(crate) fn features(device: &Device) -> Vec<Feature> {
    let mut features: Vec<Feature> = device.marks.iter().flatten().copied().collect();
    features.sort_unstable();
    features.dedup();
    features
}

/// The text with a capital letter first.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

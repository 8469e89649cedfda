//! The scanned sole with the landmarks found on it and the outline of its device.

use std::fmt::Write as _;
use windlass_device::Device;
use windlass_foot::{Foot, Landmark, Landmarks};
use windlass_geometry::{Grid, HeightField};
use windlass_measure::Side;
use windlass_report::ReportError;
use windlass_report::page_data::{Fact, Picture};
use windlass_report::picture::{self, ColourScale, MapStyle, RELIEF};

/// Height over the support plane that takes the lightest grey, mm: most of the sole of an adult is lower.
const LIGHT_MM: f64 = 30.0;
/// Every how many nodes of the observed sole one is drawn: 1 mm from its 0.5 mm.
const STEP: usize = 2;
/// Pixels for each node.
const PIXELS: u32 = 2;
/// Length of the pieces along which the device's outline is drawn, mm.
const PIECE_MM: f64 = 3.0;

/// The landmarks that are shown, with their names.
pub(super) fn named(marks: &Landmarks) -> [(&'static str, Landmark); 8] {
    [
        ("toe tip", marks.toe_tip),
        ("first metatarsal head", marks.first_met_head),
        ("second metatarsal head", marks.second_met_head),
        ("fifth metatarsal head", marks.fifth_met_head),
        ("arch apex", marks.arch_apex),
        ("sustentaculum tali", marks.sustentaculum),
        ("heel centre", marks.heel_centre),
        ("back of the heel", marks.heel),
    ]
}

/// Each landmark's number in the picture, name and confidence.
pub(super) fn facts(marks: &Landmarks) -> Vec<Fact> {
    let fact = |(k, (name, mark)): (usize, (&str, Landmark))| {
        Fact::new(format!("{} {name}", k + 1), format!("{:.0} %", 100.0 * mark.confidence))
    };
    named(marks).into_iter().enumerate().map(fact).collect()
}

/// The observed sole from above, dark where it is low, with its landmarks and the outline of the device on it.
///
/// # Errors
/// The sole has no extent.
pub(super) fn picture(foot: &Foot, device: &Device) -> Result<Picture, ReportError> {
    let field = &foot.plantar.observed;
    let side = device.side;
    let frame = Frame::of(field, side);
    let scale = ColourScale::new(RELIEF, LIGHT_MM, 0.0);
    let style = MapStyle { scale, side, canonical: true, pixels_per_node: PIXELS };
    let height = |i: usize, j: usize| field.z.get(field.grid.index(i * STEP, j * STEP)).copied();
    let mut overlay = frame.outline(device);
    for (k, (_, mark)) in named(&foot.landmarks).into_iter().enumerate() {
        let [x, y] = frame.pixel(mark.at.x, mark.at.y);
        let _ = write!(
            overlay,
            "<circle class=\"mark\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"9\"/><text class=\"number\" x=\"{x:.1}\" \
             y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            y + 4.5,
            k + 1
        );
    }
    Ok(Picture {
        overlay,
        caption: "The scanned sole from above, its landmarks, and the outline of the device".into(),
        alt: format!("Scan of the {side} sole with numbered landmarks and the outline of the device"),
        ..picture::map(frame.nx, frame.ny, height, &style)?
    })
}

/// From the canonical foot frame to pixels of the map.
struct Frame {
    grid: Grid,
    side: Side,
    nx: usize,
    ny: usize,
}

impl Frame {
    fn of(field: &HeightField, side: Side) -> Frame {
        let count = |n: usize| n.div_ceil(STEP);
        Frame { grid: field.grid, side, nx: count(field.grid.nx), ny: count(field.grid.ny) }
    }

    fn pixel(&self, x: f64, y: f64) -> [f64; 2] {
        let node = |value: f64, origin: f64| (value - origin) / (self.grid.pitch * STEP as f64);
        let (i, j) = (node(x, self.grid.origin.x), node(y, self.grid.origin.y));
        let across = if self.side == Side::Left { j } else { self.ny as f64 - 1.0 - j };
        let each = f64::from(PIXELS);
        [(across + 0.5) * each, (self.nx as f64 - 0.5 - i) * each]
    }

    /// The device's outline in the plan: its reach to both sides, piece by piece from heel to front and back.
    fn outline(&self, device: &Device) -> String {
        let Some(bounds) = device.mesh.bounds() else { return String::new() };
        let pieces = ((bounds.max.x - bounds.min.x) / PIECE_MM).ceil() as usize + 1;
        let mut reach = vec![[f64::INFINITY, f64::NEG_INFINITY]; pieces];
        for v in &device.mesh.vertices {
            let piece = &mut reach[((v.x - bounds.min.x) / PIECE_MM) as usize];
            let y = v.y * device.side.mirror();
            *piece = [piece[0].min(y), piece[1].max(y)];
        }
        let middle = |k: usize| bounds.min.x + (k as f64 + 0.5) * PIECE_MM;
        let edge = |which: usize| {
            let seen = reach.iter().enumerate().filter(|(_, r)| r[0] <= r[1]);
            seen.map(move |(k, r)| (middle(k).min(bounds.max.x), r[which])).collect::<Vec<_>>()
        };
        let (mut points, back) = (edge(0), edge(1));
        points.extend(back.into_iter().rev());
        let mut path = String::from("<path class=\"outline\" d=\"");
        for (k, (x, y)) in points.into_iter().enumerate() {
            let [px, py] = self.pixel(x, y);
            let _ = write!(path, "{}{px:.1} {py:.1}", if k == 0 { 'M' } else { 'L' });
        }
        path.push_str("Z\"/>");
        path
    }
}

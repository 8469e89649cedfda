//! Layers: each feature as a change of height over the plan, so that it can be shown, measured and taken away.

mod arch_fill;
mod arch_pad;
pub mod arch_reinforcement;
mod bar_post;
mod behind_heads;
mod cuboid_pad;
mod fascial_groove;
mod feather;
mod forefoot_platform;
mod forefoot_post;
mod forefoot_raises;
mod heel_aperture;
mod heel_horseshoe;
mod heel_lift;
mod metatarsal_bar;
mod metatarsal_pad;
mod neuroma_pad;
mod off_shell;
mod part;
mod placement;
mod plate;
mod rearfoot_tilt;
mod skive;
mod wells;

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

pub use heel_lift::seat_share;
pub use off_shell::off_shell;
use part::Part;
pub use plate::{Plate, turn};

/// Hollows that the underside follows, in the order in which they are laid.
const HOLLOWS: [Part; 3] = [fascial_groove::PART, wells::NAVICULAR, wells::FIFTH_BASE];

/// Pads on the finished shell, in the order in which they are laid.
const TOP: [Part; 7] = [
    metatarsal_pad::PART,
    metatarsal_bar::PART,
    neuroma_pad::PART,
    cuboid_pad::PART,
    arch_pad::PART,
    heel_horseshoe::PART,
    heel_aperture::IN_THE_WALL,
];

/// One change of height. Heights are mm above the floor of the shoe.
pub struct Layer<'a> {
    /// The feature it belongs to; `None` for what every device has.
    pub feature: Option<Feature>,
    /// Whether it only moves the foot (wall, lift, tilt) and leaves the shape of the seat alone.
    pub places_foot: bool,
    height: Box<dyn Fn(Point2, f64) -> f64 + Send + Sync + 'a>,
}

impl<'a> Layer<'a> {
    /// A layer that adds a height to the shape of the seat. Heights and places in mm.
    pub fn adding(feature: Feature, added: impl Fn(Point2) -> f64 + Send + Sync + 'a) -> Self {
        Layer::shaping(Some(feature), move |p, below| below + added(p))
    }

    /// A layer that moves the foot as a whole, or its rear or front against the rest.
    /// Heights and places in mm.
    pub fn placing(feature: Option<Feature>, added: impl Fn(Point2) -> f64 + Send + Sync + 'a) -> Self {
        Layer { feature, places_foot: true, height: Box::new(move |p, below| below + added(p)) }
    }

    /// A layer that makes a new height from the place and the height before it. Heights and places in mm.
    pub fn shaping(feature: Option<Feature>, height: impl Fn(Point2, f64) -> f64 + Send + Sync + 'a) -> Self {
        Layer { feature, places_foot: false, height: Box::new(height) }
    }

    /// The height after this layer, given the height before it. In mm.
    pub fn apply(&self, p: Point2, below: f64) -> f64 {
        (self.height)(p, below)
    }
}

/// The layers that shape the shell itself; its underside follows them at the wall's thickness.
pub fn shell_layers<'a>(foot: &'a Anatomy<'a>, doses: &'a Doses, plan: &'a Plan) -> Vec<Layer<'a>> {
    let wall = doses.shell;
    let part = |part: &Part| part.placed(foot, doses, plan);
    let [groove, navicular, fifth_base] = HOLLOWS.each_ref().map(part);
    [
        arch_fill::fill(foot, doses, plan),
        arch_fill::height(foot, doses, plan),
        groove,
        navicular,
        fifth_base,
        skive::medial(foot, doses),
        skive::lateral(foot, doses),
        part(&heel_aperture::IN_THE_SEAT),
        rearfoot_tilt::inversion(foot, doses),
        rearfoot_tilt::post(foot, doses),
        forefoot_platform::layer(foot, doses, plan),
        forefoot_post::layer(foot, doses, plan),
        bar_post::layer(foot, doses, plan),
        Some(Layer::placing(None, move |_| wall)),
        heel_lift::layer(foot, doses),
        plate::layer(doses, plan),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The layers on top of the shell, which its underside does not follow. `edge` in mm.
pub fn top_layers<'a>(foot: &'a Anatomy<'a>, doses: &'a Doses, plan: &'a Plan, edge: f64) -> Vec<Layer<'a>> {
    let parts = TOP.iter().map(|part| part.placed(foot, doses, plan));
    let front = [
        forefoot_raises::reverse_mortons(foot, doses, plan),
        forefoot_raises::first_ray_void(foot, doses, plan),
        forefoot_raises::hallux(foot, doses),
        feather::layer(doses, plan, edge),
    ];
    parts.chain(front).flatten().collect()
}

/// The parts that moved to keep on the shell, with how far, mm.
pub fn moved(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Vec<(Feature, f64)> {
    let parts = HOLLOWS.iter().chain(&TOP);
    parts.filter_map(|part| Some((part.feature, part.moved(foot, doses, plan)?))).collect()
}

/// Half-width of a hollow such that the underside, offset from it by the wall, does not fold where the hollow's rim
/// bends: at least `usual`, and a radius of curvature a third over the wall. `bend` is the greatest second derivative
/// of the hollow at unit half-width, mm.
pub(crate) fn wide_enough(usual: f64, bend: f64, wall: f64) -> f64 {
    const RESERVE: f64 = 1.33;
    usual.max((bend * wall * RESERVE).sqrt())
}

/// Greatest second derivative of a dome of unit height and half-width where it is convex.
pub(crate) const DOME_BEND: f64 = 8.0;

/// An elliptic dome: 1 in the middle, 0 outside, flat at both.
pub(crate) fn dome(p: Point2, middle: Point2, half_along: f64, half_across: f64) -> f64 {
    let u = (p.x - middle.x) / half_along;
    let v = (p.y - middle.y) / half_across;
    let r2 = u * u + v * v;
    if r2 < 1.0 { (1.0 - r2) * (1.0 - r2) } else { 0.0 }
}

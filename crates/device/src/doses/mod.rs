//! The prescription as numbers the builder needs, and the refusal, by name, of what it cannot build.

mod contradictions;
mod ranges;
mod soft;

use crate::stock::Stock;
use serde::Serialize;
use std::collections::BTreeMap;
use windlass_measure::Angle;
use windlass_prescription::{
    ArchFill, Dose, ExtensionKind, Feature, FootPrescription, GaitPlate, Length, LiftKind, Placements,
    PostKind, Width,
};

pub use soft::by_hand;

/// Least thickness of a post under the shell, mm.
pub const POST_BASE: f64 = 0.8;
/// Share of a full-length lift that is left under the metatarsal heads (OHI: lifts over 1/4 in).
pub const AT_HEADS: f64 = 0.5;

/// What to build. Lengths mm, angles with the medial side raised +.
#[derive(Debug, Clone, PartialEq)]
pub struct Doses {
    /// True wall thickness.
    pub shell: f64,
    /// Plantar heel of the positive to the top of the cup.
    pub heel_cup: f64,
    /// How far forward.
    pub length: Length,
    /// How wide the shell is ground.
    pub width: Width,
    /// Thickness of the top cover that the seat leaves room for.
    pub top_cover: f64,
    /// Distance kept from the foot's border, where the shoe's wall stands.
    pub perimeter: f64,
    /// Lowering of the medial arch by fill, mm at its middle.
    pub arch_fill: f64,
    /// Height added to the medial arch.
    pub arch_height: f64,
    /// Rearfoot post; `None` = no post at all, 0 = a flat post.
    pub rearfoot_post: Option<Angle>,
    /// Whether a block carries the rearfoot post; otherwise the shell alone is balanced.
    pub rearfoot_block: bool,
    /// Whether the rearfoot post is a strip under the front half of the heel only.
    pub strip_post: bool,
    /// Motion ground into the rearfoot post.
    pub post_motion: Angle,
    /// Forefoot post.
    pub forefoot_post: Angle,
    /// Whether the forefoot post is a wedge below the shell; otherwise the shell alone is balanced.
    pub forefoot_wedge: bool,
    /// Whether that wedge is a strip along the front edge.
    pub forefoot_strip: bool,
    /// Height of the level bar under the front edge.
    pub bar_post: f64,
    /// Lift of the heel seat.
    pub heel_lift: f64,
    /// Whether the lift goes on under the forefoot at half its height.
    pub full_length_lift: bool,
    /// Whether the shell is cut away under the first ray.
    pub first_ray_cutout: bool,
    /// Whether the shell is cut away under the fifth ray.
    pub fifth_ray_cutout: bool,
    /// Thickness of the plate under the first ray; 0 = none.
    pub mortons_extension: f64,
    /// What that plate covers.
    pub extension_kind: ExtensionKind,
    /// Gait plate; `None` = the shell ends behind the heads.
    pub gait_plate: Option<GaitPlate>,
    /// Raise of the sheet under heads two to five.
    pub reverse_mortons: f64,
    /// Depth of the void under the first head in a raised sheet.
    pub first_ray_void: f64,
    /// Raise of the sheet under the hallux.
    pub hallux_raise: f64,
    /// Medial heel skive, depth of plaster removed.
    pub medial_skive: f64,
    /// Lateral heel skive.
    pub lateral_skive: f64,
    /// Inversion of the heel seat beyond the post.
    pub inversion: Angle,
    /// Height added to the medial edge.
    pub medial_flange: f64,
    /// Height added to the lateral edge.
    pub lateral_flange: f64,
    /// Distance of the metatarsal pad's apex behind the line of the heads; `None` = the usual.
    pub metatarsal_pad_setback: Option<f64>,
    /// Whether the shell is thickened under the arch.
    pub arch_reinforcement: bool,
    /// Whether the shell is pierced.
    pub ventilation: bool,
    /// Thickness of the feathered front edge.
    pub front_edge: f64,
    /// Thickness of the sheet in front of a sulcus or full-length device's shell.
    pub sheet: f64,
    /// Wall of the heel cup; the shell's own unless a block carries it.
    pub heel_wall: f64,
    /// Whether the device is filled down to a flat sole instead of standing on posts.
    pub full_contact: bool,
    /// Text sunk into the underside; empty = none.
    pub engraving: String,
    /// Where parts lie elsewhere than usual.
    pub placements: Placements,
    /// Heights of the pads and depths of the wells, mm; see [`Doses::part`].
    pub parts: BTreeMap<Feature, f64>,
}

/// A line that cannot be built, with why and what to do.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error)]
#[error("{}: {why}; {next_step}", .feature.key())]
pub struct Refusal {
    /// Which line.
    pub feature: Feature,
    /// Why.
    pub why: String,
    /// What to do.
    pub next_step: String,
    /// The dose that this foot offers instead, in the unit of the line, where that is known.
    pub offered: Option<f64>,
}

impl Refusal {
    /// A refusal.
    pub(crate) fn new(feature: Feature, why: impl Into<String>, next_step: impl Into<String>) -> Self {
        Refusal { feature, why: why.into(), next_step: next_step.into(), offered: None }
    }
}

impl Doses {
    /// Reads the lines of a prescription. Every refusal is collected before giving up.
    pub fn of(rx: &FootPrescription) -> Result<Doses, Vec<Refusal>> {
        let doses = Doses::read(rx);
        let refusals: Vec<Refusal> = ranges::out_of_range(rx)
            .chain(ranges::misplaced(rx))
            .chain(soft::unbuilt(rx))
            .chain(contradictions::all(&doses))
            .collect();
        if refusals.is_empty() { Ok(doses) } else { Err(refusals) }
    }

    /// The same with a plate that is as thick as its process can make, where it was asked for thinner by no more than a
    /// reading tells apart: the facets of a plate's edge lie a little inside it. `least_wall` in mm.
    #[must_use]
    pub fn printable(mut self, least_wall: f64) -> Doses {
        const FACETS: f64 = 1.08;
        if self.mortons_extension > 0.0 {
            self.mortons_extension = self.mortons_extension.max(FACETS * least_wall);
        }
        self
    }

    /// The same prescription without some lines; without its line, a fill is none.
    pub fn without(rx: &FootPrescription, features: &[Feature]) -> Doses {
        let lines = rx.lines.iter().filter(|l| !features.contains(&l.feature)).cloned();
        let mut doses =
            Doses::read(&FootPrescription { lines: lines.collect(), placements: rx.placements.clone() });
        if features.contains(&Feature::ArchFill) {
            doses.arch_fill = 0.0;
        }
        doses
    }

    /// Height of a pad or depth of a well, mm; 0 = none.
    pub fn part(&self, part: Feature) -> f64 {
        self.parts.get(&part).copied().unwrap_or(0.0)
    }

    /// Whether the extension is one plate under the whole forefoot.
    pub fn is_block(&self) -> bool {
        self.mortons_extension > 0.0 && self.extension_kind == ExtensionKind::FullBlock
    }

    /// How far inside the foot's border the shell's rim stays, mm: the perimeter allowance, and by how much the edge of
    /// a steep wall stands out beyond the outline of its top. Negative infinity without an allowance.
    pub fn rim_inside_border(&self) -> f64 {
        let wall = if self.arch_reinforcement { 1.5 * self.shell } else { self.shell };
        // Of the pads only the bar reaches from edge to edge.
        self.kept_inside(wall.max(self.thickest_sheet() / 2.0) + self.part(Feature::MetatarsalBar) / 2.0)
    }

    /// The same of the sheet or plate in front of it, mm.
    pub fn sheet_inside_border(&self) -> f64 {
        self.kept_inside(self.thickest_sheet() / 2.0)
    }

    fn kept_inside(&self, edge: f64) -> f64 {
        const FACETS: f64 = 0.15;
        if self.perimeter > 0.0 { self.perimeter + edge + FACETS } else { f64::NEG_INFINITY }
    }

    /// At most how thick the sheet or plate in front of the shell is, mm.
    pub fn thickest_sheet(&self) -> f64 {
        let raises = self.reverse_mortons + self.first_ray_void + self.hallux_raise;
        let lift = if self.full_length_lift { AT_HEADS * self.heel_lift } else { 0.0 };
        (self.sheet + lift + raises).max(self.plate_thickness())
    }

    /// Thickness of the plate under one side of the forefoot, mm; 0 = none. A gait plate is as thick as the shell: it must
    /// not bend where the shoe is not to.
    pub fn plate_thickness(&self) -> f64 {
        if self.gait_plate.is_some() { self.shell } else { self.mortons_extension }
    }

    fn read(rx: &FootPrescription) -> Doses {
        let amount = |feature| rx.amount(feature).unwrap_or(0.0);
        let angle = |feature| Angle::from_degrees(amount(feature));
        let chosen = |feature, choice: Dose| rx.line(feature).is_some_and(|line| line.dose == choice);
        let intrinsic = |feature| chosen(feature, Dose::Post(PostKind::Intrinsic));
        let length = rx.length().unwrap_or(Length::Metatarsal);
        // In front of a shell that ends behind the heads there is no sheet to raise: those parts are soft goods.
        let on_sheet = |feature| if length == Length::Metatarsal { 0.0 } else { amount(feature) };
        Doses {
            shell: rx.amount(Feature::ShellThickness).unwrap_or(3.0),
            heel_cup: rx.amount(Feature::HeelCup).unwrap_or(12.0),
            length,
            width: width(rx),
            top_cover: amount(Feature::TopCover),
            perimeter: amount(Feature::Perimeter),
            arch_fill: fill_depth(rx.fill().unwrap_or(ArchFill::Standard)),
            arch_height: amount(Feature::ArchHeight),
            rearfoot_post: rx.amount(Feature::RearfootPost).map(Angle::from_degrees),
            rearfoot_block: !intrinsic(Feature::RearfootPostKind),
            strip_post: chosen(Feature::RearfootPostKind, Dose::Post(PostKind::Strip)),
            post_motion: angle(Feature::RearfootPostMotion),
            forefoot_post: angle(Feature::ForefootPost),
            forefoot_wedge: !intrinsic(Feature::ForefootPostKind),
            forefoot_strip: chosen(Feature::ForefootPostKind, Dose::Post(PostKind::Strip)),
            bar_post: amount(Feature::BarPost),
            heel_lift: amount(Feature::HeelLift),
            full_length_lift: chosen(Feature::HeelLiftKind, Dose::Lift(LiftKind::FullLength)),
            first_ray_cutout: rx.flag(Feature::FirstRayCutout),
            fifth_ray_cutout: rx.flag(Feature::FifthRayCutout),
            mortons_extension: amount(Feature::MortonsExtension),
            extension_kind: extension_kind(rx),
            gait_plate: gait_plate(rx),
            reverse_mortons: on_sheet(Feature::ReverseMortons),
            first_ray_void: on_sheet(Feature::FirstRayVoid),
            hallux_raise: if length == Length::Full { amount(Feature::HalluxRaise) } else { 0.0 },
            medial_skive: amount(Feature::MedialSkive),
            lateral_skive: amount(Feature::LateralSkive),
            inversion: angle(Feature::Inversion),
            medial_flange: amount(Feature::MedialFlange),
            lateral_flange: amount(Feature::LateralFlange),
            metatarsal_pad_setback: rx.amount(Feature::MetatarsalPadSetback),
            arch_reinforcement: rx.flag(Feature::ArchReinforcement),
            ventilation: rx.flag(Feature::Ventilation),
            front_edge: Stock::default().front_edge(),
            sheet: Stock::default().sheet(),
            heel_wall: rx.amount(Feature::ShellThickness).unwrap_or(3.0),
            full_contact: false,
            engraving: text(rx, Feature::Engraving),
            placements: rx.placements.clone(),
            parts: Feature::ALL
                .iter()
                .copied()
                .filter(|f| f.part_kind().is_some())
                .map(|f| (f, amount(f)))
                .collect(),
        }
    }
}

fn width(rx: &FootPrescription) -> Width {
    match rx.line(Feature::Width).map(|line| &line.dose) {
        Some(Dose::Width(width)) => *width,
        _ => Width::Regular,
    }
}

fn extension_kind(rx: &FootPrescription) -> ExtensionKind {
    match rx.line(Feature::MortonsExtensionKind).map(|line| &line.dose) {
        Some(Dose::Extension(kind)) => *kind,
        _ => ExtensionKind::HeadAndHallux,
    }
}

fn gait_plate(rx: &FootPrescription) -> Option<GaitPlate> {
    match rx.line(Feature::GaitPlate)?.dose {
        Dose::Gait(induced) => Some(induced),
        _ => None,
    }
}

fn text(rx: &FootPrescription, feature: Feature) -> String {
    match rx.line(feature).map(|line| &line.dose) {
        Some(Dose::Text(text)) => text.trim().to_uppercase(),
        _ => String::new(),
    }
}

/// Plaster at the middle of the fill, mm: none, 1/16, 1/8 and 1/4 inch (Cox Orthotics, cast correction guide).
pub(crate) fn fill_depth(fill: ArchFill) -> f64 {
    match fill {
        ArchFill::None => 0.0,
        ArchFill::Minimum => 1.6,
        ArchFill::Standard => 3.2,
        ArchFill::Maximum => 6.4,
    }
}

//! Engraved text: strokes sunk into the sole of the heel's post, or, without one, into the underside of the heel seat,
//! where neither skin nor the shoe's edge reaches them; what is too long for a post goes under the arch. Two borders for each stroke, at its mouth and at its floor, stand
//! in the underside's triangulation like those of a post: no Booleans.

mod lettering;
pub mod letters;
mod room;

pub use lettering::Lettering;

use crate::anatomy::Anatomy;
use crate::doses::{Doses, Refusal};
use crate::plan::Plan;
use crate::post::{Block, Facet};
use crate::shell::Shell;
use room::Room;
use windlass_geometry::{Point2, Ring, RingIndex, stroked};
use windlass_measure::Side;
use windlass_prescription::Feature;

/// How much narrower a stroke is at its floor than at its mouth, on each side, mm: the wall leans, so that powder and
/// support come out.
const LEAN: f64 = 0.15;
/// Largest lattice, mm (letters of 8 mm), and steps down from it.
const LARGEST: f64 = 1.3;
const SMALLER: f64 = 0.1;
/// By how much facets may thin what stands between strokes, mm.
const FACETS: f64 = 0.08;
/// Distance of points along the borders on a curved underside, mm.
const FINE: f64 = 1.0;

/// What a process engraves legibly, mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EngravingTool {
    /// Depth.
    pub depth: f64,
    /// Least width of a stroke, and of what stands between two.
    pub stroke: f64,
    /// Least wall that must be left under the floor.
    pub least_wall: f64,
}

/// A text ready to be meshed.
#[derive(Debug, Clone)]
pub struct Engraving {
    /// The text and its place.
    pub lettering: Lettering,
    /// Whose underside it is in, in a word.
    pub place: &'static str,
    /// The borders of the strokes at the underside, as places of the shell's plan, and their heights; `None` = on the
    /// shell.
    pub mouths: Vec<Border>,
    /// The same at the strokes' floor.
    pub floors: Vec<Border>,
    /// A box round the text, as places of the shell's plan.
    pub label: RingIndex,
    /// The floors' borders on the floor plan.
    sunk: Vec<RingIndex>,
}

/// A closed border: places of the shell's plan, and the height of each; `None` = on the shell.
pub type Border = Vec<(Point2, Option<f64>)>;

impl Engraving {
    /// Whether a place of the floor plan lies on a stroke's floor. `q` in mm.
    pub fn is_sunk(&self, q: Point2) -> bool {
        self.sunk.iter().filter(|border| border.contains(q)).count() % 2 == 1
    }
}

/// The text that the prescription asks for, where it has room; refused by name with how much has.
pub fn text(
    foot: &Anatomy,
    side: Side,
    doses: &Doses,
    plan: &Plan,
    shell: &Shell,
    blocks: &[Block],
    tool: EngravingTool,
) -> Result<Option<Engraving>, Refusal> {
    if doses.engraving.is_empty() {
        return Ok(None);
    }
    if let Some(strange) = doses.engraving.chars().find(|c| letters::lines(*c).is_none()) {
        return Err(Refusal::new(
            Feature::Engraving,
            format!("{strange:?} cannot be engraved; only the letters A to Z, digits, space, and - . / can"),
            "write the id with these characters",
        ));
    }
    let block = blocks.iter().find(|b| b.feature == Feature::RearfootPost);
    let left = doses.shell - tool.depth;
    if block.is_none() && left < tool.least_wall {
        return Err(Refusal::new(
            Feature::Engraving,
            format!("without a post, engraving the shell would leave only {left:.1} mm of wall"),
            "prescribe a thicker shell or a post, or label the bag instead",
        ));
    }
    let room = match block {
        Some(block) => Room::on_post(block),
        None => Room::under_seat(foot, plan, shell),
    };
    let in_room = |room: &Room| sizes(tool).find_map(|unit| room.place(&doses.engraving, side, unit, tool));
    let on_heel = in_room(&room).map(|lettering| (lettering, block.map(|b| b.facet), "heel"));
    // What has no room on a post goes under the arch, where the wall is thick enough for it.
    let elsewhere = || {
        let under_arch = Room::under_arch(foot, plan, shell, blocks);
        let lettering = (block.is_some() && left >= tool.least_wall).then(|| in_room(&under_arch)).flatten();
        lettering.map(|lettering| (lettering, None, "arch"))
    };
    let found = on_heel.or_else(elsewhere);
    let (lettering, facet, place) = found.ok_or_else(|| without_room(&doses.engraving, side, &room, tool))?;
    sink(lettering, facet, shell, place).map(Some).ok_or_else(|| {
        Refusal::new(
            Feature::Engraving,
            "the underside is too sharply curved at the place of the text",
            "remove the line",
        )
    })
}

/// Sizes of the letters' lattice, largest first; in the smallest, what stands between two strokes two units apart is the
/// least wall.
fn sizes(tool: EngravingTool) -> impl Iterator<Item = f64> {
    let smallest = smallest(tool);
    let steps = ((LARGEST - smallest) / SMALLER).floor().max(0.0) as usize;
    (0..=steps).map(|k| LARGEST - SMALLER * k as f64).filter(move |u| *u > smallest).chain([smallest])
}

fn smallest(tool: EngravingTool) -> f64 {
    (tool.stroke + LEAN + tool.least_wall + FACETS) / 2.0
}

fn without_room(text: &str, side: Side, room: &Room, tool: EngravingTool) -> Refusal {
    let all = text.chars().count();
    let fits = (1..all).rev().find(|&n| {
        let part: String = text.chars().take(n).collect();
        room.place(&part, side, smallest(tool), tool).is_some()
    });
    let fits = fits.unwrap_or(0);
    let next = if fits == 0 { "remove the line".into() } else { format!("shorten it to {fits} letters") };
    let why = format!(
        "{all} letters of {:.1} mm do not fit under this heel, {fits} do",
        letters::HEIGHT * smallest(tool) + tool.stroke
    );
    Refusal { offered: Some(fits as f64), ..Refusal::new(Feature::Engraving, why, next) }
}

/// The borders of the strokes over the shell's plan; `facet` is the sole of the post that they are sunk into.
fn sink(lettering: Lettering, facet: Option<Facet>, shell: &Shell, place: &'static str) -> Option<Engraving> {
    let lines = lettering.lines();
    let height = |q: Point2, place: Point2, depth: f64| match facet {
        Some(facet) => Some(facet.height(q) + depth),
        None if depth == 0.0 => None,
        // Plumb, so that the depth is true along the normal.
        None => Some(shell.underside(place).z + depth / shell.generator().normal(place).z),
    };
    let border = |ring: &Ring, depth: f64| -> Option<Border> {
        let ring = if facet.is_none() { ring.refined(FINE) } else { ring.clone() };
        let on = |q: &Point2| shell.invert_offset(*q).map(|place| (place, height(*q, place, depth)));
        ring.points.iter().map(on).collect()
    };
    let borders = |width: f64, depth: f64| {
        let rings = stroked(&lines, width);
        let drawn: Option<Vec<Border>> = rings.iter().map(|ring| border(ring, depth)).collect();
        drawn.map(|drawn| (drawn, rings))
    };
    let (mouths, _) = borders(lettering.stroke + LEAN, 0.0)?;
    let (floors, rings) = borders(lettering.stroke - LEAN, lettering.depth)?;
    let (low, high) = lettering.bounds(0.6);
    let corners = [low, Point2::new(high.x, low.y), high, Point2::new(low.x, high.y)];
    let frame = Ring::new(corners.to_vec()).refined(3.0);
    let label: Option<Vec<Point2>> = frame.points.iter().map(|q| shell.invert_offset(*q)).collect();
    let label = RingIndex::of(&Ring::new(label?));
    Some(Engraving {
        place,
        mouths,
        floors,
        label,
        sunk: rings.iter().map(RingIndex::of).collect(),
        lettering,
    })
}

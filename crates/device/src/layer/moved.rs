//! Which pads, wells and grooves had to be moved onto the shell, for the notes.

use super::{arch_pad, cuboid_pad, fascial_groove, wells};
use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::plan::Plan;
use windlass_prescription::Feature;

/// The lines that were moved onto the shell, with how far, mm.
pub fn moved(foot: &Anatomy, doses: &Doses, plan: &Plan) -> Vec<(Feature, f64)> {
    let lines = [
        (Feature::NavicularWell, doses.navicular_well, wells::under_navicular(foot, plan)),
        (Feature::FifthBaseWell, doses.fifth_base_well, wells::under_fifth_base(foot, plan)),
        (Feature::ArchPad, doses.arch_pad, arch_pad::middle(foot, plan)),
        (Feature::CuboidPad, doses.cuboid_pad, cuboid_pad::middle(foot, plan)),
        (Feature::FascialGroove, doses.fascial_groove, fascial_groove::front(foot, doses, plan)),
    ];
    let moves = lines.into_iter().filter(|(_, dose, _)| *dose > 0.0);
    moves.map(|(feature, _, place)| (feature, (place.on_shell - place.wanted).norm())).collect()
}

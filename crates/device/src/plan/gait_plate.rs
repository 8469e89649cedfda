//! Gait plate: the shell carried on, as rigid as it is, under one side of the forefoot, so that the shoe bends along an
//! oblique line (Schuster 1967). To induce out-toeing it reaches under the fifth toe and is cut back, at about 45 degrees,
//! behind the first metatarsal (Redmond 2000); to induce in-toeing it reaches to the sulcus of the hallux and is cut back
//! behind the fifth head.

use super::toe_line::inside_toe_line;
use super::{DistalTrim, cutout};
use crate::anatomy::Anatomy;
use windlass_geometry::{Point2, Ring};
use windlass_prescription::GaitPlate;

/// How far in front of the trim line the longer side reaches, share of foot length: under the fifth toe, and to the sulcus
/// of the hallux.
const UNDER_FIFTH_TOE: f64 = 0.16;
const TO_SULCUS: f64 = 0.115;
/// How far the front edge is in front of the trim line where the plate begins, mm.
const BEGINS: f64 = 2.0;

/// The sign (no unit) of the longer side: +1 medial, -1 lateral.
pub fn side(induced: GaitPlate) -> f64 {
    match induced {
        GaitPlate::InduceOutToe => -1.0,
        GaitPlate::InduceInToe => 1.0,
    }
}

/// The plate with the part of the shell that it reaches back into, to `back` mm behind the trim line; inside the line of the
/// toes by a margin in mm.
pub fn outline(
    foot: &Anatomy,
    distal: &DistalTrim,
    induced: GaitPlate,
    [margin, back]: [f64; 2],
) -> Option<Ring> {
    let between_first_and_second = cutout::lateral_border(foot);
    let between_fourth_and_fifth = cutout::medial_border(foot);
    let (from, to, reach) = match induced {
        GaitPlate::InduceOutToe => {
            (between_first_and_second, between_fourth_and_fifth, foot.along(UNDER_FIFTH_TOE))
        }
        GaitPlate::InduceInToe => (between_fourth_and_fifth, between_first_and_second, foot.along(TO_SULCUS)),
    };
    let front = distal.behind_oblique(|y| reach * ((y - from) / (to - from)).clamp(0.0, 1.0));
    let begins = from + (to - from) * BEGINS / reach;
    let outside = side(induced) * 120.0;
    let corners = [[-100.0, begins], [400.0, begins], [400.0, outside], [-100.0, outside]];
    let longer_side = Ring::new(corners.map(Point2::from).to_vec());
    inside_toe_line(foot, margin)?
        .intersection(&front)?
        .intersection(&longer_side)?
        .difference(&distal.behind(-back))
}

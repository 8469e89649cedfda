//! The text of a `windlass.muscles/1` profile: one side and the trunk, names not yet resolved.

use crate::contraction::Contraction;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub schema: String,
    pub name: String,
    pub attribution: String,
    pub height_m: f64,
    pub mass_kg: f64,
    pub contraction: Contraction,
    pub body: Vec<BodyText>,
    pub joint: Vec<JointText>,
    pub muscle: Vec<MuscleText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyText {
    pub name: String,
    pub mass_kg: f64,
    pub centre_m: [f64; 3],
    pub inertia: [f64; 3],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JointText {
    pub name: String,
    pub parent: String,
    pub child: String,
    pub at_m: [f64; 3],
    pub turns: Vec<Turn>,
    #[serde(default)]
    pub slide: Slide,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Turn {
    pub coordinate: String,
    pub axis: [f64; 3],
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slide {
    pub x: Option<Knots>,
    pub y: Option<Knots>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Knots {
    pub at: Vec<f64>,
    pub m: Vec<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MuscleText {
    pub name: String,
    pub strength_n: f64,
    pub fibre_m: f64,
    pub tendon_m: f64,
    pub pennation_rad: f64,
    pub points: Vec<PointText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PointText {
    pub body: String,
    pub at_m: Option<[f64; 3]>,
    pub when: Option<When>,
    pub moves: Option<Moves>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct When {
    pub coordinate: String,
    pub from: f64,
    pub to: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moves {
    pub coordinate: String,
    pub x: Knots,
    pub y: Knots,
    pub z: Knots,
}

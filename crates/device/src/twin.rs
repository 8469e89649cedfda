//! The same design with one line of the prescription taken out: the finished top is compared with it, to measure what
//! that line did. The comparison itself is the read-back's and knows nothing of layers.

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::engrave::Lettering;
use crate::layer::{shell_layers, top_layers};
use crate::plan::{EdgeTargets, Plan};
use crate::readback::Twins;
use crate::rounded_edge::crest;
use crate::solid::Solid;
use windlass_foot::Foot;
use windlass_geometry::{Grid, HeightField, Point2, Point3};
use windlass_prescription::{Feature, FootPrescription};

/// Distance of the places compared, mm.
const PITCH: f64 = 1.0;
/// Places nearer to the outline than this are the rounded edge, mm.
const EDGE: f64 = 0.7;

/// A finished design whose lines can be taken out.
pub struct Twin<'a> {
    /// The foot.
    pub foot: &'a Foot,
    /// Its plan, with the cover that was prescribed.
    pub anatomy: &'a Anatomy<'a>,
    /// The whole prescription.
    pub rx: &'a FootPrescription,
    /// What was designed.
    pub solid: &'a Solid,
    /// Thickness of the feathered edge.
    pub edge: f64,
    /// Least wall of the process.
    pub least: f64,
    /// How far the mesh was lowered onto the floor.
    pub lowered: f64,
}

impl Twins for Twin<'_> {
    /// The plan and the raise of the seat stay those of the whole prescription.
    fn top_without(&self, features: &[Feature]) -> HeightField {
        let doses = Doses::without(self.rx, features).printable(self.least);
        let bare = Anatomy::of(self.foot, &self.foot.plantar.surface);
        let foot = if features.contains(&Feature::TopCover) { &bare } else { self.anatomy };
        let plan = &self.solid.plan;
        let (min, max) = plan.outline.bounds();
        let shell = shell_layers(foot, &doses, plan);
        let on_top = top_layers(foot, &doses, plan, self.edge);
        let seat = self.solid.seat;
        HeightField::from_fn(Grid::covering(min, max, PITCH), |p: Point2| {
            if !plan.area.contains(p) || plan.area.distance_within(p, EDGE).is_some() {
                return f64::NAN;
            }
            let z = shell.iter().fold(foot.sole.height(p), |z, layer| layer.apply(p, z));
            let raised = z + seat.raise(foot, &doses, plan, p);
            on_top.iter().fold(raised, |z, layer| layer.apply(p, z)) - self.lowered
        })
    }

    fn lettering(&self) -> Option<&Lettering> {
        self.solid.engraving.as_ref().map(|engraving| &engraving.lettering)
    }

    fn edge_without(&self, feature: Feature) -> Vec<Point3> {
        let doses = Doses::without(self.rx, &[feature]).printable(self.least);
        let Some(plan) = Plan::draw(self.anatomy, &doses, EdgeTargets::asked(&doses)) else {
            return Vec::new();
        };
        let points = plan.outline.points.iter().enumerate();
        points
            .map(|(i, p)| Point3::new(p.x, p.y, crest(&plan, &self.solid.shell, i) - self.lowered))
            .collect()
    }
}

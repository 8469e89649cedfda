//! The places on the foot that layers and trim lines refer to, as plan positions of the canonical foot.

use windlass_foot::Foot;
use windlass_geometry::{Point2, Ring, SplineSurface};

/// Landmarks in the plan (canonical right foot: +x forward, +y medial), mm.
#[derive(Debug, Clone)]
pub struct Anatomy<'a> {
    /// Foot length.
    pub length: f64,
    /// Centre of the plantar heel.
    pub heel: Point2,
    /// Half the heel's greatest width.
    pub heel_half_width: f64,
    /// Most medial point of the heel.
    pub heel_medial: Point2,
    /// Most medial point of the ball.
    pub ball_medial: Point2,
    /// First metatarsal head.
    pub met1: Point2,
    /// Second metatarsal head.
    pub met2: Point2,
    /// Fifth metatarsal head.
    pub met5: Point2,
    /// Tip of the hallux.
    pub hallux_tip: Point2,
    /// Apex of the medial arch.
    pub apex: Point2,
    /// Shadow of the foot.
    pub outline: Ring,
    /// Height of the sole, or of the cover under it, over the support plane.
    pub sole: &'a SplineSurface,
}

impl<'a> Anatomy<'a> {
    /// The plan of a measured foot whose sole, with or without a cover under it, is `sole`.
    pub fn of(foot: &Foot, sole: &'a SplineSurface) -> Self {
        let l = &foot.landmarks;
        Anatomy {
            length: foot.measures.length_mm,
            heel: l.heel_centre.at.xy(),
            heel_half_width: foot.measures.heel_width_mm / 2.0,
            heel_medial: l.heel_medial.at.xy(),
            ball_medial: l.ball_medial.at.xy(),
            met1: l.first_met_head.at.xy(),
            met2: l.second_met_head.at.xy(),
            met5: l.fifth_met_head.at.xy(),
            hallux_tip: l.hallux_tip.at.xy(),
            apex: l.arch_apex.at.xy(),
            outline: Ring::new(foot.outline.clone()),
            sole,
        }
    }

    /// A distance along the foot as a share of its length.
    pub fn along(&self, share: f64) -> f64 {
        share * self.length
    }

    /// Extent in the plan of a part that is stated for adult feet, mm: on a foot shorter than 230 mm, in its proportion.
    pub fn sized(&self, adult: f64) -> f64 {
        const ADULT: f64 = 230.0;
        adult * (self.length / ADULT).min(1.0)
    }

    /// Middle of the foot at a distance along it: from the heel's centre to between the first and fifth heads.
    /// In mm, canonical foot frame.
    pub fn midline(&self, x: f64) -> f64 {
        let ball = nalgebra::center(&self.met1, &self.met5);
        let s = ((x - self.heel.x) / (ball.x - self.heel.x)).clamp(0.0, 1.2);
        self.heel.y + (ball.y - self.heel.y) * s
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use windlass_geometry::{Grid, HeightField};

    /// A sole that is flat under the foot and rises outside it.
    pub fn flat_sole() -> SplineSurface {
        let grid = Grid::covering(Point2::new(-10.0, -60.0), Point2::new(280.0, 60.0), 1.0);
        let rise = |p: Point2| {
            let across = (p.y.abs() - 30.0).max(0.0);
            let behind = (20.0 - p.x).max(0.0);
            (across * across + behind * behind) / 12.0
        };
        SplineSurface::fit(&HeightField::from_fn(grid, rise), 2.0, 0.0).unwrap()
    }

    /// A plain right foot of 260 mm.
    pub fn plan(sole: &SplineSurface) -> Anatomy<'_> {
        let at = Point2::new;
        let outline =
            [[0.0, -20.0], [170.0, -46.0], [235.0, -40.0], [260.0, 20.0], [190.0, 46.0], [0.0, 25.0]];
        Anatomy {
            length: 260.0,
            heel: at(36.0, 0.0),
            heel_half_width: 32.0,
            heel_medial: at(36.0, 32.0),
            ball_medial: at(190.0, 44.0),
            met1: at(190.0, 26.0),
            met2: at(195.0, 0.0),
            met5: at(165.0, -36.0),
            hallux_tip: at(258.0, 22.0),
            apex: at(115.0, 28.0),
            outline: Ring::new(outline.map(|[x, y]| at(x, y)).to_vec()),
            sole,
        }
    }
}

//! What the measurements look at: the mesh's two envelopes on the scan's own grid, the scan, the landmarks.

use windlass_foot::Foot;
use windlass_geometry::{Grid, HeightField, Mesh, Point2, lower_envelope, upper_envelope};

/// A mesh under a foot, canonical device frame.
pub struct Probe<'a> {
    /// The foot.
    pub foot: &'a Foot,
    /// Highest triangle over each node.
    pub top: HeightField,
    /// Lowest triangle over each node.
    pub under: HeightField,
}

impl<'a> Probe<'a> {
    /// Rasterises the mesh every half millimetre.
    pub fn new(foot: &'a Foot, mesh: &Mesh) -> Self {
        let grid = match mesh.bounds() {
            Some(b) => Grid::covering(b.min.xy(), b.max.xy(), 0.5),
            None => foot.plantar.observed.grid,
        };
        Probe { foot, top: upper_envelope(mesh, grid), under: lower_envelope(mesh, grid) }
    }

    /// Plumb thickness of material at a place; `None` where there is none.
    pub fn material(&self, p: Point2) -> Option<f64> {
        Some(self.top.sample(p)? - self.under.sample(p)?)
    }

    /// x of the straight lines from the first over the second to the fifth metatarsal head.
    pub fn heads_line(&self, y: f64) -> f64 {
        let l = &self.foot.landmarks;
        let [first, second, fifth] =
            [l.first_met_head, l.second_met_head, l.fifth_met_head].map(|h| h.at.xy());
        let (a, b) = if y > second.y { (second, first) } else { (fifth, second) };
        let s = ((y - a.y) / (b.y - a.y)).clamp(0.0, 1.0);
        a.x + (b.x - a.x) * s
    }

    /// Nodes of the scan within a disc, with the height of a top over the scanned sole.
    pub fn rise_over_sole<'b>(
        &'b self,
        top: &'b HeightField,
        centre: Point2,
        radius: f64,
    ) -> impl Iterator<Item = (Point2, f64)> + 'b {
        let observed = &self.foot.plantar.observed;
        observed.grid.nodes().filter_map(move |(ix, iy)| {
            let p = observed.grid.node(ix, iy);
            if (p - centre).norm() > radius {
                return None;
            }
            Some((p, top.sample(p)? - observed.at(ix, iy)?))
        })
    }
}

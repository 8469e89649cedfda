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

    /// Nodes of the scan within a disc, with the height of the device's top over the scanned sole.
    pub fn rise_over_sole(&self, centre: Point2, radius: f64) -> impl Iterator<Item = (Point2, f64)> + '_ {
        let observed = &self.foot.plantar.observed;
        observed.grid.nodes().filter_map(move |(ix, iy)| {
            let p = observed.grid.node(ix, iy);
            if (p - centre).norm() > radius {
                return None;
            }
            Some((p, self.top.sample(p)? - observed.at(ix, iy)?))
        })
    }
}

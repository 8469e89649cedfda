//! What the measurements look at: the mesh's two envelopes on the scan's own grid, the scan, the landmarks.

use windlass_foot::Foot;
use windlass_geometry::{Grid, HeightField, Mesh, Point2, envelopes};

/// A mesh under a foot, canonical device frame.
pub struct Probe<'a> {
    /// The foot.
    pub foot: &'a Foot,
    /// Highest triangle over each node.
    pub top: HeightField,
    /// Lowest triangle over each node.
    pub under: HeightField,
    /// Thickness of the cover between top and sole, mm.
    pub cover: f64,
    /// Whether holes go through the solid.
    pub is_pierced: bool,
    /// How far the shell's front edge was ordered behind its usual line, mm; 0 where it was not, or in front of it.
    pub front_back: f64,
}

impl<'a> Probe<'a> {
    /// Rasterises the mesh, made for a cover of this thickness and with its front edge so far back (mm), every half
    /// millimetre.
    pub fn new(foot: &'a Foot, mesh: &Mesh, cover: f64, front_back: f64) -> Self {
        let grid = match mesh.bounds() {
            Some(b) => Grid::covering(b.min.xy(), b.max.xy(), 0.5),
            None => foot.plantar.observed.grid,
        };
        let [under, top] = envelopes(mesh, grid);
        Probe { foot, cover, top, under, is_pierced: holes(mesh) > 0, front_back }
    }

    /// Whether no hole opens beside a place. `p` in mm.
    pub fn is_whole(&self, p: Point2) -> bool {
        const BESIDE: f64 = 1.6;
        let around = [(BESIDE, 0.0), (-BESIDE, 0.0), (0.0, BESIDE), (0.0, -BESIDE)];
        around.iter().all(|(dx, dy)| self.top.sample(Point2::new(p.x + dx, p.y + dy)).is_some())
    }

    /// Extent in the plan that is meant on an adult foot, mm; on a foot shorter than 230 mm, in its proportion.
    pub fn sized(&self, adult: f64) -> f64 {
        adult * (self.foot.measures.length_mm / 230.0).min(1.0)
    }

    /// Plumb thickness of material at a place; `None` where there is none. In mm.
    pub fn material(&self, p: Point2) -> Option<f64> {
        Some(self.top.sample(p)? - self.under.sample(p)?)
    }

    /// x of the straight lines from the first over the second to the fifth metatarsal head, mm.
    pub fn heads_line(&self, y: f64) -> f64 {
        let l = &self.foot.landmarks;
        let [first, second, fifth] =
            [l.first_met_head, l.second_met_head, l.fifth_met_head].map(|h| h.at.xy());
        let (a, b) = if y > second.y { (second, first) } else { (fifth, second) };
        let s = ((y - a.y) / (b.y - a.y)).clamp(0.0, 1.0);
        a.x + (b.x - a.x) * s
    }

    /// x of the same line moved as far back as the shell's front edge was, mm.
    pub fn front_line(&self, y: f64) -> f64 {
        self.heads_line(y) - self.front_back
    }

    /// Nodes of the scan within a disc, with the height of a top over the scanned sole, the cover between them taken
    /// for filled. In mm.
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
            let (_, slope) = self.foot.plantar.surface.height_and_gradient(p);
            let cover = self.cover * (1.0 + slope.norm_squared()).sqrt();
            Some((p, top.sample(p)? + cover - observed.at(ix, iy)?))
        })
    }
}

/// Number of holes through one closed body: its genus, by Euler's formula.
pub fn holes(mesh: &Mesh) -> usize {
    // Every edge of a closed mesh belongs to two of its triangles.
    let twice = 4 + mesh.triangles.len() as i64 - 2 * mesh.vertices.len() as i64;
    usize::try_from(twice / 4).unwrap_or(0)
}

//! How well the finished top follows the foot where nothing was changed on purpose.

use crate::anatomy::Anatomy;
use crate::doses::Doses;
use crate::layer::{Layer, seat_share, shell_layers, top_layers};
use crate::solid::Solid;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_foot::Foot;
use windlass_geometry::{Grid, HeightField, Mesh, Point2, upper_envelope};

/// Distance of the top from the foot placed on it, over the area without intentional modification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fit {
    /// Mean absolute distance along the normal, mm.
    pub mean_mm: f64,
    /// 95th percentile of it, mm.
    pub p95_mm: f64,
    /// Share of the device's plan that was compared, 0..1.
    pub compared_share: f64,
    /// The distances, canonical frame, mm, + = gap between foot and device; NaN where not compared.
    #[serde(skip, default = "no_map")]
    pub map: HeightField,
}

/// The distances of a fit that was read back from a record, which holds none.
fn no_map() -> HeightField {
    HeightField::empty(Grid { origin: Point2::origin(), pitch: 1.0, nx: 0, ny: 0 })
}

/// Height that a layer must change to count as a modification, mm.
const CHANGED: f64 = 0.05;

/// Every which node of the scan's grid is compared.
const STRIDE: usize = 2;

/// Compares the observed sole, moved as the device places it, with the highest triangles above each node of a mesh
/// that was lowered onto the floor. Lengths in mm.
pub fn measure(
    foot: &Foot,
    anatomy: &Anatomy,
    doses: &Doses,
    solid: &Solid,
    mesh: &Mesh,
    lowered: f64,
) -> Fit {
    let observed = &foot.plantar.observed;
    let fine = observed.grid;
    let (nx, ny) = (fine.nx.div_ceil(STRIDE), fine.ny.div_ceil(STRIDE));
    let grid = Grid { pitch: fine.pitch * STRIDE as f64, nx, ny, ..fine };
    let top = upper_envelope(mesh, grid);
    let shell = shell_layers(anatomy, doses, &solid.plan);
    let on_top = top_layers(anatomy, doses, &solid.plan, 0.0);
    // The gap at a node that the device covers, where no layer changed the seat on purpose.
    let gap = |ix: usize, iy: usize| -> Option<Option<f64>> {
        let (device, sole) = (top.at(ix, iy)?, observed.at(ix * STRIDE, iy * STRIDE)?);
        let p = grid.node(ix, iy);
        // The rounded rim is no longer the seat, nor is the mouth of a hole.
        let in_hole = || solid.holes.iter().any(|hole| (p - hole.0).norm() < 3.0);
        if !solid.plan.area.contains(p) || in_hole() {
            return None;
        }
        // The underside of the cover, where there is one, runs as the sole does.
        let sole = sole + anatomy.sole.height(p) - foot.plantar.surface.height(p);
        let Some(placed) = placed(&shell, &on_top, p, sole) else {
            return Some(None);
        };
        let seat = solid.seat.base * seat_share(p.x / anatomy.length) + solid.seat.rest - lowered;
        Some(Some((device - placed - seat) * solid.shell.normal(p).z))
    };
    let found: Vec<Option<Option<f64>>> = grid.par_nodes().map(|(ix, iy)| gap(ix, iy)).collect();
    let covered = found.iter().flatten().count();
    let mut gaps: Vec<f64> = found.iter().copied().flatten().flatten().map(f64::abs).collect();
    let open = |gap: Option<Option<f64>>| gap.flatten().map_or(f64::NAN, |gap| -gap);
    let map = HeightField { grid, z: found.into_iter().map(open).collect() };
    let compared_share = gaps.len() as f64 / covered.max(1) as f64;
    let mean_mm = gaps.iter().sum::<f64>() / gaps.len().max(1) as f64;
    gaps.sort_by(f64::total_cmp);
    let p95_mm = gaps.get(gaps.len() * 95 / 100).copied().unwrap_or(f64::NAN);
    Fit { mean_mm, p95_mm, compared_share, map }
}

/// The sole's height where the device places it; `None` where a layer changes the seat's shape.
fn placed(shell: &[Layer], on_top: &[Layer], p: Point2, sole: f64) -> Option<f64> {
    let mut z = sole;
    for layer in shell.iter().chain(on_top) {
        let after = layer.apply(p, z);
        if layer.places_foot {
            z = after;
        } else if (after - z).abs() > CHANGED {
            return None;
        }
    }
    Some(z)
}

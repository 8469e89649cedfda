//! The solid as a boundary representation, from the same definition as the mesh.
//!
//! Faces: the top (the spline surface itself, exact, trimmed by the outline), the underside (the normal offset,
//! fitted by a bicubic surface over the same plan, with a hole where each block stands), the rounded rim in six
//! strips, and for each block its ruled walls and the one or two planes of its sole. All on shared edges; no
//! Booleans. Edges run through points of the surfaces every millimetre or two; how far they leave the surfaces
//! in between is what [`windlass_geometry::brep::BrepAudit`] measures (some micrometres).

mod block_faces;
mod hole_faces;
mod shell_faces;

use crate::Device;
use crate::solid::Solid;
use windlass_geometry::{Brep, SplineFitError, Vector3};
use windlass_measure::Side;

/// Why a solid could not be written as faces.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum BrepError {
    /// The underside could not be fitted.
    #[error("the underside could not be fitted by a surface: {0}; export a mesh instead")]
    Surface(#[from] SplineFitError),
    /// The fitted underside is too far from the offset of the top.
    #[error(
        "the underside bends too sharply for a smooth surface: the best fit is {deviation_mm:.3} mm off; export a \
         mesh instead, or prescribe a thinner shell"
    )]
    Underside {
        /// Greatest distance of the best fit, mm.
        deviation_mm: f64,
    },
    /// A sole is not cut in two by the line of its facet.
    #[error(
        "the line of the motion facet crosses the border of a post's sole {crossings} times instead of twice; \
         export a mesh instead, or change the post"
    )]
    FacetLine {
        /// How often it does.
        crossings: usize,
    },
}

impl Device {
    /// The same solid as faces on shared edges, for STEP: on the patient's side, z = 0 on the floor of the shoe,
    /// mm. Computed on each call (some 20 ms); a mirrored foot gives the mirrored faces to the last bit.
    ///
    /// # Errors
    /// See [`BrepError`].
    pub fn brep(&self) -> Result<Brep, BrepError> {
        // Faces and triangles are lowered onto the floor alike.
        let right = brep(&self.solid)?.moved(Vector3::new(0.0, 0.0, -self.lowered));
        Ok(match self.side {
            Side::Right => right,
            Side::Left => right.mirrored_y(),
        })
    }
}

/// The faces of a solid, canonical device frame (right foot), mm.
fn brep(solid: &Solid) -> Result<Brep, BrepError> {
    let mut brep = Brep::default();
    let surfaces = shell_faces::Surfaces::of(solid)?;
    let border = shell_faces::Border::run(solid, &surfaces, &mut brep);
    let mut holes = Vec::new();
    for block in &solid.blocks {
        holes.push(block_faces::stand(block, &surfaces, &mut brep)?);
    }
    let mut mouths = Vec::new();
    for &hole in &solid.holes {
        let hole_faces::Mouths { top, under } = hole_faces::pierce(hole, &surfaces, &mut brep);
        mouths.push(top);
        holes.push(under);
    }
    border.close(surfaces, mouths, holes, &mut brep);
    Ok(brep)
}

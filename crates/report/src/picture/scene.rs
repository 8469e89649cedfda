//! What is drawn: a mesh and its colours.

use super::borders::Borders;
use super::normals;
use std::sync::Arc;
use windlass_geometry::{Mesh, Point3, Vector3};
use windlass_measure::Side;

/// A colour: red, green, blue.
pub type Rgb = [u8; 3];

/// A colour for a place of the surface and whether it faces up; `None` leaves the plain colour.
pub type Painter<'a> = &'a (dyn Fn(&Point3, bool) -> Option<Rgb> + Sync);

/// What colours the surface.
#[derive(Clone, Copy)]
pub enum Colouring<'a> {
    /// One colour.
    Plain(Rgb),
    /// Labelled parts with smooth borders, and the colour of each label.
    Parts(&'a Borders, &'a [Rgb]),
    /// By place; the second colour where the painter has none.
    Painted(Painter<'a>, Rgb),
}

/// Unpainted plaster.
pub const PLASTER: Rgb = [202, 208, 214];

/// A mesh and its colours.
#[derive(Clone)]
pub struct Scene<'a> {
    /// The mesh, in the foot frame of its own side.
    pub mesh: &'a Mesh,
    /// Which foot; it decides which side is medial.
    pub side: Side,
    /// Colours.
    pub colouring: Colouring<'a>,
    /// Lines of equal height, mm apart; `None` for none.
    pub contours_mm: Option<f64>,
    /// Normals at the corners: found once for all views.
    pub(super) normals: Arc<Vec<[Vector3; 3]>>,
}

impl<'a> Scene<'a> {
    /// A mesh in the colour of unpainted plaster.
    pub fn plain(mesh: &'a Mesh, side: Side) -> Self {
        let normals = Arc::new(normals::corner_normals(mesh));
        Scene { mesh, side, colouring: Colouring::Plain(PLASTER), contours_mm: None, normals }
    }

    /// The same mesh in other colours.
    pub fn coloured(&self, colouring: Colouring<'a>) -> Self {
        Scene { colouring, ..self.clone() }
    }

    /// Colour at barycentric `w` of triangle `t`, 0..1 each, where the mesh is not coloured by its parts.
    pub(super) fn paint(&self, t: usize, w: [f32; 3]) -> Option<[f32; 3]> {
        let rgb = match self.colouring {
            Colouring::Plain(c) => c,
            Colouring::Parts(..) => return None,
            Colouring::Painted(painter, plain) => {
                let [a, b, c] = self.mesh.corners(self.mesh.triangles[t]);
                let at = a.coords * f64::from(w[0]) + b.coords * f64::from(w[1]) + c.coords * f64::from(w[2]);
                let up = (b - a).cross(&(c - a)).z > 0.0;
                painter(&Point3::from(at), up).unwrap_or(plain)
            }
        };
        Some(unit(rgb))
    }

    /// Colour of its part at barycentric `w` of triangle `t`; grey for a missing colour, and where nothing has parts.
    pub(super) fn part(&self, t: usize, w: [f32; 3]) -> [f32; 3] {
        let found = match self.colouring {
            Colouring::Parts(borders, palette) => palette.get(usize::from(borders.at(t, w))),
            _ => None,
        };
        unit(found.copied().unwrap_or([176; 3]))
    }
}

/// A colour as shares of full light.
fn unit(rgb: Rgb) -> [f32; 3] {
    rgb.map(|v| f32::from(v) / 255.0)
}

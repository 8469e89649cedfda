//! A device for the tests and the bench of the check.

use windlass_foot::Foot;
use windlass_geometry::{Mesh, Point2, Point3};
use windlass_measure::Side;

/// A shell of 3 mm that follows the sole from heel to heads over a post of 4 degrees, on the patient's side; its plan is `k`
/// times that of a foot of 260 mm.
pub fn shell(foot: &Foot, k: f64) -> Mesh {
    let (nx, ny) = (90u32, 48u32);
    let mut mesh = Mesh::default();
    for layer in [0.0, 3.0] {
        for iy in 0..=ny {
            for ix in 0..=nx {
                let (x, y) = (2.0 * f64::from(ix), 2.0 * f64::from(iy) - 48.0);
                let sole = foot.plantar.surface.height(Point2::new(k * x, k * y)).clamp(0.0, 16.0 * k);
                let post = 0.07 * (y + 32.0).clamp(0.0, 64.0) * ((130.0 - x) / 50.0).clamp(0.0, 1.0);
                mesh.vertices.push(Point3::new(k * x, k * y, sole + k * post + layer));
            }
        }
    }
    let upper = (nx + 1) * (ny + 1);
    for iy in 0..ny {
        for ix in 0..nx {
            let a = iy * (nx + 1) + ix;
            let (b, c, d) = (a + 1, a + nx + 2, a + nx + 1);
            mesh.triangles.extend([
                [a, c, b],
                [a, d, c],
                [a + upper, b + upper, c + upper],
                [a + upper, c + upper, d + upper],
            ]);
        }
    }
    if foot.side == Side::Left { mesh.mirrored_y() } else { mesh }
}

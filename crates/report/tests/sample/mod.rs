//! An insole-like shell from formulas: heel cup, arch, a wedge under the heel. For pictures, not for feet.

use windlass_geometry::{Mesh, Point3};
use windlass_measure::Side;

/// The shell of a side and, for each triangle, 0 for the shell or 1 for the wedge.
pub fn insole(side: Side) -> (Mesh, Vec<u8>) {
    const NX: usize = 120;
    const NY: usize = 50;
    let mut mesh = Mesh::default();
    let mut part = Vec::new();
    let index = |i: usize, j: usize, top: usize| (top * (NX + 1) * (NY + 1) + j * (NX + 1) + i) as u32;
    for top in [0, 1] {
        for j in 0..=NY {
            for i in 0..=NX {
                let (u, v) = (i as f64 / NX as f64, 2.0 * j as f64 / NY as f64 - 1.0);
                let x = 178.0 * u;
                let half =
                    (30.0 + 12.0 * u * u) * (1.0 - (1.0 - (u / 0.2).min(1.0)).powi(4)).max(0.02).sqrt();
                let y = half * v;
                let rim = v.abs().powi(5) * 12.0 * (1.0 - u / 0.8).clamp(0.0, 1.0)
                    + (1.0 - u / 0.12).max(0.0).powi(3) * 12.0;
                let arch = 17.0 * (-((u - 0.52) / 0.2).powi(2)).exp() * ((v + 1.0) / 2.0).powi(2);
                let heel = 6.0 * (1.0 - u / 0.75).clamp(0.0, 1.0);
                let z = 3.0 + heel + rim + arch;
                let floor = if u < 0.3 { 0.0 } else { (z - 3.0).max(0.0) * ((u - 0.3) / 0.04).min(1.0) };
                let under = if v.abs() > 0.85 { (z - 3.0).max(0.0) } else { floor };
                mesh.vertices.push(Point3::new(x, y, if top == 1 { z } else { under }));
            }
        }
    }
    let mut add = |quad: [u32; 4], which: u8| {
        let [a, b, c, d] = quad;
        mesh.triangles.extend([[a, b, c], [a, c, d]]);
        part.extend([which; 2]);
    };
    for j in 0..NY {
        for i in 0..NX {
            add([index(i, j, 1), index(i + 1, j, 1), index(i + 1, j + 1, 1), index(i, j + 1, 1)], 0);
            let heel = u8::from(i < NX * 3 / 10 + 4 && (j > 3 && j < NY - 4));
            add([index(i, j, 0), index(i, j + 1, 0), index(i + 1, j + 1, 0), index(i + 1, j, 0)], heel);
        }
    }
    for i in 0..NX {
        add([index(i, 0, 0), index(i + 1, 0, 0), index(i + 1, 0, 1), index(i, 0, 1)], 0);
        add([index(i + 1, NY, 0), index(i, NY, 0), index(i, NY, 1), index(i + 1, NY, 1)], 0);
    }
    for j in 0..NY {
        add([index(NX, j, 0), index(NX, j + 1, 0), index(NX, j + 1, 1), index(NX, j, 1)], 0);
        add([index(0, j + 1, 0), index(0, j, 0), index(0, j, 1), index(0, j + 1, 1)], 0);
    }
    (if side == Side::Left { mesh.mirrored_y() } else { mesh }, part)
}

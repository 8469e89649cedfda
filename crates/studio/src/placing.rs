//! How the foot lies on its device, for showing both together: the plane displacement that is nearest to the one that the
//! device gives the sole where its shape was not changed.

use windlass::MeasuredFoot;
use windlass::stages::FittedDevice;
use windlass_geometry::{Point2, Vector3};

/// Corners whose surface looks up by more than this share belong to the top.
pub const UP: f64 = 0.2;

/// The matrix that lays the foot's mesh on the device, column by column; lengths in mm.
///
/// Heights differ by `a + b x + c y`, fitted by least squares over the corners of the seat whose fit was measured; without
/// any the foot stays where it is.
pub fn foot_to_device(foot: &MeasuredFoot, fitted: &FittedDevice, normals: &[Vector3]) -> [f64; 16] {
    let (device, mirror) = (&fitted.device, fitted.device.side.mirror());
    let mut sums = [[0.0; 4]; 3];
    for (at, _) in device.mesh.vertices.iter().zip(normals).filter(|(_, normal)| normal.z >= UP) {
        let p = Point2::new(at.x, at.y * mirror);
        if device.fit.map.sample(p).is_none_or(f64::is_nan) {
            continue;
        }
        let row = [1.0, at.x, at.y, at.z - foot.foot.plantar.surface.height(p)];
        for i in 0..3 {
            for j in 0..4 {
                sums[i][j] += row[i] * row[j];
            }
        }
    }
    let [a, b, c] = solved(sums).unwrap_or_default();
    [1.0, 0.0, b, 0.0, 0.0, 1.0, c, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, a, 1.0]
}

/// The solution of three equations by Cramer's rule; `None` where they do not fix it.
fn solved(rows: [[f64; 4]; 3]) -> Option<[f64; 3]> {
    let column = |j: usize| Vector3::new(rows[0][j], rows[1][j], rows[2][j]);
    let det = |x: Vector3, y: Vector3, z: Vector3| x.dot(&y.cross(&z));
    let [x, y, z, right] = [0, 1, 2, 3].map(column);
    let whole = det(x, y, z);
    (whole.abs() > 1e-6).then(|| [det(right, y, z), det(x, right, z), det(x, y, right)].map(|d| d / whole))
}

#[cfg(test)]
mod tests {
    use super::solved;

    #[test]
    fn three_equations_are_solved_or_refused() {
        let found = solved([[2.0, 0.0, 0.0, 4.0], [0.0, 1.0, 1.0, 5.0], [0.0, 0.0, 3.0, 6.0]]).unwrap();
        assert_eq!(found, [2.0, 3.0, 2.0]);
        assert!(solved([[1.0, 1.0, 0.0, 1.0], [1.0, 1.0, 0.0, 1.0], [0.0, 0.0, 1.0, 1.0]]).is_none());
    }
}

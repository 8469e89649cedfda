//! Faces that are planes to the last bit: caps that a program laid over a cut. Skin is round everywhere.

use crate::FOOT_HEIGHT_MM;
use windlass_geometry::Mesh;

/// Steepest normal, as its part upward, that a wall has: what faces down is a sole on glass, what faces up a cut leg.
const STEEPEST: f64 = 0.75;
/// Directions (as parts of a unit vector) and distances (mm) that are one plane.
const DIRECTION: f64 = 0.02;
const DISTANCE_MM: f64 = 0.4;
/// Smallest wall, mm2: the toes' ends are 1000 together; skin within these bounds is 60. Of a coarse mesh so many faces.
const LEAST_MM2: f64 = 300.0;
const LEAST_FACES: f64 = 8.0;

/// Area of the largest wall of a foot in the canonical frame (mm), mm2, if it is larger than any on skin.
pub(crate) fn wall(mesh: &Mesh) -> Option<f64> {
    let mut faces: Vec<([i32; 4], [i32; 4], f64)> = Vec::new();
    let mut total = 0.0;
    for &t in &mesh.triangles {
        let [a, b, c] = mesh.corners(t);
        let twice = (b - a).cross(&(c - a));
        let area = twice.norm() / 2.0;
        total += area;
        let middle = (a.coords + b.coords + c.coords) / 3.0;
        if area <= 0.0 || middle.z > FOOT_HEIGHT_MM || twice.z.abs() > STEEPEST * 2.0 * area {
            continue;
        }
        let n = twice / (2.0 * area);
        let key = |shift: f64| {
            let of = |v: f64, size: f64| (v / size + shift).floor() as i32;
            [of(n.x, DIRECTION), of(n.y, DIRECTION), of(n.z, DIRECTION), of(n.dot(&middle), DISTANCE_MM)]
        };
        // A plane on the border of a cell is in the middle of one of those moved by half.
        faces.push((key(0.0), key(0.5), area));
    }
    let mean = total / mesh.triangles.len().max(1) as f64;
    let mut largest = 0.0f64;
    for moved in [false, true] {
        let key = |f: &([i32; 4], [i32; 4], f64)| if moved { f.1 } else { f.0 };
        faces.sort_by_key(key);
        let areas = faces.chunk_by(|a, b| key(a) == key(b)).map(|run| run.iter().map(|f| f.2).sum::<f64>());
        largest = largest.max(areas.fold(0.0, f64::max));
    }
    (largest > LEAST_MM2.max(LEAST_FACES * mean)).then_some(largest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Point3;

    /// A net over the upper half of a cylinder along y, or of a box.
    fn tunnel(is_box: bool) -> Mesh {
        let at = |k: u32| {
            let (i, y) = (f64::from(k % 40) / 39.0, f64::from(k / 40));
            let (s, c) = (std::f64::consts::PI * i).sin_cos();
            let scale = if is_box { s.abs().max(c.abs()) } else { 1.0 };
            Point3::new(30.0 * c / scale, y, 30.0 * s / scale)
        };
        let square = |k: u32| [[k, k + 1, k + 41], [k, k + 41, k + 40]];
        let cells = (0..40 * 59).filter(|k| k % 40 != 39);
        Mesh { vertices: (0..2400).map(at).collect(), triangles: cells.flat_map(square).collect() }
    }

    #[test]
    fn a_box_has_walls_and_a_cylinder_none() {
        assert!(wall(&tunnel(true)).is_some_and(|a| a > 1500.0));
        assert_eq!(wall(&tunnel(false)), None);
    }
}

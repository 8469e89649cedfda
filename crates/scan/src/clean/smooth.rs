//! Roughness of a surface, and smoothing with a bound on how far any point moves.

use windlass_geometry::{Mesh, Point3, Vector3};

/// Number of vertices for estimating the roughness.
const SAMPLES: usize = 8000;
/// A vertex that is not a sample.
const UNUSED: u32 = u32::MAX;

/// Robust standard deviation of the vertices' distance from the middle of their neighbours along the normal,
/// relative to the same distance two steps out being smooth: for a clean scan it is its curvature, some 0.02 mm.
pub(crate) fn roughness(mesh: &Mesh) -> f64 {
    let stride = mesh.vertices.len().div_ceil(SAMPLES).max(1);
    let mut number = vec![UNUSED; mesh.vertices.len()];
    number.iter_mut().step_by(stride).zip(0..).for_each(|(slot, k)| *slot = k);
    // Sum of the neighbours, of the normals around, and their number, of every sampled vertex.
    let mut sums = vec![(Vector3::zeros(), Vector3::zeros(), 0u32); mesh.vertices.len().div_ceil(stride)];
    for &t in &mesh.triangles {
        let slots = [number[t[0] as usize], number[t[1] as usize], number[t[2] as usize]];
        if slots == [UNUSED; 3] {
            continue;
        }
        let corners = mesh.corners(t);
        let normal = (corners[1] - corners[0]).cross(&(corners[2] - corners[0]));
        for k in (0..3).filter(|k| slots[*k] != UNUSED) {
            let s = &mut sums[slots[k] as usize];
            s.0 += corners[(k + 1) % 3].coords;
            s.1 += normal;
            s.2 += 1;
        }
    }
    let offset = |(v, (around, normal, n)): (&Point3, &(Vector3, Vector3, u32))| {
        let n = f64::from(*n);
        let normal = normal.try_normalize(0.0).unwrap_or_default();
        (around / n - v.coords).dot(&normal).abs() / (1.0 + 1.0 / n).sqrt()
    };
    let sampled = mesh.vertices.iter().step_by(stride).zip(&sums).filter(|(_, s)| s.2 > 3);
    let mut offsets: Vec<f64> = sampled.map(offset).collect();
    if offsets.is_empty() {
        return 0.0;
    }
    let middle = offsets.len() / 2;
    let (_, median, _) = offsets.select_nth_unstable_by(middle, f64::total_cmp);
    // The median of |N(0, s)| is 0.6745 s.
    *median / 0.6745
}

/// Moves every vertex to the middle of itself and its neighbours, `rounds` times, never farther than `bound` from
/// where it was. Returns the farthest move.
pub(crate) fn smooth(mesh: &mut Mesh, rounds: usize, bound: f64) -> f64 {
    let start = mesh.vertices.clone();
    let mut farthest = 0.0f64;
    for round in 0..2 * rounds {
        let means = neighbour_means(mesh);
        // Taubin 1995 (SIGGRAPH): a shrinking step, then a slightly longer growing step.
        let factor = if round % 2 == 0 { 0.6 } else { -0.63 };
        for ((v, (mean, n)), from) in mesh.vertices.iter_mut().zip(means).zip(&start) {
            if n < 3 {
                continue;
            }
            let moved: Point3 = *v + (mean - v.coords) * factor;
            let way = moved - from;
            *v = if way.norm() > bound { from + way * (bound / way.norm()) } else { moved };
        }
    }
    for (v, from) in mesh.vertices.iter().zip(&start) {
        farthest = farthest.max((v - from).norm());
    }
    farthest
}

fn neighbour_means(mesh: &Mesh) -> Vec<(Vector3, u32)> {
    let mut sums = vec![(Vector3::zeros(), 0u32); mesh.vertices.len()];
    for &[a, b, c] in &mesh.triangles {
        for (i, j) in [(a, b), (b, c), (c, a)] {
            sums[i as usize].0 += mesh.vertices[j as usize].coords;
            sums[i as usize].1 += 1;
        }
    }
    for s in &mut sums {
        s.0 /= f64::from(s.1.max(1));
    }
    sums
}

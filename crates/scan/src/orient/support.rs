//! Which way is up: the direction in which the most surface lies flat within a few millimetres of the ground.

use super::element::SurfaceElement;
use crate::jacobi::eigen;
use nalgebra::Matrix3;
use rayon::prelude::*;
use windlass_geometry::{Point3, Vector3};

/// Thickness of the layer over the ground that counts as resting on it, as a share of the foot's length.
const LAYER_SHARE: f64 = 0.05;
/// How far the sole's normal may be from the camera's axis, as a cosine (60 degrees).
const CONE: f64 = 0.5;
/// How much thicker the layer is while directions 11 degrees apart are tried: half of that tilts a foot's length by
/// twice the layer.
const COARSE: f64 = 2.2;
/// How many directions are looked at closely, and how far apart they must be, as a cosine (37 degrees).
const PEAKS: usize = 8;
const APART: f64 = 0.8;

/// Extent along the longest principal axis, were the surface spread evenly along it.
fn principal_length(samples: &[SurfaceElement]) -> f64 {
    let n = samples.len().max(1) as f64;
    let centre = samples.iter().map(|s| s.at.coords).sum::<Vector3>() / n;
    let spread: Matrix3<f64> =
        samples.iter().map(|s| (s.at.coords - centre) * (s.at.coords - centre).transpose()).sum();
    (12.0 * eigen(spread / n)[0].0).sqrt()
}

/// The up direction of the foot, unit. `toward` is the known rough direction (a depth camera's axis).
///
/// Every direction of a subdivided octahedron is tried (11 degrees apart, symmetric, so that a mirrored scan tries
/// the mirrored directions). A foot with leg lies well on its flat medial side too, so the best few are weighed by
/// how far their plan has a foot's proportions; the winner is improved by ever smaller steps.
pub(crate) fn up(samples: &[SurfaceElement], toward: Option<Vector3>) -> Vector3 {
    let layer = LAYER_SHARE * principal_length(samples);
    let coarse: Vec<SurfaceElement> =
        samples.iter().step_by(samples.len().div_ceil(1500).max(1)).copied().collect();
    let resting = Resting::of(&coarse);
    let tried: Vec<Vector3> =
        directions().into_iter().filter(|d| toward.is_none_or(|t| d.dot(&t) > CONE)).collect();
    let mut scored: Vec<(f64, Vector3)> = tried
        .into_par_iter()
        .map_init(Vec::new, |heights, d| (resting.area(d, COARSE * layer, heights), d))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut peaks: Vec<(f64, Vector3)> = Vec::new();
    for s in scored {
        if peaks.len() < PEAKS && peaks.iter().all(|p| p.1.dot(&s.1) < APART) {
            peaks.push(s);
        }
    }
    let points: Vec<Point3> = coarse.iter().map(|s| s.at).collect();
    let weighed = |heights: &mut Vec<Lanes>, start: Vector3| {
        // First on the thick layer: from some degrees away the thin one touches only a rim and holds on to it.
        let near = resting.improved(start, COARSE * layer, 0.05, heights);
        let d = resting.improved(near, layer, 0.02, heights);
        let plan = super::heading(&coarse, &points, d);
        let area = resting.area(d, layer, heights);
        (area * likeness(plan.width / plan.length) * (0.5 + 0.5 * plan.certainty), d)
    };
    let weighed: Vec<(f64, Vector3)> =
        peaks.into_par_iter().map_init(Vec::new, |heights, (_, start)| weighed(heights, start)).collect();
    let first = (f64::NEG_INFINITY, Vector3::z());
    let best = weighed.into_iter().fold(first, |best, next| if next.0 > best.0 { next } else { best });
    Resting::of(samples).improved(best.1, layer, 0.004, &mut Vec::new())
}

/// How far a ratio of width to length is that of a foot's plan (0.30 to 0.45): 1 in the middle, 0.1 at 0.24 and 0.57.
fn likeness(ratio: f64) -> f64 {
    let off = libm::log(ratio / 0.37) / 0.28;
    libm::exp(-off * off)
}

/// Samples laid out for many sums over all of them: places and normals along each axis, in groups of a few with the last
/// one filled up by samples of no area.
struct Resting {
    at: [Vec<Lanes>; 3],
    normals: [Vec<Lanes>; 3],
}

/// What a processor works on at once.
type Lanes = [f64; LANES];
const LANES: usize = 4;

impl Resting {
    fn of(samples: &[SurfaceElement]) -> Resting {
        let lanes = |of: &dyn Fn(&SurfaceElement) -> f64, rest: f64| -> Vec<Lanes> {
            let group = |group: &[SurfaceElement]| std::array::from_fn(|k| group.get(k).map_or(rest, of));
            samples.chunks(LANES).map(group).collect()
        };
        Resting {
            // The first sample again: somewhere above the lowest, or at it.
            at: [0, 1, 2].map(|axis| lanes(&|s| s.at[axis], samples.first().map_or(0.0, |s| s.at[axis]))),
            normals: [0, 1, 2].map(|axis| lanes(&|s| s.normal[axis], 0.0)),
        }
    }

    /// The direction near `start` on which most surface rests. `heights` is room to work in.
    fn improved(&self, start: Vector3, layer: f64, finest: f64, heights: &mut Vec<Lanes>) -> Vector3 {
        let mut best = (self.area(start, layer, heights), start);
        let mut step = 0.1;
        while step > finest {
            let (e1, e2) = across(best.1);
            let mut improved = false;
            for (i, j) in
                [(1., 0.), (-1., 0.), (0., 1.), (0., -1.), (1., 1.), (1., -1.), (-1., 1.), (-1., -1.)]
            {
                let d = (best.1 + e1 * (step * i) + e2 * (step * j)).normalize();
                let score = self.area(d, layer, heights);
                if score > best.0 {
                    best = (score, d);
                    improved = true;
                }
            }
            if !improved {
                step /= 2.0;
            }
        }
        best.1
    }

    /// Area facing along `up` within the layer over the lowest sample, fading with height.
    fn area(&self, up: Vector3, layer: f64, heights: &mut Vec<Lanes>) -> f64 {
        let mut low = [f64::INFINITY; LANES];
        heights.clear();
        for height in along(&self.at, up) {
            for (low, height) in low.iter_mut().zip(&height) {
                *low = if height < low { *height } else { *low };
            }
            heights.push(height);
        }
        let ground = low.into_iter().fold(f64::INFINITY, f64::min);
        let mut sum = [0.0; LANES];
        for (height, facing) in heights.iter().zip(along(&self.normals, up)) {
            for k in 0..LANES {
                let share = 1.0 - (height[k] - ground) / layer;
                sum[k] += if share > 0.0 { share } else { 0.0 } * facing[k].abs();
            }
        }
        sum.iter().sum()
    }
}

/// The components of vectors along a direction.
fn along([x, y, z]: &[Vec<Lanes>; 3], d: Vector3) -> impl Iterator<Item = Lanes> {
    let places = x.iter().zip(y).zip(z);
    places.map(move |((x, y), z)| std::array::from_fn(|k| d.x * x[k] + d.y * y[k] + d.z * z[k]))
}

/// Two directions across d; a mirrored d gives mirrored ones up to their sign.
pub(crate) fn across(d: Vector3) -> (Vector3, Vector3) {
    let least = d.iamin();
    let mut axis = Vector3::zeros();
    axis[least] = 1.0;
    let e1 = d.cross(&axis).normalize();
    (e1, d.cross(&e1))
}

/// 258 directions: the points of an octahedron's faces with whole barycentric eighths.
pub(crate) fn directions() -> Vec<Vector3> {
    let n = 8i32;
    let mut out = Vec::with_capacity(258);
    for x in -n..=n {
        for y in -n..=n {
            let z = n - x.abs() - y.abs();
            if z < 0 {
                continue;
            }
            out.push(Vector3::new(x as f64, y as f64, z as f64).normalize());
            if z > 0 {
                out.push(Vector3::new(x as f64, y as f64, -z as f64).normalize());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_complete_and_symmetric() {
        let all = directions();
        assert_eq!(all.len(), 258);
        assert!(all.iter().all(|d| all.contains(&Vector3::new(d.x, -d.y, d.z))));
    }
}

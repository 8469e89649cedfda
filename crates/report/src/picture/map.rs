//! A grid of numbers as a flat coloured map: the gap on the sole, the pressure under the foot. Toes up.

use super::ColourScale;
use super::palette::encode;
use crate::ReportError;
use crate::page_data::Picture;
use windlass_measure::Side;

/// How a map is drawn.
#[derive(Debug, Clone, Copy)]
pub struct MapStyle {
    /// Colours of the numbers.
    pub scale: ColourScale,
    /// Which foot: left and right of the map are the patient's, seen from above.
    pub side: Side,
    /// Whether the grid is the canonical right foot (+y medial) and is to be mirrored for a left foot.
    pub canonical: bool,
    /// Pixels for each node of the grid.
    pub pixels_per_node: u32,
}

/// Draws a grid of `nx` nodes forward by `ny` nodes towards +y; `value(i, j)` is `None` where there is nothing.
///
/// # Errors
/// The map would have no pixels or over 4096 each way.
pub fn map(
    nx: usize,
    ny: usize,
    value: impl Fn(usize, usize) -> Option<f64>,
    style: &MapStyle,
) -> Result<Picture, ReportError> {
    let each = style.pixels_per_node.max(1) as usize;
    let (width, height) = (ny * each, nx * each);
    if width == 0 || height == 0 || width > 4096 || height > 4096 {
        return Err(ReportError::Size { width: width as u32, height: height as u32 });
    }
    // Seen from above with the toes up, +y (the patient's left) is on the left of the page.
    let mirrored = style.canonical && style.side == Side::Left;
    let nodes = Nodes::of(nx, ny, value);
    let mut rgba = Vec::with_capacity(4 * width * height);
    let share = |pixel: usize| (pixel as f64 + 0.5) / each as f64 - 0.5;
    for row in 0..height {
        let x = share(height - 1 - row);
        for column in 0..width {
            let y = share(if mirrored { column } else { width - 1 - column });
            match nodes.at(x, y) {
                Some(v) => {
                    rgba.extend(style.scale.colour(v));
                    rgba.push(255);
                }
                None => rgba.extend([0; 4]),
            }
        }
    }
    encode(width as u32, height as u32, &rgba)
}

/// Share of a node's neighbourhood that must be known for a place to be drawn: a single node is, and along a straight
/// border the map ends half a node further out.
const COVERED: f64 = 0.4;
/// Rounds in which unknown nodes next to known ones take their mean: as far as the interpolation reaches.
const ROUNDS: usize = 2;

/// The numbers of a grid, known and continued outwards, for smooth interpolation.
struct Nodes {
    nx: usize,
    ny: usize,
    known: Vec<f64>,
    value: Vec<Option<f64>>,
}

impl Nodes {
    fn of(nx: usize, ny: usize, value: impl Fn(usize, usize) -> Option<f64>) -> Nodes {
        let at = |k: usize| value(k % nx, k / nx).filter(|v| v.is_finite());
        let value: Vec<Option<f64>> = (0..nx * ny).map(at).collect();
        let known = value.iter().map(|v| f64::from(u8::from(v.is_some()))).collect();
        let mut nodes = Nodes { nx, ny, known, value };
        for _ in 0..ROUNDS {
            nodes.value = (0..nx * ny).map(|k| nodes.value[k].or_else(|| nodes.mean_round(k))).collect();
        }
        nodes
    }

    /// Mean of the known neighbours of a node.
    fn mean_round(&self, k: usize) -> Option<f64> {
        let (i, j) = ((k % self.nx) as i64, (k / self.nx) as i64);
        let round = (-1..=1).flat_map(|dj| (-1..=1).map(move |di| (i + di, j + dj)));
        let (mut sum, mut count) = (0.0, 0.0);
        for v in round.filter_map(|(i, j)| self.value[self.index(i, j)?]) {
            sum += v;
            count += 1.0;
        }
        (count > 0.0).then(|| sum / count)
    }

    fn index(&self, i: i64, j: i64) -> Option<usize> {
        let (i, j) = (usize::try_from(i).ok()?, usize::try_from(j).ok()?);
        (i < self.nx && j < self.ny).then_some(j * self.nx + i)
    }

    /// The number at a place between nodes, by Catmull-Rom splines through the nodes, kept within the four nodes around;
    /// `None` outside what is known.
    fn at(&self, x: f64, y: f64) -> Option<f64> {
        let (i, j) = (x.floor() as i64, y.floor() as i64);
        let (u, v) = (x - x.floor(), y - y.floor());
        let ([cover_x, cover_y], [through_x, through_y]) = ([u, v].map(b_spline), [u, v].map(catmull_rom));
        let (mut covered, mut sum, mut weight) = (0.0, 0.0, 0.0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (b, dj) in (-1..=2).enumerate() {
            for (a, di) in (-1..=2).enumerate() {
                let Some(k) = self.index(i + di, j + dj) else { continue };
                covered += cover_x[a] * cover_y[b] * self.known[k];
                let Some(value) = self.value[k] else { continue };
                sum += through_x[a] * through_y[b] * value;
                weight += through_x[a] * through_y[b];
                if (0..=1).contains(&di) && (0..=1).contains(&dj) {
                    (low, high) = (low.min(value), high.max(value));
                }
            }
        }
        (covered >= COVERED && low <= high)
            .then(|| if weight > 0.5 { (sum / weight).clamp(low, high) } else { (low + high) / 2.0 })
    }
}

/// Weights of four nodes for a uniform cubic B-spline: smooth, never negative.
fn b_spline(u: f64) -> [f64; 4] {
    let (u2, u3) = (u * u, u * u * u);
    [
        (1.0 - 3.0 * u + 3.0 * u2 - u3) / 6.0,
        (4.0 - 6.0 * u2 + 3.0 * u3) / 6.0,
        (1.0 + 3.0 * u + 3.0 * u2 - 3.0 * u3) / 6.0,
        u3 / 6.0,
    ]
}

/// Weights of four nodes for a cubic through the two in the middle.
fn catmull_rom(u: f64) -> [f64; 4] {
    let (u2, u3) = (u * u, u * u * u);
    [
        (-u + 2.0 * u2 - u3) / 2.0,
        (2.0 - 5.0 * u2 + 3.0 * u3) / 2.0,
        (u + 4.0 * u2 - 3.0 * u3) / 2.0,
        (u3 - u2) / 2.0,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::SEQUENCE;

    #[test]
    fn toes_are_up_and_a_left_foot_is_mirrored() {
        let style = |side| MapStyle {
            scale: ColourScale::new(SEQUENCE, 0.0, 1.0),
            side,
            canonical: true,
            pixels_per_node: 1,
        };
        // One node, most forward and most medial (+y of the canonical foot).
        let value = |i: usize, j: usize| (i == 3 && j == 1).then_some(1.0);
        for (side, column) in [(Side::Right, 0), (Side::Left, 1)] {
            let picture = map(4, 2, value, &style(side)).unwrap();
            let pixels = image::load_from_memory(&picture.png).unwrap().to_rgba8();
            assert_eq!((picture.width, picture.height), (2, 4));
            assert_eq!(pixels.get_pixel(column, 0).0, [76, 22, 88, 255], "{side}");
            assert_eq!(pixels.pixels().filter(|p| p.0[3] > 0).count(), 1);
        }
    }
}

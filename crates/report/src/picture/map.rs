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
    let mut rgba = Vec::with_capacity(4 * width * height);
    let known = |i: usize, j: usize| value(i, j).filter(|v| v.is_finite());
    let share = |pixel: usize| (pixel as f64 + 0.5) / each as f64 - 0.5;
    for row in 0..height {
        let x = share(height - 1 - row);
        for column in 0..width {
            let y = share(if mirrored { column } else { width - 1 - column });
            match blended(&known, [nx, ny], x, y) {
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

/// The number at a place between nodes: blended where all four are known, else that of the nearest node, so that the
/// border of the map stays where its nodes are.
fn blended(known: &impl Fn(usize, usize) -> Option<f64>, size: [usize; 2], x: f64, y: f64) -> Option<f64> {
    let node = |v: f64, n: usize| (v.max(0.0) as usize).min(n - 1);
    let nearest = known(node(x + 0.5, size[0]), node(y + 0.5, size[1]))?;
    let (i, j) = (node(x, size[0]), node(y, size[1]));
    let (u, v) = ((x - i as f64).clamp(0.0, 1.0), (y - j as f64).clamp(0.0, 1.0));
    let corner = |di: usize, dj: usize| known((i + di).min(size[0] - 1), (j + dj).min(size[1] - 1));
    let blend = || {
        let low = corner(0, 0)? * (1.0 - u) + corner(1, 0)? * u;
        let high = corner(0, 1)? * (1.0 - u) + corner(1, 1)? * u;
        Some(low * (1.0 - v) + high * v)
    };
    Some(blend().unwrap_or(nearest))
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

//! Where a text stands on the floor plan and how large it is: along the foot, to be read from below.

use super::letters::{ADVANCE, HEIGHT, WIDTH, lines};
use windlass_geometry::{Point2, Vector2};
use windlass_measure::Side;

/// A text with its place. Canonical (right) floor plan, mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    /// The text.
    pub text: String,
    /// Lower left corner of its first letter's lattice, as it is read.
    pub origin: Point2,
    /// Size of the letters' lattice, mm.
    pub unit: f64,
    /// Width of the strokes half-way down, mm.
    pub stroke: f64,
    /// Depth, mm.
    pub depth: f64,
    /// Towards the top of the letters: -1 or 1 across the foot.
    up: f64,
}

impl Lettering {
    /// A text at an origin. From below, +x to the right, +y points down; a left foot is mirrored after it is built, and
    /// its letters stand the other way round so that they come out right. Lengths in mm.
    pub fn new(text: &str, side: Side, origin: Point2, unit: f64, stroke: f64, depth: f64) -> Self {
        let up = match side {
            Side::Right => -1.0,
            Side::Left => 1.0,
        };
        Lettering { text: text.to_owned(), origin, unit, stroke, depth, up }
    }

    /// A place of a letter's lattice on the floor plan. In mm.
    pub fn place(&self, letter: usize, p: Point2) -> Point2 {
        let along = (ADVANCE * letter as f64 + p.x) * self.unit;
        self.origin + Vector2::new(along, self.up * p.y * self.unit)
    }

    /// The place of a letter's lattice over a place of the floor plan. `q` in mm.
    pub fn lattice(&self, letter: usize, q: Point2) -> Point2 {
        let d = (q - self.origin) / self.unit;
        Point2::new(d.x - ADVANCE * letter as f64, self.up * d.y)
    }

    /// Every line of the text on the floor plan. In mm.
    pub fn lines(&self) -> Vec<Vec<Point2>> {
        let drawn = self.text.chars().enumerate().flat_map(|(k, letter)| {
            let lines = lines(letter).unwrap_or_default();
            lines.into_iter().map(move |line| (k, line))
        });
        drawn.map(|(k, line)| line.into_iter().map(|p| self.place(k, p)).collect()).collect()
    }

    /// Least and greatest corner of a box round the text, further out by a margin, mm.
    pub fn bounds(&self, margin: f64) -> (Point2, Point2) {
        let count = self.text.chars().count() as f64;
        let out = self.stroke + margin;
        let length = ((count - 1.0) * ADVANCE + WIDTH) * self.unit;
        let (a, b) = (self.origin.y, self.origin.y + self.up * HEIGHT * self.unit);
        let low = Point2::new(self.origin.x - out, a.min(b) - out);
        (low, Point2::new(self.origin.x + length + out, a.max(b) + out))
    }
}

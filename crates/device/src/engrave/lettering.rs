//! Where a text stands on the floor plan and how large it is: along the foot, to be read from below.

use super::EngravingTool;
use super::letters::{ADVANCE, HEIGHT, ROW, WIDTH, lines};
use windlass_geometry::{Point2, Vector2};
use windlass_measure::Side;

/// A text with its place. Canonical (right) floor plan, mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    /// The text.
    pub text: String,
    /// In how many rows it stands.
    pub rows: usize,
    /// Lower left corner of its lowest row's lattice, as it is read.
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
    pub fn new(text: &str, rows: usize, side: Side, origin: Point2, unit: f64, cut: EngravingTool) -> Self {
        let up = match side {
            Side::Right => -1.0,
            Side::Left => 1.0,
        };
        Lettering { text: text.to_owned(), rows, origin, unit, stroke: cut.stroke, depth: cut.depth, up }
    }

    /// A place of a letter's lattice on the floor plan. In mm.
    pub fn place(&self, letter: usize, p: Point2) -> Point2 {
        let corner = self.corner(letter);
        self.origin + Vector2::new(corner.x + p.x, self.up * (corner.y + p.y)) * self.unit
    }

    /// Letters in each row but the last.
    fn per_row(&self) -> usize {
        self.text.chars().count().div_ceil(self.rows).max(1)
    }

    /// Lower left corner of a letter's lattice, in lattice units from the origin.
    fn corner(&self, letter: usize) -> Vector2 {
        let (row, column) = (letter / self.per_row(), letter % self.per_row());
        let above = self.rows.saturating_sub(row + 1);
        Vector2::new(ADVANCE * column as f64, ROW * above as f64)
    }

    /// The place of a letter's lattice over a place of the floor plan. `q` in mm.
    pub fn lattice(&self, letter: usize, q: Point2) -> Point2 {
        let d = (q - self.origin) / self.unit;
        Point2::new(d.x, self.up * d.y) - self.corner(letter)
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
        let out = self.stroke + margin;
        let length = ((self.per_row() as f64 - 1.0) * ADVANCE + WIDTH) * self.unit;
        let height = (HEIGHT + ROW * (self.rows as f64 - 1.0)) * self.unit;
        let (a, b) = (self.origin.y, self.origin.y + self.up * height);
        let low = Point2::new(self.origin.x - out, a.min(b) - out);
        (low, Point2::new(self.origin.x + length + out, a.max(b) + out))
    }
}

//! Peak pressure: the mean over the two most loaded square centimetres of a set of springs.
//!
//! Between springs the pressure runs smoothly, so that a spring's square holds a spread of pressures about its mean. The peak is
//! the mean of the worst share of all of them (conditional value at risk, Rockafellar and Uryasev 2000):
//! `min over t of t + 1/A sum a E[(p - t)+]`. It changes smoothly where the springs stand otherwise under the same pressures.

/// Area of a peak, mm2: the size of a sensor of the in-shoe systems that most studies measured with.
const OVER: f64 = 200.0;
/// Steps towards the threshold; its error counts only squared.
const STEPS: usize = 8;

/// What a spring's square holds: the mean of its pressures and half the width of their spread, kPa.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    mean: f64,
    half: f64,
}

impl Cell {
    /// Pressures (kPa) of a spring between those beside it (before, behind, and on both sides).
    pub fn of(i: usize, pressures: &[f64], beside: &[Option<usize>; 4]) -> Cell {
        let p = pressures[i];
        let [before, behind, left, right] = beside.map(|k| k.map(|k| pressures[k]));
        let along = |a: Option<f64>, b: Option<f64>| match (a, b) {
            // Slope and bend, per square.
            (Some(a), Some(b)) => [0.5 * (a - b), a + b - 2.0 * p],
            (Some(a), None) => [a - p, 0.0],
            (None, Some(b)) => [p - b, 0.0],
            (None, None) => [0.0, 0.0],
        };
        let [[slope_x, bend_x], [slope_y, bend_y]] = [along(before, behind), along(left, right)];
        // Variances of a slope and of a bend over a square, as those of an even spread.
        let variance =
            (slope_x * slope_x + slope_y * slope_y) / 12.0 + (bend_x * bend_x + bend_y * bend_y) / 720.0;
        let mean = (p + (bend_x + bend_y) / 24.0).max(0.0);
        Cell { mean, half: (3.0 * variance).sqrt().min(mean) }
    }

    /// Share of the square above a threshold, and the mean excess over it, kPa.
    fn above(&self, threshold: f64) -> (f64, f64) {
        let over = self.mean + self.half - threshold;
        if over <= 0.0 {
            (0.0, 0.0)
        } else if over >= 2.0 * self.half {
            (1.0, self.mean - threshold)
        } else {
            (over / (2.0 * self.half), over * over / (4.0 * self.half))
        }
    }
}

/// The squares of a set with the area of each that counts, mm2.
#[derive(Debug, Default)]
pub(super) struct Worst {
    cells: Vec<(Cell, f64)>,
}

impl Worst {
    /// Takes a square in; `area` in mm2.
    pub fn add(&mut self, cell: Cell, area: f64) {
        if area > 0.0 {
            self.cells.push((cell, area));
        }
    }

    /// The mean of the worst, kPa; what is missing of the area is not loaded.
    pub fn mean(mut self) -> f64 {
        let total: f64 = self.cells.iter().map(|(_, area)| area).sum();
        if total <= OVER {
            return self.cells.iter().map(|(cell, area)| cell.mean * area).sum::<f64>() / OVER;
        }
        let (mut low, mut high) = (0.0, self.cells.iter().map(|(c, _)| c.mean + c.half).fold(0.0, f64::max));
        let mut least = f64::INFINITY;
        for _ in 0..STEPS {
            let threshold = 0.5 * (low + high);
            let (mut area, mut excess) = (0.0, 0.0);
            for (cell, a) in &self.cells {
                let (share, over) = cell.above(threshold);
                (area, excess) = (area + share * a, excess + over * a);
            }
            least = f64::min(least, threshold + excess / OVER);
            if area > OVER {
                low = threshold;
                self.cells.retain(|(cell, _)| cell.mean + cell.half > low);
            } else {
                high = threshold;
            }
        }
        least
    }
}

//! Colours for numbers. Both scales keep their order in grey and for colour-blind readers.

use super::Rgb;

/// A scale from numbers to colours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColourScale {
    stops: &'static [Rgb],
    low: f64,
    high: f64,
}

/// Light to dark through yellow, orange and purple: amounts, such as pressure.
pub const SEQUENCE: &[Rgb] =
    &[[252, 246, 214], [251, 214, 130], [242, 158, 84], [212, 96, 92], [148, 52, 110], [76, 22, 88]];

/// Blue through pale grey to orange-brown: differences from nothing, such as a gap.
pub const DIFFERENCE: &[Rgb] = &[
    [28, 78, 140],
    [94, 152, 200],
    [178, 208, 226],
    [238, 238, 234],
    [240, 204, 160],
    [218, 138, 70],
    [148, 72, 20],
];

/// Pale to dark grey-brown: the relief of a surface, under marks in colour.
pub const RELIEF: &[Rgb] = &[[247, 245, 241], [226, 221, 213], [196, 189, 179], [152, 145, 136]];

impl ColourScale {
    /// A scale over `low..=high`, in the unit of what it colours; numbers outside take the colours of the ends.
    pub fn new(stops: &'static [Rgb], low: f64, high: f64) -> Self {
        ColourScale { stops, low, high }
    }

    /// The colour of a number in the scale's unit.
    pub fn colour(&self, value: f64) -> Rgb {
        let last = self.stops.len().saturating_sub(1);
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        let at = if share.is_nan() { 0.0 } else { share * last as f64 };
        let i = (at as usize).min(last.saturating_sub(1));
        let part = at - i as f64;
        let (Some(a), Some(b)) = (self.stops.get(i), self.stops.get((i + 1).min(last))) else {
            return [128; 3];
        };
        std::array::from_fn(|k| (f64::from(a[k]) * (1.0 - part) + f64::from(b[k]) * part + 0.5) as u8)
    }

    /// The ends of the scale. In the unit of the values.
    pub fn range(&self) -> [f64; 2] {
        [self.low, self.high]
    }

    /// A legend of `n` evenly spaced numbers in the scale's unit, each worded by the caller.
    pub fn legend(&self, n: usize, word: impl Fn(f64) -> String) -> Vec<crate::page_data::LegendEntry> {
        (0..n)
            .map(|i| {
                let value = self.low + (self.high - self.low) * i as f64 / (n.max(2) - 1) as f64;
                let [r, g, b] = self.colour(value);
                crate::page_data::LegendEntry {
                    colour: format!("#{r:02x}{g:02x}{b:02x}"),
                    label: word(value),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_middle_are_the_stops() {
        let scale = ColourScale::new(DIFFERENCE, -1.0, 1.0);
        assert_eq!(scale.colour(-5.0), DIFFERENCE[0]);
        assert_eq!(scale.colour(0.0), DIFFERENCE[3]);
        assert_eq!(scale.colour(1.0), DIFFERENCE[6]);
        assert_eq!(scale.colour(f64::NAN), DIFFERENCE[0]);
    }

    #[test]
    fn the_sequence_darkens_all_the_way() {
        let scale = ColourScale::new(SEQUENCE, 0.0, 1.0);
        let grey = |c: Rgb| 0.299 * f64::from(c[0]) + 0.587 * f64::from(c[1]) + 0.114 * f64::from(c[2]);
        let greys: Vec<f64> = (0..=50).map(|i| grey(scale.colour(f64::from(i) / 50.0))).collect();
        assert!(greys.windows(2).all(|w| w[1] < w[0] + 1e-9));
    }
}

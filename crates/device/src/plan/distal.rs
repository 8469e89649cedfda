//! The front edge of the shell, just behind the metatarsal heads, and the sheet in front of it.

use super::toe_line::inside_toe_line;
use crate::anatomy::Anatomy;
use windlass_geometry::{Point2, Ring};
use windlass_prescription::Length;

/// How far behind the heads the finished shell ends, across their line, mm on an adult foot (laboratory convention, 4 to
/// 8 mm). The rounded edge stands out from the trim line by half its thickness.
const BEHIND_HEADS: f64 = 6.0;

/// The front trim line x = f(y): a parabola through the first, second and fifth metatarsal heads, and a distance behind
/// it.
#[derive(Debug, Clone, Copy)]
pub struct DistalTrim {
    medial: f64,
    lateral: f64,
    behind: f64,
    coefficients: [f64; 3],
}

impl DistalTrim {
    /// The trim line of a foot for a front edge of a thickness, moved forward by so much, mm.
    pub fn behind_heads(foot: &Anatomy, edge: f64, forward: f64) -> Self {
        let [a, b, c] = [foot.met1, foot.met2, foot.met5].map(|p| (p.y, p.x));
        // Newton's divided differences through the three points.
        let ab = (b.1 - a.1) / (b.0 - a.0);
        let bc = (c.1 - b.1) / (c.0 - b.0);
        let abc = (bc - ab) / (c.0 - a.0);
        let coefficients = [a.1 - ab * a.0 + abc * a.0 * b.0, ab - abc * (a.0 + b.0), abc];
        DistalTrim {
            medial: foot.met1.y,
            lateral: foot.met5.y,
            behind: foot.sized(BEHIND_HEADS) + edge / 2.0 - forward,
            coefficients,
        }
    }

    /// Where the shell ends at a place across the foot. Medially of the first head the line runs on straight across, so
    /// that it cannot curl back; laterally of the fifth as it runs there. In mm.
    pub fn x(&self, y: f64) -> f64 {
        /// A line that runs back more steeply is not followed further behind.
        const STEEPEST: f64 = 1.2;
        let [c0, c1, c2] = self.coefficients;
        let on_heads = y.clamp(self.lateral, self.medial);
        let slope = c1 + 2.0 * c2 * on_heads;
        let behind = self.behind * (1.0 + slope * slope).sqrt().min(STEEPEST);
        c0 + c1 * on_heads + c2 * on_heads * on_heads + slope * (y - self.lateral).min(0.0) - behind
    }

    /// Distance in front of the trim line (negative behind), mm along the foot.
    pub fn ahead(&self, p: Point2) -> f64 {
        p.x - self.x(p.y)
    }

    /// Everything behind the trim line moved forward by `shift` mm, within 100 mm of the axis.
    pub fn behind(&self, shift: f64) -> Ring {
        self.behind_oblique(|_| shift)
    }

    /// The same with a shift that changes across the foot, both in mm.
    pub fn behind_oblique(&self, shift: impl Fn(f64) -> f64) -> Ring {
        let front = (-100..=100).map(|k| {
            let y = f64::from(k);
            Point2::new(self.x(y) + shift(y), y)
        });
        let back = [Point2::new(-100.0, 100.0), Point2::new(-100.0, -100.0)];
        Ring::new(front.chain(back).collect())
    }
}

/// The thin sheet that carries a sulcus or full-length device in front of the shell, and beside its front `back` mm behind
/// the trim line; inside the line of the toes by a margin in mm.
pub fn sheet(foot: &Anatomy, distal: &DistalTrim, length: Length, [margin, back]: [f64; 2]) -> Option<Ring> {
    let ahead = inside_toe_line(foot, margin)?.difference(&distal.behind(-back))?;
    match length {
        Length::Sulcus => ahead.intersection(&distal.behind(foot.along(0.115))),
        _ => Some(ahead),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_behind_the_three_heads() {
        let sole = crate::anatomy::tests::flat_sole();
        let foot = crate::anatomy::tests::plan(&sole);
        let trim = DistalTrim::behind_heads(&foot, 1.0, 0.0);
        for head in [foot.met1, foot.met2, foot.met5] {
            assert!((4.0..8.0).contains(&trim.ahead(head)), "{}", trim.ahead(head));
        }
    }
}

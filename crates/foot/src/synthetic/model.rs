//! The proportions of the foot that the synthesised ones are scaled from: medial is +y, mm.

use super::FootShape;

/// Length of the model.
const LENGTH: f64 = 260.0;
/// Half the width of its heel.
pub const HALF_HEEL: f64 = 32.0;
/// Sine and cosine of the angle between the model's axis and the line from the heel to the second head.
const SECOND_HEAD_ASIDE: [f64; 2] = [0.0837, 0.9965];
/// Metatarsal heads one to five: x, y, radius of the flesh round the head.
pub const HEADS: [[f64; 3]; 5] = [
    [188.0, 31.0, 16.5],
    [194.0, 7.5, 13.5],
    [189.0, -10.5, 12.5],
    [180.0, -25.5, 12.0],
    [167.0, -38.0, 11.5],
];
/// Tips of the toes: x, y of the pad's centre, radius.
pub const TOES: [[f64; 3]; 5] =
    [[248.0, 24.0, 12.0], [247.5, 3.5, 8.0], [239.0, -11.0, 7.5], [228.0, -24.0, 7.2], [214.0, -36.5, 7.0]];

/// Factors from the model to a shape.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Along the foot and up.
    pub length: f64,
    /// Across the ball.
    pub ball: f64,
    /// Across the heel and the leg.
    pub heel: f64,
}

impl Scale {
    /// The factors of a shape.
    pub fn of(shape: &FootShape) -> Scale {
        let length = shape.length_mm / LENGTH;
        // The width is measured across the line from heel to second head; the model's borders are across its own axis.
        let [sine, cosine] = SECOND_HEAD_ASIDE;
        let borders = (shape.ball_width_mm + sine * (HEADS[0][0] - HEADS[4][0]) * length) / cosine;
        // The flesh outside the first and fifth heads grows with the length, the rest of the width lies between them.
        let between = borders - (HEADS[0][2] + HEADS[4][2]) * length;
        Scale {
            length,
            ball: between.max(0.3 * shape.ball_width_mm) / (HEADS[0][1] - HEADS[4][1]),
            heel: 0.5 * shape.heel_width_mm / HALF_HEEL,
        }
    }

    /// Medial border of the ball, mm.
    pub fn ball_medial(&self) -> f64 {
        HEADS[0][1] * self.ball + HEADS[0][2] * self.length
    }
}

//! The measurements a synthesised foot is made from.

/// Measurements of a foot. Angles in degrees, lengths in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FootShape {
    /// Heel to the tip of the longest toe.
    pub length_mm: f64,
    /// Width of the ball.
    pub ball_width_mm: f64,
    /// Width of the heel.
    pub heel_width_mm: f64,
    /// Height of the medial arch over the support plane at its apex.
    pub arch_height_mm: f64,
    /// Forefoot to rearfoot, varus (first head raised) +.
    pub forefoot_varus_deg: f64,
    /// Heel's lean, everted +.
    pub rearfoot_everted_deg: f64,
    /// Sideways turn of the hallux towards the lesser toes.
    pub hallux_valgus_deg: f64,
}

impl Default for FootShape {
    /// An average adult foot: length 260, ball 0.38 and heel 0.245 of it.
    fn default() -> Self {
        FootShape {
            length_mm: 260.0,
            ball_width_mm: 99.0,
            heel_width_mm: 64.0,
            arch_height_mm: 19.0,
            forefoot_varus_deg: 0.0,
            rearfoot_everted_deg: 0.0,
            hallux_valgus_deg: 6.0,
        }
    }
}

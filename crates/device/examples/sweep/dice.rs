//! Numbers drawn from a seed (Steele, Lea and Flood 2014, SplitMix64).

/// A seeded source.
pub struct Dice(u64);

impl Dice {
    /// The source of a seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x9e37_79b9_7f4a_7c15)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Whether something of this probability happens.
    pub fn falls(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A dose between two, in steps.
    pub fn dose(&mut self, least: f64, greatest: f64, step: f64) -> f64 {
        let steps = ((greatest - least) / step).round() + 1.0;
        least + step * (self.share() * steps).floor().min(steps - 1.0)
    }

    /// One of several.
    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[(self.share() * of.len() as f64) as usize].clone()
    }
}

//! Numbers in messages: as a person writes them, and never ninety digits long.

/// A length (mm) or volume (mm3) with one decimal; far from everyday sizes, in powers of ten.
pub fn short_number(x: f64) -> String {
    if x == 0.0 || (1e-3..1e7).contains(&x.abs()) { format!("{x:.1}") } else { format!("{x:.1e}") }
}

#[cfg(test)]
#[test]
fn numbers_stay_short() {
    assert_eq!([0.0, 54.2, -3.04, 1e-6, 1e30].map(short_number), ["0.0", "54.2", "-3.0", "1.0e-6", "1.0e30"]);
}

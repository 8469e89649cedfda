//! A pressure map for the sample's left foot.

/// A left print of 5 mm sensors, heel first: heel, a bar on the outside, ball along the slanted line of the heads, a
/// big toe on the inside and the others beside it.
pub fn print() -> String {
    let spots = [
        (false, 35.0, 72.0, 26.0, 24.0, 260.0),
        (false, 105.0, 56.0, 45.0, 11.0, 70.0),
        (true, 165.0, 74.0, 19.0, 40.0, 280.0),
        (false, 226.0, 100.0, 14.0, 12.0, 240.0),
        (false, 212.0, 70.0, 8.0, 22.0, 110.0),
    ];
    let mut text = String::new();
    for row in 0..56 {
        for col in 0..30 {
            let (x, y) = (f64::from(row) * 5.0, f64::from(col) * 5.0);
            let load = |(slanted, sx, sy, rx, ry, peak): (bool, f64, f64, f64, f64, f64)| {
                let x = if slanted { x - 0.45 * (y - 75.0) } else { x };
                peak * (1.0 - ((x - sx) / rx).powi(2) - ((y - sy) / ry).powi(2)).max(0.0).sqrt()
            };
            let most = spots.into_iter().map(load).fold(0.0, f64::max);
            text += &format!("{most:.0},");
        }
        text.pop();
        text += "\n";
    }
    text
}

//! Number formatting shared by all outputs: three significant figures, and no minus zero.

/// A number with three figures; a value that rounds to zero has no sign.
pub fn number(value: f64) -> String {
    fixed(value, decimals(value))
}

/// A number with so many decimals; a value that rounds to zero has no sign.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if is_zero(&text) { text.trim_start_matches('-').to_owned() } else { text }
}

/// The unit as it follows a number, with its space; nothing for a ratio (`-`).
pub fn unit_after(unit: &str) -> String {
    if unit == "-" { String::new() } else { format!(" {unit}") }
}

/// A change with its sign; "0" where it rounds to nothing.
pub fn signed(value: f64, decimals: usize) -> String {
    with_sign(value, decimals).unwrap_or_else(|| "0".to_owned())
}

/// A change with its sign; `None` where it rounds to nothing, which has none.
pub fn with_sign(value: f64, decimals: usize) -> Option<String> {
    let text = format!("{value:+.decimals$}");
    (!is_zero(&text)).then_some(text)
}

/// Whether every digit of a printed number is zero.
fn is_zero(text: &str) -> bool {
    !text.bytes().any(|digit| (b'1'..=b'9').contains(&digit))
}

/// Decimals of a number with three figures.
pub(crate) fn decimals(value: f64) -> usize {
    match value.abs() {
        size if size >= 99.5 => 0,
        size if size >= 9.95 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_nothing_has_no_sign() {
        let texts =
            [(-0.3, 0), (0.04, 1), (-1.26, 1), (12.0, 0)].map(|(value, places)| signed(value, places));
        assert_eq!(texts, ["0", "0", "-1.3", "+12"]);
        assert_eq!(with_sign(-0.04, 1), None);
    }

    #[test]
    fn zero_has_no_sign_and_a_ratio_no_unit() {
        assert_eq!([number(-0.001), fixed(-0.04, 1), fixed(-0.06, 1)], ["0.00", "0.0", "-0.1"]);
        assert_eq!([unit_after("-"), unit_after("kPa")], ["", " kPa"]);
    }

    #[test]
    fn numbers_keep_three_figures() {
        assert_eq!([464.82, 99.7, -11.26, 9.96, 0.094].map(number), ["465", "100", "-11.3", "10.0", "0.09"]);
    }
}

//! Numbers as they are told, wherever they are told: three figures say all that the model knows.

/// A number with three figures.
pub fn number(value: f64) -> String {
    format!("{value:.0$}", decimals(value))
}

/// A change with its sign; "0" where it rounds to nothing.
pub fn signed(value: f64, decimals: usize) -> String {
    with_sign(value, decimals).unwrap_or_else(|| "0".to_owned())
}

/// A change with its sign; `None` where it rounds to nothing, which has none.
pub fn with_sign(value: f64, decimals: usize) -> Option<String> {
    let text = format!("{value:+.decimals$}");
    text.bytes().any(|digit| (b'1'..=b'9').contains(&digit)).then_some(text)
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
    fn numbers_keep_three_figures() {
        assert_eq!([464.82, 99.7, -11.26, 9.96, 0.094].map(number), ["465", "100", "-11.3", "10.0", "0.09"]);
    }
}

//! Numbers and counts in text, shared by every output: three significant figures, no minus zero, plurals.

/// A number, in whatever unit, with three figures; a value that rounds to zero has no sign.
pub fn number(value: f64) -> String {
    fixed(value, decimals(value))
}

/// A number, in whatever unit, with so many decimals; a value that rounds to zero has no sign.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if is_zero(&text) { text.trim_start_matches('-').to_owned() } else { text }
}

/// The unit as it follows a number, with its space; nothing for a ratio (`-`).
pub fn unit_after(unit: &str) -> String {
    if unit == "-" { String::new() } else { format!(" {unit}") }
}

/// A change, in whatever unit, with its sign; "0" where it rounds to nothing.
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

/// A count with its noun: "1 part", "2 parts". The plural is the noun with an `s`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {}", plural(count, noun))
}

/// A noun as it follows a count: "part" after 1, "parts" after any other.
pub fn plural(count: usize, noun: &str) -> String {
    match noun.strip_suffix("dy") {
        _ if count == 1 => noun.to_owned(),
        Some(stem) => format!("{stem}dies"),
        None => format!("{noun}s"),
    }
}

/// Decimals of a number with three figures, in whatever unit.
pub fn decimals(value: f64) -> usize {
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
    fn one_is_singular() {
        assert_eq!(
            [counted(1, "part"), counted(0, "part"), counted(1, "body"), counted(2, "body")],
            ["1 part", "0 parts", "1 body", "2 bodies"]
        );
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

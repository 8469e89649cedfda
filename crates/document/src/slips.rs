//! Slips of people who write TOML by hand, in an editor that helps too much, or in a country with a decimal comma: what
//! is wrong with a line, and the line as it should be.

/// Words for yes and no.
const YES: [&str; 9] = ["yes", "on", "y", "ja", "oui", "si", "s\u{ed}", "tak", "true"];
const NO: [&str; 9] = ["no", "off", "n", "nein", "non", "nie", "nee", "nej", "false"];

/// Quotes that editors put in place of the plain ones.
const QUOTES: [char; 12] = [
    '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2018}', '\u{2019}', '\u{201a}', '\u{2032}',
    '\u{2033}', '\u{ab}', '\u{bb}', '\u{60}',
];

/// What is wrong with a line, and the line as it should be, where that is plain to see.
pub(super) fn mended(line: &str) -> Option<(&'static str, String)> {
    if line.chars().count() > 300 {
        return None;
    }
    if line.contains(QUOTES) && !line.trim_start().starts_with('#') {
        return Some(("use plain quotes (\")", line.replace(QUOTES, "\"")));
    }
    let (key, rest) = line.split_once('=')?;
    let (value, comment) = rest.split_once('#').map_or((rest, ""), |(value, comment)| (value, comment));
    let (key, value) = (key.trim(), value.trim());
    let with = |value: &str| {
        let tail = if comment.is_empty() { String::new() } else { format!(" #{comment}") };
        format!("{key} = {value}{tail}")
    };
    if value.contains('\\') {
        let why =
            "in double quotes a backslash begins an escape such as \\t for a tab; paths are written with /";
        return Some((why, with(&value.replace("\\\\", "/").replace('\\', "/"))));
    }
    if let Some(word) = truth(value) {
        return Some(("yes and no are true and false", with(word)));
    }
    let numeric = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    let point = value.replacen(',', ".", 1);
    if value.contains(',') && numeric(&point) {
        return Some(("the decimal mark is a point", with(&point)));
    }
    let number = value.split(|c: char| c.is_whitespace() || c.is_alphabetic()).next().unwrap_or_default();
    let number = number.replacen(',', ".", 1);
    if numeric(&number) && value.chars().last().is_some_and(char::is_alphabetic) {
        return Some(("the unit is part of the key, and the number stands alone", with(&number)));
    }
    let is_word = !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || "-_./ ".contains(c));
    (is_word && !numeric(value)).then(|| ("text stands in quotes", with(&format!("\"{value}\""))))
}

/// `true` or `false` for a word that says yes or no.
pub(super) fn truth(word: &str) -> Option<&'static str> {
    let word = word.trim_matches('"').to_lowercase();
    match () {
        () if YES.contains(&word.as_str()) => Some("true"),
        () if NO.contains(&word.as_str()) => Some("false"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn a_slip_is_shown_as_it_should_be() {
        for (line, right) in [
            ("mass_kg = 78,5", "mass_kg = 78.5"),
            ("mass_kg = 78,5   # Waage", "mass_kg = 78.5 # Waage"),
            ("mass_kg = 78 kg", "mass_kg = 78"),
            ("early_heel_rise = yes", "early_heel_rise = true"),
            ("early_heel_rise = False", "early_heel_rise = false"),
            ("id = \u{201c}HL-0001\u{201d}", "id = \"HL-0001\""),
            ("id = \u{201e}HL-0001\u{201c}", "id = \"HL-0001\""),
            ("file = \"scans\\left.stl\"", "file = \"scans/left.stl\""),
            ("side = left", "side = \"left\""),
        ] {
            assert_eq!(mended(line).map(|(_, mended)| mended).as_deref(), Some(right), "{line}");
        }
        for line in ["mass_kg = ", "= 5", "[patient", "a = [1, 2"] {
            assert_eq!(mended(line), None, "{line}");
        }
    }
}

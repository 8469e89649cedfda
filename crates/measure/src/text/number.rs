//! Numbers as programs print them in any country: decimal points or commas, a typographic minus, Fortran's exponents, and
//! the many spellings of "no reading".

/// What stands between the whole and the fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    /// 12.5
    Point,
    /// 12,5
    Comma,
}

/// A text has both decimal points and decimal commas, so that one of them may separate thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MixedMarks;

/// A number by itself, with a decimal point or a decimal comma; NaN for "no reading" (`NaN`, `-nan(ind)`, `1.#QNAN`,
/// infinities). `None` for anything else, also for `1,234.5` and `1,234,567`, whose comma separates thousands.
pub fn number(word: &str) -> Option<f64> {
    marked(word).map(|(value, _)| value)
}

/// Why a typed text is not taken as a number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTyped {
    /// It is no number at all.
    #[error("`{0}` is not a number; write 9.5 or 9,5")]
    Other(String),
    /// One of its marks separates thousands.
    #[error(
        "`{0}` is ambiguous: a comma or a point may separate thousands; write the number with one decimal mark, such as 1234.5 or 1234,5"
    )]
    Thousands(String),
}

/// A number that a person types, with a decimal point or a decimal comma.
///
/// ```
/// use windlass_measure::text::typed;
/// assert_eq!(typed("9,5"), Ok(9.5));
/// assert!(typed("1,234.5").unwrap_err().to_string().contains("1234,5"));
/// ```
///
/// # Errors
/// It is no finite number; or a comma may separate thousands in it, as in `1,234.5`, `1.234,5` and `1,234`.
pub fn typed(text: &str) -> Result<f64, NotTyped> {
    let word = text.trim();
    let groups = |mark: char| {
        let mut parts = word.trim_start_matches(['-', '+', '\u{2212}']).split(mark);
        let first = parts.next().unwrap_or_default();
        // No thousands begin with 0: 0,125 has a decimal comma.
        let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
        begins && parts.clone().count() > 0 && parts.all(|part| part.len() == 3)
    };
    let only_marks_and_digits =
        !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || "+-\u{2212},.".contains(c));
    let several = word.matches([',', '.']).count() > 1;
    if only_marks_and_digits && (several || groups(',')) {
        return Err(NotTyped::Thousands(word.to_owned()));
    }
    number(word).filter(|value| value.is_finite()).ok_or_else(|| NotTyped::Other(word.to_owned()))
}

/// The number and the decimal mark in it.
fn marked(word: &str) -> Option<(f64, Option<DecimalMark>)> {
    if let Ok(value) = word.parse::<f64>() {
        let mark = word.as_bytes().contains(&b'.').then_some(DecimalMark::Point);
        return Some(if value.is_finite() { (value, mark) } else { (f64::NAN, None) });
    }
    if word.len() > 64 || word.is_empty() {
        return None;
    }
    if is_no_reading(word) {
        return Some((f64::NAN, None));
    }
    let commas = word.bytes().filter(|b| *b == b',').count();
    let points = word.bytes().filter(|b| *b == b'.').count();
    if commas + points > 1 {
        return None;
    }
    let plain: String = word
        .chars()
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            'd' | 'D' => 'e',
            c => c,
        })
        .collect();
    // A comma at the end of a word separates it from the next.
    if plain.ends_with('.') && commas == 1 {
        return None;
    }
    let value = plain.parse::<f64>().ok().filter(|v| v.is_finite())?;
    let mark = if commas == 1 { Some(DecimalMark::Comma) } else { None };
    Some((value, mark.or((points == 1).then_some(DecimalMark::Point))))
}

fn is_no_reading(word: &str) -> bool {
    let bare = word.trim_start_matches(['-', '+']).to_ascii_lowercase();
    bare.starts_with("nan") && bare[3..].chars().all(|c| c.is_ascii_alphanumeric() || "()".contains(c))
        || bare.starts_with("1.#")
        || bare.starts_with("1,#")
        || matches!(bare.as_str(), "inf" | "infinity" | "n/a" | "na" | "null")
}

/// The numbers of one file: all with the same decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    mark: Option<DecimalMark>,
    mixed: bool,
}

impl Numbers {
    /// The next number; NaN for "no reading". See [`number`].
    pub fn next(&mut self, word: &str) -> Option<f64> {
        let (value, mark) = marked(word)?;
        if let Some(mark) = mark {
            self.mixed |= self.mark.is_some_and(|m| m != mark);
            self.mark = Some(mark);
        }
        Some(value)
    }

    /// The mark that was seen, if any number had one.
    ///
    /// # Errors
    /// [`MixedMarks`] where some numbers had a point and others a comma.
    pub fn mark(&self) -> Result<Option<DecimalMark>, MixedMarks> {
        if self.mixed { Err(MixedMarks) } else { Ok(self.mark) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_country() {
        for (word, value) in [
            ("12.5", 12.5),
            ("12,5", 12.5),
            ("-0,25", -0.25),
            ("\u{2212}3", -3.0),
            ("1.5D+02", 150.0),
            ("1,5e2", 150.0),
            (".5", 0.5),
            ("+7", 7.0),
        ] {
            assert_eq!(number(word), Some(value), "{word}");
        }
        for word in ["NaN", "-nan(ind)", "1.#QNAN", "-1.#IND", "inf", "-Infinity", "1,#INF", "1e999"] {
            assert!(number(word).is_some_and(f64::is_nan), "{word}");
        }
        for word in ["", "1,234.5", "1,234,567", "12,", "one", "1.2.3", "0x10", "--1", "1 2"] {
            assert_eq!(number(word), None, "{word}");
        }
    }

    #[test]
    fn what_a_person_types_has_one_decimal_mark() {
        for (text, value) in [
            ("9,5", 9.5),
            (" 9.5 ", 9.5),
            ("-0,25", -0.25),
            ("\u{2212}3", -3.0),
            ("0,125", 0.125),
            ("1.234", 1.234),
        ] {
            assert_eq!(typed(text), Ok(value), "{text}");
        }
        for text in ["1,234.5", "1.234,5", "1,234", "1,234,567", "1.2.3"] {
            assert_eq!(typed(text), Err(NotTyped::Thousands(text.to_owned())), "{text}");
        }
        for text in ["", "nine", "9 mm", "NaN", "inf", "9,"] {
            assert_eq!(typed(text), Err(NotTyped::Other(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn points_and_commas_do_not_mix() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.next("1,5"), Some(1.5));
        assert_eq!(numbers.next("2"), Some(2.0));
        assert_eq!(numbers.mark(), Ok(Some(DecimalMark::Comma)));
        numbers.next("2.5");
        assert_eq!(numbers.mark(), Err(MixedMarks));
    }
}

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
    fn points_and_commas_do_not_mix() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.next("1,5"), Some(1.5));
        assert_eq!(numbers.next("2"), Some(2.0));
        assert_eq!(numbers.mark(), Ok(Some(DecimalMark::Comma)));
        numbers.next("2.5");
        assert_eq!(numbers.mark(), Err(MixedMarks));
    }
}

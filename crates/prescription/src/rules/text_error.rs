//! Errors of TOML text with file, line, column, the key, and the nearest known key.

use std::fmt;
use std::ops::Range;
use windlass_document::{nearest, suggestion};

/// One thing wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct TextError {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The key at fault, where there is one.
    pub key: Option<String>,
    /// The nearest known key.
    pub nearest: Option<String>,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        f.write_str(&suggestion(self.nearest.as_deref()))
    }
}

impl TextError {
    /// An error at a byte range of a text.
    pub fn at(file: &str, text: &str, span: Option<Range<usize>>, message: impl Into<String>) -> Self {
        let (line, column) = place(text, span.map_or(0, |span| span.start));
        TextError { file: file.to_owned(), line, column, key: None, nearest: None, message: message.into() }
    }

    /// The same error about a key, with the nearest of the known ones.
    pub fn about<'a>(mut self, key: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.key = Some(key.to_owned());
        self.nearest = nearest(key, known).map(str::to_owned);
        self
    }

    /// A parser's error in the same form: an unknown field gets its nearest known key.
    pub fn of_toml(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let message = error.message().trim();
        let located =
            TextError::at(file, text, error.span(), message.lines().next().unwrap_or("cannot be read"));
        let mut quoted = message.split('`').skip(1).step_by(2);
        match (message.starts_with("unknown"), quoted.next()) {
            (true, Some(key)) => {
                let known: Vec<&str> = quoted.collect();
                let what = message.split(',').next().unwrap_or(message).to_owned();
                TextError { message: what, ..located }.about(key, known)
            }
            _ => located,
        }
    }
}

/// Line and column of a byte offset, both from 1.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Overrides;

    #[test]
    fn a_misspelt_key_is_named_with_its_place_and_neighbour() {
        let text = "length = \"full\"\nheel_lfit_mm = 4\n";
        let error = toml::from_str::<Overrides>(text).unwrap_err();
        let error = TextError::of_toml("case.toml", text, &error);
        assert_eq!((error.line, error.column), (2, 1));
        assert_eq!(error.nearest.as_deref(), Some("heel_lift_mm"));
        let shown = error.to_string();
        assert!(
            shown.contains("case.toml:2:1: unknown field `heel_lfit_mm`; did you mean `heel_lift_mm`?"),
            "{shown}"
        );
    }

    #[test]
    fn a_wrong_kind_of_value_is_placed() {
        let text = "\n\nheel_lift_mm = \"four\"\n";
        let error = toml::from_str::<Overrides>(text).unwrap_err();
        let error = TextError::of_toml("case.toml", text, &error);
        assert_eq!(error.line, 3);
        assert!(error.message.contains("invalid type"), "{error}");
    }
}

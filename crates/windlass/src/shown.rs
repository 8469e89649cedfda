//! Text of others as it may be shown: what a terminal would obey is written out.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control characters, and those that turn the direction of writing, written out as `\\x1b` or
/// `\\u{202e}`; line breaks and tabs stay.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        // Writing to a text does not fail.
        let _ = match u32::from(c) {
            code if is_obeyed(c) && code < 0x100 => write!(safe, "\\x{code:02x}"),
            code if is_obeyed(c) => write!(safe, "\\u{{{code:x}}}"),
            _ => safe.write_char(c),
        };
    }
    Cow::Owned(safe)
}

/// Whether a terminal or a page obeys a character instead of showing it.
pub(crate) fn is_obeyed(c: char) -> bool {
    let turns =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    (c.is_control() && c != '\n' && c != '\t') || turns
}

#[cfg(test)]
#[test]
fn escapes_are_written_out_and_words_are_not() {
    assert_eq!(shown("Füße 脚\n\tx"), "Füße 脚\n\tx");
    assert_eq!(shown("a\u{1b}]0;\u{7}b\u{9b}c\u{202e}"), "a\\x1b]0;\\x07b\\x9bc\\u{202e}");
}

//! Bytes to text.

use std::borrow::Cow;

/// How the bytes of a text were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark. ASCII is UTF-8.
    Utf8,
    /// UTF-16, least significant byte first ("Unicode" in Windows programs).
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
    /// Windows code page 1252 ("ANSI"), the default where bytes are not UTF-8. Letters of other code pages come out
    /// as other letters; digits, signs and `²` do not.
    Windows1252,
}

impl Encoding {
    /// As an editor's "Save as" names it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
            Encoding::Windows1252 => "ANSI (Windows-1252)",
        }
    }
}

/// A decoded text without its byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// The characters; borrowed where the bytes are UTF-8.
    pub chars: Cow<'a, str>,
    /// How they were written.
    pub encoding: Encoding,
}

/// Bytes that are not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextError {
    /// First byte that no text has.
    pub byte: usize,
}

impl std::fmt::Display for TextError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not text: byte {} is a control character that no text has", self.byte)
    }
}

impl std::error::Error for TextError {}

/// Code page 1252 from 0x80 to 0x9F; the others are those of Latin-1. Five places are unused and stay as they are.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes a text: by its byte order mark, as UTF-16 without one where every second byte is zero, as UTF-8, else as
/// Windows-1252.
///
/// # Errors
/// [`TextError`] where a zero byte says that this is no text.
pub fn decode(bytes: &[u8]) -> Result<Text<'_>, TextError> {
    let utf16 = |rest: &[u8], encoding| Ok(Text { chars: Cow::Owned(utf16(rest, encoding)), encoding });
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return eight_bits(rest, 3),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, Encoding::Utf16Be),
        _ => {}
    }
    match unmarked_utf16(bytes) {
        Some(encoding) => utf16(bytes, encoding),
        None => eight_bits(bytes, 0),
    }
}

fn eight_bits(bytes: &[u8], skipped: usize) -> Result<Text<'_>, TextError> {
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(TextError { byte: skipped + at });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Text { chars: Cow::Borrowed(text), encoding: Encoding::Utf8 }),
        Err(_) => {
            let chars = bytes.iter().map(|&b| match b {
                0x80..=0x9F => WINDOWS_1252[usize::from(b - 0x80)],
                _ => char::from(b),
            });
            Ok(Text { chars: Cow::Owned(chars.collect()), encoding: Encoding::Windows1252 })
        }
    }
}

/// Halves of pairs that are missing become U+FFFD, which no reader takes for a number.
fn utf16(bytes: &[u8], encoding: Encoding) -> String {
    let unit = |b: &[u8]| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([b[0], b[1]]),
        _ => u16::from_le_bytes([b[0], b[1]]),
    };
    let units = bytes.chunks_exact(2).map(unit);
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// UTF-16 without a byte order mark: in the beginning every second byte is zero and none of the others.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(64) & !1];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).all(|&b| b == 0);
    let none = |from: usize| head.iter().skip(from).step_by(2).all(|&b| b != 0);
    if head.len() < 8 {
        None
    } else if zeros(1) && none(0) {
        Some(Encoding::Utf16Le)
    } else if zeros(0) && none(1) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// The lines of a text, ended by LF, CR LF or CR alone.
pub fn lines(text: &str) -> Lines<'_> {
    Lines { rest: Some(text) }
}

/// Whether the first line is ended by CR alone, as old Mac programs did.
pub fn ends_with_cr(bytes: &[u8]) -> bool {
    let first = bytes.iter().position(|&b| b == b'\n' || b == b'\r');
    first.is_some_and(|k| bytes[k] == b'\r' && bytes.get(k + 1) != Some(&b'\n'))
}

/// See [`lines`].
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    rest: Option<&'a str>,
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let Some(end) = rest.bytes().position(|b| b == b'\n' || b == b'\r') else {
            self.rest = None;
            return (!rest.is_empty()).then_some(rest);
        };
        let pair = rest.as_bytes()[end..].starts_with(b"\r\n");
        self.rest = Some(&rest[end + 1 + usize::from(pair)..]);
        Some(&rest[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_in_every_encoding() {
        let words = "37,5 N/cm² µ\r\n";
        let utf16 = |be: bool| -> Vec<u8> {
            words.encode_utf16().flat_map(|u| if be { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let ansi: Vec<u8> = words.chars().map(|c| c as u8).collect();
        for (bytes, encoding) in [
            (words.as_bytes().to_vec(), Encoding::Utf8),
            (marked(&[0xEF, 0xBB, 0xBF], words.as_bytes().to_vec()), Encoding::Utf8),
            (marked(&[0xFF, 0xFE], utf16(false)), Encoding::Utf16Le),
            (marked(&[0xFE, 0xFF], utf16(true)), Encoding::Utf16Be),
            (utf16(false), Encoding::Utf16Le),
            (utf16(true), Encoding::Utf16Be),
            (ansi, Encoding::Windows1252),
        ] {
            let text = decode(&bytes).unwrap();
            assert_eq!((text.chars.as_ref(), text.encoding), (words, encoding));
        }
        assert_eq!(decode(b"\x93x\x94 \x96").unwrap().chars, "“x” –");
        assert_eq!(decode(b"v 1\x00 2"), Err(TextError { byte: 3 }));
    }

    #[test]
    fn lines_end_in_three_ways() {
        let all = |t| lines(t).collect::<Vec<_>>();
        assert_eq!(all("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
        assert_eq!(all("a\r\n\r\nb\n"), ["a", "", "b"]);
        assert_eq!(all("\r\r"), ["", ""]);
        assert!(all("").is_empty());
        assert!(ends_with_cr(b"ply\rformat") && !ends_with_cr(b"ply\r\n") && !ends_with_cr(b"ply\nx\r"));
    }
}

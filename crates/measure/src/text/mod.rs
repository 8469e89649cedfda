//! Text as people's programs write it: byte order marks, UTF-16, Windows code pages, the three kinds of line end, decimal
//! commas and column separators. Every reader of text (scans, pressure, case files, parts) decodes it here, so that all
//! of them take the same files.

mod columns;
mod decode;
mod number;

pub use columns::{Dialect, Separator};
pub use decode::{Encoding, Text, TextError, decode, ends_with_cr, lines};
pub use number::{DecimalMark, MixedMarks, NotTyped, Numbers, number, typed};

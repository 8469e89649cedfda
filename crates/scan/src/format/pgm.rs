//! Depth in PGM of 16 bits, binary (P5) or text (P2).
//!
//! Own reader: `image` reads PNM too, and stretches the values where the header's highest is not 65535.

use super::counts::{integer, no_depth, possible};
use super::{DepthImage, Place};
use crate::ScanError;

/// Decodes the image; zero and 65535 are no reading.
pub fn decode(bytes: &[u8], file: Place) -> Result<DepthImage, ScanError> {
    let mut at = 2;
    let mut next = || number(bytes, &mut at).ok_or_else(|| file.malformed("an incomplete header", "byte 0"));
    let (width, height, highest) = (next()?, next()?, next()?);
    possible(width, height, file)?;
    if !(256..=65535).contains(&highest) {
        return Err(no_depth(&format!("{highest} grey"), file));
    }
    let pixels = (width * height) as usize;
    let counts: Vec<f32> = if bytes.starts_with(b"P5") {
        // One blank ends the header.
        let data = bytes.get(at + 1..).unwrap_or_default();
        data.chunks_exact(2).take(pixels).map(|b| integer(u16::from_be_bytes([b[0], b[1]]))).collect()
    } else {
        let counts = std::iter::from_fn(|| number(bytes, &mut at));
        counts.take(pixels).map(|v| integer(v.min(65535) as u16)).collect()
    };
    if counts.len() != pixels {
        return Err(file.malformed(format!("{} of {pixels} pixels are there", counts.len()), "the end"));
    }
    Ok(DepthImage { width: width as usize, height: height as usize, counts })
}

/// The next whole number of a text with comments.
fn number(bytes: &[u8], at: &mut usize) -> Option<u64> {
    loop {
        match bytes.get(*at)? {
            b'#' => *at += bytes[*at..].iter().position(|b| matches!(b, b'\n' | b'\r'))?,
            b if b.is_ascii_whitespace() => *at += 1,
            _ => break,
        }
    }
    let digits = bytes[*at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let value = std::str::from_utf8(&bytes[*at..*at + digits]).ok()?.parse().ok()?;
    *at += digits;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_and_comments() {
        let file = Place { file: "a.pgm" };
        for bytes in [&b"P5 # made by hand\n2 1\n65535\n\x01\x00\x00\x00"[..], b"P2\n2 1 # x\n1000\n256 0\n"]
        {
            let image = decode(bytes, file).unwrap();
            assert_eq!((image.width, image.height, image.counts[0]), (2, 1, 256.0));
            assert!(image.counts[1].is_nan());
        }
        assert!(decode(b"P5 2 2 255\n\0\0\0\0", file).unwrap_err().to_string().contains("255 grey"));
        assert!(decode(b"P5 9 9 65535\n\0\0", file).is_err());
    }
}

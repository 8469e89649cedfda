//! GLB: the JSON of a glTF and its buffer in one file.

use super::{Place, Surface, gltf};
use crate::ScanError;

const JSON: u32 = 0x4E4F_534A;
const BINARY: u32 = 0x004E_4942;

/// Decodes the file.
pub fn binary(bytes: &[u8], file: Place) -> Result<Surface, ScanError> {
    let word = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    match word(4) {
        Some(2) => {}
        Some(version) => {
            return Err(file.declared(
                format!("a glTF of version {version}, which is not read"),
                "export it as glTF 2.0",
            ));
        }
        None => return Err(file.malformed("an incomplete header", "byte 4")),
    }
    if word(8).is_none_or(|n| n as usize > bytes.len()) {
        return Err(
            file.malformed("the file is shorter than its header says", format!("byte {}", bytes.len()))
        );
    }
    let (mut text, mut buffer, mut at) = (None, None, 12);
    while let (Some(length), Some(kind)) = (word(at), word(at + 4)) {
        let Some(chunk) = bytes.get(at + 8..(at + 8).saturating_add(length as usize)) else {
            return Err(file.malformed("a chunk ends behind the file", format!("byte {at}")));
        };
        match kind {
            JSON if text.is_none() => text = std::str::from_utf8(chunk).ok(),
            BINARY if buffer.is_none() => buffer = Some(chunk),
            _ => {}
        }
        at += 8 + length as usize;
    }
    let text = text.ok_or_else(|| file.malformed("no JSON in the GLB", "byte 12"))?;
    gltf::text(text, &|uri| if uri.is_empty() { buffer.map(<[u8]>::to_vec) } else { None }, file)
}

//! PS2D scanner containers: a ZIP with one `.sca` for each foot (`Links` = left, `Rechts` = right).

use super::{DepthImage, Place};
use crate::{ScanError, camera::Lens};
use std::io::{Cursor, Read};
use windlass_measure::Side;

const HEADER: usize = 512;
const MOST_BYTES: u64 = 48 << 20;

/// The image of the wished side (or of the only foot) with its own scale, and its side.
pub fn decode(
    bytes: &[u8],
    wished: Option<Side>,
    file: Place,
) -> Result<(DepthImage, Lens, Option<Side>), ScanError> {
    if bytes.starts_with(b"PCSC001") {
        let (image, lens) = sca(bytes, file)?;
        return Ok((image, lens, None));
    }
    let broken =
        |e: zip::result::ZipError| file.malformed(format!("the container cannot be read ({e})"), "its index");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut feet: Vec<(usize, Option<Side>)> = Vec::new();
    for i in 0..archive.len().min(64) {
        let entry = archive.by_index(i).map_err(broken)?;
        let name = entry.name().map_err(broken)?.to_ascii_lowercase();
        if name.ends_with(".sca") {
            let side = if name.contains("links") {
                Some(Side::Left)
            } else if name.contains("rechts") {
                Some(Side::Right)
            } else {
                None
            };
            feet.push((i, side));
        }
    }
    let of_side = feet.iter().find(|f| f.1.is_some() && f.1 == wished);
    let Some(&(index, side)) = of_side.or(if feet.len() == 1 { feet.first() } else { None }) else {
        return Err(file.malformed(
            format!("{} feet in the container and none chosen (state the side)", feet.len()),
            "its index",
        ));
    };
    let mut content = Vec::new();
    let entry = archive.by_index(index).map_err(broken)?;
    entry
        .take(MOST_BYTES)
        .read_to_end(&mut content)
        .map_err(|e| file.malformed(format!("a foot cannot be unpacked ({e})"), "its data"))?;
    let (image, lens) = sca(&content, file)?;
    Ok((image, lens, side))
}

fn sca(bytes: &[u8], file: Place) -> Result<(DepthImage, Lens), ScanError> {
    let short = || file.malformed("the header of the .sca is incomplete", "byte 0");
    let word = |at: usize| Some(bytes.get(at..at + 4)?.try_into().unwrap_or([0; 4]));
    let size = |at: usize| word(at).map(u32::from_le_bytes).ok_or_else(short);
    let scale = |at: usize| word(at).map(f32::from_le_bytes).map(f64::from).ok_or_else(short);
    let (width, height) = (size(12)? as usize, size(16)? as usize);
    let (px, py, unit) = (scale(32)?, scale(36)?, scale(40)?);
    if ![px, py, unit].iter().all(|v| (1e-6..100.0).contains(v)) || !bytes.starts_with(b"PCSC001") {
        return Err(
            file.malformed("the header is not one of a PS2D scan, or its scale is impossible", "byte 32")
        );
    }
    super::possible(width as u64, height as u64, file)?;
    let pixels = width * height;
    let data = bytes.get(HEADER..).filter(|d| d.len() >= 2 * pixels);
    let data = data.ok_or_else(|| file.malformed("the rows end early", format!("byte {}", bytes.len())))?;
    let counts = data[..2 * pixels]
        .chunks_exact(2)
        .map(|b| match u16::from_le_bytes([b[0], b[1]]) {
            u16::MAX => f32::NAN,
            v => f32::from(v),
        })
        .collect();
    let lens = Lens::Orthographic { pitch: [px, py], mm_per_count: unit };
    Ok((DepthImage { width, height, counts }, lens))
}

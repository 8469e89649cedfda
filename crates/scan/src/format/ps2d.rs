//! PS2D scanner containers: a ZIP with one `.sca` for each foot (`Links` = left, `Rechts` = right).

use super::unpack::{Zip, unpacked};
use super::{DepthImage, Place};
use crate::{ScanError, camera::Lens};
use windlass_measure::Side;

const HEADER: usize = 512;

/// The image of the side asked for (or of the only foot) with its own scale, and its side.
pub fn chosen(
    zip: &mut Zip,
    names: &[String],
    asked: Option<Side>,
    file: Place,
) -> Result<(DepthImage, Lens, Option<Side>), ScanError> {
    let side_of = |name: &str| {
        let name = name.to_ascii_lowercase();
        match (name.contains("links"), name.contains("rechts")) {
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            _ => None,
        }
    };
    let is_foot = |n: &&String| n.to_ascii_lowercase().ends_with(".sca");
    let feet: Vec<(&String, Option<Side>)> = names.iter().filter(is_foot).map(|n| (n, side_of(n))).collect();
    let of_side = feet.iter().find(|f| f.1.is_some() && f.1 == asked);
    let Some(&(name, side)) = of_side.or(if feet.len() == 1 { feet.first() } else { None }) else {
        let what = match asked {
            None => format!("{} feet are in the container", feet.len()),
            Some(side) => {
                format!("{} feet are in the container, none of them called the {side} one", feet.len())
            }
        };
        return Err(file.declared(what, "state the side (side = \"left\" or \"right\")"));
    };
    let (image, lens) = sca(&unpacked(zip, name, file)?, file)?;
    Ok((image, lens, side))
}

/// One foot.
pub fn sca(bytes: &[u8], file: Place) -> Result<(DepthImage, Lens), ScanError> {
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
    super::counts::possible(width as u64, height as u64, file)?;
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

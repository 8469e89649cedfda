//! Depth in TIFF, over the crate `tiff`: one channel of 16 or 32 bits, whole or float, signed or not. Its orientation and
//! its "no data" value are obeyed or refused.

use super::counts::{float, integer, no_depth, possible};
use super::{DepthImage, Place};
use crate::ScanError;
use std::io::Cursor;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;
use windlass_measure::text::number;

/// Decodes the first image.
pub fn decode(bytes: &[u8], file: Place) -> Result<DepthImage, ScanError> {
    let broken =
        |e: tiff::TiffError| file.malformed(format!("the image cannot be decoded ({e})"), "its data");
    let mut limits = Limits::default();
    limits.decoding_buffer_size = 100 << 20;
    limits.intermediate_buffer_size = 100 << 20;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(broken)?.with_limits(limits);
    let (width, height) = decoder.dimensions().map_err(broken)?;
    possible(width.into(), height.into(), file)?;
    let turned = decoder.find_tag_unsigned::<u16>(Tag::Orientation).ok().flatten().unwrap_or(1);
    if turned != 1 {
        return Err(file.declared(
            format!("the TIFF says that it is stored turned or mirrored (orientation {turned})"),
            "export it upright: a mirrored image makes a left foot of a right one",
        ));
    }
    let empty = decoder.get_tag_ascii_string(Tag::GdalNodata).ok();
    let empty = empty.and_then(|t| number(t.trim().trim_end_matches('\0'))).map(|v| v as f32);
    let colour = decoder.colortype().map_err(broken)?;
    let mut counts: Vec<f32> = match decoder.read_image().map_err(broken)? {
        DecodingResult::U16(v) => v.into_iter().map(integer).collect(),
        DecodingResult::I16(v) => v.into_iter().map(|v| float(f32::from(v))).collect(),
        DecodingResult::U32(v) => {
            v.into_iter().map(|v| if v == u32::MAX { f32::NAN } else { float(v as f32) }).collect()
        }
        DecodingResult::I32(v) => v.into_iter().map(|v| float(v as f32)).collect(),
        DecodingResult::F16(v) => v.into_iter().map(|v| float(v.to_f32())).collect(),
        DecodingResult::F32(v) => v.into_iter().map(float).collect(),
        DecodingResult::F64(v) => v.into_iter().map(|v| float(v as f32)).collect(),
        _ => Vec::new(),
    };
    let (width, height) = (width as usize, height as usize);
    if counts.len() != width * height {
        return Err(no_depth(&format!("{colour:?}"), file));
    }
    if let Some(empty) = empty {
        counts.iter_mut().filter(|c| **c == empty).for_each(|c| *c = f32::NAN);
    }
    Ok(DepthImage { width, height, counts })
}

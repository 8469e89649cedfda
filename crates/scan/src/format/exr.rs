//! Depth in OpenEXR, over the crate `exr`: one channel named Z, depth or Y, or the only one, or red. (`image` decodes
//! colour only.)

use super::{DepthImage, Place};
use crate::ScanError;
use exr::prelude::{ReadChannels, ReadLayers, Vec2};
use std::io::Cursor;

/// Names of channels that hold depth, the best first.
const NAMES: [&str; 8] = ["Z", "z", "depth", "Depth", "Y", "R", "depth.Z", "V"];

/// Decodes the first layer's depth channel; a value that is not a positive number means "no reading".
pub fn decode(bytes: &[u8], file: Place) -> Result<DepthImage, ScanError> {
    let broken =
        |e: exr::error::Error| file.malformed(format!("the image cannot be decoded ({e})"), "its data");
    // The size is checked before a buffer of it is made.
    let meta = exr::meta::MetaData::read_from_buffered(Cursor::new(bytes), false).map_err(broken)?;
    for header in &meta.headers {
        let Vec2(width, height) = header.layer_size;
        super::possible(width as u64, height as u64, file)?;
        if header.channels.list.len() > 8 {
            return Err(file.malformed("more than eight channels", "its header"));
        }
    }
    let image = exr::prelude::read()
        .no_deep_data()
        .largest_resolution_level()
        .all_channels()
        .first_valid_layer()
        .all_attributes()
        .non_parallel()
        .from_buffered(Cursor::new(bytes))
        .map_err(broken)?;
    let layer = image.layer_data;
    let channels = &layer.channel_data.list;
    let named = NAMES.iter().find_map(|n| channels.iter().find(|c| c.name.to_string() == *n));
    let channel = named.or(if channels.len() == 1 { channels.first() } else { None });
    let channel = channel.ok_or_else(|| file.malformed("no channel named Z, depth, Y or R", "its header"))?;
    let float = |v: f32| if v.is_finite() && v > 0.0 { v } else { f32::NAN };
    let counts: Vec<f32> = channel.sample_data.values_as_f32().map(float).collect();
    let Vec2(width, height) = layer.size;
    if counts.len() != width * height {
        return Err(file.malformed("a depth channel with fewer samples than pixels", "its header"));
    }
    Ok(DepthImage { width, height, counts })
}

//! Depth in OpenEXR, over the crate `exr`: the channel named Z, depth or Y in any layer (`ViewLayer.Depth.Z` as Blender
//! writes it), or the only one, or red where all colours are the same. (`image` decodes colour only.)

use super::{DepthImage, Place, counts::float};
use crate::ScanError;
use crate::camera::Frame;
use exr::meta::BlockDescription;
use exr::prelude::{AnyChannel, AnyChannels, FlatImage, FlatSamples, Layer, ReadChannels, ReadLayers, Vec2};
use std::io::Cursor;

/// Last parts of the names of channels that hold depth, the best first.
const NAMES: [&str; 5] = ["z", "depth", "y", "r", "v"];
/// Samples of all channels and layers that are decoded.
const MOST_SAMPLES: u64 = 60_000_000;
/// Pixels of a tile that an image smaller than its tile may have.
const LARGEST_TILE: usize = 1 << 22;

/// Decodes the depth channel, and tells which part of the camera's frame it is.
pub fn decode(bytes: &[u8], file: Place) -> Result<(DepthImage, Frame), ScanError> {
    let broken =
        |e: exr::error::Error| file.malformed(format!("the image cannot be decoded ({e})"), "its data");
    // The size is checked before a buffer of it is made.
    let meta = exr::meta::MetaData::read_from_buffered(Cursor::new(bytes), false).map_err(broken)?;
    let mut samples = 0u64;
    for header in &meta.headers {
        let Vec2(width, height) = header.layer_size;
        super::counts::possible(width as u64, height as u64, file)?;
        if header.deep {
            return Err(file.declared(
                "the EXR holds deep data, which are not read",
                "export flat depth (one value for each pixel)",
            ));
        }
        // Room for a whole tile is made before any of it is read.
        if let BlockDescription::Tiles(tiles) = header.blocks {
            let Vec2(across, down) = tiles.tile_size;
            let largest = (width * height).max(LARGEST_TILE);
            if across.checked_mul(down).is_none_or(|pixels| pixels > largest) {
                let what = format!("tiles of {across} x {down} pixels in an image of {width} x {height}");
                return Err(file.malformed(what, "its header"));
            }
        }
        let channels = header.channels.list.len() as u64;
        samples = samples.saturating_add(channels.saturating_mul((width * height) as u64));
    }
    if samples > MOST_SAMPLES {
        return Err(ScanError::TooLarge {
            file: file.file.into(),
            what: format!("{samples} samples in all channels"),
            limit: MOST_SAMPLES.to_string(),
        });
    }
    let image: FlatImage = exr::prelude::read()
        .no_deep_data()
        .largest_resolution_level()
        .all_channels()
        .all_layers()
        .all_attributes()
        .non_parallel()
        .from_buffered(Cursor::new(bytes))
        .map_err(broken)?;
    let display = image.attributes.display_window;
    let (layer, channel) = chosen(&image, file)?;
    let counts: Vec<f32> = channel.sample_data.values_as_f32().map(float).collect();
    let Vec2(width, height) = layer.size;
    if counts.len() != width * height {
        return Err(file.malformed("a depth channel with fewer samples than pixels", "its header"));
    }
    let at = layer.attributes.layer_position;
    let from = [at.0 - display.position.0, at.1 - display.position.1].map(f64::from);
    let frame = Frame { from, size: [display.size.0, display.size.1] };
    Ok((DepthImage { width, height, counts }, frame))
}

type Channels = AnyChannels<FlatSamples>;
type Chosen<'a> = (&'a Layer<Channels>, &'a AnyChannel<FlatSamples>);

/// The channel that holds depth, and its layer.
fn chosen<'a>(image: &'a FlatImage, file: Place) -> Result<Chosen<'a>, ScanError> {
    let all = || image.layer_data.iter().flat_map(|l| l.channel_data.list.iter().map(move |c| (l, c)));
    // `ViewLayer.Depth.Z`, or Z in a layer that is called Depth.
    let last = |c: &AnyChannel<FlatSamples>| {
        let name = c.name.to_string();
        name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
    };
    let names = || all().map(|(_, c)| c.name.to_string()).take(20).collect::<Vec<_>>().join(", ");
    let export = "export depth as one channel named Z";
    for name in NAMES {
        let found: Vec<Chosen> = all().filter(|(_, c)| last(c) == name).collect();
        let same = |a: &Chosen, b: &Chosen| a.1.sample_data == b.1.sample_data;
        match found[..] {
            [] => {}
            [(layer, _)] if name == "r" && !is_grey(layer, &last) => {
                return Err(file.declared(format!("the EXR holds colours ({}), not depth", names()), export));
            }
            [first, ref others @ ..] if others.iter().all(|o| same(&first, o)) => return Ok(first),
            _ => {
                return Err(file.declared(format!("the EXR holds several depths ({})", names()), export));
            }
        }
    }
    let mut every = all();
    match (every.next(), every.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(file.declared(format!("the EXR has no channel of depth (it has {})", names()), export)),
    }
}

/// Whether green and blue, where they are, repeat red.
fn is_grey(layer: &Layer<Channels>, last: &dyn Fn(&AnyChannel<FlatSamples>) -> String) -> bool {
    let mut colours = layer.channel_data.list.iter().filter(|c| matches!(last(c).as_str(), "r" | "g" | "b"));
    let first = colours.next();
    first.is_some_and(|f| colours.all(|c| c.sample_data == f.sample_data))
}

//! A device as a part of a 3MF file.

use crate::page;
use windlass_device::Device;
use windlass_export::threemf;

/// The device as a part whose triangles are coloured by the feature that shaped them.
pub(super) fn part<'a>(device: &'a Device, title: &str) -> threemf::Part<'a> {
    let mut part = threemf::Part::plain(title, &device.mesh);
    let features = page::features(device);
    part.palette
        .extend(features.iter().map(|f| threemf::Colour { name: f.title().into(), rgb: page::colour(*f) }));
    part.triangle_colours = device
        .marks
        .iter()
        .map(|mark| mark.and_then(|f| features.binary_search(&f).ok()).map_or(0, |i| i as u16 + 1))
        .collect();
    part
}

//! Pixels as an indexed PNG: 256 colours found by median cut, a third of the bytes of a true-colour file.
//!
//! Source: Heckbert 1982, "Color image quantization for frame buffer display", SIGGRAPH 16:297. Integers only, so
//! that the same pixels give the same bytes everywhere.

use crate::ReportError;
use crate::page_data::Picture;

/// Colours of a palette.
const COLOURS: usize = 256;
/// Bits of a coarse colour: 6 each of red, green, blue, 4 of opacity.
const COARSE_BITS: u32 = 22;

/// A coarse colour that occurs: how often, and the sums of what is in it.
#[derive(Clone, Copy)]
struct Bin {
    key: u32,
    count: u64,
    sums: [u64; 4],
}

/// PNG of RGBA pixels.
pub(super) fn encode(width: u32, height: u32, rgba: &[u8]) -> Result<Picture, ReportError> {
    let (mut bins, mut table) = bins(rgba);
    let colours = median_cut(&mut bins);
    let mut palette = Vec::with_capacity(3 * colours.len());
    let mut opacity = Vec::with_capacity(colours.len());
    for (i, range) in colours.iter().enumerate() {
        let members = &bins[range.clone()];
        for bin in members {
            *table.entry(bin.key) = i as u32;
        }
        let [r, g, b, a] = mean(members);
        palette.extend([r, g, b]);
        opacity.push(a);
    }
    let indices: Vec<u8> = rgba.as_chunks::<4>().0.iter().map(|p| *table.entry(coarse(p)) as u8).collect();
    let mut bytes = Vec::with_capacity(indices.len() / 4);
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_trns(opacity);
    encoder.set_compression(png::Compression::Balanced);
    // Filters are for gradients of light; indices have none.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(Picture { png: bytes, width, height, ..Picture::default() })
}

fn coarse([r, g, b, a]: &[u8; 4]) -> u32 {
    if *a == 0 {
        return 0;
    }
    u32::from(r >> 2) << 16 | u32::from(g >> 2) << 10 | u32::from(b >> 2) << 4 | u32::from(a >> 4)
}

/// A number for each coarse colour, in leaves that are made when one of their colours occurs: a whole table would be
/// 16 MB of memory to clear for each picture.
struct Table {
    leaves: Vec<u32>,
    numbers: Vec<u32>,
}

impl Table {
    const LEAF_BITS: u32 = 8;
    const NONE: u32 = u32::MAX;

    fn empty() -> Self {
        Table { leaves: vec![Table::NONE; 1 << (COARSE_BITS - Table::LEAF_BITS)], numbers: Vec::new() }
    }

    /// The number of a coarse colour, [`Table::NONE`] until it is set.
    fn entry(&mut self, key: u32) -> &mut u32 {
        let leaf = &mut self.leaves[(key >> Table::LEAF_BITS) as usize];
        if *leaf == Table::NONE {
            *leaf = self.numbers.len() as u32;
            self.numbers.resize(self.numbers.len() + (1 << Table::LEAF_BITS), Table::NONE);
        }
        &mut self.numbers[(*leaf + key % (1 << Table::LEAF_BITS)) as usize]
    }
}

/// The coarse colours that occur, by key, and a table that has an entry for each.
fn bins(rgba: &[u8]) -> (Vec<Bin>, Table) {
    let mut table = Table::empty();
    let mut bins: Vec<Bin> = Vec::new();
    for p in rgba.as_chunks::<4>().0 {
        let key = coarse(p);
        let place = table.entry(key);
        if *place == Table::NONE {
            *place = bins.len() as u32;
            bins.push(Bin { key, count: 0, sums: [0; 4] });
        }
        let bin = &mut bins[*place as usize];
        bin.count += 1;
        for (sum, channel) in bin.sums.iter_mut().zip(p) {
            *sum += u64::from(*channel);
        }
    }
    bins.sort_unstable_by_key(|bin| bin.key);
    (bins, table)
}

/// Splits the bins into at most 256 runs, each time the one with the greatest spread of a channel times its pixels.
fn median_cut(bins: &mut [Bin]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<(std::ops::Range<usize>, u64, usize)> = Vec::new();
    let judged = |bins: &[Bin], range: std::ops::Range<usize>| {
        let (spread, channel) = widest(&bins[range.clone()]);
        let pixels: u64 = bins[range.clone()].iter().map(|b| b.count).sum();
        // The square root keeps a small feature from drowning in a large shell.
        (range, spread * spread * pixels.isqrt(), channel)
    };
    if !bins.is_empty() {
        runs.push(judged(bins, 0..bins.len()));
    }
    while runs.len() < COLOURS {
        let Some(worst) = (0..runs.len()).max_by_key(|&i| (runs[i].1, std::cmp::Reverse(i))) else { break };
        let (range, weight, channel) = runs[worst].clone();
        if weight == 0 {
            break;
        }
        let members = &mut bins[range.clone()];
        members.sort_unstable_by_key(|b| (b.sums[channel] / b.count, b.key));
        let half = members.iter().map(|b| b.count).sum::<u64>() / 2;
        let mut passed = 0;
        let cut = members.iter().position(|b| {
            passed += b.count;
            passed > half
        });
        let cut = cut.unwrap_or(0).clamp(1, members.len() - 1);
        runs[worst] = judged(bins, range.start..range.start + cut);
        runs.push(judged(bins, range.start + cut..range.end));
    }
    runs.into_iter().map(|r| r.0).collect()
}

/// The greatest spread over the channels, and its channel; 0 for a single colour.
fn widest(bins: &[Bin]) -> (u64, usize) {
    if bins.len() < 2 {
        return (0, 0);
    }
    let spread = |k: usize| {
        let values = bins.iter().map(|b| b.sums[k] / b.count);
        let (low, high) = values.fold((u64::MAX, 0), |(l, h), v| (l.min(v), h.max(v)));
        high - low
    };
    (0..4).map(|k| (spread(k), k)).max_by_key(|&(s, k)| (s, std::cmp::Reverse(k))).unwrap_or((0, 0))
}

fn mean(bins: &[Bin]) -> [u8; 4] {
    let count = bins.iter().map(|b| b.count).sum::<u64>().max(1);
    [0, 1, 2, 3].map(|k| ((bins.iter().map(|b| b.sums[k]).sum::<u64>() + count / 2) / count) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(picture: &Picture) -> Vec<u8> {
        image::load_from_memory(&picture.png).unwrap().to_rgba8().into_raw()
    }

    #[test]
    fn few_colours_are_kept_exactly() {
        let pixels: Vec<u8> =
            (0..100u8).flat_map(|i| if i % 3 == 0 { [0; 4] } else { [i / 10 * 20, 7, 200, 255] }).collect();
        assert_eq!(decoded(&encode(10, 10, &pixels).unwrap()), pixels);
    }

    #[test]
    fn a_gradient_stays_within_a_few_levels_and_is_small() {
        let pixels: Vec<u8> = (0..200 * 200)
            .flat_map(|i| {
                let (x, y) = (i % 200, i / 200);
                [(x + 40) as u8, (x / 2 + y / 4) as u8, (200 - y / 2) as u8, 255]
            })
            .collect();
        let picture = encode(200, 200, &pixels).unwrap();
        let worst = decoded(&picture).iter().zip(&pixels).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(worst.unwrap() <= 16, "{worst:?}");
        assert_eq!(picture.png, encode(200, 200, &pixels).unwrap().png);
    }
}

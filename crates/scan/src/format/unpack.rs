//! One entry of a ZIP, unpacked within bounds.

use super::Place;
use crate::ScanError;
use std::io::{Cursor, Read};

/// Bytes of an entry that are unpacked.
const MOST_BYTES: u64 = 256 << 20;
/// Unpacked over packed from which it is no scan: text packs 10 times, an empty image 100.
const MOST_RATIO: u64 = 400;

/// A ZIP in memory.
pub(super) type Zip<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// The bytes of an entry.
pub(super) fn unpacked(zip: &mut Zip, name: &str, file: Place) -> Result<Vec<u8>, ScanError> {
    let broken =
        |e: String| file.malformed(format!("it cannot be unpacked ({e})"), name.escape_debug().to_string());
    let entry = zip.by_name(name).map_err(|e| broken(e.to_string()))?;
    let (packed, full) = (entry.compressed_size(), entry.size());
    if full > MOST_BYTES || full / packed.max(1) > MOST_RATIO && full > 1 << 20 {
        return Err(ScanError::TooLarge {
            file: file.file.into(),
            what: format!("{full} bytes unpacked from {packed}"),
            limit: format!("{MOST_BYTES} bytes and {MOST_RATIO} times"),
        });
    }
    let mut content = Vec::with_capacity(full.min(packed.saturating_mul(20)) as usize);
    // One byte more than promised: an entry that goes on would be a scan cut short, and its sum is checked at its end.
    entry.take(full + 1).read_to_end(&mut content).map_err(|e| broken(e.to_string()))?;
    if content.len() as u64 != full {
        return Err(broken(format!("{full} bytes are promised, and there are others")));
    }
    Ok(content)
}

//! STL, binary and ASCII.
//!
//! Own readers: the crate `stl_io` reads only the first solid of an ASCII file and takes NaN and trailing
//! triangles in silence.

use super::{Place, number, words};
use crate::{ScanError, clean::weld};
use windlass_geometry::Mesh;

/// Whether the length is the one the triangle count at byte 80 promises (a little more is tolerated).
pub fn is_binary(bytes: &[u8]) -> bool {
    count(bytes).is_some_and(|n| {
        let expected = 84 + 50 * n as u64;
        n > 0 && bytes.len() as u64 >= expected && bytes.len() as u64 <= expected + 512
    })
}

/// Whether the text starts with `solid` in any case and has a facet early on.
pub fn is_ascii(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(1024)].trim_ascii_start().to_ascii_lowercase();
    head.starts_with(b"solid") && head.windows(5).any(|w| w == b"facet")
}

fn count(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(80..84)?.try_into().ok()?))
}

/// Binary STL.
pub fn binary(bytes: &[u8], file: Place) -> Result<Mesh, ScanError> {
    let n = file.within("triangles", count(bytes).unwrap_or(0) as usize)?;
    let mut corners = Vec::with_capacity(3 * n);
    for record in bytes[84..].chunks_exact(50).take(n) {
        for corner in record[12..48].chunks_exact(12) {
            let c = |k: usize| f32::from_le_bytes([corner[k], corner[k + 1], corner[k + 2], corner[k + 3]]);
            corners.push([c(0), c(4), c(8)]);
        }
    }
    Ok(weld::soup(&corners))
}

/// ASCII STL: every solid in the file.
pub fn ascii(bytes: &[u8], file: Place) -> Result<Mesh, ScanError> {
    let mut corners: Vec<[f32; 3]> = Vec::new();
    let mut in_facet = 0usize;
    for (k, line) in bytes.split(|&b| b == b'\n').enumerate() {
        let mut words = words(line);
        let Some(first) = words.next() else { continue };
        let place = || format!("line {}", k + 1);
        if first.eq_ignore_ascii_case(b"vertex") {
            let p: Vec<f64> = words.map_while(number).take(3).collect();
            let [x, y, z] = p[..] else {
                return Err(file.malformed("a vertex without three numbers", place()));
            };
            corners.push([x as f32, y as f32, z as f32]);
            file.within("vertices", corners.len())?;
            in_facet += 1;
        } else if first.eq_ignore_ascii_case(b"endfacet") {
            if in_facet != 3 {
                return Err(file.malformed("a facet without three vertices", place()));
            }
            in_facet = 0;
        }
    }
    let tail = bytes[bytes.len().saturating_sub(400)..].to_ascii_lowercase();
    if in_facet != 0 || corners.is_empty() || !tail.windows(8).any(|w| w == b"endsolid") {
        return Err(file.malformed("the text ends before its solid does", "the end"));
    }
    Ok(weld::soup(&corners))
}

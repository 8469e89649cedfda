//! NPY: an array of n x 3 (or more) numbers is a cloud of points, of rows x columns x 3 an organised one, and any other of
//! rows x columns a depth image.
//!
//! Own reader: `npyz` brings a parser generator for one line of header, and `ndarray-npy` an array library.

use super::counts::{float, integer, possible};
use super::{DepthImage, Place};
use crate::ScanError;
use windlass_geometry::{Mesh, Point3};

/// Most columns of an array of points; with more it is an image.
const MOST_COLUMNS: usize = 12;

/// What the array is.
pub enum Array {
    Points(Mesh),
    Depth(DepthImage),
}

struct Header {
    is_big: bool,
    kind: u8,
    size: usize,
    is_fortran: bool,
    shape: Vec<usize>,
    body: usize,
}

/// Decodes the array; zero, negative numbers and NaN are no reading of a depth.
pub fn decode(bytes: &[u8], file: Place) -> Result<Array, ScanError> {
    let header = Header::read(bytes, file)?;
    let body = &bytes[header.body..];
    let place = |row: usize, column: usize, rows: usize, columns: usize| {
        if header.is_fortran { column * rows + row } else { row * columns + column }
    };
    let short = || file.malformed("the array ends early", "the end");
    let value = |k: usize| header.value(body, k);
    let total = header.shape.iter().try_fold(1usize, |n, d| n.checked_mul(*d)).ok_or_else(short)?;
    if body.len() / header.size < total {
        return Err(short());
    }
    match header.shape[..] {
        [rows, columns @ 3..=MOST_COLUMNS] => {
            let rows = file.within("points", rows)?;
            let point = |row| Point3::from([0, 1, 2].map(|c| value(place(row, c, rows, columns))));
            let vertices = (0..rows).map(point).collect();
            Ok(Array::Points(Mesh { vertices, triangles: Vec::new() }))
        }
        [h, w, depth @ 3..=MOST_COLUMNS] if !header.is_fortran => {
            let points = file.within("points", h * w)?;
            let point = |k: usize| Point3::from([0, 1, 2].map(|c| value(depth * k + c)));
            Ok(Array::Points(Mesh { vertices: (0..points).map(point).collect(), triangles: Vec::new() }))
        }
        [3, columns] if columns > MOST_COLUMNS => Err(file.declared(
            format!("an array of shape [3, {columns}] has its points in columns"),
            "save it turned over, as n x 3 (array.T in NumPy)",
        )),
        [height, width] | [height, width, 1] => {
            possible(width as u64, height as u64, file)?;
            let read = |k: usize| {
                let v = value(place(k / width, k % width, height, width));
                if header.kind == b'u' && header.size == 2 { integer(v as u16) } else { float(v as f32) }
            };
            Ok(Array::Depth(DepthImage { width, height, counts: (0..height * width).map(read).collect() }))
        }
        _ => Err(file.declared(
            format!("an array of shape {:?} is neither points nor a depth image", header.shape),
            "save points as n x 3 or depth as rows x columns",
        )),
    }
}

impl Header {
    fn read(bytes: &[u8], file: Place) -> Result<Header, ScanError> {
        let bad = || file.malformed("the header of the NPY is not understood", "byte 8");
        let (start, length) = match bytes.get(6..12) {
            Some(&[1, _, a, b, ..]) => (10usize, usize::from(u16::from_le_bytes([a, b]))),
            Some(&[2 | 3, _, a, b, c, d]) => (12, u32::from_le_bytes([a, b, c, d]) as usize),
            _ => return Err(bad()),
        };
        let text = bytes.get(start..start.saturating_add(length)).and_then(|t| std::str::from_utf8(t).ok());
        let text = text.ok_or_else(bad)?;
        let after =
            |key: &str| text.split_once(key).map(|(_, v)| v.trim_start_matches([' ', ':', '\'', '"']));
        let descr: String =
            after("descr").ok_or_else(bad)?.chars().take_while(|c| !matches!(c, '\'' | '"')).collect();
        let is_record = after("descr").is_some_and(|d| d.starts_with('['));
        if is_record || descr.ends_with('O') {
            let what = if is_record { "an array of records" } else { "an array of Python objects" };
            return Err(file.declared(
                format!("{what} is not read"),
                "save x, y and z as one array of n x 3 numbers (numpy: np.stack([a['x'], a['y'], a['z']], 1))",
            ));
        }
        let shape = after("shape").and_then(|s| s.strip_prefix('(')?.split_once(')')).ok_or_else(bad)?.0;
        let shape = shape.split(',').map(str::trim).filter(|w| !w.is_empty());
        let shape: Option<Vec<usize>> = shape.map(|w| w.parse().ok()).collect();
        let &[order, kind, ref size @ ..] = descr.as_bytes() else { return Err(bad()) };
        let size: usize = std::str::from_utf8(size).ok().and_then(|s| s.parse().ok()).ok_or_else(bad)?;
        if !matches!((kind, size), (b'f', 2 | 4 | 8) | (b'u' | b'i', 1 | 2 | 4 | 8)) {
            return Err(file.declared(
                format!("numbers of kind {:.20} are not read", descr.escape_debug().to_string()),
                "save the array as float32 or uint16 (numpy: a.astype('float32'))",
            ));
        }
        Ok(Header {
            is_big: order == b'>',
            kind,
            size,
            is_fortran: after("fortran_order").is_some_and(|v| v.starts_with("True")),
            shape: shape.ok_or_else(bad)?,
            body: start + length,
        })
    }

    fn value(&self, body: &[u8], k: usize) -> f64 {
        let Some(raw) = body.get(k * self.size..(k + 1) * self.size) else { return f64::NAN };
        let mut eight = [0u8; 8];
        for (i, b) in raw.iter().enumerate() {
            eight[if self.is_big { self.size - 1 - i } else { i }] = *b;
        }
        let [a, b, c, d, ..] = eight;
        match (self.kind, self.size) {
            (b'f', 2) => half::f16::from_le_bytes([a, b]).into(),
            (b'f', 4) => f32::from_le_bytes([a, b, c, d]).into(),
            (b'f', _) => f64::from_le_bytes(eight),
            (b'u', _) => u64::from_le_bytes(eight) as f64,
            (_, 1) => (a as i8).into(),
            (_, 2) => i16::from_le_bytes([a, b]).into(),
            (_, 4) => i32::from_le_bytes([a, b, c, d]).into(),
            _ => i64::from_le_bytes(eight) as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(descr: &str, order: &str, shape: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}\n");
        [b"\x93NUMPY\x01\x00", &(head.len() as u16).to_le_bytes()[..], head.as_bytes(), body].concat()
    }

    #[test]
    fn points_in_both_orders_and_depth() {
        let file = Place { file: "a.npy" };
        let big: Vec<u8> = [1.0f32, 2.0, 3.0, 4.0, 5.0, 6.0].iter().flat_map(|v| v.to_be_bytes()).collect();
        let turned: Vec<u8> =
            [1.0f64, 4.0, 2.0, 5.0, 3.0, 6.0].iter().flat_map(|v| v.to_le_bytes()).collect();
        for bytes in [with(">f4", "False", "(2, 3)", &big), with("<f8", "True", "(2, 3)", &turned)] {
            let Ok(Array::Points(mesh)) = decode(&bytes, file) else { panic!("no points") };
            assert_eq!(mesh.vertices[1], Point3::new(4.0, 5.0, 6.0));
        }
        for (descr, shape, what) in [("<f4", "(3, 20)", "columns"), ("|O", "(2, 3)", "Python objects")] {
            let why = decode(&with(descr, "False", shape, &[0; 240]), file).err().map(|e| e.to_string());
            assert!(why.is_some_and(|w| w.contains(what)), "{descr} {shape}");
        }
        let depth = with("<u2", "False", "(2, 20)", &[7u8, 0].repeat(40));
        let Ok(Array::Depth(image)) = decode(&depth, file) else { panic!("no depth") };
        assert_eq!((image.width, image.height, image.counts[3]), (20, 2, 7.0));
        assert!(decode(&with("<c8", "False", "(2, 3)", &big), file).is_err());
        assert!(decode(&with("<f4", "False", "(9, 3)", &big), file).is_err());
    }
}

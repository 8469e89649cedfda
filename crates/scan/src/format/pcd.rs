//! PCD, the point clouds of PCL and ROS: text, binary and compressed binary; x, y and z are taken, points without a reading
//! are NaN.
//!
//! Own reader: `pcd-rs` 0.12 trusts the counts of the header and does not read `binary_compressed`.

use super::{Place, Surface};
use crate::ScanError;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::text::{Numbers, lines};

/// Lines of a header at most.
const HEADER: usize = 60;
/// Bytes of points at most, unpacked.
const MOST_BYTES: usize = 256 << 20;

#[derive(Default)]
struct Header<'a> {
    fields: Vec<&'a str>,
    sizes: Vec<usize>,
    types: Vec<&'a str>,
    counts: Vec<usize>,
    points: usize,
    data: &'a str,
    /// First byte behind the header.
    body: usize,
}

/// Decodes the file; PCD does not tell its unit (ROS writes metres).
pub fn decode(bytes: &[u8], file: Place) -> Result<Surface, ScanError> {
    let header = Header::read(bytes, file)?;
    let axes = ["x", "y", "z"].map(|n| header.fields.iter().position(|f| *f == n));
    let [Some(x), Some(y), Some(z)] = axes else {
        return Err(file.declared(
            format!("the PCD has the fields {:?}, not x, y and z", header.fields),
            "export the points with their places",
        ));
    };
    let points = file.within("points", header.points)?;
    let body = bytes.get(header.body..).unwrap_or_default();
    let vertices = match header.data {
        "ascii" => text(body, &header, [x, y, z], file)?,
        "binary" => header.packed(body, points, [x, y, z], file)?,
        "binary_compressed" => {
            let word = |at: usize| body.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            let (packed, full) = word(0).zip(word(4)).unwrap_or_default();
            let stride = header.stride().unwrap_or(usize::MAX);
            let source = body.get(8..8 + packed as usize);
            if full as usize > MOST_BYTES || full as usize != points.saturating_mul(stride) {
                return Err(file.malformed("a compressed body of another size than promised", "its data"));
            }
            let unpacked = source.and_then(|s| lzf(s, full as usize));
            let unpacked =
                unpacked.ok_or_else(|| file.malformed("the points cannot be unpacked", "its data"))?;
            header.planes(&unpacked, points, [x, y, z], file)?
        }
        other => {
            return Err(
                file.declared(format!("DATA {other:.40}, which is not read"), "export as DATA binary")
            );
        }
    };
    Ok(Surface::of(Mesh { vertices, triangles: Vec::new() }))
}

impl<'a> Header<'a> {
    fn read(bytes: &'a [u8], file: Place) -> Result<Header<'a>, ScanError> {
        let mut header = Header::default();
        let (mut width, mut height, mut points) = (0usize, 1usize, None);
        for line in bytes.split_inclusive(|b| *b == b'\n').take(HEADER) {
            header.body += line.len();
            let text = std::str::from_utf8(line).unwrap_or_default();
            let mut words = text.split_whitespace();
            let key = words.next().unwrap_or_default();
            let numbers = || words.clone().map(|w| w.parse().unwrap_or(0)).collect::<Vec<usize>>();
            match key {
                "FIELDS" | "COLUMNS" => header.fields = words.collect(),
                "SIZE" => header.sizes = numbers(),
                "TYPE" => header.types = words.collect(),
                "COUNT" => header.counts = numbers(),
                "WIDTH" => width = numbers().first().copied().unwrap_or(0),
                "HEIGHT" => height = numbers().first().copied().unwrap_or(1),
                "POINTS" => points = numbers().first().copied(),
                "DATA" => {
                    header.data = words.next().unwrap_or_default();
                    break;
                }
                _ => {}
            }
        }
        header.points = points.unwrap_or(width.saturating_mul(height));
        let n = header.fields.len();
        if header.counts.is_empty() {
            header.counts = vec![1; n];
        }
        let same = [header.sizes.len(), header.types.len(), header.counts.len()].iter().all(|l| *l == n);
        let sizes = header.sizes.iter().all(|s| matches!(s, 1 | 2 | 4 | 8));
        if n == 0 || n > 256 || !same || !sizes || header.data.is_empty() || header.stride().is_none() {
            return Err(
                file.malformed("FIELDS, SIZE, TYPE, COUNT and DATA do not fit together", "the header")
            );
        }
        Ok(header)
    }

    /// Bytes of a point.
    fn stride(&self) -> Option<usize> {
        let field = |(size, count): (&usize, &usize)| size.checked_mul(*count).filter(|b| *b <= 1 << 16);
        self.sizes.iter().zip(&self.counts).map(field).try_fold(0usize, |sum, b| sum.checked_add(b?))
    }

    /// Byte at which a field begins in a point of which each field takes `times` its bytes.
    fn offset(&self, field: usize, times: usize) -> usize {
        self.sizes.iter().zip(&self.counts).take(field).map(|(s, c)| s * c * times).sum()
    }

    /// Points one after the other.
    fn packed(
        &self,
        body: &[u8],
        points: usize,
        axes: [usize; 3],
        file: Place,
    ) -> Result<Vec<Point3>, ScanError> {
        let stride = self.stride().unwrap_or(usize::MAX).max(1);
        if body.len() / stride < points {
            return Err(
                file.malformed(format!("{points} points are promised, the data end early"), "its data")
            );
        }
        let point = |at: &[u8]| Point3::from(axes.map(|f| self.value(at, self.offset(f, 1), f)));
        Ok(body.chunks_exact(stride).take(points).map(point).collect())
    }

    /// All x, then all y, and so on.
    fn planes(
        &self,
        body: &[u8],
        points: usize,
        axes: [usize; 3],
        file: Place,
    ) -> Result<Vec<Point3>, ScanError> {
        if body.len() < points.saturating_mul(self.stride().unwrap_or(usize::MAX)) {
            return Err(file.malformed("the data end early", "its data"));
        }
        let starts = axes.map(|f| self.offset(f, points));
        let at = |i: usize, k: usize| {
            let (f, size) = (axes[k], self.sizes[axes[k]]);
            self.value(body, starts[k] + i * size * self.counts[f], f)
        };
        Ok((0..points).map(|i| Point3::new(at(i, 0), at(i, 1), at(i, 2))).collect())
    }

    fn value(&self, bytes: &[u8], at: usize, field: usize) -> f64 {
        let Some(raw) = bytes.get(at..at + self.sizes[field]) else { return f64::NAN };
        match (self.types[field], raw) {
            ("F", &[a, b, c, d]) => f32::from_le_bytes([a, b, c, d]).into(),
            ("F", &[a, b, c, d, e, f, g, h]) => f64::from_le_bytes([a, b, c, d, e, f, g, h]),
            ("I", &[a, b]) => i16::from_le_bytes([a, b]).into(),
            ("U", &[a, b]) => u16::from_le_bytes([a, b]).into(),
            ("I", &[a, b, c, d]) => i32::from_le_bytes([a, b, c, d]).into(),
            ("U", &[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]).into(),
            _ => f64::NAN,
        }
    }
}

fn text(body: &[u8], header: &Header, axes: [usize; 3], file: Place) -> Result<Vec<Point3>, ScanError> {
    let body = String::from_utf8_lossy(body);
    let places = axes.map(|f| header.counts.iter().take(f).sum::<usize>());
    let (mut vertices, mut numbers) = (Vec::new(), Numbers::default());
    for (k, line) in lines(&body).filter(|l| !l.trim().is_empty()).enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut value = |k: usize| words.get(places[k]).and_then(|w| numbers.next(w));
        let (Some(x), Some(y), Some(z)) = (value(0), value(1), value(2)) else {
            return Err(file.malformed("a point without x, y and z", format!("point {k}")));
        };
        vertices.push(Point3::new(x, y, z));
        file.within("points", vertices.len())?;
    }
    numbers.mark().map_err(|e| file.mixed(e))?;
    if vertices.len() < header.points {
        let what = format!("{} points are promised and {} are there", header.points, vertices.len());
        return Err(file.malformed(what, "the end"));
    }
    Ok(vertices)
}

/// LZF (Lehmann): runs of up to 32 bytes, and copies of up to 264 bytes from up to 8 KiB before.
fn lzf(source: &[u8], full: usize) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(full);
    let mut at = 0;
    let mut next = |n: usize| {
        let part = source.get(at..at + n)?;
        at += n;
        Some(part)
    };
    while out.len() < full {
        let control = usize::from(next(1)?[0]);
        if control < 32 {
            out.extend_from_slice(next(control + 1)?);
            continue;
        }
        let mut length = control >> 5;
        if length == 7 {
            length += usize::from(next(1)?[0]);
        }
        let back = ((control & 31) << 8) + usize::from(next(1)?[0]) + 1;
        let from = out.len().checked_sub(back)?;
        (from..from + length + 2).for_each(|k| out.push(out[k]));
    }
    (out.len() == full).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Place = Place { file: "a.pcd" };

    fn with(data: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "# .PCD v0.7\nVERSION 0.7\nFIELDS rgb z x y\nSIZE 4 4 4 4\nTYPE U F F F\nCOUNT 1 1 1 1\nWIDTH 2\n\
             HEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS 2\nDATA {data}\n"
        );
        [head.as_bytes(), body].concat()
    }

    #[test]
    fn the_same_points_three_ways() {
        let truth = [Point3::new(1.0, 2.0, 3.0), Point3::new(4.0, 5.0, 6.0)];
        let text = with("ascii", b"7 3 1 2\n7 6 4 5\n");
        let rows: Vec<u8> = [[0.0f32, 3.0, 1.0, 2.0], [0.0, 6.0, 4.0, 5.0]]
            .iter()
            .flatten()
            .flat_map(|v| v.to_le_bytes())
            .collect();
        let planes: Vec<u8> =
            [0.0f32, 0.0, 3.0, 6.0, 1.0, 4.0, 2.0, 5.0].iter().flat_map(|v| v.to_le_bytes()).collect();
        // A copy of one byte 7 times, then literals.
        let mut packed = vec![0, 0, 0xa0, 0];
        for part in planes[8..].chunks(32) {
            packed.push(part.len() as u8 - 1);
            packed.extend(part);
        }
        let sizes = [(packed.len() as u32).to_le_bytes(), 32u32.to_le_bytes()].concat();
        let packed = with("binary_compressed", &[sizes, packed].concat());
        for bytes in [text, with("binary", &rows), packed] {
            assert_eq!(decode(&bytes, FILE).unwrap().mesh.vertices, truth);
        }
        assert!(decode(&with("binary", &rows[..20]), FILE).is_err());
        assert!(lzf(&[0xff, 0xff, 0xff], 1000).is_none());
    }
}

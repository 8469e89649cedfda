//! STL, binary and ASCII.
//!
//! Own readers: the crate `stl_io` reads only the first solid of an ASCII file and takes NaN and trailing
//! triangles in silence.

use super::{Place, Surface};
use crate::{ScanError, clean::weld};
use windlass_measure::Note;
use windlass_measure::text::Numbers;

/// Bytes before the triangles, and those of a triangle.
const HEADER: usize = 84;
const RECORD: usize = 50;
/// What an exporter may leave behind the last triangle of a file that is not called .stl.
const REST: u64 = 512;

/// Whether the length is the one the triangle count at byte 80 promises (a little more is tolerated).
pub fn is_binary(bytes: &[u8]) -> bool {
    count(bytes).is_some_and(|n| {
        let expected = (HEADER + RECORD * n as usize) as u64;
        n > 0 && bytes.len() as u64 >= expected && bytes.len() as u64 <= expected + REST
    })
}

/// Whether a text has a facet early on.
pub fn has_facet(head: &str) -> bool {
    head.split_whitespace().take(20_000).any(|w| w.eq_ignore_ascii_case("facet"))
}

fn count(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(80..HEADER)?.try_into().ok()?))
}

/// Binary STL.
pub fn binary(bytes: &[u8], file: Place) -> Result<Surface, ScanError> {
    let Some(promised) = count(bytes) else {
        return Err(
            file.malformed("a binary STL without its 84 bytes of header", format!("byte {}", bytes.len()))
        );
    };
    let records = bytes[HEADER..].chunks_exact(RECORD);
    let present = records.len();
    let mut notes = Vec::new();
    let is_open = matches!(promised, 0 | u32::MAX) && is_triangles(bytes, 0);
    let n = if is_open { present } else { promised as usize };
    if n > present {
        let what = format!("the STL promises {n} triangles and has room for {present}; it");
        return Err(file.malformed(format!("{what} ends early"), format!("byte {}", bytes.len())));
    }
    let rest = bytes.len() - HEADER - RECORD * n;
    if rest >= RECORD && is_triangles(bytes, n) {
        return Err(file.declared(
            format!("the STL says {n} triangles at byte 80, and {} more follow", rest / RECORD),
            "export the scan again as one solid: it is not clear which part is the foot",
        ));
    }
    if is_open {
        let text = format!("the STL does not say how many triangles it has; all {n} were read");
        notes.push(Note::info("scan.structure", text));
    } else if rest > 0 {
        let text = format!("{rest} bytes after the last triangle were passed over: they are not triangles");
        notes.push(Note::info("scan.structure", text));
    }
    file.within("triangles", n)?;
    let mut corners = Vec::with_capacity(3 * n);
    for record in records.take(n) {
        corners.extend(record[12..48].chunks_exact(12).map(corner));
    }
    Ok(Surface { mesh: weld::soup(&corners), unit: None, notes })
}

fn corner(c: &[u8]) -> [f32; 3] {
    [0, 4, 8].map(|k| f32::from_le_bytes([c[k], c[k + 1], c[k + 2], c[k + 3]]))
}

/// Whether most of the records from the n-th on are triangles: three different corners of possible numbers.
fn is_triangles(bytes: &[u8], n: usize) -> bool {
    let records = || bytes[HEADER..].chunks_exact(RECORD).skip(n).take(2000);
    let good = records().filter(|r| {
        let c: Vec<[f32; 3]> = r[12..48].chunks_exact(12).map(corner).collect();
        let possible = |v: &f32| v.is_finite() && v.abs() < 1e7 && (*v == 0.0 || v.abs() > 1e-12);
        c.iter().flatten().all(possible) && c[0] != c[1] && c[1] != c[2] && c[2] != c[0]
    });
    2 * good.count() > records().count()
}

/// ASCII STL: every solid in the file. Words matter, lines do not: some exporters write none.
pub fn ascii(text: &str, file: Place) -> Result<Surface, ScanError> {
    let mut corners: Vec<[f32; 3]> = Vec::new();
    let (mut in_facet, mut is_ended) = (0usize, false);
    let mut numbers = Numbers::default();
    let mut words = Words { text, at: 0 };
    while let Some(word) = words.next() {
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        if is("vertex") {
            let mut next = || words.next().and_then(|w| numbers.next(w));
            let (Some(x), Some(y), Some(z)) = (next(), next(), next()) else {
                return Err(file.malformed("a vertex without three numbers", words.place()));
            };
            corners.push([x as f32, y as f32, z as f32]);
            file.within("vertices", corners.len())?;
            in_facet += 1;
        } else if is("endfacet") || (is("end") && words.peeked("facet")) {
            if in_facet != 3 {
                return Err(file.malformed("a facet without three vertices", words.place()));
            }
            in_facet = 0;
        } else if is("solid") || is("endsolid") || (is("end") && words.peeked("solid")) {
            is_ended = !is("solid");
            words.skip_name();
        }
    }
    numbers.mark().map_err(|e| file.mixed(e))?;
    if in_facet != 0 || corners.is_empty() || !is_ended {
        return Err(file.malformed("the text ends before its solid does", "the end"));
    }
    Ok(Surface::of(weld::soup(&corners)))
}

/// The words of the text.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let start = self.at + bytes[self.at..].iter().position(|b| !b.is_ascii_whitespace())?;
        let length = bytes[start..].iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len() - start);
        self.at = start + length;
        Some(&self.text[start..self.at])
    }

    /// Takes the next word if it is this one.
    fn peeked(&mut self, name: &str) -> bool {
        let before = self.at;
        let is = self.next().is_some_and(|w| w.eq_ignore_ascii_case(name));
        if !is {
            self.at = before;
        }
        is
    }

    /// Passes over the name of a solid: to the end of the line, or to the next facet if that comes first.
    fn skip_name(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let line = rest.iter().position(|&b| b == b'\n' || b == b'\r').unwrap_or(rest.len());
        let end = self.at + line;
        loop {
            let before = self.at;
            let Some(word) = self.next().filter(|_| self.at <= end) else {
                self.at = end;
                return;
            };
            let is = |name: &str| word.eq_ignore_ascii_case(name);
            if is("facet") && self.peeked("normal") || is("endsolid") {
                self.at = before;
                return;
            }
        }
    }

    fn place(&self) -> String {
        format!("line {}", 1 + windlass_measure::text::lines(&self.text[..self.at]).count().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Place = Place { file: "a.stl" };
    const FACET: &str =
        "facet normal 0 0 1 outer loop vertex 0 0 0 vertex 1,5 0 0 vertex 0 1,5 0 endloop endfacet";

    #[test]
    fn one_line_names_and_end_solid() {
        for text in [
            format!("solid {FACET} endsolid"),
            format!("solid a vertex of mine\n{FACET}\nendsolid a vertex of mine"),
            format!("SOLID x\r{FACET}\rEND SOLID"),
            format!("solid a\n{FACET}\nendsolid a\nsolid b\n{FACET}\nendsolid {}\n", "b".repeat(2000)),
        ] {
            assert!(!ascii(&text, FILE).unwrap().mesh.triangles.is_empty(), "{text:.60}");
        }
        let cut = format!("solid a\n{FACET}\nfacet normal 0 0 1");
        assert!(ascii(&cut, FILE).is_err());
    }
}

//! Wavefront OBJ: vertices and faces (any polygon, groups, negative indices); everything else is passed over.

use super::{Place, number, words};
use crate::ScanError;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::LengthUnit;

/// Whether the first lines hold a vertex statement.
pub fn looks_like(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(4096)].split(|&b| b == b'\n').any(|line| {
        let mut w = words(line);
        w.next() == Some(b"v") && w.map_while(number).count() >= 3
    })
}

/// Decodes the file; OBJ does not state its unit.
pub fn decode(bytes: &[u8], file: Place) -> Result<(Mesh, Option<LengthUnit>), ScanError> {
    let mut mesh = Mesh::default();
    let mut polygon: Vec<u32> = Vec::new();
    for (k, line) in bytes.split(|&b| b == b'\n').enumerate() {
        let mut words = words(line);
        match words.next() {
            Some(b"v") => mesh.vertices.push(vertex(words).ok_or_else(|| {
                file.malformed("a vertex without three numbers", format!("line {}", k + 1))
            })?),
            Some(b"f") => {
                polygon.clear();
                for word in words {
                    let corner = index(word, mesh.vertices.len());
                    polygon.push(corner.ok_or_else(|| {
                        file.malformed(
                            "a face with a corner that is not a vertex number",
                            format!("line {}", k + 1),
                        )
                    })?);
                }
                if polygon.len() < 3 {
                    return Err(
                        file.malformed("a face with fewer than three corners", format!("line {}", k + 1))
                    );
                }
                for i in 2..polygon.len() {
                    mesh.triangles.push([polygon[0], polygon[i - 1], polygon[i]]);
                }
            }
            _ => {}
        }
        // At once, before a long text fills the memory.
        file.within("vertices", mesh.vertices.len())?;
        file.within("faces", mesh.triangles.len())?;
    }
    let bad = mesh.triangles.iter().flatten().find(|&&i| i as usize >= mesh.vertices.len());
    if let Some(i) = bad {
        return Err(file.malformed(format!("a face with vertex {}, which does not exist", i + 1), "the end"));
    }
    cut_short(bytes, &mesh, file)?;
    Ok((mesh, None))
}

/// OBJ promises no counts: a file that ends inside a line and leaves vertices without faces has been cut, and so has one
/// that leaves many.
fn cut_short(bytes: &[u8], mesh: &Mesh, file: Place) -> Result<(), ScanError> {
    let mut used = vec![false; mesh.vertices.len()];
    mesh.triangles.iter().flatten().for_each(|&i| used[i as usize] = true);
    let loose = used.iter().filter(|u| !**u).count();
    let last = bytes.rsplit(|&b| b == b'\n').next().unwrap_or_default();
    let is_ended = last.trim_ascii().is_empty();
    let few = if is_ended { 20 } else { 50 };
    if (is_ended && mesh.triangles.is_empty()) || few * loose <= mesh.vertices.len() {
        return Ok(());
    }
    let end = if is_ended { "" } else { ", and the last line is not ended" };
    Err(file.malformed(format!("{loose} vertices belong to no face{end}"), "the end"))
}

fn vertex<'a>(mut words: impl Iterator<Item = &'a [u8]>) -> Option<Point3> {
    let mut next = || number(words.next()?);
    Some(Point3::new(next()?, next()?, next()?))
}

/// `7`, `7/1/2`, `-1`: the zero-based vertex.
fn index(word: &[u8], vertices: usize) -> Option<u32> {
    let first = word.iter().position(|&b| b == b'/').map_or(word, |end| &word[..end]);
    let i = whole(first)?;
    match i {
        1.. => u32::try_from(i - 1).ok(),
        0 => None,
        _ => u32::try_from(vertices as i64 + i).ok(),
    }
}

/// A whole number with its sign, as a file of two million faces needs it read.
fn whole(word: &[u8]) -> Option<i64> {
    let (sign, digits) = match word {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, word),
    };
    let digit = |sum: i64, b: &u8| b.is_ascii_digit().then(|| 10 * sum + i64::from(b - b'0'));
    let sum = if digits.len() < 17 { digits.iter().try_fold(0, digit)? } else { return None };
    (!digits.is_empty()).then_some(sign * sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Place = Place { file: "a.obj" };

    #[test]
    fn quads_groups_and_negative_indices() {
        let text =
            b"# x\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\ng sole\nf 1/1 2/2 3/3 4/4\nf -4//1 -3//1 -2//1\n";
        let (mesh, _) = decode(text, FILE).unwrap();
        assert_eq!(mesh.triangles, [[0, 1, 2], [0, 2, 3], [0, 1, 2]]);
    }

    #[test]
    fn a_corner_that_is_no_vertex_is_named() {
        let error = decode(b"v 0 0 0\nf 1 2 3\n", FILE).unwrap_err().to_string();
        assert!(error.contains("vertex 2"), "{error}");
        assert!(decode(b"v 0 0 0\nf -2 1 1\n", FILE).unwrap_err().to_string().contains("line 2"));
    }
}

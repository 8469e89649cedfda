//! Wavefront OBJ: vertices and faces (any polygon, groups, negative indices, continued lines, comments behind a
//! statement); everything else is passed over.

use super::{Place, Surface};
use crate::{ScanError, clean::weld};
use std::borrow::Cow;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::Note;
use windlass_measure::text::{self, Numbers, number};

/// Whether the first lines hold a vertex statement.
pub fn looks_like(head: &str) -> bool {
    text::lines(head).take(400).any(|line| {
        let mut w = line.split_whitespace();
        w.next() == Some("v") && w.map_while(number).count() >= 3
    })
}

/// Decodes the file; OBJ does not tell its unit.
pub fn decode(text: &str, file: Place) -> Result<Surface, ScanError> {
    let mut mesh = Mesh::default();
    let mut polygon: Vec<u32> = Vec::new();
    let mut numbers = Numbers::default();
    let mut lines = text::lines(text).enumerate();
    while let Some((k, line)) = statement(&mut lines) {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("v") => mesh.vertices.push(vertex(words, &mut numbers).ok_or_else(|| {
                file.malformed("a vertex without three numbers", format!("line {}", k + 1))
            })?),
            Some("f") => {
                polygon.clear();
                for word in words {
                    let corner = index(word.as_bytes(), mesh.vertices.len());
                    polygon.push(corner.ok_or_else(|| {
                        file.malformed(
                            "a face with a corner that is not a vertex number",
                            format!("line {}", k + 1),
                        )
                    })?);
                    // At once, before a long line fills the memory.
                    file.within("corners of a face", polygon.len() + mesh.triangles.len())?;
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
            Some(shape @ ("curv" | "curv2" | "surf")) => {
                return Err(file.declared(
                    format!("the OBJ holds a free-form {shape} at line {}, which is not read", k + 1),
                    "export the scan as triangles",
                ));
            }
            _ => {}
        }
        file.within("vertices", mesh.vertices.len())?;
        file.within("faces", mesh.triangles.len())?;
    }
    numbers.mark().map_err(|e| file.mixed(e))?;
    let bad = mesh.triangles.iter().flatten().find(|&&i| i as usize >= mesh.vertices.len());
    if let Some(i) = bad {
        return Err(file.malformed(format!("a face with vertex {}, which does not exist", i + 1), "the end"));
    }
    let notes = loose(text, &mesh, file)?;
    Ok(Surface { mesh, unit: None, notes })
}

/// The next statement: without its comment, and joined where a line ends with a backslash.
fn statement<'a>(lines: &mut impl Iterator<Item = (usize, &'a str)>) -> Option<(usize, Cow<'a, str>)> {
    let bare = |line: &'a str| line.find('#').map_or(line, |k| &line[..k]).trim_end();
    let (k, line) = lines.next()?;
    let mut whole = Cow::Borrowed(bare(line));
    while whole.ends_with('\\') {
        let joined = whole.trim_end_matches('\\').to_owned();
        let Some((_, next)) = lines.next() else { break };
        whole = Cow::Owned(format!("{joined} {}", bare(next)));
    }
    Some((k, whole))
}

/// OBJ promises no counts: a file that ends inside a line and leaves vertices without faces has been cut, and so has one
/// that leaves half of them. Vertices that an editor left behind are passed over, if the surface is closed without them.
fn loose(text: &str, mesh: &Mesh, file: Place) -> Result<Vec<Note>, ScanError> {
    let mut used = vec![false; mesh.vertices.len()];
    mesh.triangles.iter().flatten().for_each(|&i| used[i as usize] = true);
    let loose = used.iter().filter(|u| !**u).count();
    let is_ended = text.ends_with(['\n', '\r']) || text.trim_end().ends_with('#');
    if mesh.triangles.is_empty() && is_ended || loose == 0 {
        return Ok(Vec::new());
    }
    let behind = used.iter().rev().take_while(|u| !**u).count();
    if is_ended && 20 * behind > used.len() && weld::is_open(mesh) {
        return Err(file.declared(
            format!("the last {behind} vertices belong to no face, and the surface is open"),
            "export the scan again if the file was cut short. If an editor left them (MeshLab: Filters, Cleaning, Remove \
             unreferenced vertices), export without them",
        ));
    }
    if !is_ended && 50 * loose > used.len() || 2 * loose > used.len() {
        let end = if is_ended { "" } else { ", and the last line is not ended" };
        return Err(file.malformed(format!("{loose} vertices belong to no face{end}"), "the end"));
    }
    let text = format!("{loose} vertices that belong to no face were passed over");
    Ok(vec![Note::info("scan.structure", text)])
}

fn vertex<'a>(mut words: impl Iterator<Item = &'a str>, numbers: &mut Numbers) -> Option<Point3> {
    let mut next = || numbers.next(words.next()?);
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
            "# x\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\ng sole\nf 1/1 2/2 3/3 4/4\nf -4//1 -3//1 -2//1\n";
        let mesh = decode(text, FILE).unwrap().mesh;
        assert_eq!(mesh.triangles, [[0, 1, 2], [0, 2, 3], [0, 1, 2]]);
    }

    #[test]
    fn a_corner_that_is_no_vertex_is_named() {
        let error = decode("v 0 0 0\nf 1 2 3\n", FILE).unwrap_err().to_string();
        assert!(error.contains("vertex 2"), "{error}");
        assert!(decode("v 0 0 0\nf -2 1 1\n", FILE).unwrap_err().to_string().contains("line 2"));
    }
}

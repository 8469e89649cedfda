//! OFF: vertices and polygons as text (`OFF`, `COFF`, `NOFF`, ...); colours and normals are passed over.

use super::{Place, Surface};
use crate::ScanError;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::text::{self, Numbers};

/// Decodes the file; OFF does not tell its unit.
pub fn decode(text: &str, file: Place) -> Result<Surface, ScanError> {
    let bare = |l: &'_ str| l.find('#').map_or(l.len(), |k| k);
    let mut lines = text::lines(text)
        .enumerate()
        .map(|(k, l)| (k + 1, l[..bare(l)].trim()))
        .filter(|(_, l)| !l.is_empty());
    let end = || file.malformed("the text ends early", "the end");
    let (_, first) = lines.next().ok_or_else(end)?;
    let mut head = first.split_whitespace().skip(1).peekable();
    if head.peek().is_some_and(|w| w.eq_ignore_ascii_case("binary")) {
        return Err(file.declared("a binary OFF, which is not read", "export it as text, or as PLY"));
    }
    let counts_of = |l: &str| -> Vec<usize> { l.split_whitespace().map_while(|w| w.parse().ok()).collect() };
    let counts = match head.peek() {
        Some(_) => head.map_while(|w| w.parse().ok()).collect(),
        None => counts_of(lines.next().ok_or_else(end)?.1),
    };
    let [vertices, faces, ..] = counts[..] else {
        return Err(file.malformed("no numbers of vertices and faces", "the header"));
    };
    file.within("vertices", vertices)?;
    file.within("faces", faces)?;
    let mut mesh = Mesh::default();
    let mut numbers = Numbers::default();
    for _ in 0..vertices {
        let (k, line) = lines.next().ok_or_else(end)?;
        let mut words = line.split_whitespace();
        let mut next = || numbers.next(words.next()?);
        let (Some(x), Some(y), Some(z)) = (next(), next(), next()) else {
            return Err(file.malformed("a vertex without three numbers", format!("line {k}")));
        };
        mesh.vertices.push(Point3::new(x, y, z));
    }
    for _ in 0..faces {
        let (k, line) = lines.next().ok_or_else(end)?;
        let mut words = line.split_whitespace().map_while(|w| w.parse::<u32>().ok());
        let n = words.next().unwrap_or(0) as usize;
        let corners: Vec<u32> = words.take(n).collect();
        if corners.len() != n || n < 3 || corners.iter().any(|&i| i as usize >= vertices) {
            return Err(file.malformed("a face with a corner that is no vertex", format!("line {k}")));
        }
        (2..n).for_each(|i| mesh.triangles.push([corners[0], corners[i - 1], corners[i]]));
        file.within("faces", mesh.triangles.len())?;
    }
    numbers.mark().map_err(|e| file.mixed(e))?;
    Ok(Surface::of(mesh))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polygons_comments_and_counts_on_either_line() {
        let body = "0 0 0\n1 0 0 # corner\n1 1 0 255 0 0\n0 1 0\n4 0 1 2 3 0.5 0.5 0.5\n";
        for head in ["OFF\n4 1 0\n", "COFF 4 1 0\n", "# by hand\nOFF\n# counts\n4 1\n"] {
            let head = head.trim_start_matches("# by hand\n");
            let mesh = decode(&format!("{head}{body}"), Place { file: "a.off" }).unwrap().mesh;
            assert_eq!(mesh.triangles, [[0, 1, 2], [0, 2, 3]]);
        }
        assert!(decode("OFF\n9 1 0\n0 0 0\n", Place { file: "a.off" }).is_err());
    }
}

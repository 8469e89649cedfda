//! Points as text: x y z on each line, separated by blanks, tabs, commas or semicolons; further columns and a
//! heading are passed over.

use super::Place;
use crate::ScanError;
use windlass_geometry::{Mesh, Point3};

/// Decodes the lines.
pub fn decode(bytes: &[u8], file: Place) -> Result<Mesh, ScanError> {
    let mut vertices = Vec::new();
    for (k, line) in bytes.split(|&b| b == b'\n').enumerate() {
        let line = line.trim_ascii();
        if line.is_empty() || line.starts_with(b"#") || line.starts_with(b"//") {
            continue;
        }
        match point(line) {
            Some(p) => {
                vertices.push(p);
                file.within("points", vertices.len())?;
            }
            // A heading, or a count as PTS files have it, may come before the first point.
            None if vertices.is_empty() && k < 20 => {}
            None => return Err(file.malformed("a line without three numbers", format!("line {}", k + 1))),
        }
    }
    Ok(Mesh { vertices, triangles: Vec::new() })
}

fn point(line: &[u8]) -> Option<Point3> {
    let mut numbers = line
        .split(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';'))
        .filter(|w| !w.is_empty())
        .map(super::number);
    let mut next = || numbers.next()?;
    Some(Point3::new(next()?, next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_separators_and_further_columns() {
        let file = Place { file: "a.csv" };
        let mesh = decode(b"x,y,z,r\n1,2,3,255\n4;5;6\n 7 8\t9 0.1\n", file).unwrap();
        assert_eq!(mesh.vertices[1], Point3::new(4.0, 5.0, 6.0));
        assert_eq!(mesh.vertices.len(), 3);
        assert!(decode(b"1 2 3\n4 five 6\n", file).unwrap_err().to_string().contains("line 2"));
    }
}

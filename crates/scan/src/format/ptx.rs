//! PTX: organised points of laser scanners, in metres: columns, rows, the scanner's place (4 lines), a matrix (4 lines)
//! and a point on each line; several scans may follow each other.

use super::{Place, Surface};
use crate::ScanError;
use nalgebra::Matrix4;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::LengthUnit;
use windlass_measure::text::{self, number};

/// Lines of the scanner's place, whose content the matrix repeats.
const PLACE: usize = 4;

/// Decodes every scan, moved by its matrix; 0 0 0 is no reading.
pub fn decode(text: &str, file: Place) -> Result<Surface, ScanError> {
    let mut lines = text::lines(text).enumerate().filter(|(_, l)| !l.trim().is_empty());
    let mut vertices = Vec::new();
    let bad = |what: &str, k: usize| file.malformed(what, format!("line {}", k + 1));
    while let Some((k, columns)) = lines.next() {
        let size = |l: Option<&str>| l.and_then(|l| l.trim().parse::<usize>().ok());
        let rows = size(lines.next().map(|l| l.1));
        let count = size(Some(columns)).zip(rows).and_then(|(c, r)| c.checked_mul(r));
        let count = file.within("points", count.ok_or_else(|| bad("no numbers of columns and rows", k))?)?;
        let mut head = || -> Option<Vec<f64>> {
            let words = lines.next()?.1.split_whitespace();
            words.map(|w| number(w).filter(|v| v.is_finite())).collect()
        };
        for _ in 0..PLACE {
            head().filter(|l| l.len() == 3).ok_or_else(|| bad("no place of the scanner", k))?;
        }
        let mut matrix = Matrix4::zeros();
        for row in 0..4 {
            let line = head().filter(|l| l.len() == 4).ok_or_else(|| bad("no matrix of the scan", k))?;
            // Points are rows in this format: the matrix is the transpose of the usual one.
            line.iter().enumerate().for_each(|(column, v)| matrix[(column, row)] = *v);
        }
        for _ in 0..count {
            let (k, line) = lines.next().ok_or_else(|| file.malformed("the points end early", "the end"))?;
            let mut words = line.split_whitespace().map(number);
            let mut next = || words.next().flatten();
            let (Some(x), Some(y), Some(z)) = (next(), next(), next()) else {
                return Err(bad("a line without three numbers", k));
            };
            if [x, y, z] != [0.0; 3] {
                vertices.push((matrix * Point3::new(x, y, z).to_homogeneous()).xyz().into());
            }
        }
        file.within("points", vertices.len())?;
    }
    let mesh = Mesh { vertices, triangles: Vec::new() };
    Ok(Surface { mesh, unit: Some(LengthUnit::Metre), notes: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_moved_by_the_matrix_and_zeros_left_out() {
        let text =
            "2\n1\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n1 0 0 0\n0 1 0 0\n0 0 1 0\n0.5 0 0 1\n1 2 3 0.5\n0 0 0 0.5\n";
        let found = decode(text, Place { file: "a.ptx" }).unwrap();
        assert_eq!(found.mesh.vertices, [Point3::new(1.5, 2.0, 3.0)]);
        assert!(decode("2\n1\n0 0 0\n", Place { file: "a.ptx" }).is_err());
    }
}

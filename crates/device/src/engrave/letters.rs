//! The letters that are engraved: single strokes on a lattice four wide and six high, of this house's own drawing.
//!
//! No two strokes of a letter meet at less than 60 degrees or run nearer than two units beside each other: what is left
//! standing between them is a wall, and a sharper one would have no thickness to print.

use windlass_geometry::{Point2, segment_distance};

/// Width of a letter and distance of letters, in lattice units.
pub const WIDTH: f64 = 4.0;
pub const ADVANCE: f64 = 6.0;
/// Height of a letter, and distance of rows, in lattice units.
pub const HEIGHT: f64 = 6.0;
pub const ROW: f64 = 8.4;

/// Each letter's lines, two digits (x, y) for each corner. The zero has a dot, so that it is not taken for an O.
const LETTERS: &[(char, &str)] = &[
    ('A', "0004264440 0242"),
    ('B', "00063645443303 3342413000"),
    ('C', "4536160501103041"),
    ('D', "00062644422000"),
    ('E', "46060040 0333"),
    ('F', "460600 0333"),
    ('G', "45361605011030414323"),
    ('H', "0006 4046 0343"),
    ('I', "2026 1030 1636"),
    ('J', "4641301001"),
    ('K', "0006 0323 2346 2340"),
    ('L', "060040"),
    ('M', "00064640 2622"),
    ('N', "000516364540"),
    ('O', "100105163645413010"),
    ('P', "00063645443303"),
    ('Q', "120305163645433212 2220"),
    ('R', "0006364544334240 0333"),
    ('S', "453616050413334241301001"),
    ('T', "0646 2620"),
    ('U', "060110304146"),
    ('V', "0602204246"),
    ('W', "06004046 2024"),
    ('X', "0046 0640"),
    ('Y', "062346 2320"),
    ('Z', "0646 0040 3610"),
    ('0', "100105163645413010 2324"),
    ('1', "162620 1030"),
    ('2', "05163645443313020040"),
    ('3', "05163645443313 334241301001"),
    ('4', "060343 4640"),
    ('5', "460603334241301001"),
    ('6', "4536160501103041423303"),
    ('7', "064610"),
    ('8', "13040516364544331302011030414233"),
    ('9', "0110304145361605041343"),
    ('-', "1333"),
    ('.', "2021"),
    ('/', "0046"),
    (' ', ""),
];

/// Every letter that can be engraved.
pub fn alphabet() -> impl Iterator<Item = char> {
    LETTERS.iter().map(|(letter, _)| *letter)
}

/// The lines of a letter in lattice units; `None` for one that is not in the alphabet.
pub fn lines(letter: char) -> Option<Vec<Vec<Point2>>> {
    let (_, drawn) = LETTERS.iter().find(|(known, _)| *known == letter)?;
    let digit = |b: u8| f64::from(b.wrapping_sub(b'0'));
    let line =
        |run: &str| run.as_bytes().chunks_exact(2).map(|c| Point2::new(digit(c[0]), digit(c[1]))).collect();
    Some(drawn.split_whitespace().map(line).collect())
}

/// Distance of a place from the nearest line of a letter, lattice units; far from an empty one.
pub fn distance(lines: &[Vec<Point2>], p: Point2) -> f64 {
    let segments = lines.iter().flat_map(|line| line.windows(2));
    segments.map(|s| segment_distance(p, s[0], s[1])).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Vector2;

    #[test]
    fn strokes_that_meet_leave_no_sharp_wedge_between_them() {
        let turn = |a: Vector2, b: Vector2| libm::acos(a.normalize().dot(&b.normalize())).to_degrees();
        for letter in alphabet() {
            let segments: Vec<[Point2; 2]> = lines(letter)
                .unwrap()
                .iter()
                .flat_map(|line| line.windows(2))
                .map(|s| [s[0], s[1]])
                .collect();
            for (i, s) in segments.iter().enumerate() {
                for t in &segments[i + 1..] {
                    // A stroke that begins on another, and two that share an end.
                    for (at, from, [a, b]) in
                        [(t[0], t[1], s), (t[1], t[0], s), (s[0], s[1], t), (s[1], s[0], t)]
                    {
                        if segment_distance(at, *a, *b) < 1e-9 {
                            for end in [a, b].into_iter().filter(|end| (*end - at).norm() > 1e-9) {
                                assert!(turn(from - at, end - at) > 59.9, "{letter}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_line_stays_on_its_lattice_and_no_two_letters_are_the_same() {
        let mut seen = Vec::new();
        for letter in alphabet() {
            let lines = lines(letter).unwrap();
            for p in lines.iter().flatten() {
                assert!((0.0..=WIDTH).contains(&p.x) && (0.0..=HEIGHT).contains(&p.y), "{letter}");
            }
            assert!(lines.iter().all(|line| line.len() >= 2), "{letter}");
            assert!(!seen.contains(&lines), "{letter}");
            seen.push(lines);
        }
    }
}

//! Points as text: XYZ, XYZRGB, PTS, CSV. Blanks, tabulators, semicolons or commas separate; decimal points or commas; a
//! heading names the columns and may tell the unit; a first column of running numbers is passed over.

use super::{Place, Surface};
use crate::ScanError;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::text::{self, Dialect, Numbers, Separator, number};
use windlass_measure::{LengthUnit, Note};

/// Lines from which separators and columns are told.
const GLANCE: usize = 100;
/// Lines that may come before the first point.
const HEADING: usize = 50;
const NEXT: &str = "name three columns x, y and z, or export x y z alone";

/// Decodes the lines.
pub fn decode(text: &str, file: Place) -> Result<Surface, ScanError> {
    let sample = text::lines(text).filter(|l| is_data(l)).take(GLANCE);
    let dialect = Dialect::of(sample.clone()).map_err(|e| file.mixed(e))?;
    let (columns, unit) = match heading(text, dialect, file)? {
        Some(found) => found,
        None if numbered(sample, dialect) => ([1, 2, 3], None),
        None => ([0, 1, 2], None),
    };
    let mut numbers = Numbers::default();
    let (mut vertices, mut promised) = (Vec::new(), 0usize);
    for (k, line) in text::lines(text).enumerate() {
        let line = line.trim();
        if line.is_empty() || is_comment(line) {
            continue;
        }
        match point(line, dialect, columns, &mut numbers) {
            Some(p) => {
                vertices.push(p);
                file.within("points", vertices.len())?;
            }
            // PTS writes the number of points before each block of them.
            None if line.bytes().all(|b| b.is_ascii_digit()) => {
                promised = promised.saturating_add(line.parse().unwrap_or(usize::MAX));
            }
            // A heading may come before the first point.
            None if vertices.is_empty() && k < HEADING => {}
            None => {
                return Err(file.malformed("a line without three numbers", format!("line {}", k + 1)));
            }
        }
    }
    numbers.mark().map_err(|e| file.mixed(e))?;
    if promised > vertices.len() {
        let what = format!("{promised} points are promised and {} are there", vertices.len());
        return Err(file.malformed(what, "the end"));
    }
    let note = (columns != [0, 1, 2]).then(|| {
        let text = format!("x, y and z were taken from columns {:?}", columns.map(|c| c + 1));
        Note::info("scan.structure", text)
    });
    Ok(Surface { mesh: Mesh { vertices, triangles: Vec::new() }, unit, notes: note.into_iter().collect() })
}

fn is_comment(line: &str) -> bool {
    line.starts_with(['#', '%', '!']) || line.starts_with("//")
}

/// Whether a line begins with a number.
fn is_data(line: &str) -> bool {
    let first = line.trim_start().trim_start_matches('"').split([' ', '\t', ';', '"']).next();
    first.is_some_and(|w| w.split(',').next().is_some_and(|n| number(n).is_some()))
}

fn point(line: &str, dialect: Dialect, columns: [usize; 3], numbers: &mut Numbers) -> Option<Point3> {
    let mut found = [f64::NAN; 3];
    let mut missing = 3;
    for (k, cell) in dialect.cells(line).enumerate() {
        if let Some(axis) = columns.iter().position(|c| *c == k) {
            // An empty cell of a table is no reading.
            found[axis] = if cell.is_empty() { f64::NAN } else { numbers.next(cell)? };
            missing -= 1;
            if missing == 0 {
                break;
            }
        }
    }
    (missing == 0).then(|| Point3::from(found))
}

type Columns = ([usize; 3], Option<LengthUnit>);

/// The columns that a heading names, and their unit; a comment may be a heading too.
fn heading(text: &str, dialect: Dialect, file: Place) -> Result<Option<Columns>, ScanError> {
    let before = text::lines(text).take(HEADING).take_while(|l| !is_data(l)).filter(|l| !l.trim().is_empty());
    let Some(last) = before.last() else { return Ok(None) };
    let bare = last.trim().trim_start_matches(['#', '%', '!', '/', ' ']);
    let dialect = if dialect.separator == Separator::Blanks && bare.contains([',', ';']) {
        let separator = if bare.contains(';') { Separator::Semicolon } else { Separator::Comma };
        Dialect { separator }
    } else {
        dialect
    };
    let cells: Vec<&str> = dialect.cells(bare).collect();
    let axis = |name: &str| cells.iter().position(|c| is_axis(c, name));
    let first = text::lines(text).find(|l| is_data(l)).unwrap_or_default();
    match [axis("x"), axis("y"), axis("z")] {
        [Some(x), Some(y), Some(z)] => {
            let rows = if dialect.separator == Separator::Comma { first.split(',').count() } else { 0 };
            if rows >= 2 * cells.len() {
                return Err(file.mixed(text::MixedMarks));
            }
            Ok(Some(([x, y, z], unit_of(cells[x]))))
        }
        [None, None, None] if is_comment(last.trim()) || cells.len() < 3 => Ok(None),
        [None, None, None] => Err(file.declared(
            format!(
                "the heading \"{:.80}\" does not say which columns are x, y and z",
                bare.escape_debug().to_string()
            ),
            NEXT,
        )),
        _ => Err(file.declared("the heading names some of x, y and z, not all", NEXT)),
    }
}

/// The words of a heading's cell, in small letters: `X [mm]`, `pos_x`, `Points:0`.
fn parts(cell: &str) -> impl Iterator<Item = String> + '_ {
    cell.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

fn is_axis(cell: &str, name: &str) -> bool {
    let is_other = parts(cell).any(|w| w.starts_with("norm") || matches!(w.as_str(), "n" | "scan" | "color"));
    // ParaView numbers them.
    let numbered = cell.eq_ignore_ascii_case(match name {
        "x" => "Points:0",
        "y" => "Points:1",
        _ => "Points:2",
    });
    numbered || !is_other && parts(cell).any(|w| w == name)
}

fn unit_of(cell: &str) -> Option<LengthUnit> {
    parts(cell).find_map(|w| match w.as_str() {
        "in" | "inches" => Some(LengthUnit::Inch),
        w => LengthUnit::ALL.into_iter().find(|u| u.name() == w),
    })
}

/// Whether the first of four or more columns counts the lines.
fn numbered<'a>(sample: impl Iterator<Item = &'a str>, dialect: Dialect) -> bool {
    let first = |line: &str| {
        let mut cells = dialect.cells(line);
        let number = cells.next()?.parse::<u64>().ok()?;
        (cells.count() >= 3).then_some(number)
    };
    let found: Vec<Option<u64>> = sample.map(first).collect();
    found.len() > 10 && found.windows(2).all(|w| w[0].zip(w[1]).is_some_and(|(a, b)| b == a + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Place = Place { file: "a.csv" };

    fn second(text: &str) -> Point3 {
        decode(text, FILE).unwrap().mesh.vertices[1]
    }

    #[test]
    fn headings_separators_and_further_columns() {
        assert_eq!(second("x,y,z,r\n1,2,3,255\n4,5,6,0\n"), Point3::new(4.0, 5.0, 6.0));
        assert_eq!(second(" 7 8\t9 0.1\n4 5 6 1\n"), Point3::new(4.0, 5.0, 6.0));
        assert_eq!(second("1,5;2,5;3,5\n4,5;5,5;6,5\n"), Point3::new(4.5, 5.5, 6.5));
        assert_eq!(second("id;Z [mm];nx;X [mm];Y [mm]\n1;3;9;1;2\n2;6;9;4;5\n"), Point3::new(4.0, 5.0, 6.0));
        assert_eq!(second("//X Y Z R G B\n1 2 3 9 9 9\n4 5 6 9 9 9\n"), Point3::new(4.0, 5.0, 6.0));
        let numbered: String = (0..20).map(|k| format!("{k} {} 5 6\n", k * k)).collect();
        assert_eq!(second(&numbered), Point3::new(1.0, 5.0, 6.0));
        let unit = decode("x_cm,y_cm,z_cm\n1,2,3\n", FILE).unwrap().unit;
        assert_eq!(unit, Some(LengthUnit::Centimetre));
    }

    #[test]
    fn what_is_not_understood_in_one_way_is_refused_by_name() {
        let message = |text: &str| decode(text, FILE).unwrap_err().to_string();
        assert!(message("1 2 3\n4 five 6\n").contains("line 2"));
        assert!(message("3\n1 2 3\n4 5 6\n").contains("3 points are promised and 2"));
        assert!(message("a,b,c\n1,2,3\n").contains("which columns"));
        assert!(message("12,3,45,6,7,8\n12,3,45,6,7,8\n").contains("two ways"));
        assert!(message("x,y,z\n12,3,45,6,7,8\n").contains("two ways"));
        assert!(message("1,5 2,5 3,5\n1.5 2.5 3.5\n").contains("two ways"));
    }
}

//! STL, both kinds, with the slips that real files have: binary headers that begin with `solid`, upper case,
//! several solids in one text, extra bytes at the end.

use super::{Body, Contents, Format};
use crate::ReadError;
use crate::stl::{PREFIX_BYTES, TRIANGLE_BYTES};
use windlass_geometry::{Mesh, Point3};

/// Most triangles that are read: a device needs a hundredth.
const MOST_TRIANGLES: usize = 4_000_000;
/// Most solids of a text.
const MOST_BODIES: usize = 1_000;
/// Longest name that is kept, characters.
const LONGEST_NAME: usize = 200;

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let promised = bytes.get(80..84).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let expected = promised.map(|n| PREFIX_BYTES as u64 + u64::from(n) * TRIANGLE_BYTES as u64);
    let length = bytes.len() as u64;
    // The length decides before the first word: many binary headers begin with "solid".
    if expected == Some(length) {
        return binary(bytes, file, Vec::new());
    }
    if looks_like_text(bytes) {
        return text(bytes, file);
    }
    match (promised, expected) {
        (Some(n), Some(expected)) if expected < length && n > 0 => {
            let rest = &bytes[expected as usize..];
            if let Some(more) = whole_triangles(rest) {
                return Err(ReadError::new(
                    file,
                    "byte 80",
                    format!(
                        "the STL states {n} triangles, and {more} more follow: programs differ on what it contains"
                    ),
                    "Export the part again; two files may have been joined",
                ));
            }
            let extra = format!("{} bytes after the last triangle were ignored", length - expected);
            binary(&bytes[..expected as usize], file, vec![extra])
        }
        (Some(n), Some(expected)) if n > 0 => Err(ReadError::new(
            file,
            format!("byte {length}"),
            format!("the STL promises {n} triangles ({expected} bytes) but ends here"),
            "Copy or export the file again; it was cut off",
        )),
        _ => Err(ReadError::new(
            file,
            "byte 0",
            "this is not a binary STL, a text STL or a 3MF, or it contains no triangle",
            "Give an STL or 3MF file",
        )),
    }
}

/// How many triangles a rest of bytes holds, where it is triangles and not a tail of text or zeros.
fn whole_triangles(rest: &[u8]) -> Option<usize> {
    let records = rest.chunks_exact(TRIANGLE_BYTES);
    let count = records.len();
    let is_triangle = |record: &[u8]| {
        let [a, b, c] = [12, 24, 36].map(|at| corner(record, at));
        let usual = |p: &Point3| p.iter().all(|x| x.is_finite() && x.abs() < 1e6);
        [a, b, c].iter().all(usual) && (b - a).cross(&(c - a)).norm() > 0.0
    };
    let sound = records.filter(|r| is_triangle(r)).count();
    (rest.len().is_multiple_of(TRIANGLE_BYTES) && 2 * sound > count).then_some(count)
}

/// The corner of a binary triangle at an offset into its record.
fn corner(record: &[u8], at: usize) -> Point3 {
    let number =
        |k: usize| f64::from(f32::from_le_bytes([record[k], record[k + 1], record[k + 2], record[k + 3]]));
    Point3::new(number(at), number(at + 4), number(at + 8))
}

fn too_many(file: &str, what: String) -> ReadError {
    let reason = format!("{what} than the {MOST_TRIANGLES} that are read");
    ReadError::new(file, "the whole", reason, "Export the part with a chordal error of 0.02 mm or more")
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let head = &start[..start.len().min(1000)].to_ascii_lowercase();
    head.starts_with(b"solid")
        && (head.windows(5).any(|w| w == b"facet") || head.windows(8).any(|w| w == b"endsolid"))
}

fn binary(bytes: &[u8], file: &str, remarks: Vec<String>) -> Result<Contents, ReadError> {
    let count = (bytes.len() - PREFIX_BYTES) / TRIANGLE_BYTES;
    if count > MOST_TRIANGLES {
        return Err(too_many(file, format!("{count} triangles, more")));
    }
    let mut mesh = Mesh::default();
    for (i, record) in bytes[PREFIX_BYTES..].chunks_exact(TRIANGLE_BYTES).enumerate() {
        mesh.vertices.extend([12, 24, 36].map(|at| corner(record, at)));
        mesh.triangles.push([0, 1, 2].map(|k| 3 * i as u32 + k));
    }
    if mesh.triangles.is_empty() {
        return Err(ReadError::new(file, "byte 80", "the STL contains no triangle", "Export the part again"));
    }
    Ok(Contents { format: Format::StlBinary, bodies: vec![Body { name: String::new(), mesh }], remarks })
}

/// The text kind, word by word: writers break its lines as they like.
fn text(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let mut reader = TextReader::default();
    // Lines of old Macs end in a carriage return alone.
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    for (i, line) in bytes.split(|b| *b == end).enumerate() {
        reader.line(&String::from_utf8_lossy(line)).map_err(|reason| {
            ReadError::new(file, format!("line {}", i + 1), reason, "Export the part again")
        })?;
        if reader.count > MOST_TRIANGLES {
            return Err(too_many(file, "more triangles".to_owned()));
        }
    }
    if reader.numbers.is_some() || !reader.corners.is_empty() {
        let reason = "the file ends inside a facet";
        return Err(ReadError::new(file, "the end", reason, "Copy or export the file again; it was cut off"));
    }
    if reader.bodies.is_empty() {
        return Err(ReadError::new(file, "line 1", "the STL contains no triangle", "Export the part again"));
    }
    Ok(Contents { format: Format::StlText, bodies: reader.bodies, remarks: Vec::new() })
}

/// What has been read of a text.
#[derive(Default)]
struct TextReader {
    bodies: Vec<Body>,
    /// The name of a solid that has no triangle yet.
    begun: Option<String>,
    corners: Vec<Point3>,
    /// The numbers of a corner that is not complete.
    numbers: Option<Vec<f64>>,
    count: usize,
}

impl TextReader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let mut rest = line.trim();
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after.trim_start();
            if let Some(numbers) = &mut self.numbers {
                let number = word.parse().ok().filter(|x: &f64| x.is_finite());
                numbers.push(number.ok_or_else(|| format!("not three numbers: {line:?}"))?);
                if let [x, y, z] = numbers[..] {
                    self.numbers = None;
                    self.corners.push(Point3::new(x, y, z));
                }
                continue;
            }
            match word.to_ascii_lowercase().as_str() {
                "solid" => {
                    self.begun = Some(rest.chars().take(LONGEST_NAME).collect());
                    return Ok(());
                }
                "endsolid" => return Ok(()),
                "vertex" if self.corners.len() == 3 => return Err("a facet with more than 3 corners".into()),
                "vertex" => self.numbers = Some(Vec::with_capacity(3)),
                "endfacet" => self.facet()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn facet(&mut self) -> Result<(), String> {
        if let Some(name) = self.begun.take() {
            if self.bodies.len() == MOST_BODIES {
                return Err(format!("more than {MOST_BODIES} solids"));
            }
            self.bodies.push(Body { name, mesh: Mesh::default() });
        }
        let (Some(body), [_, _, _]) = (self.bodies.last_mut(), &self.corners[..]) else {
            return Err(format!("a facet with {} corners instead of 3", self.corners.len()));
        };
        let n = body.mesh.vertices.len() as u32;
        body.mesh.vertices.append(&mut self.corners);
        body.mesh.triangles.push([n, n + 1, n + 2]);
        self.count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::plate;
    use windlass_geometry::Topology;

    fn facets(mesh: &Mesh) -> String {
        mesh.facets()
            .map(|t| {
                let corners: String = t.iter().map(|p| format!("VERTEX {} {} {}\n", p.x, p.y, p.z)).collect();
                format!("facet normal 0 0 0\nouter loop\n{corners}endloop\nendfacet\n")
            })
            .collect()
    }

    #[test]
    fn both_kinds_come_back_closed() {
        let mesh = plate(12.0);
        let mut bytes = crate::stl::to_bytes(&mesh, "x").unwrap();
        bytes[..5].copy_from_slice(b"solid");
        for bytes in [bytes, format!("\nSOLID a b\n{}endsolid\n", facets(&mesh)).into_bytes()] {
            let contents = crate::read::read(&bytes, "x.stl").unwrap();
            assert!(Topology::of(&contents.bodies[0].mesh).is_closed_solid());
            assert_eq!(contents.bodies[0].mesh.triangles.len(), mesh.triangles.len());
        }
    }

    #[test]
    fn several_solids_stay_several() {
        let text = format!("solid one\n{0}endsolid\nsolid two\n{0}endsolid\n", facets(&plate(0.0)));
        let contents = read(text.as_bytes(), "x.stl").unwrap();
        let names: Vec<_> = contents.bodies.iter().map(|b| b.name.as_str()).collect();
        assert_eq!(names, ["one", "two"]);
    }

    #[test]
    fn the_lines_of_a_text_may_break_anywhere() {
        let text = format!("solid one\n{}endsolid\n", facets(&plate(0.0)));
        let head = text.replace('\n', "\r");
        let flat = text.replace('\n', " ").replacen("solid one ", "solid one\n", 1);
        for text in [head, flat] {
            assert_eq!(read(text.as_bytes(), "x.stl").unwrap().bodies[0].mesh.triangles.len(), 5120);
        }
    }

    #[test]
    fn a_count_below_the_triangles_is_refused_and_a_tail_of_zeros_is_not() {
        let whole = crate::stl::to_bytes(&plate(0.0), "x").unwrap();
        let pair = [&whole[..], &whole[84..]].concat();
        let error = read(&pair, "x.stl").unwrap_err().to_string();
        assert!(error.contains("5120 more follow"), "{error}");
        let padded = [&whole[..], &[0; 2000]].concat();
        assert!(read(&padded, "x.stl").unwrap().remarks[0].contains("2000 bytes"));
    }

    #[test]
    fn damage_is_named_with_its_place_and_never_panics() {
        let whole = crate::stl::to_bytes(&plate(0.0), "x").unwrap();
        let error = read(&whole[..whole.len() - 7], "x.stl").unwrap_err();
        assert!(error.to_string().contains("promises 5120 triangles"), "{error}");
        let mut endless = vec![0; 84];
        endless[80..].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(read(&endless, "x.stl").is_err());
        for n in [0, 1, 79, 83, 84] {
            assert!(read(&vec![0; n], "x.stl").is_err());
        }
        assert!(read(b"solid x\nfacet\nvertex 1 2 nan\n", "x.stl").unwrap_err().place == "line 3");
        assert!(read(&b"solid\nfacet\n".repeat(50_000), "x.stl").is_err());
        let mut long = whole;
        long.extend(b"tail");
        assert_eq!(read(&long, "x.stl").unwrap().remarks.len(), 1);
    }
}

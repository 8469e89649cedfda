//! PLY: ASCII and binary of either byte order; positions and faces (or triangle strips are refused).
//!
//! Own reader: `ply-rs-bw` makes a hash map for each vertex unless its traits are implemented, which is no less
//! code than this, and it trusts the counts of the header.

use super::{Place, number, words};
use crate::ScanError;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::LengthUnit;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Encoding {
    Ascii,
    Little,
    Big,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Scalar {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    F32,
    F64,
}

enum Shape {
    Single(Scalar),
    List(Scalar, Scalar),
}

struct Element {
    name: String,
    count: usize,
    properties: Vec<(String, Shape)>,
}

/// Decodes the file. A comment such as `comment units mm` states the unit.
pub fn decode(bytes: &[u8], file: Place) -> Result<(Mesh, Option<LengthUnit>), ScanError> {
    let (encoding, elements, unit, body) = header(bytes, file)?;
    let mut values = Values { bytes: &bytes[body..], at: 0, encoding };
    let mut mesh = Mesh::default();
    for element in &elements {
        let count = file.within(&format!("elements \"{}\"", element.name), element.count)?;
        for i in 0..count {
            let place = || format!("{} {i}", element.name);
            read_element(element, &mut values, &mut mesh)
                .ok_or_else(|| file.malformed("the data ends or is not a number", place()))?;
            file.within("faces", mesh.triangles.len())?;
        }
    }
    match mesh.triangles.iter().flatten().find(|&&i| i as usize >= mesh.vertices.len()) {
        Some(i) => Err(file.malformed(format!("a face with vertex {i}, which does not exist"), "the faces")),
        None => Ok((mesh, unit)),
    }
}

fn read_element(element: &Element, values: &mut Values, mesh: &mut Mesh) -> Option<()> {
    let mut position = [f64::NAN; 3];
    for (name, shape) in &element.properties {
        match shape {
            Shape::Single(kind) => {
                let value = values.next(*kind)?;
                match name.as_str() {
                    "x" => position[0] = value,
                    "y" => position[1] = value,
                    "z" => position[2] = value,
                    _ => {}
                }
            }
            Shape::List(length, kind) => {
                let corners =
                    element.name == "face" && matches!(name.as_str(), "vertex_indices" | "vertex_index");
                let n = values.next(*length)?;
                if !(0.0..=1000.0).contains(&n) {
                    return None;
                }
                let (mut first, mut last) = (0, 0);
                for k in 0..n as usize {
                    let value = values.next(*kind)?;
                    if !corners {
                        continue;
                    }
                    let i = (value >= 0.0 && value < u32::MAX as f64).then_some(value as u32)?;
                    match k {
                        0 => first = i,
                        1 => {}
                        _ => mesh.triangles.push([first, last, i]),
                    }
                    last = i;
                }
            }
        }
    }
    if element.name == "vertex" {
        mesh.vertices.push(Point3::from(position));
    }
    values.end_of_element()
}

type Header = (Encoding, Vec<Element>, Option<LengthUnit>, usize);

fn header(bytes: &[u8], file: Place) -> Result<Header, ScanError> {
    let (mut encoding, mut elements, mut unit, mut at) = (None, Vec::<Element>::new(), None, 0);
    for (k, line) in bytes.split_inclusive(|&b| b == b'\n').take(400).enumerate() {
        at += line.len();
        let text = std::str::from_utf8(line).unwrap_or_default();
        let words: Vec<&str> = text.split_whitespace().collect();
        let bad =
            || file.malformed(format!("the header says \"{}\"", text.trim()), format!("line {}", k + 1));
        match words[..] {
            ["ply"] | [] | ["obj_info", ..] => {}
            ["format", "ascii", _] => encoding = Some(Encoding::Ascii),
            ["format", "binary_little_endian", _] => encoding = Some(Encoding::Little),
            ["format", "binary_big_endian", _] => encoding = Some(Encoding::Big),
            ["comment", ..] => unit = unit.or_else(|| stated_unit(&words)),
            ["element", name, count] => elements.push(Element {
                name: name.into(),
                count: count.parse().map_err(|_| bad())?,
                properties: Vec::new(),
            }),
            ["property", ref shape @ .., name] => {
                let shape = match shape {
                    ["list", n, kind] => scalar(n).zip(scalar(kind)).map(|(n, kind)| Shape::List(n, kind)),
                    [kind] => scalar(kind).map(Shape::Single),
                    _ => None,
                };
                let element = elements.last_mut().ok_or_else(bad)?;
                element.properties.push((name.into(), shape.ok_or_else(bad)?));
            }
            ["end_header"] => {
                let encoding = encoding.ok_or_else(|| file.malformed("no format line", "the header"))?;
                if elements.iter().any(|e| e.properties.is_empty() && e.count > 0) {
                    return Err(file.malformed("an element without properties", "the header"));
                }
                return Ok((encoding, elements, unit, at));
            }
            _ => return Err(bad()),
        }
    }
    Err(file.malformed("no end of the header", "the header"))
}

fn stated_unit(words: &[&str]) -> Option<LengthUnit> {
    let at = words.iter().position(|w| w.to_ascii_lowercase().starts_with("unit"))?;
    let name = words.get(at + 1)?;
    LengthUnit::ALL.into_iter().find(|u| u.name() == name.to_ascii_lowercase())
}

fn scalar(name: &str) -> Option<Scalar> {
    Some(match name {
        "char" | "int8" => Scalar::I8,
        "uchar" | "uint8" => Scalar::U8,
        "short" | "int16" => Scalar::I16,
        "ushort" | "uint16" => Scalar::U16,
        "int" | "int32" => Scalar::I32,
        "uint" | "uint32" => Scalar::U32,
        "float" | "float32" => Scalar::F32,
        "double" | "float64" => Scalar::F64,
        _ => return None,
    })
}

/// The values of the body, one after the other.
struct Values<'a> {
    bytes: &'a [u8],
    at: usize,
    encoding: Encoding,
}

impl Values<'_> {
    fn next(&mut self, kind: Scalar) -> Option<f64> {
        if self.encoding == Encoding::Ascii {
            let rest = self.bytes.get(self.at..)?;
            let start = rest.iter().position(|b| !b.is_ascii_whitespace())?;
            let word = words(&rest[start..]).next()?;
            self.at += start + word.len();
            return number(word);
        }
        Some(match kind {
            Scalar::I8 => i8::from_le_bytes(self.take()?).into(),
            Scalar::U8 => u8::from_le_bytes(self.take()?).into(),
            Scalar::I16 => i16::from_le_bytes(self.take()?).into(),
            Scalar::U16 => u16::from_le_bytes(self.take()?).into(),
            Scalar::I32 => i32::from_le_bytes(self.take()?).into(),
            Scalar::U32 => u32::from_le_bytes(self.take()?).into(),
            Scalar::F32 => f32::from_le_bytes(self.take()?).into(),
            Scalar::F64 => f64::from_le_bytes(self.take()?),
        })
    }

    /// The next bytes, least significant first.
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut raw: [u8; N] = self.bytes.get(self.at..self.at + N)?.try_into().ok()?;
        self.at += N;
        if self.encoding == Encoding::Big {
            raw.reverse();
        }
        Some(raw)
    }

    /// In ASCII every element stands on its own line.
    fn end_of_element(&mut self) -> Option<()> {
        if self.encoding == Encoding::Ascii {
            let rest = &self.bytes[self.at..];
            self.at += rest.iter().position(|&b| b == b'\n').map_or(rest.len(), |k| k + 1);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: Place = Place { file: "a.ply" };

    #[test]
    fn ascii_with_normals_quads_and_a_unit() {
        let text = b"ply\r\nformat ascii 1.0\r\ncomment units cm\r\nelement vertex 4\r\nproperty float x\r\n\
            property float y\r\nproperty float z\r\nproperty float nx\r\nelement face 1\r\n\
            property list uchar int vertex_indices\r\nend_header\r\n0 0 0 1\r\n1 0 0 1\r\n1 1 0 1\r\n0 1 0 1\r\n\
            4 0 1 2 3\r\n";
        let (mesh, unit) = decode(text, FILE).unwrap();
        assert_eq!(mesh.triangles, [[0, 1, 2], [0, 2, 3]]);
        assert_eq!(unit, Some(LengthUnit::Centimetre));
    }

    #[test]
    fn big_endian_and_a_promise_not_kept() {
        let mut bytes =
            b"ply\nformat binary_big_endian 1.0\nelement vertex 1\nproperty double x\nproperty float y\n\
            property short z\nend_header\n"
                .to_vec();
        bytes.extend(1.5f64.to_be_bytes());
        bytes.extend((-2.5f32).to_be_bytes());
        bytes.extend(7i16.to_be_bytes());
        assert_eq!(decode(&bytes, FILE).unwrap().0.vertices, [Point3::new(1.5, -2.5, 7.0)]);
        bytes.pop();
        assert!(decode(&bytes, FILE).unwrap_err().to_string().contains("vertex 0"));
    }
}

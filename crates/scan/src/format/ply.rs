//! PLY: ASCII and binary of either byte order; positions, faces under any name of their list, and triangle strips. An
//! element that may hold the faces in another way is refused by its name.
//!
//! Own reader: `ply-rs-bw` makes a hash map for each vertex unless its traits are implemented, which is no less
//! code than this, and it trusts the counts of the header.

use super::{Place, Surface, gltf};
use crate::ScanError;
use std::borrow::Cow;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::LengthUnit;
use windlass_measure::text::{self, Numbers};

/// Lists that are read although they name no corners: their values are passed over.
const LONGEST_LIST: f64 = 100_000.0;
/// Elements that hold no faces.
const HARMLESS: [&str; 10] = [
    "edge",
    "edges",
    "camera",
    "material",
    "materials",
    "texture",
    "user",
    "landmark",
    "range_grid",
    "multi_texture_face",
];

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

/// Decodes the file. A comment such as `comment units mm` tells the unit.
pub fn decode(bytes: &[u8], file: Place) -> Result<Surface, ScanError> {
    let bytes = eight_bits(bytes, file)?;
    let (encoding, elements, unit, body) = header(&bytes, file)?;
    let roles = elements.iter().map(|e| e.role(file)).collect::<Result<Vec<_>, _>>()?;
    if elements.iter().all(|e| e.name != "vertex") {
        return Err(file.declared("the PLY has no element \"vertex\"", "export the scan with its points"));
    }
    let mut values = Values { bytes: &bytes[body..], at: 0, encoding, numbers: Numbers::default() };
    let mut mesh = Mesh::default();
    for (element, role) in elements.iter().zip(roles) {
        let count = file.within(&format!("elements \"{:.40}\"", element.name), element.count)?;
        for i in 0..count {
            let place = || format!("{:.40} {i}", element.name);
            read_element(element, &role, &mut values, &mut mesh)
                .ok_or_else(|| file.malformed("the data end or are not numbers", place()))?;
            file.within("faces", mesh.triangles.len())?;
        }
    }
    values.numbers.mark().map_err(|e| file.mixed(e))?;
    match mesh.triangles.iter().flatten().find(|&&i| i as usize >= mesh.vertices.len()) {
        Some(i) => Err(file.malformed(format!("a face with vertex {i}, which does not exist"), "the faces")),
        None => Ok(Surface { mesh, unit, notes: Vec::new() }),
    }
}

/// A text in UTF-16 or with a byte order mark as plain text.
fn eight_bits<'a>(bytes: &'a [u8], file: Place) -> Result<Cow<'a, [u8]>, ScanError> {
    if bytes.starts_with(b"ply") && bytes.get(3) != Some(&0) {
        return Ok(Cow::Borrowed(bytes));
    }
    let not_text = |e: text::TextError| file.malformed("a byte that no text has", format!("byte {}", e.byte));
    let text = text::decode(bytes).map_err(not_text)?.chars;
    Ok(Cow::Owned(text.trim_start().as_bytes().to_vec()))
}

/// What an element is read as.
enum Role {
    /// Places of its coordinates among the properties.
    Vertices([usize; 3]),
    /// Place of the list of corners.
    Faces(usize),
    /// Place of the list, -1 between strips.
    Strips(usize),
    PassedOver,
}

impl Element {
    fn role(&self, file: Place) -> Result<Role, ScanError> {
        let at = |names: &[&str]| self.properties.iter().position(|p| names.contains(&p.0.as_str()));
        let is_list = |p: &(String, Shape)| matches!(p.1, Shape::List(_, kind) if !matches!(kind, Scalar::F32 | Scalar::F64));
        let lists = || self.properties.iter().filter(|p| is_list(p));
        let refused = |what: String| {
            Err(file
                .declared(what, "export the faces as element face with the list vertex_indices, or as STL"))
        };
        let corners = at(&["vertex_indices", "vertex_index", "vertex_indexes", "vertexindices", "vertices"])
            .filter(|k| is_list(&self.properties[*k]))
            .or_else(|| if lists().count() == 1 { self.properties.iter().position(is_list) } else { None });
        match self.name.as_str() {
            _ if self.count == 0 => Ok(Role::PassedOver),
            "vertex" => match [at(&["x", "X"]), at(&["y", "Y"]), at(&["z", "Z"])] {
                [Some(x), Some(y), Some(z)] => Ok(Role::Vertices([x, y, z])),
                _ => refused("the vertices of the PLY have no properties x, y and z".into()),
            },
            "face" | "faces" | "polygon" | "triangle" => match corners {
                Some(k) => Ok(Role::Faces(k)),
                None => refused(format!("the element {:.40} of the PLY has no list of corners", self.name)),
            },
            "tristrips" | "tristrip" => match corners {
                Some(k) => Ok(Role::Strips(k)),
                None => refused("the strips of the PLY have no list of corners".into()),
            },
            name if HARMLESS.contains(&name) || lists().next().is_none() => Ok(Role::PassedOver),
            name => refused(format!(
                "the element \"{:.40}\" of the PLY, which may hold faces, is not read",
                name.escape_debug().to_string()
            )),
        }
    }
}

fn read_element(element: &Element, role: &Role, values: &mut Values, mesh: &mut Mesh) -> Option<()> {
    let mut position = [f64::NAN; 3];
    for (k, (_, shape)) in element.properties.iter().enumerate() {
        match shape {
            Shape::Single(kind) => {
                let value = values.next(*kind)?;
                if let Role::Vertices(axes) = role
                    && let Some(axis) = axes.iter().position(|a| *a == k)
                {
                    position[axis] = value;
                }
            }
            Shape::List(length, kind) => {
                let n = values.next(*length)?;
                match role {
                    Role::Faces(list) if *list == k => fan(n, *kind, values, mesh)?,
                    Role::Strips(list) if *list == k => strips(n, *kind, values, mesh)?,
                    _ if (0.0..=LONGEST_LIST).contains(&n) => {
                        (0..n as usize).try_for_each(|_| values.next(*kind).map(|_| ()))?;
                    }
                    _ => return None,
                }
            }
        }
    }
    if matches!(role, Role::Vertices(_)) {
        mesh.vertices.push(Point3::from(position));
    }
    values.end_of_element()
}

fn corner(value: f64) -> Option<u32> {
    (value >= 0.0 && value < f64::from(u32::MAX)).then_some(value as u32)
}

/// A polygon as triangles round its first corner.
fn fan(n: f64, kind: Scalar, values: &mut Values, mesh: &mut Mesh) -> Option<()> {
    let (mut first, mut last) = (0, 0);
    if !(0.0..=1000.0).contains(&n) {
        return None;
    }
    for k in 0..n as usize {
        let i = corner(values.next(kind)?)?;
        match k {
            0 => first = i,
            1 => {}
            _ => mesh.triangles.push([first, last, i]),
        }
        last = i;
    }
    Some(())
}

/// Strips one after the other, a negative number between them.
fn strips(n: f64, kind: Scalar, values: &mut Values, mesh: &mut Mesh) -> Option<()> {
    if !(0.0..=2.0 * super::MOST_ELEMENTS as f64).contains(&n) {
        return None;
    }
    let mut run: Vec<u32> = Vec::new();
    let mut add = |t: [u32; 3]| {
        if t[0] != t[1] && t[1] != t[2] && t[2] != t[0] {
            mesh.triangles.push(t);
        }
    };
    for _ in 0..n as usize {
        let value = values.next(kind)?;
        if value < 0.0 {
            gltf::strip(&run, &mut add);
            run.clear();
        } else {
            run.push(corner(value)?);
        }
    }
    gltf::strip(&run, &mut add);
    Some(())
}

type Header = (Encoding, Vec<Element>, Option<LengthUnit>, usize);

fn header(bytes: &[u8], file: Place) -> Result<Header, ScanError> {
    let (mut encoding, mut elements, mut unit, mut at) = (None, Vec::<Element>::new(), None, 0);
    // Old Mac programs end lines with CR alone; in a binary body LF may be the first byte, so the end is the header's.
    let end = if text::ends_with_cr(bytes) { b'\r' } else { b'\n' };
    for (k, line) in bytes.split_inclusive(|&b| b == end).take(400).enumerate() {
        at += line.len();
        let text = String::from_utf8_lossy(&line[..line.len().min(400)]);
        let words: Vec<&str> = text.split_whitespace().collect();
        let shown: String = text.trim().chars().take(60).flat_map(char::escape_debug).collect();
        let bad = || file.malformed(format!("the header says \"{shown}\""), format!("line {}", k + 1));
        match words[..] {
            ["ply"] | [] | ["obj_info", ..] => {}
            ["format", "ascii", _] => encoding = Some(Encoding::Ascii),
            ["format", "binary_little_endian", _] => encoding = Some(Encoding::Little),
            ["format", "binary_big_endian", _] => encoding = Some(Encoding::Big),
            ["comment", ..] => unit = unit.or_else(|| stated_unit(&words)),
            ["element", _, _] if elements.len() >= 32 => return Err(bad()),
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
    numbers: Numbers,
}

impl Values<'_> {
    fn next(&mut self, kind: Scalar) -> Option<f64> {
        if self.encoding == Encoding::Ascii {
            let rest = self.bytes.get(self.at..)?;
            let start = rest.iter().position(|b| !b.is_ascii_whitespace())?;
            let word = &rest[start..];
            let word = &word[..word.iter().position(u8::is_ascii_whitespace).unwrap_or(word.len())];
            self.at += start + word.len();
            return self.numbers.next(std::str::from_utf8(word).ok()?);
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
            self.at += rest.iter().position(|&b| b == b'\n' || b == b'\r').map_or(rest.len(), |k| k + 1);
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
        let Surface { mesh, unit, .. } = decode(text, FILE).unwrap();
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
        assert_eq!(decode(&bytes, FILE).unwrap().mesh.vertices, [Point3::new(1.5, -2.5, 7.0)]);
        bytes.pop();
        assert!(decode(&bytes, FILE).unwrap_err().to_string().contains("vertex 0"));
    }
}

//! 3MF: the model part, its objects, components and build items, in the unit that it states.

use super::{Body, Contents, Format};
use crate::ReadError;
use crate::threemf::MODEL_PATH;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use windlass_geometry::{Mesh, Point3};

/// A model part larger than this is refused, bytes: no orthotic needs it, and a small archive could claim it.
const LARGEST_MODEL: u64 = 1 << 30;
/// Components within components.
const DEEPEST: usize = 8;
/// Triangles of a whole build.
const MOST_TRIANGLES: usize = 20_000_000;

/// Three rows of the linear part and the shift, as the file writes them.
type Transform = [f64; 12];
const IDENTITY: Transform = [1., 0., 0., 0., 1., 0., 0., 0., 1., 0., 0., 0.];

#[derive(Default)]
struct Object {
    name: String,
    mesh: Mesh,
    components: Vec<(u32, Transform)>,
}

#[derive(Default)]
struct Model {
    scale: f64,
    objects: BTreeMap<u32, Object>,
    items: Vec<(u32, Transform)>,
}

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let xml = unpack(bytes, file)?;
    let model = parse(&xml, file)?;
    let mut bodies = Vec::new();
    let mut left = MOST_TRIANGLES;
    for (id, transform) in &model.items {
        let mut body = Body { name: String::new(), mesh: Mesh::default() };
        gather(&model, *id, transform, &mut body, &mut left, DEEPEST).map_err(|reason| {
            ReadError::new(file, format!("object {id}"), reason, "Export the package again")
        })?;
        for v in &mut body.mesh.vertices {
            *v *= model.scale;
        }
        bodies.push(body);
    }
    bodies.retain(|b| !b.mesh.triangles.is_empty());
    if bodies.is_empty() {
        return Err(ReadError::new(
            file,
            MODEL_PATH,
            "the package builds nothing",
            "Export the package again",
        ));
    }
    Ok(Contents { format: Format::ThreeMf, bodies, remarks: Vec::new() })
}

fn unpack(bytes: &[u8], file: &str) -> Result<String, ReadError> {
    let fail = |place: &str, reason: String| ReadError::new(file, place, reason, "Export the package again");
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| fail("the archive", e.to_string()))?;
    // The usual place, or else the first model part there is.
    let names: Vec<String> = archive.file_names().flatten().map(|n| n.to_string()).collect();
    let named = names.iter().find(|n| n.eq_ignore_ascii_case(MODEL_PATH));
    let path = named.or_else(|| names.iter().filter(|n| n.ends_with(".model")).min());
    let path = path.ok_or_else(|| fail("the archive", "it holds no model part".to_owned()))?;
    let part = archive.by_name(path).map_err(|e| fail(path, e.to_string()))?;
    let mut xml = String::new();
    let read =
        part.take(LARGEST_MODEL + 1).read_to_string(&mut xml).map_err(|e| fail(path, e.to_string()))?;
    if read as u64 > LARGEST_MODEL {
        return Err(fail(path, "the model is over 1 GiB".to_owned()));
    }
    Ok(xml)
}

fn parse(xml: &str, file: &str) -> Result<Model, ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut model = Model { scale: 1.0, ..Model::default() };
    let mut current = 0;
    loop {
        let event = reader.read_event();
        let place = || format!("{MODEL_PATH}, byte {}", reader.buffer_position());
        let fail = |reason: String| ReadError::new(file, place(), reason, "Export the package again");
        match event {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                element(&tag, &mut model, &mut current).map_err(fail)?
            }
            Ok(Event::Eof) => return Ok(model),
            Err(e) => return Err(fail(e.to_string())),
            Ok(_) => {}
        }
    }
}

fn element(tag: &BytesStart<'_>, model: &mut Model, current: &mut u32) -> Result<(), String> {
    let local = tag.local_name();
    match local.as_ref() {
        "model" => {
            let unit = attribute(tag, "unit")?.unwrap_or_else(|| "millimeter".to_owned());
            let units = [
                ("micron", 1e-3),
                ("millimeter", 1.0),
                ("centimeter", 10.0),
                ("inch", 25.4),
                ("foot", 304.8),
                ("meter", 1e3),
            ];
            let known = units.iter().find(|(name, _)| *name == unit);
            model.scale = known.map(|(_, scale)| *scale).ok_or_else(|| format!("unknown unit {unit:?}"))?;
        }
        "object" => {
            *current = number(tag, "id")?;
            let name = attribute(tag, "name")?.unwrap_or_default();
            model.objects.insert(*current, Object { name, ..Object::default() });
        }
        "vertex" => {
            let [x, y, z] = [number::<f64>(tag, "x")?, number(tag, "y")?, number(tag, "z")?];
            if let Some(object) = model.objects.get_mut(current) {
                object.mesh.vertices.push(Point3::new(x, y, z));
            }
        }
        "triangle" => {
            let corners = [number::<u32>(tag, "v1")?, number(tag, "v2")?, number(tag, "v3")?];
            let Some(object) = model.objects.get_mut(current) else {
                return Ok(());
            };
            if let Some(bad) = corners.iter().find(|&&i| i as usize >= object.mesh.vertices.len()) {
                return Err(format!(
                    "a triangle names vertex {bad}, but there are {}",
                    object.mesh.vertices.len()
                ));
            }
            object.mesh.triangles.push(corners);
        }
        "component" => {
            let part = (number(tag, "objectid")?, transform(tag)?);
            if let Some(object) = model.objects.get_mut(current) {
                object.components.push(part);
            }
        }
        "item" => model.items.push((number(tag, "objectid")?, transform(tag)?)),
        _ => {}
    }
    Ok(())
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    match tag.try_get_attribute(name).map_err(|e| e.to_string())? {
        None => Ok(None),
        Some(a) => {
            quick_xml::escape::unescape(&a.value).map(|v| Some(v.into_owned())).map_err(|e| e.to_string())
        }
    }
}

fn number<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Result<T, String> {
    let text = attribute(tag, name)?.ok_or_else(|| format!("attribute {name} is missing"))?;
    text.trim().parse().map_err(|_| format!("attribute {name} is not a number: {text:?}"))
}

fn transform(tag: &BytesStart<'_>) -> Result<Transform, String> {
    let Some(text) = attribute(tag, "transform")? else {
        return Ok(IDENTITY);
    };
    let numbers: Vec<f64> = text.split_ascii_whitespace().map_while(|w| w.parse().ok()).collect();
    numbers.try_into().map_err(|_| format!("a transform is twelve numbers, not {text:?}"))
}

/// Adds an object and its components to a body.
fn gather(
    model: &Model,
    id: u32,
    transform: &Transform,
    body: &mut Body,
    left: &mut usize,
    depth: usize,
) -> Result<(), String> {
    let object = model.objects.get(&id).ok_or_else(|| "it is built but not defined".to_owned())?;
    if depth == 0 {
        return Err("components are nested too deeply".to_owned());
    }
    if body.name.is_empty() {
        body.name.clone_from(&object.name);
    }
    *left = left.checked_sub(object.mesh.triangles.len()).ok_or("the build has over 20 million triangles")?;
    let n = body.mesh.vertices.len() as u32;
    body.mesh.vertices.extend(object.mesh.vertices.iter().map(|p| moved(transform, p)));
    body.mesh.triangles.extend(object.mesh.triangles.iter().map(|t| t.map(|i| i + n)));
    for (part, inner) in &object.components {
        gather(model, *part, &combined(inner, transform), body, left, depth - 1)?;
    }
    Ok(())
}

/// 3MF points are rows, multiplied from the left.
fn moved(m: &Transform, p: &Point3) -> Point3 {
    let at = |k: usize| p.x * m[k] + p.y * m[3 + k] + p.z * m[6 + k] + m[9 + k];
    Point3::new(at(0), at(1), at(2))
}

/// First `inner`, then `outer`.
fn combined(inner: &Transform, outer: &Transform) -> Transform {
    let row = |r: usize, shift: bool| {
        let p = Point3::new(inner[3 * r], inner[3 * r + 1], inner[3 * r + 2]);
        let q = moved(outer, &p);
        if shift { q.coords } else { q.coords - nalgebra::Vector3::new(outer[9], outer[10], outer[11]) }
    };
    let rows = [row(0, false), row(1, false), row(2, false), row(3, true)];
    std::array::from_fn(|i| rows[i / 3][i % 3])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::plate;
    use crate::threemf::{Part, to_bytes};
    use windlass_geometry::Topology;

    #[test]
    fn our_own_package_comes_back() {
        let mesh = plate(12.0);
        let part = Part::plain("left <&> \"1\"", &mesh);
        let bytes = to_bytes(&[part], &[("Title", "a & b")]).unwrap();
        assert_eq!(bytes, to_bytes(&[Part::plain("left <&> \"1\"", &mesh)], &[("Title", "a & b")]).unwrap());
        let contents = read(&bytes, "x.3mf").unwrap();
        assert_eq!(contents.bodies[0].name, "left <&> \"1\"");
        let back = &contents.bodies[0].mesh;
        assert!(Topology::of(back).is_closed_solid());
        assert!((back.signed_volume() / mesh.signed_volume() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn units_and_nested_transforms_are_applied() {
        let xml = r#"<model unit="inch"><resources><object id="1"><mesh><vertices><vertex x="1" y="0" z="0"/>
            <vertex x="0" y="1" z="0"/><vertex x="0" y="0" z="1"/></vertices><triangles><triangle v1="0" v2="1" v3="2"/>
            </triangles></mesh></object><object id="2"><components><component objectid="1" transform="0 1 0 -1 0 0 0 0 1 10 0 0"/>
            </components></object></resources><build><item objectid="2" transform="1 0 0 0 1 0 0 0 1 0 0 5"/></build></model>"#;
        let model = parse(xml, "x").unwrap();
        let mut body = Body { name: String::new(), mesh: Mesh::default() };
        gather(&model, 2, &model.items[0].1, &mut body, &mut 10, DEEPEST).unwrap();
        assert_eq!(model.scale, 25.4);
        assert_eq!(body.mesh.vertices[0], Point3::new(10., 1., 5.));
        assert_eq!(body.mesh.vertices[1], Point3::new(9., 0., 5.));
    }

    #[test]
    fn an_object_within_itself_is_refused() {
        let xml = r#"<model><object id="1"><components><component objectid="1"/></components></object>
            <build><item objectid="1"/></build></model>"#;
        let model = parse(xml, "x").unwrap();
        let mut body = Body { name: String::new(), mesh: Mesh::default() };
        assert!(gather(&model, 1, &IDENTITY, &mut body, &mut 10, DEEPEST).is_err());
    }

    #[test]
    fn damage_is_an_error() {
        let bytes = to_bytes(&[Part::plain("x", &plate(0.0))], &[]).unwrap();
        for n in (0..bytes.len()).step_by(997) {
            assert!(read(&bytes[..n], "x.3mf").is_err());
        }
        assert!(
            parse("<model><object id='1'><triangle v1='0' v2='1' v3='2'/></object></model>", "x").is_err()
        );
    }
}

//! The model part: objects, components and build items, element by element.

use super::attribute::{Transform, attribute, number, transform};
use crate::ReadError;
use crate::threemf::MODEL_PATH;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use windlass_geometry::{Mesh, Point3};

#[derive(Default)]
pub(super) struct Object {
    pub(super) name: String,
    pub(super) mesh: Mesh,
    pub(super) components: Vec<(u32, Transform)>,
}

#[derive(Default)]
pub(super) struct Model {
    pub(super) scale: f64,
    pub(super) objects: BTreeMap<u32, Object>,
    pub(super) items: Vec<(u32, Transform)>,
}

pub(super) fn parse(xml: &str, file: &str) -> Result<Model, ReadError> {
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

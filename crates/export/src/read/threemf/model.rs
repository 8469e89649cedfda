//! A model part: objects, components and build items, element by element, in millimetres.

use super::attribute::{Transform, attribute, number, prefixed, short, transform};
use super::elements::{Refused, elements};
use super::extensions;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;
use std::io::BufRead;
use windlass_geometry::{Mesh, Point3};

/// Objects, components and items of one part, at most.
const MOST_OBJECTS: usize = 20_000;
const MOST_MENTIONS: usize = 50_000;
const MOST_ITEMS: usize = 1_000;
/// Longest name that is kept, characters.
const LONGEST_NAME: usize = 200;

/// An object mentioned by a component or an item.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The part that defines it, where it is not this one.
    pub(super) path: Option<String>,
    pub(super) id: u32,
    pub(super) transform: Transform,
    /// Whether the item says that it is not printed.
    pub(super) unprinted: bool,
}

#[derive(Default)]
pub(super) struct Object {
    pub(super) name: String,
    /// `model`, `support`, `solidsupport`, `surface`, `other`.
    pub(super) kind: String,
    pub(super) mesh: Mesh,
    pub(super) components: Vec<Mention>,
}

#[derive(Default)]
pub(super) struct Model {
    scale: f64,
    pub(super) objects: BTreeMap<u32, Object>,
    pub(super) items: Vec<Mention>,
    current: Option<u32>,
    /// The prefix of the core's elements, which is that of `model`.
    prefix: String,
    mentions: usize,
}

/// Reads a part. `left` is how many vertices and triangles all parts may still have.
pub(super) fn parse(text: impl BufRead, part: &str, left: &mut usize) -> Result<Model, Refused> {
    let mut model = Model { scale: 1.0, ..Model::default() };
    elements(part, text, |tag, depth| model.element(tag, depth, left))?;
    Ok(model)
}

impl Model {
    fn element(&mut self, tag: &BytesStart<'_>, depth: usize, left: &mut usize) -> Result<(), String> {
        let name = tag.name();
        let prefix = name.prefix();
        let prefix = prefix.as_ref().map_or("", |p| p.as_ref());
        let local = tag.local_name();
        if depth == 0 {
            self.prefix = prefix.to_owned();
        } else if self.current.is_some()
            && let Some(extension) = extensions::of_shape(local.as_ref())
        {
            return Err(format!(
                "an object is made by the extension {extension}, which this program does not read"
            ));
        }
        // `b:vertex` of an extension is no corner of the mesh.
        if prefix != self.prefix {
            return Ok(());
        }
        match local.as_ref() {
            "model" => self.begin(tag)?,
            "object" => self.object(tag)?,
            "vertex" => {
                spend(left, 1)?;
                let p = Point3::new(number(tag, "x")?, number(tag, "y")?, number(tag, "z")?) * self.scale;
                if let Some(object) = self.current() {
                    object.mesh.vertices.push(p);
                }
            }
            "triangle" => {
                spend(left, 1)?;
                self.triangle(tag)?;
            }
            "component" => {
                let mention = self.mention(tag)?;
                if let Some(object) = self.current() {
                    object.components.push(mention);
                }
            }
            "build" => self.current = None,
            "item" => {
                if self.items.len() == MOST_ITEMS {
                    return Err(format!("it builds more than {MOST_ITEMS} items"));
                }
                let mention = self.mention(tag)?;
                self.items.push(mention);
            }
            _ => {}
        }
        Ok(())
    }

    fn current(&mut self) -> Option<&mut Object> {
        self.objects.get_mut(&self.current?)
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        extensions::check(tag)?;
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
        self.scale =
            known.map(|(_, scale)| *scale).ok_or_else(|| format!("unknown unit {:?}", short(&unit)))?;
        Ok(())
    }

    fn object(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let id = number(tag, "id")?;
        if self.objects.len() == MOST_OBJECTS {
            return Err(format!("it has more than {MOST_OBJECTS} objects"));
        }
        let name = attribute(tag, "name")?.unwrap_or_default().chars().take(LONGEST_NAME).collect();
        let kind = attribute(tag, "type")?.unwrap_or_else(|| "model".to_owned());
        let object = Object { name, kind: short(&kind), ..Object::default() };
        if self.objects.insert(id, object).is_some() {
            return Err(format!("object {id} is defined twice"));
        }
        self.current = Some(id);
        Ok(())
    }

    fn triangle(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let corners = [number::<u32>(tag, "v1")?, number(tag, "v2")?, number(tag, "v3")?];
        let Some(object) = self.current() else { return Ok(()) };
        let count = object.mesh.vertices.len();
        if let Some(bad) = corners.iter().find(|&&i| i as usize >= count) {
            return Err(format!("a triangle names vertex {bad}, but there are {count}"));
        }
        object.mesh.triangles.push(corners);
        Ok(())
    }

    fn mention(&mut self, tag: &BytesStart<'_>) -> Result<Mention, String> {
        self.mentions += 1;
        if self.mentions > MOST_MENTIONS {
            return Err(format!("it mentions more than {MOST_MENTIONS} objects"));
        }
        let mut transform = transform(tag)?;
        let [a, b, c, d, e, f, g, h, i, ..] = transform;
        let determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        if determinant == 0.0 || !determinant.is_finite() {
            return Err("a transform flattens the part: its determinant is 0".to_owned());
        }
        transform[9..].iter_mut().for_each(|shift| *shift *= self.scale);
        let printable = match attribute(tag, "printable")? {
            Some(word) => Some(word),
            None => prefixed(tag, "printable")?,
        };
        Ok(Mention {
            path: prefixed(tag, "path")?,
            id: number(tag, "objectid")?,
            transform,
            unprinted: printable.is_some_and(|word| word == "0" || word == "false"),
        })
    }
}

fn spend(left: &mut usize, cost: usize) -> Result<(), String> {
    *left = left.checked_sub(cost).ok_or("it has over 4 million vertices and triangles")?;
    Ok(())
}

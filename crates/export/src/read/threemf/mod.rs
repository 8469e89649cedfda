//! 3MF: the model that the package names, its objects, components and build items, in the unit that it states.
//!
//! What a package declares is obeyed (relationships, parts of the production extension, transforms and mirrors,
//! supports, modifiers, items that are not printed) or refused by name (extensions that give the shape in another way,
//! negative volumes, surfaces).

mod assembly;
mod attribute;
mod elements;
mod extensions;
mod model;
mod package;
mod roles;
#[cfg(test)]
mod tests;

use super::{Body, Contents, Format};
use crate::ReadError;
use assembly::{Assembly, DEEPEST, Models};
use attribute::IDENTITY;
use elements::Refused;
use model::{Mention, Model};
use package::Package;
use roles::Roles;
use std::collections::BTreeMap;
use windlass_geometry::Mesh;

/// Vertices and triangles of all parts; and of a whole build, with one for each mention of an object.
const MOST_ELEMENTS: usize = 4_000_000;
/// Model parts that one package may have.
const MOST_PARTS: usize = 1_000;

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let built = models(bytes).and_then(|models| build(&models));
    let (bodies, remarks) = built.map_err(|refused| refused.of(file))?;
    Ok(Contents { format: Format::ThreeMf, bodies, remarks })
}

/// The main model, and every part that it or another of them mentions.
fn models(bytes: &[u8]) -> Result<Models, Refused> {
    let mut package = Package::open(bytes)?;
    let main = package.model()?;
    let roles = Roles::of(&mut package)?;
    let mut parts = BTreeMap::new();
    let (mut wanted, mut left) = (vec![main.clone()], MOST_ELEMENTS);
    while let Some(path) = wanted.pop() {
        if parts.contains_key(&path) {
            continue;
        }
        if parts.len() == MOST_PARTS {
            return Err(Refused::new(
                "the archive",
                format!("more than {MOST_PARTS} model parts are mentioned"),
            ));
        }
        let mut model = model::parse(package.part(&path)?, &path, &mut left)?;
        // Paths as the archive spells them, so that each part has one name.
        for mention in mentions(&mut model) {
            let Some(named) = &mention.path else { continue };
            let found = package.find(named);
            let found = found
                .ok_or_else(|| Refused::new(&path, format!("it mentions {named:?}, which does not exist")))?;
            wanted.push(found.clone());
            mention.path = Some(found);
        }
        parts.insert(path, model);
    }
    Ok(Models { main, parts, roles })
}

fn mentions(model: &mut Model) -> impl Iterator<Item = &mut Mention> {
    model.objects.values_mut().flat_map(|o| &mut o.components).chain(&mut model.items)
}

/// The bodies of the build, as they are printed, and what was left out.
fn build(models: &Models) -> Result<(Vec<Body>, Vec<String>), Refused> {
    let (mut bodies, mut remarks, mut left) = (Vec::new(), Vec::new(), MOST_ELEMENTS);
    let items = models.parts.get(&models.main).map(|m| m.items.as_slice()).unwrap_or_default();
    for item in items {
        if item.unprinted {
            remarks.push(format!("object {} is marked as not to be printed, and was left out", item.id));
            continue;
        }
        let body = Body { name: String::new(), mesh: Mesh::default() };
        let mut assembly = Assembly { models, body, left: &mut left, remarks: &mut remarks };
        assembly.add(&models.main, item, &IDENTITY, DEEPEST).map_err(|why| {
            Refused::new(format!("{}, object {}", models.main, item.id), why)
                .then("Export what is to be printed as plain solids")
        })?;
        bodies.push(assembly.body);
    }
    bodies.retain(|b| !b.mesh.triangles.is_empty());
    if bodies.is_empty() {
        let left_out = if remarks.is_empty() { String::new() } else { format!(": {}", remarks.join("; ")) };
        return Err(Refused::new(&models.main, format!("the package contains nothing to build{left_out}")));
    }
    Ok((bodies, remarks))
}

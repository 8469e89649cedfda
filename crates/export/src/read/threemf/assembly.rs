//! Objects and their components, moved to their places in one body; what is not printed is left out and said.

use super::attribute::Transform;
use super::model::{Mention, Model, Object};
use super::roles::{Role, Roles};
use crate::read::Body;
use std::collections::BTreeMap;
use windlass_geometry::Point3;

/// Components within components.
pub(super) const DEEPEST: usize = 16;

/// Every model part that was read, by its path; the main one first among equals.
pub(super) struct Models {
    pub(super) main: String,
    pub(super) parts: BTreeMap<String, Model>,
    pub(super) roles: Roles,
}

/// What is being put together.
pub(super) struct Assembly<'a> {
    pub(super) models: &'a Models,
    pub(super) body: Body,
    /// Vertices, triangles and mentions that may still be added.
    pub(super) left: &'a mut usize,
    pub(super) remarks: &'a mut Vec<String>,
}

impl Assembly<'_> {
    /// Adds an object and its components, named from a part.
    pub(super) fn add(
        &mut self,
        from: &str,
        mention: &Mention,
        outer: &Transform,
        depth: usize,
    ) -> Result<(), String> {
        if depth == 0 {
            return Err("components are nested too deeply".to_owned());
        }
        let models = self.models;
        let path = mention.path.as_deref().unwrap_or(from);
        let object = models.parts.get(path).and_then(|m| m.objects.get(&mention.id));
        let object = object
            .ok_or_else(|| format!("the build uses object {}, which {path} does not define", mention.id))?;
        if self.is_left_out(object, mention.id)? {
            return Ok(());
        }
        if self.body.name.is_empty() {
            self.body.name.clone_from(&object.name);
        }
        let transform = combined(&mention.transform, outer);
        self.mesh(path, mention.id, object, &transform)?;
        for part in &object.components {
            let role = models.roles.components.get(&(mention.id, part.id)).copied().unwrap_or_default();
            if path == models.main && self.is_aside(role, mention.id)? {
                continue;
            }
            self.add(path, part, &transform, depth - 1)?;
        }
        Ok(())
    }

    /// Supports are left out; what is no solid, or must not be built, is refused.
    fn is_left_out(&mut self, object: &Object, id: u32) -> Result<bool, String> {
        match object.kind.as_str() {
            "model" => Ok(false),
            "support" | "solidsupport" => {
                self.say(format!("object {id} is a support, and was left out"));
                Ok(true)
            }
            "surface" => Err(format!("object {id} is a surface, not a solid")),
            other => Err(format!("object {id} is of the type {other:?}, which is not printed")),
        }
    }

    fn is_aside(&mut self, role: Role, id: u32) -> Result<bool, String> {
        match role {
            Role::Printed => Ok(false),
            Role::Aside => {
                self.say(format!(
                    "object {id}: a modifier or support of the slicer is not printed, and was left out"
                ));
                Ok(true)
            }
            Role::Negative => Err(format!(
                "object {id} has a negative volume, which the slicer cuts away and this program does not"
            )),
        }
    }

    fn mesh(&mut self, path: &str, id: u32, object: &Object, transform: &Transform) -> Result<(), String> {
        // Every visit costs something, or a few nested objects could ask for endless work.
        let cost = 1 + object.mesh.vertices.len() + object.mesh.triangles.len();
        *self.left =
            self.left.checked_sub(cost).ok_or("the build has over 4 million vertices and triangles")?;
        let volumes = self.models.roles.ranges.get(&id).filter(|_| path == self.models.main);
        // How many volumes that are not printed begin and end at each triangle.
        let mut turns = vec![0i32; object.mesh.triangles.len() + 1];
        for &(first, last, role) in volumes.into_iter().flatten() {
            if first <= last && last < object.mesh.triangles.len() && self.is_aside(role, id)? {
                turns[first] += 1;
                turns[last + 1] -= 1;
            }
        }
        let n = self.body.mesh.vertices.len() as u32;
        self.body.mesh.vertices.extend(object.mesh.vertices.iter().map(|p| moved(transform, p)));
        let mirrored = determinant(transform) < 0.0;
        let mut within = 0;
        let kept = object.mesh.triangles.iter().zip(&turns).filter(|(_, turn)| {
            within += **turn;
            within == 0
        });
        // A mirror turns the surface inside out, and the corners the other way round turn it back.
        let wound = kept.map(|(&[a, b, c], _)| if mirrored { [a, c, b] } else { [a, b, c] });
        self.body.mesh.triangles.extend(wound.map(|t| t.map(|i| i + n)));
        Ok(())
    }

    fn say(&mut self, remark: String) {
        if !self.remarks.contains(&remark) && self.remarks.len() < 50 {
            self.remarks.push(remark);
        }
    }
}

fn determinant(m: &Transform) -> f64 {
    m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6])
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

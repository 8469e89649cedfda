//! glTF 2.0: the triangles of every mesh of the scene, moved by their nodes, in metres.
//!
//! Own reader: `gltf` 1.4 with its derive crate is four times this file, and slices accessors without the bounds that a
//! hostile file needs.

use super::{Place, Surface};
use crate::ScanError;
use nalgebra::{Matrix4, Quaternion, UnitQuaternion, Vector3 as V3};
use serde::Deserialize;
use windlass_geometry::{Mesh, Point3};
use windlass_measure::LengthUnit;

/// Deepest chain of nodes, and most visits to nodes.
const DEEPEST: usize = 64;
const MOST_NODES: usize = 10_000;
/// Extensions that change nothing of the shape, or that are read.
const HARMLESS: [&str; 4] = ["KHR_materials", "KHR_texture", "KHR_mesh_quantization", "KHR_lights"];

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Document {
    scene: Option<usize>,
    scenes: Vec<Scene>,
    nodes: Vec<Node>,
    meshes: Vec<Shape>,
    accessors: Vec<Accessor>,
    buffer_views: Vec<View>,
    buffers: Vec<Buffer>,
    extensions_required: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Scene {
    nodes: Vec<usize>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Node {
    children: Vec<usize>,
    mesh: Option<usize>,
    skin: Option<usize>,
    weights: Vec<f64>,
    matrix: Option<[f64; 16]>,
    translation: Option<[f64; 3]>,
    rotation: Option<[f64; 4]>,
    scale: Option<[f64; 3]>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Shape {
    primitives: Vec<Primitive>,
    /// Of morph targets.
    weights: Vec<f64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Primitive {
    attributes: Attributes,
    indices: Option<usize>,
    mode: Option<u32>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attributes {
    #[serde(rename = "POSITION")]
    position: Option<usize>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Accessor {
    buffer_view: Option<usize>,
    byte_offset: usize,
    component_type: u32,
    count: usize,
    normalized: bool,
    sparse: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct View {
    buffer: usize,
    byte_offset: usize,
    byte_length: usize,
    byte_stride: Option<usize>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Buffer {
    uri: Option<String>,
}

/// Decodes the JSON; `other` gives the buffers that stand elsewhere by their name, that of a GLB by an empty one.
pub fn text(json: &str, other: &dyn Fn(&str) -> Option<Vec<u8>>, file: Place) -> Result<Surface, ScanError> {
    let document: Document = serde_json::from_str(json)
        .map_err(|e| file.malformed(format!("the JSON is not glTF ({e})"), "its JSON"))?;
    let harmless = |e: &&String| !HARMLESS.iter().any(|h| e.starts_with(h));
    if let Some(extension) = document.extensions_required.iter().find(harmless) {
        return Err(file.declared(
            format!("the glTF needs {:.60}, which is not read", extension.escape_debug().to_string()),
            "export it without compression (no Draco, no meshopt)",
        ));
    }
    let buffers = document.buffers.iter().map(|b| {
        let uri = b.uri.as_deref().unwrap_or_default();
        let found = match uri.strip_prefix("data:").and_then(|d| d.split_once("base64,")) {
            Some((_, coded)) => base64(coded),
            None => other(uri),
        };
        found.ok_or_else(|| {
            file.declared(
                format!("the buffer {:.80} is not in the file", uri.escape_debug().to_string()),
                "export it as GLB, or pack the .gltf and its .bin in one ZIP",
            )
        })
    });
    let buffers = buffers.collect::<Result<Vec<_>, _>>()?;
    let mut reader =
        Reader { document: &document, buffers, file, found: Mesh::default(), visits: 0, path: Vec::new() };
    let scene = document.scenes.get(document.scene.unwrap_or(0));
    match scene {
        Some(scene) => scene.nodes.iter().try_for_each(|n| reader.node(*n, Matrix4::identity(), 0))?,
        None => (0..document.meshes.len()).try_for_each(|m| reader.mesh(m, &Matrix4::identity(), &[]))?,
    }
    Ok(Surface { mesh: reader.found, unit: Some(LengthUnit::Metre), notes: Vec::new() })
}

struct Reader<'a> {
    document: &'a Document,
    buffers: Vec<Vec<u8>>,
    file: Place<'a>,
    found: Mesh,
    visits: usize,
    /// The nodes above the one that is read.
    path: Vec<usize>,
}

impl Reader<'_> {
    fn bad(&self, what: &str, place: String) -> ScanError {
        self.file.malformed(what, place)
    }

    fn node(&mut self, number: usize, from: Matrix4<f64>, depth: usize) -> Result<(), ScanError> {
        self.visits += 1;
        let node = self.document.nodes.get(number);
        let node = node.filter(|_| depth < DEEPEST && self.visits < MOST_NODES);
        let node =
            node.ok_or_else(|| self.bad("nodes that are missing or go round", format!("node {number}")))?;
        if self.path.contains(&number) {
            return Err(self.bad("a node that is its own child", format!("node {number}")));
        }
        let at = from * node.matrix();
        if let Some(mesh) = node.mesh {
            if node.skin.is_some() {
                return Err(self
                    .file
                    .declared("the mesh hangs on a skeleton, which is not read", "export it without one"));
            }
            self.mesh(mesh, &at, &node.weights)?;
        }
        self.path.push(number);
        node.children.iter().try_for_each(|c| self.node(*c, at, depth + 1))?;
        self.path.pop();
        Ok(())
    }

    fn mesh(&mut self, number: usize, at: &Matrix4<f64>, weights: &[f64]) -> Result<(), ScanError> {
        let document = self.document;
        let mesh = document.meshes.get(number);
        let mesh = mesh.ok_or_else(|| self.bad("a mesh that is missing", format!("mesh {number}")))?;
        if mesh.weights.iter().chain(weights).any(|w| *w != 0.0) {
            return Err(self.file.declared(
                "the mesh is moved by morph targets, which are not read",
                "apply the shape keys, and export it without them",
            ));
        }
        for p in &mesh.primitives {
            let first = self.found.vertices.len() as u32;
            let Some(position) = p.attributes.position else { continue };
            let values = self.accessor(position, 3)?;
            let count = values.len() / 3;
            self.file.within("vertices", first as usize + count)?;
            let moved = |v: &[f64]| Point3::from((at * Point3::new(v[0], v[1], v[2]).to_homogeneous()).xyz());
            self.found.vertices.extend(values.chunks_exact(3).map(moved));
            let order: Vec<u32> = match p.indices {
                Some(indices) => self.accessor(indices, 1)?.into_iter().map(|v| v as u32).collect(),
                None => (0..count as u32).collect(),
            };
            if order.iter().any(|i| *i as usize >= count) {
                return Err(self.bad("a face with a corner that is no vertex", format!("mesh {number}")));
            }
            // A mirroring node turns the winding over.
            let is_turned = at.fixed_view::<3, 3>(0, 0).determinant() < 0.0;
            let mut add = |[a, b, c]: [u32; 3]| {
                let t = if is_turned { [a, c, b] } else { [a, b, c] };
                self.found.triangles.push(t.map(|i| first + i));
            };
            match p.mode.unwrap_or(4) {
                4 => order.chunks_exact(3).for_each(|t| add([t[0], t[1], t[2]])),
                5 => strip(&order, &mut add),
                6 => (2..order.len()).for_each(|k| add([order[0], order[k - 1], order[k]])),
                // Points stay points, lines are passed over.
                _ => {}
            }
            self.file.within("faces", self.found.triangles.len())?;
        }
        Ok(())
    }

    /// The numbers of an accessor, so many for each element.
    fn accessor(&self, number: usize, width: usize) -> Result<Vec<f64>, ScanError> {
        let bad = || {
            self.bad("an accessor that is missing or reaches behind its buffer", format!("accessor {number}"))
        };
        let a = self.document.accessors.get(number).ok_or_else(bad)?;
        if a.sparse.is_some() {
            return Err(self
                .file
                .declared("the glTF has sparse accessors, which are not read", "export it as STL or PLY"));
        }
        let count = self.file.within("elements of an accessor", a.count)?;
        let view = a.buffer_view.and_then(|v| self.document.buffer_views.get(v)).ok_or_else(bad)?;
        let buffer = self.buffers.get(view.buffer).ok_or_else(bad)?;
        let end = view.byte_offset.checked_add(view.byte_length).ok_or_else(bad)?;
        let bytes = buffer.get(view.byte_offset..end).ok_or_else(bad)?;
        let size = match a.component_type {
            5120 | 5121 => 1,
            5122 | 5123 => 2,
            5125 | 5126 => 4,
            _ => return Err(bad()),
        };
        let stride = view.byte_stride.unwrap_or(size * width).clamp(1, 1 << 16);
        let mut out = Vec::with_capacity(count.min(bytes.len()) * width);
        for k in 0..count {
            let at = a.byte_offset.checked_add(k * stride).ok_or_else(bad)?;
            let element = bytes.get(at..at.saturating_add(size * width)).ok_or_else(bad)?;
            out.extend(element.chunks_exact(size).map(|raw| component(raw, a)));
        }
        Ok(out)
    }
}

fn component(raw: &[u8], a: &Accessor) -> f64 {
    let (value, full) = match (a.component_type, raw) {
        (5120, &[v]) => (f64::from(v as i8), 127.0),
        (5121, &[v]) => (f64::from(v), 255.0),
        (5122, &[v, w]) => (f64::from(i16::from_le_bytes([v, w])), 32767.0),
        (5123, &[v, w]) => (f64::from(u16::from_le_bytes([v, w])), 65535.0),
        (5125, &[v, w, x, y]) => (f64::from(u32::from_le_bytes([v, w, x, y])), 1.0),
        (_, &[v, w, x, y]) => (f64::from(f32::from_le_bytes([v, w, x, y])), 1.0),
        _ => (f64::NAN, 1.0),
    };
    if a.normalized { (value / full).max(-1.0) } else { value }
}

impl Node {
    fn matrix(&self) -> Matrix4<f64> {
        if let Some(m) = self.matrix {
            return Matrix4::from_column_slice(&m);
        }
        let [x, y, z, w] = self.rotation.unwrap_or([0.0, 0.0, 0.0, 1.0]);
        let turn = UnitQuaternion::from_quaternion(Quaternion::new(w, x, y, z)).to_homogeneous();
        let shift = Matrix4::new_translation(&V3::from(self.translation.unwrap_or_default()));
        shift * turn * Matrix4::new_nonuniform_scaling(&V3::from(self.scale.unwrap_or([1.0; 3])))
    }
}

/// The triangles of a strip: every second is turned over.
pub(super) fn strip(order: &[u32], add: &mut impl FnMut([u32; 3])) {
    for (k, w) in order.windows(3).enumerate() {
        add(if k % 2 == 0 { [w[0], w[1], w[2]] } else { [w[1], w[0], w[2]] });
    }
}

fn base64(coded: &str) -> Option<Vec<u8>> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let mut out = Vec::with_capacity(coded.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for b in coded.bytes().filter(|b| *b != b'=' && !b.is_ascii_whitespace()) {
        bits = bits << 6 | u32::from(value(b)?);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_move_mirror_and_strips_turn() {
        let positions: Vec<u8> = [[0.0f32, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 0.0]]
            .iter()
            .flatten()
            .flat_map(|v| v.to_le_bytes())
            .collect();
        let json = r#"{"asset":{"version":"2.0"},"scenes":[{"nodes":[0]}],
            "nodes":[{"children":[1],"translation":[0,0,5]},{"mesh":0,"scale":[-2,2,2]}],
            "meshes":[{"primitives":[{"attributes":{"POSITION":0},"mode":5}]}],
            "accessors":[{"bufferView":0,"componentType":5126,"count":4,"type":"VEC3"}],
            "bufferViews":[{"buffer":0,"byteLength":48}],"buffers":[{"byteLength":48,"uri":"a.bin"}]}"#;
        let file = Place { file: "a.gltf" };
        let found = text(json, &|uri| (uri == "a.bin").then(|| positions.clone()), file).unwrap();
        assert_eq!(found.mesh.vertices[1], Point3::new(-2.0, 0.0, 5.0));
        assert_eq!(found.mesh.triangles, [[0, 2, 1], [2, 3, 1]]);
        assert!(text(json, &|_| None, file).unwrap_err().to_string().contains("a.bin"));
        let around = json.replace("\"mesh\":0,", "\"mesh\":0,\"children\":[0],");
        assert!(text(&around, &|_| Some(positions.clone()), file).is_err());
        let moved = json.replace("\"mesh\":0,", "\"mesh\":0,\"weights\":[0.5],");
        assert!(text(&moved, &|_| Some(positions.clone()), file).unwrap_err().to_string().contains("morph"));
        let short = json.replace("\"count\":4", "\"count\":5");
        assert!(text(&short, &|_| Some(positions.clone()), file).is_err());
        assert_eq!(base64("aGk="), Some(b"hi".to_vec()));
    }
}

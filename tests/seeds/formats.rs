//! Seeds of the formats that have no target of their own, and of texts as other programs write them.

use super::Seed;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use windlass_geometry::Mesh;

/// Text formats of the foot, its points in other packings, and archives.
pub fn formats(foot: &Mesh, obj: &[u8], text_ply: &[u8]) -> Vec<Seed> {
    let text = String::from_utf8_lossy(obj).into_owned();
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let comma = text.replace('.', ",");
    vec![
        ("obj", "utf16.obj", utf16),
        ("obj", "comma.obj", comma.into_bytes()),
        ("obj", "continued.obj", text.replace("/1/1 ", " \\\n").into_bytes()),
        ("ply", "cr.ply", String::from_utf8_lossy(text_ply).replace('\n', "\r").into_bytes()),
        ("ply", "strips.ply", STRIPS.as_bytes().to_vec()),
        ("points", "heading.csv", heading(foot)),
        ("off", "foot.off", off(foot)),
        ("pcd", "text.pcd", pcd(foot, false)),
        ("pcd", "binary.pcd", pcd(foot, true)),
        ("ptx", "foot.ptx", ptx(foot)),
        ("npy", "points.npy", npy(foot)),
        ("gltf", "foot.glb", glb(foot)),
        ("gltf", "foot.gltf", GLTF.as_bytes().to_vec()),
        ("archive", "foot.zip", zipped(obj)),
        ("pgm", "depth.pgm", b"P2\n8 5\n4000\n".iter().copied().chain(b"3000 ".repeat(40)).collect()),
        (
            "camera",
            "camera.json",
            br#"{"K":[600,0,320,0,600,240,0,0,1],"depth_scale":0.001,"w":640,"h":480}"#.to_vec(),
        ),
    ]
}

const STRIPS: &str = "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\n\
    element tristrips 1\nproperty list int int vertex_indices\nend_header\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n8 0 1 2 -1 1 2 3 -1\n";

const GLTF: &str = r#"{"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0,"scale":[1,1,-1]}],
"meshes":[{"primitives":[{"attributes":{"POSITION":0},"mode":5}]}],"accessors":[{"bufferView":0,"componentType":5126,
"count":3,"type":"VEC3"}],"bufferViews":[{"buffer":0,"byteLength":36}],"buffers":[{"byteLength":36,
"uri":"data:application/octet-stream;base64,AAAAAAAAAAAAAAAAAACAPwAAAAAAAAAAAAAAAAAAgD8AAAAA"}]}"#;

fn heading(foot: &Mesh) -> Vec<u8> {
    let mut text = String::from("Nr;Z [mm];X [mm];Y [mm]\n");
    for (k, p) in foot.vertices.iter().enumerate() {
        writeln!(text, "{k};{:.1};{:.1};{:.1}", p.z, p.x, p.y).unwrap();
    }
    text.replace('.', ",").into_bytes()
}

fn off(foot: &Mesh) -> Vec<u8> {
    let mut text = format!("OFF\n{} {} 0\n", foot.vertices.len(), foot.triangles.len());
    foot.vertices.iter().for_each(|p| writeln!(text, "{:.1} {:.1} {:.1}", p.x, p.y, p.z).unwrap());
    foot.triangles.iter().for_each(|[a, b, c]| writeln!(text, "3 {a} {b} {c}").unwrap());
    text.into_bytes()
}

fn pcd(foot: &Mesh, is_binary: bool) -> Vec<u8> {
    let n = foot.vertices.len();
    let kind = if is_binary { "binary" } else { "ascii" };
    let mut bytes = format!(
        "# .PCD v0.7 - Point Cloud Data file format\nVERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\n\
         WIDTH {n}\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS {n}\nDATA {kind}\n"
    )
    .into_bytes();
    for p in &foot.vertices {
        if is_binary {
            p.iter().for_each(|c| bytes.extend((*c as f32).to_le_bytes()));
        } else {
            writeln!(bytes, "{:.1} {:.1} {:.1}", p.x, p.y, p.z).unwrap();
        }
    }
    bytes
}

fn ptx(foot: &Mesh) -> Vec<u8> {
    let n = foot.vertices.len();
    let mut text = format!("{n}\n1\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n");
    for p in &foot.vertices {
        writeln!(text, "{:.4} {:.4} {:.4} 0.5", p.x / 1000.0, p.y / 1000.0, p.z / 1000.0).unwrap();
    }
    text.into_bytes()
}

fn npy(foot: &Mesh) -> Vec<u8> {
    let head =
        format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, 3), }}\n", foot.vertices.len());
    let mut bytes = [b"\x93NUMPY\x01\x00", &(head.len() as u16).to_le_bytes()[..], head.as_bytes()].concat();
    foot.vertices.iter().for_each(|p| p.iter().for_each(|c| bytes.extend((*c as f32).to_le_bytes())));
    bytes
}

fn glb(foot: &Mesh) -> Vec<u8> {
    let (v, t) = (foot.vertices.len(), foot.triangles.len());
    let mut body: Vec<u8> = foot
        .vertices
        .iter()
        .flat_map(|p| p.iter().flat_map(|c| (*c as f32 / 1000.0).to_le_bytes()).collect::<Vec<_>>())
        .collect();
    foot.triangles.iter().flatten().for_each(|i| body.extend(i.to_le_bytes()));
    let mut json = format!(
        r#"{{"asset":{{"version":"2.0"}},"scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":0}},"indices":1}}]}}],"accessors":[{{"bufferView":0,"componentType":5126,"count":{v},"type":"VEC3"}},{{"bufferView":1,"componentType":5125,"count":{},"type":"SCALAR"}}],"bufferViews":[{{"buffer":0,"byteLength":{}}},{{"buffer":0,"byteOffset":{},"byteLength":{}}}],"buffers":[{{"byteLength":{}}}]}}"#,
        3 * t,
        12 * v,
        12 * v,
        12 * t,
        body.len()
    );
    while json.len() % 4 != 0 {
        json.push(' ');
    }
    let word = |n: usize| (n as u32).to_le_bytes();
    let total = 12 + 8 + json.len() + 8 + body.len();
    [
        b"glTF",
        &word(2)[..],
        &word(total),
        &word(json.len()),
        b"JSON",
        json.as_bytes(),
        &word(body.len()),
        b"BIN\0",
        &body,
    ]
    .concat()
}

fn zipped(obj: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("model/scan.obj", obj), ("model/scan.mtl", b"newmtl skin".as_slice())] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

//! Seeds of what a format allows and few programs write: the other byte order, further elements, packed data, archives by
//! their parts.

use super::Seed;
use std::fmt::Write as _;
use std::io::Cursor;
use windlass_geometry::Mesh;

/// Every variant of the foot.
pub fn variants(foot: &Mesh, package: &str) -> Vec<Seed> {
    vec![
        ("obj", "negative.obj", negative(foot)),
        ("ply", "big-endian.ply", big_endian(foot)),
        ("pcd", "packed.pcd", packed(foot)),
        ("npy", "columns.npy", columns(foot)),
        ("npy", "depth.npy", depth()),
        ("gltf", "sparse.gltf", SPARSE.as_bytes().to_vec()),
        ("archive", "scene.txt", ["==== scene/scene.gltf\n", SPARSE].concat().into_bytes()),
        ("archive", "obj.txt", ["==== a/scan.obj\n".as_bytes(), &negative(foot)].concat()),
        ("threemf", "package.txt", package.as_bytes().to_vec()),
        ("tiff", "int16.tiff", int16()),
        ("pgm", "binary.pgm", [b"P5 80 40 65535\n".as_slice(), &[11, 184].repeat(3200)].concat()),
    ]
}

/// Corners counted back from the last one, and four of them in a face.
fn negative(foot: &Mesh) -> Vec<u8> {
    let mut text = String::from("mtllib foot.mtl\no foot\ns off\n");
    for facet in foot.facets() {
        facet.iter().for_each(|p| writeln!(text, "v {:.1} {:.1} {:.1} 1.0", p.x, p.y, p.z).unwrap());
        text += "f -3 -2 -1\n";
    }
    (text + "v 0 0 0\nf -4//1 -3//1 -2//1 -1//1\n").into_bytes()
}

/// The other byte order, doubles, colours, and an element of another program before the faces.
fn big_endian(foot: &Mesh) -> Vec<u8> {
    let mut bytes = format!(
        "ply\nformat binary_big_endian 1.0\nobj_info seed\nelement vertex {}\nproperty double x\nproperty uchar red\n\
         property double y\nproperty double z\nelement camera 1\nproperty list ushort short pose\nelement face {}\n\
         property int group\nproperty list uint ushort vertex_index\nend_header\n",
        foot.vertices.len(),
        foot.triangles.len()
    )
    .into_bytes();
    for p in &foot.vertices {
        bytes.extend(p.x.to_be_bytes());
        bytes.push(200);
        bytes.extend(p.y.to_be_bytes());
        bytes.extend(p.z.to_be_bytes());
    }
    bytes.extend([0, 2, 0, 1, 0, 2]);
    for t in &foot.triangles {
        bytes.extend(7i32.to_be_bytes());
        bytes.extend(3u32.to_be_bytes());
        t.iter().for_each(|i| bytes.extend((*i as u16).to_be_bytes()));
    }
    bytes
}

/// PCD as the Point Cloud Library packs it, in literal runs of 32 bytes.
fn packed(foot: &Mesh) -> Vec<u8> {
    let n = foot.vertices.len();
    let plain: Vec<u8> = (0..3)
        .flat_map(|axis| foot.vertices.iter().flat_map(move |p| (p[axis] as f32).to_le_bytes()))
        .collect();
    let runs: Vec<u8> = plain
        .chunks(32)
        .flat_map(|run| std::iter::once(run.len() as u8 - 1).chain(run.iter().copied()))
        .collect();
    let head = format!(
        "# .PCD v0.7\nVERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH {n}\nHEIGHT 1\nPOINTS {n}\n\
         DATA binary_compressed\n"
    );
    let word = |k: usize| (k as u32).to_le_bytes();
    [head.as_bytes(), &word(runs.len()), &word(plain.len()), &runs].concat()
}

fn numpy(kind: &str, by_columns: &str, shape: &str, body: Vec<u8>) -> Vec<u8> {
    let head = format!("{{'descr': '{kind}', 'fortran_order': {by_columns}, 'shape': {shape}, }}\n");
    [b"\x93NUMPY\x01\x00", &(head.len() as u16).to_le_bytes()[..], head.as_bytes(), &body].concat()
}

fn columns(foot: &Mesh) -> Vec<u8> {
    let body =
        (0..3).flat_map(|axis| foot.vertices.iter().flat_map(move |p| p[axis].to_be_bytes())).collect();
    numpy(">f8", "True", &format!("({}, 3)", foot.vertices.len()), body)
}

fn depth() -> Vec<u8> {
    numpy("<u2", "False", "(40, 80)", 3000u16.to_le_bytes().repeat(3200))
}

fn int16() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    tiff::encoder::TiffEncoder::new(&mut bytes)
        .unwrap()
        .write_image::<tiff::encoder::colortype::GrayI16>(80, 40, &[3000; 3200])
        .unwrap();
    bytes.into_inner()
}

const SPARSE: &str = r#"{"asset":{"version":"2.0"},"extensionsUsed":["KHR_mesh_quantization"],"scenes":[{"nodes":[0]}],
"nodes":[{"children":[1],"rotation":[0,0.7071,0,0.7071]},{"mesh":0,"matrix":[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1]}],
"meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1,"mode":4}]}],"accessors":[{"bufferView":0,
"byteOffset":0,"componentType":5122,"normalized":true,"count":3,"type":"VEC3","sparse":{"count":1,"indices":{"bufferView":1,
"componentType":5123},"values":{"bufferView":0}}},{"bufferView":1,"componentType":5123,"count":3,"type":"SCALAR"}],
"bufferViews":[{"buffer":0,"byteLength":24,"byteStride":8},{"buffer":0,"byteOffset":24,"byteLength":8}],
"buffers":[{"byteLength":32,"uri":"data:;base64,AAAAAAAAAAAAQAAAAAAAAAAAQAAAAAAAAAABAAIAAAA="}]}"#;

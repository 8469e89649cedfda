//! STL, both kinds, with the slips that real files have: binary headers that begin with `solid`, upper case,
//! several solids in one text, extra bytes at the end.

use super::{Body, Contents, Format};
use crate::ReadError;
use crate::stl::{PREFIX_BYTES, TRIANGLE_BYTES};
use windlass_geometry::{Mesh, Point3};

/// Most triangles that are read: a device needs a hundredth.
const MOST_TRIANGLES: usize = 4_000_000;

pub(super) fn read(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let promised = bytes.get(80..84).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let expected = promised.map(|n| PREFIX_BYTES as u64 + u64::from(n) * TRIANGLE_BYTES as u64);
    let length = bytes.len() as u64;
    // The length decides before the first word: many binary headers begin with "solid".
    if expected == Some(length) {
        return binary(bytes, file, Vec::new());
    }
    if looks_like_text(bytes) {
        return text(bytes, file);
    }
    match (promised, expected) {
        (Some(n), Some(expected)) if expected < length && n > 0 => {
            let extra = format!("{} bytes after the last triangle were ignored", length - expected);
            binary(&bytes[..expected as usize], file, vec![extra])
        }
        (Some(n), Some(expected)) if n > 0 => Err(ReadError::new(
            file,
            format!("byte {length}"),
            format!("the STL promises {n} triangles ({expected} bytes) but ends here"),
            "Copy or export the file again; it was cut off",
        )),
        _ => Err(ReadError::new(
            file,
            "byte 0",
            "this is not a binary STL, a text STL or a 3MF, or it contains no triangle",
            "Give an STL or 3MF file",
        )),
    }
}

fn too_many(file: &str, what: String) -> ReadError {
    let reason = format!("{what} than the {MOST_TRIANGLES} that are read");
    ReadError::new(file, "the whole", reason, "Export the part with a chordal error of 0.02 mm or more")
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let head = &start[..start.len().min(1000)].to_ascii_lowercase();
    head.starts_with(b"solid")
        && (head.windows(5).any(|w| w == b"facet") || head.windows(8).any(|w| w == b"endsolid"))
}

fn binary(bytes: &[u8], file: &str, remarks: Vec<String>) -> Result<Contents, ReadError> {
    let count = (bytes.len() - PREFIX_BYTES) / TRIANGLE_BYTES;
    if count > MOST_TRIANGLES {
        return Err(too_many(file, format!("{count} triangles, more")));
    }
    let mut mesh = Mesh::default();
    for (i, record) in bytes[PREFIX_BYTES..].chunks_exact(TRIANGLE_BYTES).enumerate() {
        let number = |k: usize| {
            f64::from(f32::from_le_bytes([record[k], record[k + 1], record[k + 2], record[k + 3]]))
        };
        for corner in 0..3 {
            let at = 12 + 12 * corner;
            mesh.vertices.push(Point3::new(number(at), number(at + 4), number(at + 8)));
        }
        mesh.triangles.push([0, 1, 2].map(|k| 3 * i as u32 + k));
    }
    if mesh.triangles.is_empty() {
        return Err(ReadError::new(file, "byte 80", "the STL contains no triangle", "Export the part again"));
    }
    Ok(Contents {
        format: Format::StlBinary,
        bodies: vec![Body { name: String::new(), mesh: mesh.welded() }],
        remarks,
    })
}

fn text(bytes: &[u8], file: &str) -> Result<Contents, ReadError> {
    let text = String::from_utf8_lossy(bytes);
    let mut bodies: Vec<Body> = Vec::new();
    let mut corners: Vec<Point3> = Vec::new();
    let mut count = 0;
    for (i, line) in text.lines().enumerate() {
        let fail =
            |reason: String| ReadError::new(file, format!("line {}", i + 1), reason, "Export the part again");
        let mut words = line.split_ascii_whitespace();
        match words.next().map(str::to_ascii_lowercase).as_deref() {
            Some("solid") => {
                bodies.push(Body { name: words.collect::<Vec<_>>().join(" "), mesh: Mesh::default() })
            }
            Some("vertex") => {
                let numbers: Vec<f64> =
                    words.map_while(|w| w.parse().ok()).filter(|n: &f64| n.is_finite()).collect();
                let [x, y, z] = numbers[..] else {
                    return Err(fail(format!("not three numbers: {line:?}")));
                };
                corners.push(Point3::new(x, y, z));
                count += 1;
                if count > 3 * MOST_TRIANGLES {
                    return Err(too_many(file, "more triangles".to_owned()));
                }
            }
            Some("endfacet") => {
                let (Some(body), [_, _, _]) = (bodies.last_mut(), &corners[..]) else {
                    return Err(fail(format!("a facet with {} corners instead of 3", corners.len())));
                };
                let n = body.mesh.vertices.len() as u32;
                body.mesh.vertices.append(&mut corners);
                body.mesh.triangles.push([n, n + 1, n + 2]);
            }
            _ => {}
        }
    }
    if !corners.is_empty() {
        let reason = "the file ends inside a facet";
        return Err(ReadError::new(file, "the end", reason, "Copy or export the file again; it was cut off"));
    }
    bodies.retain(|b| !b.mesh.triangles.is_empty());
    if bodies.is_empty() {
        return Err(ReadError::new(file, "line 1", "the STL contains no triangle", "Export the part again"));
    }
    for body in &mut bodies {
        body.mesh = body.mesh.welded();
    }
    Ok(Contents { format: Format::StlText, bodies, remarks: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::plate;
    use windlass_geometry::Topology;

    fn facets(mesh: &Mesh) -> String {
        mesh.facets()
            .map(|t| {
                let corners: String = t.iter().map(|p| format!("VERTEX {} {} {}\n", p.x, p.y, p.z)).collect();
                format!("facet normal 0 0 0\nouter loop\n{corners}endloop\nendfacet\n")
            })
            .collect()
    }

    #[test]
    fn both_kinds_come_back_closed() {
        let mesh = plate(12.0);
        let mut bytes = crate::stl::to_bytes(&mesh, "x").unwrap();
        bytes[..5].copy_from_slice(b"solid");
        for bytes in [bytes, format!("\nSOLID a b\n{}endsolid\n", facets(&mesh)).into_bytes()] {
            let contents = read(&bytes, "x.stl").unwrap();
            assert!(Topology::of(&contents.bodies[0].mesh).is_closed_solid());
            assert_eq!(contents.bodies[0].mesh.triangles.len(), mesh.triangles.len());
        }
    }

    #[test]
    fn several_solids_stay_several() {
        let text = format!("solid one\n{0}endsolid\nsolid two\n{0}endsolid\n", facets(&plate(0.0)));
        let contents = read(text.as_bytes(), "x.stl").unwrap();
        let names: Vec<_> = contents.bodies.iter().map(|b| b.name.as_str()).collect();
        assert_eq!(names, ["one", "two"]);
    }

    #[test]
    fn damage_is_named_with_its_place_and_never_panics() {
        let whole = crate::stl::to_bytes(&plate(0.0), "x").unwrap();
        let error = read(&whole[..whole.len() - 7], "x.stl").unwrap_err();
        assert!(error.to_string().contains("promises 5120 triangles"), "{error}");
        let mut endless = vec![0; 84];
        endless[80..].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(read(&endless, "x.stl").is_err());
        for n in [0, 1, 79, 83, 84] {
            assert!(read(&vec![0; n], "x.stl").is_err());
        }
        assert!(read(b"solid x\nfacet\nvertex 1 2 nan\n", "x.stl").unwrap_err().place == "line 3");
        let mut long = whole;
        long.extend(b"tail");
        assert_eq!(read(&long, "x.stl").unwrap().remarks.len(), 1);
    }
}

//! Packages written and read back: units, nesting, what is declared, damage, bombs.

use super::read;
use crate::fixture::plate;
use crate::threemf::{Part, to_bytes};
use crate::verify;
use std::io::{Cursor, Write};
use windlass_geometry::{Point3, Topology};

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

/// A package of these files.
fn package(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in files {
        archive.start_file(*name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A model whose object 1 is a tetrahedron of edge `size` (volume size^3 / 6), with these objects and items besides.
fn model(attributes: &str, size: f64, objects: &str, items: &str) -> String {
    format!(
        r#"<model {attributes} xmlns:p="http://schemas.microsoft.com/3dmanufacturing/production/2015/06"><resources>
        <object id="1"><mesh><vertices><vertex x="0" y="0" z="0"/><vertex x="{size}" y="0" z="0"/>
        <vertex x="0" y="{size}" z="0"/><vertex x="0" y="0" z="{size}"/></vertices><triangles>
        <triangle v1="0" v2="2" v3="1"/><triangle v1="0" v2="1" v3="3"/><triangle v1="0" v2="3" v3="2"/>
        <triangle v1="1" v2="2" v3="3"/></triangles></mesh></object>{objects}</resources><build>{items}</build></model>"#
    )
}

fn only(text: &str) -> Vec<u8> {
    package(&[("3D/3dmodel.model", text)])
}

/// Volumes of the bodies and what was said.
fn volumes(bytes: &[u8]) -> (Vec<f64>, Vec<String>) {
    let contents = read(bytes, "x.3mf").unwrap_or_else(|e| panic!("{e}"));
    (contents.bodies.iter().map(|b| b.mesh.signed_volume()).collect(), contents.remarks)
}

fn refusal(bytes: &[u8]) -> String {
    read(bytes, "x.3mf").unwrap_err().to_string()
}

const ITEM: &str = r#"<item objectid="1"/>"#;

#[test]
fn units_and_nested_transforms_are_applied() {
    let nested = r#"<object id="2"><components><component objectid="1" transform="0 1 0 -1 0 0 0 0 1 10 0 0"/>
        </components></object>"#;
    let item = r#"<item objectid="2" transform="1 0 0 0 1 0 0 0 1 0 0 5"/>"#;
    let contents = read(&only(&model("unit=\"inch\"", 1.0, nested, item)), "x.3mf").unwrap();
    let vertices = &contents.bodies[0].mesh.vertices;
    assert!((vertices[1] - Point3::new(254., 25.4, 127.)).norm() < 1e-9, "{vertices:?}");
    assert!((vertices[2] - Point3::new(228.6, 0., 127.)).norm() < 1e-9, "{vertices:?}");
}

#[test]
fn the_model_that_the_relationships_name_is_read() {
    let rels = r#"<Relationships><Relationship Target="/Metadata/thumbnail.png" Type="http://x/thumbnail"/>
        <Relationship Target="/3D/Insole.model" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
        </Relationships>"#;
    let (small, large) = (model("", 6.0, "", ITEM), model("", 60.0, "", ITEM));
    let files = [("_rels/.rels", rels), ("3D/a_part.model", &small), ("3D/insole.model", &large)];
    assert_eq!(volumes(&package(&files)).0, [36_000.0]);
    let gone = refusal(&package(&files[..2]));
    assert!(gone.contains("Insole.model"), "{gone}");
    assert!(refusal(&package(&files[1..])).contains("several model parts"));
}

#[test]
fn parts_of_the_production_extension_are_followed() {
    let main = |path: &str| {
        let objects = format!(
            r#"<object id="2"><components><component p:path="{path}" objectid="1"/></components></object>"#
        );
        model("requiredextensions=\"p\"", 6.0, &objects, r#"<item objectid="2"/>"#)
    };
    let other = model("", 60.0, "", "");
    let files =
        |path: &str| package(&[("3D/3dmodel.model", &main(path)), ("3D/Objects/object_1.model", &other)]);
    assert_eq!(volumes(&files("/3D/Objects/object_1.model")).0, [36_000.0]);
    assert!(refusal(&files("/3D/nothing.model")).contains("nothing.model"));
    let item = model("", 6.0, "", r#"<item p:path="/3D/Objects/object_1.model" objectid="1"/>"#);
    let by_item = package(&[("3D/3dmodel.model", &item), ("3D/Objects/object_1.model", &other)]);
    assert_eq!(volumes(&by_item).0, [36_000.0]);
}

#[test]
fn a_mirrored_part_stays_outward() {
    let mirror = r#"<item objectid="1" transform="-1 0 0 0 1 0 0 0 1 0 0 0"/>"#;
    assert_eq!(volumes(&only(&model("", 6.0, "", &format!("{ITEM}{mirror}")))).0, [36.0, 36.0]);
    let twice = r#"<object id="2"><components><component objectid="1" transform="1 0 0 0 -1 0 0 0 1 0 0 0"/></components>
        </object>"#;
    let item = mirror.replace("\"1\"", "\"2\"");
    assert_eq!(volumes(&only(&model("", 6.0, twice, &item))).0, [36.0]);
    let flat = r#"<item objectid="1" transform="1 0 0 0 0 0 0 0 1 0 0 0"/>"#;
    assert!(refusal(&only(&model("", 6.0, "", flat))).contains("flattens"));
}

#[test]
fn what_is_not_printed_is_left_out_and_said() {
    let support = r#"<object id="2" type="support"><mesh/></object>"#;
    let items = format!(r#"{ITEM}<item objectid="2"/><item objectid="1" printable="0"/>"#);
    let (found, said) = volumes(&only(&model("", 6.0, support, &items)));
    assert_eq!(found, [36.0]);
    assert!(said[0].contains("support") && said[1].contains("not to be printed"), "{said:?}");
    let surface = r#"<object id="2" type="surface"><mesh/></object>"#;
    assert!(refusal(&only(&model("", 6.0, surface, r#"<item objectid="2"/>"#))).contains("surface"));
    let none = refusal(&only(&model("", 6.0, "", r#"<item objectid="1" printable="0"/>"#)));
    assert!(none.contains("nothing to build: object 1 is marked"), "{none}");
}

#[test]
fn modifiers_of_slicers_are_left_out_and_negative_volumes_refused() {
    let two = r#"<object id="2"><components><component objectid="1"/><component objectid="1"/></components></object>"#;
    let text = model("", 6.0, two, r#"<item objectid="2"/>"#);
    let bambu =
        |kind: &str| format!(r#"<config><object id="2"><part id="1" subtype="{kind}"/></object></config>"#);
    let files = |kind: &str| {
        package(&[("3D/3dmodel.model", &text), ("Metadata/model_settings.config", &bambu(kind))])
    };
    assert_eq!(volumes(&files("normal_part")).0.len(), 1);
    assert!(refusal(&files("modifier_part")).contains("modifier"));
    assert!(refusal(&files("negative_part")).contains("negative volume"));
    let prusa = |kind: &str| {
        let volume = format!(
            r#"<volume firstid="4" lastid="7"><metadata key="volume_type" value="{kind}"/></volume>"#
        );
        format!(r#"<config><object id="1"><volume firstid="0" lastid="3"/>{volume}</object></config>"#)
    };
    let eight = text
        .replace("</triangles>", &format!("{}</triangles>", r#"<triangle v1="0" v2="1" v3="2"/>"#.repeat(4)));
    let eight = eight.replace(r#"<item objectid="2"/>"#, ITEM);
    for (kind, triangles) in [("ModelPart", 8), ("ParameterModifier", 4), ("SupportBlocker", 4)] {
        let config = prusa(kind);
        let bytes = package(&[("3D/3dmodel.model", &eight), ("Metadata/Slic3r_PE_model.config", &config)]);
        assert_eq!(read(&bytes, "x").unwrap().bodies[0].mesh.triangles.len(), triangles, "{kind}");
    }
}

#[test]
fn required_extensions_are_obeyed_or_named() {
    let requires = |prefix: &str, namespace: &str| {
        only(&model(
            &format!("requiredextensions=\"{prefix}\" xmlns:{prefix}=\"{namespace}\""),
            6.0,
            "",
            ITEM,
        ))
    };
    assert_eq!(
        volumes(&requires("m", "http://schemas.microsoft.com/3dmanufacturing/material/2015/02")).0,
        [36.0]
    );
    let lattice = refusal(&requires("b", "http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02"));
    assert!(lattice.contains("beam lattice"), "{lattice}");
    assert!(refusal(&requires("q", "http://example.org/quilt")).contains("quilt"));
    let undeclared = only(&model("requiredextensions=\"zz\"", 6.0, "", ITEM));
    assert!(refusal(&undeclared).contains("zz"));
    let unasked = r#"<object id="2"><mesh><vertices/><triangles/><b:beamlattice/></mesh></object>"#;
    assert!(refusal(&only(&model("", 6.0, unasked, ITEM))).contains("beam lattice"));
    // A word of another namespace is no word of the core.
    let stranger = r#"<object id="2"><mesh><x:vertex a="1"/></mesh></object>"#;
    assert_eq!(volumes(&only(&model("", 6.0, stranger, ITEM))).0, [36.0]);
}

#[test]
fn bombs_are_refused_early() {
    let within_itself = r#"<object id="2"><components><component objectid="2"/></components></object>"#;
    assert!(refusal(&only(&model("", 6.0, within_itself, r#"<item objectid="2"/>"#))).contains("nested"));
    // Eight floors of a hundred mentions each: ten thousand million million visits if none cost anything.
    let floors: String = (2..9)
        .map(|id| {
            let mention = format!("<component objectid=\"{}\"/>", if id == 8 { 1 } else { id + 1 });
            format!("<object id=\"{id}\"><components>{}</components></object>", mention.repeat(100))
        })
        .collect();
    assert!(refusal(&only(&model("", 6.0, &floors, r#"<item objectid="2"/>"#))).contains("million"));
    let deep = format!("<model>{}", "<a>".repeat(100_000));
    assert!(refusal(&only(&deep)).contains("deep"));
    let objects: String = (10..40_000).map(|id| format!("<object id=\"{id}\"/>\n")).collect();
    assert!(refusal(&only(&model("", 6.0, &objects, ITEM))).contains("objects"));
    assert!(refusal(&only(&model("", 6.0, "", &ITEM.repeat(2_000)))).contains("items"));
    let blown = format!("<model>{}</model>", " ".repeat(8 << 20));
    assert!(refusal(&only(&blown)).contains("unpack"));
    assert!(refusal(&only(&model("", 6.0, r#"<object id="1"/>"#, ITEM))).contains("twice"));
}

#[test]
fn damage_is_an_error() {
    let bytes = to_bytes(&[Part::plain("x", &plate(0.0))], &[]).unwrap();
    for n in (0..bytes.len()).step_by(997) {
        assert!(read(&bytes[..n], "x.3mf").is_err());
    }
    assert!(
        read(&only("<model><object id='1'><triangle v1='0' v2='1' v3='2'/></object></model>"), "x").is_err()
    );
    let process = crate::Process::built_in().unwrap().remove(0);
    let found = verify(b"PK\x05\x06", "x.3mf", &process, None);
    assert!(found.unreadable.is_some());
}

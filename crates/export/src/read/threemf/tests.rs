//! Packages written and read back, units, nesting, damage.

use super::assembly::{DEEPEST, gather};
use super::attribute::IDENTITY;
use super::model::parse;
use super::read;
use crate::read::Body;
use crate::sample::plate;
use crate::threemf::{Part, to_bytes};
use windlass_geometry::{Mesh, Point3, Topology};

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
    gather(&model, 2, &model.items[0].1, &mut body, &mut 20, DEEPEST).unwrap();
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
fn empty_objects_within_each_other_end_soon() {
    // Eight floors of a hundred mentions each: ten thousand million million visits if none cost anything.
    let floor = |id: usize| {
        let mention = format!("<component objectid=\"{}\"/>", id + 1);
        format!("<object id=\"{id}\"><components>{}</components></object>", mention.repeat(100))
    };
    let floors: String = (1..8).map(floor).collect();
    let xml = format!("<model>{floors}<object id=\"8\"/><build><item objectid=\"1\"/></build></model>");
    let model = parse(&xml, "x").unwrap();
    let mut body = Body { name: String::new(), mesh: Mesh::default() };
    let error = gather(&model, 1, &IDENTITY, &mut body, &mut 100_000, DEEPEST).unwrap_err();
    assert!(error.contains("million"), "{error}");
}

#[test]
fn damage_is_an_error() {
    let bytes = to_bytes(&[Part::plain("x", &plate(0.0))], &[]).unwrap();
    for n in (0..bytes.len()).step_by(997) {
        assert!(read(&bytes[..n], "x.3mf").is_err());
    }
    assert!(parse("<model><object id='1'><triangle v1='0' v2='1' v3='2'/></object></model>", "x").is_err());
}

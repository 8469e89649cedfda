//! One modification on the sample's right foot, drawn: the pictures of the documentation.

use crate::case::Case;
use crate::made::Made;
use crate::page::Drawing;
use crate::pipeline::{Settings, make};
use crate::{Complaint, Complaints, InMemory, keys, sample, schema};
use windlass_device::Device;
use windlass_geometry::{Bvh, Mesh, Point3};
use windlass_measure::Side;
use windlass_prescription::Feature;

/// Further from the same design without a line than this, a place counts as changed by it, mm.
const CHANGED_MM: f64 = 0.3;

/// The picture (PNG) of a line such as `heel_lift_mm = 6` on the sample's right foot: coloured where the line shapes
/// the device, else where the device differs from the same one without it; `None` where there is nothing to be seen.
///
/// # Errors
/// The line cannot be read or built.
pub fn modification(
    feature: Feature,
    value: &str,
    settings: &Settings,
) -> Result<Option<Vec<u8>>, Complaints> {
    let images = sample()?.into_iter().filter(|o| o.name.ends_with(".png"));
    let world: InMemory = images.collect();
    let line = format!("{} = {value}\n", feature.key());
    let mut made = made(feature, &line, &world, settings)?;
    let Some(device) = made.devices.get_mut(Side::Right) else {
        return Ok(None);
    };
    if !device.marks.contains(&Some(feature)) {
        let plain = self::made(feature, "", &world, settings)?;
        if let Some(plain) = plain.devices.get(Side::Right) {
            mark_changed(device, &plain.mesh, feature);
        }
    }
    let (Some(device), Some(foot)) = (made.devices.get(Side::Right), made.feet.get(Side::Right)) else {
        return Ok(None);
    };
    let failed = |e: windlass_report::ReportError| Complaint::internal(feature.key(), e.to_string());
    let drawing = Drawing::of(device, &foot.foot.landmarks).map_err(failed)?;
    let built = value.parse().ok();
    Ok(drawing.feature(feature, built).map_err(failed)?.map(|p| p.png))
}

/// The right foot alone, with one line alone.
fn made(feature: Feature, line: &str, world: &InMemory, settings: &Settings) -> Result<Made, Complaints> {
    let uncut = if feature == Feature::FirstRayCutout { "" } else { "first_ray_cutout = false\n" };
    let text = format!(
        "schema = \"windlass.case/1\"\n[case]\nid = \"M-0001\"\n[patient]\nmass_kg = 78\n[foot.right.scan]\n\
         file = \"right.png\"\nkind = \"depth\"\nloading = \"none\"\n\
         camera = {{ fx = 700, fy = 700, cx = 320, cy = 240, mm_per_count = 0.1 }}\n\
         [prescription.right]\n{uncut}{}{line}",
        company(feature),
    );
    make(&Case::read("modification", text.as_bytes())?, world, settings)
}

/// Marks what of a device is not where the plain one is.
fn mark_changed(device: &mut Device, plain: &Mesh, feature: Feature) {
    let plain = Bvh::of(plain);
    for (mark, [a, b, c]) in device.marks.iter_mut().zip(device.mesh.facets()) {
        let middle = Point3::from((a.coords + b.coords + c.coords) / 3.0);
        if plain.closest(&middle, CHANGED_MM, |_| true).is_none() {
            *mark = Some(feature);
        }
    }
}

/// Lines that a modification does not stand without.
fn company(feature: Feature) -> &'static str {
    match feature {
        Feature::RearfootPostMotion => "rearfoot_post_deg = 4\n",
        Feature::MedialSkive | Feature::LateralSkive => "heel_cup_mm = 18\nrearfoot_post_deg = 0\n",
        Feature::HeelLiftKind => "heel_lift_mm = 6\nlength = \"full\"\n",
        Feature::MetatarsalPadSetback => "metatarsal_pad_mm = 4\n",
        Feature::MortonsExtensionKind => "mortons_extension_mm = 3\n",
        Feature::ReverseMortons | Feature::HalluxRaise => "length = \"full\"\n",
        _ => "",
    }
}

/// A row for each modification: key, values, meaning, for the documentation.
pub fn modification_rows() -> Vec<(Feature, String, String)> {
    let schema = schema::case();
    let fields = &schema["$defs"]["Overrides"]["properties"];
    let row = |feature: &Feature| {
        let field = &fields[feature.key()];
        let meaning = keys::one_line(field["description"].as_str().unwrap_or_default());
        let values = feature.range_text().map(|range| format!("number, {range}"));
        (*feature, values.unwrap_or_else(|| keys::values(field, &schema)), meaning)
    };
    Feature::ALL.iter().map(row).collect()
}

//! Lines that cannot stand in one solid together.

use super::{Doses, Refusal};
use windlass_prescription::{ExtensionKind, Feature, GaitPlate, Length};

/// Every pair that the lines contain, named by the line to take out.
pub fn all(doses: &Doses) -> impl Iterator<Item = Refusal> + '_ {
    extension(doses)
        .into_iter()
        .chain(gait_plate(doses))
        .chain(forefoot(doses))
        .chain(pads(doses))
        .chain(heel(doses))
}

fn clash(feature: Feature, why: &str, next_step: &str) -> Refusal {
    Refusal::new(feature, why, next_step)
}

fn extension(doses: &Doses) -> Vec<Refusal> {
    let mut found = Vec::new();
    let plate = doses.mortons_extension > 0.0;
    let block = doses.extension_kind == ExtensionKind::FullBlock;
    if plate && doses.first_ray_cutout {
        found.push(clash(
            Feature::MortonsExtension,
            "a Morton's extension needs the shell that a first-ray cutout removes",
            "choose one of first_ray_cutout and mortons_extension_mm",
        ));
    }
    if plate && block && doses.fifth_ray_cutout {
        found.push(clash(
            Feature::MortonsExtensionKind,
            "a block over the whole forefoot needs the shell that a fifth-ray cutout removes",
            "choose another kind of extension, or remove fifth_ray_cutout",
        ));
    }
    if plate && doses.full_length_lift && doses.heel_lift > 0.0 {
        found.push(clash(
            Feature::MortonsExtension,
            "a full-length lift sets the thickness of the sheet that this extension would set",
            "choose another kind of lift, or remove the extension",
        ));
    }
    let raises = [
        (Feature::ReverseMortons, doses.reverse_mortons),
        (Feature::FirstRayVoid, doses.first_ray_void),
        (Feature::HalluxRaise, doses.hallux_raise),
    ];
    found.extend(raises.into_iter().filter(|(_, dose)| plate && *dose > 0.0).map(|(feature, _)| {
        clash(
            feature,
            "a Morton's extension is a flat plate where this would raise or hollow the sheet",
            "choose one of the two",
        )
    }));
    found
}

/// A gait plate is a rigid front edge of its own, and needs the shell on its longer side.
fn gait_plate(doses: &Doses) -> Vec<Refusal> {
    let Some(induced) = doses.gait_plate else { return Vec::new() };
    let (needed, is_cut) = match induced {
        GaitPlate::InduceOutToe => (Feature::FifthRayCutout, doses.fifth_ray_cutout),
        GaitPlate::InduceInToe => (Feature::FirstRayCutout, doses.first_ray_cutout),
    };
    let others = [
        (needed, is_cut, "removes the shell that this gait plate carries on"),
        (Feature::MortonsExtension, doses.mortons_extension > 0.0, "sets another front edge"),
        (
            Feature::Length,
            doses.length != Length::Metatarsal,
            "goes on in front of the plate's edge, where the shoe is to bend",
        ),
        (Feature::BarPost, doses.bar_post > 0.0, "raises the front edge, which here continues into a plate"),
    ];
    let found = others.into_iter().filter(|(_, is, _)| *is);
    found
        .map(|(other, _, why)| {
            let next = match other {
                Feature::Length => "set length = \"metatarsal\", or remove gait_plate".to_owned(),
                _ => format!("choose one of {} and gait_plate", other.key()),
            };
            Refusal::new(Feature::GaitPlate, format!("the {other} {why}"), next)
        })
        .collect()
}

fn forefoot(doses: &Doses) -> Vec<Refusal> {
    let mut found = Vec::new();
    let goes_on = doses.length != Length::Metatarsal;
    if doses.bar_post > 0.0 && (goes_on || doses.mortons_extension > 0.0) {
        found.push(clash(
            Feature::BarPost,
            "a bar raises the front edge of the shell, but this shell continues into a sheet or plate",
            "make the device metatarsal length without an extension, or remove the bar",
        ));
    }
    if doses.bar_post > 0.0 && doses.forefoot_post.radians() != 0.0 && doses.forefoot_wedge {
        found.push(clash(
            Feature::BarPost,
            "a bar and an extrinsic forefoot post take the same place",
            "choose one, or make the forefoot post intrinsic",
        ));
    }
    if doses.full_length_lift && doses.heel_lift > 0.0 && !goes_on {
        found.push(clash(
            Feature::HeelLiftKind,
            "a full-length lift needs a sheet under the forefoot",
            "set length = \"sulcus\" or \"full\", or another kind of lift",
        ));
    }
    let cuts = [
        (Feature::FirstRayCutout, doses.first_ray_cutout, Feature::FirstRayVoid, doses.first_ray_void),
        (Feature::FifthRayCutout, doses.fifth_ray_cutout, Feature::ReverseMortons, doses.reverse_mortons),
    ];
    found.extend(cuts.into_iter().filter(|(_, cut, _, dose)| *cut && *dose > 0.0).map(
        |(cut, _, raise, _)| {
            clash(raise, &format!("the {cut} removes the sheet that this needs"), "choose one of the two")
        },
    ));
    found
}

/// Pads behind the heads share one place.
fn pads(doses: &Doses) -> Vec<Refusal> {
    let pads = [Feature::MetatarsalPad, Feature::NeuromaPad, Feature::MetatarsalBar];
    let asked: Vec<Feature> = pads.into_iter().filter(|pad| doses.part(*pad) > 0.0).collect();
    let Some((first, others)) = asked.split_first() else {
        return Vec::new();
    };
    let why = format!("it overlaps the {first}, so neither height could be verified");
    others.iter().map(|f| clash(*f, &why, "choose one of the two")).collect()
}

fn heel(doses: &Doses) -> Vec<Refusal> {
    let both = doses.part(Feature::HeelAperture) > 0.0 && doses.part(Feature::HeelHorseshoe) > 0.0;
    let aperture = both.then(|| {
        clash(
            Feature::HeelHorseshoe,
            "a horseshoe and an aperture relieve the same area",
            "choose one of heel_aperture_mm and heel_horseshoe_mm",
        )
    });
    let skives = (doses.medial_skive > 0.0 && doses.lateral_skive > 0.0).then(|| {
        clash(
            Feature::LateralSkive,
            "each skive's plane runs through the other's side of the heel",
            "choose one of medial_skive_mm and lateral_skive_mm",
        )
    });
    aperture.into_iter().chain(skives).collect()
}

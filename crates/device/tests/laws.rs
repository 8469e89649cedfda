//! Laws of the device, on a foot made of formulas.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod built;
mod plain_foot;

use built::built;
use plain_foot::{foot, prescription};
use windlass_device::{BuildRequest, Device, DeviceError, PostFill, Stock, TradeTolerance, build};
use windlass_geometry::{
    Bvh, Grid, Point2, Point3, Topology, Vector2, lower_envelope, self_intersections, upper_envelope,
};
use windlass_measure::Side;
use windlass_prescription::{
    Dose, ExtensionKind, Feature, FootPrescription, GaitPlate, Length, LiftKind, Placement, Placements,
    PostKind, TrimLineOffsets, Width,
};

fn device(side: Side, lines: &[(Feature, Dose)]) -> Result<Device, DeviceError> {
    built(side, lines, Stock::default())
}

fn right(lines: &[(Feature, Dose)]) -> Device {
    device(Side::Right, lines).unwrap()
}

/// Height of the top over the floor on a lattice of heel-seat places.
fn heel_seat(device: &Device) -> Vec<(Point2, f64)> {
    let grid = Grid::covering(Point2::new(20.0, -12.0), Point2::new(45.0, 12.0), 1.0);
    let top = upper_envelope(&device.mesh, grid);
    grid.nodes().map(|(ix, iy)| (grid.node(ix, iy), top.at(ix, iy).unwrap())).collect()
}

#[test]
fn a_lift_raises_the_heel_seat_by_its_dose() {
    let flat = heel_seat(&right(&[]));
    let lifted = heel_seat(&right(&[(Feature::HeelLift, Dose::Amount(6.0))]));
    for ((p, before), (_, after)) in flat.iter().zip(&lifted) {
        assert!((after - before - 6.0).abs() < 0.1, "{p}: {}", after - before);
    }
}

#[test]
fn a_post_tilts_the_heel_seat_by_its_dose() {
    let flat = heel_seat(&right(&[]));
    for degrees in [-4.0, 4.0, 6.0] {
        let posted = heel_seat(&right(&[(Feature::RearfootPost, Dose::Amount(degrees))]));
        let rise = |p: Point2| {
            let k = flat.iter().position(|(q, _)| *q == p).unwrap();
            posted[k].1 - flat[k].1
        };
        let slope = (rise(Point2::new(32.0, 12.0)) - rise(Point2::new(32.0, -12.0))) / 24.0;
        assert!((slope.atan().to_degrees() - degrees).abs() < 0.2);
    }
}

#[test]
fn every_feature_alone_is_closed_and_realises_its_dose() {
    let alone = [
        (Feature::HeelLift, Dose::Amount(9.0)),
        (Feature::RearfootPost, Dose::Amount(8.0)),
        (Feature::RearfootPost, Dose::Amount(-6.0)),
        (Feature::RearfootPostMotion, Dose::Amount(4.0)),
        (Feature::ForefootPost, Dose::Amount(4.0)),
        (Feature::ForefootPost, Dose::Amount(-4.0)),
        (Feature::FirstRayCutout, Dose::Flag(true)),
        (Feature::MortonsExtension, Dose::Amount(3.0)),
        (Feature::GaitPlate, Dose::Gait(GaitPlate::InduceOutToe)),
        (Feature::GaitPlate, Dose::Gait(GaitPlate::InduceInToe)),
        (Feature::MedialSkive, Dose::Amount(4.0)),
        (Feature::LateralSkive, Dose::Amount(4.0)),
        (Feature::Inversion, Dose::Amount(5.0)),
        (Feature::FascialGroove, Dose::Amount(2.0)),
        (Feature::NavicularWell, Dose::Amount(3.0)),
        (Feature::FifthBaseWell, Dose::Amount(3.0)),
        (Feature::Width, Dose::Width(windlass_prescription::Width::Narrow)),
        (Feature::Width, Dose::Width(windlass_prescription::Width::Wide)),
        (Feature::RearfootPostKind, Dose::Post(windlass_prescription::PostKind::Strip)),
        (Feature::MetatarsalPad, Dose::Amount(5.0)),
        (Feature::MetatarsalBar, Dose::Amount(4.0)),
        (Feature::CuboidPad, Dose::Amount(3.0)),
        (Feature::NeuromaPad, Dose::Amount(3.0)),
        (Feature::ArchPad, Dose::Amount(3.0)),
        (Feature::ArchHeight, Dose::Amount(3.0)),
        (Feature::ArchReinforcement, Dose::Flag(true)),
        (Feature::HeelAperture, Dose::Amount(3.0)),
        (Feature::HeelHorseshoe, Dose::Amount(3.0)),
        (Feature::BarPost, Dose::Amount(3.0)),
        (Feature::FifthRayCutout, Dose::Flag(true)),
        (Feature::TopCover, Dose::Amount(1.5)),
        (Feature::Ventilation, Dose::Flag(true)),
        (Feature::LateralFlange, Dose::Amount(4.0)),
        (Feature::HeelCup, Dose::Amount(20.0)),
        (Feature::ArchFill, Dose::Fill(windlass_prescription::ArchFill::Maximum)),
        (Feature::Length, Dose::Length(windlass_prescription::Length::Full)),
        (Feature::Length, Dose::Length(windlass_prescription::Length::Sulcus)),
    ];
    for line in alone {
        let device = right(std::slice::from_ref(&line));
        let is_read = device.realised.iter().any(|r| r.feature == line.0);
        assert!(is_read || matches!(line.1, Dose::Width(_) | Dose::Length(_) | Dose::Post(_)), "{line:?}");
        let topology = Topology::of(&device.mesh);
        assert!(topology.is_closed_solid(), "{line:?}: {topology:?}");
        assert!(device.mesh.signed_volume() > 20_000.0);
        for realised in &device.realised {
            assert!(realised.within_tolerance, "{line:?}: {realised:?}");
        }
        assert!(
            device.fit.mean_mm < 0.15 && device.fit.p95_mm < 0.5,
            "{line:?}: {} {}",
            device.fit.mean_mm,
            device.fit.p95_mm
        );
        assert_eq!(device.marks.len(), device.mesh.triangles.len());
        assert_eq!(device.mesh.bounds().unwrap().min.z, 0.0);
    }
}

#[test]
fn a_soft_full_contact_device_stands_on_a_flat_sole_everywhere() {
    let lines =
        [(Feature::ShellThickness, Dose::Amount(8.0)), (Feature::RearfootPostMotion, Dose::Amount(4.0))];
    let of = |full_contact: bool| {
        let stock = Stock { min_wall_mm: 1.5, full_contact, ..Stock::default() };
        let request = BuildRequest {
            foot: &foot(Side::Right),
            prescription: &prescription(&lines),
            stock: Stock { post_fill: PostFill::Solid, ..stock },
            tolerance_mm: 0.02,
            most_triangles: None,
        };
        build(&request).unwrap()
    };
    let (posted, filled) = (of(false), of(true));
    assert!(Topology::of(&filled.mesh).is_closed_solid());
    assert!(filled.realised.iter().all(|r| r.within_tolerance), "{:?}", filled.realised);
    // Under the arch the posted shell stands free, the filled one on the floor.
    let under_arch = |device: &Device| {
        let grid = Grid::covering(Point2::new(105.0, 4.0), Point2::new(107.0, 6.0), 1.0);
        lower_envelope(&device.mesh, grid).at(0, 0).unwrap()
    };
    assert!(under_arch(&posted) > 0.5 && under_arch(&filled) < 0.01, "{}", under_arch(&filled));
}

#[test]
fn a_cover_lifts_heel_and_ball_alike_and_is_counted_once() {
    let heights = |cover: f64| right(&[(Feature::TopCover, Dose::Amount(cover))]).heights;
    let bare = heights(0.0);
    for cover in [1.5, 3.0, 6.0, 10.0] {
        let found = heights(cover);
        assert_eq!(found.cover_mm, cover);
        assert!((found.heel_mm() - bare.heel_mm() - cover).abs() < 0.6, "{cover}: {found:?} {bare:?}");
        assert!((found.pitch_mm(true) - bare.pitch_mm(true)).abs() < 0.6, "{cover}: {found:?} {bare:?}");
    }
}

#[test]
fn extensions_of_every_thickness_and_kind_are_whole() {
    for kind in [ExtensionKind::HeadOnly, ExtensionKind::HeadAndHallux, ExtensionKind::FullBlock] {
        for thickness in [1.0, 1.5, 3.0, 6.0] {
            let device = right(&[
                (Feature::MortonsExtension, Dose::Amount(thickness)),
                (Feature::MortonsExtensionKind, Dose::Extension(kind)),
            ]);
            assert!(Topology::of(&device.mesh).is_closed_solid(), "{kind:?} {thickness}");
            assert_eq!(
                self_intersections(&device.mesh, &Bvh::of(&device.mesh), 10).pairs.len(),
                0,
                "{kind:?} {thickness}"
            );
            assert!(device.realised.iter().all(|r| r.within_tolerance), "{:?}", device.realised);
        }
    }
}

#[test]
fn raises_of_the_sheet_are_built_where_there_is_one_and_else_soft() {
    let raises = [Feature::ReverseMortons, Feature::FirstRayVoid, Feature::HalluxRaise];
    for feature in raises {
        let line = (feature, Dose::Amount(2.0));
        let long = right(&[line.clone(), (Feature::Length, Dose::Length(Length::Full))]);
        let found = long.realised.iter().find(|r| r.feature == feature).unwrap();
        assert!(found.within_tolerance && Topology::of(&long.mesh).is_closed_solid(), "{found:?}");
        let short = right(&[line]);
        assert!(short.realised.iter().all(|r| r.feature != feature));
        assert!(
            short.notes.iter().any(|n| n.place.contains(feature.key()) && n.text.contains("soft material"))
        );
    }
}

#[test]
fn a_gait_plate_is_long_on_one_side_and_cut_back_on_the_other() {
    let plate = |induced| right(&[(Feature::GaitPlate, Dose::Gait(induced))]);
    // Medial and lateral front edge, beside the heads at (190, 22) and (170, -38).
    let front = |device: &Device, y: f64| {
        let near = device.mesh.vertices.iter().filter(|v| (v.y - y).abs() < 2.0);
        near.map(|v| v.x).fold(f64::NEG_INFINITY, f64::max)
    };
    let plain = right(&[]);
    let [out, inward] = [GaitPlate::InduceOutToe, GaitPlate::InduceInToe].map(plate);
    let ahead = |device: &Device, y: f64| front(device, y) - front(&plain, y);
    assert!(
        ahead(&out, -30.0) > 25.0 && ahead(&out, 18.0) < 3.0,
        "{} {}",
        ahead(&out, -30.0),
        ahead(&out, 18.0)
    );
    assert!(ahead(&inward, 18.0) > 20.0 && ahead(&inward, -34.0) < 4.0, "{}", ahead(&inward, -34.0));
    for device in [&out, &inward] {
        assert_eq!(self_intersections(&device.mesh, &Bvh::of(&device.mesh), 10).pairs.len(), 0);
    }
    let refused = |other: (Feature, Dose)| {
        let gait = (Feature::GaitPlate, Dose::Gait(GaitPlate::InduceInToe));
        device(Side::Right, &[gait, other]).unwrap_err().to_string()
    };
    assert!(refused((Feature::FirstRayCutout, Dose::Flag(true))).contains("gait_plate"));
    assert!(refused((Feature::Length, Dose::Length(Length::Full))).contains("metatarsal"));
}

#[test]
fn a_sheet_goes_on_under_the_hallux_in_front_of_a_first_ray_cutout() {
    let device = right(&[
        (Feature::Length, Dose::Length(Length::Full)),
        (Feature::FirstRayCutout, Dose::Flag(true)),
        (Feature::HalluxRaise, Dose::Amount(3.0)),
    ]);
    assert!(Topology::of(&device.mesh).is_closed_solid());
    assert!(device.realised.iter().all(|r| r.within_tolerance), "{:?}", device.realised);
}

#[test]
fn a_device_keeps_its_distance_from_the_shoe_in_front_of_its_cup() {
    let near = [(Feature::Perimeter, Dose::Amount(2.0)), (Feature::HeelCup, Dose::Amount(8.0))];
    let found = right(&near).realised;
    let of = |feature| found.iter().find(|r| r.feature == feature).unwrap();
    assert!(of(Feature::Perimeter).within_tolerance && of(Feature::HeelCup).within_tolerance, "{found:?}");
    // The cup of the default depth stands round the heel; an edge that the foot has no wall for is refused by its name.
    assert!(right(&near[..1]).realised.iter().all(|r| r.within_tolerance));
    let high = [near[0].clone(), (Feature::LateralFlange, Dose::Amount(25.0))];
    let refusal = device(Side::Right, &high).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(refusal.contains("lateral_flange_mm"), "{refusal}");
}

#[test]
fn the_laboratory_s_tolerance_decides_between_the_nearest_height_and_a_refusal() {
    let flange = |mm: f64, edge_mm: f64| {
        let tolerance = TradeTolerance { edge_mm, ..TradeTolerance::default() };
        let lines = [(Feature::Perimeter, Dose::Amount(2.0)), (Feature::LateralFlange, Dose::Amount(mm))];
        built(Side::Right, &lines, Stock { tolerance, ..Stock::default() })
    };
    let Err(DeviceError::Refused(refusals)) = flange(25.0, 0.5) else { panic!("25 mm is built") };
    let offered = refusals.iter().find_map(|r| r.offered).unwrap();
    let asked = offered + 0.4;
    let device = flange(asked, 0.8).unwrap();
    assert!(device.realised.iter().all(|r| r.within_tolerance), "{:?}", device.realised);
    assert!(device.notes.iter().any(|n| n.text.contains("the nearest")), "{:?}", device.notes);
    assert!(flange(asked, 0.1).unwrap_err().to_string().contains("lateral_flange_mm"));
}

/// A device with parts elsewhere than usual.
fn placed(lines: &[(Feature, Dose)], placements: Placements) -> Result<Device, DeviceError> {
    let prescription = FootPrescription { placements, ..prescription(lines) };
    build(&BuildRequest {
        foot: &foot(Side::Right),
        prescription: &prescription,
        stock: Stock::default(),
        tolerance_mm: 0.02,
        most_triangles: None,
    })
}

#[test]
fn a_pad_lies_where_it_is_placed_or_is_refused_with_how_far_it_leaves_the_shell() {
    let pad = [(Feature::MetatarsalPad, Dose::Amount(4.0))];
    let grid = Grid::covering(Point2::new(60.0, -50.0), Point2::new(190.0, 30.0), 1.0);
    let plain = upper_envelope(&right(&[]).mesh, grid);
    let apex = |placement: Placement| {
        let placements = Placements { metatarsal_pad: Some(placement), ..Placements::default() };
        let device = placed(&pad, placements)?;
        assert!(device.realised.iter().all(|r| r.within_tolerance), "{:?}", device.realised);
        let top = upper_envelope(&device.mesh, grid);
        let rise = |(ix, iy): &(usize, usize)| Some(top.at(*ix, *iy)? - plain.at(*ix, *iy)?);
        let high = |at: &(usize, usize)| rise(at).unwrap_or(0.0);
        let (ix, iy) = grid.nodes().max_by(|a, b| high(a).total_cmp(&high(b))).unwrap();
        let area = grid.nodes().filter(|at| high(at) > 1.0).count();
        Ok::<_, DeviceError>((grid.node(ix, iy), area))
    };
    let (usual, area) = apex(Placement::default()).unwrap();
    let (moved, _) = apex(Placement { forward_mm: -15.0, medial_mm: 6.0, ..Placement::default() }).unwrap();
    assert!((moved - usual - Vector2::new(-15.0, 6.0)).norm() < 3.0, "{usual} {moved}");
    let (_, small) = apex(Placement { size: 0.7, ..Placement::default() }).unwrap();
    assert!((small as f64 / area as f64 - 0.49).abs() < 0.08, "{small} {area}");
    let refusal = apex(Placement { forward_mm: 40.0, ..Placement::default() }).unwrap_err().to_string();
    assert!(refusal.contains("placement.metatarsal_pad") && refusal.contains("beyond the edge"), "{refusal}");
    let refusal = apex(Placement { size: 9.0, ..Placement::default() }).unwrap_err().to_string();
    assert!(refusal.contains("metatarsal_pad.size"), "{refusal}");
}

#[test]
fn the_trim_line_moves_at_its_control_points() {
    let edge = |trim: TrimLineOffsets| {
        let placements = Placements { trim_line: Some(trim), ..Placements::default() };
        let device = placed(&[], placements).unwrap();
        let of = |near: &dyn Fn(&Point3) -> bool, value: &dyn Fn(&Point3) -> f64| {
            device.mesh.vertices.iter().filter(|p| near(p)).map(value).fold(f64::NEG_INFINITY, f64::max)
        };
        [
            of(&|p| (p.x - 90.0).abs() < 2.0, &|p| p.y),
            of(&|p| (p.x - 130.0).abs() < 2.0, &|p| -p.y),
            of(&|p| p.y.abs() < 3.0, &|p| p.x),
        ]
    };
    let usual = edge(TrimLineOffsets::default());
    let moved = edge(TrimLineOffsets { medial_arch_mm: -4.0, lateral_mm: -3.0, distal_mm: -10.0 });
    let by = [0, 1, 2].map(|k| moved[k] - usual[k]);
    for (by, asked) in by.iter().zip([-4.0, -3.0, -10.0]) {
        assert!((by - asked).abs() < 1.0, "{by} for {asked}");
    }
}

#[test]
fn the_edge_of_a_post_is_broken_all_round() {
    let device = right(&[(Feature::RearfootPost, Dose::Amount(4.0))]);
    // Steep walls begin half a millimetre over the floor: below that the wall leans at 45 degrees.
    let steep = |[a, b, c]: [Point3; 3]| {
        let normal = (b - a).cross(&(c - a)).normalize();
        normal.z.abs() < 0.3 && [a, b, c].iter().all(|p| p.z < 0.55 && p.x < 70.0)
    };
    let pockets = Stock { post_fill: PostFill::Solid, ..Stock::default() };
    let solid = built(Side::Right, &[(Feature::RearfootPost, Dose::Amount(4.0))], pockets).unwrap();
    assert_eq!(solid.mesh.facets().filter(|facet| steep(*facet)).count(), 0);
    assert!(Topology::of(&device.mesh).is_closed_solid());
}

#[test]
fn a_cover_and_a_positive_are_closed_bodies_of_their_own() {
    let lines = [(Feature::TopCover, Dose::Amount(3.0)), (Feature::Length, Dose::Length(Length::Full))];
    let device = right(&lines);
    let (cover, positive) = (device.cover(3.0).unwrap(), device.positive().unwrap());
    for body in [&cover, &positive] {
        assert!(Topology::of(body).is_closed_solid());
        assert!(self_intersections(body, &Bvh::of(body), 10).pairs.is_empty());
    }
    // The sheet's volume is its thickness over the seat's area, and it lies a film of glue above the seat.
    let grid = Grid::covering(Point2::new(30.0, -10.0), Point2::new(230.0, 10.0), 1.0);
    let [seat, under, over] =
        [upper_envelope(&device.mesh, grid), lower_envelope(&cover, grid), upper_envelope(&cover, grid)];
    for (ix, iy) in grid.nodes() {
        let at = |field: &windlass_geometry::HeightField| field.at(ix, iy).unwrap();
        let (glue, thick) = (at(&under) - at(&seat), at(&over) - at(&under));
        assert!((0.02..0.3).contains(&glue) && (2.9..3.9).contains(&thick), "{glue} {thick}");
    }
    assert!(positive.bounds().unwrap().min.z.abs() < 1e-9);
    let left = built(Side::Left, &lines, Stock::default()).unwrap();
    assert_eq!(left.cover(3.0).unwrap().mirrored_y(), cover);
}

#[test]
fn a_full_length_lift_and_a_block_stand_under_the_whole_forefoot() {
    let full = (Feature::Length, Dose::Length(Length::Full));
    let lift = [
        full.clone(),
        (Feature::HeelLift, Dose::Amount(8.0)),
        (Feature::HeelLiftKind, Dose::Lift(LiftKind::FullLength)),
    ];
    let block = [
        (Feature::MortonsExtension, Dose::Amount(4.0)),
        (Feature::MortonsExtensionKind, Dose::Extension(ExtensionKind::FullBlock)),
    ];
    let at_heads = |device: &Device| {
        let grid = Grid::covering(Point2::new(196.0, -5.0), Point2::new(200.0, 5.0), 1.0);
        upper_envelope(&device.mesh, grid).sample(Point2::new(198.0, 0.0)).unwrap()
    };
    let (lifted, plate) = (right(&lift), right(&block));
    assert!((at_heads(&lifted) - at_heads(&right(&[full])) - 4.0).abs() < 0.3, "{}", at_heads(&lifted));
    assert!((at_heads(&plate) - 4.0).abs() < 0.1, "{}", at_heads(&plate));
    for device in [lifted, plate] {
        assert!(Topology::of(&device.mesh).is_closed_solid());
        assert!(device.realised.iter().all(|r| r.within_tolerance), "{:?}", device.realised);
    }
    assert!(device(Side::Right, &lift[1..]).unwrap_err().to_string().contains("heel_lift_kind"));
}

#[test]
fn the_left_device_is_the_right_one_mirrored_to_the_last_bit() {
    let lines = [(Feature::RearfootPost, Dose::Amount(4.0)), (Feature::FirstRayCutout, Dose::Flag(true))];
    let left = device(Side::Left, &lines).unwrap();
    assert_eq!(left.mesh.mirrored_y(), right(&lines).mesh);
}

#[test]
fn what_cannot_be_built_is_refused_by_name() {
    let refused = |lines: &[(Feature, Dose)]| device(Side::Right, lines).unwrap_err().to_string();
    assert!(refused(&[(Feature::HeelLift, Dose::Amount(20.0))]).contains("heel_lift_mm"));
    assert!(refused(&[(Feature::ShellThickness, Dose::Amount(0.4))]).contains("shell_thickness_mm"));
    let both = [(Feature::FirstRayCutout, Dose::Flag(true)), (Feature::MortonsExtension, Dose::Amount(3.0))];
    assert!(refused(&both).contains("mortons_extension_mm"));
    assert!(refused(&[(Feature::Lattice, Dose::Flag(true))]).contains("lattice"));
}

#[test]
fn a_sole_that_was_not_seen_is_refused() {
    let mut foot = foot(Side::Right);
    foot.plantar.is_observed = false;
    let prescription = prescription(&[]);
    let request = BuildRequest {
        foot: &foot,
        prescription: &prescription,
        stock: Stock::default(),
        tolerance_mm: 0.02,
        most_triangles: None,
    };
    assert!(matches!(build(&request), Err(DeviceError::SoleNotObserved)));
}

/// Places of the underside that stand on the floor in front of the heel.
fn front_contacts(device: &Device) -> Vec<Point2> {
    let on_floor = device.mesh.vertices.iter().filter(|v| v.z < 0.05 && v.x > 110.0);
    on_floor.map(|v| v.xy()).collect()
}

#[test]
fn a_forefoot_post_stands_under_the_corner_that_it_raises() {
    for kind in [PostKind::Extrinsic, PostKind::Strip, PostKind::Intrinsic] {
        for (degrees, side, corner) in [(-6.0, -1.0, 38.0), (6.0, 1.0, 22.0)] {
            let device = right(&[
                (Feature::ForefootPost, Dose::Amount(degrees)),
                (Feature::ForefootPostKind, Dose::Post(kind)),
            ]);
            let outermost = front_contacts(&device).into_iter().map(|p| side * p.y).fold(0.0, f64::max);
            assert!(outermost > corner - 8.0, "{kind:?} {degrees}: {outermost} of {corner}");
            assert!(device.realised.iter().all(|r| r.within_tolerance), "{:?}", device.realised);
        }
    }
}

#[test]
fn the_width_moves_the_edge_over_the_first_shaft() {
    let edge = |width: Width| {
        let device = right(&[(Feature::Width, Dose::Width(width))]);
        let near = device.mesh.vertices.iter().filter(|v| (v.x - 150.0).abs() < 2.0);
        near.map(|v| v.y).fold(f64::NEG_INFINITY, f64::max)
    };
    let [narrow, regular, wide] = [Width::Narrow, Width::Regular, Width::Wide].map(edge);
    // The first head lies 22 mm from the axis, and the rounded edge stands out beyond the trim line by up to 1.5 mm.
    assert!((regular - 22.0).abs() < 3.0, "{regular}");
    assert!((regular - narrow - 7.0).abs() < 1.0 && (wide - regular - 7.0).abs() < 1.0, "{narrow} {wide}");
}

#[test]
fn a_horseshoe_is_open_in_front_and_an_aperture_lifts_nothing() {
    let seat = [(Feature::RearfootPost, Dose::Amount(0.0))];
    let plain = right(&seat);
    let with = |feature: Feature| {
        let device = right(&[seat[0].clone(), (feature, Dose::Amount(2.5))]);
        let grid = Grid::covering(Point2::new(10.0, -26.0), Point2::new(70.0, 26.0), 1.0);
        let [changed, before] = [&device, &plain].map(|d| upper_envelope(&d.mesh, grid));
        move |x: f64, y: f64| {
            changed.sample(Point2::new(x, y)).unwrap() - before.sample(Point2::new(x, y)).unwrap()
        }
    };
    let horseshoe = with(Feature::HeelHorseshoe);
    // Whole behind and beside the heel's centre at (32, 0), nothing at it and in front of it.
    for (x, y, rise) in
        [(17.0, 0.0, 2.5), (32.0, 15.0, 2.5), (32.0, -15.0, 2.5), (32.0, 0.0, 0.0), (47.0, 0.0, 0.0)]
    {
        assert!((horseshoe(x, y) - rise).abs() < 0.15, "{x} {y}: {}", horseshoe(x, y));
    }
    let aperture = with(Feature::HeelAperture);
    assert!((aperture(32.0, 0.0) + 2.5).abs() < 0.15, "{}", aperture(32.0, 0.0));
    assert!(aperture(60.0, 0.0).abs() < 0.1, "{}", aperture(60.0, 0.0));
}

//! Builds 24 devices as order forms ask for them, on six drawn feet, and draws each from four sides on one plate:
//! `cargo run --release -p windlass --example order_forms -- docs`.

// A tool for whoever writes the documentation: it stops at the first thing that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use image::{GrayImage, Luma, imageops};
use std::fmt::Write as _;
use std::path::PathBuf;
use windlass::{Case, Files, InMemory, Output, Settings, Side, design, device_mesh};
use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_geometry::Mesh;
use windlass_report::picture::{Projection, Scene, View, render_projected};

/// Spacing of the drawn skin, mm.
const CELL_MM: f64 = 2.0;
/// Pixels for each mm.
const SCALE: f64 = 1.15;
/// Room of a device on the plate, and in it of the views from above and below, which stand side by side over those from the
/// sides, pixels.
const CELL: [u32; 2] = [330, 470];
const PLAN_HIGH: u32 = 340;
const SIDE_HIGH: u32 = 60;
const ACROSS: u32 = 6;
const MARGIN: u32 = 4;
/// Grey levels of the plate.
const LEVELS: u32 = 32;

/// Feet: length, ball and heel width, arch height, mm; forefoot varus, heel everted, hallux angle, degrees.
const FEET: [[f64; 7]; 6] = [
    [262.0, 99.0, 64.0, 19.0, 0.0, 0.0, 6.0],
    [236.0, 90.0, 58.0, 16.0, 1.0, 2.0, 9.0],
    [251.0, 99.0, 63.0, 12.0, 2.0, 5.0, 12.0],
    [245.0, 87.0, 58.0, 25.0, -2.0, -1.0, 4.0],
    [278.0, 106.0, 68.0, 21.0, 0.0, 1.0, 5.0],
    [224.0, 84.0, 55.0, 15.0, 0.0, 2.0, 15.0],
];

/// An order: its name, the lines of its prescription, and what a technician would still touch.
#[derive(serde::Deserialize)]
struct Order {
    name: String,
    lines: toml::Table,
    remark: String,
}

#[derive(serde::Deserialize)]
struct Orders {
    order: Vec<Order>,
}

/// What the page says before its table.
const INTRODUCTION: &str = "# Devices as order forms ask for them\n\n24 orders, after the fields and presets of published order \
    forms (see [references.md](references.md)), each built on one of six drawn feet in MJF PA12 with a wall of 3 mm. From above, \
    below, the medial and the lateral side; six in a row, numbered from left to right and from top to bottom. Picture and page \
    are written by `cargo run --release -p windlass --example order_forms -- docs`, the same bytes every time.\n\n\
    ![24 devices from four sides](order-forms.png)\n\n\
    The last column answers a technician's question: would I touch it before it is shipped?\n\n\
    | | order | foot | lines | still to be touched |\n|---|---|---|---|---|\n";

fn main() {
    let docs = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs".into()));
    let settings =
        Settings { draws: 2, files: Files::parse("stl").unwrap(), ..Settings::built_in().unwrap() };
    let orders: Orders = toml::from_str(include_str!("orders.toml")).unwrap();
    let rows = (orders.order.len() as u32).div_ceil(ACROSS);
    let mut plate = GrayImage::from_pixel(ACROSS * CELL[0], rows * CELL[1], Luma([255]));
    let mut page = INTRODUCTION.to_owned();
    for (k, Order { name, lines, remark }) in orders.order.iter().enumerate() {
        let side = if k % 2 == 0 { Side::Right } else { Side::Left };
        // Each row begins with another foot, so that neighbours in a column differ.
        let foot = (k + k / FEET.len()) % FEET.len();
        println!("{} {name}", k + 1);
        let mesh = built(side, FEET[foot], lines, &settings);
        draw(&mut plate, &mesh, side, [k as u32 % ACROSS * CELL[0], k as u32 / ACROSS * CELL[1]]);
        let lines: Vec<String> = lines.iter().map(|(key, value)| format!("`{key} = {value}`")).collect();
        let _ = writeln!(
            page,
            "| {} | {name} | {side}, {:.0} mm | {} | {remark} |",
            k + 1,
            FEET[foot][0],
            lines.join(" ")
        );
    }
    let level = |grey: u8| ((u32::from(grey) * (LEVELS - 1) + 127) / 255 * 255 / (LEVELS - 1)) as u8;
    plate.pixels_mut().for_each(|p| p.0 = p.0.map(level));
    plate.save(docs.join("order-forms.png")).unwrap();
    std::fs::write(docs.join("order-forms.md"), page).unwrap();
}

/// The finished device of an order.
fn built(side: Side, foot: [f64; 7], lines: &toml::Table, settings: &Settings) -> Mesh {
    let [length_mm, ball_width_mm, heel_width_mm, arch_height_mm, varus, everted, hallux] = foot;
    let shape = FootShape {
        length_mm,
        ball_width_mm,
        heel_width_mm,
        arch_height_mm,
        forefoot_varus_deg: varus,
        rearfoot_everted_deg: everted,
        hallux_valgus_deg: hallux,
    };
    let right = synthesise(&shape, CELL_MM).mesh;
    let mesh = if side == Side::Left { right.mirrored_y() } else { right };
    let world: InMemory = [Output { name: "foot.ply".into(), bytes: ply(&mesh, None) }].into_iter().collect();
    let text = format!(
        "schema = \"windlass.case/1\"\n[case]\nid = \"F-0001\"\n[patient]\nmass_kg = 75\n[device]\nmaterial = \
         \"pa12-mjf\"\n[foot.{side}.scan]\nfile = \"foot.ply\"\nunits = \"mm\"\nloading = \"none\"\n[prescription.{side}]\n\
         shell_thickness_mm = 3.0\n{}\n",
        toml::to_string(lines).unwrap()
    );
    let case = Case::read("order", text.as_bytes()).unwrap();
    let job = design(&case, &world, settings).unwrap_or_else(|why| panic!("{text}\n{why}"));
    let file = job.outputs.iter().find(|o| o.name.ends_with(".stl")).expect("a device");
    device_mesh(&file.name, &file.bytes).unwrap()
}

/// From above beside from below; under them the medial and the lateral side.
fn draw(plate: &mut GrayImage, mesh: &Mesh, side: Side, [x, y]: [u32; 2]) {
    let bounds = mesh.bounds().unwrap();
    let half = CELL[0] / 2;
    for (view, [right, down], room) in [
        (View::Above, [0, 0], [half, PLAN_HIGH]),
        (View::Below, [half, 0], [half, PLAN_HIGH]),
        (View::Medial, [0, PLAN_HIGH], [CELL[0], SIDE_HIGH]),
        (View::Lateral, [0, PLAN_HIGH + SIDE_HIGH], [CELL[0], SIDE_HIGH]),
    ] {
        let projection = Projection::at_scale(&bounds, view, side, SCALE, MARGIN);
        let picture = render_projected(&Scene::plain(mesh, side), &projection).unwrap();
        let drawn = image::load_from_memory(&picture.png).unwrap().to_luma_alpha8();
        let on_white = image::ImageBuffer::from_fn(drawn.width(), drawn.height(), |x, y| {
            let [grey, alpha] = drawn.get_pixel(x, y).0.map(u32::from);
            Luma([((grey * alpha + 255 * (255 - alpha)) / 255) as u8])
        });
        let beside = x + right + room[0].saturating_sub(picture.width) / 2;
        let above = y + down + room[1].saturating_sub(picture.height) / 2;
        imageops::replace(plate, &on_white, i64::from(beside), i64::from(above));
    }
}

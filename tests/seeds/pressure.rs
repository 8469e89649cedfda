//! One print of the synthesised foot as each maker of pressure plates writes it.

use super::Seed;
use std::fmt::Write as _;
use windlass_geometry::Mesh;

/// Sensors from toe to heel and across, and their distance, mm.
const SENSORS: [usize; 2] = [34, 14];
const PITCH_MM: f64 = 8.0;

/// Pressure of each sensor, kPa: the lower the skin above it, the more; toes and medial side first.
fn print_of(foot: &Mesh) -> Vec<Vec<u32>> {
    let kpa = |row: usize, column: usize| {
        let at = [(SENSORS[0] - 1 - row) as f64 * PITCH_MM, 52.0 - column as f64 * PITCH_MM];
        let near = |p: &&windlass_geometry::Point3| (p.x - at[0]).hypot(p.y - at[1]) < PITCH_MM;
        let lowest = foot.vertices.iter().filter(near).map(|p| p.z).fold(f64::INFINITY, f64::min);
        (150.0 - 30.0 * lowest).max(0.0) as u32
    };
    (0..SENSORS[0]).map(|row| (0..SENSORS[1]).map(|column| kpa(row, column)).collect()).collect()
}

fn lines(print: &[Vec<u32>], between: &str) -> String {
    let words = |row: &Vec<u32>| row.iter().map(u32::to_string).collect::<Vec<_>>().join(between);
    print.iter().map(words).collect::<Vec<_>>().join("\n") + "\n"
}

/// A plain grid, Tekscan, Zebris, medilogic, footscan and emed.
pub fn maps(foot: &Mesh) -> Vec<Seed> {
    let print = print_of(foot);
    let [rows, cols] = SENSORS;
    let comma = lines(&print, ",");
    let tekscan = format!(
        "DATA_TYPE MOVIE\nROWS {rows}\nCOLS {cols}\nROW_SPACING 8 mm\nCOL_SPACING 8 mm\nUNITS KPa\n\
         MIRROR_ROW 0\nASCII_DATA @@\nFrame 1\n{comma}@@\n"
    );
    let zebris = format!(
        "[General]\nUnitPressure=kPa\nUnitDistance=mm\nLDistX=8\nLDistY=8\nSensCountX={rows}\nSensCountY={cols}\n\
         [Data]\n{}",
        lines(&print, "\t")
    );
    let mut medilogic = String::from("Sensor-Nummer");
    for row in 0..rows {
        (0..cols).for_each(|column| write!(medilogic, ";{}", 100 * row + column).unwrap());
    }
    let values: Vec<String> = print.iter().flatten().map(|v| format!("{v},0")).collect();
    writeln!(medilogic, "\n0,00;{}", values.join(";")).unwrap();
    let tabs = lines(&print, "\t");
    let footscan = format!("Frame 0 (0 ms)\n{tabs}\nFrame 1 (8 ms)\n{tabs}");
    let names: String = (1..=cols).map(|c| format!("\tCOL {c}")).collect();
    let numbered: String = tabs.lines().enumerate().map(|(k, l)| format!("{}\t{l}\n", k + 1)).collect();
    let emed = format!(
        "Pressure values in kPa\nSensor pitch: 8,0 mm\n\nPicture-No.: 1 Time: 0 ms\n{names}\n{numbered}"
    );
    vec![
        ("pressure", "footscan.txt", footscan.into_bytes()),
        ("pressure", "emed.lst", emed.into_bytes()),
        ("pressure", "grid.csv", comma.clone().into_bytes()),
        ("pressure", "two-frames.csv", format!("{comma}\n{comma}").into_bytes()),
        ("pressure", "tekscan.asf", tekscan.into_bytes()),
        ("pressure", "zebris.apd", zebris.into_bytes()),
        ("pressure", "medilogic.csv", medilogic.into_bytes()),
    ]
}

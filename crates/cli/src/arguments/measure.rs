//! The words of `windlass measure`: the scan, its camera, and a pressure map to be laid under the foot.

use super::SideWord;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use windlass_measure::text::typed;

/// Options that describe the capture; a case replaces them.
const CAPTURE_WORDS: [&str; 9] = [
    "kind",
    "units",
    "pose",
    "loading",
    "pinhole",
    "mm_per_pixel",
    "mm_per_count",
    "height_map",
    "foot_length_mm",
];

/// `measure`
#[derive(Debug, Args)]
pub struct Measure {
    /// The scan.
    pub scan: PathBuf,
    /// A case that describes the scan (kind, units, camera, loading) and the pressure map under the foot.
    #[arg(long, value_name = "CASE", conflicts_with_all = CAPTURE_WORDS)]
    pub case: Option<PathBuf>,
    /// The patient's side.
    #[arg(long)]
    pub side: Option<SideWord>,
    /// What the file is (default: recognised from the file).
    #[arg(long)]
    pub kind: Option<KindWord>,
    /// The unit of its coordinates (default: inferred and reported).
    #[arg(long)]
    pub units: Option<UnitWord>,
    /// From where the foot was scanned, or what it was pressed into.
    #[arg(long)]
    pub pose: Option<PoseWord>,
    /// How the foot was loaded.
    #[arg(long)]
    pub loading: Option<LoadingWord>,
    /// Focal lengths and principal point of a pinhole camera: fx,fy,cx,cy in pixels.
    #[arg(long, value_name = "FX,FY,CX,CY", value_parser = pinhole)]
    pub pinhole: Option<[f64; 4]>,
    /// Size of a pixel of an orthographic depth image, mm.
    #[arg(long, value_name = "MM", conflicts_with = "pinhole", value_parser = typed)]
    pub mm_per_pixel: Option<f64>,
    /// Depth of one count of a depth image, mm.
    #[arg(long, value_name = "MM", value_parser = typed)]
    pub mm_per_count: Option<f64>,
    /// The depth image is a height map: what is near is bright (orthographic images only).
    #[arg(long)]
    pub height_map: bool,
    /// Length of the foot measured on the patient, mm: the scale of a scan without units.
    #[arg(long, value_name = "MM", value_parser = typed)]
    pub foot_length_mm: Option<f64>,
    /// A pressure map of the same foot, aligned with it: Tekscan .asf, Zebris .apd, medilogic CSV, or a plain grid.
    #[arg(long, value_name = "FILE")]
    pub pressure: Option<PathBuf>,
    /// The unit of the map, if its file does not state it.
    #[arg(long, value_name = "UNIT", requires = "pressure")]
    pub pressure_unit: Option<PressureUnitWord>,
    /// The spacing of the map's sensors, mm, if its file does not state it.
    #[arg(long, value_name = "MM", requires = "pressure", value_parser = typed)]
    pub pressure_pitch_mm: Option<f64>,
}

/// A kind of scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KindWord {
    /// Depth image.
    Depth,
    /// Mesh.
    Mesh,
    /// Point cloud.
    Points,
}

/// A unit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UnitWord {
    /// Metres.
    M,
    /// Decimetres.
    Dm,
    /// Centimetres.
    Cm,
    /// Millimetres.
    Mm,
    /// Inches.
    Inch,
}

/// How a foot was captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PoseWord {
    /// The sole, from below.
    Below,
    /// A foam box or negative cast, from above.
    Impression,
    /// A positive cast.
    Cast,
    /// The whole foot, perhaps with some leg.
    WholeFoot,
}

/// A loading of the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LoadingWord {
    /// Hanging free.
    None,
    /// Sitting.
    Semi,
    /// Standing.
    Full,
    /// Not recorded.
    Unknown,
}

/// A unit of pressure, as a case writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PressureUnitWord {
    /// Kilopascals.
    #[value(name = "kPa")]
    Kilopascal,
    /// Newtons for each square centimetre.
    #[value(name = "N/cm2")]
    NewtonPerCm2,
    /// Kilograms-force for each square centimetre.
    #[value(name = "kgf/cm2")]
    KilogramPerCm2,
    /// Pounds-force for each square inch.
    #[value(name = "psi")]
    Psi,
    /// Millimetres of mercury.
    #[value(name = "mmHg")]
    MmHg,
}

/// Four numbers with commas between them, or with semicolons where the numbers have decimal commas.
fn pinhole(text: &str) -> Result<[f64; 4], String> {
    let between = if text.contains(';') { ';' } else { ',' };
    let numbers: Option<Vec<f64>> = text.split(between).map(|w| typed(w).ok()).collect();
    let four = numbers.and_then(|n| <[f64; 4]>::try_from(n).ok());
    four.ok_or_else(|| "give four numbers with commas: fx,fy,cx,cy, such as 700,700,320,240; with decimal commas put semicolons between them".into())
}

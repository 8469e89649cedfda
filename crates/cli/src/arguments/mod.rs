//! The words of the command line: one list, from which parser, help, completions and man page come.

mod measure;

pub use measure::{KindWord, LoadingWord, Measure, PoseWord, PressureUnitWord, UnitWord};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a file could not be written, or a fault of the program
  2  the input cannot be used, or the answer is no: a device that cannot be built or
     does not print, a case of a batch that failed; with --strict, the guard objects

Start with nothing:
  windlass sample first && windlass design first --out first/out";

/// Turns a scan of a foot and the faults measured in a gait examination into a custom foot orthotic.
#[derive(Debug, Parser)]
#[command(name = "windlass", version, after_help = EXIT_CODES, propagate_version = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How to do it.
    #[command(flatten)]
    pub options: Options,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub struct Options {
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// Print errors only.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Exit with 2 when the guard of the chain check objects (design, pack, batch, check); the files are made.
    #[arg(long, global = true)]
    pub strict: bool,
    /// Folder whose TOML files replace the profiles compiled in (see `windlass profiles`).
    #[arg(long, global = true, value_name = "DIR")]
    pub profiles: Option<PathBuf>,
    /// Number of worker threads; results do not depend on it.
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the devices of a case: STL, 3MF, job record and report.
    #[command(after_help = "Example:\n  windlass design case.toml --out out")]
    Design(Design),
    /// Measure a scanned foot.
    #[command(
        after_help = "Example:\n  windlass measure left.png --case case.toml\n  windlass measure left.png --case case.toml --pressure left.csv --pressure-unit kPa --pressure-pitch-mm 5"
    )]
    Measure(Measure),
    /// Pack what a print lab needs: STL and 3MF by the field's names, form, statement, advice, manifest.
    #[command(
        after_help = "Example:\n  windlass pack case.toml --out order.zip\n  windlass pack case.toml --out order"
    )]
    Pack(Pack),
    /// Propose a prescription, each line with its reason, and print the lab form.
    #[command(after_help = "Example:\n  windlass prescribe case.toml")]
    Prescribe(OneCase),
    /// Say what the device does to the loads from the big toe to the lower back.
    #[command(
        after_help = "Example:\n  windlass check case.toml\n  windlass check case.toml --device out/HL-0001_L.stl\n  windlass check case.toml --search"
    )]
    Check(Check),
    /// Say whether an STL or 3MF file prints, whoever made it.
    #[command(after_help = "Example:\n  windlass verify out/HL-0001_L.stl --process mjf-pa12")]
    Verify(Verify),
    /// Predict published effects with the same model the cases use, and count hits and misses.
    #[command(
        after_help = "Example:\n  windlass evidence\n  windlass evidence --vocabulary\n  windlass evidence my-profiles/evidence/rearfoot.toml --json"
    )]
    Evidence(Evidence),
    /// Make every case in a folder tree; what is done and unchanged is skipped.
    #[command(
        after_help = "Example:\n  windlass batch cases --out out\n  windlass batch cases --out out --shard 2/8"
    )]
    Batch(Batch),
    /// List the profiles compiled in, or write them out to be changed.
    #[command(after_help = "Example:\n  windlass profiles --write my-profiles")]
    Profiles(Profiles),
    /// Print the JSON Schema of a file format.
    #[command(after_help = "Example:\n  windlass schema case > case.schema.json")]
    Schema(Schema),
    /// Write a case with a synthesised pair of feet, so that anyone can start with nothing.
    #[command(after_help = "Example:\n  windlass sample first && windlass design first --out first/out\n  \
                      windlass sample many --count 20 && windlass batch many --out out")]
    Sample(Sample),
    /// Make a job again from its record and compare every byte.
    #[command(after_help = "Example:\n  windlass reproduce out/HL-0001.job.json --case case.toml")]
    Reproduce(Reproduce),
    /// Print completions for a shell.
    #[command(after_help = "Example:\n  windlass completions bash > windlass.bash")]
    Completions(Completions),
    /// Print the manual page.
    #[command(after_help = "Example:\n  windlass manual > windlass.1")]
    Manual,
}

/// A case on the command line.
#[derive(Debug, Args)]
pub struct OneCase {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
}

/// `design`
#[derive(Debug, Args)]
pub struct Design {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
    /// Folder for the outputs; made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Accepted for symmetry with `batch`: a case named here may name any file of this machine.
    #[arg(long)]
    pub allow_outside: bool,
    /// Greatest distance of the triangles from the designed surfaces, mm.
    #[arg(long, value_name = "MM", default_value_t = 0.02, value_parser = chord)]
    pub chord_mm: f64,
    /// Most triangles of a device; the mesh is made coarser to keep within it.
    #[arg(long, value_name = "N")]
    pub triangles: Option<usize>,
    /// Make only these files: stl, 3mf, step, report, with commas; all when left out. The record is always made.
    #[arg(long, value_name = "KINDS")]
    pub files: Option<String>,
    /// Try other doses of the prescribed features; the choice goes to the record and the report, not into the device.
    #[arg(long)]
    pub search: bool,
    /// Write a device that its process refuses, with DOES-NOT-PRINT in the names of its files.
    #[arg(long)]
    pub even_if_it_does_not_print: bool,
}

/// A chordal tolerance that a mesh can have.
fn chord(text: &str) -> Result<f64, String> {
    let chord: f64 = text.parse().map_err(|_| format!("`{text}` is not a number of millimetres"))?;
    if (0.002..=0.5).contains(&chord) { Ok(chord) } else { Err("from 0.002 to 0.5 mm".to_owned()) }
}

/// `pack`
#[derive(Debug, Args)]
pub struct Pack {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
    /// Folder for the package, or a file that ends in .zip.
    #[arg(long, value_name = "DIR|ZIP")]
    pub out: PathBuf,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
    /// Judge this mesh in place of the device of the case; in the device frame.
    #[arg(long, value_name = "FILE")]
    pub device: Option<PathBuf>,
    /// The side of the device, where its file name does not end in _L or _R.
    #[arg(long)]
    pub side: Option<SideWord>,
    /// Try other doses of the prescribed features, and show the best trade-off as a choice beside them.
    #[arg(long, conflicts_with = "device")]
    pub search: bool,
}

/// `verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// STL or 3MF file.
    pub file: PathBuf,
    /// The process to print with, by the name of its profile.
    #[arg(long, value_name = "NAME", default_value = "mjf-pa12")]
    pub process: String,
    /// The printer to print on, by the name of its profile.
    #[arg(long, value_name = "NAME")]
    pub printer: Option<String>,
}

/// `evidence`
#[derive(Debug, Args)]
pub struct Evidence {
    /// A table of published effects; the tables compiled in when left out.
    pub table: Option<PathBuf>,
    /// Fit without each third of the rows in turn and predict that third.
    #[arg(long, conflicts_with = "vocabulary")]
    pub cross_validate: bool,
    /// Print every word that a table may use: conditions with their ranges, quantities, subjects.
    #[arg(long, conflicts_with = "table")]
    pub vocabulary: bool,
}

/// `batch`
#[derive(Debug, Args)]
pub struct Batch {
    /// Folder tree with cases: every `case.toml` and `*.case.toml` in it.
    pub dir: PathBuf,
    /// Folder for the outputs; made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Do only part I of N (I from 1); or taken from the array variables of Slurm or Kubernetes.
    #[arg(long, value_name = "I/N")]
    pub shard: Option<String>,
    /// Make only these files: stl, 3mf, step, report, with commas; all when left out. The record is always made.
    #[arg(long, value_name = "KINDS")]
    pub files: Option<String>,
    /// Let the cases name files outside their own folders.
    #[arg(long)]
    pub allow_outside: bool,
}

/// `profiles`
#[derive(Debug, Args)]
pub struct Profiles {
    /// Write the profiles to this folder, to be changed and given back with --profiles.
    #[arg(long, value_name = "DIR")]
    pub write: Option<PathBuf>,
}

/// `schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Which format.
    #[arg(default_value = "case")]
    pub format: FormatWord,
}

/// `sample`
#[derive(Debug, Args)]
pub struct Sample {
    /// Folder for the case; must be absent or empty.
    pub dir: PathBuf,
    /// Draw another patient, one for each number, in place of the one shown in the documentation.
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Draw so many patients, from the seed on (0 when left out), each in a folder of its own.
    #[arg(long, value_name = "COUNT")]
    pub count: Option<u64>,
}

/// `reproduce`
#[derive(Debug, Args)]
pub struct Reproduce {
    /// The job record.
    pub job: PathBuf,
    /// The case file, where it is not the one named in the record.
    #[arg(long, value_name = "CASE")]
    pub case: Option<PathBuf>,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    pub shell: clap_complete::Shell,
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SideWord {
    /// The patient's left.
    Left,
    /// The patient's right.
    Right,
}

/// A file format with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    /// Case files.
    Case,
    /// Prescriptions in job records.
    Prescription,
    /// Rule files.
    Rules,
    /// Every key of a case file as Markdown tables, for people.
    Keys,
}

impl From<SideWord> for windlass_measure::Side {
    fn from(word: SideWord) -> Self {
        match word {
            SideWord::Left => windlass_measure::Side::Left,
            SideWord::Right => windlass_measure::Side::Right,
        }
    }
}

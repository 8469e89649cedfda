//! The words of the command line: one list, from which parser, help, completions and man page come.

mod measure;

pub use measure::{KindWord, LoadingWord, Measure, PoseWord, PressureUnitWord, UnitWord};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use windlass_measure::text::typed;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a file could not be written, or an internal error
  2  the input cannot be used, or the answer is no: a device that cannot be built or
     printed, a failed case of a batch; with --strict, an objection of the load check

To start without a scan:
  windlass sample first && windlass design first --out first/out";

/// Designs custom foot orthotics from a foot scan and an examination.
#[derive(Debug, Parser)]
#[command(name = "windlass", version, after_help = EXIT_CODES, propagate_version = true)]
pub struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub options: Options,
}

/// Tells what is wrong with the words, or gives the help that was asked for; the exit code.
pub fn refuse(words: &clap::Error) -> ExitCode {
    if !words.use_stderr() {
        return match words.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(1),
        };
    }
    // The words may hold what a terminal obeys.
    let plain = words.render().to_string();
    let _ = std::io::stderr().write_all(windlass::shown(&plain).as_bytes());
    ExitCode::from(2)
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Options {
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// Print errors only.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Exit with 2 when the load check objects (design, pack, batch, check); the files are written.
    #[arg(long, global = true)]
    pub strict: bool,
    /// Folder whose TOML files replace the built-in profiles (see `windlass profiles`).
    #[arg(long, global = true, value_name = "DIR")]
    pub profiles: Option<PathBuf>,
    /// Number of worker threads; results do not depend on it.
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Design the devices of a case: STL, 3MF, STEP, job record and report.
    #[command(after_help = "Example:\n  windlass design case.toml --out out")]
    Design(Design),
    /// Measure a scanned foot.
    #[command(
        after_help = "Example:\n  windlass measure left.png --case case.toml\n  windlass measure left.png --case case.toml --pressure left.csv --pressure-unit kPa --pressure-pitch-mm 5"
    )]
    Measure(Measure),
    /// Pack what a print lab needs: STL and 3MF named to lab convention, order form, conformity statement, printing notes, manifest.
    #[command(
        after_help = "Example:\n  windlass pack case.toml --out order.zip\n  windlass pack case.toml --out order"
    )]
    Pack(Pack),
    /// Propose a prescription, each line with its reason, and print the lab form.
    #[command(after_help = "Example:\n  windlass prescribe case.toml")]
    Prescribe(OneCase),
    /// Estimate what the device does to the loads from the big toe to the lower back.
    #[command(
        after_help = "Example:\n  windlass check case.toml\n  windlass check case.toml --device out/HL-0001_L.stl\n  windlass check case.toml --search"
    )]
    Check(Check),
    /// Set devices side by side: none, a flat insole, prefabricated supports, the old pair, the proposal, other dimensions.
    #[command(
        after_help = "Example:\n  windlass compare case.toml\n  windlass compare case.toml --out compared --old-left out/HL-0001_L.stl --old-right out/HL-0001_R.stl\n  windlass compare case.toml --dose left.heel_lift_mm=3 --dose left.rearfoot_post_deg=2,left.rearfoot_post_motion_deg=2"
    )]
    Compare(Compare),
    /// Review the device by the last visit: before and after, what is expected by now, the next prescription with reasons.
    #[command(
        after_help = "Example:\n  windlass review check-up.toml\n  windlass review check-up.toml --write check-up-r2.toml\n  windlass review check-up.toml --out reviewed"
    )]
    Review(Review),
    /// Check whether an STL or 3MF file, from any source, is printable.
    #[command(after_help = "Example:\n  windlass verify out/HL-0001_L.stl --process mjf-pa12")]
    Verify(Verify),
    /// Predict published effects with the model that cases use, and count hits and misses.
    #[command(
        after_help = "Example:\n  windlass evidence\n  windlass evidence --vocabulary\n  windlass evidence my-profiles/evidence/rearfoot.toml --json"
    )]
    Evidence(Evidence),
    /// Design every case in a folder tree; up-to-date cases are skipped.
    #[command(
        after_help = "Example:\n  windlass batch cases --out out\n  windlass batch cases --out out --shard 2/8"
    )]
    Batch(Batch),
    /// List the built-in profiles, or write them to a folder for editing.
    #[command(after_help = "Example:\n  windlass profiles --write my-profiles")]
    Profiles(Profiles),
    /// Print the JSON Schema of a file format.
    #[command(after_help = "Example:\n  windlass schema case > case.schema.json")]
    Schema(Schema),
    /// Write a sample case with a synthesised pair of feet.
    #[command(after_help = "Example:\n  windlass sample first && windlass design first --out first/out\n  \
                      windlass sample many --count 20 && windlass batch many --out out")]
    Sample(Sample),
    /// Open the studio: cases, foot, prescription, device and loads on a page in the browser of this machine.
    #[command(after_help = "Example:\n  windlass studio\n  windlass studio clinic --no-open --port 4700")]
    Studio(Studio),
    /// Repeat a job from its record and compare every byte.
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
    /// Folder for the outputs; created if missing.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// No effect here: a case named on the command line may name any file. Exists because `batch` has it.
    #[arg(long)]
    pub allow_outside: bool,
    /// Largest distance of the triangles from the designed surfaces, mm.
    #[arg(long, value_name = "MM", default_value_t = 0.02, value_parser = chord)]
    pub chord_mm: f64,
    /// Maximum number of triangles of a device; the mesh is made coarser to stay within it.
    #[arg(long, value_name = "N")]
    pub triangles: Option<usize>,
    /// Write only these files: stl, 3mf, step, report, separated by commas (default: all). The record is always written.
    #[arg(long, value_name = "KINDS")]
    pub files: Option<String>,
    /// Try other dimensions of the prescribed modifications; the result goes to the record and the report, not into the device.
    #[arg(long)]
    pub search: bool,
    /// Write a device even if its process cannot print it, with DOES-NOT-PRINT in the file names.
    #[arg(long)]
    pub even_if_it_does_not_print: bool,
}

/// A chordal tolerance, mm.
fn chord(text: &str) -> Result<f64, String> {
    let chord = typed(text).map_err(|e| e.to_string())?;
    if (0.002..=0.5).contains(&chord) { Ok(chord) } else { Err("expected 0.002 to 0.5 mm".to_owned()) }
}

/// `pack`
#[derive(Debug, Args)]
pub struct Pack {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
    /// Folder for the package, or a file that ends in .zip; other archives are not written.
    #[arg(long, value_name = "DIR|ZIP")]
    pub out: PathBuf,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
    /// Check this mesh instead of the device that the case would get; in mm, in the device frame. The other foot gets no device.
    #[arg(long, value_name = "FILE")]
    pub device: Option<PathBuf>,
    /// The side of the device, if its file name does not end in _L or _R.
    #[arg(long)]
    pub side: Option<SideWord>,
    /// Try other dimensions of the prescribed modifications, and show the best trade-off as an alternative.
    #[arg(long, conflicts_with = "device")]
    pub search: bool,
    /// Print every quantity, and what is not modelled.
    #[arg(long)]
    pub all: bool,
}

/// `compare`
#[derive(Debug, Args)]
pub struct Compare {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
    /// Folder for the page and its data; without it the table is printed only.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The patient's old device for the left foot: STL or 3MF.
    #[arg(long, value_name = "FILE")]
    pub old_left: Option<PathBuf>,
    /// The patient's old device for the right foot: STL or 3MF.
    #[arg(long, value_name = "FILE")]
    pub old_right: Option<PathBuf>,
    /// Other dimensions as a further option: side.key=value, several with commas; may be repeated.
    #[arg(long, value_name = "SIDE.KEY=VALUE")]
    pub dose: Vec<String>,
}

/// `review`
#[derive(Debug, Args)]
pub struct Review {
    /// The case file, or the folder that holds `case.toml`.
    pub case: PathBuf,
    /// Write the next revision of the case to this new file, next to the case; `windlass design` makes it.
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
    /// Make both devices and write a page with prescription, shape and loads of both; needs scans.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
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
    /// A table of published effects (default: the built-in tables).
    pub table: Option<PathBuf>,
    /// Fit without each fifth of the studies in turn and predict their rows.
    #[arg(long, conflicts_with = "vocabulary")]
    pub cross_validate: bool,
    /// Neutralise every prior of the model in turn and print which rows hang on it.
    #[arg(long, conflicts_with_all = ["vocabulary", "cross_validate"])]
    pub ablate: bool,
    /// Cross-validate and print the page with plots (HTML).
    #[arg(long, conflicts_with_all = ["vocabulary", "ablate"])]
    pub page: bool,
    /// Print every word that a table may use: conditions with their ranges, quantities, subjects.
    #[arg(long, conflicts_with = "table")]
    pub vocabulary: bool,
}

/// `batch`
#[derive(Debug, Args)]
pub struct Batch {
    /// Folder tree with cases: every `case.toml`, and every other TOML file that says `schema = "windlass.case/..."`.
    pub dir: PathBuf,
    /// Folder for the outputs; created if missing.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Do only part I of N (I from 1); otherwise taken from the array variables of Slurm or Kubernetes.
    #[arg(long, value_name = "I/N")]
    pub shard: Option<String>,
    /// Write only these files: stl, 3mf, step, report, separated by commas (default: all). The record is always written.
    #[arg(long, value_name = "KINDS")]
    pub files: Option<String>,
    /// Allow cases to name files outside their own folders.
    #[arg(long)]
    pub allow_outside: bool,
}

/// `profiles`
#[derive(Debug, Args)]
pub struct Profiles {
    /// Write the profiles to this folder; edit them and pass the folder with --profiles.
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
    /// Generate the random patient of this number instead of the one in the documentation.
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Generate COUNT random patients, seeds starting at --seed (default 0), one folder each.
    #[arg(long, value_name = "COUNT")]
    pub count: Option<u64>,
    /// Draw them out of every fault that the rules know, each material and style in turn.
    #[arg(long)]
    pub every_fault: bool,
}

/// `studio`
#[derive(Debug, Args)]
pub struct Studio {
    /// Folder with the cases; each is a folder below with a `case.toml`.
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// The port on this machine (default: a free one).
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Print the link and do not open the browser.
    #[arg(long)]
    pub no_open: bool,
    /// Allow cases to name files outside their own folders.
    #[arg(long)]
    pub allow_outside: bool,
}

/// `reproduce`
#[derive(Debug, Args)]
pub struct Reproduce {
    /// The job record.
    pub job: PathBuf,
    /// The case file, if it is not the one named in the record.
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
    /// Records of jobs, `job.json`.
    Job,
    /// Prescriptions in job records.
    Prescription,
    /// Rule files.
    Rules,
    /// Every key of a case file as Markdown tables.
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

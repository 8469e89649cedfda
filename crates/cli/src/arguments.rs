//! The words of the command line: one list, from which parser, help, completions and man page come.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a file could not be written, or a fault of the program
  2  the input cannot be used, the device is refused, or the guard objects

Start with nothing:
  windlass sample first && windlass design first/case.toml --out first/out";

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
    /// Print the JSON Schema of a file format.
    #[command(after_help = "Example:\n  windlass schema case > case.schema.json")]
    Schema(Schema),
    /// Print completions for a shell.
    #[command(after_help = "Example:\n  windlass completions bash > /etc/bash_completion.d/windlass")]
    Completions(Completions),
    /// Print the manual page.
    #[command(after_help = "Example:\n  windlass manual > windlass.1")]
    Manual,
}

/// `schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Which format.
    #[arg(default_value = "case")]
    pub format: FormatWord,
}

/// `completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    pub shell: clap_complete::Shell,
}

/// A file format with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    /// Case files.
    Case,
}

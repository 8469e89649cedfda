//! One file for each command.

mod batch;
mod check;
mod compare;
mod completions;
mod design;
mod evidence;
mod manual;
mod measure;
mod pack;
mod prescribe;
mod profiles;
mod reproduce;
mod review;
mod sample;
mod schema;
mod studio;
mod verify;

use crate::arguments::{Arguments, Command};
use crate::exit::Result;
use crate::terminal::Terminal;

/// Runs the command.
///
/// # Errors
/// Why there is no result.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result {
    let options = &arguments.options;
    match &arguments.command {
        Command::Design(words) => design::run(words, options, terminal),
        Command::Measure(words) => measure::run(words, terminal),
        Command::Pack(words) => pack::run(words, options, terminal),
        Command::Prescribe(words) => prescribe::run(words, options, terminal),
        Command::Check(words) => check::run(words, options, terminal),
        Command::Compare(words) => compare::run(words, options, terminal),
        Command::Review(words) => review::run(words, options, terminal),
        Command::Verify(words) => verify::run(words, options, terminal),
        Command::Evidence(words) => evidence::run(words, options, terminal),
        Command::Batch(words) => batch::run(words, options, terminal),
        Command::Profiles(words) => profiles::run(words, terminal),
        Command::Schema(words) => schema::run(words, terminal),
        Command::Sample(words) => sample::run(words, terminal),
        Command::Studio(words) => studio::run(words, options, terminal),
        Command::Reproduce(words) => reproduce::run(words, options, terminal),
        Command::Completions(words) => completions::run(words, terminal),
        Command::Manual => manual::run(terminal),
    }
}

//! One file for each command.

mod completions;
mod manual;
mod schema;

use crate::arguments::{Arguments, Command};
use crate::exit::Result;
use crate::terminal::Terminal;

/// Runs the command that was asked for.
///
/// # Errors
/// Why there is no result.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result {
    match &arguments.command {
        Command::Schema(words) => schema::run(words, terminal),
        Command::Completions(words) => completions::run(words, terminal),
        Command::Manual => manual::run(terminal),
    }
}

//! `windlass completions`: the words of the command line for a shell.

use crate::arguments::{Arguments, Completions};
use crate::exit::{Outcome, Result};
use crate::terminal::Terminal;
use clap::CommandFactory;

/// Prints the completions.
pub fn run(words: &Completions, terminal: &Terminal) -> Result {
    let mut script = Vec::new();
    clap_complete::generate(words.shell, &mut Arguments::command(), "windlass", &mut script);
    terminal.print(&String::from_utf8_lossy(&script));
    Ok(Outcome::Done)
}

//! The binary `windlass`: typed words become a case; a job becomes files and messages.

mod arguments;
mod command;
mod exit;
mod open;
mod profiles;
mod progress;
mod table;
mod terminal;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(&arguments.options);
    exit::limit_threads(&arguments.options)
        .and_then(|()| command::run(&arguments, &terminal))
        .map_or_else(|failure| terminal.fail(&failure), exit::code)
}

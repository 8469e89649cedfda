//! The binary `windlass`: typed words become a case; a job becomes files and messages.

mod arguments;
mod command;
mod exit;
mod fault;
mod open;
mod profiles;
mod progress;
mod table;
mod terminal;

use arguments::Arguments;
use clap::Parser;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(fault::tell));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(words) => return arguments::refuse(&words),
    };
    let terminal = Terminal::new(&arguments.options);
    let work = || exit::limit_threads(&arguments.options).and_then(|()| command::run(&arguments, &terminal));
    let Ok(ended) = catch_unwind(AssertUnwindSafe(work)) else {
        return ExitCode::from(1);
    };
    match (ended, terminal.finish()) {
        (Err(failure), _) | (Ok(_), Err(failure)) => terminal.fail(&failure),
        (Ok(outcome), Ok(())) => exit::code(outcome),
    }
}

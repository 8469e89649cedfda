//! How a command ends: the exit codes, in one place.
//!
//! | code | meaning |
//! |---|---|
//! | 0 | done |
//! | 1 | a file could not be written, or an internal error |
//! | 2 | the input cannot be used, or the answer is no: a device that cannot be built or does not print, a case of a batch that failed; with `--strict`, an objection of the guard |
//!
//! An objection of the guard is a question for the prescriber, not a refusal: `design`, `pack`, `batch` and `check` make
//! what was asked, show the objection and end with 0, or with 2 under `--strict`.

use crate::arguments::Options;
use std::process::ExitCode;
use windlass::{Complaint, Complaints, Kind};

/// How a command that ran to its end came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Done, and the answer is no: not printable, some cases of a batch failed, an objection of the load check under `--strict`.
    Objection,
}

/// How a command ends whose guard has so many objections.
pub fn of_guard(objections: usize, options: &Options) -> Outcome {
    if options.strict && objections > 0 { Outcome::Objection } else { Outcome::Done }
}

/// What a command comes to.
pub type Result = std::result::Result<Outcome, Complaints>;

/// The exit code of a command that ran to its end.
pub fn code(outcome: Outcome) -> ExitCode {
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Objection => ExitCode::from(2),
    }
}

/// The exit code of a command that was stopped.
pub fn code_of(failure: &Complaints) -> ExitCode {
    match failure.kind() {
        Kind::Internal => ExitCode::from(1),
        Kind::Input | Kind::Refused => ExitCode::from(2),
    }
}

/// Sets the number of worker threads for the whole run. Results do not depend on it.
///
/// # Errors
/// When the machine does not give that many.
pub fn limit_threads(options: &Options) -> std::result::Result<(), Complaints> {
    let Some(threads) = options.threads else {
        return Ok(());
    };
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads.get())
        .build_global()
        .map_err(|e| Complaint::internal("--threads", e.to_string()).into())
}

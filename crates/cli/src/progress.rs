//! Progress, shown only on a terminal.

use crate::terminal::Terminal;
use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A bar or a spinner, or nothing where nobody looks.
pub struct Progress(ProgressBar);

impl Progress {
    /// Work of unknown length.
    pub fn spinner(terminal: &Terminal, what: &'static str) -> Self {
        if !terminal.shows_progress() {
            return Progress(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner().with_message(what);
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(bar)
    }

    /// Work of known length.
    pub fn bar(terminal: &Terminal, length: u64) -> Self {
        if !terminal.shows_progress() {
            return Progress(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(length);
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} cases, {eta} left  {msg}") {
            bar.set_style(style);
        }
        Progress(bar)
    }

    /// One more is done.
    pub fn step(&self, what: &str) {
        self.0.set_message(windlass::shown(what).into_owned());
        self.0.inc(1);
    }

    /// Takes the bar away.
    pub fn done(self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

//! The files of a rule folder as read, before they are checked.

use super::check_up::ReviewFile;
use super::files::{BaseFile, GateFile, LimitFile, Preset};
use super::policy::PolicyFile;
use super::text::FaultFile;

/// A rule file as read: its name and text go along so that later checks can point into it.
pub(crate) struct Read<'a, T> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
    pub(crate) content: T,
}

/// Every file as read, before it is checked.
#[derive(Default)]
pub(crate) struct Folder<'a> {
    pub(crate) faults: Vec<Read<'a, FaultFile>>,
    pub(crate) base: Vec<Read<'a, BaseFile>>,
    pub(crate) gates: Vec<Read<'a, GateFile>>,
    pub(crate) limits: Vec<Read<'a, LimitFile>>,
    pub(crate) policy: Vec<Read<'a, PolicyFile>>,
    pub(crate) presets: Vec<Read<'a, Preset>>,
    pub(crate) reviews: Vec<Read<'a, ReviewFile>>,
}

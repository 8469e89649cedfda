//! What every request shares: the folder, the settings, the session, and the benches of the cases in work.

use crate::Opening;
use crate::bench::Bench;
use crate::desk::Desk;
use crate::session::Session;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use windlass::{Complaint, Settings};

/// Cases whose feet and devices are kept at a time: some 60 MB each.
const BENCHES: usize = 4;

/// The studio.
pub struct Studio {
    /// The folder with the cases.
    pub desk: Desk,
    /// The settings of every job.
    pub settings: Settings,
    /// Who may ask.
    pub session: Session,
    /// Threads for the loads, so that a device that is moved meanwhile does not wait behind hundreds of draws.
    pub beside: ThreadPool,
    /// The hash of the program's file, for the records of a batch.
    pub executable: Option<String>,
    benches: Mutex<VecDeque<(String, Arc<Bench>)>>,
}

impl Studio {
    /// The studio of a folder.
    ///
    /// # Errors
    /// The system gives no threads.
    pub fn of(opening: &Opening<'_>, settings: Settings, session: Session) -> Result<Studio, Complaint> {
        let beside = ThreadPoolBuilder::new().num_threads(rayon::current_num_threads()).build();
        let beside = beside.map_err(|e| Complaint::internal("studio", e.to_string()))?;
        let desk = Desk::of(opening.folder, opening.allow_outside);
        let executable = opening.executable.clone();
        Ok(Studio { desk, settings, session, beside, executable, benches: Mutex::default() })
    }

    /// The bench of a case; the one used longest ago is cleared for a new one.
    pub fn bench(&self, key: &str) -> Arc<Bench> {
        let mut benches = self.benches.lock().unwrap_or_else(PoisonError::into_inner);
        let at = benches.iter().position(|(known, _)| known == key);
        let (_, bench) = at.and_then(|at| benches.remove(at)).unwrap_or_default();
        benches.push_back((key.to_owned(), Arc::clone(&bench)));
        while benches.len() > BENCHES {
            benches.pop_front();
        }
        bench
    }
}

//! Parallel workers, each on its own case; their results are reported in the order of the cases.
//!
//! A case is worked on by one thread: side by side, whole cases fill the cores better than parts of one do. The
//! memory is bounded whatever the length of the batch: nobody begins a case that lies too far ahead of the last one
//! reported.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use windlass::{Complaint, Complaints};

/// For each worker, how many cases may be started ahead of the last one reported.
const AHEAD: u64 = 16;

struct Shared<I, O> {
    items: I,
    /// Cases started, and cases reported.
    begun: u64,
    reported: u64,
    /// Finished but not yet reported, because an earlier one is not ready.
    ready: BTreeMap<u64, O>,
    /// No more items, or the teller has failed.
    over: bool,
}

/// Works on every item, on as many threads as the caller's pool has; reports the results one by one, in order.
///
/// # Errors
/// The first error of `tell`, after which no item is started; or that the system provides no threads.
pub(super) fn in_order<T: Send, O: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> O + Sync,
    mut tell: impl FnMut(O) -> Result<(), Complaints>,
) -> Result<(), Complaints> {
    let threads = rayon::current_num_threads();
    let shared = Mutex::new(Shared { items, begun: 0, reported: 0, ready: BTreeMap::new(), over: false });
    let changed = Condvar::new();
    let alone = || {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        pool.map_err(|e| Complaints::from(Complaint::internal("--threads", e.to_string())))
    };
    let pools = (0..threads).map(|_| alone()).collect::<Result<Vec<_>, _>>()?;
    std::thread::scope(|scope| {
        for pool in &pools {
            scope.spawn(|| pool.install(|| toil(&shared, &changed, &work, AHEAD * threads as u64)));
        }
        while let Some(result) = next(&shared, &changed) {
            if let Err(complaints) = tell(result) {
                lock(&shared).over = true;
                changed.notify_all();
                return Err(complaints);
            }
        }
        Ok(())
    })
}

/// A lock that a panicking neighbour may have left behind: what it guards is whole between any two statements.
fn lock<S>(shared: &Mutex<S>) -> MutexGuard<'_, S> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One worker: begins the next case that is not too far ahead, until there is none.
fn toil<T, O>(
    shared: &Mutex<Shared<impl Iterator<Item = T>, O>>,
    changed: &Condvar,
    work: &impl Fn(T) -> O,
    ahead: u64,
) {
    loop {
        let mut state = lock(shared);
        while !state.over && state.begun >= state.reported + ahead {
            state = changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let item = if state.over { None } else { state.items.next() };
        let Some(item) = item else {
            state.over = true;
            changed.notify_all();
            return;
        };
        let number = state.begun;
        state.begun += 1;
        drop(state);
        let result = work(item);
        lock(shared).ready.insert(number, result);
        changed.notify_all();
    }
}

/// The next result in order; `None` after the last.
fn next<I, O>(shared: &Mutex<Shared<I, O>>, changed: &Condvar) -> Option<O> {
    let mut state = lock(shared);
    loop {
        let number = state.reported;
        if let Some(result) = state.ready.remove(&number) {
            state.reported += 1;
            changed.notify_all();
            return Some(result);
        }
        if state.over && state.reported == state.begun {
            return None;
        }
        state = changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
    }

    #[test]
    fn every_result_is_told_once_and_in_order() {
        for threads in [1, 3, 8] {
            let mut reported = Vec::new();
            let busy = |n: u64| (0..(n * 7919) % 5000).fold(n, |a, b| std::hint::black_box(a ^ b ^ b));
            with_threads(threads, || {
                in_order(0..1000, busy, |n| {
                    reported.push(n);
                    Ok(())
                })
            })
            .unwrap();
            assert_eq!(reported, (0..1000).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nobody_runs_far_ahead_and_an_error_of_the_teller_ends_it() {
        let furthest = std::sync::atomic::AtomicU64::new(0);
        let work = |n: u64| {
            furthest.fetch_max(n, std::sync::atomic::Ordering::SeqCst);
            n
        };
        let failed = with_threads(2, || {
            in_order(0..1_000_000, work, |n| {
                if n < 10 { Ok(()) } else { Err(Complaint::internal("table", "the disk is full").into()) }
            })
        });
        assert!(failed.is_err());
        assert!(furthest.into_inner() <= 10 + 1 + 2 * AHEAD);
    }
}

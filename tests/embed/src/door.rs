//! The door for JavaScript. Bytes pass one at a time as numbers, so that no pointer is shared and no generated code is
//! needed: names and contents in turn, the case first.

use std::sync::{Mutex, PoisonError};

static COMING: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static TEXTS: Mutex<Vec<Vec<u8>>> = Mutex::new(Vec::new());
static ANSWER: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// One more byte of the name or the contents that are coming.
#[unsafe(no_mangle)]
pub extern "C" fn push(byte: u32) {
    COMING.lock().unwrap_or_else(PoisonError::into_inner).push(byte as u8);
}

/// The name or the contents are complete.
#[unsafe(no_mangle)]
pub extern "C" fn complete() {
    let text = std::mem::take(&mut *COMING.lock().unwrap_or_else(PoisonError::into_inner));
    TEXTS.lock().unwrap_or_else(PoisonError::into_inner).push(text);
}

/// Designs what has come; gives the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> u32 {
    let texts = std::mem::take(&mut *TEXTS.lock().unwrap_or_else(PoisonError::into_inner));
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for pair in texts.chunks(2) {
        if let [name, contents] = pair {
            files.push((String::from_utf8_lossy(name).into_owned(), contents.clone()));
        }
    }
    let case = files.first().map(|(_, contents)| contents.clone()).unwrap_or_default();
    let answer = crate::listing(&case, files);
    let length = answer.len() as u32;
    *ANSWER.lock().unwrap_or_else(PoisonError::into_inner) = answer.into_bytes();
    length
}

/// A byte of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer(at: u32) -> u32 {
    let answer = ANSWER.lock().unwrap_or_else(PoisonError::into_inner);
    answer.get(at as usize).copied().unwrap_or_default().into()
}

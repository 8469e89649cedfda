//! What requests carry: keys that are not saved, the version that a writer saw, the words behind a question mark.

use crate::answer::Stop;
use crate::edit::Changes;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use windlass::Side;

/// Reads a JSON body; an empty one is an empty object.
///
/// # Errors
/// It is not what the address takes.
pub fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Stop> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    serde_json::from_slice(bytes).map_err(Stop::malformed)
}

/// A body that only carries changes.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsaved {
    /// Values by dotted key, over those of the file.
    #[serde(default)]
    pub set: Changes,
}

/// The version that a writer saw.
///
/// # Errors
/// It says none.
pub fn seen(headers: &HeaderMap) -> Result<String, Stop> {
    let version = headers.get(header::IF_MATCH).and_then(|v| v.to_str().ok());
    version.map(|v| v.trim_matches('"').to_owned()).ok_or(Stop::NoVersion)
}

/// A word behind the question mark.
pub fn word<'a>(query: Option<&'a str>, name: &str) -> Option<&'a str> {
    let pairs = query?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()
}

/// A side by its name.
///
/// # Errors
/// It is neither.
pub fn side(name: &str) -> Result<Side, Stop> {
    let found = Side::BOTH.into_iter().find(|side| side.name() == name);
    found.ok_or_else(|| Stop::malformed("a side is left or right"))
}

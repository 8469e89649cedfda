//! The studio: the engine behind a page in the browser of this machine. Cases stay the folders and TOML files that the
//! terminal uses, and what is written is what the terminal writes.
//!
//! It listens on the loopback address alone, answers only its own page (see `session`), and opens no connection.

mod answer;
mod assets;
mod bench;
mod bundle;
mod cases;
mod desk;
mod device;
mod edit;
mod foot;
mod form;
mod handles;
mod lines;
mod loads;
mod order;
mod placing;
mod query;
mod routes;
mod session;
mod stream;
mod studio;
mod upload;

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use windlass::{Complaint, Complaints, Settings};

/// What a studio is opened with.
#[derive(Debug, Clone)]
pub struct Opening<'a> {
    /// The folder with the cases.
    pub folder: &'a Path,
    /// The port; 0 = a free one.
    pub port: u16,
    /// Whether a case may name files outside its folder.
    pub allow_outside: bool,
    /// The hash of the program's file, for the records of a batch.
    pub executable: Option<String>,
}

/// Serves the studio until the program is ended. `ready` is called with the link once it answers.
///
/// # Errors
/// The folder cannot be read, the port is taken, the system gives no threads.
pub fn serve(opening: &Opening<'_>, settings: Settings, ready: impl FnOnce(&str)) -> Result<(), Complaints> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, opening.port)).map_err(|e| {
        Complaint::internal(format!("port {}", opening.port), format!("cannot be listened on: {e}"))
            .then("name another one with --port, or leave it out for a free one")
    })?;
    let failed = |e: std::io::Error| Complaint::internal("studio", e.to_string());
    listener.set_nonblocking(true).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    let session = session::Session::new(port)?;
    let link = session.link();
    let studio = studio::Studio::of(opening, settings, session)?;
    clear(&studio)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().max_blocking_threads(8).build();
    let runtime = runtime.map_err(failed)?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
        ready(&link);
        routes::answer(listener, Arc::new(studio)).await.map_err(failed)
    })?;
    Ok(())
}

/// Takes away what a killed studio left half written beside the cases.
fn clear(studio: &studio::Studio) -> Result<(), Complaints> {
    let places = studio.desk.places();
    let places = places.map_err(|_| {
        Complaint::input(studio.desk.folder.display().to_string(), "the folder cannot be read")
            .then("name a folder, or leave it out for the current one")
    })?;
    for place in places {
        windlass_lab::sweep_unfinished(place.folder());
        for set in order::SETS {
            windlass_lab::recover(&place.folder().join(set));
        }
    }
    Ok(())
}

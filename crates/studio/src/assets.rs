//! The page, compiled into the program.

use crate::answer::Stop;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};

/// Name, kind and bytes of every file of the page but its first.
const FILES: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The page.
pub async fn page() -> Html<&'static str> {
    Html(include_str!("../page/index.html"))
}

/// A file of the page.
pub async fn asset(Path(name): Path<String>) -> Result<Response, Stop> {
    let found = FILES.iter().find(|(known, ..)| *known == name);
    let (_, kind, bytes) = found.ok_or_else(|| Stop::Missing("such file of the page".into()))?;
    Ok(([(header::CONTENT_TYPE, *kind)], Body::from(*bytes)).into_response())
}

#[cfg(test)]
mod tests {
    use super::FILES;

    #[test]
    fn the_page_names_only_files_that_are_served_and_stays_small() {
        let page = include_str!("../page/index.html");
        for part in page.split("assets/").skip(1) {
            let name: String =
                part.chars().take_while(|c| c.is_alphanumeric() || "._-".contains(*c)).collect();
            assert!(FILES.iter().any(|(known, ..)| *known == name), "{name} is not there");
        }
        let bytes: usize = page.len() + FILES.iter().map(|(.., bytes)| bytes.len()).sum::<usize>();
        assert!(bytes < 3 << 20, "the page has {bytes} bytes");
        // The policy of the page forbids both.
        assert!(!page.contains("style=\"") && !page.contains("<style"), "style belongs into a file");
    }
}

//! Who may ask: only the page that this program served, from this machine. The link carries a token that is drawn anew
//! for each session; every request must name this host, and a request of another page is refused by its origin.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use windlass::Complaint;

/// What a request must know.
#[derive(Debug, Clone)]
pub struct Session {
    /// The first part of every path.
    pub token: String,
    /// The host with its port, as browsers name it.
    hosts: [String; 2],
}

impl Session {
    /// A session on a port of this machine, with a new token.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub fn new(port: u16) -> Result<Session, Complaint> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes)
            .map_err(|e| Complaint::internal("studio", format!("the system gives no random bytes: {e}")))?;
        let token = bytes.iter().map(|b| format!("{b:02x}")).collect();
        Ok(Session { token, hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")] })
    }

    /// The link that opens the page.
    pub fn link(&self) -> String {
        format!("http://{}/{}/", self.hosts[0], self.token)
    }

    /// Why a request is refused, if it is.
    fn refuses(&self, method: &Method, headers: &HeaderMap) -> Option<&'static str> {
        let text =
            |name: HeaderName| headers.get(name).map(|v| v.to_str().unwrap_or("?").to_ascii_lowercase());
        let host = text(header::HOST).unwrap_or_default();
        if !self.hosts.contains(&host) {
            return Some("another host");
        }
        if let Some(origin) = text(header::ORIGIN)
            && origin != format!("http://{host}")
        {
            return Some("another origin");
        }
        let site = text(HeaderName::from_static("sec-fetch-site"));
        if site.is_some_and(|site| site != "same-origin" && site != "none") {
            return Some("another site");
        }
        // A form of another page can send neither of these kinds.
        let kind = text(header::CONTENT_TYPE).unwrap_or_default();
        let is_ours = ["application/json", "application/octet-stream", "application/toml"]
            .iter()
            .any(|ours| kind.starts_with(ours));
        (*method != Method::GET && *method != Method::HEAD && !is_ours).then_some("another kind of body")
    }
}

/// What the page may load: itself, and nothing from elsewhere.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Lets requests of the page through, and says in every answer what a browser may do with it.
pub async fn guard(State(session): State<Arc<Session>>, request: Request, next: Next) -> Response {
    if let Some(why) = session.refuses(request.method(), request.headers()) {
        let body = serde_json::json!({ "error": { "kind": "forbidden", "complaints": [{
            "kind": "refused", "place": "studio", "key": null, "text": format!("refused: the request comes from {why}"),
            "next_step": "open the link that `windlass studio` printed", "picture": null }] } });
        let kind = [(header::CONTENT_TYPE, "application/json")];
        return (StatusCode::FORBIDDEN, kind, body.to_string()).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(PAGE_POLICY));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(method: Method, pairs: &[(&'static str, &str)]) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_str(value).unwrap());
        }
        Session::new(4711).unwrap().refuses(&method, &headers)
    }

    #[test]
    fn only_the_own_page_is_let_through() {
        let own = ("host", "127.0.0.1:4711");
        let json = ("content-type", "application/json");
        assert_eq!(refusal(Method::GET, &[own]), None);
        assert_eq!(refusal(Method::POST, &[own, json, ("origin", "http://127.0.0.1:4711")]), None);
        assert_eq!(refusal(Method::GET, &[]), Some("another host"));
        for host in
            ["evil.example", "evil.example:4711", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:4711.evil.example"]
        {
            assert_eq!(refusal(Method::GET, &[("host", host)]), Some("another host"), "{host}");
        }
        for origin in ["http://evil.example", "null", "https://127.0.0.1:4711", "http://localhost:4711"] {
            assert_eq!(refusal(Method::GET, &[own, ("origin", origin)]), Some("another origin"), "{origin}");
        }
        assert_eq!(refusal(Method::GET, &[own, ("sec-fetch-site", "cross-site")]), Some("another site"));
        for kind in ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""]
        {
            let refused = refusal(Method::POST, &[own, ("content-type", kind)]);
            assert_eq!(refused, Some("another kind of body"), "{kind}");
        }
    }

    #[test]
    fn every_session_has_another_token_of_128_bits() {
        let [one, other] = [(); 2].map(|()| Session::new(1).unwrap());
        assert!(one.token.len() == 32 && one.token != other.token);
        assert_eq!(one.link(), format!("http://127.0.0.1:1/{}/", one.token));
    }
}

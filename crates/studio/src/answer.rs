//! Answers and errors as the page reads them: JSON with a kind, and for every complaint its place, key and next step.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Value, json};
use windlass::{Complaint, Complaints, Kind};

/// Why a request has no result.
#[derive(Debug)]
pub enum Stop {
    /// What the engine, the case or a scan says.
    Complaints(Complaints),
    /// The case was changed by somebody else; its version now.
    Changed(String),
    /// A request that writes without saying which version it saw.
    NoVersion,
    /// A later request of the same kind took the place of this one.
    Superseded,
    /// There is no such case, file or address.
    Missing(String),
    /// A name that is taken.
    Exists(Complaint),
    /// More bytes than are taken; the limit, bytes.
    TooLarge(u64),
    /// A request that the page does not make.
    Malformed(String),
}

impl From<Complaints> for Stop {
    fn from(complaints: Complaints) -> Self {
        Stop::Complaints(complaints)
    }
}

impl From<Complaint> for Stop {
    fn from(complaint: Complaint) -> Self {
        Stop::Complaints(complaint.into())
    }
}

impl Stop {
    /// A body or a query that is not what the address takes.
    pub fn malformed(why: impl std::fmt::Display) -> Self {
        Stop::Malformed(why.to_string())
    }

    fn parts(&self) -> (StatusCode, &'static str, Vec<Value>) {
        let one = |text: String, step: &str| {
            vec![
                json!({ "kind": "input", "place": "", "key": null, "text": text, "next_step": step, "picture": null }),
            ]
        };
        match self {
            Stop::Complaints(list) => {
                let (status, kind) = match list.kind() {
                    Kind::Input => (StatusCode::UNPROCESSABLE_ENTITY, "input"),
                    Kind::Refused => (StatusCode::UNPROCESSABLE_ENTITY, "refused"),
                    Kind::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
                };
                (status, kind, complaints(list))
            }
            Stop::Changed(_) => (
                StatusCode::CONFLICT,
                "changed",
                one(
                    "the case was changed elsewhere since this page read it".into(),
                    "read the case again, then make the change again; nothing was written",
                ),
            ),
            Stop::NoVersion => (
                StatusCode::PRECONDITION_REQUIRED,
                "changed",
                one("the request does not state the version that it changes".into(), "send If-Match"),
            ),
            Stop::Superseded => (
                StatusCode::CONFLICT,
                "superseded",
                one("a later request took the place of this one".into(), "wait for the answer of that one"),
            ),
            Stop::Missing(what) => (
                StatusCode::NOT_FOUND,
                "missing",
                one(format!("there is no {what}"), "go back to the list of cases"),
            ),
            Stop::Exists(complaint) => {
                (StatusCode::CONFLICT, "exists", complaints(&complaint.clone().into()))
            }
            Stop::TooLarge(limit) => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                one(format!("the file is larger than {} MiB", limit >> 20), "reduce the scan to the foot"),
            ),
            Stop::Malformed(why) => (
                StatusCode::BAD_REQUEST,
                "input",
                one(format!("the request is not understood: {why}"), "reload the page"),
            ),
        }
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let (status, kind, complaints) = self.parts();
        let mut body = json!({ "error": { "kind": kind, "complaints": complaints } });
        if let Stop::Changed(version) = &self {
            body["version"] = json!(version);
        }
        (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
    }
}

/// Every complaint, with the key of the case that its place names.
pub fn complaints(list: &Complaints) -> Vec<Value> {
    let one = |complaint: &Complaint| {
        let mut value = serde_json::to_value(complaint).unwrap_or_else(|_| json!({ "text": complaint.text }));
        value["key"] = json!(key(&complaint.place));
        value
    };
    list.0.iter().map(one).collect()
}

/// Tables whose keys a place may name.
const TABLES: [&str; 12] = [
    "case",
    "patient",
    "footwear",
    "history",
    "complaints",
    "foot",
    "limb_length",
    "device",
    "finish",
    "order",
    "prescription",
    "policy",
];

/// The dotted key of the case in a place such as `case.toml:17:1: prescription.left.heel_lift_mm`.
fn key(place: &str) -> Option<&str> {
    place.split(": ").map(str::trim).find(|part| {
        let first = part.split('.').next().unwrap_or_default();
        let is_plain = part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        is_plain && TABLES.contains(&first) && !part.ends_with(".toml")
    })
}

/// A JSON answer.
pub fn json_answer(value: &impl Serialize) -> Result<Response, Stop> {
    json_with(StatusCode::OK, value)
}

/// A JSON answer with another status than 200.
pub fn json_with(status: StatusCode, value: &impl Serialize) -> Result<Response, Stop> {
    let text = serde_json::to_string(value).map_err(|e| Complaint::internal("answer", e.to_string()))?;
    Ok((status, [(header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// An answer of bytes.
pub fn bytes_answer(kind: &'static str, bytes: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], bytes.into()).into_response()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn the_key_is_found_in_places_of_every_kind() {
        for (place, expected) in [
            ("first/case.toml:17:1: prescription.left.heel_lift_mm", Some("prescription.left.heel_lift_mm")),
            ("prescription.left.heel_cup_mm", Some("prescription.left.heel_cup_mm")),
            ("first/case.toml: foot.left.scan: left.stl", Some("foot.left.scan")),
            ("left.stl", None),
            ("case.toml", None),
        ] {
            assert_eq!(key(place), expected, "{place}");
        }
    }
}

//! The addresses of the studio, and what each asks of the desk and the benches. Whatever computes or touches the disk does
//! so on a thread of its own.

use crate::answer::{Stop, bytes_answer, complaints, json_answer, json_with};
use crate::bench::{Bench, Job, Quality};
use crate::query::{Unsaved, body, seen, side, word};
use crate::studio::Studio;
use crate::{assets, cases, desk, device, edit, foot, form, lines, loads, order, session, stream, upload};
use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, patch, post};
use axum::{Router, serve};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use windlass::{CompareRequest, Complaint, Complaints, Settings, Side};
use windlass_lab::batch;

type Studios = State<Arc<Studio>>;
/// The key of a case.
type Key = Path<String>;
/// The key of a case and a side.
type KeySide = Path<(String, String)>;
type Answer = Result<Response, Stop>;

/// Every address below the token.
pub fn router(studio: Arc<Studio>) -> Router {
    let session = Arc::new(studio.session.clone());
    let token = &studio.session.token;
    // The token is a fixed part of every path: without it there is nothing here.
    let below = |path: &str| format!("/{token}{path}");
    Router::new()
        .route(&below("/"), get(assets::page))
        .route(&below("/assets/{name}"), get(assets::asset))
        .route(&below("/api/cases"), get(list).post(begin))
        .route(&below("/api/cases/{key}"), get(one))
        .route(&below("/api/cases/{key}/case"), get(text).put(replace))
        .route(&below("/api/cases/{key}/lines"), patch(change))
        .route(&below("/api/cases/{key}/form"), get(ask))
        .route(&below("/api/cases/{key}/prescription"), get(prescription).post(prescription))
        .route(&below("/api/cases/{key}/foot/{side}"), get(measured))
        .route(&below("/api/cases/{key}/foot/{side}/landmarks"), patch(landmarks))
        .route(&below("/api/cases/{key}/scans"), post(receive))
        .route(&below("/api/cases/{key}/device"), get(devices).post(devices))
        .route(&below("/api/cases/{key}/loads"), get(chain).post(chain))
        .route(&below("/api/cases/{key}/alternatives"), post(alternatives))
        .route(&below("/api/cases/{key}/compare"), get(compare))
        .route(&below("/api/cases/{key}/pack"), post(pack))
        .route(&below("/api/cases/{key}/design"), post(design))
        .route(&below("/api/cases/{key}/report"), get(report))
        .route(&below("/api/cases/{key}/files"), get(files))
        .route(&below("/api/cases/{key}/files/{set}/{name}"), get(file))
        .route(&below("/api/batch"), get(list).post(run_batch))
        .fallback(|| async {
            Stop::Missing("such address; open the link that `windlass studio` printed".into())
        })
        .layer(from_fn_with_state(session, session::guard))
        .with_state(studio)
}

/// Answers requests until the program ends.
///
/// # Errors
/// The connection to the outside fails.
pub async fn answer(listener: tokio::net::TcpListener, studio: Arc<Studio>) -> std::io::Result<()> {
    serve(listener, router(studio)).await
}

/// Does work on a thread that may block.
async fn work<T: Send + 'static>(job: impl FnOnce() -> Result<T, Stop> + Send + 'static) -> Result<T, Stop> {
    let ended = tokio::task::spawn_blocking(job).await;
    ended.unwrap_or_else(|_| {
        let fault = Complaint::internal("studio", "internal error");
        Err(fault.then("please report it with this case; the case is as it was saved last").into())
    })
}

async fn list(State(studio): Studios) -> Answer {
    work(move || json_answer(&cases::list(&studio.desk, &studio.settings)?)).await
}

async fn begin(State(studio): Studios, bytes: Bytes) -> Answer {
    let new: cases::New = body(&bytes)?;
    work(move || {
        let place = cases::begin(&studio.desk, &new)?;
        json_with(StatusCode::CREATED, &cases::entry(&place, &studio.settings))
    })
    .await
}

async fn one(State(studio): Studios, Path(key): Key) -> Answer {
    work(move || {
        let sheet = studio.desk.sheet(&studio.desk.place(&key)?)?;
        let opened = studio.desk.read(sheet.clone(), &edit::Changes::new());
        let (record, id, refusals) = match opened {
            Ok(opened) => (form::record(&opened)?, json!(opened.case.id()), Vec::new()),
            Err(Stop::Complaints(why)) => (json!(null), json!(null), complaints(&why)),
            Err(other) => return Err(other),
        };
        json_answer(&json!({
            "key": key, "version": sheet.version, "id": id, "path": sheet.place.relative, "text": sheet.text,
            "record": record, "complaints": refusals,
        }))
    })
    .await
}

async fn text(State(studio): Studios, Path(key): Key) -> Answer {
    work(move || {
        let sheet = studio.desk.sheet(&studio.desk.place(&key)?)?;
        let mut response = bytes_answer("application/toml; charset=utf-8", sheet.text);
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", sheet.version)) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        Ok(response)
    })
    .await
}

async fn replace(State(studio): Studios, Path(key): Key, headers: HeaderMap, bytes: Bytes) -> Answer {
    let seen = seen(&headers)?;
    let text = String::from_utf8(bytes.into()).map_err(|_| Stop::malformed("the text is not UTF-8"))?;
    work(move || {
        let sheet = studio.desk.write(&key, &seen, |_| Ok(text))?;
        json_answer(&json!({ "version": sheet.version, "complaints": [] }))
    })
    .await
}

async fn change(State(studio): Studios, Path(key): Key, headers: HeaderMap, bytes: Bytes) -> Answer {
    let (seen, Unsaved { set }) = (seen(&headers)?, body(&bytes)?);
    work(move || write(&studio, &key, &seen, &set)).await
}

/// Writes lines into a case.
fn write(studio: &Studio, key: &str, seen: &str, set: &edit::Changes) -> Answer {
    let sheet = studio.desk.write(key, seen, |sheet| Ok(edit::edited(&sheet.text, set)?))?;
    json_answer(&json!({ "version": sheet.version, "text": sheet.text }))
}

async fn ask(State(studio): Studios, Path(key): Key) -> Answer {
    work(move || {
        let opened = studio.desk.open(&key, &edit::Changes::new())?;
        json_answer(&form::form(&opened, &windlass::prescribe(&opened.case, &studio.settings)?)?)
    })
    .await
}

async fn prescription(State(studio): Studios, Path(key): Key, bytes: Bytes) -> Answer {
    let Unsaved { set } = body(&bytes)?;
    work(move || json_answer(&lines::prescription(&studio.desk.open(&key, &set)?, &studio.settings)?)).await
}

async fn measured(State(studio): Studios, Path((key, name)): KeySide) -> Answer {
    let side = side(&name)?;
    work(move || {
        let opened = studio.desk.open(&key, &edit::Changes::new())?;
        let feet = studio.bench(&key).feet(&opened)?;
        let foot =
            feet.get(side).as_ref().ok_or_else(|| Stop::Missing(format!("{side} foot in this case")))?;
        Ok(bytes_answer("application/octet-stream", foot::bundle(&opened, foot)?))
    })
    .await
}

async fn landmarks(
    State(studio): Studios,
    Path((key, name)): KeySide,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer {
    let (side, seen) = (side(&name)?, seen(&headers)?);
    let moved: BTreeMap<String, Option<[f64; 3]>> = body(&bytes)?;
    work(move || {
        let opened = studio.desk.open(&key, &edit::Changes::new())?;
        let feet = studio.bench(&key).feet(&opened)?;
        let foot =
            feet.get(side).as_ref().ok_or_else(|| Stop::Missing(format!("{side} foot in this case")))?;
        write(&studio, &key, &seen, &foot::landmark_changes(foot, &moved)?)
    })
    .await
}

async fn receive(
    State(studio): Studios,
    Path(key): Key,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    bytes: Body,
) -> Answer {
    let side = side(word(query.as_deref(), "side").unwrap_or_default())?;
    let role = upload::Role::of(word(query.as_deref(), "role"))?;
    let (seen, name) = (seen(&headers)?, role.name(side, &headers)?);
    let place = studio.desk.place(&key)?;
    let incoming = upload::take(&place, &headers, bytes).await?;
    work(move || {
        let case = studio.desk.open(&key, &edit::Changes::new())?.case;
        let mut kept = String::new();
        let sheet = studio.desk.write(&key, &seen, |sheet| {
            kept = role.free_name(&place, &case, side, &name)?;
            let text = edit::edited(&sheet.text, &role.changes(side, &kept))?;
            incoming.keep(&kept)?;
            Ok(text)
        })?;
        json_answer(&json!({ "version": sheet.version, "file": kept }))
    })
    .await
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct AskedDevice {
    quality: Quality,
    set: edit::Changes,
    sides: Option<Vec<Side>>,
}

async fn devices(State(studio): Studios, Path(key): Key, bytes: Bytes) -> Answer {
    let asked: AskedDevice = body(&bytes)?;
    // The place in the queue is taken when the request comes, not when a thread is free for it.
    let bench = studio.bench(&key);
    let ticket = bench.ticket(Job::Device);
    work(move || {
        let opened = studio.desk.open(&key, &asked.set)?;
        let sides = asked.sides.unwrap_or(Side::BOTH.to_vec());
        let made = bench.devices(&opened, &studio.settings, asked.quality, &sides, ticket)?;
        Ok(bytes_answer("application/octet-stream", device::bundle(&opened, &made, asked.quality)))
    })
    .await
}

async fn chain(State(studio): Studios, Path(key): Key, bytes: Bytes) -> Answer {
    let asked: loads::Asked = body(&bytes)?;
    let bench: Arc<Bench> = studio.bench(&key);
    let ticket = bench.ticket(Job::Loads);
    work(move || {
        let opened = studio.desk.open(&key, &asked.set)?;
        json_answer(&loads::loads(&studio, &bench, &opened, &asked, ticket)?)
    })
    .await
}

async fn alternatives(State(studio): Studios, Path(key): Key, bytes: Bytes) -> Answer {
    let Unsaved { set } = body(&bytes)?;
    work(move || {
        let opened = studio.desk.open(&key, &set)?;
        let checked = windlass::check(&opened.case, None, &opened.world, &studio.settings)?;
        json_answer(&json!({ "version": opened.sheet.version, "alternatives": checked.alternatives }))
    })
    .await
}

async fn compare(State(studio): Studios, Path(key): Key) -> Answer {
    work(move || {
        let opened = studio.desk.open(&key, &edit::Changes::new())?;
        let request = CompareRequest::default();
        json_answer(&windlass::compare(&opened.case, &request, &opened.world, &studio.settings)?)
    })
    .await
}

async fn pack(State(studio): Studios, Path(key): Key, headers: HeaderMap) -> Answer {
    let seen = seen(&headers)?;
    work(move || json_answer(&order::pack_into(&saved(&studio, &key, &seen)?, &studio.settings)?)).await
}

async fn design(State(studio): Studios, Path(key): Key, headers: HeaderMap) -> Answer {
    let seen = seen(&headers)?;
    work(move || json_answer(&order::design_into(&saved(&studio, &key, &seen)?, &studio.settings)?)).await
}

/// The case as it is on the disk, if that is what the page shows.
fn saved(studio: &Studio, key: &str, seen: &str) -> Result<desk::Opened, Stop> {
    let opened = studio.desk.open(key, &edit::Changes::new())?;
    if opened.sheet.version != seen {
        return Err(Stop::Changed(opened.sheet.version));
    }
    Ok(opened)
}

/// What a page of a case may do: show itself. It may hold what a scan or a case says.
const SHOWN_ONLY: &str = "sandbox allow-modals allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";

fn shown_only(kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes_answer(kind, bytes);
    let policy = HeaderValue::from_static(SHOWN_ONLY);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

async fn report(State(studio): Studios, Path(key): Key) -> Answer {
    work(move || {
        let opened = studio.desk.open(&key, &edit::Changes::new())?;
        Ok(shown_only("text/html; charset=utf-8", order::report(&opened, &studio.settings)?))
    })
    .await
}

async fn files(State(studio): Studios, Path(key): Key) -> Answer {
    work(move || json_answer(&order::files(&studio.desk.place(&key)?))).await
}

async fn file(
    State(studio): Studios,
    Path((key, set, name)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    work(move || {
        let (kind, bytes) = order::file(&studio.desk.place(&key)?, &set, &name)?;
        let mut response = shown_only(kind, bytes);
        if query.as_deref() == Some("download") || kind == "application/octet-stream" {
            let header_value = HeaderValue::from_str(&format!(
                "attachment; filename=\"{}\"",
                name.replace(['"', '\\'], "_")
            ));
            if let Ok(value) = header_value {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
        }
        Ok(response)
    })
    .await
}

async fn run_batch(State(studio): Studios) -> Answer {
    let (sender, lines) = stream::lines();
    let request = batch::BatchRequest {
        dir: studio.desk.folder.clone(),
        out: studio.desk.out(),
        shard: batch::Shard::WHOLE,
        allow_outside: studio.desk.allow_outside,
    };
    tokio::task::spawn_blocking(move || {
        // Whoever closes the page stops listening, not the batch: what is made stays made.
        let say = |value: serde_json::Value| drop(sender.send(format!("{value}\n")));
        let settings = Settings { executable: studio.executable.clone(), ..studio.settings.clone() };
        let ended = batch::run(&request, &settings, |row| {
            say(json!({
                "path": row.case, "id": row.id, "status": row.status, "guard": row.guard, "text": row.message,
            }));
        });
        match ended {
            Ok(summary) => say(json!({ "summary": summary })),
            Err(Complaints(why)) => say(json!({ "error": complaints(&Complaints(why)) })),
        }
    });
    Ok(bytes_answer("application/x-ndjson", lines))
}

//! What other pages, other machines, other tabs and a power cut may try on the studio.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{Served, Workshop};
use serde_json::json;
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");
const LARGEST: u64 = 200 << 20;

fn with_sample() -> (Workshop, Served) {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "clinic/first"]);
    shop.write("secret.toml", "schema = \"windlass.case/1\"");
    let served = Served::of(PROGRAM, &shop.path("clinic"));
    (shop, served)
}

#[test]
fn other_pages_and_hosts_and_whoever_has_no_token_get_nothing() {
    let (shop, served) = with_sample();
    let (key, version) = served.first_case();
    let before = shop.read("clinic/first/case.toml");
    let lines = format!("api/cases/{key}/lines");
    let body = br#"{"set":{"patient.mass_kg":99}}"#;
    for header in [
        ("Host", "evil.example"),
        ("Host", "127.0.0.1"),
        ("Origin", "http://evil.example"),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Content-Type", "text/plain"),
        ("Content-Type", "multipart/form-data"),
    ] {
        let answer = served.ask("PATCH", &lines, &[header, ("If-Match", &version)], body);
        assert_eq!(answer.status, 403, "{header:?}");
        assert!(!answer.head.to_ascii_lowercase().contains("access-control-allow"), "{}", answer.head);
        if !header.0.starts_with("Content") {
            assert_eq!(served.ask("GET", "api/cases", &[header], b"").status, 403, "{header:?}");
        }
    }
    for path in
        ["/", "/api/cases", &format!("/{}x/api/cases", served.token), "/0123456789abcdef0123456789abcdef/"]
    {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", served.host);
        let answer = served.raw(request.as_bytes());
        assert_eq!(answer.status, 404, "{path}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("HL-0001"), "{path}");
    }
    assert_eq!(shop.read("clinic/first/case.toml"), before);
    let page = served.get("");
    assert!(page.head.contains("default-src 'none'") && page.head.contains("nosniff"), "{}", page.head);
}

#[test]
fn it_listens_on_the_loopback_address_alone() {
    let (_shop, served) = with_sample();
    let port: u16 = served.host.rsplit(':').next().unwrap().parse().unwrap();
    // Another address of this machine, where it has one: nobody answers there.
    let outside = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Ok(address) = outside
        .map(|a| a.ip())
        .and_then(|ip| if ip.is_loopback() { Err(std::io::Error::other("none")) } else { Ok(ip) })
    {
        let tried = std::net::TcpStream::connect_timeout(&(address, port).into(), Duration::from_secs(1));
        assert!(tried.is_err(), "the studio answers on {address}");
    }
}

#[test]
fn no_address_leads_out_of_the_folder() {
    let (shop, served) = with_sample();
    let (key, version) = served.first_case();
    shop.write("clinic/first/order/a.txt", "a");
    shop.write("clinic/first/order/.hidden", "h");
    for path in [
        "api/cases/..%2f..%2fsecret.toml".to_owned(),
        "api/cases/%2e%2e%2fsecret".to_owned(),
        format!("api/cases/{key}/files/order/..%2f..%2fcase.toml"),
        format!("api/cases/{key}/files/order/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fsecret.toml"),
        format!("api/cases/{key}/files/..%2f/case.toml"),
        format!("api/cases/{key}/files/order/.hidden"),
        format!("api/cases/{key}/files/order/a.txt%00"),
        "assets/..%2fCargo.toml".to_owned(),
        "assets/%2fetc%2fpasswd".to_owned(),
        "../../secret.toml".to_owned(),
    ] {
        let answer = served.get(&path);
        assert!(answer.status == 404 || answer.status == 400, "{path}: {}", answer.status);
    }
    assert_eq!(served.get(&format!("api/cases/{key}/files/order/a.txt")).body, b"a");
    // A case may not name a file outside its folder either, and a link out of it is not followed.
    let set = json!({ "foot.left.scan.file": "../../secret.toml" });
    let changed = served.change(&key, &version, &set).json();
    let foot = served.get(&format!("api/cases/{key}/foot/left"));
    assert_eq!(foot.status, 422);
    assert!(String::from_utf8_lossy(&foot.body).contains("leads out of the folder"), "{changed}");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(shop.path("secret.toml"), shop.path("clinic/first/order/link.txt"))
            .unwrap();
        assert_eq!(served.get(&format!("api/cases/{key}/files/order/link.txt")).status, 404);
    }
}

#[test]
fn of_two_tabs_the_later_is_told_and_nothing_is_lost() {
    let (shop, served) = with_sample();
    let (key, version) = served.first_case();
    let first = served.change(&key, &version, &json!({ "patient.mass_kg": 80 }));
    assert_eq!(first.status, 200);
    let later = served.change(&key, &version, &json!({ "patient.mass_kg": 90 }));
    assert_eq!((later.status, &later.json()["error"]["kind"]), (409, &json!("changed")));
    assert_eq!(later.json()["version"], first.json()["version"]);
    let text = String::from_utf8(shop.read("clinic/first/case.toml")).unwrap();
    assert!(text.contains("mass_kg = 80"), "{text}");
    // The same when an editor changes the file behind the page.
    shop.write("clinic/first/case.toml", text.replace("= 80", "= 81"));
    let version = first.json()["version"].as_str().unwrap().to_owned();
    assert_eq!(served.change(&key, &version, &json!({ "patient.mass_kg": 90 })).status, 409);
    let pack = format!("api/cases/{key}/pack");
    assert_eq!(served.ask("POST", &pack, &[("If-Match", &version)], b"{}").status, 409);
    assert_eq!(served.ask("POST", &pack, &[], b"{}").status, 428);
}

#[test]
fn an_upload_over_the_limit_is_refused_and_leaves_nothing() {
    let (shop, served) = with_sample();
    let (key, version) = served.first_case();
    let path = format!("api/cases/{key}/scans?side=left");
    let of = |length: &str| {
        let headers = [
            ("If-Match", version.as_str()),
            ("X-File-Name", "a.stl"),
            ("Content-Type", "application/octet-stream"),
            ("Content-Length", length),
        ];
        served.ask("POST", &path, &headers, &[])
    };
    let refused = of(&(LARGEST + 1).to_string());
    assert_eq!((refused.status, &refused.json()["error"]["kind"]), (413, &json!("too_large")));
    // Without a length, the limit holds for what comes.
    let mut request = format!(
        "POST /{}/{path} HTTP/1.1\r\nHost: {}\r\nIf-Match: {version}\r\nX-File-Name: a.stl\r\n\
         Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
        served.token, served.host
    )
    .into_bytes();
    let chunk = vec![b'x'; 1 << 20];
    for _ in 0..=200 {
        request.extend(format!("{:x}\r\n", chunk.len()).bytes());
        request.extend(&chunk);
        request.extend(b"\r\n");
    }
    request.extend(b"0\r\n\r\n");
    assert_eq!(served.raw(&request).status, 413);
    for name in ["scan.exe", "", "../../x"] {
        let headers = [
            ("If-Match", version.as_str()),
            ("X-File-Name", name),
            ("Content-Type", "application/octet-stream"),
        ];
        assert_eq!(served.ask("POST", &path, &headers, b"x").status, 422, "{name}");
    }
    assert_eq!(shop.names("clinic/first"), ["case.toml", "left.png", "right.png"]);
}

#[test]
fn control_characters_and_nonsense_are_answered_with_an_error() {
    let (shop, served) = with_sample();
    let (key, version) = served.first_case();
    let before = shop.read("clinic/first/case.toml");
    let lines = format!("api/cases/{key}/lines");
    for body in [
        &b"\x00\x1b[31m"[..],
        br#"{"set":{"patient.mass_kg":"\u001b[31m"}}"#,
        br#"{"set":{"order.instructions":"\u001b]0;x\u0007"}}"#,
        br#"{"set":{"patient\u001b.x":1}}"#,
        br#"{"set":{"patient":7}}"#,
        br#"{"set":{"case.id":"Erika Mustermann"}}"#,
        br#"{"set":[]}"#,
        br#"{"other":1}"#,
        &[b'['; 100_000],
    ] {
        let answer = served.ask("PATCH", &lines, &[("If-Match", &version)], body);
        assert!((400..500).contains(&answer.status), "{}: {}", String::from_utf8_lossy(body), answer.status);
        assert!(!answer.body.contains(&0x1b), "{}", String::from_utf8_lossy(&answer.body));
        assert!(!String::from_utf8_lossy(&answer.body).contains("Mustermann"));
    }
    for body in [&b"\xff\xfe\x00"[..], b"not a case", b""] {
        let answer = served.ask("PUT", &format!("api/cases/{key}/case"), &[("If-Match", &version)], body);
        assert!((400..500).contains(&answer.status));
    }
    assert_eq!(shop.read("clinic/first/case.toml"), before);
    assert_eq!(served.get("api/cases").status, 200);
}

#[test]
fn a_kill_in_the_middle_of_a_save_leaves_the_old_text_or_the_new() {
    let (shop, served) = with_sample();
    drop(served);
    let text = String::from_utf8(shop.read("clinic/first/case.toml")).unwrap();
    let filling = "# a long comment of the clinic\n".repeat(10_000);
    let texts = [format!("{text}{filling}"), format!("{text}{filling}{filling}")];
    let mut state = 2026_u64;
    let mut seen = [0, 0];
    for round in 0..25 {
        let mut served = Served::of(PROGRAM, &shop.path("clinic"));
        let (key, version) = served.first_case();
        let path = format!("api/cases/{key}/case");
        let new = &texts[round % 2];
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pause = Duration::from_micros((state >> 40) % 12_000);
        let request = format!(
            "PUT /{}/{path} HTTP/1.1\r\nHost: {}\r\nIf-Match: {version}\r\nContent-Type: application/toml\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{new}",
            served.token,
            served.host,
            new.len()
        );
        let mut stream = std::net::TcpStream::connect(&served.host).unwrap();
        std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
        std::thread::sleep(pause);
        served.kill();
        let now = String::from_utf8(shop.read("clinic/first/case.toml")).unwrap();
        let is_known = now == text || texts.contains(&now);
        assert!(is_known, "half a text of {} bytes", now.len());
        seen[usize::from(now == *new)] += 1;
    }
    println!("{} kills before the new text had its name, {} after", seen[0], seen[1]);
    drop(Served::of(PROGRAM, &shop.path("clinic")));
    assert_eq!(shop.names("clinic/first"), ["case.toml", "left.png", "right.png"]);
}

//! The studio as its page meets it: a process with a link, asked over its own port.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running studio; ended when it is dropped.
pub struct Served {
    child: Child,
    /// Host and port.
    pub host: String,
    /// The first part of every path.
    pub token: String,
}

/// What a request came to.
#[derive(Debug)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The headers, as they came.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answered {
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|e| panic!("{} {e}: {}", self.status, String::from_utf8_lossy(&self.body)))
    }

    /// The text before the buffers of a bundle.
    pub fn bundle(&self) -> serde_json::Value {
        assert_eq!(self.status, 200, "{}", String::from_utf8_lossy(&self.body));
        assert_eq!(&self.body[..4], b"WDB1");
        let length = u32::from_le_bytes(self.body[4..8].try_into().unwrap()) as usize;
        serde_json::from_slice(&self.body[8..8 + length]).unwrap()
    }

    /// Numbers of a bundle, by what its text says of them.
    pub fn floats(&self, buffer: &serde_json::Value) -> Vec<f32> {
        let length = u32::from_le_bytes(self.body[4..8].try_into().unwrap()) as usize;
        let from = 8 + length + buffer["offset"].as_u64().unwrap() as usize;
        let count = buffer["count"].as_u64().unwrap() as usize;
        let bytes = &self.body[from..from + 4 * count];
        bytes.chunks_exact(4).map(|c| f32::from_le_bytes(c.try_into().unwrap())).collect()
    }
}

impl Served {
    /// Starts the studio of a folder.
    pub fn of(program: &str, folder: &Path) -> Served {
        Served::started(Command::new(program).args(["studio", "--no-open"]).arg(folder).stderr(Stdio::null()))
    }

    /// Starts a studio, which says its link first.
    pub fn started(studio: &mut Command) -> Served {
        let mut child = studio.stdout(Stdio::piped()).spawn().unwrap();
        let mut link = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut link).unwrap();
        let rest = link.trim().strip_prefix("http://").unwrap_or_else(|| panic!("no link: {link}"));
        let (host, token) = rest.split_once('/').unwrap();
        Served { child, host: host.to_owned(), token: token.trim_end_matches('/').to_owned() }
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends these very bytes and reads the answer.
    pub fn raw(&self, request: &[u8]) -> Answered {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        // A refusal may come, and the connection end, before everything is sent.
        let _ = stream.write_all(request);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let at = all.windows(4).position(|w| w == b"\r\n\r\n").unwrap_or_else(|| panic!("no answer"));
        let head = String::from_utf8_lossy(&all[..at]).into_owned();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body = all[at + 4..].to_vec();
        let is_chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
        Answered { status, head, body: if is_chunked { unchunked(&body) } else { body } }
    }

    /// Asks as the page does; `headers` are added.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answered {
        let mut head = format!("{method} /{}/{path} HTTP/1.1\r\n", self.token);
        let given = |name: &str| headers.iter().any(|(n, _)| n.eq_ignore_ascii_case(name));
        if !given("host") {
            head.push_str(&format!("Host: {}\r\n", self.host));
        }
        if !given("content-type") && method != "GET" {
            head.push_str("Content-Type: application/json\r\n");
        }
        if !given("content-length") {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("Connection: close\r\n\r\n");
        self.raw(&[head.as_bytes(), body].concat())
    }

    /// Reads an address.
    pub fn get(&self, path: &str) -> Answered {
        self.ask("GET", path, &[], b"")
    }

    /// Posts JSON.
    pub fn post(&self, path: &str, body: &serde_json::Value) -> Answered {
        self.ask("POST", path, &[], body.to_string().as_bytes())
    }

    /// The key of the first case, and its version.
    pub fn first_case(&self) -> (String, String) {
        let list = self.get("api/cases").json();
        let text =
            |name: &str| list["cases"][0][name].as_str().unwrap_or_else(|| panic!("{list}")).to_owned();
        (text("key"), text("version"))
    }

    /// Changes lines of a case, seen in a version.
    pub fn change(&self, key: &str, version: &str, set: &serde_json::Value) -> Answered {
        let body = serde_json::json!({ "set": set }).to_string();
        self.ask("PATCH", &format!("api/cases/{key}/lines"), &[("If-Match", version)], body.as_bytes())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The bytes of a chunked body.
fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(at) = body.windows(2).position(|w| w == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&body[..at]).unwrap().trim(), 16).unwrap();
        if size == 0 {
            break;
        }
        whole.extend(&body[at + 2..at + 2 + size]);
        body = &body[at + 2 + size + 2..];
    }
    whole
}

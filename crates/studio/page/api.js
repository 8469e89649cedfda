// Every request to the program. Addresses are relative: the document's base carries the key of this session.

/** An answer that is not the one asked for: complaints with place, text and next step. */
class Refusal extends Error {
  constructor(status, body) {
    const error = body?.error ?? {};
    super(error.complaints?.map((c) => c.text).join("; ") || `the program answered ${status}`);
    this.status = status;
    this.kind = error.kind ?? "internal";
    this.complaints = error.complaints ?? [
      { place: "", text: this.message, next_step: "repeat the step; if it happens again, report it" },
    ];
    this.version = body?.version ?? error.version ?? null;
  }
}

/** The program does not answer: it was closed, or the computer sleeps. */
class Offline extends Error {
  constructor() {
    super("the program does not answer");
    this.kind = "offline";
    this.complaints = [
      {
        place: "windlass studio",
        text: "the program does not answer",
        next_step: "start windlass studio again on the same port; what you entered is kept here and sent when it answers",
      },
    ];
  }
}

/** Sends a request; throws `Refusal` or `Offline`. */
async function ask(method, address, { body, version, headers = {}, signal } = {}) {
  const bytes = body instanceof Blob || body instanceof ArrayBuffer;
  const asText = typeof body === "string";
  const init = { method, signal, headers: { ...headers }, cache: "no-store" };
  if (body !== undefined) {
    init.body = bytes || asText ? body : JSON.stringify(body);
    init.headers["Content-Type"] = bytes
      ? "application/octet-stream"
      : asText
        ? "application/toml"
        : "application/json";
  }
  if (version) init.headers["If-Match"] = `"${version}"`;
  let answer;
  try {
    answer = await fetch(address, init);
  } catch (failure) {
    if (failure.name === "AbortError") throw failure;
    throw new Offline();
  }
  if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => null));
  return answer;
}

const json = async (...request) => (await ask(...request)).json();
const bundle = async (...request) => (await ask(...request)).arrayBuffer();
const of = (key, rest = "") => `api/cases/${key}${rest}`;

export const cases = () => json("GET", "api/cases");
export const addCase = (body) => json("POST", "api/cases", { body });
export const readCase = (key) => json("GET", of(key));
export const patchLines = (key, version, set) => json("PATCH", of(key, "/lines"), { version, body: { set } });
export const form = (key) => json("GET", of(key, "/form"));
export const prescription = (key, set) => json("POST", of(key, "/prescription"), { body: { set } });
export const foot = (key, side, signal) => bundle("GET", of(key, `/foot/${side}`), { signal });
export const moveLandmarks = (key, version, side, places) =>
  json("PATCH", of(key, `/foot/${side}/landmarks`), { version, body: places });
export const device = (key, body, signal) => bundle("POST", of(key, "/device"), { body, signal });
export const loads = (key, body, signal) => json("POST", of(key, "/loads"), { body, signal });
export const alternatives = (key) => json("POST", of(key, "/alternatives"), { body: {} });
export const compare = (key) => json("GET", of(key, "/compare"));
export const pack = (key, version) => json("POST", of(key, "/pack"), { version, body: {} });
export const design = (key, version) => json("POST", of(key, "/design"), { version, body: {} });
export const files = (key) => json("GET", of(key, "/files"));
export const reportAddress = (key) => of(key, "/report");

/** Uploads a scan (or a pressure map, a camera's description) of one foot. */
export const upload = (key, version, side, file, role) =>
  json("POST", of(key, `/scans?side=${side}${role ? `&role=${role}` : ""}`), {
    version,
    body: file,
    headers: { "X-File-Name": nameSent(file.name) },
  });

/** Only the ending matters to the program; a name may say who the patient is and is not sent. */
const nameSent = (name) => `scan.${(name.split(".").pop() ?? "").replace(/[^A-Za-z0-9]/g, "").slice(0, 8)}`;

/** Runs the batch; `line` is called with each case's result as it comes. */
export async function batch(line) {
  const answer = await ask("POST", "api/batch", { body: {} });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = "", done = false; !done;) {
    const part = await reader.read();
    done = part.done;
    const lines = (rest + (part.value ?? "")).split("\n");
    rest = lines.pop();
    lines.filter((text) => text.trim()).forEach((text) => line(JSON.parse(text)));
  }
}

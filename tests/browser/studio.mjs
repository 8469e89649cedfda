// Works in the studio as a podiatrist does: from the first click to a packed order, wide and narrow, light and dark.
//
//   node studio.mjs ADDRESS WIDTH light|dark [FOLDER-FOR-PICTURES [SCAN]]
//
// ADDRESS is the link that `windlass studio` prints; without SCAN the sample is taken. Prints one JSON line: actions and time from the first click to the
// packed order, bytes of the page, first paint, times from a moved handle to the new device, requests elsewhere, console
// errors, accessibility findings. Ends with 3 where playwright-core, axe-core or a Chromium is not there.
import { createRequire } from "node:module";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const require = createRequire(
  process.env.WINDLASS_NODE_MODULES ? join(resolve(process.env.WINDLASS_NODE_MODULES), "x.js") : import.meta.url,
);
let chromium, axe;
try {
  chromium = require("playwright-core").chromium;
  axe = require("axe-core").source;
} catch {
  console.error("playwright-core and axe-core are not installed");
  process.exit(3);
}
const browserPath =
  process.env.WINDLASS_CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => existsSync(p));
if (!browserPath) {
  console.error("no Chromium is installed");
  process.exit(3);
}

const [address, width, scheme, folder, scan] = process.argv.slice(2);
if (folder) mkdirSync(folder, { recursive: true });
// The whole of it may be slow on a busy machine; a step that needs longer is a failure all the same.
const PATIENCE_MS = 60_000;
const args = [
  "--no-sandbox",
  "--disable-background-networking",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];
const browser = await chromium.launch({ executablePath: browserPath, headless: true, args });
const found = {
  width: Number(width),
  scheme,
  actions: 0,
  seconds: 0,
  bytes: 0,
  elsewhere: [],
  errors: [],
  serious: [],
  wider_than_screen: [],
  screens: 0,
  handles: 0,
};
const tab = await browser.newPage({
  viewport: { width: Number(width), height: width > 1000 ? 900 : 1180 },
  colorScheme: scheme,
});
tab.setDefaultTimeout(PATIENCE_MS);
tab.on("console", (m) => {
  if (m.type() === "error") found.errors.push(m.text());
});
tab.on("pageerror", (e) => found.errors.push(String(e)));
tab.on("request", (r) => {
  if (!r.url().startsWith(new URL(address).origin) && !/^(data|blob):/.test(r.url())) found.elsewhere.push(r.url());
});

await tab.goto(address, { waitUntil: "load" });
await tab.getByRole("heading", { name: "Cases" }).waitFor();
found.list_ms = Math.round(await tab.evaluate(() => performance.now()));
found.first_paint_ms = Math.round(
  await tab.evaluate(async () => {
    const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
    for (let tries = 0; tries < 100 && !paint(); tries++) await new Promise((done) => setTimeout(done, 20));
    return paint()?.startTime ?? Infinity;
  }),
);
found.bytes = await tab.evaluate(() =>
  [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter((entry) => !entry.name.includes("/api/"))
    .reduce((sum, entry) => sum + entry.decodedBodySize, 0),
);
await seen("cases");

const began = Date.now();
if (scan) await ownScan(scan);
else await sample();

const times = await tab.evaluate(() => globalThis.studio.times());
found.handle_ms = percentiles(times.dragTimes);
found.loads_ms = percentiles(times.settleTimes);
await browser.close();
console.log(JSON.stringify(found));

/** One thing a person does. */
async function act(what) {
  found.actions += 1;
  await what();
}

async function click(target) {
  await act(() => target.click());
}

function step(name) {
  return click(tab.locator("#steps").getByRole("link", { name: new RegExp(name) }));
}

/** Waits until the case file has every edit. */
async function saved() {
  await tab.waitForFunction(() => globalThis.studio.state.saving === "saved");
}

/** Waits until every scanned foot has its device and nothing but loads is being computed. */
async function settled() {
  await tab.waitForFunction(() => {
    const { device, feet, working, saving } = globalThis.studio.state;
    const built = ["left", "right"].filter((side) => feet[side]);
    const idle = saving === "saved" && [...working].every((what) => what === "loads");
    return idle && built.length > 0 && built.every((side) => device[side]);
  });
}

/** Drags a handle upward and back in small steps, as a hand does. */
async function dragHandle(name) {
  const handle = tab.locator(`[data-point='${name}']`);
  await handle.waitFor();
  found.handles = await tab.locator(".point.handle").count();
  const box = await handle.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  found.actions += 1;
  await tab.mouse.move(x, y);
  await tab.mouse.down();
  for (let i = 0; i <= 40; i++) {
    await tab.mouse.move(x, y - 30 * Math.sin((i / 40) * Math.PI * 0.8));
    await tab.waitForTimeout(60);
  }
  await tab.mouse.up();
  await saved();
}

/** Writes down what axe finds on a screen, and whether it is wider than the window; takes its picture. */
async function seen(name) {
  found.screens += 1;
  if (folder) {
    // The view is drawn in the next frame.
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await tab.screenshot({ path: join(folder, `${width}-${scheme}-${name}.png`) });
  }
  const overflow = await tab.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 1) found.wider_than_screen.push(`${name}: ${overflow} px`);
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const v of violations.filter((v) => ["serious", "critical"].includes(v.impact))) {
    found.serious.push(
      `${name}: ${v.id}: ${v.help}: ${v.nodes
        .slice(0, 3)
        .map((n) => n.html.slice(0, 140))
        .join(" | ")}`,
    );
  }
}

/** Median and 95th percentile of times, ms; null where none was taken. */
function percentiles(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  return sorted.length ? { count: sorted.length, median: at(0.5), p95: at(0.95) } : null;
}

/** The sample from the first click to the packed order, with a line moved and undone and a handle dragged. */
async function sample() {
  await click(tab.getByRole("button", { name: "Open the sample" }));
  await settled();
  await seen("scan");

  await step("Examination");
  await click(tab.locator(".asked .segments input[aria-label='yes']").first());
  await saved();
  await seen("examination");

  await step("Prescription");
  const lift = tab.getByRole("slider", { name: "Left: heel lift" }).first();
  await lift.focus();
  await act(() => lift.press("ArrowRight"));
  await saved();
  await tab.locator(".changes").waitFor();
  await seen("prescription");
  await click(tab.getByRole("button", { name: "Undo" }));
  await saved();
  await tab.locator(".changes").waitFor({ state: "detached" });

  await step("Device");
  await settled();
  await seen("device");
  await dragHandle("left.heel_cup_mm");
  await settled();
  await seen("device-dragged");
  await tab.locator("[data-key='tool.colours']").selectOption("wall");
  await tab.locator("[data-key='tool.section']").selectOption("across");
  await seen("device-section");
  await tab.locator("[data-key='tool.colours']").selectOption("plain");
  await tab.locator("[data-key='tool.section']").selectOption("none");
  await loadsSeen();
  await signed();
}

/** A scan of one's own: a new patient, a file, its questions answered, and the same way to the order. */
async function ownScan(file) {
  await act(() => tab.getByRole("textbox", { name: "Pseudonym" }).fill("MS-0001"));
  await act(() => tab.getByRole("textbox", { name: /Body mass/ }).fill("72,5"));
  await act(() => tab.getByRole("checkbox", { name: "right" }).uncheck());
  await click(tab.getByRole("button", { name: "Begin" }));
  await step("Scan");
  await act(() => tab.locator("[data-key='file.left']").setInputFiles(file));
  await tab.waitForFunction(() => globalThis.studio.state.feet.left || globalThis.studio.state.footComplaints.left);
  await seen("scan-asked");
  found.asked = await tab.evaluate(() => globalThis.studio.state.footComplaints.left?.map((one) => one.text) ?? []);
  if (found.asked.length)
    await act(() =>
      tab
        .getByLabel(/^Left: .*loading/i)
        .first()
        .selectOption("none"),
    );
  await tab.waitForFunction(() => globalThis.studio.state.device.left);
  await seen("scan-read");
  await step("Device");
  await seen("device-own");
  await loadsSeen();
  await signed();
}

async function loadsSeen() {
  await step("Chain");
  await tab.waitForFunction(() => globalThis.studio.state.loads?.final);
  await seen("chain");
}

async function signed() {
  await step("Send");
  await act(() => tab.getByRole("textbox", { name: "Prescriber's initials" }).fill("AB"));
  await act(() => tab.keyboard.press("Tab"));
  await saved();
  await settled();
  await click(tab.getByRole("button", { name: "Sign and pack the order" }));
  await tab.getByRole("heading", { name: /^Order .* is packed$/ }).waitFor();
  found.seconds = Math.round((Date.now() - began) / 100) / 10;
  found.files = await tab.locator(".files a").count();
  await seen("sent");
  await click(tab.getByRole("link", { name: "Batch" }));
  await seen("batch");
}

// Looks at a report page as people do: in a browser, wide and narrow, light and dark, on paper.
//
//   node page.mjs REPORT.html [FOLDER-FOR-PICTURES]
//
// Prints one JSON line: load time, bytes, requests, console errors, accessibility findings, whether the 3D view
// turned, pages of the print. Ends with 3 where playwright-core, axe-core or a Chromium is not there.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const require = createRequire(process.env.WINDLASS_NODE_MODULES ? join(resolve(process.env.WINDLASS_NODE_MODULES), "x.js") : import.meta.url);
let chromium, axe;
try {
  chromium = require("playwright-core").chromium;
  axe = require("axe-core").source;
} catch {
  console.error("playwright-core and axe-core are not installed");
  process.exit(3);
}
const browserPath = process.env.WINDLASS_CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => existsSync(p));
if (!browserPath) {
  console.error("no Chromium is installed");
  process.exit(3);
}

const [page, folder] = [resolve(process.argv[2]), process.argv[3]];
if (folder) mkdirSync(folder, { recursive: true });
const args = ["--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const browser = await chromium.launch({ executablePath: browserPath, headless: true, args });
const found = { bytes: statSync(page).size, requests: [], errors: [], serious: [], views: 0, turned: 0, wider_than_screen: [] };

/** Opens the page afresh, writing down what it asks of the network and says on the console. */
async function open(width, height, colorScheme, hash = "") {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme });
  tab.on("console", (m) => { if (m.type() === "error") found.errors.push(m.text()); });
  tab.on("pageerror", (e) => found.errors.push(String(e)));
  tab.on("request", (r) => { if (!/^(file|data|blob):/.test(r.url())) found.requests.push(r.url()); });
  const before = Date.now();
  await tab.goto(pathToFileURL(page).href + hash, { waitUntil: "load" });
  found.load_ms = Math.min(found.load_ms ?? Infinity, Date.now() - before);
  return tab;
}

for (const [name, width, height, scheme] of [["desktop-light", 1280, 900, "light"], ["desktop-dark", 1280, 900, "dark"], ["phone-light", 390, 844, "light"], ["phone-dark", 390, 844, "dark"]]) {
  const tab = await open(width, height, scheme);
  // Nothing but a table in its own scrolling box may be wider than the screen.
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 1) found.wider_than_screen.push(`${name}: ${overflow} px`);
  if (name.startsWith("desktop")) await turn(tab);
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const v of violations.filter((v) => ["serious", "critical"].includes(v.impact))) {
    found.serious.push(`${name}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  }
  if (folder) await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await tab.close();
}

for (const [form, hash] of [["print", ""], ["short", "#short"]]) {
  const tab = await open(1000, 1400, "light", hash);
  const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: false });
  found[`${form}_pages`] = (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  if (folder) writeFileSync(join(folder, `${form}.pdf`), pdf);
}
await browser.close();
console.log(JSON.stringify(found));

/** Drags each 3D view and counts those whose picture changed. */
async function turn(tab) {
  found.views = 0;
  found.turned = 0;
  for (const canvas of await tab.$$(".view3d canvas")) {
    found.views += 1;
    await canvas.scrollIntoViewIfNeeded();
    await tab.waitForTimeout(500);
    const before = await canvas.screenshot();
    const box = await canvas.boundingBox();
    await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await tab.mouse.down();
    await tab.mouse.move(box.x + box.width / 2 + 140, box.y + box.height / 2 + 40, { steps: 6 });
    await tab.mouse.up();
    await tab.waitForTimeout(300);
    if (!before.equals(await canvas.screenshot())) found.turned += 1;
  }
  await tab.evaluate(() => scrollTo(0, 0));
}

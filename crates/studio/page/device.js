// The device: its dimensions asked and built, the lines that have a handle in the view, and what the loads do meanwhile.

import { fill, h } from "./dom.js";
import { complaints, folded, notes } from "./notes.js";
import { state } from "./store.js";
import { figure, sentence, spoken, unitOfKey, withUnit, words } from "./words.js";
import { sideTabs } from "./side.js";
import { isPresent, lineOf } from "./lines.js";
import { lineInput } from "./line.js";
import { strip } from "./strip.js";

export const title = "Device";
export const count = () => state.deviceComplaints?.length ?? 0;

export function draw() {
  const device = state.device[state.side];
  return [
    h("h1", "Device"),
    sideTabs(),
    complaints(state.deviceComplaints, { title: "This device cannot be built" }),
    complaints(state.refused, { title: "Not saved" }),
    lowered(),
    controls(device),
    h("div", { id: "built" }, built()),
    strip(),
    device &&
      notes(
        [
          ...(device.printability?.refusals ?? []).map(asNote("warning")),
          ...(device.printability?.findings ?? []).map(asNote("info")),
        ],
        "device.print",
      ),
    device && notes(device.notes, "device.notes"),
  ];
}

/** What is read back from the device, drawn again while a slider moves. */
export function live() {
  const place = document.getElementById("built");
  if (place) fill(place, built());
}

function built() {
  const device = state.device[state.side];
  return device ? [doses(device), facts(device)] : [];
}

const asNote = (level) => (finding) => ({ level, place: "printing", text: finding.text, next_step: finding.next_step });

function lowered() {
  return (
    state.lowered?.length > 0 &&
    h(
      "section.card",
      h("h2", "Built lower than proposed"),
      h(
        "ul.notes",
        state.lowered.map((note) => h("li", note.text, note.next_step && h("span.next", `Next: ${note.next_step}`))),
      ),
    )
  );
}

/** Asked beside built, with the tolerance: the read-back of the finished triangles. */
function doses(device) {
  const head = ["Dimension", "Asked", "Built", "Tolerance"].map((name) => h("th", { scope: "col" }, name));
  return h(
    "section",
    h("h2", "Asked and built"),
    h("table.doses", h("thead", h("tr", head)), h("tbody", device.doses.map(doseRow))),
  );
}

function doseRow(dose) {
  const line = lineOf(state.side, dose.key);
  // A choice such as the arch fill is built as a depth, in mm.
  const unit = line?.unit || unitOfKey(dose.key) || "mm";
  const inside = dose.within_tolerance;
  return h(
    "tr",
    h("th", { scope: "row", title: dose.method }, sentence(line?.title ?? words(dose.key))),
    h("td", spoken(dose.requested, unit)),
    h("td", spoken(dose.realised, unit)),
    h(
      "td",
      h("span", { class: inside ? "good" : "bad" }, inside ? "within" : "outside"),
      typeof dose.requested === "number" && ` ${withUnit(dose.tolerance, unit)}`,
    ),
  );
}

/** The prescribed amounts as sliders; those that only wait for a hand are folded. */
function controls(device) {
  const handled = (device?.handles ?? []).map((handle) => handle.key);
  const amounts = (state.prescription?.feet?.[state.side]?.lines ?? []).filter((line) => line.kind === "amount");
  const row = (line) => controlRow(line, handled.includes(line.key));
  const present = amounts.filter(isPresent);
  const rest = amounts.filter((line) => !isPresent(line) && handled.includes(line.key));
  const how = "Drag a handle in the view or a slider: the device follows, and the case is saved when you let go.";
  return h(
    "section",
    h("p.soft", how),
    h("ul.lines.compact", present.map(row)),
    rest.length > 0 &&
      folded("device.rest", `More with a handle (${rest.length})`, h("ul.lines.compact", rest.map(row))),
  );
}

function controlRow(line, handled) {
  return h(
    "li.line",
    h("div.line-head", h("b", sentence(line.title)), handled && h("small", "handle in the view")),
    lineInput(state.side, line),
    notes(line.flags, `device.flags.${line.key}`),
  );
}

function facts(device) {
  const rows = [
    ["Mass", `${figure(device.mass_g)} g`],
    [
      "Thinnest wall",
      device.printability?.min_wall_mm ? `${figure(device.printability.min_wall_mm)} mm` : "not measured",
    ],
    ["Mean gap to the foot", `${figure(device.fit.mean_mm)} mm`],
    ["95 % within", `${figure(device.fit.p95_mm)} mm`],
    ["Triangles", String(device.triangles)],
  ];
  return h(
    "dl.facts",
    rows.map(([name, text]) => h("div", h("dt", name), h("dd", text))),
  );
}

// The chain: what the device does to the loads from the big toe to the lower back, walking and standing.

import * as api from "./api.js";
import { h } from "./dom.js";
import { complaints, folded, grade, notes } from "./notes.js";
import { bar } from "./bars.js";
import { figure } from "./figure.js";
import { EFFECTS, JOINTS, MARKS, certainty, changeWords, effect, intervalWords, placeOf, valueWords } from "./loads.js";
import { during, notify, state, update } from "./store.js";
import { edit } from "./edits.js";
import { sideTabs } from "./side.js";
import { drawsWords, guard } from "./strip.js";
import { lineInput } from "./line.js";
import { isPresent } from "./lines.js";
import { sentence, unitOfKey, withUnit } from "./words.js";

export const title = "Chain";
export const count = () => state.loads?.report?.guard?.length ?? 0;

let standing = false;

export function draw() {
  const report = state.loads?.report;
  return [
    h("h1", "Chain"),
    sideTabs(),
    h("p.soft", { role: "status" }, drawsWords()),
    complaints(state.loadsComplaints ?? state.deviceComplaints, { title: "No loads without a device" }),
    report && [guard(), posture(), standing ? table(report.standing, "Standing on both feet") : walking(report)],
    report && sliders(),
    report && comparison(),
    report && alternatives(),
    report && story(report),
    report &&
      folded(
        "chain.not",
        "Not modelled",
        h(
          "ul",
          report.not_modelled.map((text) => h("li", text)),
        ),
      ),
    report && notes(report.notes, "chain.notes"),
  ];
}

const posture = () =>
  h(
    "div.tabs",
    { role: "group", "aria-label": "Posture" },
    [
      ["Walking", false],
      ["Standing", true],
    ].map(([text, on]) =>
      h(
        "button",
        {
          type: "button",
          "aria-pressed": String(standing === on),
          "data-key": `posture.${text}`,
          onclick: () => {
            standing = on;
            notify();
          },
        },
        text,
      ),
    ),
  );

function walking(report) {
  const findings = report.walking[state.side]?.findings;
  if (!findings) return h("p.soft", "This side has no device.");
  return [
    h("div.figures", figure(findings, "front", state.side), figure(findings, "side", state.side)),
    h(
      "p.soft",
      "Marks: ▼ less load, ▲ more load, ◆ changed, = little change, ? direction uncertain. The bar is the 80 % interval.",
    ),
    table(
      findings.filter((finding) => !finding.exploratory),
      `Walking, ${state.side} leg`,
    ),
    folded(
      "chain.exploratory",
      "Exploratory: too weak to act on",
      table(
        findings.filter((finding) => finding.exploratory),
        "Exploratory",
      ),
    ),
  ];
}

function table(findings, caption) {
  return h(
    "div.scroll",
    { tabindex: 0, role: "region", "aria-label": caption },
    h(
      "table.loads",
      h("caption", caption),
      h(
        "thead",
        h(
          "tr",
          ["Load or angle", "Without", "With", "Change", "80 % interval"].map((name) =>
            h("th", { scope: "col" }, name),
          ),
        ),
      ),
      h(
        "tbody",
        findings.map((finding) =>
          h(
            "tr",
            { class: effect(finding) },
            h(
              "th",
              { scope: "row" },
              h("small", JOINTS[placeOf(finding.joint)]),
              finding.title,
              " ",
              grade(finding.grade),
            ),
            h("td", valueWords(finding.without, finding.unit)),
            h("td", valueWords(finding.with, finding.unit)),
            h(
              "td",
              h("span", { class: `mark ${effect(finding)}`, title: EFFECTS[effect(finding)] }, MARKS[effect(finding)]),
              " ",
              h("b", changeWords(finding)),
              h("small", certainty(finding)),
            ),
            h("td", bar(finding), h("small", intervalWords(finding))),
          ),
        ),
      ),
    ),
  );
}

/** The prescribed amounts as sliders, so that the bars are seen to follow. */
function sliders() {
  const lines = (state.prescription?.feet?.[state.side]?.lines ?? []).filter(
    (line) => line.kind === "amount" && isPresent(line),
  );
  return folded(
    "chain.lines",
    "Change a dimension here",
    h(
      "ul.lines.compact",
      lines.map((line) => h("li.line", h("b", sentence(line.title)), lineInput(state.side, line))),
    ),
  );
}

async function compute(name, request) {
  try {
    update({ [name]: await during(name, request(state.key)) });
  } catch (failure) {
    update({ [name]: { refused: failure.complaints } });
  }
}

/** A section whose contents are computed when asked for. */
function computed({ tag, key, name, title, button, busy, request, shown }) {
  const found = state[name];
  return h(
    tag,
    h("h2", title),
    h(
      "button",
      {
        type: "button",
        "data-key": key,
        disabled: state.working.has(name),
        onclick: () => compute(name, request),
      },
      state.working.has(name) ? busy : button,
    ),
    found?.refused && complaints(found.refused),
    found && !found.refused && shown(found),
  );
}

const comparison = () =>
  computed({
    tag: "section.compare",
    key: "compare",
    name: "compared",
    title: "Other devices",
    button: "Compare with none, a flat insole and prefabricated supports",
    busy: "Comparing",
    request: api.compare,
    shown: (found) => found.options && comparisonTable(found),
  });

function comparisonTable({ options, rows }) {
  const shown = rows.filter((row) => row.side === state.side && !row.exploratory);
  return h(
    "div.scroll",
    { tabindex: 0, role: "region", "aria-label": "Comparison" },
    h(
      "table.compared",
      h(
        "thead",
        h(
          "tr",
          h("th", { scope: "col" }, "Change against no device"),
          options.slice(1).map((option) => h("th", { scope: "col", title: option.says }, sentence(option.title))),
        ),
      ),
      h(
        "tbody",
        shown.map((row) =>
          h(
            "tr",
            h("th", { scope: "row" }, row.title),
            row.values.slice(1).map((cell) => {
              const finding = { device: cell?.change, unit: row.unit, is_load: row.is_load };
              return h(
                "td",
                { class: effect(finding), title: intervalWords(finding) },
                cell?.change ? `${MARKS[effect(finding)]} ${changeWords(finding)}` : "not computed",
              );
            }),
          ),
        ),
      ),
    ),
  );
}

const alternatives = () =>
  computed({
    tag: "section",
    key: "alternatives",
    name: "alternatives",
    title: "Alternatives",
    button: "Search other dimensions",
    busy: "Searching",
    request: api.alternatives,
    shown: (found) =>
      found.alternatives &&
      (found.alternatives.length
        ? h("ul.notes", found.alternatives.map(alternative))
        : h("p.soft", "No other dimensions do better.")),
  });

function alternative({ says, trade, silences, set }) {
  const doses = set
    ? Object.entries(set)
        .map(
          ([key, dose]) =>
            `${key.split(".").slice(1).join(" ").replaceAll("_", " ")} ${typeof dose === "number" ? withUnit(dose, unitOfKey(key)) : dose}`,
        )
        .join(", ")
    : "";
  return h(
    "li",
    says,
    trade && h("span.next", `In exchange: ${trade}`),
    silences && h("span.next", String(silences)),
    doses && h("small", doses),
    set && h("button.small", { type: "button", onclick: () => edit(set) }, "Take these dimensions"),
  );
}

function story(report) {
  const steps = report.story?.[state.side] ?? [];
  return (
    steps.length > 0 &&
    folded(
      "chain.story",
      "What the condition does, from the toe up",
      h(
        "ol",
        steps.map((step) => h("li", step.text)),
      ),
    )
  );
}

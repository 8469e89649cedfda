// The examination: what is measured and noted, by region, left and right beside each other; what would decide is asked next.

import { h } from "./dom.js";
import { control, rangeOf } from "./control.js";
import { complaints, folded, notes, unfold } from "./notes.js";
import { edit, value } from "./edits.js";
import { sidesOfCase, state } from "./store.js";
import { sentence, words } from "./words.js";

export const title = "Examination";
export const count = () => state.form?.questions?.length ?? 0;

const ASKED = 3;

/** Groups that were drawn: at first those are open in which something is recorded. */
const met = new Set();

export function draw() {
  if (!state.form) return [h("h1", "Examination"), h("p.soft", "Reading the form")];
  const groups = state.form.groups.filter(
    (group) => !["case", "order", "scan", "pressure", "device", "finish"].includes(group.id),
  );
  return [
    h("h1", "Examination"),
    refused(),
    asked(groups),
    notes(state.form.questions, "questions"),
    h("p.soft", "Record what you measured; leave the rest. Every field may stay empty, except those marked needed."),
    groups.map(groupSection),
  ];
}

/** What the program refused to write, beside the form where it was entered. */
const refused = () =>
  complaints(
    state.refused.map((one) => ({ ...one, place: one.key ?? one.place })),
    { title: "Not saved" },
  );

/** The questions that would change the prescription, with their controls. */
function asked(groups) {
  const next = (state.form.next ?? []).slice(0, ASKED);
  if (!next.length)
    return h("section.card.asked", h("h2", "Asked next"), h("p", "Nothing more would change the prescription."));
  return h(
    "section.card.asked",
    h("h2", "Asked next"),
    h(
      "ul",
      next.map((one) => {
        const field = fieldOf(groups, one.key);
        return h(
          "li",
          h(
            "div",
            h("b", one.ask),
            h("small", `${sentence(one.side ?? "")}${one.side ? ". " : ""}Decides ${one.decides}`),
          ),
          field && one_control(field, one.key, `${sentence(one.side ?? "")}: ${field.label}`),
        );
      }),
    ),
  );
}

const fieldOf = (groups, key) =>
  groups
    .flatMap((group) => group.fields)
    .find((field) => field.key === key || ["left", "right"].some((side) => field.key.replace("{side}", side) === key));

const one_control = (field, key, label, described) =>
  control(field, { key, value: value(key), label, described, oncommit: (now) => edit({ [key]: now }) });

function groupSection(group) {
  const sides = group.side === "both" ? sidesOfCase() : [null];
  const keys = group.fields.flatMap((field) => sides.map((side) => keyOn(field, side)));
  const filled = keys.filter((key) => value(key) !== undefined).length;
  if (filled && !met.has(group.id)) unfold(`group.${group.id}`);
  met.add(group.id);
  return folded(
    `group.${group.id}`,
    h("span.group-title", group.title ?? sentence(words(group.id)), h("small", filled ? `${filled} recorded` : "")),
    group.side === "both" && sides.length === 2 && copyRow(group),
    h(
      "div",
      { class: `exam columns-${sides.length}`, role: "group", "aria-label": group.title },
      sides.length === 2 && h("div.exam-head", { "aria-hidden": "true" }, h("span"), h("b", "Left"), h("b", "Right")),
      group.fields.map((field) => row(field, sides)),
    ),
  );
}

const keyOn = (field, side) => (side ? field.key.replace("{side}", side) : field.key);

function row(field, sides) {
  const id = `about.${field.key}`,
    range = rangeOf(field);
  return h(
    "div.exam-row",
    h(
      "div.exam-label",
      { id },
      h("span", sentence(field.label ?? words(field.key.split(".").pop())), field.needed && h("em", " needed")),
      h("small", [field.ask !== field.label ? field.ask : "", range].filter(Boolean).join(" ")),
    ),
    sides.map((side) =>
      h(
        "div.exam-cell",
        one_control(field, keyOn(field, side), `${side ? `${sentence(side)}: ` : ""}${field.label ?? field.key}`, id),
      ),
    ),
  );
}

/** One side's findings for the other, where the other has none: nothing that was measured is overwritten. */
function copyRow(group) {
  const copy = (from, to) => () => {
    const set = {};
    for (const field of group.fields) {
      const [source, target] = [keyOn(field, from), keyOn(field, to)];
      if (value(source) !== undefined && value(target) === undefined) set[target] = value(source);
    }
    if (Object.keys(set).length) edit(set);
  };
  return h(
    "p.copy",
    h(
      "button.small",
      { type: "button", "data-key": `copy.${group.id}.lr`, onclick: copy("left", "right") },
      "Copy left to right",
    ),
    h(
      "button.small",
      { type: "button", "data-key": `copy.${group.id}.rl`, onclick: copy("right", "left") },
      "Copy right to left",
    ),
    h("small", "fills empty fields only"),
  );
}

// The prescription: what was found, and each line with its reason; every line can be changed.

import { h } from "./dom.js";
import { complaints, folded, grade, notes } from "./notes.js";
import { edit, value } from "./edits.js";
import { state, sidesOfCase, written } from "./store.js";
import { counted, sentence, spoken, words } from "./words.js";
import { other, sideTabs } from "./side.js";
import { differs, isPresent } from "./lines.js";
import { lineRow, spokenDose } from "./line.js";
import { choice, textField } from "./control.js";

export const title = "Prescription";
export const count = () =>
  ["left", "right"]
    .flatMap((side) => state.prescription?.feet?.[side]?.lines ?? [])
    .filter((line) => line.flags?.length).length +
  (state.prescription?.referral && !state.prescription.referral.overridden_because ? 1 : 0);

export function draw() {
  const all = state.prescription;
  if (!all) return [h("h1", "Prescription"), h("p.soft", "Asking the rules")];
  const foot = all.feet?.[state.side];
  return [
    h("h1", "Prescription"),
    sideTabs(),
    complaints(all.refused ?? state.refused, { title: "Not prescribed" }),
    referral(all.referral),
    foot && findings(foot.faults),
    foot && changes(foot.lines),
    foot && lines(foot.lines),
    foot && additions(foot.lines),
    device(),
    notes(all.flags, "rx.flags"),
    notes(all.notes, "rx.notes"),
    folded(
      "rx.assumed",
      counted(all.assumed?.length ?? 0, "assumption"),
      h(
        "ul.notes",
        (all.assumed ?? []).map((note) => h("li", note.text)),
      ),
    ),
  ];
}

function referral(referral) {
  if (!referral) return null;
  return h(
    "section.complaints",
    { role: "alert" },
    h("h3", "Refer first"),
    h(
      "ul",
      referral.reasons.map((reason) =>
        h("li", reason.text, reason.next_step && h("span.next", `Next: ${reason.next_step}`)),
      ),
    ),
    h(
      "label.row",
      h("span", "Prescribe all the same, because"),
      textField({
        key: "referral_override",
        label: "Reason for prescribing although referral is advised",
        value: value("referral_override") ?? referral.overridden_because,
        oncommit: (text) => edit({ referral_override: text }),
      }),
    ),
  );
}

function findings(faults) {
  if (!faults?.length)
    return h("section", h("h2", "Findings"), h("p.soft", "The record names no condition on this side."));
  return h(
    "section",
    h("h2", "Findings"),
    h(
      "ul.findings",
      faults.map((fault) =>
        h(
          "li",
          h("div.line-head", h("b", fault.title), fault.stage && h("small", spoken(fault.stage)), grade(fault.grade)),
          h("p.reason", fault.says),
          folded(
            `fault.${state.side}.${fault.fault}`,
            "Why",
            h(
              "ul",
              (fault.evidence ?? []).map((one) =>
                h("li", `${sentence(words(one.key))}: ${spoken(one.value)}, ${one.says}`),
              ),
            ),
            h("p", fault.source),
          ),
        ),
      ),
    ),
  );
}

/** What the clinician changed, in a line each. */
function changes(all) {
  const changed = all.filter(differs);
  if (!changed.length) return null;
  return h(
    "section.card.changes",
    h("h2", "Changed from the proposal"),
    h(
      "ul",
      changed.map((line) =>
        h(
          "li",
          h("b", sentence(line.title)),
          ` ${spokenDose(line, line.proposed)} to ${spokenDose(line, line.value)}`,
        ),
      ),
    ),
    h(
      "button.small",
      {
        type: "button",
        "data-key": "rx.restore",
        onclick: () =>
          edit(Object.fromEntries(changed.map((line) => [`prescription.${state.side}.${line.key}`, null]))),
      },
      "Back to the whole proposal",
    ),
  );
}

/** Lines that ask for something, or that the clinician took away. */
const shown = (line) => isPresent(line) || line.asked_by === "clinician" || (line.asked_by && line.value === 0);

function lines(all) {
  const mine = all.filter(shown);
  return h(
    "section",
    h("h2", `Lines, ${state.side}`),
    h(
      "ul.lines",
      mine.map((line) => lineRow(state.side, line)),
    ),
    sidesOfCase().length === 2 &&
      h(
        "p",
        h(
          "button.small",
          { type: "button", "data-key": "rx.copy", onclick: () => copyOver(mine) },
          `Copy your own lines to the ${other(state.side)}`,
        ),
      ),
  );
}

function copyOver(mine) {
  const set = {};
  for (const line of mine.filter((one) => one.asked_by === "clinician")) {
    set[`prescription.${other(state.side)}.${line.key}`] = written(`prescription.${state.side}.${line.key}`) ?? null;
  }
  if (Object.keys(set).length) edit(set);
}

function additions(all) {
  const rest = all.filter((line) => !shown(line));
  return folded(
    "rx.add",
    `Add a modification (${rest.length})`,
    h(
      "ul.lines",
      rest.map((line) => lineRow(state.side, line)),
    ),
  );
}

/** Style and material, which are of the whole device. */
function device() {
  const fields = (state.form?.groups ?? [])
    .filter((group) => ["device", "finish"].includes(group.id))
    .flatMap((group) => group.fields);
  if (!fields.length) return null;
  return folded(
    "rx.device",
    "Style, material, covers",
    h(
      "div.fields",
      fields.map((field) =>
        h(
          "label.row",
          h("span", field.label),
          field.kind === "choice"
            ? choice({
                key: field.key,
                label: field.label,
                value: value(field.key),
                words: field.words,
                none: "as proposed",
                oncommit: (now) => edit({ [field.key]: now }),
              })
            : textField({
                key: field.key,
                label: field.label,
                value: value(field.key),
                oncommit: (now) => edit({ [field.key]: field.kind === "number" && now !== null ? Number(now) : now }),
              }),
        ),
      ),
    ),
  );
}

// A line of the prescription as a control within its range, with what the rules say of it.

import { h } from "./dom.js";
import { choice, slider, textField, toggle } from "./control.js";
import { folded, grade, notes } from "./notes.js";
import { edit, value } from "./edits.js";
import { endPreview, preview } from "./refresh.js";
import { differs } from "./lines.js";
import { sentence, spoken, words } from "./words.js";

const ASKED_BY = {
  clinician: "set by you",
  rule: "proposed",
  style: "from the style",
  body_mass: "from the body mass",
};

/** The control alone: a slider, a choice, a switch or a text. */
export function lineInput(side, line) {
  const key = `prescription.${side}.${line.key}`;
  const label = `${sentence(side)}: ${line.title}`;
  const shared = {
    key,
    label,
    oncommit: (now) => {
      endPreview();
      edit({ [key]: now });
    },
  };
  const now = value(key) ?? line.value;
  if (line.kind === "amount") {
    return slider({
      ...shared,
      value: now ?? 0,
      low: line.zero_allowed ? Math.min(0, line.low) : line.low,
      high: line.high,
      unit: line.unit,
      step: line.step ?? 0.5,
      mark: line.proposed,
      onlive: (live) => preview(side, { [key]: live }),
    });
  }
  if (line.kind === "flag") return toggle({ ...shared, value: now });
  if (line.kind === "choice") return choice({ ...shared, value: now, words: line.words ?? [], none: null });
  return textField({ ...shared, value: now });
}

/** The whole line: control, reason, grade, source, flags, and the way back to the proposal. */
export function lineRow(side, line) {
  const key = `prescription.${side}.${line.key}`;
  const away = differs(line);
  return h(
    "li",
    { class: `line ${line.flags?.length ? "flagged" : ""} ${away ? "away" : ""}` },
    h(
      "div.line-head",
      h("b", sentence(line.title)),
      h("small", ASKED_BY[line.asked_by] ?? (line.asked_by ? words(line.asked_by) : ""), " "),
      grade(line.grade),
    ),
    lineInput(side, line),
    away &&
      h(
        "p.away-words",
        `Proposed: ${spokenDose(line, line.proposed)}. `,
        h(
          "button.small",
          { type: "button", "data-key": `${key}#back`, onclick: () => edit({ [key]: null }) },
          "Back to the proposal",
        ),
      ),
    line.reason && h("p.reason", line.reason),
    notes(line.flags, `flags.${key}`),
    (line.source || line.would_change || line.about) &&
      folded(
        `why.${key}`,
        "Source",
        line.about && h("p", line.about),
        line.source && h("p", line.source),
        line.would_change && h("p", `Would change it: ${line.would_change}`),
      ),
  );
}

/** A dose of a line in words; "without" where there is none. */
export const spokenDose = (line, dose) => (dose === null || dose === undefined ? "without" : spoken(dose, line.unit));

// The chain in short, beside the device: one row for each joint, the guard above them.

import { h } from "./dom.js";
import { complaints } from "./notes.js";
import { bar } from "./bars.js";
import { EFFECTS, JOINTS, MARKS, changeWords, effect, headlines, plain } from "./loads.js";
import { state } from "./store.js";

/** What is being computed or was, in words. */
export function drawsWords() {
  const busy = state.working.has("loads") || state.working.has("device");
  if (!state.loads) return busy ? "Computing the loads" : "";
  return state.loads.final
    ? busy
      ? "Computing the loads of the changed device"
      : `${state.loads.draws} draws`
    : `${state.loads.draws} draws; more are coming`;
}

export function guard() {
  const { guard: objections = [], guard_remarks: remarks = [] } = state.loads?.report ?? {};
  if (!objections.length && !remarks.length) return null;
  const item = (one) =>
    h(
      "li",
      h("b", `${one.side[0].toUpperCase()}${one.side.slice(1)}: `),
      one.text,
      one.next_step && h("span.next", `Next: ${one.next_step}`),
    );
  return [
    objections.length > 0 && h("section.guard", h("h3", "The load check objects"), h("ul", objections.map(item))),
    remarks.length > 0 && h("section.remarks", h("h3", "The load check remarks"), h("ul", remarks.map(item))),
  ];
}

export function strip() {
  const findings = state.loads?.report?.walking?.[state.side]?.findings;
  return h(
    "section.strip",
    h("h2", `Loads, ${state.side} leg`),
    h("p.soft", { role: "status" }, drawsWords()),
    complaints(state.loadsComplaints, { title: "No loads" }),
    guard(),
    findings &&
      h(
        "ul.joints",
        headlines(findings).map(({ joint, finding }) =>
          h(
            "li",
            h("span.joint", h("b", JOINTS[joint]), h("small", plain(finding))),
            h(
              "span",
              { class: `mark ${effect(finding)}`, title: EFFECTS[effect(finding)] },
              h("span", { "aria-hidden": "true" }, MARKS[effect(finding)]),
              h("span.unseen", EFFECTS[effect(finding)]),
            ),
            h("span.change", changeWords(finding)),
            bar(finding),
          ),
        ),
      ),
  );
}

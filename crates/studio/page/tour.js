// A walk through the steps on the sample case: a few sentences above the controls of each, never over the work.

import { h } from "./dom.js";
import { notify, state } from "./store.js";

const STOPS = [
  [
    "scan",
    "The scan",
    "Both feet were read from depth images under glass: oriented, measured, with their landmarks. Drag in the view to turn the foot; drag a point to correct a landmark.",
  ],
  [
    "examination",
    "The examination",
    "Only what was measured is recorded. What would decide something comes first under Asked next.",
  ],
  [
    "prescription",
    "The prescription",
    "Each line says why, how good the evidence is and where it comes from. Move the heel lift: the line is then yours, and the way back to the proposal is beside it.",
  ],
  [
    "device",
    "The device",
    "The handles on the device are lines of the case. Drag the heel cup up and see asked and built beside each other, and the loads below follow.",
  ],
  [
    "chain",
    "The chain",
    "What the device does from the big toe to the lower back, with its uncertainty. The load check remarks where a load moves to another joint.",
  ],
  [
    "send",
    "Sign and send",
    "Enter initials as prescriber and pack the order: print files, order form, leaflet and report, the same bytes as from the terminal.",
  ],
];

let at = -1;

/** Begins the tour as soon as a case is open. */
export const offerTour = () => {
  at = 0;
};

export function startTour() {
  at = Math.max(
    0,
    STOPS.findIndex(([step]) => step === state.step),
  );
  notify();
}

/** The card of the step, or null when nobody wants the tour. */
export function tourCard() {
  if (at < 0 || !state.opened) return null;
  at = Math.max(
    0,
    STOPS.findIndex(([step]) => step === state.step),
  );
  const [, name, text] = STOPS[at];
  const button = (label, to) =>
    h("button.small", { type: "button", "data-key": `tour.${label}`, onclick: () => go(to) }, label);
  return h(
    "aside.tour",
    { "aria-label": "Tour" },
    h("p", h("b", `${at + 1} of ${STOPS.length}: ${name}. `), text),
    h(
      "div",
      at > 0 && button("Back", at - 1),
      at < STOPS.length - 1 && button("Next", at + 1),
      button("End the tour", -1),
    ),
  );
}

function go(to) {
  at = to;
  if (to >= 0) location.hash = `${state.key}/${STOPS[to][0]}`;
  notify();
}

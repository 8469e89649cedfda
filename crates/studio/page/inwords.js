// The view for those who do not see it: what is drawn, its dimensions and its doses.

import { h } from "./dom.js";
import { state } from "./store.js";
import { lineOf } from "./lines.js";
import { counted, figure, sentence, spoken, unitOfKey, words } from "./words.js";

/** Labels the canvas and writes the text beside it. */
export function describe(view) {
  const sides = view.sides();
  const what = view.footOnly() ? counted(sides.length, "foot", "feet") : counted(sides.length, "device");
  const keys = "Arrow keys turn, shift and arrow keys move, plus and minus zoom, 0 shows everything.";
  const label = sides.length ? `${what}: ${sides.join(" and ")}. ${keys}` : "Nothing to show yet: no scan was read.";
  view.canvas.setAttribute("aria-label", label);
  view.words.replaceChildren(h("p", label), ...sides.map((side) => part(side, view.footOnly())));
}

function part(side, footOnly) {
  const device = footOnly ? null : state.device[side];
  const { box } = (device ?? state.feet[side]).mesh;
  const [length, width, height] = box[1].map((v, k) => figure(v - box[0][k]));
  const mass = device ? `; ${figure(device.mass_g)} g` : "";
  return h(
    "section",
    h("h4", `${sentence(side)} ${device ? "device" : "foot"}`),
    h("p", `${length} mm long, ${width} mm wide, ${height} mm high${mass}.`),
    device &&
      h(
        "ul",
        device.doses.map((dose) => h("li", doseWords(side, dose))),
      ),
  );
}

function doseWords(side, { key, requested, realised }) {
  const line = lineOf(side, key);
  const unit = line?.unit ?? unitOfKey(key);
  return `${sentence(line?.title ?? words(key))}: asked ${spoken(requested, unit)}, built ${spoken(realised, unit)}`;
}

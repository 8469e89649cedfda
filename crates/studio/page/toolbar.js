// The tools under the view: from where, what, in which colours, and where it is cut.

import { h } from "./dom.js";
import { LOOK_NAMES } from "./camera.js";
import { ARRANGEMENTS } from "./placing.js";
import { MAPS } from "./maps.js";
import { PLANES } from "./section.js";
import { SIDES, figure, sentence } from "./words.js";
import { state } from "./store.js";

const LAYERS = {
  device: "Device",
  foot: "Foot",
  pressure: "Pressure",
  landmarks: "Landmarks",
  handles: "Handles",
  rulers: "Rulers",
};

/** The tools that apply to what is shown now. */
export function toolbar(view) {
  const { shown } = view,
    footOnly = view.footOnly();
  const planes = {
    none: "None",
    ...Object.fromEntries(Object.entries(PLANES).map(([name, { title }]) => [name, title])),
  };
  const maps = Object.fromEntries(Object.entries(MAPS).map(([name, { title }]) => [name, title]));
  return [
    group(
      "Look from",
      LOOK_NAMES.filter((name) => name !== "front").map((name) =>
        h(
          "button.tool",
          { type: "button", "data-key": `tool.${name}`, onclick: () => view.look(name) },
          sentence(name),
        ),
      ),
    ),
    group(
      "Show",
      layersOf(footOnly).map((name) =>
        toggle(LAYERS[name], shown[name], name, () => view.show({ [name]: !shown[name] })),
      ),
      toggle("Measure", shown.measuring, "measure", () => view.show({ measuring: !shown.measuring })),
    ),
    both() && pick("Feet", ARRANGEMENTS, shown.arrangement, (arrangement) => view.show({ arrangement })),
    !footOnly && pick("Colours", maps, shown.map, (map) => view.show({ map })),
    !footOnly &&
      pick(
        "Section",
        planes,
        shown.plane ?? "none",
        (plane) => view.show({ plane: plane === "none" ? null : plane }),
        sectionSlider(view),
      ),
  ].filter(Boolean);
}

const both = () => SIDES.every((side) => state.feet[side] || state.device[side]);

function layersOf(footOnly) {
  const pressure = SIDES.some((side) => state.feet[side]?.pressure) ? ["pressure"] : [];
  if (footOnly) return [...(state.step === "scan" ? ["landmarks"] : []), "rulers", ...pressure];
  return ["device", "foot", ...(state.step === "device" ? ["handles"] : []), "rulers", ...pressure];
}

const group = (title, ...tools) =>
  h(
    "div.tool-group",
    { role: "group", "aria-label": title },
    h("span.tool-title", { "aria-hidden": "true" }, title),
    tools,
  );

const toggle = (text, pressed, name, onclick) =>
  h(
    "button.tool",
    { type: "button", "data-key": `tool.${name}`, "aria-pressed": String(Boolean(pressed)), onclick },
    text,
  );

const pick = (title, options, now, onpick, more) =>
  h(
    "div.tool-group",
    h(
      "label.tool-group",
      h("span.tool-title", title),
      h(
        "select.tool",
        { "data-key": `tool.${title.toLowerCase()}`, onchange: (event) => onpick(event.target.value) },
        Object.entries(options).map(([name, text]) => h("option", { value: name, selected: name === now }, text)),
      ),
    ),
    more,
  );

/** Moves the section; the view follows without drawing the tools again. */
function sectionSlider(view) {
  const { plane, at } = view.shown,
    box = state.device[state.side]?.mesh.box;
  if (!plane || !box) return null;
  const { axis, step } = PLANES[plane];
  return h("input.range", {
    type: "range",
    min: Math.ceil(box[0][axis]),
    max: Math.floor(box[1][axis]),
    step,
    value: at,
    "data-key": "tool.section-place",
    "aria-label": "Place of the section, mm",
    "aria-valuetext": `${figure(at)} mm`,
    oninput: (event) => {
      view.shown.at = Number(event.target.value);
      event.target.setAttribute("aria-valuetext", `${figure(view.shown.at)} mm`);
      view.ask();
    },
  });
}

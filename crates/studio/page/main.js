// The page: where we are, what is open, and which screen draws the controls.

import { fill, h } from "./dom.js";
import { inUse, whenReleased } from "./control.js";
import { dragTimes, openCase, settleTimes } from "./refresh.js";
import { state, subscribe, update } from "./store.js";
import { redo, undo } from "./edits.js";
import { topBar } from "./topbar.js";
import { View } from "./view.js";
import * as casesScreen from "./cases.js";
import * as batchScreen from "./batch.js";
import * as scanScreen from "./scan.js";
import * as examinationScreen from "./examination.js";
import * as prescriptionScreen from "./prescription.js";
import * as deviceScreen from "./device.js";
import * as chainScreen from "./chain.js";
import * as sendScreen from "./send.js";
import { tourCard } from "./tour.js";

/** The steps of a case in their order; each screen has a title and draws its controls. */
const STEPS = {
  scan: scanScreen,
  examination: examinationScreen,
  prescription: prescriptionScreen,
  device: deviceScreen,
  chain: chainScreen,
  send: sendScreen,
};
const LISTS = { cases: casesScreen, batch: batchScreen };

const place = (id) => document.getElementById(id);
let drawn = "";
let pressed = false;

/** Reads the address: `#cases`, `#batch` or `#KEY/step`. */
async function route() {
  const [key, step = "scan"] = location.hash.replace("#", "").split("/");
  if (key === "main") return;
  if (key in LISTS || !key) {
    update({ step: key || "cases" });
    (LISTS[key] ?? casesScreen).enter?.();
    return;
  }
  update({ step: step in STEPS ? step : "scan" });
  try {
    if (state.key !== key || !state.opened) await openCase(key);
    STEPS[step]?.enter?.();
  } catch (failure) {
    update({ step: "cases", key: null, refused: failure.complaints ?? [{ place: "", text: failure.message }] });
    casesScreen.enter();
  }
}

function draw() {
  // Between pressing and releasing, what is pressed must stay where it is; what only shows goes on.
  if (pressed) return STEPS[state.step]?.live?.();
  const inCase = state.step in STEPS;
  const screen = STEPS[state.step] ?? LISTS[state.step];
  document.body.dataset.step = state.step;
  document.body.classList.toggle("in-case", inCase);
  document.title = `${state.opened && inCase ? `${state.opened.id ?? "case"}: ` : ""}${screen.title} - Windlass studio`;
  fill(place("top"), topBar());
  fill(place("steps"), inCase ? stepList() : []);
  place("view").hidden = !inCase;
  if (inCase) globalThis.studio.view ??= new View(place("view-host"));
  // A screen is not drawn again under a hand that holds one of its controls.
  if (inUse() && drawn === state.step) return screen.live?.();
  const moved = drawn !== state.step;
  drawn = state.step;
  fill(place("main"), inCase && tourCard(), screen.draw());
  if (moved) place("main").scrollTop = 0;
}

function stepList() {
  return h(
    "ol",
    Object.entries(STEPS).map(([name, { title, count }], i) => {
      const open = count?.() ?? 0;
      return h(
        "li",
        h(
          "a",
          {
            href: `#${state.key}/${name}`,
            "aria-current": state.step === name ? "step" : null,
            "data-key": `step.${name}`,
          },
          h("span.n", { "aria-hidden": "true" }, i + 1),
          h("span", title),
          open > 0 && h("span.open", { title: `${open} to settle` }, open, h("span.unseen", " to settle")),
        ),
      );
    }),
  );
}

addEventListener("hashchange", route);
addEventListener("keydown", (event) => {
  const inField = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "range";
  if (!(event.ctrlKey || event.metaKey) || inField) return;
  if (event.key.toLowerCase() === "z") {
    event.preventDefault();
    (event.shiftKey ? redo : undo)();
  } else if (event.key.toLowerCase() === "y") {
    event.preventDefault();
    redo();
  }
});

subscribe(draw);
whenReleased(() => update({}));
addEventListener("pointerdown", (event) => (pressed = !place("view").contains(event.target)), true);
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(
    end,
    () => {
      pressed = false;
      // The click comes after this event.
      setTimeout(() => update({}));
    },
    true,
  );
}
// The tests read the state, the camera and the times.
globalThis.studio = { state, view: null, times: () => ({ dragTimes, settleTimes }) };
route();

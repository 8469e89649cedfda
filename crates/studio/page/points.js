// Points over the view that can be taken by hand: landmarks of the scan, handles of the device.
//
// Each is a button in the document, so that keyboard and screen reader have it as well as the mouse.

import * as api from "./api.js";
import { h, say } from "./dom.js";
import { back, moved, turned } from "./placing.js";
import { picked } from "./rulers.js";
import { allSaved, edit, reread, value } from "./edits.js";
import { computeDevice, endPreview, preview, readFeet, readWords } from "./refresh.js";
import { state, update } from "./store.js";
import { figure, sentence, unitOfKey, withUnit, words } from "./words.js";
import { isPresent, lineOf } from "./lines.js";

const LANDMARKS = {
  heel: "Back of the heel",
  toe_tip: "Tip of the longest toe",
  first_met_head: "First metatarsal head",
  fifth_met_head: "Fifth metatarsal head",
  arch_apex: "Arch apex",
};

export class Points {
  constructor(view) {
    Object.assign(this, { view, layer: h("div.points"), buttons: new Map(), drag: null });
  }

  /** Puts every point where it is now; makes and drops buttons as needed. */
  draw() {
    const wanted = new Map();
    for (const side of this.view.sides()) {
      for (const point of this.pointsOf(side)) wanted.set(point.name, point);
    }
    for (const [name, button] of this.buttons)
      if (!wanted.has(name)) {
        button.remove();
        this.buttons.delete(name);
      }
    for (const [name, point] of wanted) {
      let button = this.buttons.get(name);
      if (!button) this.buttons.set(name, (button = this.made(point)));
      Object.assign(button, { point });
      this.placed(button, point);
    }
    this.spread();
  }

  /** Points and words do not lie over each other: a point steps aside, words are moved down until they are free. */
  spread() {
    const all = [...this.buttons.values()].filter((button) => button.point.kind === "handle");
    const worded = all.filter((button) => button.point.side === state.side && button.point.present);
    const placed = [];
    for (const button of all) {
      button.classList.toggle("quiet", !worded.includes(button));
      while (placed.some(([x, y]) => Math.hypot(button.at[0] - x, button.at[1] - y) < 17)) button.at[0] += 18;
      placed.push(button.at);
      button.style.transform = `translate(${button.at[0].toFixed(1)}px, ${button.at[1].toFixed(1)}px)`;
    }
    let free = -Infinity;
    for (const button of worded.sort((a, b) => a.at[1] - b.at[1])) {
      const y = Math.max(button.at[1], free);
      button.lastChild.style.top = `${3 + y - button.at[1]}px`;
      free = y + 22;
    }
  }

  pointsOf(side) {
    const { shown } = this.view;
    if (this.view.footOnly()) return state.step === "scan" && shown.landmarks ? landmarksOf(side, this.view) : [];
    return state.step === "device" && shown.handles ? handlesOf(side, this.view) : [];
  }

  made(point) {
    const button = h(
      "button.point",
      { type: "button", class: `point ${point.kind}`, "data-point": point.name },
      h("span.dot"),
      h("span.tag", { "aria-hidden": "true" }),
    );
    button.addEventListener("pointerdown", (event) => this.begin(event, button));
    button.addEventListener("pointermove", (event) => this.move(event, button));
    for (const end of ["pointerup", "pointercancel"]) button.addEventListener(end, (event) => this.end(event, button));
    button.addEventListener("keydown", (event) => button.point.key(event, this));
    this.layer.append(button);
    return button;
  }

  placed(button, point) {
    const [x, y] = this.view.camera.project(
      this.drag?.button === button && this.drag.place ? this.drag.place : point.place,
    );
    button.at = [x, y];
    button.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    const live = this.drag?.button === button ? this.drag.text : null;
    button.lastChild.textContent = live ?? point.tag;
    button.classList.toggle("to-left", x > 0.6 * this.view.camera.size[0]);
    point.described(button);
  }

  begin(event, button) {
    event.preventDefault();
    button.setPointerCapture(event.pointerId);
    button.focus();
    this.drag = {
      button,
      x: event.clientX,
      y: event.clientY,
      start: button.point.value,
      point: button.point,
      text: null,
      place: null,
      value: undefined,
    };
  }

  move(event, button) {
    if (this.drag?.button !== button) return;
    this.drag.point.dragged(this.drag, event.clientX - this.drag.x, event.clientY - this.drag.y, this.view);
    this.view.ask();
  }

  end(event, button) {
    const { drag } = this;
    if (drag?.button !== button) return;
    this.drag = null;
    if (drag.value !== undefined) drag.point.dropped(drag.value);
    this.view.ask();
  }
}

/** The landmarks of a scanned foot; dropped on the nearest point of the skin. */
function landmarksOf(side, view) {
  const foot = state.feet[side];
  if (!foot) return [];
  const matrix = view.matrices(side).foot;
  return Object.entries(foot.measurement.landmarks)
    .filter(([name]) => LANDMARKS[name])
    .map(([name, { foot_mm: at, confidence }]) => {
      const save = (place) => moveLandmark(side, name, place);
      return {
        name: `${side}.${name}`,
        side,
        kind: "landmark",
        tag: LANDMARKS[name],
        value: at,
        place: moved(matrix, at),
        described: (button) =>
          button.setAttribute(
            "aria-label",
            `${sentence(side)} foot, ${LANDMARKS[name].toLowerCase()}: ${at.map(figure).join(", ")} mm, confidence ${Math.round(100 * confidence)} %. Arrow keys move it 1 mm.`,
          ),
        dragged: (drag, dx, dy) => {
          const [x, y] = view.camera.project(moved(matrix, at));
          const skin = picked(
            view.camera,
            [{ mesh: foot.mesh, place: (point) => moved(matrix, point) }],
            [x + dx, y + dy],
            14,
          );
          drag.place = skin ?? view.camera.unproject([x + dx, y + dy], moved(matrix, at));
          drag.value = skin ? back(matrix, skin) : undefined;
          drag.text = skin ? LANDMARKS[name] : "not on the foot";
        },
        dropped: save,
        key: (event) => {
          const step = {
            ArrowUp: [1, 0, 0],
            ArrowDown: [-1, 0, 0],
            ArrowLeft: [0, 1, 0],
            ArrowRight: [0, -1, 0],
            PageUp: [0, 0, 1],
            PageDown: [0, 0, -1],
          }[event.key];
          if (!step) return;
          event.preventDefault();
          save(at.map((v, k) => v + step[k]));
        },
      };
    });
}

async function moveLandmark(side, name, place) {
  // Shown at once; the program's own reading follows.
  const landmark = state.feet[side].measurement.landmarks[name];
  landmark.foot_mm = place;
  if (!(await allSaved())) return;
  try {
    await api.moveLandmarks(state.key, state.opened.version, side, { [name]: place });
    await reread();
    say(`${LANDMARKS[name]} moved`);
    await readFeet([side]);
    readWords();
    computeDevice();
  } catch (failure) {
    update({ refused: failure.complaints });
    readFeet([side]);
  }
}

/** The handles of a device: each is a key of the case, moved along its own direction. */
function handlesOf(side, view) {
  const device = state.device[side];
  const matrix = view.matrices(side).device;
  return (device?.handles ?? []).map((handle) => handlePoint(side, handle, matrix, view));
}

function handlePoint(side, handle, matrix, view) {
  const key = `prescription.${side}.${handle.key}`;
  const line = lineOf(side, handle.key);
  const title = sentence(handle.title ?? line?.title ?? words(handle.key));
  const unit = handle.unit ?? line?.unit ?? unitOfKey(handle.key);
  const step = line?.step ?? 0.5;
  const now = value(key) ?? handle.value;
  const present = line ? isPresent(line) : now !== 0;
  const inRange = (v) => Math.max(handle.low, Math.min(handle.high, Math.round(v / step) * step));
  return {
    name: `${side}.${handle.key}`,
    side,
    kind: "handle",
    present,
    tag: `${title} ${withUnit(now, unit)}`,
    value: now,
    place: moved(matrix, handle.at),
    described: (button) => {
      for (const [name, said] of [
        ["role", "slider"],
        ["aria-label", `${sentence(side)}: ${title}`],
        ["aria-valuenow", now],
        ["aria-valuemin", handle.low],
        ["aria-valuemax", handle.high],
        ["aria-valuetext", withUnit(now, unit)],
        ["aria-orientation", "vertical"],
      ])
        button.setAttribute(name, said);
    },
    dragged: (drag, dx, dy) => {
      const mm = view.camera.along(turned(matrix, handle.direction), dx, dy);
      const next = inRange(drag.start + mm / handle.mm_per_unit);
      drag.text = `${title} ${withUnit(next, unit)}`;
      if (next === drag.value) return;
      drag.value = next;
      preview(side, { [key]: next });
    },
    dropped: (next) => {
      endPreview();
      edit({ [key]: next });
    },
    key: (event) => {
      const by = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 4, PageDown: -4 }[event.key];
      if (!by) return;
      event.preventDefault();
      const next = inRange(now + by * step);
      edit({ [key]: next });
      say(`${title} ${withUnit(next, unit)}`);
    },
  };
}

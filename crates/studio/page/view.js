// The view: canvas, what lies over it, and the hands on it. Decides what is drawn from the state of the page.

import { fill, h, say, svg } from "./dom.js";
import { Camera } from "./camera.js";
import { Renderer } from "./renderer.js";
import { prepared } from "./mesh.js";
import { moved, placing, product } from "./placing.js";
import { MAPS, PRESSURE, pressureMesh, rangeOfMap } from "./maps.js";
import { PLANES, sectionDrawing } from "./section.js";
import { drawRulers, picked, rulersOf } from "./rulers.js";
import { Points } from "./points.js";
import { toolbar } from "./toolbar.js";
import { takeHands } from "./hands.js";
import { describe } from "./inwords.js";
import { SIDES, figure } from "./words.js";
import { state, subscribe, update } from "./store.js";

/** What is shown, as the toolbar sets it. */
const SHOWN = {
  arrangement: "apart",
  map: "plain",
  device: true,
  foot: true,
  pressure: false,
  landmarks: true,
  handles: true,
  rulers: false,
  plane: null,
  at: 0,
  measuring: false,
};

export class View {
  constructor(host) {
    Object.assign(this, {
      camera: new Camera(),
      shown: { ...SHOWN },
      points: new Points(this),
      kept: new Map(),
      measured: [],
      fitted: false,
    });
    this.canvas = h("canvas", { tabindex: 0, role: "application", "aria-describedby": "view-words" });
    this.lines = svg("svg.rulers", { "aria-hidden": "true" });
    this.section = h("div.section-box");
    this.legend = h("div.legend-box");
    this.busy = h("p.busy", { role: "status" });
    this.words = h("div", { id: "view-words" });
    this.tools = h("div.tools", { role: "group", "aria-label": "View" });
    this.stage = h("div.stage", this.canvas, this.lines, this.points.layer, this.legend, this.section, this.busy);
    host.append(this.stage, this.tools, h("details.in-words", h("summary", "The view in words"), this.words));
    try {
      this.renderer = new Renderer(this.canvas);
    } catch (failure) {
      this.stage.append(h("p.no-view", failure.message));
    }
    takeHands(this);
    new ResizeObserver(() => this.resized()).observe(this.stage);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.ask());
    subscribe(() => this.changed());
    this.changed();
  }

  resized() {
    this.camera.size = [Math.max(1, this.stage.clientWidth), Math.max(1, this.stage.clientHeight)];
    if (!this.fitted) this.fit();
    this.ask();
  }

  /** Sides that are drawn. */
  sides() {
    const has = SIDES.filter((side) => state.feet[side] || state.device[side]);
    return SIDES.includes(this.shown.arrangement) ? has.filter((side) => side === this.shown.arrangement) : has;
  }

  /** Whether the step is about the foot alone. */
  footOnly() {
    return ["scan", "examination"].includes(state.step) || !SIDES.some((side) => state.device[side]);
  }

  /** The matrix of a foot's mesh, which lies in its own frame, and of its device. */
  matrices(side) {
    const { matrix, mirrored } = placing(this.shown.arrangement, side);
    const laid = !this.footOnly() && state.device[side]?.foot_to_device;
    return { device: matrix, foot: laid ? product(matrix, laid) : matrix, mirrored };
  }

  /** Takes up a change of the state. A frame is drawn only where something in it changed. */
  changed() {
    const sent = SIDES.map((side) => this.send(side)).some(Boolean);
    const subject = `${state.key} ${this.footOnly()} ${this.sides()} ${this.shown.arrangement}`;
    if (this.subject !== subject && this.sides().length) {
      this.subject = subject;
      this.fit();
    }
    const frame = JSON.stringify([subject, this.shown, state.step, state.side]);
    if (sent || this.frame !== frame) {
      this.frame = frame;
      this.drawTools();
      describe(this);
      this.ask();
    }
    // The points are in the document and change with the doses, even while the card is still busy.
    this.points.draw();
    const computing = ["device", "foot left", "foot right"].some((what) => state.working.has(what));
    this.busy.textContent = computing ? "Computing" : "";
  }

  /** Sends the new meshes of a side to the card; whether there were any. */
  send(side) {
    const foot = state.feet[side];
    const device = state.device[side]?.mesh;
    const pressure = foot?.pressure ?? undefined;
    return [
      this.keep(`foot ${side}`, foot?.mesh, undefined, () => foot.mesh),
      this.keep(`ghost ${side}`, foot?.ghost, undefined, () => foot.ghost),
      this.keep(`device ${side}`, device, device?.maps[this.shown.map], () => device),
      this.keep(`pressure ${side}`, pressure, undefined, () => prepared(pressureMesh(pressure))),
    ].some(Boolean);
  }

  /** The tools are drawn again only when they change: a slider among them may be in a hand. */
  drawTools() {
    const { at, ...shown } = this.shown;
    const key = JSON.stringify([
      shown,
      state.step,
      state.side,
      this.sides(),
      this.footOnly(),
      SIDES.map((side) => [state.feet[side], state.device[side]].map(Boolean)),
    ]);
    if (this.toolsKey === key) return;
    this.toolsKey = key;
    fill(this.tools, toolbar(this));
  }

  /** Sends a mesh to the card if what it is made from changed; whether it did. */
  keep(name, source, values, made) {
    const [before, shown] = this.kept.get(name) ?? [];
    if (before === source && shown === values) return false;
    this.kept.set(name, [source, values]);
    const mesh = source && made();
    if (mesh) this.renderer?.keep(name, mesh, values ?? mesh.maps.kpa);
    else this.renderer?.drop(name);
    return true;
  }

  /** Looks from a named side; the foot that the controls are about decides where inward is. */
  look(name) {
    this.camera.look(name, state.side === "left" && this.shown.arrangement !== "mirrored" ? -1 : 1);
    this.fit();
    this.ask();
  }

  fit() {
    const boxes = this.sides().flatMap((side) => {
      const { device, foot } = this.matrices(side);
      const of = (mesh, matrix) => (mesh ? mesh.box.map((corner) => moved(matrix, corner)) : []);
      return [
        ...of(this.footOnly() || this.shown.foot ? state.feet[side]?.mesh : null, foot),
        ...of(this.footOnly() ? null : state.device[side]?.mesh, device),
      ];
    });
    if (!boxes.length) return;
    const bound = (how) => [0, 1, 2].map((k) => how(...boxes.map((corner) => corner[k])));
    this.camera.fit([bound(Math.min), bound(Math.max)]);
    this.fitted = true;
  }

  ask() {
    if (this.due) return;
    this.due = true;
    requestAnimationFrame(() => {
      this.due = false;
      this.draw();
    });
  }

  draw() {
    const style = getComputedStyle(this.stage);
    const colour = (name) => style.getPropertyValue(name).trim().split(" ").map(Number);
    this.renderer?.draw(this.camera, this.items(colour), this.plane(), colour("--cut"));
    this.points.draw();
    drawRulers(this.lines, this.camera, this.rulers());
    this.drawSection();
    this.drawLegend();
  }

  items(colour) {
    const solid = [],
      ghosts = [];
    for (const side of this.sides()) {
      const { device, foot, mirrored } = this.matrices(side);
      const map = MAPS[this.shown.map];
      const ranged = map.ramp && { ramp: map.ramp, range: this.range() };
      if (this.footOnly()) solid.push({ name: `foot ${side}`, colour: colour("--skin"), model: foot, mirrored });
      else {
        if (this.shown.device)
          solid.push({
            name: `device ${side}`,
            colour: colour(ranged ? "--unmapped" : "--shell"),
            model: device,
            mirrored,
            map: ranged,
          });
        if (this.shown.foot)
          ghosts.push({ name: `ghost ${side}`, colour: colour("--skin"), model: foot, mirrored, opacity: 0.16 });
      }
      if (this.shown.pressure && state.feet[side]?.pressure) {
        const most = Math.max(...state.feet[side].pressure.cells.map((cell) => cell[2]));
        solid.push({
          name: `pressure ${side}`,
          colour: [0.5, 0.5, 0.5],
          model: foot,
          mirrored,
          map: { ramp: PRESSURE.ramp, range: [0, most] },
        });
      }
    }
    return [...solid, ...ghosts];
  }

  range() {
    const lists = this.sides()
      .map((side) => state.device[side]?.mesh.maps[this.shown.map])
      .filter(Boolean);
    const key = lists.map((list) => list.length).join() + this.shown.map;
    if (this.rangeKey !== key || this.rangeLists?.some((list, i) => list !== lists[i])) {
      Object.assign(this, { rangeKey: key, rangeLists: lists, rangeFound: rangeOfMap(this.shown.map, lists) });
    }
    return this.rangeFound;
  }

  /** The plane of the section as `n . p > w` in the scene; null without one. It cuts the active foot at a place in its frame. */
  plane() {
    const plane = PLANES[this.shown.plane];
    if (!plane || this.footOnly()) return null;
    const normal = [0, 0, 0];
    normal[plane.axis] = 1;
    const matrix = this.matrices(state.side).device;
    const through = moved(
      matrix,
      normal.map((v) => v * this.shown.at),
    );
    // What is nearer to the viewer is taken away.
    const towards = this.camera.axes()[2][plane.axis] < 0 ? -1 : 1;
    normal[plane.axis] = towards;
    return [...normal, towards * through[plane.axis]];
  }

  drawSection() {
    const mesh = state.device[state.side]?.mesh,
      plane = PLANES[this.shown.plane];
    if (!plane || !mesh || this.footOnly()) return this.section.replaceChildren();
    const key = `${this.shown.plane} ${this.shown.at} ${state.side}`;
    if (this.sectionOf === mesh && this.sectionKey === key && this.section.firstChild) return;
    Object.assign(this, { sectionOf: mesh, sectionKey: key });
    // Across the foot, the drawing is seen from behind: the patient's left is on the left.
    this.section.replaceChildren(
      sectionDrawing(mesh, plane, this.shown.at, { side: state.side, flipped: plane.axis === 0 }),
    );
  }

  drawLegend() {
    const map = MAPS[this.shown.map];
    if (!map.ramp || this.footOnly()) return this.legend.replaceChildren();
    const [low, high] = this.range();
    const key = `${this.shown.map} ${low} ${high}`;
    if (this.legend.dataset.of === key && this.legend.firstChild) return;
    this.legend.dataset.of = key;
    const bar = h(
      "span.ramp",
      map.ramp.map((c) => {
        const piece = h("span");
        piece.style.background = `rgb(${c.map((v) => Math.round(255 * v)).join()})`;
        return piece;
      }),
    );
    this.legend.replaceChildren(
      h("p", h("b", map.title), ` ${map.says}`),
      h(
        "div.scale",
        h("span", `${figure(low)} ${map.unit} ${map.ends[0]}`),
        bar,
        h("span", `${map.ends[1]} ${figure(high)} ${map.unit}`),
      ),
    );
  }

  rulers() {
    const lines = [];
    if (this.shown.rulers) {
      for (const side of this.sides()) {
        const mesh = this.footOnly() ? state.feet[side]?.mesh : state.device[side]?.mesh;
        const { device, foot } = this.matrices(side);
        if (mesh) lines.push(...rulersOf(mesh.box, (point) => moved(this.footOnly() ? foot : device, point)));
      }
    }
    if (this.measured.length === 2)
      lines.push({
        name: "",
        from: this.measured[0],
        to: this.measured[1],
        mm: Math.hypot(...this.measured[0].map((v, k) => this.measured[1][k] - v)),
      });
    return lines;
  }

  /** Picks a point of the ruler between two points. */
  measure(at) {
    const meshes = this.sides()
      .map((side) => {
        const { device, foot } = this.matrices(side);
        const matrix = this.footOnly() ? foot : device;
        return {
          mesh: this.footOnly() ? state.feet[side]?.mesh : state.device[side]?.mesh,
          place: (point) => moved(matrix, point),
        };
      })
      .filter(({ mesh }) => mesh);
    const point = picked(this.camera, meshes, at);
    if (!point) return;
    this.measured = this.measured.length === 1 ? [...this.measured, point] : [point];
    if (this.measured.length === 2) say(`${figure(this.rulers().at(-1).mm)} mm between the two points`);
    this.ask();
  }

  /** Changes what is shown. */
  show(change) {
    Object.assign(this.shown, change);
    if ("plane" in change && this.shown.plane) {
      const mesh = state.device[state.side]?.mesh,
        axis = PLANES[this.shown.plane].axis;
      // Where a device is most telling: through the heel cup, along the middle, at half the height of the cup.
      if (mesh)
        this.shown.at = Math.round(mesh.box[0][axis] + [0.2, 0.5, 0.5][axis] * (mesh.box[1][axis] - mesh.box[0][axis]));
    }
    if ("measuring" in change) this.measured = [];
    // A foot shown alone is the one that the controls are about.
    if (SIDES.includes(change.arrangement)) update({ side: change.arrangement });
    this.changed();
  }
}

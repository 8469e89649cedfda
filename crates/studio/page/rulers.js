// Rulers: the length, width and height of a device, and the distance between two points that a person picks.

import { svg } from "./dom.js";
import { figure } from "./words.js";

/** The three dimensions of a box as lines in the scene: `{ from, to, name, mm }`. */
export function rulersOf([low, high], place) {
  const line = (name, from, to) => ({
    name,
    mm: Math.hypot(...from.map((v, k) => to[k] - v)),
    from: place(from),
    to: place(to),
  });
  const out = 8;
  return [
    line("length", [low[0], low[1] - out, low[2]], [high[0], low[1] - out, low[2]]),
    line("width", [low[0] - out, low[1], low[2]], [low[0] - out, high[1], low[2]]),
    line("height", [low[0] - out, low[1] - out, low[2]], [low[0] - out, low[1] - out, high[2]]),
  ];
}

/** Draws lines over the view. Lines that point at the viewer are left out: they have no length on the screen. */
export function drawRulers(layer, camera, lines) {
  layer.replaceChildren(
    ...lines.flatMap(({ from, to, mm, name }) => {
      const [a, b] = [camera.project(from), camera.project(to)];
      if (Math.hypot(b[0] - a[0], b[1] - a[1]) < 18) return [];
      const text = svg(
        "text",
        { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 - 5, "text-anchor": "middle" },
        `${name ? `${name} ` : ""}${figure(mm)} mm`,
      );
      return [
        svg("path", { d: `M${a[0]} ${a[1]}L${b[0]} ${b[1]}` }),
        svg("circle", { cx: a[0], cy: a[1], r: 3 }),
        svg("circle", { cx: b[0], cy: b[1], r: 3 }),
        text,
      ];
    }),
  );
}

/** The vertex nearest to a place on the canvas, the one in front where several are near; null where none is. */
export function picked(camera, meshes, [x, y], reach = 9) {
  let best = null,
    score = Infinity;
  for (const { mesh, place } of meshes) {
    for (let i = 0; i < mesh.positions.length; i += 3) {
      const point = place([mesh.positions[i], mesh.positions[i + 1], mesh.positions[i + 2]]);
      const [px, py, depth] = camera.project(point);
      const off = Math.hypot(px - x, py - y);
      if (off > reach) continue;
      const mark = off - depth * 0.25;
      if (mark < score) [best, score] = [point, mark];
    }
  }
  return best;
}

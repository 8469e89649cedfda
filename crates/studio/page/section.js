// A cut through a device: the outline of the cut, and how thick the wall is there.

import { h, svg } from "./dom.js";
import { figure } from "./words.js";

/** The planes on offer: which axis they stand on, and what runs across and up in the drawing. */
export const PLANES = {
  across: { title: "Across", axis: 0, u: 1, v: 2, step: 2 },
  along: { title: "Along", axis: 1, u: 0, v: 2, step: 2 },
  level: { title: "Level", axis: 2, u: 0, v: 1, step: 0.5 },
};

/** The segments in which a plane cuts a mesh: `[u1, v1, u2, v2, below]`, mm; `below` for the skin that faces down. */
export function cut({ positions: p, indices }, { axis, u, v }, at) {
  const segments = [];
  for (let t = 0; t < indices.length; t += 3) {
    const ends = [];
    for (let k = 0; k < 3; k++) {
      const a = 3 * indices[t + k];
      const b = 3 * indices[t + ((k + 1) % 3)];
      const from = p[a + axis] - at;
      const to = p[b + axis] - at;
      if (from >= 0 === to >= 0) continue;
      const share = from / (from - to);
      ends.push(p[a + u] + share * (p[b + u] - p[a + u]), p[a + v] + share * (p[b + v] - p[a + v]));
    }
    if (ends.length === 4) segments.push([...ends, facesDown(p, indices, t)]);
  }
  return segments;
}

/** Whether a triangle looks at the floor. */
function facesDown(p, indices, t) {
  const [a, b, c] = [0, 1, 2].map((k) => 3 * indices[t + k]);
  return (p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[b + 1] - p[a + 1]) * (p[c] - p[a]) < 0;
}

/** The wall at `u`: from the highest point of the cut there to the nearest point of the skin that faces down, mm. */
function wallAt(segments, u) {
  const tops = segments
    .filter(([a, , b]) => a <= u !== b <= u)
    .map(([a, va, b, vb]) => va + ((u - a) / (b - a)) * (vb - va));
  if (!tops.length) return null;
  const top = Math.max(...tops);
  const distances = segments
    .filter((segment) => segment[4])
    .map(([a, va, b, vb]) => {
      const [du, dv] = [b - a, vb - va];
      const along = ((u - a) * du + (top - va) * dv) / (du * du + dv * dv || 1);
      const share = Math.max(0, Math.min(1, along));
      return Math.hypot(a + share * du - u, va + share * dv - top);
    });
  return distances.length ? { top, thick: Math.min(...distances) } : null;
}

/** The drawing of a cut with three walls measured in it. */
export function sectionDrawing(mesh, plane, at, { side, flipped }) {
  const segments = cut(mesh, plane, at);
  if (!segments.length) return h("p.section-words", "The section does not meet the device here.");
  const us = segments.flatMap(([a, , b]) => [a, b]),
    vs = segments.flatMap(([, a, , b]) => [a, b]);
  const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const sign = flipped ? -1 : 1;
  const path = segments
    .map(
      ([a, va, b, vb]) => `M${(sign * a).toFixed(2)} ${(-va).toFixed(2)}L${(sign * b).toFixed(2)} ${(-vb).toFixed(2)}`,
    )
    .join("");
  const left = Math.min(sign * u0, sign * u1);
  const walls =
    plane.axis === 2
      ? []
      : [0.2, 0.5, 0.8]
          .map((share) => u0 + share * (u1 - u0))
          .map((u) => ({ u, ...wallAt(segments, u) }))
          .filter((wall) => wall.thick);
  const size = Math.max((u1 - u0) / 26, 3);
  const words =
    `Section of the ${side} device at ${figure(at)} mm: ${figure(u1 - u0)} mm wide, ${figure(v1 - v0)} mm high` +
    (walls.length ? `; wall ${walls.map((wall) => `${figure(wall.thick)} mm`).join(", ")}` : "");
  return h(
    "figure.section",
    svg(
      "svg",
      {
        viewBox: `${left - 4} ${-v1 - 3 * size} ${u1 - u0 + 8} ${v1 - v0 + 4 * size}`,
        role: "img",
        "aria-label": words,
      },
      svg("path.cut", { d: path }),
      walls.map(({ u, top, thick }) =>
        svg(
          "g",
          svg("circle.dot", { cx: sign * u, cy: -top, r: size / 5 }),
          svg(
            "text",
            { x: sign * u, y: -top - size * 0.7, "text-anchor": "middle", "font-size": size },
            `${figure(thick)} mm`,
          ),
        ),
      ),
    ),
    h("figcaption", `${words}.`),
  );
}

// An interval as a bar: the 80 % interval of a change, its median, and zero.

import { svg } from "./dom.js";
import { changeWords, effect, intervalWords, spread } from "./loads.js";

/** Half the width of a bar in its unit, so that bars of a unit compare; what is larger ends in an arrow. */
const REACH = { "%": 60, deg: 12, mm: 12 };

/** A bar of a finding. */
export function bar(finding) {
  const s = spread(finding);
  if (!s) return null;
  const reach = REACH[s.unit] ?? (Math.max(Math.abs(s.low), Math.abs(s.high)) || 1);
  const x = (value) => 50 + 48 * Math.max(-1, Math.min(1, value / reach));
  const label = `${changeWords(finding)}${intervalWords(finding) ? `, 80 % interval ${intervalWords(finding)}` : ""}`;
  return svg(
    "svg",
    {
      class: `interval ${effect(finding)}`,
      viewBox: "0 0 100 14",
      role: "img",
      "aria-label": label,
      preserveAspectRatio: "none",
    },
    svg("path.zero", { d: "M50 0V14" }),
    svg("rect.range", { x: x(s.low), y: 4, width: Math.max(1, x(s.high) - x(s.low)), height: 6, rx: 3 }),
    svg("rect.median", { x: x(s.median) - 1, y: 1.5, width: 2, height: 11, rx: 1 }),
    s.low < -reach && svg("path.more", { d: "M4 3L0 7L4 11Z" }),
    s.high > reach && svg("path.more", { d: "M96 3L100 7L96 11Z" }),
  );
}

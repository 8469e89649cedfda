// Left or right: which foot the controls speak about.

import { h } from "./dom.js";
import { sidesOfCase, state, update } from "./store.js";
import { sentence } from "./words.js";

/** The choice of the side, where the case has both. */
export function sideTabs() {
  const sides = sidesOfCase();
  if (sides.length < 2) return sides.length ? h("p.side-only", `${sentence(sides[0])} foot`) : null;
  return h(
    "div.tabs",
    { role: "group", "aria-label": "Foot" },
    sides.map((side) =>
      h(
        "button",
        {
          type: "button",
          "aria-pressed": String(state.side === side),
          "data-key": `side.${side}`,
          onclick: () => update({ side }),
        },
        sentence(side),
      ),
    ),
  );
}

export const other = (side) => (side === "left" ? "right" : "left");

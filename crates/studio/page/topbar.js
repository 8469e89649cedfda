// The bar on top: which case, whether it is saved, undo and redo, and the way to the order.

import { h } from "./dom.js";
import { canRedo, canUndo, redo, settle, undo } from "./edits.js";
import { state } from "./store.js";
import { CASE_STATES } from "./cases.js";
import { startTour } from "./tour.js";

const SAVING = {
  saved: ["Saved", "every edit is in the case file"],
  saving: ["Saving", "the last edit is on its way to the case file"],
  offline: ["Not saved", "the program does not answer; your entries are kept in this browser and sent when it answers"],
  conflict: ["Changed elsewhere", "another window or program wrote this case"],
};

export function topBar() {
  const inCase = state.opened && !["cases", "batch"].includes(state.step);
  const of = state.cases?.cases?.find((one) => one.key === state.key);
  return h(
    "div.bar",
    h("a.brand", { href: "#cases", "data-key": "brand" }, "Windlass ", h("span", "studio")),
    h(
      "nav.lists",
      { "aria-label": "Lists" },
      h(
        "a",
        { href: "#cases", "aria-current": state.step === "cases" ? "page" : null, "data-key": "go.cases" },
        "Cases",
      ),
      h(
        "a",
        { href: "#batch", "aria-current": state.step === "batch" ? "page" : null, "data-key": "go.batch" },
        "Batch",
      ),
    ),
    inCase &&
      h("p.case-name", h("b", state.opened.id ?? "unnamed"), of && h("span.chip", CASE_STATES[of.state] ?? of.state)),
    h("span.gap"),
    inCase && [
      h(
        "span.saving",
        { class: `saving ${state.saving}`, role: "status", title: SAVING[state.saving][1] },
        SAVING[state.saving][0],
      ),
      h(
        "button",
        { type: "button", disabled: !canUndo(), onclick: undo, "data-key": "undo", title: "Undo (Ctrl+Z)" },
        "Undo",
      ),
      h(
        "button",
        { type: "button", disabled: !canRedo(), onclick: redo, "data-key": "redo", title: "Redo (Ctrl+Y)" },
        "Redo",
      ),
      h("button", { type: "button", onclick: startTour, "data-key": "tour" }, "Tour"),
      h("a.button.main", { href: `#${state.key}/send`, "data-key": "go.send" }, "Sign and send"),
    ],
    inCase &&
      state.saving === "conflict" &&
      h(
        "div.banner",
        { role: "alert" },
        h(
          "p",
          h("b", "Another window or program wrote this case. "),
          "Your last entries are kept here and are not in the file.",
        ),
        h("button", { type: "button", onclick: () => settle(true) }, "Write mine over it"),
        h("button", { type: "button", onclick: () => settle(false) }, "Take the file, drop mine"),
      ),
    inCase &&
      state.saving === "offline" &&
      h(
        "div.banner",
        { role: "alert" },
        h(
          "p",
          h("b", "The program does not answer. "),
          "Your entries are kept in this browser and are sent when it answers. Start it again with ",
          h("code", `windlass studio --port ${location.port}`),
          " and open the link that it prints.",
        ),
      ),
  );
}

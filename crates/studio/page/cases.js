// The list of cases in the folder, each with its state, and the ways to begin one.

import * as api from "./api.js";
import { h } from "./dom.js";
import { parsed } from "./control.js";
import { complaints } from "./notes.js";
import { during, state, update } from "./store.js";
import { SIDES, counted, typed } from "./words.js";
import { offerTour } from "./tour.js";

export const title = "Cases";
export const CASE_STATES = {
  draft: "draft",
  ordered: "ordered",
  changed: "changed since its order",
  review: "review due",
  unreadable: "cannot be read",
};

/** Reads the list again. */
export async function enter() {
  try {
    update({ cases: await during("cases", api.cases()) });
  } catch (failure) {
    update({ refused: failure.complaints });
  }
}

async function add(body, tour) {
  try {
    const made = await api.addCase(body);
    Object.assign(entered, { id: "", mass: "" });
    await enter();
    if (tour) offerTour();
    location.hash = `${made.key}/${body.from === "sample" ? "scan" : "examination"}`;
  } catch (failure) {
    update({ refused: failure.complaints });
  }
}

export function draw() {
  const list = state.cases?.cases ?? [];
  return h(
    "div.wide",
    h("h1", "Cases"),
    state.cases &&
      h(
        "p.soft",
        `${counted(list.length, "case")} in the folder ${state.cases.folder}. Each is a folder with a text file; the terminal reads and writes the same ones.`,
      ),
    complaints(state.refused, { title: "That did not work" }),
    list.length > 0 && table(list),
    h(
      "div.begin",
      h(
        "section.card",
        h("h2", "Begin with the sample"),
        h(
          "p",
          "A synthesised patient with a big toe that stops under load, a left foot that rolls in and a short left leg. Nothing to fill in.",
        ),
        h(
          "button.main",
          { type: "button", "data-key": "sample", onclick: () => add({ from: "sample" }, true) },
          "Open the sample",
        ),
      ),
      newCase(),
    ),
  );
}

function table(list) {
  return h(
    "div.scroll",
    { tabindex: 0, role: "region", "aria-label": "Cases" },
    h(
      "table.cases",
      h(
        "thead",
        h(
          "tr",
          ["Case", "State", "Feet", "Style", "Revision", "Changed"].map((name) => h("th", { scope: "col" }, name)),
        ),
      ),
      h(
        "tbody",
        list.map((one) =>
          h(
            "tr",
            h(
              "th",
              { scope: "row" },
              one.id ? h("a", { href: `#${one.key}/scan`, "data-key": `case.${one.key}` }, one.id) : "unreadable",
              h("small", one.path),
            ),
            h(
              "td",
              h("span", { class: `chip state-${one.state}` }, CASE_STATES[one.state] ?? one.state),
              one.refusals?.length > 0 &&
                h(
                  "span.refusal",
                  one.refusals[0].text,
                  one.refusals[0].next_step && h("small", `Next: ${one.refusals[0].next_step}`),
                ),
            ),
            h(
              "td",
              one.scans?.length === one.feet?.length
                ? one.feet?.join(", ")
                : `${one.feet?.join(", ") ?? ""} (${counted(one.scans?.length ?? 0, "scan")})`,
            ),
            h("td", one.style ?? ""),
            h("td", one.revision ?? ""),
            h("td", when(one.modified)),
          ),
        ),
      ),
    ),
  );
}

const when = (seconds) =>
  seconds
    ? new Date(1000 * seconds).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" })
    : "";

/** What is entered for a new patient, kept while the list is drawn again. */
const entered = { id: "", mass: "", left: true, right: true };

function newCase() {
  const take = (key, property) => (event) => (entered[key] = event.target[property]);
  const id = h("input.text", {
    ...{ type: "text", required: true, placeholder: "HL-0002", autocomplete: "off", value: entered.id },
    ...{ "data-key": "new.id", "aria-describedby": "pseudonym-help", oninput: take("id", "value") },
  });
  const mass = h("input.number", {
    ...{ type: "text", inputmode: "decimal", autocomplete: "off", required: true, value: entered.mass },
    ...{
      "data-key": "new.mass",
      oninput: (event) => {
        entered.mass = event.target.value;
        parsed(event.target);
      },
    },
  });
  const foot = (side) =>
    h(
      "label",
      h("input", {
        type: "checkbox",
        checked: entered[side],
        "data-key": `new.${side}`,
        onchange: take(side, "checked"),
      }),
      ` ${side}`,
    );
  return h(
    "section.card",
    h("h2", "New patient"),
    h(
      "form",
      { onsubmit: begin },
      h("label.row", h("span", "Pseudonym"), id),
      h("p.soft", { id: "pseudonym-help" }, "Letters and digits of your own; names and dates of birth are refused."),
      h("label.row", h("span", "Body mass"), h("span.with-unit", mass, h("span.unit", "kg"))),
      h("fieldset.row", h("legend", "Feet"), SIDES.map(foot)),
      h("button.main", { type: "submit", "data-key": "new.begin" }, "Begin"),
    ),
  );
}

function begin(event) {
  event.preventDefault();
  const feet = SIDES.filter((side) => entered[side]);
  add({ from: "empty", id: entered.id.trim(), mass_kg: typed(entered.mass).number, feet });
}

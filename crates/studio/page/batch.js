// All cases of the folder at once, as a lab runs them: a queue, each case's result as it comes, refusals with reasons.

import * as api from "./api.js";
import { h } from "./dom.js";
import { complaints } from "./notes.js";
import { notify, state, update } from "./store.js";
import { counted } from "./words.js";
import { CASE_STATES, enter as readCases } from "./cases.js";

export const title = "Batch";
export const enter = readCases;

const run = { results: new Map(), summary: null, going: false };

async function start() {
  Object.assign(run, { results: new Map(), summary: null, going: true });
  notify();
  try {
    await api.batch((line) => {
      if (line.summary) run.summary = line.summary;
      else run.results.set(line.path, line);
      notify();
    });
  } catch (failure) {
    update({ refused: failure.complaints ?? [{ place: "batch", text: failure.message }] });
  }
  run.going = false;
  readCases();
}

const RESULTS = { done: "done", skipped: "up to date", failed: "refused" };

export function draw() {
  const list = state.cases?.cases ?? [];
  const waiting = list.filter((one) => !run.results.has(one.path)).length;
  return h(
    "div.wide",
    h("h1", "Batch"),
    h(
      "p.soft",
      "Designs every case of the folder, one after the other; cases whose files are up to date are left as they are. A refusal stops only its own case.",
    ),
    complaints(state.refused, { title: "The batch did not run" }),
    h(
      "p",
      h(
        "button.main",
        { type: "button", disabled: run.going || !list.length, onclick: start, "data-key": "batch" },
        run.going ? `Running, ${waiting} waiting` : `Design ${counted(list.length, "case")}`,
      ),
    ),
    h("p", { role: "status" }, run.summary && words(run.summary)),
    h(
      "div.scroll",
      { tabindex: 0, role: "region", "aria-label": "Queue" },
      h(
        "table.cases",
        h(
          "thead",
          h(
            "tr",
            ["Case", "State", "Result", "Reason or remark"].map((name) => h("th", { scope: "col" }, name)),
          ),
        ),
        h(
          "tbody",
          list.map((one) => row(one, run.results.get(one.path))),
        ),
      ),
    ),
  );
}

function row(one, result) {
  const outcome = result ? (RESULTS[result.status] ?? result.status) : run.going ? "waiting" : "";
  const reasons = result?.text ? [{ text: result.text }] : (one.refusals ?? []);
  return h(
    "tr",
    h("th", { scope: "row" }, h("a", { href: `#${one.key}/scan` }, one.id ?? one.path), h("small", one.path)),
    h("td", h("span", { class: `chip state-${one.state}` }, CASE_STATES[one.state] ?? one.state)),
    h("td", h("b", { class: result?.status === "failed" ? "bad" : null }, outcome)),
    h(
      "td",
      reasons.map((reason) => h("p", reason.text, reason.next_step && h("small", ` Next: ${reason.next_step}`))),
      result?.guard > 0 && h("p.warn", `${counted(result.guard, "objection")} of the load check`),
    ),
  );
}

const words = (summary) =>
  Object.entries(summary)
    .filter(([, n]) => typeof n === "number")
    .map(([name, n]) => `${n} ${name.replaceAll("_", " ")}`)
    .join(", ");

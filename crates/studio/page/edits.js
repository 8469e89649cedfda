// Saving: each edit goes to the case file at once, one request after the other, and can be undone.
//
// What the program has not yet answered to is kept in the browser's own storage under the case's address, so that it
// survives a crash of either; it is removed as soon as the file has it.

import * as api from "./api.js";
import { notify, state, update, written } from "./store.js";
import { sentence, words } from "./words.js";
import { say } from "./dom.js";

const RETRY_MS = 2000;
const past = [],
  future = [];
let waiting = {},
  sending = null,
  retry = 0,
  whenSaved = () => {};

/** What is to be computed again once an edit is in the file. */
export const afterSaving = (listener) => {
  whenSaved = listener;
};

export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;

/** Writes keys of the case; null takes a key away. */
export function edit(set) {
  const before = Object.fromEntries(Object.keys(set).map((key) => [key, value(key) ?? null]));
  if (Object.keys(set).every((key) => same(before[key], set[key]))) return;
  past.push({ before, after: set });
  future.length = 0;
  write(set);
}

export function undo() {
  const step = past.pop();
  if (!step) return;
  future.push(step);
  write(step.before);
  say(`Undone: ${named(step.before)}`);
}

export function redo() {
  const step = future.pop();
  if (!step) return;
  past.push(step);
  write(step.after);
  say(`Repeated: ${named(step.after)}`);
}

/** The value of a key as the person last set it, whether or not the file has it yet. */
export function value(key) {
  if (key in waiting) return waiting[key] ?? undefined;
  if (sending && key in sending) return sending[key] ?? undefined;
  return written(key);
}

/** What is set and not yet in the file. */
export const unsaved = () => ({ ...sending, ...waiting });

/** Forgets the steps of another case and takes up what this one's last session could not send. */
export function begin(key) {
  past.length = future.length = 0;
  waiting = {};
  sending = null;
  const kept = localStorage.getItem(`unsent.${key}`);
  if (!kept) return;
  localStorage.removeItem(`unsent.${key}`);
  write(JSON.parse(kept));
}

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const named = (set) =>
  Object.keys(set)
    .map((key) => sentence(words(key.split(".").pop())))
    .join(", ");

function write(set) {
  waiting = { ...waiting, ...set };
  keep();
  update({ saving: state.saving === "conflict" ? "conflict" : "saving", refused: [] });
  if (!sending && state.saving !== "conflict") send();
}

function keep() {
  const set = unsaved();
  const name = `unsent.${state.key}`;
  if (Object.keys(set).length) localStorage.setItem(name, JSON.stringify(set));
  else localStorage.removeItem(name);
}

async function send() {
  clearTimeout(retry);
  const key = state.key,
    set = waiting;
  if (!Object.keys(set).length || !state.opened) return;
  sending = set;
  waiting = {};
  try {
    const { version } = await api.patchLines(key, state.opened.version, set);
    if (state.key !== key) return;
    place(state.opened.record, set);
    state.opened.version = version;
    sending = null;
    keep();
    update({ saving: Object.keys(waiting).length ? "saving" : "saved" });
    whenSaved(Object.keys(set));
    if (Object.keys(waiting).length) send();
  } catch (failure) {
    if (state.key === key) failed(failure, set);
  }
}

function failed(failure, set) {
  sending = null;
  // A program that was started again has a new link and does not know this page's.
  const gone = failure.kind === "offline" || [403, 404].includes(failure.status);
  if (gone) {
    waiting = { ...set, ...waiting };
    update({ saving: "offline" });
    retry = setTimeout(send, RETRY_MS);
  } else if (failure.kind === "changed") {
    waiting = { ...set, ...waiting };
    update({ saving: "conflict" });
  } else {
    // The file does not have it: the step is not one to undo.
    const index = past.findLastIndex((step) => same(step.after, set));
    if (index >= 0) past.splice(index, 1);
    update({ saving: Object.keys(waiting).length ? "saving" : "saved", refused: failure.complaints });
    say(`Not saved. ${failure.message}`);
    whenSaved([]);
    if (Object.keys(waiting).length) send();
  }
  keep();
}

/** After another window wrote the case: take its file, and write ours over it or let ours go. */
export async function settle(mine) {
  if (!mine) waiting = {};
  state.opened = await api.readCase(state.key);
  keep();
  update({ saving: Object.keys(waiting).length ? "saving" : "saved" });
  if (Object.keys(waiting).length) send();
  else whenSaved([]);
}

/** Takes over a version that another request (an upload, a moved landmark) made. */
export async function reread() {
  state.opened = await api.readCase(state.key);
  notify();
}

/** Writes values into the record that the page holds, as the program did in the file. */
function place(record, set) {
  for (const [key, value] of Object.entries(set)) {
    const parts = key.split("."),
      last = parts.pop();
    const table = parts.reduce((at, part) => (at[part] ??= {}), record);
    if (value === null) delete table[last];
    else table[last] = value;
  }
}

/** Waits until everything is in the file; false where it cannot be. */
export async function allSaved() {
  for (let tries = 0; tries < 200 && Object.keys(unsaved()).length; tries++) {
    if (["offline", "conflict"].includes(state.saving)) return false;
    await new Promise((done) => setTimeout(done, 25));
  }
  return Object.keys(unsaved()).length === 0;
}

// What follows from an edit, in the order in which a person looks: form and prescription, device, loads.
//
// Of each kind of answer only the latest counts. While something is dragged, one request is under way and the newest
// wish waits behind it: the page never queues old ones.

import * as api from "./api.js";
import { devicesOf, footOf } from "./bundle.js";
import { during, notify, sidesOfCase, state, unread, update } from "./store.js";
import { afterSaving, begin, unsaved } from "./edits.js";

const FIRST_DRAWS = 16,
  ALL_DRAWS = 256;
const latest = {};

/** Times from a moved handle to the device in memory, ms; the newest last. Read by the tests. */
export const dragTimes = [];
/** Times from a saved edit to settled loads, ms. */
export const settleTimes = [];

/** Runs work of a kind; its result is used only if no later one of the kind began. */
async function newest(kind, work, use) {
  latest[kind]?.abort();
  const mine = (latest[kind] = new AbortController());
  const key = state.key;
  try {
    const result = await during(kind, work(mine.signal));
    if (latest[kind] === mine && state.key === key) use(result);
  } catch (failure) {
    if (failure.name === "AbortError" || failure.kind === "superseded" || latest[kind] !== mine || state.key !== key)
      return;
    use(null, failure);
  }
}

/** Opens a case and everything that belongs to it. */
export async function openCase(key) {
  Object.values(latest).forEach((work) => work.abort());
  update({ key, ...unread() });
  const opened = await api.readCase(key);
  if (state.key !== key) return;
  update({ opened });
  const sides = sidesOfCase();
  update({ side: sides.includes(state.side) ? state.side : (sides[0] ?? "left") });
  begin(key);
  readWords();
  await readFeet();
  computeDevice();
}

/** Form and prescription. */
export function readWords() {
  newest(
    "form",
    () => api.form(state.key),
    (form) => {
      if (form) update({ form });
    },
  );
  newest(
    "prescription",
    () => api.prescription(state.key, unsaved()),
    (prescription, failure) => {
      update({
        prescription: prescription ?? {
          refused: failure.complaints,
          feet: {},
          missing: [],
          notes: [],
          flags: [],
          questions: [],
          assumed: [],
          declined: [],
        },
      });
    },
  );
}

/** The scanned feet; a scan that cannot be used leaves its complaint. */
export async function readFeet(sides = ["left", "right"]) {
  const has = sidesOfCase();
  await Promise.all(
    sides.map((side) => {
      if (!has.includes(side) || !state.opened.record.foot[side].scan) {
        state.feet[side] = state.footComplaints[side] = null;
        return notify();
      }
      return newest(
        `foot ${side}`,
        (signal) => api.foot(state.key, side, signal),
        (bytes, failure) => {
          state.feet[side] = bytes ? footOf(bytes) : null;
          state.footComplaints[side] = failure?.complaints ?? null;
          notify();
        },
      );
    }),
  );
}

/** The devices of the saved case, fine, and then their loads. */
export function computeDevice() {
  if (!Object.values(state.feet).some(Boolean)) return update({ device: { left: null, right: null } });
  const began = performance.now();
  newest(
    "device",
    (signal) => api.device(state.key, { quality: "full" }, signal),
    (bytes, failure) => {
      if (!bytes) {
        update({ device: { left: null, right: null }, deviceComplaints: failure.complaints, loads: null });
        return;
      }
      const made = devicesOf(bytes);
      update({
        device: { left: made.feet.left ?? null, right: made.feet.right ?? null },
        deviceComplaints: null,
        lowered: made.lowered ?? [],
      });
      computeLoads(began);
    },
  );
}

function computeLoads(began) {
  const rough = (signal) => api.loads(state.key, { draws: FIRST_DRAWS }, signal);
  const all = (signal) => api.loads(state.key, { draws: ALL_DRAWS }, signal);
  const take = (loads, failure) => update({ loads: loads ?? null, loadsComplaints: failure?.complaints ?? null });
  newest("loads", rough, (loads, failure) => {
    take(loads, failure);
    if (!loads) return;
    newest("loads", all, (loads, failure) => {
      take(loads ?? state.loads, failure);
      settleTimes.push(performance.now() - began);
    });
  });
}

const wish = { set: null, side: null, busy: false, began: 0 };

/** The device with keys that are not saved yet, coarse; the newest wish wins. */
export function preview(side, set) {
  Object.assign(wish, { set, side, began: performance.now() });
  if (!wish.busy) fulfil();
}

/** Drops a wish that has not begun: the saved case is computed next. */
export const endPreview = () => {
  wish.set = null;
};

async function fulfil() {
  const { set, side, began } = wish;
  const key = state.key;
  wish.set = null;
  wish.busy = true;
  try {
    const made = devicesOf(await api.device(key, { quality: "drag", sides: [side], set: { ...unsaved(), ...set } }));
    if (state.key === key && made.feet[side]) {
      state.device = { ...state.device, [side]: made.feet[side] };
      dragTimes.push(performance.now() - began);
      update({ deviceComplaints: null });
    }
  } catch (failure) {
    if (failure.kind !== "superseded" && state.key === key) update({ deviceComplaints: failure.complaints });
  }
  wish.busy = false;
  if (wish.set) fulfil();
}

/** Keys that change the surface of the foot itself. */
const OF_SCAN = /^foot\.(left|right)\.(scan|landmarks|pressure)\b/;

/** Keys that change the papers of an order and nothing that is built or computed. */
const OF_PAPERS = /^order\./;

afterSaving(async (keys) => {
  readWords();
  if (keys.length > 0 && keys.every((key) => OF_PAPERS.test(key))) return;
  const sides = [...new Set(keys.map((key) => OF_SCAN.exec(key)?.[1]).filter(Boolean))];
  if (sides.length) await readFeet(sides);
  computeDevice();
});

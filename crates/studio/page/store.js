// What the page knows, in one place, and who wants to hear of changes. Nothing here talks to the program.

/** What is known of a case that was not read yet. */
export const unread = () => ({
  opened: null, // the case itself: version, record, text, id
  form: null,
  prescription: null,
  feet: { left: null, right: null }, // scanned feet
  footComplaints: { left: null, right: null },
  device: { left: null, right: null },
  deviceComplaints: null,
  lowered: [],
  loads: null,
  loadsComplaints: null,
  saving: "saved", // saved, saving, offline, conflict
  refused: [], // complaints about the last edit
  files: null, // what is in the folders beside the case
  packed: null,
  compared: null,
  alternatives: null,
});

export const state = {
  cases: null, // the list of cases
  key: null, // the open case's address
  step: "cases",
  side: "left", // the side that the controls speak about
  working: new Set(), // what is being computed
  ...unread(),
};

const listeners = new Set();
let due = false;

/** Calls back after every change, at most once a frame. */
export function subscribe(listener) {
  listeners.add(listener);
}

/** Changes the state and tells the listeners. */
export function update(change) {
  Object.assign(state, change);
  notify();
}

export function notify() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    listeners.forEach((listener) => listener(state));
  });
}

/** Marks something as being computed while a promise runs. */
export async function during(what, promise) {
  state.working.add(what);
  notify();
  try {
    return await promise;
  } finally {
    state.working.delete(what);
    notify();
  }
}

/** The value written in the case under a dotted key; undefined where nothing is written. */
export function written(key, record = state.opened?.record) {
  return (
    key.split(".").reduce((table, part) => (table && typeof table === "object" ? table[part] : undefined), record) ??
    undefined
  );
}

/** Sides for which the case has a table of the foot. */
export const sidesOfCase = () => ["left", "right"].filter((side) => written(`foot.${side}`));

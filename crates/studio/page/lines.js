// The lines of the prescription as the screens use them.

import { state } from "./store.js";

/** The line of a modification on a side; undefined before the prescription has come. */
export const lineOf = (side, key) => state.prescription?.feet?.[side]?.lines?.find((line) => line.key === key);

/** Whether a line asks for something: a dose that is not "without". */
export const isPresent = (line) =>
  line.value !== null && line.value !== false && line.value !== 0 && line.value !== "none";

/** The proposal's own value, in the sense of `isPresent`. */
export const differs = (line) =>
  line.asked_by === "clinician" && JSON.stringify(line.value ?? null) !== JSON.stringify(line.proposed ?? null);

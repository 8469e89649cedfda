// What the program has to say: complaints with their next step, warnings, remarks, and things folded away.

import { h } from "./dom.js";

/** Complaints as a list; each names its place and the next step, as in the terminal. */
export function complaints(list, { title = "This cannot be used yet" } = {}) {
  if (!list?.length) return null;
  return h(
    "section.complaints",
    { role: "alert" },
    h("h3", title),
    h(
      "ul",
      list.map((one) =>
        h(
          "li",
          one.place && h("code.place", one.place),
          " ",
          h("b", one.text),
          one.next_step && h("span.next", `Next: ${one.next_step}`),
          one.picture && h("pre.picture", one.picture),
        ),
      ),
    ),
  );
}

/** Notes: warnings first and open, remarks folded. */
export function notes(list, key = "notes") {
  if (!list?.length) return null;
  const warnings = list.filter((note) => note.level === "warning"),
    rest = list.filter((note) => note.level !== "warning");
  return [
    warnings.length > 0 && h("ul.notes", warnings.map(note)),
    rest.length > 0 &&
      folded(
        `${key}.rest`,
        `${rest.length} ${rest.length === 1 ? "remark" : "remarks"}`,
        h("ul.notes", rest.map(note)),
      ),
  ];
}

function note({ level, place, text, next_step: next }) {
  return h(
    "li",
    { class: level === "warning" ? "warning" : null },
    level === "warning" && h("strong", "Warning. "),
    text,
    next && h("span.next", `Next: ${next}`),
    place && h("small.place", place),
  );
}

const unfolded = new Set();

/** Something behind a heading; it stays open when the screen is drawn again. */
export function folded(key, title, ...children) {
  return h(
    "details",
    { open: unfolded.has(key), ontoggle: (event) => (event.target.open ? unfolded.add(key) : unfolded.delete(key)) },
    h("summary", { "data-key": `fold.${key}` }, title),
    ...children,
  );
}

/** Opens something folded, before it is drawn. */
export const unfold = (key) => unfolded.add(key);

/** The letter of the evidence, with its meaning for those who cannot see the colour. */
export function grade(letter) {
  if (!letter) return null;
  const meaning = {
    A: "trials or meta-analysis",
    B: "laboratory studies on people",
    C: "cadaver, simulation or indirect data",
    D: "expert opinion or laboratory habit",
  }[letter];
  return h(
    "span.grade",
    { class: `grade grade-${letter}`, title: meaning ? `grade ${letter}: ${meaning}` : null },
    h("span.unseen", "grade "),
    letter,
  );
}

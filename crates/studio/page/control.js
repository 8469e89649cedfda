// The controls of a key: a number, a slider with its number, a switch, a choice, a text. Each is labelled, says its
// range, and reports a value only when it was meant: on release, on Enter, on leaving the field.

import { h } from "./dom.js";
import { figure, sentence, sign, typed, words } from "./words.js";

/** How many controls are being used at this moment: screens are not drawn again under the hand. */
let held = 0;
export const inUse = () => held > 0;

let released = () => {};
export const whenReleased = (listener) => {
  released = listener;
};

function hold(control) {
  if (control.dataset.held) return;
  control.dataset.held = "1";
  held += 1;
}

function release(control) {
  if (!control.dataset.held) return;
  delete control.dataset.held;
  held -= 1;
  released();
}

/** A field for a number with its unit and range; an empty field takes the key away. */
function numberField({ key, label, value, unit, described, oncommit, onlive }) {
  // Not a field of type number: a browser in another language than the clinic's would not take a decimal comma.
  const input = h("input.number", {
    type: "text",
    value: value ?? "",
    "data-key": key,
    "aria-label": label,
    "aria-describedby": described,
    inputmode: "decimal",
    autocomplete: "off",
    oninput: () => {
      hold(input);
      onlive?.(parsed(input));
    },
    onchange: () => {
      const now = parsed(input);
      release(input);
      if (now !== undefined) oncommit(now);
      else input.reportValidity();
    },
    onblur: () => release(input),
  });
  return h("span.with-unit", input, unit && h("span.unit", { "aria-hidden": "true" }, sign(unit)));
}

/** undefined while the field holds something that is not a number, and says why. */
export function parsed(input) {
  const { number, why = "" } = input.value.trim() === "" ? { number: null } : typed(input.value);
  input.setCustomValidity(why);
  return number;
}

/** A slider with its number field: the number may leave the slider's range, and the program says so. */
export function slider({ key, label, value, low, high, unit, step = 0.5, described, onlive, oncommit, mark }) {
  const number = numberField({
    key: `${key}#number`,
    label,
    value,
    unit,
    described,
    oncommit,
    onlive: (now) => now !== undefined && now !== null && (range.value = now),
  });
  const range = h("input.range", {
    type: "range",
    min: Math.min(low, 0),
    max: high,
    step: onGrid(value, step) ? step : 0.1,
    value: value ?? 0,
    "data-key": key,
    "aria-label": label,
    "aria-describedby": described,
    "aria-valuetext": `${figure(value ?? 0)} ${sign(unit)}`,
    oninput: () => {
      hold(range);
      const now = Number(range.value);
      number.firstChild.value = now;
      range.setAttribute("aria-valuetext", `${figure(now)} ${sign(unit)}`);
      onlive?.(now);
    },
    onchange: () => {
      release(range);
      oncommit(Number(range.value));
    },
    onblur: () => release(range),
  });
  const marked =
    mark === null || mark === undefined
      ? null
      : h("span.mark", { title: `proposed: ${figure(mark)}`, "aria-hidden": "true" });
  if (marked)
    marked.style.left = `calc(8px + (100% - 16px) * ${(mark - Math.min(low, 0)) / (high - Math.min(low, 0))})`;
  return h("span.slider", h("span.track", range, marked), number);
}

/** Whether a slider of this step can stand on a value; a proposed 3.7 mm is not rounded by looking at it. */
const onGrid = (value, step) => Math.abs((value ?? 0) / step - Math.round((value ?? 0) / step)) < 1e-6;

/** Yes, no, or not recorded. */
function threeWay({ key, label, value, described, oncommit }) {
  const options = [
    [null, "not recorded", "–"],
    [false, "no", "no"],
    [true, "yes", "yes"],
  ];
  return h(
    "span.segments",
    { role: "radiogroup", "aria-label": label, "aria-describedby": described },
    options.map(([option, spoken, text]) => {
      const chosen = (value ?? null) === option;
      return h(
        "label",
        { class: chosen ? "chosen" : null },
        h("input", {
          type: "radio",
          name: key,
          checked: chosen,
          "data-key": `${key}#${spoken}`,
          "aria-label": spoken,
          onchange: () => oncommit(option),
        }),
        text,
      );
    }),
  );
}

/** On or off. */
export function toggle({ key, label, value, described, oncommit }) {
  return h(
    "label.toggle",
    h("input", {
      type: "checkbox",
      role: "switch",
      checked: Boolean(value),
      "data-key": key,
      "aria-label": label,
      "aria-describedby": described,
      onchange: (event) => oncommit(event.target.checked),
    }),
    h("span", { "aria-hidden": "true" }, value ? "yes" : "no"),
  );
}

/** One of several words; `none` is what the empty choice is called. */
export function choice({ key, label, value, words: offered, none = "not recorded", described, oncommit }) {
  const options = offered.map((word) => (typeof word === "string" ? { word, says: "" } : word));
  return h(
    "select",
    {
      "data-key": key,
      "aria-label": label,
      "aria-describedby": described,
      onchange: (event) => oncommit(event.target.value || null),
    },
    none !== null && h("option", { value: "", selected: !value }, none),
    options.map(({ word, says }) =>
      h("option", { value: word, selected: word === value, title: says || null }, sentence(words(word))),
    ),
  );
}

/** A line of text or a date. */
export function textField({ key, label, value, described, oncommit, type = "text", placeholder }) {
  const input = h("input.text", {
    type,
    value: value ?? "",
    "data-key": key,
    "aria-label": label,
    "aria-describedby": described,
    autocomplete: "off",
    placeholder,
    oninput: () => hold(input),
    onchange: () => {
      release(input);
      oncommit(input.value.trim() || null);
    },
    onblur: () => release(input),
  });
  return input;
}

/** The control of a field of the form. A measured value keeps its instrument and confidence. */
export function control(field, { key, value, label, described, oncommit }) {
  const shared = { key, label, described, oncommit };
  if (field.kind === "measured") {
    const table = value !== null && typeof value === "object" ? value : null;
    const keep = (now) => oncommit(table && now !== null ? { ...table, value: now } : now);
    return numberField({
      ...shared,
      value: table ? table.value : value,
      unit: field.unit,
      oncommit: keep,
    });
  }
  if (field.kind === "number")
    return numberField({ ...shared, value, unit: field.unit });
  if (field.kind === "flag") return threeWay({ ...shared, value });
  if (field.kind === "choice") return choice({ ...shared, value, words: field.words });
  return textField({ ...shared, value, type: field.kind === "date" ? "date" : "text" });
}

/** The range of a field in words: "15 to 250 kg". */
export function rangeOf(field) {
  if (typeof field.low !== "number" || typeof field.high !== "number") return "";
  const unit = sign(field.unit);
  return `${figure(field.low)} to ${figure(field.high)}${unit === "°" ? "°" : unit ? ` ${unit}` : ""}`;
}

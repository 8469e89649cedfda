// Elements from plain calls, so that a screen reads like the page it makes and no text is ever parsed as HTML.

/** An element: `h("p.soft", { id: "x", onclick }, "text", child)`. Properties that start with "on" are listeners. */
export function h(name, ...rest) {
  const [tag, ...classes] = name.split(".");
  return filled(document.createElement(tag || "div"), classes, rest);
}

/** The same for drawings. */
export function svg(name, ...rest) {
  const [tag, ...classes] = name.split(".");
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), classes, rest);
}

function filled(element, classes, rest) {
  if (classes.length) element.setAttribute("class", classes.join(" "));
  const children = isProperties(rest[0]) ? rest.slice(1) : rest;
  if (isProperties(rest[0])) set(element, rest[0]);
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

const isProperties = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Node);

/** Writes properties, attributes and listeners; null and false take an attribute away. */
export function set(element, properties) {
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style" && typeof value === "object") Object.assign(element.style, value);
    else if (["value", "checked", "disabled", "hidden", "open", "indeterminate"].includes(key)) element[key] = value;
    else if (value === null || value === undefined || value === false) element.removeAttribute(key);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  return element;
}

/** Replaces what is in an element. The focus returns to the control with the same `data-key`, so that typing goes on. */
export function fill(element, ...children) {
  const held = element.contains(document.activeElement) ? document.activeElement : null;
  const key = held?.dataset?.key;
  const at = held && "selectionStart" in held && held.type === "text" ? [held.selectionStart, held.selectionEnd] : null;
  element.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  if (!key) return;
  const again = element.querySelector(`[data-key="${CSS.escape(key)}"]`);
  again?.focus({ preventScroll: true });
  if (again && at && again.type === "text") again.setSelectionRange(...at);
}

/** Says a sentence to a screen reader without moving the focus. */
export function say(text) {
  const place = document.getElementById("said");
  if (place) place.textContent = text;
}

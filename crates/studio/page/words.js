// Numbers, units and keys as people read them. One rule each: see docs/writing.md.

const SYMBOL = {
  deg: "°",
  kpa: "kPa",
  nm_kg: "N m/kg",
  m_s: "m/s",
  per_min: "per min",
  kg: "kg",
  mm: "mm",
  m: "m",
  g: "g",
  min: "min",
  years: "years",
  percent: "%",
};

/**
 * What a person typed as a number: { number } or { why }. A decimal comma is as good as a point; a comma that may separate
 * thousands is refused (the same rule as `typed` in crates/measure/src/text/number.rs).
 */
export function typed(text) {
  const word = text.trim().replaceAll("\u2212", "-");
  const digits = /^[-+]?[\d.,]+$/.test(word);
  const several = (word.match(/[.,]/g) ?? []).length > 1;
  if (digits && (several || /^[-+]?[1-9]\d{0,2},\d{3}$/.test(word)))
    return { why: `${word} is ambiguous: write it with one decimal mark, such as 1234.5 or 1234,5` };
  if (!/^[-+]?(\d+([.,]\d+)?|[.,]\d+)$/.test(word)) return { why: `${word} is not a number; write 9.5 or 9,5` };
  return { number: Number(word.replace(",", ".")) };
}

/** A number with at most three significant figures, without a negative zero. */
export function figure(value) {
  if (!Number.isFinite(value)) return "not known";
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const text = String(Number(value.toFixed(digits)));
  return text === "-0" ? "0" : text;
}

/** A number with its unit: "4 mm", "6.5°". */
export function withUnit(value, unit) {
  const sign = SYMBOL[unit] ?? unit ?? "";
  if (!sign) return figure(value);
  return sign === "°" ? `${figure(value)}°` : `${figure(value)} ${sign}`;
}

/** A value of any kind in words: true is "yes", a word loses its hyphens. */
export function spoken(value, unit = "") {
  if (value === null || value === undefined || value === "") return "not recorded";
  if (value === true) return "yes";
  if (value === false) return "no";
  if (typeof value === "number") return withUnit(value, unit);
  if (typeof value === "object" && "value" in value) return spoken(value.value, unit);
  return words(String(value));
}

/** A key or a word of a file in words: "medial_knee_arthritis" is "medial knee arthritis". */
export const words = (key) => key.replaceAll("_", " ").replaceAll("-", " ");

/** With a capital in front. */
export const sentence = (text) => (text ? text[0].toUpperCase() + text.slice(1) : "");

/** "1 part", "2 parts". */
export const counted = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** The unit at the end of a key: "heel_cup_mm" has "mm". */
export function unitOfKey(key) {
  const end = ["nm_kg", "m_s", "per_min", "deg", "mm", "kpa", "kg", "years", "min", "m", "g"].find((unit) =>
    key.endsWith(`_${unit}`),
  );
  return end ?? "";
}

export const SIDES = ["left", "right"];

/** The unit's sign as it is written after a number. */
export const sign = (unit) => SYMBOL[unit] ?? unit ?? "";

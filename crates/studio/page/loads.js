// The loads of the chain as the screens show them: which quantity represents a joint, and a change in words.
//
// The words and the choice of quantities are those of the report, so that page and paper say the same.

import { figure } from "./words.js";

/** The joints from the lower back down, as people call them. */
export const JOINTS = {
  lumbar: "Lower back",
  pelvis: "Pelvis",
  hip: "Hip",
  knee: "Knee",
  ankle: "Ankle",
  subtalar: "Subtalar joint",
  midfoot: "Arch",
  first_mtp: "Big toe joint",
  sole: "Sole",
};

/** Joints that share a place in the figure. */
const PLACE = { fascia: "midfoot", shank: "ankle" };
export const placeOf = (joint) => PLACE[joint] ?? joint;

/** The quantities that represent a joint, their plain words, and from where they are seen; the most informative first. */
const HEADLINES = {
  peak_first_head_pressure_kpa: ["under first metatarsal head", "side"],
  peak_heel_pressure_kpa: ["pressure under the heel", "side"],
  first_mtp_end_range_moment_nm: ["moment at end of motion", "side"],
  peak_first_mtp_dorsiflexion_deg: ["dorsiflexion at push-off", "side"],
  peak_fascia_tension_n: ["plantar fascia tension", "side"],
  peak_midfoot_moment_nm_kg: ["bending load", "side"],
  peak_rearfoot_eversion_deg: ["eversion (pronation)", "front"],
  peak_subtalar_moment_nm_kg: ["effort against pronation", "front"],
  peak_ankle_plantarflexor_moment_nm_kg: ["load on the calf", "side"],
  peak_ankle_dorsiflexion_deg: ["dorsiflexion", "side"],
  peak_knee_adduction_moment_nm_kg: ["load on the inner knee", "front"],
  midstance_knee_flexion_deg: ["flexion in midstance", "side"],
  peak_hip_adduction_moment_nm_kg: ["sideways load", "front"],
  peak_hip_extension_deg: ["extension at push-off", "side"],
  peak_pelvic_drop_deg: ["drop on the other side", "front"],
  peak_lumbar_lateral_moment_nm_kg: ["sideways load", "front"],
};

export const plain = (finding) => HEADLINES[finding.quantity]?.[0] ?? finding.title;

/** What a change means: relief, burden, shift, little, undetermined, unmodelled. */
export function effect({ device, ratios, is_load: isLoad }) {
  if (!device) return "unmodelled";
  if (device.direction === "not_determined") return "undetermined";
  if (device.direction === "unchanged" || device.below_measurable) return "little";
  if (!(isLoad ?? Boolean(ratios))) return "shift";
  return device.direction === "up" ? "burden" : "relief";
}

export const EFFECTS = {
  relief: "less load",
  burden: "more load",
  shift: "changed",
  little: "little change",
  undetermined: "direction uncertain",
  unmodelled: "not modelled",
};
export const MARKS = { relief: "▼", burden: "▲", shift: "◆", little: "=", undetermined: "?", unmodelled: "–" };

/** A change as numbers in percent, or in the quantity's unit where a percentage means nothing. */
export function spread({ device, unit }) {
  if (!device) return null;
  const percent = device.percent && !["deg", "mm"].includes(unit);
  return { ...(percent ? device.percent : device.absolute), unit: percent ? "%" : unit };
}

const signed = (x, digits) => {
  const text = x.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : x > 0 ? `+${text}` : text;
};
const after = (unit) => (unit === "deg" ? "°" : unit === "-" || !unit ? "" : ` ${unit.replace("N.m", "N m")}`);

export function changeWords(finding) {
  if (finding.device?.direction === "unchanged") return "no change";
  const s = spread(finding);
  return s ? `${signed(s.median, s.unit === "%" ? 0 : 1)}${after(s.unit)}` : "";
}

export function intervalWords(finding) {
  const s = spread(finding);
  const digits = s?.unit === "%" ? 0 : 1;
  return s && finding.device.direction !== "unchanged"
    ? `${signed(s.low, digits)} to ${signed(s.high, digits)}${after(s.unit)}`
    : "";
}

export function certainty(finding) {
  const { device } = finding;
  if (!device) return "not modelled";
  if (device.direction === "unchanged") return "the same in every draw";
  if (device.direction === "not_determined") return "direction uncertain";
  if (device.below_measurable) return "too small to measure in one person";
  return `${Math.round(100 * Math.max(device.probability_up, 1 - device.probability_up))} of 100 draws agree`;
}

export const valueWords = (value, unit) => (value ? `${figure(value.median)}${after(unit)}` : "");

/** The finding that represents each joint of a leg, from the lower back down; `from` is front, side or both. */
export function headlines(findings, from) {
  const certain = (finding) => !["little", "undetermined", "unmodelled"].includes(effect(finding));
  return Object.keys(JOINTS).flatMap((joint) => {
    const candidates = Object.entries(HEADLINES)
      .filter(([, [, seen]]) => !from || seen === from)
      .flatMap(([quantity]) =>
        findings.filter((finding) => finding.quantity === quantity && placeOf(finding.joint) === joint),
      );
    const chosen = candidates.find(certain) ?? candidates[0];
    return chosen ? [{ joint, finding: chosen }] : [];
  });
}

// The program's binary answers: a JSON head, then arrays that it points to. No copy is made of an array.

import { prepared, thinned } from "./mesh.js";

const MAGIC = "WDB1";
/** How fine the foot is where it is only seen through, mm. */
const GHOST_CELL_MM = 2.5;
const ARRAYS = { f32: Float32Array, u32: Uint32Array, u8: Uint8Array };

/** The head of a bundle, each array in its place. Throws where the bytes are not a bundle. */
export function opened(bytes) {
  const view = new DataView(bytes);
  const magic = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
  if (magic !== MAGIC) throw new Error(`the answer is not a mesh: it begins with ${magic}`);
  const length = view.getUint32(4, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, length)));
  return filled(head, bytes, 8 + length);
}

function filled(value, bytes, start) {
  if (Array.isArray(value) || value === null || typeof value !== "object") return value;
  if (typeof value.offset === "number" && typeof value.count === "number" && ARRAYS[value.type]) {
    return new ARRAYS[value.type](bytes, start + value.offset, value.count);
  }
  for (const key of Object.keys(value)) value[key] = filled(value[key], bytes, start);
  return value;
}

/** A foot as the view shows it. */
export function footOf(bytes) {
  const head = opened(bytes);
  return { ...head, mesh: prepared(head.mesh), ghost: prepared(thinned(head.mesh, GHOST_CELL_MM)) };
}

/** The devices of a case as the view shows them, by side. */
export function devicesOf(bytes) {
  const head = opened(bytes);
  for (const side of ["left", "right"]) {
    const foot = head.feet[side];
    if (foot) foot.mesh = prepared({ ...foot.mesh, maps: { wall: foot.wall_mm, fit: foot.fit_mm } });
  }
  return head;
}

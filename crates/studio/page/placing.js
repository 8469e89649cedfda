// Where each foot stands in the scene: one alone, both apart, or the left one mirrored beside the right.
//
// A model matrix is 16 numbers, column by column, from a foot's own frame (mm) to the scene.

/** Half the distance between the middles of two feet, mm. */
const APART = 64;

export const ARRANGEMENTS = {
  apart: "Both feet",
  left: "Left only",
  right: "Right only",
  mirrored: "Both, left mirrored",
};

/** The matrix of a foot, and whether it turns left into right. */
export function placing(arrangement, side) {
  const y = arrangement === side ? 0 : side === "left" ? APART : -APART;
  const mirrored = arrangement === "mirrored" && side === "left";
  return { matrix: [1, 0, 0, 0, 0, mirrored ? -1 : 1, 0, 0, 0, 0, 1, 0, 0, y, 0, 1], mirrored };
}

/** The matrix that does `first`, then `second`. */
export function product(second, first) {
  const out = new Array(16).fill(0);
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 4; row++) {
      for (let k = 0; k < 4; k++) out[4 * column + row] += second[4 * k + row] * first[4 * column + k];
    }
  }
  return out;
}

/** A point moved by a matrix. */
export const moved = (m, [x, y, z]) => [0, 1, 2].map((k) => m[k] * x + m[4 + k] * y + m[8 + k] * z + m[12 + k]);

/** A direction turned by a matrix. */
export const turned = (m, [x, y, z]) => [0, 1, 2].map((k) => m[k] * x + m[4 + k] * y + m[8 + k] * z);

/** The point that a rigid matrix (possibly mirroring) moves to `point`. */
export function back(m, point) {
  const from = point.map((v, k) => v - m[12 + k]);
  return [0, 1, 2].map((column) => [0, 1, 2].reduce((sum, k) => sum + m[4 * column + k] * from[k], 0));
}

// The maps on a surface: what their colours mean. Ramps are seen alike by people who do not tell red from green.

/** Seven colours from low to high, red, green and blue from 0 to 1. */
const rgb = (text) => text.split(" ").map((hex) => [0, 2, 4].map((k) => parseInt(hex.slice(k, k + 2), 16) / 255));

const GROWING = rgb("2c3a73 31688e 2a8a8a 35b779 8fd744 d9e21d fde725");
const DIVERGING = rgb("2b5f9e 6fa3cf bcd6e8 f3f1ec f0c39f dc8451 b04a1f");

export const MAPS = {
  plain: { title: "Plain" },
  wall: {
    title: "Wall thickness",
    unit: "mm",
    ramp: GROWING,
    says: "thickness of the shell along its normal",
    ends: ["thin", "thick"],
  },
  fit: {
    title: "Fit to the foot",
    unit: "mm",
    ramp: DIVERGING,
    range: [-1.5, 1.5],
    says: "gap between foot and device where no line changes the shape; grey: changed on purpose or not under the foot",
    ends: ["pressed", "gap"],
  },
};

/** The range that a map's colours cover: its own, or the 2nd to 90th percentile, so that a rib does not stretch them, rounded outward to half a unit. */
export function rangeOfMap(name, lists) {
  if (MAPS[name].range) return MAPS[name].range;
  const values = lists.flatMap((list) => Array.from(list).filter(Number.isFinite)).sort((a, b) => a - b);
  if (!values.length) return [0, 1];
  const low = Math.floor(2 * values[Math.floor(0.02 * (values.length - 1))]) / 2;
  const high = Math.ceil(2 * values[Math.ceil(0.9 * (values.length - 1))]) / 2;
  return [low, Math.max(high, low + 0.5)];
}

export const PRESSURE = { unit: "kPa", ramp: GROWING, says: "measured pressure", ends: ["low", "high"] };

/** A measured pressure map as a mesh of squares just below the sole. */
export function pressureMesh({ cells, sensor_mm2: area }) {
  const half = Math.sqrt(area) / 2;
  const positions = new Float32Array(cells.length * 12),
    indices = new Uint32Array(cells.length * 6),
    kpa = new Float32Array(cells.length * 4);
  cells.forEach(([x, y, value], i) => {
    positions.set(
      [x - half, y - half, -1, x + half, y - half, -1, x + half, y + half, -1, x - half, y + half, -1],
      12 * i,
    );
    indices.set(
      [0, 1, 2, 0, 2, 3].map((k) => 4 * i + k),
      6 * i,
    );
    kpa.fill(value, 4 * i, 4 * i + 4);
  });
  return { positions, indices, maps: { kpa } };
}

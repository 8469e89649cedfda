// Where the viewer is: a parallel view, because lengths on the screen must be comparable everywhere in it.
//
// Yaw runs round +z from +x (the toes), pitch above the floor; degrees outside, radians inside. Millimetres.

const RADIAN = Math.PI / 180;

/** The named views, for a foot whose inner side looks along `inward` (+1 right foot: +y; -1 left foot). */
const LOOKS = {
  top: () => [180, 90],
  bottom: () => [0, -90],
  back: () => [180, 6],
  front: () => [0, 6],
  medial: (inward) => [90 * inward, 6],
  lateral: (inward) => [-90 * inward, 6],
  oblique: (inward) => [180 - 38 * inward, 34],
};

export const LOOK_NAMES = Object.keys(LOOKS);

export class Camera {
  constructor() {
    Object.assign(this, { yaw: 142, pitch: 34, zoom: 1, centre: [120, 0, 20], span: 300, size: [1, 1] });
  }

  /** Turns to a named view; zoom and place are kept. */
  look(name, inward) {
    [this.yaw, this.pitch] = LOOKS[name](inward);
  }

  /** Three unit vectors: the screen's right, its up, and towards the viewer. */
  axes() {
    const [ca, sa] = [Math.cos(this.yaw * RADIAN), Math.sin(this.yaw * RADIAN)];
    const [cb, sb] = [Math.cos(this.pitch * RADIAN), Math.sin(this.pitch * RADIAN)];
    return [
      [-sa, ca, 0],
      [-sb * ca, -sb * sa, cb],
      [cb * ca, cb * sa, sb],
    ];
  }

  /** CSS pixels of a millimetre. */
  scale() {
    return (this.zoom * Math.min(this.size[0], this.size[1])) / this.span;
  }

  /** Puts a box (low and high corner) in the middle, with a margin for words. */
  fit([low, high]) {
    const axes = this.axes();
    this.centre = low.map((v, k) => (v + high[k]) / 2);
    const extent = (axis) => axis.reduce((sum, a, k) => sum + Math.abs(a) * (high[k] - low[k]), 0);
    const [w, h] = this.size;
    const least = Math.min(w, h);
    this.span = 1.12 * Math.max((extent(axes[0]) * least) / w, (extent(axes[1]) * least) / h, 40);
    this.zoom = 1;
  }

  /** Where a point is on the canvas, CSS pixels from its upper left corner; the third number grows towards the viewer. */
  project(point) {
    const from = point.map((v, k) => v - this.centre[k]);
    const [right, up, towards] = this.axes().map((axis) => dot(axis, from));
    const scale = this.scale();
    return [this.size[0] / 2 + right * scale, this.size[1] / 2 - up * scale, towards];
  }

  /** The point in the plane of the screen through `through` under a place on the canvas. */
  unproject([x, y], through) {
    const [px, py] = this.project(through);
    const [right, up] = this.axes();
    const scale = this.scale();
    return through.map((v, k) => v + (right[k] * (x - px) - up[k] * (y - py)) / scale);
  }

  /** How many millimetres along `axis` a movement of the pointer means; 0 where the axis points at the viewer. */
  along(axis, dx, dy) {
    const [right, up] = this.axes();
    const [ax, ay] = [dot(right, axis), -dot(up, axis)];
    const length = ax * ax + ay * ay;
    return length < 0.02 ? 0 : (dx * ax + dy * ay) / length / this.scale();
  }

  turn(dx, dy) {
    this.yaw = (this.yaw - dx + 720) % 360;
    this.pitch = Math.max(-90, Math.min(90, this.pitch + dy));
  }

  pan(dx, dy) {
    const [right, up] = this.axes();
    const scale = this.scale();
    this.centre = this.centre.map((v, k) => v - (right[k] * dx - up[k] * dy) / scale);
  }

  /** Zooms by a factor, keeping the point under `at` where it is. */
  closer(by, at = [this.size[0] / 2, this.size[1] / 2]) {
    const before = this.unproject(at, this.centre);
    this.zoom = Math.max(0.3, Math.min(12, this.zoom * by));
    const after = this.unproject(at, this.centre);
    this.centre = this.centre.map((v, k) => v + before[k] - after[k]);
  }

  /** The matrix to clip space, column by column. Depth covers a metre round the centre. */
  matrix() {
    const [right, up, towards] = this.axes();
    const [sx, sy, sz] = [(2 * this.scale()) / this.size[0], (2 * this.scale()) / this.size[1], -1 / 600];
    const rows = [
      [right, sx],
      [up, sy],
      [towards, sz],
    ];
    const columns = [0, 1, 2].map((k) => [...rows.map(([axis, s]) => axis[k] * s), 0]);
    return new Float32Array([...columns.flat(), ...rows.map(([axis, s]) => -dot(axis, this.centre) * s), 1]);
  }
}

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

// The legs and the lower spine, from the front and from the side, with each joint's change where it acts.
// The drawing is the report's.

import { svg } from "./dom.js";
import { EFFECTS, JOINTS, MARKS, changeWords, effect, headlines, intervalWords, plain } from "./loads.js";

/** Where a joint is: from the side, and from the front on the drawing's right (the patient's left leg). */
const AT_SIDE = {
  lumbar: [86, 62],
  pelvis: [98, 116],
  hip: [112, 146],
  knee: [122, 268],
  ankle: [107, 386],
  subtalar: [101, 405],
  midfoot: [136, 404],
  first_mtp: [168, 419],
  sole: [150, 433],
};
const OFF_FRONT = { lumbar: 0, pelvis: 0, knee: 30 };

const SIDE_BODY =
  "M70 8C66 40 58 62 60 88C50 106 48 132 58 156C66 182 84 206 92 236C97 254 96 268 92 286C86 314 90 346 98 372C100 388 90 398 88 412C86 428 92 436 104 436L196 436C206 436 208 426 200 420C184 408 160 404 144 390C132 380 130 366 134 340C140 312 146 296 144 276C146 250 150 226 150 198C150 168 146 148 142 126C140 104 148 84 146 58C144 40 140 24 138 8Z";
const SIDE_BONES =
  "M70 92C84 84 112 92 124 108C128 120 122 138 112 146C96 146 74 124 70 92ZM112 146L122 262M122 274L107 382M99 386C96 400 96 414 102 424L112 424L120 398C140 398 152 412 168 420L194 428M136 258A6 6 0 1 0 136.1 258M79 14L101 12M80 34L102 34M79 54L101 58M76 72L98 80";
const FRONT_BODY =
  "M276 8C278 40 270 60 264 92C256 128 258 160 264 200C268 232 272 250 272 270C268 300 266 322 270 346C274 368 280 384 280 400C276 412 266 424 264 434L306 434C308 420 306 408 304 398C308 372 314 346 312 322C310 302 308 290 308 270C312 240 318 206 320 176C322 206 328 240 332 270C332 290 330 302 328 322C326 346 332 372 336 398C334 408 332 420 334 434L376 434C374 424 364 412 360 400C360 384 366 368 370 346C374 322 372 300 368 270C368 250 372 232 376 200C382 160 384 128 376 92C370 60 362 40 364 8Z";
const FRONT_BONES =
  "M306 92C280 86 268 104 276 122C284 136 300 140 314 150L326 150C340 140 356 136 364 122C372 104 360 86 334 92C328 104 312 104 306 92ZM288 146L290 262M290 274L288 392M280 402L282 428M296 402L296 428M352 146L350 262M350 274L352 392M344 402L344 428M360 402L358 428M308 19L332 19M308 39L332 39M307 59L333 59M306 79L334 79";

const ROW = 46,
  HEIGHT = 450;

/** A leg from the side or both from the front; on the words, one row for each joint. */
export function figure(findings, view, side) {
  const rows = headlines(findings, view);
  const words = rows
    .map(
      ({ joint, finding }) =>
        `${JOINTS[joint]}, ${plain(finding)}: ${changeWords(finding)}, ${EFFECTS[effect(finding)]}`,
    )
    .join(". ");
  const left = view === "front" ? 236 : 30,
    width = view === "front" ? 400 : 424;
  // From the front the patient's left leg is on the right: its words follow there; the right leg is drawn turned round.
  const turned = view === "front" && side === "right";
  const body = svg(
    "g",
    turned ? { transform: "translate(640 0) scale(-1 1)" } : {},
    svg("path.body", { d: view === "front" ? FRONT_BODY : SIDE_BODY }),
    svg("path.bones", { d: view === "front" ? FRONT_BONES : SIDE_BONES }),
  );
  const at = (joint) => (view === "front" ? [320 + (OFF_FRONT[joint] ?? 32), AT_SIDE[joint][1]] : AT_SIDE[joint]);
  const x = view === "front" ? 408 : 232;
  const first = (HEIGHT - ROW * rows.length) / 2 + ROW / 2;
  return svg(
    "svg.leg",
    {
      viewBox: `${left} 0 ${width} ${HEIGHT}`,
      role: "img",
      "aria-label": `The ${side} leg from the ${view}. ${words}.`,
    },
    body,
    rows.map(({ joint, finding }, i) => callout(at(joint), [x, first + i * ROW], joint, finding)),
  );
}

function callout([jx, jy], [x, y], joint, finding) {
  const what = effect(finding);
  return svg(
    "g",
    { class: what },
    svg("path.lead", { d: `M${jx} ${jy}L${x - 18} ${y}H${x - 12}` }),
    svg("circle.joint", { cx: jx, cy: jy, r: 6 }),
    svg("text.sign", { x: x - 5, y: y + 5, "text-anchor": "middle" }, MARKS[what]),
    svg("text.name", { x: x + 6, y: y - 6 }, `${JOINTS[joint]}: ${shortened(plain(finding), 28)}`),
    svg(
      "text.change",
      { x: x + 6, y: y + 11 },
      changeWords(finding) || EFFECTS[what],
      svg("tspan.sure", { dx: 6 }, intervalWords(finding)),
    ),
  );
}

const shortened = (text, most) => (text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))}…`);

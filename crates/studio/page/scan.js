// The scan step: files in, the foot as it was read, and what the program asks about it.

import * as api from "./api.js";
import { h, say } from "./dom.js";
import { control } from "./control.js";
import { complaints, folded, notes } from "./notes.js";
import { allSaved, edit, reread, value } from "./edits.js";
import { computeDevice, readFeet, readWords } from "./refresh.js";
import { during, state, update, written } from "./store.js";
import { figure, sentence, spoken } from "./words.js";
import { other } from "./side.js";

export const title = "Scan";
export const count = () => ["left", "right"].filter((side) => state.footComplaints[side]).length;

/** What may be dropped: any file that `windlass measure` reads. */
const ACCEPTED =
  ".stl,.obj,.ply,.xyz,.off,.pcd,.ptx,.npy,.png,.tif,.tiff,.exr,.pgm,.glb,.gltf,.3mf,.txt,.csv,.asc,.pts,.zip";
const ANSWERS = ["units", "pose", "loading", "kind", "foot_length_mm", "unit", "pitch_mm"];

async function upload(side, files, role) {
  if (!files.length) return;
  if (!(await allSaved())) return;
  try {
    for (const file of files) {
      say(`Reading ${file.name}`);
      await during(`foot ${side}`, api.upload(state.key, state.opened.version, side, file, role ?? roleOf(file)));
      await reread();
    }
    update({ refused: [], side });
    await readFeet([side]);
    readWords();
    computeDevice();
  } catch (failure) {
    update({ refused: failure.complaints });
  }
}

/** What a file is, where its ending says so: a camera's description or a pressure map. */
function roleOf(file) {
  const ending = file.name.split(".").pop().toLowerCase();
  return ending === "json" ? "camera" : ["asf", "apd", "fsx"].includes(ending) ? "pressure" : undefined;
}

export function draw() {
  return [
    h("h1", "Scan"),
    complaints(state.refused, { title: "That file was not taken" }),
    h("div.feet", ["left", "right"].map(footCard)),
  ];
}

function footCard(side) {
  const scan = written(`foot.${side}.scan`),
    foot = state.feet[side];
  const busy = state.working.has(`foot ${side}`);
  return h(
    "section.card.foot",
    { "aria-label": `${sentence(side)} foot` },
    h("h2", sentence(side)),
    dropZone(side, scan, busy),
    state.footComplaints[side] && complaints(state.footComplaints[side], { title: "The program asks" }),
    foot && facts(foot),
    scan && answers(side, Boolean(state.footComplaints[side])),
    foot && notes(foot.measurement.notes, `scan.${side}`),
  );
}

function dropZone(side, scan, busy) {
  const input = h("input", {
    type: "file",
    accept: ACCEPTED,
    multiple: true,
    "data-key": `file.${side}`,
    "aria-label": `Scan of the ${side} foot`,
    onchange: (event) => upload(side, [...event.target.files]),
  });
  const over = (on) => (event) => {
    event.preventDefault();
    zone.classList.toggle("over", on);
  };
  const zone = h(
    "label.drop",
    {
      ondragover: over(true),
      ondragleave: over(false),
      ondrop: (event) => {
        over(false)(event);
        upload(side, [...event.dataTransfer.files]);
      },
    },
    input,
    h("span", busy ? "Reading the scan" : scan?.file ? h("b", scan.file) : h("b", "Drop the scan here")),
    h(
      "small",
      scan?.file
        ? "drop another file to replace it"
        : "or choose a file: STL, OBJ, PLY, depth image, point cloud; a pressure map with it",
    ),
  );
  return zone;
}

function facts(foot) {
  const m = foot.measurement;
  const rows = [
    ["Length", `${figure(m.length_mm)} mm`],
    ["Ball width", `${figure(m.ball_width_mm)} mm`],
    ["Heel width", `${figure(m.heel_width_mm)} mm`],
    ["Arch height", `${figure(m.arch_height_mm)} mm`],
    ["Unit of the file", m.units],
    ["Loading", spoken(m.loading === "none" ? "unloaded" : m.loading)],
    ["Rearfoot angle", m.rearfoot_angle_deg === null ? "not captured" : `${figure(m.rearfoot_angle_deg)}°`],
    ["Holes filled", `${figure(100 * foot.quality.holes_filled_share)} %`],
  ];
  const least = Math.min(...Object.values(m.landmarks).map((landmark) => landmark.confidence));
  return [
    h(
      "dl.facts",
      rows.map(([name, text]) => h("div", h("dt", name), h("dd", text))),
    ),
    h(
      "p.soft",
      `Landmarks found with a confidence of ${Math.round(100 * least)} % or more. Drag a point in the view to correct it.`,
    ),
  ];
}

/** What the program may ask of a scan and of a pressure map under it, with the controls that answer. */
function answers(side, asked) {
  const fields = (state.form?.groups ?? [])
    .filter((group) => group.id === "scan" || (group.id === "pressure" && written(`foot.${side}.pressure`)))
    .flatMap((group) => group.fields)
    .map((field) => ({ ...field, key: field.key.replace("{side}", side) }))
    .filter((field) => ANSWERS.includes(field.key.split(".").pop()));
  const row = (field) =>
    h(
      "label.row",
      h("span", field.label),
      control(field, {
        key: field.key,
        value: value(field.key),
        label: `${sentence(side)}: ${field.label}`,
        oncommit: (now) => edit({ [field.key]: now }),
      }),
    );
  const turn = { type: "button", "data-key": `swap.${side}`, onclick: () => swap(side) };
  const list = [h("div.fields", fields.map(row)), h("p", h("button.small", turn, `This is the ${other(side)} foot`))];
  return asked ? list : folded(`answers.${side}`, "Unit, pose and loading", list);
}

/** The scan belongs to the other foot: the two change places. */
function swap(side) {
  const [mine, theirs] = [side, other(side)].map((one) => written(`foot.${one}.scan`) ?? null);
  edit({ [`foot.${side}.scan`]: theirs, [`foot.${other(side)}.scan`]: mine });
}

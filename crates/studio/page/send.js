// Signing and sending: what is still open, the prescriber's code, the package, and the papers.

import * as api from "./api.js";
import { h, say } from "./dom.js";
import { textField } from "./control.js";
import { complaints, folded, unfold } from "./notes.js";
import { allSaved, edit, reread, value } from "./edits.js";
import { during, state, update } from "./store.js";
import { counted, sentence } from "./words.js";
import { enter as readCases } from "./cases.js";

export const title = "Send";
export const count = () => 0;

export function draw() {
  const code = value("order.prescriber_code");
  return [
    h("h1", "Sign and send"),
    standing(),
    order(),
    h(
      "p",
      h(
        "button.main",
        {
          type: "button",
          "data-key": "sign",
          disabled: !code || state.working.has("pack") || (!state.device.left && !state.device.right),
          onclick: sign,
        },
        state.working.has("pack") ? "Packing" : "Sign and pack the order",
      ),
    ),
    !code && h("p.soft", "Enter the prescriber's initials to sign."),
    complaints(state.packRefused, { title: "Not packed" }),
    state.packed && packed(state.packed),
    papers(),
  ];
}

/** What a prescriber looks at last. */
function standing() {
  const all = state.prescription,
    report = state.loads?.report;
  const flagged = ["left", "right"].flatMap((side) =>
    (all?.feet?.[side]?.lines ?? []).filter((line) => line.flags?.length),
  );
  const outside = ["left", "right"].flatMap((side) =>
    (state.device[side]?.doses ?? []).filter((dose) => !dose.within_tolerance),
  );
  const rows = [
    [
      all?.referral && !all.referral.overridden_because ? "bad" : "good",
      all?.referral
        ? all.referral.overridden_because
          ? "Referral is advised; your reason is recorded"
          : "Referral is advised first"
        : "No referral advised",
      "prescription",
    ],
    [
      state.deviceComplaints ? "bad" : "good",
      state.deviceComplaints
        ? "The device cannot be built"
        : `${counted(["left", "right"].filter((side) => state.device[side]).length, "device")} built`,
      "device",
    ],
    [
      outside.length ? "bad" : "good",
      outside.length
        ? `${counted(outside.length, "dimension")} outside the tolerance`
        : "Every dimension built as asked",
      "device",
    ],
    [
      flagged.length ? "warn" : "good",
      flagged.length
        ? `${counted(flagged.length, "line")} against a rule, kept as you set it`
        : "No line against a rule",
      "prescription",
    ],
    [
      report?.guard?.length ? "warn" : "good",
      report
        ? report.guard.length
          ? `${counted(report.guard.length, "objection")} of the load check`
          : "The load check does not object"
        : "The loads are being computed",
      "chain",
    ],
    [
      state.form?.questions?.length ? "warn" : "good",
      state.form?.questions?.length
        ? `${counted(state.form.questions.length, "question")} about the record`
        : "The record goes together",
      "examination",
    ],
  ];
  return h(
    "ul.checks",
    rows.map(([kind, text, step]) =>
      h(
        "li",
        h("span", { class: kind, "aria-hidden": "true" }, kind === "good" ? "✓" : kind === "warn" ? "!" : "✕"),
        h("span", text),
        kind !== "good" && h("a", { href: `#${state.key}/${step}` }, "Show"),
      ),
    ),
  );
}

/** What the order says beside the prescription: key, label, kind of field. */
const ORDER = [
  ["order.prescriber_code", "Prescriber's initials", "text"],
  ["order.clinic_code", "Clinic's code", "text"],
  ["order.due_date", "Needed on", "date"],
  ["order.instructions", "Instructions to the lab", "text"],
];

function order() {
  const row = ([key, label, type]) => {
    const input = textField({ key, label, value: value(key), type, oncommit: (now) => edit({ [key]: now }) });
    return h("label.row", h("span", label), input);
  };
  const revision = value("case.revision") ?? 1;
  return h(
    "section.card",
    h("h2", "Order"),
    h("div.fields", ORDER.map(row)),
    h("p.soft", "Initials or a code at the lab, never a name: it is printed on the order."),
    h(
      "p",
      `Revision ${revision} `,
      h(
        "button.small",
        { type: "button", "data-key": "revision", onclick: () => edit({ "case.revision": revision + 1 }) },
        "New revision",
      ),
    ),
  );
}

async function sign() {
  if (!(await allSaved())) return;
  update({ packRefused: null, packed: null });
  try {
    const made = await during("pack", api.pack(state.key, state.opened.version));
    update({ packed: made });
    say(`Order packed: ${made.package}`);
    await reread();
    readCases();
    enter();
  } catch (failure) {
    update({ packRefused: failure.complaints });
  }
}

/** What the files of a package are, in the order in which they are looked at. */
const KINDS = [
  [/\.order\.html$/, "Order form"],
  [/\.leaflet\.html$/, "Leaflet for the patient"],
  [/\.report\.html$/, "Report"],
  [/\.lab-form\.txt$/, "Lab form"],
  [/\.advice\.txt$/, "Printing notes"],
  [/_L(_r\d+)?\.stl$/, "Left device, STL"],
  [/_R(_r\d+)?\.stl$/, "Right device, STL"],
  [/_L(_r\d+)?\.3mf$/, "Left device, 3MF"],
  [/_R(_r\d+)?\.3mf$/, "Right device, 3MF"],
  [/\.statement\.txt$/, "Statement of conformity, to complete"],
  [/\.regulatory\.txt$/, "Regulatory file"],
  [/\.manifest\.json$/, "Manifest"],
];
/** The place of a file among them; one of no known kind comes last. */
function place(file) {
  const at = KINDS.findIndex(([pattern]) => pattern.test(file.name));
  return at < 0 ? KINDS.length : at;
}

function packed({ package: name, folder, files, guard }) {
  const objections = guard?.map((text) => h("li.warning", sentence(text))) ?? [];
  return h(
    "section.card.packed",
    { role: "status" },
    h("h2", `Order ${name} is packed`),
    h("p", `In the folder ${folder} beside the case, ${counted(files.length, "file")}.`),
    objections.length > 0 && h("ul.notes", objections),
    fileList(files),
  );
}

/** Links to files, the order form first. */
function fileList(files) {
  const row = (file) => {
    const name = KINDS[place(file)]?.[1] ?? file.name;
    const link = h("a", { href: file.address, target: "_blank", rel: "noopener" }, name);
    return h("li", link, h("small", `${file.name}, ${size(file.bytes)}`));
  };
  return h("ul.files", [...files].sort((a, b) => place(a) - place(b)).map(row));
}

/** The report, the files for one's own printer, and what earlier sessions wrote beside the case. */
function papers() {
  const report = { href: api.reportAddress(state.key), target: "_blank", rel: "noopener", "data-key": "report" };
  const write = { type: "button", "data-key": "design", disabled: state.working.has("files"), onclick: writeFiles };
  const folders = [...new Set((state.files ?? []).map((file) => file.folder))];
  const contents = (folder) => {
    const files = state.files.filter((file) => file.folder === folder);
    return folded(`files.${folder}`, `Folder ${folder}: ${counted(files.length, "file")}`, fileList(files));
  };
  return h(
    "section",
    h("h2", "Papers and files"),
    h("p", h("a", report, "Report on devices and loads"), " opens in a new tab and prints."),
    h(
      "p",
      h("button", write, state.working.has("files") ? "Writing" : "Write STL, 3MF, STEP and report without an order"),
    ),
    folders.filter((folder) => folder !== state.packed?.folder).map(contents),
  );
}

/** Reads what is beside the case. */
export async function enter() {
  const key = state.key;
  const { files } = await api.files(key).catch(() => ({ files: null }));
  if (state.key === key) update({ files });
}

async function writeFiles() {
  if (!(await allSaved())) return;
  try {
    const { folder } = await during("files", api.design(state.key, state.opened.version));
    say(`Files written to the folder ${folder}`);
    unfold(`files.${folder}`);
    await enter();
  } catch (failure) {
    update({ packRefused: failure.complaints });
  }
}

const size = (bytes) =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;

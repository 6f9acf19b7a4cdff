// The loudness of a rundown's mix, held against what a broadcaster wants.
import { address, part, post } from "./api.js";
import { button, choice, fill, h } from "./dom.js";
import { recall, remember } from "./store.js";
import { say, trying } from "./speak.js";

/** What a programme should come to: LUFS, how far it may be off, the highest true peak in dBTP, and who says so. */
const targets = {
  r128: { lufs: -23, within: 0.5, ceiling: -1, words: "EBU R 128: −23 LUFS" },
  atsc: { lufs: -24, within: 2, ceiling: -2, words: "ATSC A/85, NPR: −24 LUFS" },
  podcast: { lufs: -16, within: 1, ceiling: -1, words: "Podcast: −16 LUFS" },
};
const figure = (value, unit) =>
  value === null || value === undefined ? "–" : `${value.toFixed(1).replace("-", "−")} ${unit}`;

/** The section beside a rundown. `view.rundown.version` tells whether a measurement is still that of the rundown. */
export function loudness(view) {
  let found = null;
  let measured = null;
  const out = h("div", { class: "stack", role: "status" });
  const measure = button(
    "Measure",
    async () => {
      measure.disabled = true;
      say("Measuring");
      const { version } = view.rundown;
      const answer = await trying(() => post(`${view.path}/loudness`, {}));
      measure.disabled = false;
      if (!answer) return;
      [found, measured] = [answer, version];
      draw();
    },
    { class: "tiny" },
  );
  const list = choice(
    Object.entries(targets).map(([name, target]) => [name, target.words]),
    targets[recall("loudness", "r128")] ? recall("loudness", "r128") : "r128",
    (name) => {
      remember("loudness", name);
      draw();
    },
    { "aria-label": "Loudness that is wanted" },
  );
  const links = h("div", { class: "row" });
  const draw = () => {
    fill(links, mixLinks(view.name, targets[list.value]));
    if (!found) return fill(out);
    const stale =
      measured !== view.rundown.version && h("p", { class: "soft small" }, "Measured before the last change.");
    const mono = found.channels === 1 && "One channel is measured as one: on two loudspeakers it is 3 LU louder.";
    const note = mono && h("p", { class: "soft small" }, mono);
    return fill(out, verdict(found, targets[list.value]), stale, figures(found), note);
  };
  draw();
  const element = h(
    "section",
    {},
    h("h2", {}, "Mix and loudness"),
    list,
    h("div", { class: "row" }, measure),
    out,
    links,
  );
  return { element, draw };
}

/** Whether it fits, in words and with a sign. */
function verdict(found, { lufs, within, ceiling }) {
  if (found.integrated === null) return h("p", { class: "tag check" }, "◐ too soft or too short to have a loudness");
  const off = found.integrated - lufs;
  const lines = [];
  if (Math.abs(off) <= within + 0.05) lines.push(h("p", { class: "tag good" }, "✓ as loud as it should be"));
  else {
    const words = `${Math.abs(off).toFixed(1)} LU too ${off > 0 ? "loud" : "soft"}`;
    lines.push(h("p", { class: "tag bad" }, `✗ ${words}`));
  }
  if (found.truePeak !== null && found.truePeak > ceiling) {
    lines.push(h("p", { class: "tag bad" }, `✗ true peak over ${figure(ceiling, "dBTP")}`));
  }
  return lines;
}

function figures(found) {
  const rows = [
    ["Programme", figure(found.integrated, "LUFS")],
    ["Loudest 3 s", figure(found.maximumShortTerm, "LUFS")],
    ["Loudest 0.4 s", figure(found.maximumMomentary, "LUFS")],
    ["Range", figure(found.range, "LU")],
    ["True peak", figure(found.truePeak, "dBTP")],
  ];
  return h(
    "dl",
    { class: "facts" },
    rows.map(([name, words]) => [h("dt", {}, name), h("dd", { class: "figures" }, words)]),
  );
}

/** The mix as it is, and brought to the loudness that is wanted. */
function mixLinks(name, { lufs }) {
  const link = (ending, loudness, words) =>
    h(
      "a",
      {
        class: "button tiny",
        href: address(`/rundowns/${part(name)}/audio.${ending}`, { loudness }),
        download: true,
      },
      words,
    );
  const level = `at ${String(lufs).replace("-", "−")} LUFS`;
  return [
    link("wav", undefined, "Mix as WAV"),
    link("flac", undefined, "Mix as FLAC"),
    link("wav", lufs, `WAV ${level}`),
    link("flac", lufs, `FLAC ${level}`),
  ];
}

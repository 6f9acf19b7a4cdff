// Beside the transcript: what is known of the call, its clips, its log.
import { address, get, part } from "./api.js";
import { button, fill, h } from "./dom.js";
import * as player from "./player.js";
import { logTable } from "./log-table.js";
import { trying } from "./speak.js";
import { clock, day, length } from "./time.js";
import { trustBar } from "./trust.js";

const files = [
  ["webvtt", "WebVTT"],
  ["srt", "SRT"],
  ["csv", "Spreadsheet"],
  ["textgrid", "TextGrid"],
  ["json", "JSON"],
];

/** The aside and the button that shows it where there is little room. */
export function deskAside(desk) {
  const { recording } = desk;
  const clips = h("ul", { class: "short" });
  const log = h("div", {});
  const history = h(
    "details",
    {
      ontoggle: async () => {
        if (!history.open) return;
        const answer = await trying(() => get(`/recordings/${part(recording.id)}/log`, { newest: true }));
        if (answer) fill(log, logTable(answer.items));
      },
    },
    h("summary", {}, "Custody log"),
    log,
  );
  const element = h(
    "aside",
    { class: "deskaside", "aria-label": "About the call" },
    h("section", {}, h("h2", {}, "About the call"), facts(recording)),
    h("section", {}, h("h2", {}, "Clips"), clips),
    h(
      "section",
      {},
      h("h2", {}, "Tape log as a file"),
      h(
        "div",
        { class: "row" },
        files.map(([name, words]) =>
          h("a", { href: address(`/recordings/${part(recording.id)}/segments.${name}`), download: true }, words),
        ),
      ),
    ),
    h("section", {}, history),
  );
  const toggle = button(
    "Details",
    () => {
      const open = element.classList.toggle("open");
      toggle.setAttribute("aria-expanded", String(open));
    },
    { class: "tiny narrow-only", "aria-expanded": "false" },
  );
  const draw = () =>
    fill(
      clips,
      desk.clips.length === 0 && h("li", { class: "soft" }, "None yet: set in and out, then make a clip."),
      desk.clips.map((clip) =>
        h(
          "li",
          {},
          button(
            "▶",
            () => {
              player.load(recording);
              player.playRange(clip.startFrame, clip.endFrame);
            },
            { class: "round plain tiny", "aria-label": `Play ${clip.slug}` },
          ),
          h("a", { href: `/clips/${part(clip.id)}` }, clip.slug),
          h("span", { class: "figures soft" }, ` ${clock(clip.start, 1)} · ${length(clip.runningTime)}`),
        ),
      ),
    );
  draw();
  return { element, toggle, draw };
}

function facts(recording) {
  const rows = [
    ["Call", recording.callID],
    ["Started", day(recording.start)],
    ["Parties", recording.parties?.join(", ")],
    ["Place", recording.place],
    ["Unit", recording.unit],
    ["Source", recording.source],
    ["Status", [recording.status, recording.verifiedBy && `by ${recording.verifiedBy}`].filter(Boolean).join(" ")],
    ["Advisory", recording.advisory],
    ["Notes", recording.notes],
    ["Language", [recording.language, recording.translationLanguage].filter(Boolean).join(" → ")],
    [
      "Length",
      `${clock(recording.duration)} · ${recording.frameCount.toLocaleString("en").replaceAll(",", " ")} frames`,
    ],
    [
      "File",
      `${recording.format}, ${recording.rate} Hz, ${recording.channels === 1 ? "mono" : `${recording.channels} legs`}`,
    ],
    ["SHA-256", recording.id.slice(0, 16)],
  ];
  return [
    h(
      "dl",
      { class: "facts" },
      rows.filter(([, value]) => value).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
      h("dt", {}, "Times"),
      h("dd", {}, trustBar(recording.confidence)),
    ),
    recording.warnings.length > 0 &&
      h(
        "ul",
        { class: "warn small" },
        recording.warnings.map((warning) => h("li", {}, warning.sentence)),
      ),
    recording.notices?.length > 0 &&
      h(
        "details",
        {},
        h(
          "summary",
          {},
          `${recording.notices.length} notice${recording.notices.length === 1 ? "" : "s"} of the indexing`,
        ),
        h(
          "ul",
          { class: "small soft notices" },
          recording.notices.map((words) => h("li", {}, words)),
        ),
      ),
  ];
}

// Places that a redaction hides, with the turns they stand in.
import { get, part } from "./api.js";
import { deskAddress } from "./desk-address.js";
import { button, h } from "./dom.js";
import * as player from "./player.js";
import { trying } from "./speak.js";
import { clock } from "./time.js";

/** Most places that are shown with their turns. */
const most = 100;

const recordings = new Map();

/** A recording, asked for once; null where it is gone. */
export function recordingOf(id) {
  if (!recordings.has(id))
    recordings.set(
      id,
      get(`/recordings/${part(id)}`).catch(() => null),
    );
  return recordings.get(id);
}

/** Plays a range with a second on both sides. */
export async function hearAround(id, start, end) {
  const recording = await recordingOf(id);
  if (!recording) return;
  player.load(recording);
  player.playRange(Math.max(0, start - recording.rate), Math.min(recording.frameCount, end + recording.rate));
}

/** The places as a list. */
export async function hiddenPlaces(places) {
  const shown = places.slice(0, most);
  const segments = new Map();
  for (const id of new Set(shown.map((place) => place.recording))) {
    const answer = await trying(() => get(`/recordings/${part(id)}/segments`));
    for (const segment of answer?.items ?? []) segments.set(segment.id, segment);
  }
  const rows = [];
  for (const place of shown) rows.push(row(place, segments.get(place.segment), await recordingOf(place.recording)));
  return h("div", { class: "hits", role: "list", "aria-label": "What would be hidden" }, rows);
}

function row(place, segment, recording) {
  const placed = place.startFrame !== null && place.startFrame !== undefined;
  const rate = recording?.rate ?? segment?.rate;
  return h(
    "div",
    { class: "hit", role: "listitem" },
    placed
      ? button("▶", () => hearAround(place.recording, place.startFrame, place.endFrame), {
          class: "round",
          "aria-label": "Hear it",
        })
      : h("span", { class: "tag" }, "text"),
    h(
      "div",
      {},
      h(
        "p",
        { class: "words" },
        marked((place.tier === "translation" ? segment?.translation : segment?.text) ?? "", place.spelling),
      ),
      h(
        "p",
        { class: "where" },
        h("b", {}, segment?.speaker ?? ""),
        h("span", {}, recording?.name ?? place.recording.slice(0, 12)),
        placed && rate && h("span", { class: "figures" }, clock(place.startFrame / rate)),
        place.tier === "translation" && h("span", {}, "in the translation"),
        place.remark && h("span", {}, place.remark),
      ),
    ),
    placed &&
      rate &&
      h(
        "a",
        {
          class: "button tiny",
          href: deskAddress(place.recording, { ...place, rate }),
        },
        "Open",
      ),
  );
}

/** Words with a spelling marked wherever it stands in them. */
function marked(words, spelling) {
  if (!spelling || !words.includes(spelling))
    return [words, spelling && !words.includes(spelling) && h("mark", {}, ` ${spelling}`)];
  return words.split(spelling).flatMap((piece, index) => (index === 0 ? [piece] : [h("mark", {}, spelling), piece]));
}

// One quote opened: verdict, print and tape side by side, the sound, a clip of it.
import { get, part, post } from "./api.js";
import { addToRundown } from "./add-to-rundown.js";
import { keptPath } from "./as-published.js";
import { deskAddress } from "./desk-address.js";
import { button, h } from "./dom.js";
import * as player from "./player.js";
import { mayEdit } from "./role.js";
import { notice, say, trying } from "./speak.js";
import { remember } from "./store.js";
import { clock } from "./time.js";
import { sentence, verdictTag } from "./verdicts.js";
import { wordDifference } from "./word-difference.js";

/** The panel of a quote, and what its keys do: `said`, `published`, `compare`, `clip`. */
export function quotePanel(quote, check) {
  const acts = actsOf(quote, check);
  const placed = quote.stretch && quote.recording;
  const kept = quote.pieces.some((piece) => piece.startFrame !== null && piece.startFrame !== undefined);
  const edited = quote.pieces.length > 1 || quote.changes.some((change) => ["filler", "stumble"].includes(change.kind));
  const element = h(
    "div",
    { class: "stack" },
    h(
      "div",
      { class: "heading" },
      h("h2", {}, `Quote ${quote.number}`),
      verdictTag(quote),
      quote.finding && h("span", { class: "tag bad" }, "⚑ to look at"),
    ),
    quote.alarms.length > 0 &&
      h("p", { class: "fault" }, `Check the ${quote.alarms.join(", ")}: the edit may have turned the meaning around.`),
    quote.reasons.length > 0 &&
      h(
        "ul",
        { class: "warn small" },
        quote.reasons.map((words) => h("li", {}, words)),
      ),
    quote.speaker &&
      quote.tapeSpeaker &&
      quote.speaker.toLowerCase() !== quote.tapeSpeaker.toLowerCase() &&
      h(
        "p",
        {},
        h("span", { class: "soft" }, "The story says "),
        quote.speaker,
        h("span", { class: "soft" }, ", the tape has "),
        h("b", {}, quote.tapeSpeaker),
      ),
    placed &&
      h(
        "p",
        { class: "soft" },
        h(
          "a",
          { href: deskAddress(quote.recording, { ...quote.stretch, rate: quote.rate }) },
          quote.call ?? "the recording",
        ),
        ` ${clock(quote.stretch.start)} to ${clock(quote.stretch.end)}`,
        ` · found with ${Math.round(quote.confidence * 100)} % certainty`,
        quote.layer === "translation" && " · in the translation",
      ),
    (placed || kept) &&
      h(
        "div",
        { class: "row" },
        placed && button("▶ As said", acts.said, { class: "main" }),
        kept && (edited || !placed) && button("▶ As published", acts.published),
        placed && mayEdit() && button("Make clip", acts.clip),
      ),
    sideBySide(quote),
    quote.changes.length > 0 &&
      h(
        "section",
        {},
        h("h3", {}, "What the edit changed"),
        h(
          "ul",
          { class: "changes" },
          quote.changes.map((change) => h("li", {}, sentence(change), hear(quote, change))),
        ),
      ),
    quote.remarks.length > 0 &&
      h(
        "ul",
        { class: "small soft" },
        quote.remarks.map((words) => h("li", {}, words)),
      ),
    nearest(quote),
    places(quote),
  );
  return { element, ...acts };
}

/** Plays a range of a recording that may not be on yet. */
async function playAt(recording, start, end) {
  const found =
    player.now().tape?.id === recording ? player.now().tape : await trying(() => get(`/recordings/${part(recording)}`));
  if (!found) return;
  player.load(found);
  player.playRange(start, end);
}

function actsOf(quote, check) {
  let last = null;
  const said = () => {
    last = "said";
    if (quote.stretch) playAt(quote.recording, quote.stretch.startFrame, quote.stretch.endFrame);
  };
  const published = () => {
    last = "published";
    player.playFile(`Quote ${quote.number} as published`, keptPath(check, quote.number));
  };
  const compare = () => {
    if (last === "said" || !quote.stretch) published();
    else said();
    say(last === "said" ? "As said" : "As published");
  };
  const clip = async () => {
    if (!quote.stretch || !mayEdit()) return;
    const { recording } = quote;
    const { startFrame, endFrame } = quote.stretch;
    const made = await trying(() => post("/clips", { recording, startFrame, endFrame }));
    if (!made) return;
    remember("lastClip", made.id);
    say(`Clip ${made.slug} made`);
    notice(`Clip “${made.slug}” made`, { act: { words: "Put it into a rundown", run: () => addToRundown(made) } });
  };
  return { said, published, compare, clip };
}

function sideBySide(quote) {
  const tape = quote.pieces.map((piece) => piece.tape).join(" ");
  if (!tape) return h("blockquote", { class: "print" }, h("p", {}, quote.text));
  const runs = wordDifference(quote.text, tape);
  const side = (name, tag, sign) =>
    h(
      "p",
      {},
      runs.map(
        (run) =>
          run[name] &&
          (run.same ? `${run[name]} ` : [h(tag, {}, h("span", { class: "spoken" }, sign), run[name]), " "]),
      ),
    );
  return h(
    "div",
    { class: "sides" },
    h("div", {}, h("h3", {}, "Print"), side("print", "ins", "added: ")),
    h("div", {}, h("h3", {}, "Tape"), side("tape", "del", "left out: ")),
    quote.original && h("div", { class: "whole" }, h("h3", {}, "As spoken"), h("p", {}, quote.original)),
  );
}

function hear(quote, change) {
  if (change.startFrame === null || change.startFrame === undefined) return null;
  const recording = quote.pieces[change.piece ?? 0]?.recording ?? quote.recording;
  return [
    " ",
    button("▶", () => playAt(recording, change.startFrame, change.endFrame), {
      class: "tiny plain",
      "aria-label": "Hear it",
    }),
  ];
}

const timeOf = (place) => (place.start === null || place.start === undefined ? "" : clock(place.start));

function nearest(quote) {
  if (!quote.nearest) return null;
  const { place, tape, share } = quote.nearest;
  return h(
    "section",
    { class: "warn" },
    h("h3", {}, "The nearest words on tape, which are not this quote's source"),
    h("p", {}, tape),
    h(
      "p",
      { class: "soft small" },
      `${place.speaker ?? ""} · ${place.call} ${timeOf(place)} · ${Math.round(share * 100)} % of its words`,
    ),
    place.startFrame !== null &&
      place.startFrame !== undefined &&
      button("▶ Hear it", () => playAt(place.recording, place.startFrame, place.endFrame), { class: "tiny" }),
  );
}

function places(quote) {
  if (quote.places.length === 0) return null;
  return h(
    "section",
    {},
    h("h3", {}, `Said word for word in ${quote.placeCount} places`),
    h(
      "ul",
      {},
      quote.places.map((place) =>
        h(
          "li",
          { class: "row" },
          place.startFrame !== null &&
            place.startFrame !== undefined &&
            button("▶", () => playAt(place.recording, place.startFrame, place.endFrame), {
              class: "tiny plain",
              "aria-label": "Hear it",
            }),
          h("span", {}, place.speaker ?? ""),
          h("span", { class: "soft" }, `${place.call} ${timeOf(place)}`),
        ),
      ),
    ),
  );
}

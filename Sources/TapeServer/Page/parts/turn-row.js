// One turn as it stands in the transcript.
import { button, h } from "./dom.js";
import { keyOf } from "./keys.js";
import { mayEdit } from "./role.js";
import { clock } from "./time.js";
import { hiddenTag, level, trustTag } from "./trust.js";

/** Makes the row of a turn. `state` says what is found in it, and whether it is the active one. */
export function turnRow(segment, index, { colour, bilingual, active, found, act }) {
  const grade = level(segment);
  const time = grade === "absent" ? "–" : clock(segment.startFrame / segment.rate);
  return h(
    "div",
    {
      class: `turn ${grade}${active ? " active" : ""}${bilingual ? " bilingual" : ""}`,
      role: "listitem",
      "data-turn": index,
      tabindex: active ? "0" : "-1",
      style: { "--speaker": `var(--speaker-${colour})` },
    },
    h("span", { class: "time figures" }, time),
    h("span", { class: "who" }, segment.speaker ?? "–"),
    h("p", { class: "said", dir: "auto", lang: segment.language ?? undefined }, words(segment, active, found)),
    bilingual && h("p", { class: "translation", dir: "auto" }, translation(segment, found)),
    h("div", { class: "trust" }, trustTag(segment), segment.redacted && hiddenTag()),
    active && tools(index, grade, act),
    active &&
      segment.remarks?.length > 0 &&
      h(
        "ul",
        { class: "remarks small soft" },
        segment.remarks.map((remark) => h("li", {}, remark)),
      ),
  );
}

/** The words with notes where they belong; each word knows its number. */
function words(segment, active, found) {
  const out = [];
  const good = level(segment) === "good" || level(segment) === "check";
  const marked = (index) => found?.some((place) => !place.layer && place.from <= index && index < place.to);
  const note = (index) =>
    (segment.notes ?? [])
      .filter((one) => one.wordIndex === index)
      .map((one) => [h("i", { class: "note" }, `[${one.text}]`), " "]);
  segment.words.forEach((word, index) => {
    out.push(note(index));
    const doubtful = good && word.confidence < 0.5;
    const hidden = segment.redacted && hiddenWords.test(word.text);
    const kind = [marked(index) && "found", doubtful && "doubtful", hidden && "hidden-words"].filter(Boolean).join(" ");
    out.push(
      h(
        "span",
        {
          "data-word": index,
          class: kind || undefined,
          role: active ? "button" : undefined,
          tabindex: active ? "-1" : undefined,
          title: doubtful ? `place of this word: ${Math.round(word.confidence * 100)} % sure` : undefined,
        },
        word.text,
      ),
      " ",
    );
  });
  out.push(note(segment.words.length));
  return segment.words.length > 0 ? out : [segment.text, note(0)];
}

/** What stands for hidden words. */
const hiddenWords = /(\[…\]|\[redacted\])/u;

/** Words with what stands for hidden ones marked. */
const withHidden = (text) =>
  text
    .split(hiddenWords)
    .map((piece) => (hiddenWords.test(piece) ? h("span", { class: "hidden-words" }, piece) : piece));

function translation(segment, found) {
  const text = segment.translation ?? "";
  const shown = segment.redacted ? withHidden(text) : text;
  return found?.some((place) => place.layer) ? h("mark", {}, shown) : shown;
}

function tools(index, grade, act) {
  const key = (name) => keyOf(name) || undefined;
  const edit = mayEdit();
  return h(
    "div",
    { class: "tools row no-print", role: "group", "aria-label": "This turn" },
    grade !== "absent" && button("Play", () => act.play(index), { class: "tiny" }),
    edit && grade !== "absent" && button("Clip", () => act.clip(index), { class: "tiny" }),
    edit && button("Words…", () => act.correct(index), { class: "tiny", title: key("correct") }),
    edit &&
      button(grade === "absent" ? "Place…" : "Edges", () => act.edges(index), { class: "tiny", title: key("edges") }),
    edit && grade !== "absent" && button("Confirm", () => act.confirm(index), { class: "tiny", title: key("confirm") }),
    edit && grade !== "absent" && button("Hide…", () => act.hide(index), { class: "tiny" }),
    button("Copy", () => act.copy(index), { class: "tiny", title: "Words, speaker, time and link" }),
  );
}

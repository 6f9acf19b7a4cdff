// A clip heard both ways: as said, the whole stretch of tape; as published, what is left of it.
import { address, get, part } from "./api.js";
import { button, choice, fill, h } from "./dom.js";
import * as player from "./player.js";
import { say } from "./speak.js";
import { length } from "./time.js";
import { verdicts } from "./verdicts.js";

/** The buttons A and B of a clip. `said()` plays the stretch. Gives the element, and what its key does. */
export function asPublished(clip, said) {
  const element = h("div", { class: "row compare", role: "group", "aria-label": "As said and as published" });
  let ways = [asCut(clip)];
  let way = ways[0];
  let last = null;
  const hearSaid = () => {
    last = "said";
    said();
  };
  const hearPublished = () => {
    last = "published";
    player.playFile("As published", way.path);
  };
  const draw = () => {
    const list = choice(
      ways.map((one, index) => [String(index), one.words]),
      String(ways.indexOf(way)),
      (value) => {
        way = ways[Number(value)];
        draw();
        element.querySelector("select")?.focus();
      },
      { "aria-label": "What is published" },
    );
    fill(
      element,
      button(`A  As said ${length(clip.runningTime)}`, hearSaid, { class: "tiny" }),
      button(`B  As published ${length(way.runningTime)}`, hearPublished, { class: "tiny" }),
      ways.length > 1 ? list : h("span", { class: "soft small" }, way.words),
      way.link && h("a", { href: way.link }, "Open the quote"),
    );
  };
  draw();
  const find = async () => {
    const answer = await get(`/clips/${part(clip.id)}/published`).catch(() => ({ items: [] }));
    const quotes = answer.items.sort((one, other) => other.share - one.share).slice(0, 12);
    ways = [...quotes.map(asQuoted), asCut(clip)];
    way = ways[0];
    draw();
  };
  return {
    element,
    find,
    compare() {
      if (last === "said") hearPublished();
      else hearSaid();
      say(last === "said" ? "As said" : "As published");
    },
  };
}

/** The clip's own file: cut, with fades and gain, and without what is hidden. */
function asCut(clip) {
  return {
    words: "the clip as it is cut",
    path: `/clips/${part(clip.id)}/audio.wav`,
    runningTime: clip.runningTime,
  };
}

/** What a story keeps of it. */
function asQuoted(quote) {
  const verdict = verdicts[quote.verdict];
  return {
    words: `quote ${quote.number} of ${quote.story}: ${verdict?.words ?? quote.verdict}`,
    path: keptPath(quote.check, quote.number),
    runningTime: quote.runningTime,
    link: `/checks/${part(quote.check)}#q${quote.number}`,
  };
}

/** Where the service joins what print keeps of a quote. */
export const keptPath = (check, number) => `/checks/${part(check)}/quotes/${number}/audio.wav`;

/** The same as an address that can be downloaded. */
export const keptAddress = (check, number) => address(keptPath(check, number));

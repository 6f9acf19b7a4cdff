// Verdicts of the quote check, with the signs and words that reports have.
import { h } from "./dom.js";

/** From best to worst: sign, words, how it is shown. */
export const verdicts = {
  verbatim: { sign: "=", words: "verbatim", tone: "good" },
  cleaned: { sign: "~", words: "cleaned", tone: "good" },
  condensed: { sign: "…", words: "condensed", tone: "check" },
  reordered: { sign: "⇄", words: "reordered", tone: "check" },
  spliced: { sign: "+", words: "spliced", tone: "check" },
  altered: { sign: "≠", words: "altered", tone: "bad" },
  misattributed: { sign: "@", words: "misattributed", tone: "bad" },
  notFound: { sign: "?", words: "not found", tone: "bad" },
};

/** The verdict as a tag: sign and word. */
export function verdictTag(quote) {
  const verdict = verdicts[quote.verdict] ?? { sign: "", words: quote.verdict, tone: "" };
  return h(
    "span",
    { class: `tag ${verdict.tone}` },
    `${verdict.sign} ${verdict.words}${quote.uncertain ? ", uncertain" : ""}`,
  );
}

/** Words between quotation marks, without the point or comma that would stand before another. */
const quoted = (words) => `“${(words ?? "").replace(/[.,;:]+$/u, "")}”`;

const around = (change) => `${Math.abs(change.seconds ?? 0).toFixed(1)} s`;

const sentences = {
  filler: (change) => `Filler left out: ${quoted(change.tape)}`,
  stumble: (change) => `Stumble left out: ${quoted(change.tape)}`,
  leftOut: (change) => `Left out${change.admitted ? "" : " without an ellipsis"}: ${quoted(change.tape)}`,
  order: (change) => `Goes back ${around(change)} on the tape`,
  splice: (change) =>
    change.seconds === undefined || change.seconds === null
      ? "Joins two recordings or layers"
      : `Joins places ${around(change)} apart${change.seconds < 0 ? ", backwards" : ""}`,
  changed: (change) => `Printed ${quoted(change.published)}, on the tape ${quoted(change.tape)}`,
  added: (change) => `Not on the tape: ${quoted(change.published)}`,
  ending: (change) => `Another ending: printed ${quoted(change.published)}, on the tape ${quoted(change.tape)}`,
  bracketed: (change) => `In brackets: ${quoted(change.published)}${change.tape ? ` for ${quoted(change.tape)}` : ""}`,
  question: (change) => `Asked or told? Printed ${quoted(change.published)}, on the tape ${quoted(change.tape)}`,
  speaker: (change) => `The story says ${change.published}, the tape has ${change.tape}`,
};

/** One change of an edit as a sentence. */
export function sentence(change) {
  const doubt = change.uncertain ? " (the transcript is probably wrong here)" : "";
  const alarms = change.alarms?.length ? `. Check the ${change.alarms.join(", ")}` : "";
  return (sentences[change.kind] ?? (() => change.kind))(change) + doubt + alarms;
}

// How far times can be trusted, in words, signs and patterns: never by colour alone.
import { h } from "./dom.js";

/** From which confidence a place is good, by where it comes from. Those of `aligned` are the
    aligner's own; an interpolated place is never more than to be checked. */
const goodFrom = { aligned: 0.95, stated: 0.8, interpolated: Infinity, confirmed: 0 };

/** `good`, `check`, `doubtful` or `absent`. */
export function level(segment) {
  if (segment.timing === "absent" || segment.startFrame === null || segment.startFrame === undefined) return "absent";
  if (segment.confidence >= (goodFrom[segment.timing] ?? 0.95)) return "good";
  return segment.confidence >= 0.6 ? "check" : "doubtful";
}

const signs = { good: "", check: "◐", doubtful: "◌", absent: "∅" };
const words = { good: "", check: "check", doubtful: "doubtful", absent: "not on the tape" };

/** What stands at the end of a turn: how its times are known, and how sure they are. */
export function trustTag(segment) {
  const grade = level(segment);
  if (grade === "absent") return h("span", { class: "tag bad" }, `${signs.absent} ${words.absent}`);
  if (segment.timing === "confirmed") return h("span", { class: "tag good" }, "✓ confirmed");
  const share = `${Math.round(segment.confidence * 100)} %`;
  if (grade === "good") return h("span", { class: "tag" }, `${segment.timing} ${share}`);
  return h(
    "span",
    { class: grade === "check" ? "tag check" : "tag bad" },
    `${signs[grade]} ${words[grade]} · ${segment.timing} ${share}`,
  );
}

/** Marks words of which something is hidden, and does not tell what. */
export const hiddenTag = () =>
  h("span", { class: "tag bad", title: "Some of it is hidden here, in words or in sound" }, "▒ hidden");

const barWords = {
  good: "found in the sound or confirmed",
  stated: "as the transcript states",
  check: "to check",
  doubtful: "doubtful",
  absent: "not on the tape",
};

/** A bar of five shares, told apart by pattern, with its words for screen readers. Counts are turns:
    those found in the sound by how far to trust them, the others by where their times come from. */
export function trustBar(counts = {}) {
  const { good = 0, confirmed = 0, stated = 0, check = 0, interpolated = 0, doubtful = 0, absent = 0 } = counts;
  const shares = [
    ["good", good + confirmed],
    ["stated", stated],
    ["check", check + interpolated],
    ["doubtful", doubtful],
    ["absent", absent],
  ];
  const total = shares.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return h("span", { class: "soft small" }, "no transcript");
  const title = shares
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${barWords[name]}`)
    .join(", ");
  return h(
    "span",
    { class: "shares", title, role: "img", "aria-label": `Turns: ${title}` },
    shares.map(
      ([name, count]) =>
        count > 0 && h("span", { class: `share-${name}`, style: { width: `${(count / total) * 100}%` } }),
    ),
  );
}

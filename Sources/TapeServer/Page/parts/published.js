// Which quote of a checked story a clip holds.
import { checkOf, knownChecks } from "./known-checks.js";

const seen = new Map();

/** The quote whose pieces lie in a clip, the nearest in length: `{check, story, number, verdict, pieces}`, or null. */
export async function publishedAs(clip) {
  let best = null;
  for (const { id } of knownChecks()) {
    const check = seen.get(id) ?? (await checkOf(id));
    if (!check) continue;
    seen.set(id, check);
    for (const quote of check.report.quotes) {
      const pieces = piecesOf(quote);
      const inside =
        pieces.length > 0 &&
        pieces.every(
          (piece) =>
            piece.recording === clip.recording &&
            piece.startFrame >= clip.startFrame - 1_000 &&
            piece.endFrame <= clip.endFrame + 1_000,
        );
      const span = pieces.reduce((sum, piece) => sum + piece.endFrame - piece.startFrame, 0);
      if (inside && (!best || span > best.span))
        best = { check: id, story: check.report.story, number: quote.number, verdict: quote.verdict, pieces, span };
    }
  }
  return best && best.span * 3 > clip.endFrame - clip.startFrame ? best : null;
}

/** The pieces of a quote that have a place, in the order of print; words left out within a piece
    are cut out of it. */
export function piecesOf(quote) {
  const out = [];
  quote.pieces.forEach((piece, index) => {
    if (piece.startFrame === null || piece.startFrame === undefined) return;
    let from = piece.startFrame;
    const left = quote.changes
      .filter(
        (change) =>
          change.piece === index &&
          ["filler", "stumble", "leftOut"].includes(change.kind) &&
          change.startFrame >= piece.startFrame &&
          change.endFrame <= piece.endFrame,
      )
      .sort((one, other) => one.startFrame - other.startFrame);
    for (const gap of left) {
      if (gap.startFrame > from) out.push({ recording: piece.recording, startFrame: from, endFrame: gap.startFrame });
      from = Math.max(from, gap.endFrame);
    }
    if (piece.endFrame > from) out.push({ recording: piece.recording, startFrame: from, endFrame: piece.endFrame });
  });
  return out;
}

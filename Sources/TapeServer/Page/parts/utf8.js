// The service counts places in words in bytes of UTF-8; these functions cut words there.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Cuts words at ranges of bytes: `[{text, range}]`, `range` the index or null. Ranges are in order. */
export function cutAt(words, ranges) {
  const all = encoder.encode(words);
  const pieces = [];
  let position = 0;
  const take = (start, end, range) => {
    if (end > start) pieces.push({ text: decoder.decode(all.subarray(start, end)), range });
  };
  ranges.forEach(([start, end], index) => {
    if (start < position || end > all.length) return;
    take(position, start, null);
    take(start, end, index);
    position = end;
  });
  take(position, all.length, null);
  return pieces;
}

// Finds words in the call that is open: the original by words, the translation by letters.

const fold = (words) =>
  words
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll("’", "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();

/** Places of words in a call: `[{turn, from, to}]` of words in the original, or `[{turn, layer}]`. */
export function findInCall(segments, typed) {
  const wanted = fold(typed).split(" ").filter(Boolean);
  if (wanted.length === 0) return [];
  const places = [];
  segments.forEach((segment, turn) => {
    const words = segment.words.map((word) => fold(word.text));
    for (let from = 0; from + wanted.length <= words.length; from += 1) {
      const fits = wanted.every((word, index) =>
        index === wanted.length - 1 ? words[from + index].startsWith(word) : words[from + index] === word,
      );
      if (fits) places.push({ turn, from, to: from + wanted.length });
    }
    if (segment.translation && fold(segment.translation).includes(wanted.join(" ")))
      places.push({ turn, layer: "translation" });
  });
  return places;
}

/** The frame at which a place found begins, or null where its turn is not on the tape. */
export function frameOfPlace(segments, place) {
  const segment = segments[place.turn];
  return (place.layer ? null : segment.words[place.from]?.startFrame) ?? segment.startFrame ?? null;
}

// Print beside tape, word by word.

const fold = (word) =>
  word
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll("’", "'")
    .replace(/[^\p{L}\p{N}']+/gu, "");

/** Aligns two texts: `[{print, tape}]` runs, one side empty where only the other has words; `same`
    where both have them. */
export function wordDifference(print, tape) {
  const [left, right] = [print.split(/\s+/u).filter(Boolean), tape.split(/\s+/u).filter(Boolean)];
  if (left.length * right.length > 250_000) return [{ same: false, print, tape }];
  const [one, other] = [left.map(fold), right.map(fold)];
  const width = other.length + 1;
  const best = new Uint16Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      best[row * width + column] =
        one[row] === other[column]
          ? best[(row + 1) * width + column + 1] + 1
          : Math.max(best[(row + 1) * width + column], best[row * width + column + 1]);
    }
  }
  const runs = [];
  const put = (same, a, b) => {
    const last = runs.at(-1);
    if (last && last.same === same) {
      last.print.push(...a);
      last.tape.push(...b);
    } else runs.push({ same, print: [...a], tape: [...b] });
  };
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    if (row < one.length && column < other.length && one[row] === other[column])
      put(true, [left[row++]], [right[column++]]);
    else if (
      column < other.length &&
      (row === one.length || best[row * width + column + 1] >= best[(row + 1) * width + column])
    )
      put(false, [], [right[column++]]);
    else put(false, [left[row++]], []);
  }
  return runs.map((run) => ({ same: run.same, print: run.print.join(" "), tape: run.tape.join(" ") }));
}

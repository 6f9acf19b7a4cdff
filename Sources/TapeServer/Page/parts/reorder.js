// Order by hand: rows are dragged, or moved by keys and buttons.

/** Makes rows of a list draggable. `key` tells a row from others, `move(row, before)` is called with
    the row dropped and the one it now stands before (null for the end); `take(data, before)` with
    what is dropped from elsewhere. Where rows show the place of the drop they have `drop-before`. */
export function dragRows(list, { rows, key, move, take, type }) {
  let held = null;
  const clear = () => {
    for (const row of list.querySelectorAll(".drop-before, .drop-after"))
      row.classList.remove("drop-before", "drop-after");
  };
  /** The row before which something at a height falls. */
  const target = (y) =>
    [...list.querySelectorAll(rows)].find((row) => {
      const box = row.getBoundingClientRect();
      return y < box.top + box.height / 2;
    }) ?? null;
  list.addEventListener("dragstart", (event) => {
    const row = event.target.closest?.(rows);
    if (!row) return;
    held = row;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData(type, key(row));
    row.classList.add("dragged");
  });
  list.addEventListener("dragend", () => {
    held?.classList.remove("dragged");
    held = null;
    clear();
  });
  list.addEventListener("dragover", (event) => {
    if (!held && !event.dataTransfer.types.includes("text/tapelog-clip")) return;
    event.preventDefault();
    clear();
    const before = target(event.clientY);
    if (before) before.classList.add("drop-before");
    else list.querySelector(`${rows}:last-of-type`)?.classList.add("drop-after");
  });
  list.addEventListener("dragleave", (event) => {
    if (!list.contains(event.relatedTarget)) clear();
  });
  list.addEventListener("drop", (event) => {
    event.preventDefault();
    clear();
    const before = target(event.clientY);
    const clip = event.dataTransfer.getData("text/tapelog-clip");
    if (held && before !== held) move(held, before);
    else if (!held && clip) take?.(clip, before);
  });
}

/** Whether a clip's slug, speakers or words hold what was typed, in lower case. */
export const holds = (clip, words) =>
  !words ||
  [clip.slug, clip.text, clip.translation, clip.name, ...(clip.speakers ?? [])].join(" ").toLowerCase().includes(words);

/** Puts the rows with these keys first, in this order; the others follow as they were. */
export function ordered(items, key, order) {
  const place = new Map(order.map((one, index) => [one, index]));
  return [...items].sort((one, other) => (place.get(key(one)) ?? Infinity) - (place.get(key(other)) ?? Infinity) || 0);
}

// One colour for each speaker of a call, always beside the name.

const count = 8;

/** Speakers of a call in the order in which they first speak, each with the number of its colour. */
export function colours(segments) {
  const numbers = new Map();
  for (const segment of segments) {
    const name = segment.speaker ?? "";
    if (!numbers.has(name)) numbers.set(name, numbers.size % count);
  }
  return numbers;
}

/** The present value of a colour of the page, for drawing. */
export function paint(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

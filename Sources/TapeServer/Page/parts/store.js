// What this browser remembers: settings, places, orders. Nothing said in a call is kept here.

/** What is stored under a name, or `otherwise`; also where storage is switched off. */
export function recall(name, otherwise) {
  try {
    const words = localStorage.getItem(`tapelog.${name}`);
    return words === null ? otherwise : JSON.parse(words);
  } catch {
    return otherwise;
  }
}

/** Stores a value; a full or forbidden storage is no error. */
export function remember(name, value) {
  try {
    localStorage.setItem(`tapelog.${name}`, JSON.stringify(value));
  } catch {
    // The page works without memory.
  }
}

// Begins a rundown by its title.
import { post } from "./api.js";
import { trying } from "./speak.js";

/** Most bytes of a name, with room for a number behind it. */
const most = 90;

/** The name that a file can have, out of a title in any language. */
export function rundownName(title) {
  const plain = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  let name = "";
  let bytes = 0;
  for (const letter of plain) {
    bytes += new TextEncoder().encode(letter).length;
    if (bytes > most) break;
    name += letter;
  }
  return name || "rundown";
}

/** Begins a rundown; another of the same name gets a number behind it. Gives it, or undefined where it failed. */
export function beginRundown(title) {
  const name = rundownName(title);
  const begin = async (number) => {
    try {
      return await post("/rundowns", { name: number === 1 ? name : `${name}-${number}`, title: title.trim() });
    } catch (error) {
      if (error.status !== 409 || number >= 50) throw error;
      return begin(number + 1);
    }
  };
  return trying(() => begin(1));
}

// What must be known before a call or a clip is heard.
import { h } from "./dom.js";

/** An advisory as a tag, or nothing without one. */
export const advisoryTag = (words) => words && h("span", { class: "tag check free", dir: "auto" }, `⚠ ${words}`);

/** A table with a heading for each column, in a box that scrolls by itself. */

import { h } from "./dom.js";

/**
 * Each heading is its words; `{ words, kind }` for a column with a class, `{ spoken }` for one whose heading only screen
 * readers say. The attributes are the box's.
 */
export function listTable(headings, body, attributes = {}) {
  const heading = (one) =>
    typeof one === "string"
      ? h("th", { scope: "col" }, one)
      : h("th", { scope: "col", class: one.kind }, one.words ?? h("span", { class: "spoken" }, one.spoken));
  return h(
    "div",
    { class: "tablebox", ...attributes },
    h("table", { class: "list" }, h("thead", {}, h("tr", {}, headings.map(heading))), body),
  );
}

// The custody log as a table.
import { h } from "./dom.js";
import { day } from "./time.js";

/** Entries, the newest first. */
export function logTable(items) {
  if (items.length === 0) return h("p", { class: "soft" }, "Nothing yet.");
  return h(
    "div",
    { class: "tablebox", tabindex: "0", role: "region", "aria-label": "Custody log" },
    h(
      "table",
      { class: "list" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["", "When", "Who", "What", "On what"].map((words) =>
            h("th", { scope: "col" }, words || h("span", { class: "spoken" }, "Number")),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        items.map((entry) =>
          h(
            "tr",
            {},
            h("td", { class: "figures soft" }, entry.number),
            h("td", { class: "figures" }, `${day(entry.at)}${entry.at?.slice(16, 19) ?? ""}`),
            h("td", {}, entry.by),
            h("td", {}, entry.action),
            h("td", { class: "figures" }, entry.subject),
          ),
        ),
      ),
    ),
  );
}

// The custody log as a table.
import { h } from "./dom.js";
import { listTable } from "./list-table.js";
import { part } from "./api.js";
import { day } from "./time.js";

/** What was done, in words, and where that can be looked at: by the log's own name for it. */
const acts = {
  indexed: ["recording indexed", recording],
  moved: ["recording found elsewhere", recording],
  described: ["taken from the catalogue", recording],
  confirmed: ["times confirmed", turn],
  corrected: ["words corrected", turn],
  clipStored: ["clip kept", (id) => `/clips/${part(id)}`],
  clipRemoved: ["clip removed"],
  rundownStored: ["rundown kept", rundown],
  rundownRemoved: ["rundown removed"],
  itemStored: ["item of a rundown kept", rundown],
  itemRemoved: ["item taken out of a rundown", rundown],
  undone: ["change of a rundown taken back", rundown],
  redacted: ["something hidden", () => "/redactions"],
  redactionRemoved: ["something shown again", () => "/redactions"],
  unredacted: ["let out unredacted"],
};

function recording(id) {
  return `/recordings/${part(id)}`;
}

function turn(id) {
  return recording(id.replace(/-\d+$/, ""));
}

function rundown(name) {
  return `/rundowns/${part(name)}`;
}

const headings = [{ spoken: "Number" }, "When", "Who", "What", "On what"];

/** Entries in the order given. */
export function logTable(items) {
  if (items.length === 0) return h("p", { class: "soft" }, "Nothing yet.");
  return listTable(headings, h("tbody", {}, items.map(row)), {
    tabindex: "0",
    role: "region",
    "aria-label": "Custody log",
  });
}

function row(entry) {
  const [words, address] = acts[entry.action] ?? [entry.action];
  const subject = address ? h("a", { href: address(entry.subject) }, entry.subject) : entry.subject;
  return h(
    "tr",
    {},
    h("td", { class: "figures soft" }, entry.number),
    h("td", { class: "figures" }, `${day(entry.at)}${entry.at?.slice(16, 19) ?? ""}`),
    h("td", {}, entry.by),
    h("td", {}, words),
    h("td", { class: "figures" }, subject),
  );
}

// The checks that were made, by whomever: each with its address, its outcome, and a way to take it away.
import { get, part, remove } from "./api.js";
import { sure } from "./dialog.js";
import { button, fill, h } from "./dom.js";
import { listTable } from "./list-table.js";
import { listenToChanges } from "./live.js";
import { mayEdit } from "./role.js";
import { say, trying } from "./speak.js";
import { day } from "./time.js";

const perPage = 30;

/** The list, the newest first, page by page. `begin()` follows what others do, and gives what ends that. */
export function checkList(first) {
  let items = first.items;
  let next = first.next;
  const body = h("tbody", {});
  const more = h("div", { class: "row" });
  const table = listTable(headings, body);
  const element = h("section", { class: "stack" }, h("h2", {}, "Checked stories"), table, more);
  const draw = () => {
    table.hidden = items.length === 0;
    fill(
      body,
      items.map((check) => row(check, () => take(check))),
    );
    fill(
      more,
      items.length === 0 && h("p", { class: "soft" }, "None yet. A checked story keeps its address, for everybody."),
      next && button("Show more", showMore),
    );
  };
  const take = async (check) => {
    const words = `“${nameOf(check)}” and its report go. Whoever has its address finds nothing there.`;
    if (!(await sure("Take this check away?", words, "Take it away"))) return;
    const gone = await trying(async () => {
      await remove(`/checks/${part(check.id)}`);
      return true;
    });
    if (gone) reload();
  };
  const showMore = async () => {
    const page = await trying(() => get("/checks", { limit: perPage, after: next }));
    if (!page) return;
    const at = items.length;
    items = items.concat(page.items);
    next = page.next;
    draw();
    body.children[at]?.querySelector("a")?.focus();
  };
  const reload = async () => {
    const page = await get("/checks", { limit: Math.max(perPage, items.length) }).catch(() => null);
    if (!page) return;
    const fresh = page.items.find((check) => !items.some((one) => one.id === check.id));
    if (fresh) say(`${fresh.by} checked ${nameOf(fresh)}`);
    ({ items, next } = page);
    draw();
  };
  draw();
  return { element, begin: () => listenToChanges({ check: reload, redaction: reload }) };
}

/** The first page of the list. */
export const firstChecks = () => get("/checks", { limit: perPage });

const headings = [
  "Story",
  "Quotes",
  "To look at",
  { words: "Policy", kind: "roomy" },
  "Checked",
  { words: "By", kind: "roomy" },
  { spoken: "Acts" },
];

const nameOf = (check) => check.title || check.story;

function row(check, take) {
  const { findings } = check;
  const outcome =
    findings === null
      ? h("span", { class: "soft", title: "The report is made again when it is opened" }, "–")
      : findings === 0
        ? h("span", { class: "tag good" }, "✓ none")
        : h("span", { class: "tag bad" }, `⚑ ${findings}`);
  return h(
    "tr",
    {},
    h("td", {}, h("a", { href: `/checks/${part(check.id)}`, dir: "auto" }, nameOf(check))),
    h("td", { class: "figures" }, check.quotes),
    h("td", {}, outcome),
    h("td", { class: "soft roomy" }, check.policy),
    h("td", { class: "figures soft" }, day(check.created)),
    h("td", { class: "soft roomy" }, check.by),
    h(
      "td",
      {},
      mayEdit() &&
        button("×", take, { class: "tiny plain", "aria-label": `Take ${nameOf(check)} away`, title: "Take away" }),
    ),
  );
}

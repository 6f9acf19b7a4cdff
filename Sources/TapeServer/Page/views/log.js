// The custody log: what was done to the index, by whom and when, the newest first.
import { get } from "../parts/api.js";
import { button, fill, h } from "../parts/dom.js";
import { logTable } from "../parts/log-table.js";
import { trying } from "../parts/speak.js";

/** Shows the log, page by page. */
export async function show(stage) {
  const items = [];
  const table = h("div", {});
  const more = h("div", { class: "row" });
  const take = (page) => {
    items.push(...page.items);
    fill(table, logTable(items));
    fill(
      more,
      page.next &&
        button("Show more", async () => {
          const next = await trying(() => get("/log", { after: page.next, limit: 200, newest: true }));
          if (next) take(next);
        }),
    );
  };
  take(await get("/log", { limit: 200, newest: true }));
  stage.append(
    h(
      "div",
      { class: "view stack" },
      h(
        "div",
        { class: "heading" },
        h("h1", { tabindex: "-1" }, "Custody log"),
        h(
          "p",
          { class: "soft" },
          "Each entry is linked to the one before by its hash; “tapelog verify” checks the chain.",
        ),
      ),
      table,
      more,
    ),
  );
  return { title: "Custody log" };
}

// All rundowns, and a new one.
import { all, part } from "../parts/api.js";
import { field, h } from "../parts/dom.js";
import { listTable } from "../parts/list-table.js";
import { mayEdit } from "../parts/role.js";
import { beginRundown } from "../parts/new-rundown.js";
import { go } from "../parts/router.js";
import { length } from "../parts/time.js";

/** Shows them. */
export async function show(stage) {
  const rundowns = await all("/rundowns");
  const title = h("input", { required: true, autocomplete: "off", maxlength: "120" });
  const form = h(
    "form",
    {
      class: "row low",
      onsubmit: async (event) => {
        event.preventDefault();
        const made = await beginRundown(title.value);
        if (made) go(`/rundowns/${part(made.name)}`);
      },
    },
    field("Title of a new rundown", title, { class: "field grow" }),
    h("button", { class: "main" }, "Begin it"),
  );
  stage.append(
    h(
      "div",
      { class: "view stack" },
      h("div", { class: "heading" }, h("h1", { tabindex: "-1" }, "Rundowns")),
      mayEdit() && form,
      rundowns.length === 0
        ? h(
            "p",
            { class: "empty" },
            "No rundown yet. A rundown is clips, narration and notes in the order in which they are heard.",
          )
        : listTable(
            ["Title", "Name", "Items", "Clips", "Running time", "Target"],
            h(
              "tbody",
              {},
              rundowns.map((one) =>
                h(
                  "tr",
                  {},
                  h("td", {}, h("a", { href: `/rundowns/${part(one.name)}`, dir: "auto" }, one.title || one.name)),
                  h("td", { class: "soft" }, one.name),
                  h("td", { class: "figures" }, one.items),
                  h("td", { class: "figures" }, one.clips),
                  h("td", { class: "figures" }, length(one.runningTime)),
                  h("td", { class: "figures soft" }, one.targetSeconds ? length(one.targetSeconds) : "–"),
                ),
              ),
            ),
          ),
    ),
  );
  return { title: "Rundowns" };
}

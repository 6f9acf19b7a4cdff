// Somebody changed a row first: both sides, and a choice.
import { button, h } from "./dom.js";
import { listTable } from "./list-table.js";
import { open } from "./dialog.js";

/** Shows the row as it now is beside what was to be written. Gives `mine`, `theirs` or null. */
export function conflict(title, pairs) {
  return new Promise((answer) => {
    let chosen = null;
    const choose = (value) => () => {
      chosen = value;
      window.close();
    };
    const window = open(
      title,
      h("p", {}, "Somebody changed it while you worked on it."),
      listTable(
        [{ spoken: "What" }, "Theirs", "Yours"],
        h(
          "tbody",
          {},
          pairs.map(([name, theirs, mine]) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, name),
              h("td", {}, String(theirs ?? "–")),
              h("td", {}, String(mine ?? "–")),
            ),
          ),
        ),
      ),
      h(
        "div",
        { class: "row end" },
        button("Take theirs", choose("theirs")),
        button("Keep mine", choose("mine"), { class: "main" }),
      ),
    );
    window.addEventListener("close", () => answer(chosen));
  });
}

/** Writes a row; where somebody was faster, asks, and writes again over the row as it now is. Gives
    the row that stands in the end. */
export async function writing(write, version, title, pairs) {
  try {
    return await write(version);
  } catch (error) {
    if (error.status !== 412 || !error.current) throw error;
    const chosen = await conflict(title, pairs(error.current));
    if (chosen !== "mine") return error.current;
    return writing(write, error.current.version, title, pairs);
  }
}

// Help on `?`: every key, which can be changed or switched off.
import { button, choice, field, fill, h } from "./dom.js";
import { open } from "./dialog.js";
import { actions, keyOf, pressed, reach, resetKeys, setKey, setReach } from "./keys.js";
import { say } from "./speak.js";

/** Shows the keys. */
export function showHelp() {
  const table = h("div", { class: "keys" });
  const reaches = choice(
    [
      ["page", "on the whole page"],
      ["desk", "only in waveform, transcript and lists"],
      ["off", "nowhere"],
    ],
    reach(),
    setReach,
  );
  open(
    "Keys",
    h(
      "div",
      { class: "row low" },
      field("Keys of one letter work", reaches),
      button("Keys as at first", () => {
        resetKeys();
        draw(table);
        say("Keys are as at first");
      }),
    ),
    table,
    h(
      "p",
      { class: "soft small" },
      "Times are typed as 1:02:03.4, 62.5, #496000 (a frame), or as time of day where the call's start is known.",
    ),
    h(
      "p",
      { class: "soft small" },
      "In a list, ↑ and ↓ move and Enter opens or plays. ",
      "In the transcript, ↑ and ↓ move by turns, ← and → by words, Enter plays from there.",
    ),
  );
  draw(table);
}

function draw(table) {
  const groups = [...new Set(actions.map((action) => action.group))];
  fill(
    table,
    groups.map((group) => [
      h("h3", {}, group),
      h(
        "dl",
        { class: "keylist" },
        actions
          .filter((action) => action.group === group)
          .map((action) => h("div", {}, h("dt", {}, action.words), h("dd", {}, keyButton(action, table)))),
      ),
    ]),
  );
}

/** A button that shows a key and takes the next one pressed. */
function keyButton(action, table) {
  const key = keyOf(action.name);
  const name = key ? keyWords(key) : "no key";
  const box = button(
    [h("kbd", {}, name)],
    () => {
      fill(box, "Press a key…");
      say(`Press the key for: ${action.words}`);
      box.addEventListener("keydown", take);
      box.addEventListener("blur", () => draw(table), { once: true });
    },
    { class: "plain tiny", "aria-label": `${action.words}: ${name}. Change` },
  );
  const take = (event) => {
    if (["Shift", "Alt", "Control", "Meta", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== "Escape") setKey(action.name, event.key === "Delete" ? "" : pressed(event));
    draw(table);
    [...table.querySelectorAll("button")]
      .find((one) => one.getAttribute("aria-label").startsWith(action.words))
      ?.focus();
  };
  return box;
}

/** A key as people read it. */
export function keyWords(key) {
  return key
    .replace("ArrowLeft", "←")
    .replace("ArrowRight", "→")
    .replace("ArrowUp", "↑")
    .replace("ArrowDown", "↓")
    .replaceAll("+", " ")
    .replace(/^ $|  $/, "+");
}

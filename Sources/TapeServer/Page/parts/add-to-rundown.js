// Puts a clip into a rundown: into the one used last, or one that is chosen or begun.
import { all, part, post } from "./api.js";
import { h } from "./dom.js";
import { open } from "./dialog.js";
import { beginRundown } from "./new-rundown.js";
import { go } from "./router.js";
import { notice, say, trying } from "./speak.js";
import { recall, remember } from "./store.js";

/** Asks into which rundown, and puts the clip at its end. */
export async function addToRundown(clip) {
  const rundowns = await trying(() => all("/rundowns"));
  if (!rundowns) return;
  const last = recall("rundown", null);
  const list = h(
    "select",
    { "aria-label": "Rundown", autofocus: true },
    rundowns.map((one) => h("option", { value: one.name }, one.title || one.name)),
    h("option", { value: "" }, "A new rundown…"),
  );
  if (rundowns.some((one) => one.name === last)) list.value = last;
  const title = h("input", { placeholder: "Its title", "aria-label": "Title of the new rundown", autocomplete: "off" });
  const draw = () => {
    title.hidden = list.value !== "";
    title.required = list.value === "";
  };
  list.addEventListener("change", () => {
    draw();
    if (!title.hidden) title.focus();
  });
  const form = h(
    "form",
    {
      class: "stack",
      onsubmit: async (event) => {
        event.preventDefault();
        const name = list.value || (await beginRundown(title.value))?.name;
        if (!name) return;
        const item = await trying(() => post(`/rundowns/${part(name)}/items`, { kind: "clip", clip: clip.id }));
        if (!item) return;
        remember("rundown", name);
        window.close();
        say(`${clip.slug} is in ${name}`);
        notice(`“${clip.slug}” is in ${name}`, {
          act: { words: "Open the rundown", run: () => go(`/rundowns/${part(name)}`) },
        });
      },
    },
    list,
    title,
    h("div", { class: "row end" }, h("button", { class: "main" }, "Put it in")),
  );
  draw();
  const window = open(`Put “${clip.slug}” into a rundown`, form);
}

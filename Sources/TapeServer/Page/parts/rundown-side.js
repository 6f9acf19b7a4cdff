// Beside a rundown: the bin, exports, loudness, the log of edits.
import { address, get, part } from "./api.js";
import { button, choice, fill, h } from "./dom.js";
import { loudness } from "./loudness.js";
import { holds, ordered } from "./reorder.js";
import { mayEdit } from "./role.js";
import { recall, remember } from "./store.js";
import { trying } from "./speak.js";
import { day, length } from "./time.js";

/** The side of a rundown's view: `drawBin()` shows other clips, `changed()` another state of the rundown. */
export function rundownSide(view) {
  const bin = binOf(view);
  const level = loudness(view);
  const log = edits(view);
  const element = h(
    "aside",
    { class: "side", "aria-label": "Bin and exports" },
    bin.element,
    exportsOf(view),
    level.element,
    log.element,
    mayEdit() &&
      h(
        "div",
        { class: "row" },
        button("Remove this rundown…", () => view.removeAll(), { class: "tiny danger" }),
      ),
  );
  const changed = () => {
    level.draw();
    log.draw();
  };
  return { element, changed, drawBin: bin.draw };
}

/** Most clips that stand in the page at once. */
const mostShown = 200;

/** The bin in the order that this browser keeps, narrowed by words. */
function binOf(view) {
  const list = h("ol", { class: "bin", "aria-label": "Bin" });
  const filter = h("input", {
    type: "search",
    placeholder: "Slug, speaker or words",
    "aria-label": "Narrow the bin",
    autocomplete: "off",
    oninput: () => draw(),
  });
  const draw = () => {
    const words = filter.value.toLowerCase();
    const clips = ordered(view.clips, (clip) => clip.id, recall("bin", [])).filter((clip) => holds(clip, words));
    filter.hidden = view.clips.length < 8 && !words;
    const none = view.clips.length === 0 ? "No clips yet." : "No clip has these words.";
    fill(
      list,
      clips.length === 0 && h("li", { class: "empty" }, none),
      clips.slice(0, mostShown).map((clip) => binRow(clip, view)),
      clips.length > mostShown && h("li", { class: "soft more" }, `${clips.length - mostShown} more: narrow the bin.`),
    );
  };
  draw();
  return { element: h("section", {}, h("h2", {}, "Bin"), filter, list), draw };
}

function binRow(clip, view) {
  return h(
    "li",
    {
      class: "clip",
      draggable: mayEdit() ? "true" : undefined,
      "data-clip": clip.id,
      ondragstart: (event) => {
        event.dataTransfer.setData("text/tapelog-clip", String(clip.id));
        event.dataTransfer.effectAllowed = "copyMove";
      },
    },
    h(
      "div",
      { class: "grow" },
      h("p", { class: "slug" }, clip.slug),
      h("p", { class: "soft small" }, `${clip.inCue} … ${clip.outCue}`),
    ),
    h("span", { class: "figures small" }, length(clip.runningTime)),
    mayEdit() && button("Add", () => view.addClip(clip.id), { class: "tiny", "aria-label": `Add ${clip.slug}` }),
  );
}

/** Any format of the registry, with what it leaves out. */
function exportsOf(view) {
  const { name } = view;
  const box = h("div", { class: "formats" }, h("p", { class: "soft" }, "…"));
  const load = async () => {
    const answer = await trying(() => get("/formats"));
    const formats = (answer?.items ?? []).filter((format) => format.use === "rundown" || format.use === "session");
    if (formats.length === 0) return fill(box, h("p", { class: "soft" }, "No formats."));
    const losses = h("div", { class: "losses" });
    const link = h("a", { class: "button main", download: true }, "Export");
    const list = choice(
      formats.map((format) => [format.name, `${format.name} – ${format.summary}`]),
      recall("format", formats[0].name),
      () => pick(),
      { "aria-label": "Format" },
    );
    if (list.selectedIndex < 0) list.selectedIndex = 0;
    const pick = () => {
      const format = formats.find((one) => one.name === list.value);
      remember("format", format.name);
      link.href = address(`/rundowns/${part(name)}/exports/${part(format.name)}`);
      fill(
        losses,
        format.losses?.length
          ? h(
              "details",
              {},
              h("summary", {}, `What it leaves out (${format.losses.length})`),
              h(
                "ul",
                {},
                format.losses.map((words) => h("li", {}, words)),
              ),
            )
          : "It loses nothing.",
      );
    };
    pick();
    return fill(box, list, h("div", { class: "row" }, link), losses);
  };
  load();
  return h("section", {}, h("h2", {}, "Export"), box);
}

/** Who changed what, when, from what to what. */
function edits(view) {
  const box = h("div", {});
  const load = async () => {
    const answer = await trying(() => get(`${view.path}/log`));
    const items = (answer?.items ?? []).slice(-50).reverse();
    const none = h("p", { class: "soft" }, "Nothing yet.");
    fill(box, items.length === 0 ? none : h("ol", { class: "small stack" }, items.map(editRow)));
  };
  const details = h("details", { ontoggle: () => details.open && load() }, h("summary", {}, "Edit log"), box);
  return {
    element: h("section", {}, details),
    draw: () => {
      if (details.open) load();
    },
  };
}

function editRow(entry) {
  const [before, after] = [entry.before, entry.after].map(stateWords);
  const moved = entry.before && entry.after && before === after;
  return h(
    "li",
    {},
    h("p", {}, h("b", {}, entry.by), ` ${actWords(entry)}`, h("span", { class: "soft" }, ` · ${day(entry.at)}`)),
    h("p", { class: "soft" }, moved ? before : [before, before && after && " → ", after]),
  );
}

/** What was done, in one or two words. */
function actWords({ before, after, undoes }) {
  if (undoes !== undefined) return "took back";
  if (!before) return after.title === undefined ? "added" : "began";
  if (!after) return "took out";
  const [was, is] = [before, after].map(stateWords);
  return was === is ? "moved" : "changed";
}

/** What stood before or after an edit, in few words; empty for nothing. */
function stateWords(value) {
  if (value === null || value === undefined) return "";
  const target = value.targetSeconds === undefined ? "" : `, target ${length(value.targetSeconds)}`;
  const words =
    value.title === undefined ? (value.narration ?? value.note ?? `clip ${value.clip}`) : value.title + target;
  return words.length > 90 ? `${words.slice(0, 90)}…` : words;
}

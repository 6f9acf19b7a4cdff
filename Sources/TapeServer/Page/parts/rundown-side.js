// Beside a rundown: the bin, exports, loudness, the log of edits.
import { address, get, part, post } from "./api.js";
import { button, choice, fill, h } from "./dom.js";
import { mixAddress } from "./programme.js";
import { mayEdit } from "./role.js";
import { recall, remember } from "./store.js";
import { trying } from "./speak.js";
import { day, length } from "./time.js";

/** The side of a rundown's view. */
export function rundownSide(view) {
  const bin = h("ol", { class: "bin", "aria-label": "Bin" });
  const draw = () =>
    fill(
      bin,
      view.clips.length === 0 && h("li", { class: "empty" }, "No clips yet."),
      view.clips.map((clip) =>
        h(
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
        ),
      ),
    );
  draw();
  const element = h(
    "aside",
    { class: "side", "aria-label": "Bin and exports" },
    h("section", {}, h("h2", {}, "Bin"), bin),
    exportsOf(view),
    loudness(view),
    edits(view),
  );
  return { element, draw };
}

/** Any format of the registry, with what it leaves out. */
function exportsOf(view) {
  const name = view.rundown.name;
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
  return h(
    "section",
    {},
    h("h2", {}, "Export"),
    box,
    h(
      "div",
      { class: "row" },
      h("a", { class: "button tiny", href: mixAddress(name, "wav"), download: `${name}.wav` }, "Mix as WAV"),
      h("a", { class: "button tiny", href: mixAddress(name, "flac"), download: `${name}.flac` }, "Mix as FLAC"),
    ),
  );
}

function loudness(view) {
  const out = h("dl", { class: "facts", role: "status" });
  const measure = button(
    "Measure",
    async () => {
      measure.disabled = true;
      const found = await trying(() => post(`${view.path}/loudness`, {}));
      measure.disabled = false;
      if (!found) return;
      const figure = (value, unit) => (value === null || value === undefined ? "–" : `${value.toFixed(1)} ${unit}`);
      fill(
        out,
        h("dt", {}, "Programme"),
        h("dd", { class: "figures" }, figure(found.integrated, "LUFS")),
        h("dt", {}, "True peak"),
        h("dd", { class: "figures" }, figure(found.truePeak, "dBTP")),
        h("dt", {}, "Range"),
        h("dd", { class: "figures" }, figure(found.range, "LU")),
      );
    },
    { class: "tiny" },
  );
  return h("section", {}, h("h2", {}, "Loudness of the mix"), h("div", { class: "row" }, measure), out);
}

function edits(view) {
  const box = h("div", {});
  const details = h(
    "details",
    {
      ontoggle: async () => {
        if (!details.open) return;
        const answer = await trying(() => get(`${view.path}/log`));
        const items = answer?.items ?? [];
        fill(
          box,
          items.length === 0
            ? h("p", { class: "soft" }, "Nothing yet.")
            : h(
                "ol",
                { class: "small stack" },
                items
                  .slice()
                  .reverse()
                  .slice(0, 50)
                  .map((entry) =>
                    h(
                      "li",
                      {},
                      h(
                        "p",
                        {},
                        h("b", {}, entry.by ?? ""),
                        ` ${entry.action}`,
                        h("span", { class: "soft" }, ` ${day(entry.at)}`),
                      ),
                      (entry.before || entry.after) &&
                        h("p", { class: "soft" }, shown(entry.before), " → ", shown(entry.after)),
                    ),
                  ),
              ),
        );
      },
    },
    h("summary", {}, "Edit log"),
    box,
  );
  return h("section", {}, details);
}

/** What stood before or after an edit, in few words. */
function shown(value) {
  if (value === null || value === undefined) return "nothing";
  const words =
    typeof value === "object"
      ? (value.text ?? value.title ?? value.slug ?? value.clip?.slug ?? JSON.stringify(value))
      : String(value);
  return words.length > 90 ? `${words.slice(0, 90)}…` : words;
}

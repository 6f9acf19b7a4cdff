// Redactions: what is hidden in everything that leaves, and what a word or a name would hide.
import { all, get, part, post, remove } from "../parts/api.js";
import { sure } from "../parts/dialog.js";
import { button, field, fill, h } from "../parts/dom.js";
import * as player from "../parts/player.js";
import { mayEdit } from "../parts/role.js";
import { notice, say, trying } from "../parts/speak.js";
import { clock, day, seconds } from "../parts/time.js";
import { cutAt } from "../parts/utf8.js";

/** Shows the list and the trial. */
export async function show(stage) {
  const view = new Redactions(await all("/redactions"));
  view.build(stage);
  return { title: "Redactions" };
}

class Redactions {
  constructor(items) {
    this.items = items;
  }

  build(stage) {
    this.list = h("div", {});
    this.trial = h("div", { class: "stack" });
    this.words = h("input", { required: true, autocomplete: "off", maxlength: "200" });
    this.as = h("input", { autocomplete: "off", placeholder: "[name]", maxlength: "60" });
    const form = h("form", { class: "row low", onsubmit: (event) => { event.preventDefault(); this.preview(); } },
      field("Name or words", this.words, { class: "field grow" }), field("Shown instead", this.as), h("button", {}, "Show what would be hidden"));
    stage.append(h("div", { class: "view stack" }, h("div", { class: "heading" }, h("h1", { tabindex: "-1" }, "Redactions"),
      h("p", { class: "soft" }, "Bleeped in the sound, blocked out in words, peaks, file names and every export. The recordings stay as they are.")),
    h("section", { class: "panel stack" }, h("h2", {}, "Hide a name or words everywhere"), form, this.trial), h("section", { class: "stack" }, h("h2", {}, "Hidden"), this.list,
      h("p", { class: "soft small" }, "To hide a range, open its recording, choose it and press “Hide…”."))));
    this.draw();
  }

  draw() {
    fill(this.list, this.items.length === 0 ? h("p", { class: "soft" }, "Nothing is hidden.") : h("div", { class: "tablebox" }, h("table", { class: "list" },
      h("thead", {}, h("tr", {}, ["What", "Where", "Places", "Reason", "By", ""].map((words) => h("th", { scope: "col" }, words || h("span", { class: "spoken" }, "Acts"))))),
      h("tbody", {}, this.items.map((item) => this.row(item))))));
  }

  row(item) {
    const range = item.startFrame !== undefined && item.startFrame !== null && item.recording;
    return h("tr", {}, h("td", {}, h("span", { class: "tag" }, "▒"), " ", item.name ?? item.words ?? "a range", item.as && h("span", { class: "soft" }, ` → ${item.as}`)),
      h("td", { class: "figures" }, range ? [h("a", { href: `/recordings/${item.recording.slice(0, 12)}` }, item.recordingName ?? item.recording.slice(0, 12)), ` ${clock(item.start ?? 0)}–${clock(item.end ?? 0)}`] : "everywhere"),
      h("td", { class: "figures" }, item.places ?? ""), h("td", {}, item.reason ?? ""), h("td", { class: "soft" }, `${item.by ?? ""} ${day(item.at)}`),
      h("td", {}, h("div", { class: "row end" }, range && button("▶", () => this.hear(item), { class: "tiny", "aria-label": "Hear it as it leaves" }), mayEdit() && button("Show again…", () => this.lift(item), { class: "tiny danger" }))));
  }

  /** Plays a range with a second around it. */
  async hear(item) {
    const recording = await trying(() => get(`/recordings/${part(item.recording)}`));
    if (!recording) return;
    player.load(recording);
    player.playRange(Math.max(0, item.startFrame - recording.rate), Math.min(recording.frameCount, item.endFrame + recording.rate));
  }

  async preview() {
    const words = this.words.value.trim();
    if (!words) return;
    const found = await trying(() => get("/redactions/preview", { words }));
    if (!found) return;
    const count = found.items.length;
    say(`${count} places`);
    fill(this.trial, h("div", { class: "row" }, h("p", { class: "grow" }, count === 0 ? "Nothing in the index holds these words. File names and papers that hold them would be changed too." : `${count} place${count === 1 ? "" : "s"} would be hidden:`),
      mayEdit() && button(`Hide “${words}” everywhere`, () => this.hide(words), { class: "main" })),
    count > 0 && h("div", { class: "hits", role: "list", "aria-label": "What would be hidden" }, found.items.map((place) => h("div", { class: "hit", role: "listitem" },
      place.startFrame === null || place.startFrame === undefined ? h("span", { class: "tag" }, "text") : button("▶", () => this.hear(place), { class: "round", "aria-label": "Hear it" }),
      h("div", {}, h("p", { class: "words" }, cutAt(place.snippet ?? "", place.matches ?? []).map((piece) => piece.range === null ? piece.text : h("mark", {}, piece.text))),
        h("p", { class: "where" }, h("b", {}, place.speaker ?? ""), h("span", {}, place.name), place.start !== null && place.start !== undefined && h("span", { class: "figures" }, clock(place.start)))),
      place.startFrame !== null && place.startFrame !== undefined && h("a", { class: "button tiny", href: `/recordings/${place.recording.slice(0, 12)}#t=${seconds(place.startFrame, place.rate)},${seconds(place.endFrame, place.rate)}` }, "Open")))));
  }

  async hide(words) {
    const made = await trying(() => post("/redactions", { name: words, as: this.as.value.trim() || undefined }));
    if (!made) return;
    this.items = await all("/redactions").catch(() => this.items);
    fill(this.trial);
    this.words.value = "";
    this.draw();
    notice("Hidden in everything that leaves");
  }

  async lift(item) {
    if (!(await sure("Show it again?", "It will be in every export made from now on. The log keeps that it was hidden.", "Show it again"))) return;
    if ((await trying(async () => { await remove(`/redactions/${part(item.id)}`, item.version); return true; })) === undefined) return;
    this.items = this.items.filter((one) => one.id !== item.id);
    this.draw();
  }
}

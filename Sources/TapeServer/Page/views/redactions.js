// Redactions: what is hidden in everything that leaves, and what a word or a name would hide.
import { all, get, part, post, remove } from "../parts/api.js";
import { deskAddress } from "../parts/desk-address.js";
import { sure } from "../parts/dialog.js";
import { button, choice, field, fill, h } from "../parts/dom.js";
import { listTable } from "../parts/list-table.js";
import { hearAround, hiddenPlaces, recordingOf } from "../parts/hidden-places.js";
import { mayEdit } from "../parts/role.js";
import { notice, say, trying } from "../parts/speak.js";
import { clock } from "../parts/time.js";

/** Shows the list and the trial. */
export async function show(stage) {
  if (!mayEdit()) {
    stage.append(
      h(
        "div",
        { class: "view" },
        h("h1", { tabindex: "-1" }, "Redactions"),
        h("p", { class: "warn" }, "What is hidden is shown to those who may edit."),
      ),
    );
    return { title: "Redactions" };
  }
  const view = new Redactions(await all("/redactions"));
  view.build(stage);
  return { title: "Redactions" };
}

class Redactions {
  constructor(items) {
    this.items = items;
    this.kind = "name";
  }

  build(stage) {
    this.list = h("div", {});
    this.trial = h("div", { class: "stack" });
    this.words = h("input", { required: true, autocomplete: "off", maxlength: "200" });
    this.as = h("input", { autocomplete: "off", placeholder: "[redacted]", maxlength: "60" });
    const as = field("Shown instead", this.as);
    const kind = choice(
      [
        ["name", "a name, in every form"],
        ["words", "words"],
      ],
      this.kind,
      (value) => {
        this.kind = value;
        as.hidden = value !== "name";
        fill(this.trial);
      },
    );
    const form = h(
      "form",
      {
        class: "row low",
        onsubmit: (event) => {
          event.preventDefault();
          this.preview();
        },
      },
      field("Hide", kind),
      field("Name or words", this.words, { class: "field grow" }),
      as,
      h("button", {}, "Show what would be hidden"),
    );
    stage.append(
      h(
        "div",
        { class: "view stack" },
        h(
          "div",
          { class: "heading" },
          h("h1", { tabindex: "-1" }, "Redactions"),
          h(
            "p",
            { class: "soft" },
            "Bleeped in the sound, blocked out in words, peaks, file names and every export. ",
            "The recordings stay as they are.",
          ),
        ),
        h("section", { class: "panel stack" }, h("h2", {}, "Hide a name or words everywhere"), form, this.trial),
        h(
          "section",
          { class: "stack" },
          h("h2", {}, "Hidden"),
          this.list,
          h("p", { class: "soft small" }, "To hide a range, open its recording, choose it and press “Hide…”."),
        ),
      ),
    );
    this.draw();
  }

  async draw() {
    const rows = [];
    for (const item of this.items) rows.push(this.row(item, item.recording ? await recordingOf(item.recording) : null));
    fill(
      this.list,
      rows.length === 0
        ? h("p", { class: "soft" }, "Nothing is hidden.")
        : listTable(["What", "Where", "Sound", "Reason", { spoken: "Acts" }], h("tbody", {}, rows)),
    );
  }

  row(item, recording) {
    const range = item.kind === "range";
    const time = (frame) => (recording ? clock(frame / recording.rate) : `#${frame}`);
    return h(
      "tr",
      {},
      h(
        "td",
        {},
        h("span", { class: "tag" }, "▒"),
        " ",
        item.name ?? item.words ?? "a range",
        item.pseudonym && h("span", { class: "soft" }, ` → ${item.pseudonym}`),
      ),
      h(
        "td",
        { class: "figures" },
        range
          ? [
              h("a", { href: deskAddress(item.recording) }, recording?.name ?? item.recording.slice(0, 12)),
              ` ${time(item.startFrame)}–${time(item.endFrame)}`,
            ]
          : "everywhere",
      ),
      h("td", {}, item.sound ?? ""),
      h("td", {}, item.reason ?? ""),
      h(
        "td",
        {},
        h(
          "div",
          { class: "row end" },
          range &&
            button("▶", () => hearAround(item.recording, item.startFrame, item.endFrame), {
              class: "tiny",
              "aria-label": "Hear it as it leaves",
            }),
          button("Show again…", () => this.lift(item), { class: "tiny danger" }),
        ),
      ),
    );
  }

  /** What is to be hidden, as the service takes it. */
  wish() {
    const words = this.words.value.trim();
    return this.kind === "words" ? { words } : { name: words, as: this.as.value.trim() || undefined };
  }

  async preview() {
    const wish = this.wish();
    const found = await trying(() => get("/redactions/preview", wish));
    if (!found) return;
    const count = found.count ?? found.items.length;
    const unplaced = found.unplaced ? `, ${found.unplaced} of them without a known time` : "";
    say(`${count} places`);
    fill(
      this.trial,
      h(
        "div",
        { class: "row" },
        h(
          "p",
          { class: "grow" },
          count === 0
            ? "Nothing in the index holds these words. What is added later will be hidden."
            : `${count} place${count === 1 ? "" : "s"} would be hidden${unplaced}:`,
        ),
        button(`Hide “${wish.name ?? wish.words}” everywhere`, () => this.hide(wish), { class: "main" }),
      ),
      count > 0 && (await hiddenPlaces(found.items)),
    );
  }

  async hide(wish) {
    const made = await trying(() => post("/redactions", wish));
    if (!made) return;
    this.items = await all("/redactions").catch(() => this.items);
    fill(this.trial);
    this.words.value = "";
    this.draw();
    notice("Hidden in everything that leaves");
  }

  async lift(item) {
    if (
      !(await sure(
        "Show it again?",
        "It will be in every export made from now on. The log keeps that it was hidden.",
        "Show it again",
      ))
    )
      return;
    if (
      (await trying(async () => {
        await remove(`/redactions/${part(item.id)}`);
        return true;
      })) === undefined
    )
      return;
    this.items = this.items.filter((one) => one.id !== item.id);
    this.draw();
  }
}

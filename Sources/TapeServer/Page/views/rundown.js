// One rundown: clips, narration and notes in order, heard as a whole, changed by several at a time.
import { all, get, part, patch, post, remove } from "../parts/api.js";
import { conflict, writing } from "../parts/conflict.js";
import { ask, sure } from "../parts/dialog.js";
import { button, choice, fill, h } from "../parts/dom.js";
import { bind } from "../parts/keys.js";
import { listenToChanges } from "../parts/live.js";
import * as player from "../parts/player.js";
import { narrationModes, playProgramme } from "../parts/programme.js";
import { dragRows } from "../parts/reorder.js";
import { mayEdit } from "../parts/role.js";
import { go } from "../parts/router.js";
import { itemRow, showTimes } from "../parts/rundown-item.js";
import { rundownSide } from "../parts/rundown-side.js";
import { notice, say, trying } from "../parts/speak.js";
import { recall, remember } from "../parts/store.js";
import { length } from "../parts/time.js";
import { targetMeter } from "../parts/target-meter.js";

/** Shows the rundown of the address. */
export async function show(stage, { name }) {
  const [rundown, clips] = await Promise.all([get(`/rundowns/${part(name)}`), all("/clips")]);
  const view = new Rundown(name, rundown, clips);
  view.build(stage);
  remember("rundown", name);
  return {
    title: rundown.title || name,
    shown: () => view.shown(),
    holds: () => view.holds(),
    leave: () => view.leave(),
  };
}

class Rundown {
  /** `name` is that of the address; the rundown's own may be shown without what is hidden. */
  constructor(name, rundown, clips) {
    Object.assign(this, { name, rundown, clips });
    this.path = `/rundowns/${part(name)}`;
    this.narration = recall("narration", "time");
    /** What is written and not kept yet, by item: how to try again. */
    this.unkept = new Map();
  }

  get items() {
    return this.rundown.items;
  }

  build(stage) {
    this.list = h("ol", {
      class: "items",
      "aria-label": "Items in the order in which they are heard",
      onkeydown: (event) => this.pressed(event),
    });
    this.title = h("h1", { tabindex: "-1", dir: "auto" });
    this.playAll = button("▶ Play", () => (player.now().guest ? player.stop() : this.play(0)), { class: "main" });
    this.meter = targetMeter((targetSeconds) => this.change(() => this.patch({ targetSeconds })));
    this.side = rundownSide(this);
    const edit = mayEdit();
    stage.append(
      h(
        "div",
        { class: "view full rundown" },
        h(
          "div",
          { class: "sheet" },
          h(
            "div",
            { class: "heading" },
            this.title,
            (this.facts = h("p", { class: "soft" })),
            edit && button("Rename…", () => this.rename(), { class: "tiny plain" }),
            edit &&
              button("Undo", () => this.undo(), { class: "tiny push", title: "Undo the last change of this rundown" }),
          ),
          h(
            "div",
            { class: "row" },
            this.playAll,
            choice(
              narrationModes,
              this.narration,
              (value) => {
                this.narration = value;
                remember("narration", value);
              },
              { "aria-label": "What is heard of narration" },
            ),
            edit && button("+ Narration", () => this.addWords("narration")),
            edit && button("+ Note", () => this.addWords("note")),
          ),
          this.meter.element,
          this.list,
        ),
        this.side.element,
      ),
    );
    if (edit)
      dragRows(this.list, {
        rows: ".item",
        key: (row) => row.dataset.item,
        type: "text/tapelog-item",
        move: (row, before) => this.move(row.dataset.item, before ? Number(before.dataset.item) : null),
        take: (clip, before) => this.addClip(clip, before ? Number(before.dataset.item) : undefined),
      });
    this.draw();
  }

  shown() {
    this.unbind = bind({
      moveUp: () => this.step(-1),
      moveDown: () => this.step(1),
      play: () => {
        if (player.playing()) player.stop();
        else this.play(Math.max(0, this.place()));
      },
    });
    this.onChange = () => {
      this.playAll.textContent = player.now().guest ? "■ Stop" : "▶ Play";
    };
    player.events.addEventListener("change", this.onChange);
    this.stopListening = listenToChanges({
      rundown: ({ name, version }) => {
        if (name !== undefined && name !== this.rundown.name) return;
        if (name === undefined) for (const again of [...this.unkept.values()]) again();
        if (version === null && !this.leaving) this.removed();
        else if (version !== this.rundown.version) this.reload(true);
      },
      clip: async () => {
        this.clips = await all("/clips").catch(() => this.clips);
        this.side.drawBin();
        this.reload(false);
      },
    });
  }

  /** Takes the rundown as the service now has it. */
  async reload(byOthers) {
    const fresh = await get(this.path).catch(() => null);
    if (!fresh || this.gone) return;
    const changed = fresh.version !== this.rundown.version;
    if (this.editing || this.unkept.size > 0) return this.whileWriting(fresh, byOthers && !this.mine);
    this.rundown = fresh;
    this.draw();
    if (byOthers && changed && !this.mine) say("The rundown has changed");
  }

  draw() {
    const held = document.activeElement?.closest?.(".item")?.dataset.item;
    this.title.textContent = this.rundown.title || this.rundown.name;
    const clips = this.items.filter((item) => item.kind === "clip").length;
    this.facts.textContent = `${clips} clip${clips === 1 ? "" : "s"}, ${length(this.rundown.runningTime)}`;
    this.meter.draw(this.rundown);
    this.side.changed();
    fill(
      this.list,
      this.items.map((item, index) => itemRow(item, index, this)),
      this.items.length === 0 &&
        h(
          "li",
          { class: "empty" },
          "Drag clips here from the bin, or press “Add” beside one. Write narration between them.",
        ),
    );
    const row = held ? this.rowOf(held) : null;
    if (row) row.focus({ preventScroll: true });
    else this.list.querySelector(".item")?.setAttribute("tabindex", "0");
  }

  /** While somebody writes here, rows stay as they are: after a change of one's own they take the new
      times and versions; what others change is shown when the writing is over, so that it is not
      overwritten unseen. */
  whileWriting(fresh, byOthers) {
    this.stale = true;
    if (byOthers) return;
    const known = new Map(this.items.map((item) => [item.id, item]));
    fresh.items = fresh.items.map((item) => Object.assign(known.get(item.id) ?? {}, item));
    this.rundown = fresh;
    for (const item of fresh.items) showTimes(this.rowOf(String(item.id)), item);
    this.meter.draw(fresh);
  }

  /** Somebody has finished writing in an item. */
  written() {
    this.editing = false;
    if (!this.stale) return;
    setTimeout(() => {
      if (this.editing || this.mine || this.unkept.size > 0) return;
      this.stale = false;
      this.reload(false);
    }, 200);
  }

  rowOf(id) {
    return this.list.querySelector(`[data-item="${CSS.escape(id)}"]`);
  }

  /** The place of the item that has the focus, or -1. */
  place() {
    const id = document.activeElement?.closest?.(".item")?.dataset.item;
    return this.items.findIndex((item) => String(item.id) === id);
  }

  /** Does something to the rundown, then shows it as it now is. */
  async change(work, focus) {
    this.mine = true;
    const done = await trying(work);
    await this.reload(false);
    this.mine = false;
    const id = focus?.(done);
    if (id !== undefined && id !== null && !this.editing) this.rowOf(String(id))?.focus();
    return done;
  }

  addClip(clip, before) {
    return this.change(
      () => post(`${this.path}/items`, { kind: "clip", clip, before }),
      (after) => this.newest(after),
    ).then((after) => after && say("Added"));
  }

  async addWords(kind) {
    const after = this.place() >= 0 ? this.items[this.place()].id : undefined;
    const text = await ask(kind === "narration" ? "Narration" : "A note", {
      label: kind === "narration" ? "Words that a presenter will speak" : "For those who make the programme",
      action: "Add it",
      check: (words) => (words.trim() ? null : "Write something."),
    });
    if (text !== null)
      this.change(
        () => post(`${this.path}/items`, { kind, text: text.trim(), after }),
        (rundown) => this.newest(rundown),
      );
  }

  /** The item that was made last. */
  newest(rundown) {
    return rundown ? Math.max(...rundown.items.map((item) => item.id)) : null;
  }

  /** Writes words or a time of an item; where somebody was faster, asks. What cannot be kept stays on the page,
      marked, and `again` is tried once the service is back. */
  async write(item, change, names, again) {
    this.unkept.set(item.id, again);
    const keep = async () => {
      const kept = await writing(
        (version) => this.patchItem(item, change, version),
        item.version,
        "This item",
        (current) => names.map(([name, words]) => [words, current[name], change[name]]),
      );
      this.unkept.delete(item.id);
      return kept;
    };
    const done = await this.change(keep, () => item.id);
    this.rowOf(String(item.id))?.classList.toggle("unkept", this.unkept.has(item.id));
    return done;
  }

  /** Lets what was written in an item go. */
  giveUp(item) {
    this.unkept.delete(item.id);
    this.rowOf(String(item.id))?.classList.remove("unkept");
  }

  /** Changes an item. A refusal tells the whole rundown as it is; what counts is the item in it. */
  async patchItem(item, change, version) {
    try {
      return await patch(`${this.path}/items/${part(item.id)}`, change, version);
    } catch (error) {
      if (error.status === 412) error.current = error.current?.items?.find((one) => one.id === item.id);
      throw error;
    }
  }

  async remove(item) {
    const index = this.items.findIndex((one) => one.id === item.id);
    const done = await this.change(
      async () => {
        await remove(`${this.path}/items/${part(item.id)}`, item.version);
        return true;
      },
      () => (this.items[index] ?? this.items[index - 1])?.id,
    );
    if (done) notice("Taken out of the rundown", { act: { words: "Undo", run: () => this.undo() } });
  }

  move(id, before) {
    const item = this.items.find((one) => String(one.id) === String(id));
    const where = before === null ? { last: true } : { before };
    return this.change(
      () =>
        writing(
          (version) => this.patchItem(item, where, version),
          item.version,
          "This item",
          (current) => [["Words", current.text ?? current.clip?.slug, item.text ?? item.clip?.slug]],
        ),
      () => item.id,
    );
  }

  step(by) {
    const at = this.place();
    if (at < 0 || !mayEdit()) return false;
    const next = at + by;
    if (next < 0 || next >= this.items.length) return true;
    const before = by < 0 ? this.items[next].id : (this.items[next + 1]?.id ?? null);
    this.move(this.items[at].id, before).then(() => say(`Now ${next + 1} of ${this.items.length}`));
    return true;
  }

  async undo() {
    const done = await this.change(() => post(`${this.path}/undo`));
    if (done) say("Undone");
  }

  async rename() {
    const title = await ask("Title", { value: this.rundown.title, action: "Rename" });
    if (title !== null) this.change(() => this.patch({ title: title.trim() || this.name }));
  }

  /** Changes the rundown itself; where somebody changed it meanwhile, an item most likely, over that. */
  async patch(change) {
    try {
      return await patch(this.path, change, this.rundown.version);
    } catch (error) {
      if (error.status !== 412 || !error.current) throw error;
      const same = ["title", "targetSeconds"].every((name) => error.current[name] === this.rundown[name]);
      const names = Object.entries(change).map(([name, value]) => [
        name === "title" ? "Title" : "Target, s",
        error.current[name],
        value,
      ]);
      if (!same && (await conflict("This rundown", names)) !== "mine") return error.current;
      return patch(this.path, change, error.current.version);
    }
  }

  async removeAll() {
    const words = "Its clips stay in the bin. What stood in it stays in the log, but cannot be taken back.";
    if (!(await sure("Remove this rundown?", words, "Remove it"))) return;
    this.leaving = true;
    const gone = await trying(async () => {
      await remove(this.path, this.rundown.version);
      return true;
    });
    this.leaving = Boolean(gone);
    if (gone) go("/rundowns", { replace: true });
  }

  /** Somebody else has removed it. */
  removed() {
    notice("This rundown was removed", { bad: true, act: { words: "All rundowns", run: () => go("/rundowns") } });
  }

  /** Plays the programme from an item on. */
  async play(from) {
    const how = { from, narration: this.narration, heard: (id) => this.heard(id) };
    const programme = await trying(() => playProgramme({ ...this.rundown, name: this.name }, this.items, how));
    if (programme === null) say("Nothing is to be heard from here on");
  }

  heard(id) {
    for (const row of this.list.querySelectorAll(".sounds")) row.classList.remove("sounds");
    const row = id === null ? null : this.rowOf(String(id));
    row?.classList.add("sounds");
    row?.scrollIntoView({ block: "nearest" });
  }

  pressed(event) {
    const row = event.target.closest(".item");
    if (!row || event.target !== row || event.altKey) return;
    const at = this.place();
    const rows = this.list.querySelectorAll(".item");
    if (event.key === "ArrowDown") rows[at + 1]?.focus();
    else if (event.key === "ArrowUp") rows[at - 1]?.focus();
    else if (event.key === "Enter") this.play(at);
    else if (event.key === "Delete" && mayEdit()) this.remove(this.items[at]);
    else return;
    event.preventDefault();
  }

  /** What would be lost by leaving now, in words. */
  holds() {
    return this.unkept.size > 0 ? "What you wrote could not be kept yet. It is lost if you leave now." : null;
  }

  leave() {
    this.gone = true;
    this.unbind?.();
    this.stopListening?.();
    if (this.onChange) player.events.removeEventListener("change", this.onChange);
  }
}

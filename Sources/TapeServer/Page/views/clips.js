// The bin of clips, and one clip: trimmed on its waveform with context, heard as said or as published.
import { all, get, part, remove } from "../parts/api.js";
import { advisoryTag } from "../parts/advisory.js";
import { addToRundown } from "../parts/add-to-rundown.js";
import { clipEditor } from "../parts/clip-editor.js";
import { button, fill, h } from "../parts/dom.js";
import { bind } from "../parts/keys.js";
import { listenToChanges } from "../parts/live.js";
import * as player from "../parts/player.js";
import { dragRows, holds, ordered } from "../parts/reorder.js";
import { mayEdit } from "../parts/role.js";
import { go } from "../parts/router.js";
import { sure } from "../parts/dialog.js";
import { say, trying } from "../parts/speak.js";
import { recall, remember } from "../parts/store.js";
import { clock, length } from "../parts/time.js";

/** Shows the bin, and the clip that the address names. */
export async function show(stage, { id }) {
  const clips = await all("/clips");
  if (id && !clips.some((clip) => clip.id === id)) clips.push(await get(`/clips/${part(id)}`));
  const view = new Bin(clips, id);
  view.build(stage);
  return {
    title: view.chosen?.slug ?? "Clips",
    shown: () => view.shown(),
    arrive: (next) => view.arrive(next),
    leave: () => view.leave(),
  };
}

class Bin {
  constructor(clips, id) {
    this.clips = ordered(clips, (clip) => clip.id, recall("bin", []));
    this.chosen = clips.find((clip) => String(clip.id) === id) ?? null;
  }

  build(stage) {
    this.list = h("ol", { class: "bin items", "aria-label": "Clips", onkeydown: (event) => this.pressed(event) });
    this.detail = h("div", { class: "clipdetail" });
    this.filter = h("input", {
      type: "search",
      placeholder: "Slug, speaker or words",
      "aria-label": "Narrow the bin",
      autocomplete: "off",
      oninput: () => this.draw(),
    });
    this.count = h("p", { class: "soft" });
    this.frame = h(
      "div",
      { class: "view full bench" },
      h(
        "div",
        { class: "benchside" },
        h("div", { class: "heading" }, (this.heading = h("div", {})), this.count),
        this.filter,
        this.list,
      ),
      this.detail,
    );
    stage.append(this.frame);
    dragRows(this.list, {
      rows: ".clip",
      key: (row) => row.dataset.clip,
      type: "text/tapelog-clip",
      move: (row, before) => this.move(row.dataset.clip, before?.dataset.clip ?? null),
    });
    this.draw();
    this.open(this.chosen);
  }

  shown() {
    this.unbind = bind({
      moveUp: () => this.step(-1),
      moveDown: () => this.step(1),
      addToRundown: () => (this.chosen && mayEdit() ? addToRundown(this.chosen) : false),
    });
    this.stopListening = listenToChanges({ clip: () => this.reload() });
  }

  /** Another clip, without building the bin anew. */
  async arrive({ id }) {
    const clip = id ? this.clips.find((one) => String(one.id) === id) : null;
    if (id && !clip) return false;
    this.open(clip ?? null);
    document.title = `${clip?.slug ?? "Clips"} · tapelog`;
    return true;
  }

  async reload() {
    const clips = await all("/clips").catch(() => null);
    if (!clips) return;
    this.clips = ordered(clips, (clip) => clip.id, recall("bin", []));
    const fresh = this.chosen && clips.find((clip) => clip.id === this.chosen.id);
    if (this.chosen && !fresh) this.open(null);
    else if (fresh && fresh.version !== this.chosen.version) {
      this.chosen = fresh;
      this.editor?.take(fresh);
    }
    this.draw();
  }

  draw() {
    const words = this.filter.value.toLowerCase();
    const seen = this.clips.filter((clip) => holds(clip, words));
    const total = this.clips.reduce((sum, clip) => sum + clip.runningTime, 0);
    this.count.textContent = this.clips.length ? `${this.clips.length}, ${length(total)} in all` : "";
    const held = document.activeElement?.closest?.(".clip")?.dataset.clip;
    fill(
      this.list,
      seen.map((clip) => this.row(clip)),
      this.clips.length === 0 &&
        h(
          "li",
          { class: "empty" },
          h(
            "p",
            {},
            "No clips yet. Open a recording, set in and out with ",
            h("kbd", {}, "I"),
            " and ",
            h("kbd", {}, "O"),
            ", and press ",
            h("kbd", {}, "X"),
            ".",
          ),
        ),
    );
    if (held) this.list.querySelector(`[data-clip="${CSS.escape(held)}"] a`)?.focus({ preventScroll: true });
  }

  row(clip) {
    const here = clip.id === this.chosen?.id;
    return h(
      "li",
      { class: "clip", "data-clip": clip.id, draggable: "true", "aria-current": here ? "true" : undefined },
      button("▶", () => this.play(clip), { class: "round", "aria-label": `Play ${clip.slug}` }),
      h(
        "div",
        { class: "grow" },
        h(
          "p",
          { class: "row" },
          h("a", { class: "slug", href: `/clips/${part(clip.id)}` }, clip.slug),
          advisoryTag(clip.advisory),
        ),
        h("p", { class: "cues" }, clip.inCue, h("span", { class: "soft" }, " … "), clip.outCue),
        h("p", { class: "soft small" }, `${(clip.speakers ?? []).join(", ")} · ${clip.name} ${clock(clip.start, 1)}`),
      ),
      h("span", { class: "figures" }, length(clip.runningTime)),
    );
  }

  play(clip) {
    player.load({ id: clip.recording, name: clip.name, rate: clip.rate, frameCount: clip.endFrame, channels: 1 });
    get(`/recordings/${part(clip.recording)}`).then(
      (recording) => player.correct(recording),
      () => {},
    );
    player.playRange(clip.startFrame, clip.endFrame);
  }

  open(clip) {
    this.editor?.leave();
    this.editor = null;
    this.chosen = clip;
    this.frame.classList.toggle("one", Boolean(clip));
    fill(this.heading, h(clip ? "h2" : "h1", { class: "bintitle", tabindex: "-1" }, "Clips"));
    for (const row of this.list.querySelectorAll(".clip")) {
      if (clip && row.dataset.clip === String(clip.id)) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    if (!clip)
      return fill(
        this.detail,
        this.clips.length > 0 && h("p", { class: "empty" }, "Choose a clip to trim it, hear it and give it its slug."),
      );
    this.editor = clipEditor(clip, { changed: (fresh) => this.changed(fresh), remove: () => this.remove(clip) });
    fill(this.detail, h("a", { class: "phone-only back", href: "/clips" }, "← All clips"), this.editor.element);
    return this.editor.begin();
  }

  changed(clip) {
    const at = this.clips.findIndex((one) => one.id === clip.id);
    if (at >= 0) this.clips[at] = clip;
    this.chosen = clip;
    this.draw();
  }

  async remove(clip) {
    const words = `“${clip.slug}” leaves the bin. The recording stays as it is.`;
    if (!(await sure("Remove this clip?", words, "Remove it"))) return;
    if (
      (await trying(async () => {
        await remove(`/clips/${part(clip.id)}`, this.chosen.version);
        return true;
      })) === undefined
    )
      return;
    this.clips = this.clips.filter((one) => one.id !== clip.id);
    this.draw();
    go("/clips", { replace: true });
  }

  /** Moves a clip before another, or to the end. This browser keeps the order. */
  move(id, before) {
    const order = this.clips.map((clip) => String(clip.id)).filter((one) => one !== id);
    order.splice(before === null ? order.length : order.indexOf(before), 0, id);
    remember("bin", order);
    this.clips = ordered(this.clips, (clip) => String(clip.id), order);
    this.draw();
  }

  step(by) {
    const id = document.activeElement?.closest?.(".clip")?.dataset.clip;
    if (!id) return false;
    const order = this.clips.map((clip) => String(clip.id));
    const at = order.indexOf(id);
    const next = at + by;
    if (next < 0 || next >= order.length) return true;
    this.move(id, by < 0 ? order[next] : (order[next + 1] ?? null));
    say(`Now ${next + 1} of ${order.length}`);
    return true;
  }

  pressed(event) {
    const row = event.target.closest(".clip");
    if (!row || event.altKey) return;
    if (event.key === "ArrowDown") row.nextElementSibling?.querySelector("a")?.focus();
    else if (event.key === "ArrowUp") row.previousElementSibling?.querySelector("a")?.focus();
    else return;
    event.preventDefault();
  }

  leave() {
    this.unbind?.();
    this.stopListening?.();
    this.editor?.leave();
  }
}

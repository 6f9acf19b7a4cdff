// One clip: its sound with what stands around it, its edges, its words and papers.
import { address, get, part, patch } from "./api.js";
import { advisoryTag } from "./advisory.js";
import { addToRundown } from "./add-to-rundown.js";
import { asPublished } from "./as-published.js";
import { writing } from "./conflict.js";
import { button, field, fill, h } from "./dom.js";
import { bind } from "./keys.js";
import { PeakTiles } from "./peaks.js";
import * as player from "./player.js";
import { deskAddress } from "./desk-address.js";
import { nudgeKeys, rangeEditor, snap } from "./range-editor.js";
import { mayEdit } from "./role.js";
import { Selection } from "./selection.js";
import { complain, say, trying } from "./speak.js";
import { colours } from "./speakers.js";
import { clock, length, seconds } from "./time.js";
import { Waveform } from "./waveform.js";
import { WordClock } from "./word-clock.js";

/** The editor of a clip. `act.changed(clip)` is told, `act.remove()` asked. */
export function clipEditor(clip, act) {
  const editor = new ClipEditor(clip, act);
  return {
    element: editor.element,
    begin: () => editor.begin(),
    take: (fresh) => editor.take(fresh),
    leave: () => editor.leave(),
  };
}

class ClipEditor {
  constructor(clip, act) {
    Object.assign(this, { clip, act });
    this.head = h("div", {});
    this.stage = h("div", { class: "sound" });
    this.under = h("div", { class: "stack" });
    this.element = h("div", { class: "stack" }, this.head, this.stage, this.under);
    this.drawHead();
  }

  async begin() {
    const [recording, answer] = await Promise.all([
      get(`/recordings/${part(this.clip.recording)}`),
      get(`/recordings/${part(this.clip.recording)}/segments`),
    ]);
    if (this.gone) return;
    this.recording = recording;
    this.segments = answer.items;
    this.words = new WordClock(this.segments);
    this.tiles = new PeakTiles(recording, () => this.waveform?.redraw());
    this.selection = new Selection(recording);
    this.selection.set(this.clip.startFrame, this.clip.endFrame);
    this.waveform = new Waveform({
      recording,
      segments: this.segments,
      colours: colours(this.segments),
      tiles: this.tiles,
      selection: this.selection,
      clock: this.words,
      act: {
        seek: (frame) => {
          player.load(recording);
          player.seek(frame);
        },
      },
    });
    this.stage.replaceWith(this.waveform.element);
    this.tiles.whole().catch(complain);
    this.context();
    this.drawUnder();
    this.selection.addEventListener("change", () => this.moved());
    const nudge = (frames) => () => this.selection.nudge(frames);
    this.unbind = bind({
      play: () => {
        if (player.playing()) player.stop();
        else this.play();
      },
      playSelection: () => this.play(),
      compare: () => this.both.compare(),
      replay: () => this.playEnd(),
      setIn: () => this.selection.put("start", player.position()),
      setOut: () => this.selection.put("end", player.position()),
      edge: () => {
        this.selection.edge = this.selection.edge === "start" ? "end" : "start";
        this.selection.set(this.selection.start, this.selection.end);
      },
      ...nudgeKeys(recording.rate, nudge),
      snap: () => {
        snap(this.selection);
      },
      zoomIn: () => this.waveform.zoom(0.5),
      zoomOut: () => this.waveform.zoom(2),
    });
    this.tick();
  }

  /** Shows the clip with five seconds on both sides. */
  context() {
    const around = this.recording.rate * 5;
    this.waveform.look(this.clip.startFrame - around, this.clip.endFrame + around);
  }

  /** Takes the clip as somebody else changed it, unless edges are being moved here. */
  take(fresh) {
    const moved =
      this.selection && (this.selection.start !== this.clip.startFrame || this.selection.end !== this.clip.endFrame);
    if (document.activeElement?.closest?.(".papers") || moved) return;
    this.clip = fresh;
    this.drawHead();
    if (!this.selection) return;
    this.selection.set(fresh.startFrame, fresh.endFrame);
    this.drawUnder();
  }

  drawHead() {
    const { clip } = this;
    fill(
      this.head,
      h(
        "div",
        { class: "heading" },
        h("h1", { class: "cliptitle", tabindex: "-1", dir: "auto" }, clip.slug),
        h("span", { class: "figures" }, length(clip.runningTime)),
        advisoryTag(clip.advisory),
      ),
      h(
        "p",
        { class: "soft" },
        `${(clip.speakers ?? []).join(", ")} · `,
        h("a", { href: deskAddress(clip.recording, clip) }, clip.name),
        ` ${clock(clip.start)} to ${clock(clip.end)}`,
      ),
      h(
        "dl",
        { class: "facts cuesheet" },
        h("dt", {}, "In-cue"),
        h("dd", { dir: "auto" }, clip.inCue),
        h("dt", {}, "Out-cue"),
        h("dd", { dir: "auto" }, clip.outCue),
      ),
    );
  }

  drawUnder() {
    const { clip } = this;
    this.both = asPublished(clip, () => this.playWhole());
    this.both.find();
    this.save = button("Keep these edges", () => this.keepEdges(), { class: "main tiny" });
    this.reset = button("Back to the clip's", () => this.selection.set(clip.startFrame, clip.endFrame), {
      class: "tiny",
    });
    fill(
      this.under,
      h(
        "div",
        { class: "selection" },
        rangeEditor(this.selection),
        h(
          "div",
          { class: "row" },
          button("▶ Play", () => this.play(), { class: "tiny" }),
          button("Last 2 s", () => this.playEnd(), { class: "tiny" }),
          mayEdit() && this.save,
          mayEdit() && this.reset,
        ),
      ),
      this.both.element,
      h(
        "blockquote",
        { class: "cliptext" },
        h("p", { dir: "auto" }, clip.text),
        clip.translation && h("p", { class: "soft", dir: "auto" }, clip.translation),
      ),
      clip.remarks?.length > 0 &&
        h(
          "ul",
          { class: "warn small" },
          clip.remarks.map((words) => h("li", {}, words)),
        ),
      this.papers(),
      h(
        "div",
        { class: "row" },
        mayEdit() && button("Put into a rundown…", () => addToRundown(this.clip), { class: "main" }),
        h(
          "a",
          { class: "button", href: address(`/clips/${part(clip.id)}/audio.wav`), download: `${clip.slug}.wav` },
          "WAV",
        ),
        h(
          "a",
          { class: "button", href: address(`/clips/${part(clip.id)}/audio.flac`), download: `${clip.slug}.flac` },
          "FLAC",
        ),
        mayEdit() && button("Remove…", () => this.act.remove(), { class: "danger" }),
      ),
    );
    this.moved();
  }

  papers() {
    const { clip } = this;
    const secondsOf = (frames) => (frames ? seconds(frames, clip.rate) : 0);
    const rows = [
      ["slug", "Slug", clip.slug, "text"],
      ["advisory", "Advisory", clip.advisory ?? "", "text"],
      ["rights", "Rights", clip.rights ?? "", "text"],
      ["gain", "Gain, dB", clip.gain ?? 0, "number"],
      ["fadeInSeconds", "Fade in, s", secondsOf(clip.fadeInFrames), "number"],
      ["fadeOutSeconds", "Fade out, s", secondsOf(clip.fadeOutFrames), "number"],
      ["handleSeconds", "Handles, s", secondsOf(clip.handleFrames), "number"],
    ];
    return h(
      "form",
      { class: "papers", "aria-label": "Papers of the clip", onsubmit: (event) => event.preventDefault() },
      rows.map(([name, words, value, type]) => {
        const input = h("input", {
          type,
          value,
          step: type === "number" ? "any" : undefined,
          min: name.endsWith("Seconds") ? "0" : undefined,
          disabled: !mayEdit(),
          autocomplete: "off",
          onchange: () => {
            if (input.checkValidity())
              this.write({ [name]: type === "number" ? Number(input.value) : input.value }, [
                [words, name, input.value],
              ]);
          },
        });
        return field(words, input, { class: type === "number" ? "field narrow" : "field grow" });
      }),
    );
  }

  moved() {
    const { start, end, whole } = this.selection;
    const same = start === this.clip.startFrame && end === this.clip.endFrame;
    if (this.save) this.save.disabled = same || !whole;
    if (this.reset) this.reset.disabled = same;
  }

  keepEdges() {
    const { start, end } = this.selection;
    return this.write({ startFrame: start, endFrame: end }, [
      ["In-point", "startFrame", start],
      ["Out-point", "endFrame", end],
    ]);
  }

  /** Writes a change; where somebody was faster, shows both. */
  async write(change, fields) {
    const fresh = await trying(() =>
      writing(
        (version) => patch(`/clips/${part(this.clip.id)}`, change, version),
        this.clip.version,
        `Clip “${this.clip.slug}”`,
        (current) => fields.map(([words, name, value]) => [words, current[name] ?? "", value]),
      ),
    );
    if (!fresh) return;
    this.clip = fresh;
    this.act.changed(fresh);
    this.drawHead();
    this.moved();
    if ("startFrame" in change) this.selection.set(fresh.startFrame, fresh.endFrame);
    if (!document.activeElement?.closest?.(".papers")) this.drawUnder();
    // The button that was pressed is gone with what it stood in.
    if (document.activeElement === document.body) this.under.querySelector("button")?.focus({ preventScroll: true });
    say("Kept");
  }

  play() {
    player.load(this.recording);
    if (this.selection.whole) player.playRange(this.selection.start, this.selection.end);
  }

  /** The clip's whole stretch of tape, wherever its edges are being moved to. */
  playWhole() {
    player.load(this.recording);
    player.playRange(this.clip.startFrame, this.clip.endFrame);
  }

  /** The out-point is judged by the last two seconds. */
  playEnd() {
    player.load(this.recording);
    if (this.selection.whole)
      player.playRange(
        Math.max(this.selection.start, this.selection.end - 2 * this.recording.rate),
        this.selection.end,
      );
  }

  tick() {
    if (this.gone) return;
    requestAnimationFrame(() => this.tick());
    if (player.now().tape?.id === this.recording.id) this.waveform.at(player.position(), player.playing(), true);
  }

  leave() {
    this.gone = true;
    this.unbind?.();
    this.waveform?.close();
    this.tiles?.close();
  }
}

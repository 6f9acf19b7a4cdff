// The listening desk: one call, its sound, its words in step with it.
import { all, get, part } from "../parts/api.js";
import { advisoryTag } from "../parts/advisory.js";
import { deskAside } from "../parts/desk-aside.js";
import { deskBar } from "../parts/desk-bar.js";
import { deskKeys } from "../parts/desk-keys.js";
import { h } from "../parts/dom.js";
import { findBar } from "../parts/find-bar.js";
import { bind } from "../parts/keys.js";
import { listenToChanges } from "../parts/live.js";
import { Overview } from "../parts/overview.js";
import { PeakTiles } from "../parts/peaks.js";
import * as player from "../parts/player.js";
import { note } from "../parts/router.js";
import { Selection } from "../parts/selection.js";
import { complain } from "../parts/speak.js";
import { colours } from "../parts/speakers.js";
import { recall, remember } from "../parts/store.js";
import { day, seconds } from "../parts/time.js";
import { Transcript } from "../parts/transcript.js";
import { turnActs } from "../parts/turn-acts.js";
import { Waveform } from "../parts/waveform.js";

/** Shows the desk of the call that the address names. */
export async function show(stage, { id }) {
  const [recording, answer] = await Promise.all([
    get(`/recordings/${part(id)}`),
    get(`/recordings/${part(id)}/segments`),
  ]);
  const desk = new Desk(recording, answer.items);
  desk.build(stage);
  return { title: recording.name, shown: () => desk.shown(), hash: () => desk.readHash(), leave: () => desk.leave() };
}

/** What the parts of the desk share. */
class Desk {
  constructor(recording, segments) {
    Object.assign(this, { recording, segments });
    this.colours = colours(segments);
    this.selection = new Selection(recording);
    this.tiles = new PeakTiles(recording, () => {
      this.overview?.redraw();
      this.waveform?.redraw();
    });
    this.clips = [];
    this.looping = false;
    /** The turn whose edges the selection stands for, or null. */
    this.editing = null;
  }

  build(stage) {
    const { recording, segments, tiles } = this;
    this.scroller = h("div", { class: "scroller transcript", id: "transcript" });
    this.acts = turnActs(this);
    this.overview = new Overview({
      recording,
      segments,
      colours: this.colours,
      tiles,
      act: { seek: (frame, how) => this.seek(frame, how) },
    });
    this.bar = deskBar(this);
    this.find = findBar(this);
    this.aside = deskAside(this);
    const head = h(
      "div",
      { class: "deskhead" },
      h("h1", { tabindex: "-1" }, recording.name),
      this.aside.toggle,
      h(
        "span",
        { class: "facts-line" },
        [day(recording.start), recording.place, recording.status].filter(Boolean).map((words) => h("span", {}, words)),
        advisoryTag(recording.advisory),
        recording.warnings.length > 0 &&
          h(
            "span",
            { class: "tag bad" },
            `⚠ ${recording.warnings.length} warning${recording.warnings.length > 1 ? "s" : ""}`,
          ),
      ),
      this.find.element,
    );
    this.frame = h(
      "div",
      { class: "view full desk" },
      head,
      this.overview.element,
      h("div", { class: "wavebox" }),
      this.bar.element,
      h("div", { class: "deskbody" }, this.scroller, this.aside.element),
    );
    stage.append(h("a", { class: "skip", href: "#transcript" }, "Skip to the transcript"), this.frame);
  }

  /** Once it stands in the page: what needs to know its size. */
  shown() {
    const { recording, segments, tiles, selection } = this;
    this.transcript = new Transcript(this.scroller, { segments, colours: this.colours, act: this.acts });
    if (segments.length === 0)
      this.scroller.append(
        h(
          "p",
          { class: "empty" },
          "No transcript is known for this recording. Index it with a transcript beside it, or add one under Add.",
        ),
      );
    this.transcript.follows = recall("follow", true);
    this.waveform = new Waveform({
      recording,
      segments,
      colours: this.colours,
      tiles,
      selection,
      clock: this.transcript.clock,
      act: { seek: (frame) => this.seek(frame), view: (view) => this.overview.view(view) },
    });
    this.frame.querySelector(".wavebox").replaceWith(this.waveform.element);
    player.load(recording);
    this.unbind = bind(deskKeys(this));
    selection.addEventListener("change", () => this.selected());
    this.onChange = () => this.bar.draw();
    player.events.addEventListener("change", this.onChange);
    this.openAt();
    tiles
      .whole()
      .then(() => tiles.pauses())
      .then(player.setPauses, complain);
    this.loadClips();
    this.stopListening = listenToChanges({
      clip: () => this.loadClips(),
      segment: (what) => this.reload(what),
      redaction: () => this.reload({}),
    });
    this.bar.draw();
    this.tick();
  }

  /** Where it was left, or what the address says. */
  openAt() {
    const last = recall(`place.${this.recording.id.slice(0, 12)}`, 0);
    const span = Math.min(this.recording.frameCount, this.recording.rate * 30);
    if (this.readHash()) return;
    if (player.now().tape?.id === this.recording.id && player.playing())
      return this.waveform.look(player.position(), player.position() + span);
    player.seek(last);
    this.waveform.look(last - span * 0.1, last + span * 0.9);
    this.transcript.activate(this.transcript.clock.near(last), { show: false });
    this.transcript.list.show(this.transcript.active, { centre: true });
  }

  /** `#t=12.5,20` is a selection, `#t=12.5` a place. */
  readHash() {
    const match = /^#t=([\d.]+)(?:,([\d.]+))?$/.exec(location.hash);
    if (!match) return false;
    const { rate } = this.recording;
    const start = Math.round(Number(match[1]) * rate);
    if (match[2]) {
      const end = Math.round(Number(match[2]) * rate);
      this.selection.set(start, end);
      const span = Math.max((end - start) * 1.6, rate * 4);
      this.waveform.look((start + end - span) / 2, (start + end + span) / 2);
    } else {
      this.waveform.look(start - rate * 3, start + rate * 27);
    }
    this.seek(start);
    if (this.segments.length > 0) {
      this.transcript.activate(this.transcript.clock.near(start), { show: false });
      this.transcript.list.show(this.transcript.active, { centre: true });
    }
    return true;
  }

  /** Goes to a frame everywhere. */
  seek(frame, { centre = false } = {}) {
    player.load(this.recording);
    player.seek(frame);
    this.waveform.reveal(frame, { centre });
    this.transcript.touched = 0;
    if (this.segments.length > 0) this.transcript.list.show(this.transcript.clock.near(frame));
  }

  /** Plays the selection, or from where it is. */
  playSelection() {
    const { start, end } = this.selection;
    player.load(this.recording);
    if (this.selection.whole) return player.playRange(start, end, { loop: this.looping });
    return player.play();
  }

  selected() {
    const { start, end, whole } = this.selection;
    if (start === null && end === null) this.editing = null;
    this.bar.draw();
    const { rate } = this.recording;
    if (whole) note(`${location.pathname}#t=${seconds(start, rate)},${seconds(end, rate)}`);
    else if (location.hash.startsWith("#t=")) note(location.pathname);
  }

  async loadClips() {
    const clips = await all("/clips", { recording: this.recording.id }).catch(() => []);
    this.clips = clips.filter((clip) => clip.recording === this.recording.id);
    this.overview.setClips(this.clips);
    this.aside.draw();
  }

  /** Takes turns that somebody changed, keeping what is on the screen. */
  async reload(what) {
    if (what.id && !this.recording.id.startsWith(what.id.split("-")[0])) return;
    const { items } = await get(`/recordings/${part(this.recording.id)}/segments`).catch(() => ({ items: null }));
    if (!items || items.length !== this.segments.length) return;
    items.forEach((segment, index) => {
      if (JSON.stringify(segment) !== JSON.stringify(this.segments[index])) this.put(index, segment);
    });
  }

  /** Puts a changed turn in the place of the old one. */
  put(index, segment) {
    this.segments[index] = segment;
    this.transcript.changed(index);
    this.waveform.words = this.transcript.clock;
    this.waveform.redraw();
    this.overview.redraw();
  }

  tick() {
    if (this.gone) return;
    requestAnimationFrame(() => this.tick());
    const { tape, playing, guest } = player.now();
    if (tape?.id !== this.recording.id || guest) return;
    const frame = player.position();
    if (frame === this.last && playing === this.was) return;
    [this.last, this.was] = [frame, playing];
    this.waveform.at(frame, playing, this.transcript.follows);
    this.overview.at(frame);
    this.transcript.light(frame, playing);
  }

  leave() {
    if (this.gone) return;
    if (player.now().tape?.id === this.recording.id)
      remember(`place.${this.recording.id.slice(0, 12)}`, player.position());
    this.gone = true;
    this.unbind?.();
    this.stopListening?.();
    player.events.removeEventListener("change", this.onChange);
    for (const one of [this.transcript, this.waveform, this.overview, this.tiles]) one?.close();
  }
}

// The whole call at a glance: peaks, turns, clips, places found, and which part is zoomed.
import { drawPeaks, fit } from "./draw-peaks.js";
import { h } from "./dom.js";
import { paint } from "./speakers.js";

/** A strip over the whole recording; a click goes there. */
export class Overview {
  constructor({ recording, segments, colours, tiles, act }) {
    Object.assign(this, { recording, segments, colours, tiles, act });
    this.found = [];
    this.clips = [];
    this.canvas = h("canvas", { role: "img", "aria-label": "The whole call: turns, clips and places found" });
    this.box = h("div", { class: "box", "aria-hidden": "true" });
    this.head = h("div", { class: "head", "aria-hidden": "true" });
    this.element = h(
      "div",
      { class: "overview", onpointerdown: (event) => this.pointed(event) },
      this.canvas,
      this.box,
      this.head,
    );
    this.watcher = new ResizeObserver(() => this.redraw());
    this.watcher.observe(this.element);
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.recolour = () => this.redraw();
    this.scheme.addEventListener("change", this.recolour);
  }

  pointed(event) {
    const go = (at) => {
      const box = this.element.getBoundingClientRect();
      this.act.seek(
        Math.round(Math.max(0, Math.min(1, (at.clientX - box.left) / box.width)) * this.recording.frameCount),
        { centre: true },
      );
    };
    this.element.setPointerCapture(event.pointerId);
    const move = (moved) => go(moved);
    this.element.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"])
      this.element.addEventListener(name, () => this.element.removeEventListener("pointermove", move), { once: true });
    go(event);
  }

  /** Shows which frames are zoomed. */
  view({ start, end }) {
    const all = this.recording.frameCount;
    this.box.style.setProperty("left", `${(start / all) * 100}%`);
    this.box.style.setProperty("width", `max(3px, ${((end - start) / all) * 100}%)`);
  }

  /** Puts the playhead. */
  at(frame) {
    this.head.style.setProperty(
      "transform",
      `translateX(${(frame / this.recording.frameCount) * this.element.clientWidth}px)`,
    );
  }

  /** Sets the frames of places found. */
  mark(frames) {
    this.found = frames;
    this.canvas.setAttribute(
      "aria-label",
      `The whole call: turns, ${this.clips.length} clips, ${frames.length} places found`,
    );
    this.redraw();
  }

  /** Sets the clips made of this call. */
  setClips(clips) {
    this.clips = clips;
    this.mark(this.found);
  }

  redraw() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => {
      this.asked = 0;
      this.draw();
    });
  }

  draw() {
    if (!this.canvas.isConnected) return;
    const { pen, width, height } = fit(this.canvas);
    const all = this.recording.frameCount;
    const x = (frame) => (frame / all) * width;
    if (this.tiles.all)
      drawPeaks(pen, [this.tiles.all], {
        start: 0,
        end: all,
        channel: null,
        top: 6,
        height: height - 16,
        width,
        colour: paint("--wave"),
        gain: this.tiles.gain,
      });
    for (const segment of this.segments) {
      if (segment.startFrame === null || segment.startFrame === undefined) continue;
      const number = this.colours.get(segment.speaker ?? "") ?? 7;
      pen.fillStyle = paint(`--speaker-${number}`);
      pen.fillRect(
        x(segment.startFrame),
        height - 9 + (number % 2) * 4,
        Math.max(1, x(segment.endFrame) - x(segment.startFrame)),
        4,
      );
    }
    pen.fillStyle = paint("--link");
    for (const clip of this.clips)
      pen.fillRect(x(clip.startFrame), 0, Math.max(2, x(clip.endFrame) - x(clip.startFrame)), 4);
    pen.fillStyle = paint("--bad");
    for (const frame of this.found) {
      pen.beginPath();
      pen.moveTo(x(frame) - 4, 4);
      pen.lineTo(x(frame) + 4, 4);
      pen.lineTo(x(frame), 11);
      pen.fill();
      pen.fillRect(x(frame) - 0.5, 4, 1, height - 14);
    }
  }

  /** Lets go of what it watches. */
  close() {
    this.watcher.disconnect();
    this.scheme.removeEventListener("change", this.recolour);
  }
}

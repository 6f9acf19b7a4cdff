// The zoomed waveform: each leg in its band, turns below it, the selection with two handles.
// It is a slider for screen readers and keys.
import { drawPeaks, fit, hatch } from "./draw-peaks.js";
import { h } from "./dom.js";
import { paint } from "./speakers.js";
import { clock } from "./time.js";
import { level } from "./trust.js";

const lane = 18;

/** Draws `recording` between two frames. `act.seek(frame)` and `act.view()` are called back. */
export class Waveform {
  constructor({ recording, segments, colours, tiles, selection, clock: words, act }) {
    Object.assign(this, { recording, segments, colours, tiles, selection, words, act });
    this.view = { start: 0, end: recording.frameCount };
    this.bands = recording.channels === 2 && !recording.dualMono ? [0, 1] : [null];
    this.position = 0;
    this.canvas = h("canvas", { "aria-hidden": "true" });
    this.head = h("div", { class: "head", "aria-hidden": "true" });
    this.slider = h(
      "div",
      {
        class: "wave",
        role: "slider",
        tabindex: "0",
        "aria-label": "Place in the recording",
        "aria-valuemin": "0",
        "aria-valuemax": (recording.frameCount / recording.rate).toFixed(3),
        onkeydown: (event) => this.pressed(event),
      },
      this.canvas,
      this.head,
    );
    this.handles = { start: this.handle("start", "In-point"), end: this.handle("end", "Out-point") };
    this.element = h(
      "div",
      { class: `sound legs-${this.bands.length}` },
      this.slider,
      this.handles.start,
      this.handles.end,
      this.bands.length === 2 &&
        this.bands.map((leg) => h("span", { class: `leg leg-${leg}`, "aria-hidden": "true" }, this.legName(leg))),
    );
    this.follow();
    this.tell(0);
    this.watcher = new ResizeObserver(() => this.redraw());
    this.watcher.observe(this.element);
    selection.addEventListener("change", () => this.redraw());
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.recolour = () => this.redraw();
    this.scheme.addEventListener("change", this.recolour);
  }

  legName(leg) {
    const names = [
      ...new Set(this.segments.filter((segment) => segment.channel === leg).map((segment) => segment.speaker)),
    ].filter(Boolean);
    return `${leg === 0 ? "left" : "right"}${names.length ? ` · ${names.slice(0, 2).join(", ")}` : ""}`;
  }

  /** Shows these frames; at least 200 of them. */
  look(start, end) {
    const span = Math.max(200, Math.min(this.recording.frameCount, end - start));
    const from = Math.max(0, Math.min(this.recording.frameCount - span, start));
    this.view = { start: from, end: from + span };
    this.redraw();
    this.act.view?.(this.view);
  }

  /** Zooms around a frame: 2 shows twice as much. */
  zoom(factor, around = this.position) {
    const { start, end } = this.view;
    const inside = around >= start && around <= end ? around : (start + end) / 2;
    this.look(inside - (inside - start) * factor, inside + (end - inside) * factor);
  }

  /** Scrolls so that a frame is seen. */
  reveal(frame, { centre = false } = {}) {
    const { start, end } = this.view;
    const span = end - start;
    if (centre) this.look(frame - span / 2, frame + span / 2);
    else if (frame < start || frame > end) this.look(frame - span * 0.1, frame + span * 0.9);
  }

  /** Puts the playhead; turns the page where it plays out of sight. */
  at(frame, playing, follows) {
    this.position = frame;
    if (playing && follows && !this.dragging && (frame > this.view.end || frame < this.view.start)) this.reveal(frame);
    const x = ((frame - this.view.start) / (this.view.end - this.view.start)) * this.slider.clientWidth;
    const hidden = x < 0 || x > this.slider.clientWidth;
    this.head.style.setProperty("transform", `translateX(${hidden ? -10 : x}px)`);
    const seconds = frame / this.recording.rate;
    if (Math.abs(seconds - (this.spoken ?? -1)) > (playing ? 5 : 0.0005)) this.tell(seconds);
  }

  tell(seconds) {
    this.spoken = seconds;
    this.slider.setAttribute("aria-valuenow", seconds.toFixed(3));
    const who = this.words
      .at(this.position)
      .map(({ turn }) => this.segments[turn].speaker)
      .filter(Boolean)
      .join(", ");
    this.slider.setAttribute(
      "aria-valuetext",
      `${clock(seconds)} of ${clock(this.recording.frameCount / this.recording.rate, 0)}${who ? `, ${who}` : ""}`,
    );
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
    const { start, end } = this.view;
    const x = (frame) => ((frame - start) / (end - start)) * width;
    const band = height / this.bands.length;
    const tiles = this.tiles.covering(start, end, (end - start) / width);
    this.drawSelection(pen, x, height);
    this.bands.forEach((channel, index) => {
      const top = index * band;
      drawPeaks(pen, tiles, {
        start,
        end,
        channel,
        top: top + 2,
        height: band - lane - 4,
        width,
        colour: paint("--wave"),
        gain: this.tiles.gain,
      });
      pen.fillStyle = paint("--line");
      pen.fillRect(0, top + band - 1, width, 1);
      this.drawTurns(pen, x, channel, top + band - lane, width);
    });
    this.placeHandles(x, width);
  }

  drawSelection(pen, x, height) {
    const { start, end } = this.selection;
    if (start === null && end === null) return;
    const [from, to] = [x(start ?? end), x(end ?? start)];
    pen.fillStyle = paint("--chosen");
    pen.fillRect(from, 0, Math.max(1, to - from), height);
    pen.fillStyle = paint("--link");
    if (start !== null) pen.fillRect(Math.round(from), 0, 2, height);
    if (end !== null) pen.fillRect(Math.round(to) - 1, 0, 2, height);
  }

  drawTurns(pen, x, channel, top, width) {
    const font = paint("--sans");
    const { start, end } = this.view;
    for (let place = Math.min(this.words.order.length - 1, this.words.before(end)); place >= 0; place -= 1) {
      if (this.words.latest[place] < start) break;
      const segment = this.segments[this.words.order[place]];
      if (
        segment.endFrame < start ||
        (channel !== null && segment.channel !== null && segment.channel !== undefined && segment.channel !== channel)
      )
        continue;
      const [from, to] = [x(segment.startFrame), x(segment.endFrame)];
      const colour = paint(`--speaker-${this.colours.get(segment.speaker ?? "") ?? 7}`);
      pen.fillStyle = colour;
      pen.fillRect(from, top, Math.max(1, to - from), 3);
      pen.fillRect(from, top, 1, lane - 1);
      if (level(segment) === "doubtful") hatch(pen, from, top + 3, Math.max(2, to - from), lane - 4, paint("--edge"));
      this.drawWords(pen, x, segment, { from, to, top, colour, font, width });
    }
  }

  /** Words where there is room for them, else the speaker's name. */
  drawWords(pen, x, segment, { from, to, top, colour, font, width }) {
    const words = segment.words.filter((word) => word.startFrame !== null && word.startFrame !== undefined);
    const roomy = words.length > 0 && (to - from) / words.length > 34;
    pen.textBaseline = "middle";
    const write = (text, left, right, style) => {
      const [first, last] = [Math.max(0, left), Math.min(width, right)];
      if (last - first < 12) return;
      pen.save();
      pen.beginPath();
      pen.rect(first, top + 3, last - first, lane - 4);
      pen.clip();
      pen.font = `${roomy ? "" : "600 "}11px ${font}`;
      pen.fillStyle = style;
      const measured = Math.min(last - first, pen.measureText(text).width + 6);
      pen.fillStyle = paint("--wave-back");
      pen.fillRect(first + 1, top + 3, measured, lane - 4);
      pen.fillStyle = style;
      pen.fillText(text, first + 3, top + 3 + (lane - 4) / 2);
      pen.restore();
    };
    if (!roomy) return write(segment.speaker ?? "", from, to, colour);
    for (const word of words) {
      const [left, right] = [x(word.startFrame), x(word.endFrame)];
      if (right < 0 || left > width) continue;
      pen.fillStyle = paint("--edge");
      pen.fillRect(Math.round(left), top, 1, lane - 1);
      write(word.text, left, right, paint("--ink"));
    }
  }

  /** A handle of the selection: dragged, or moved by keys. */
  handle(edge, name) {
    return h("div", {
      class: `handle ${edge}`,
      role: "slider",
      tabindex: "0",
      hidden: true,
      "aria-label": name,
      "aria-valuemin": "0",
      "aria-valuemax": (this.recording.frameCount / this.recording.rate).toFixed(3),
      onfocus: () => {
        this.selection.edge = edge;
      },
      onkeydown: (event) => this.moveByKey(event, edge),
      onpointerdown: (event) => this.dragEdge(event, edge),
    });
  }

  placeHandles(x, width) {
    for (const [edge, handle] of Object.entries(this.handles)) {
      const frame = this.selection[edge];
      const at = frame === null ? -1 : x(frame);
      handle.hidden = frame === null || at < -1 || at > width + 1;
      if (frame === null) continue;
      handle.style.setProperty("transform", `translateX(${at}px)`);
      handle.setAttribute("aria-valuenow", (frame / this.recording.rate).toFixed(6));
      handle.setAttribute("aria-valuetext", clock(frame / this.recording.rate));
    }
  }

  moveByKey(event, edge) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.altKey) return;
    this.selection.edge = edge;
    this.selection.nudge(step * Math.max(1, Math.round(this.recording.rate * (event.shiftKey ? 0.001 : 0.01))));
    event.preventDefault();
    event.stopPropagation();
  }

  frameAt(clientX) {
    const box = this.slider.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - box.left) / box.width));
    return Math.round(this.view.start + share * (this.view.end - this.view.start));
  }

  dragEdge(event, edge) {
    event.preventDefault();
    this.handles[edge].focus();
    this.drag(event, this.handles[edge], (frame) => this.selection.put(edge, frame));
  }

  drag(event, element, move, end) {
    this.dragging = true;
    element.setPointerCapture(event.pointerId);
    const onMove = (moved) => move(this.frameAt(moved.clientX), moved);
    const onEnd = (last) => {
      this.dragging = false;
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerup", onEnd);
      element.removeEventListener("pointercancel", onEnd);
      end?.(this.frameAt(last.clientX), last);
    };
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerup", onEnd);
    element.addEventListener("pointercancel", onEnd);
  }

  /** Click goes there, dragging selects, the wheel scrolls and zooms. */
  follow() {
    this.slider.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const first = this.frameAt(event.clientX);
      const at = event.clientX;
      let far = false;
      this.drag(
        event,
        this.slider,
        (frame, moved) => {
          far ||= Math.abs(moved.clientX - at) > 4;
          if (far) this.selection.set(Math.min(first, frame), Math.max(first, frame));
        },
        (frame) => {
          if (!far) this.act.seek(frame);
        },
      );
    });
    this.slider.addEventListener(
      "wheel",
      (event) => {
        const span = this.view.end - this.view.start;
        if (event.ctrlKey) this.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.frameAt(event.clientX));
        else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
          const by = ((event.deltaX || event.deltaY) / this.slider.clientWidth) * span;
          this.look(this.view.start + by, this.view.end + by);
        } else return;
        event.preventDefault();
      },
      { passive: false },
    );
  }

  /** Arrows 1 s, with Shift 5 s; pages 10 s; Home and End. */
  pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.shiftKey ? 5 : 1;
    const steps = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageUp: 10, PageDown: -10 };
    let next = null;
    if (event.key in steps) next = this.position + steps[event.key] * this.recording.rate;
    if (event.key === "Home") next = 0;
    if (event.key === "End") next = this.recording.frameCount;
    if (next === null) return;
    this.act.seek(Math.max(0, Math.min(this.recording.frameCount, next)));
    this.reveal(next);
    event.preventDefault();
    event.stopPropagation();
  }

  /** Lets go of what it watches. */
  close() {
    this.watcher.disconnect();
    this.scheme.removeEventListener("change", this.recolour);
  }
}

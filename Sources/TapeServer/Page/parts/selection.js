// The range that a person chose, and the edge that keys move.

/** A range of frames within a recording; tells `change`. */
export class Selection extends EventTarget {
  constructor(recording, { from = 0, to = recording.frameCount } = {}) {
    super();
    Object.assign(this, { recording, from, to, start: null, end: null, edge: "end" });
  }

  /** Whether both edges are set. */
  get whole() {
    return this.start !== null && this.end !== null && this.end > this.start;
  }

  /** Sets both edges; `quiet` tells nobody that they are being dragged still. */
  set(start, end) {
    const inside = (frame) => (frame === null ? null : Math.max(this.from, Math.min(this.to, Math.round(frame))));
    [this.start, this.end] = [inside(start), inside(end)];
    if (this.start !== null && this.end !== null && this.end < this.start)
      [this.start, this.end] = [this.end, this.start];
    this.dispatchEvent(new Event("change"));
  }

  /** Sets one edge; the other gives way where it would be passed. */
  put(edge, frame) {
    this.edge = edge;
    if (edge === "start") this.set(frame, this.end !== null && this.end <= frame ? null : this.end);
    else this.set(this.start !== null && this.start >= frame ? null : this.start, frame);
  }

  /** Moves the edge that keys move. */
  nudge(frames) {
    const at = this[this.edge];
    if (at === null) return;
    const other = this.edge === "start" ? this.end : this.start;
    const next = at + frames;
    if (other !== null && (this.edge === "start" ? next >= other : next <= other)) return;
    this.put(this.edge, next);
  }

  /** Forgets both edges. */
  clear() {
    this.set(null, null);
  }
}

// A list of any length of which only what is seen stands in the page.

const spare = 600;

/** Rows of any height in a scrolling box. `row(index)` makes one, `guess(index)` tells its height
    before it was seen. Rows stand in order, for the tab key and for screen readers. */
export class VirtualList {
  constructor(scroller, { row, guess, count = 0, label }) {
    this.scroller = scroller;
    this.row = row;
    this.guess = guess;
    this.rows = new Map();
    this.sizer = document.createElement("div");
    this.sizer.className = "sizer";
    this.sizer.setAttribute("role", "list");
    if (label) this.sizer.setAttribute("aria-label", label);
    scroller.append(this.sizer);
    this.drawn = 0;
    this.onScroll = () => {
      if (!this.drawn)
        this.drawn = requestAnimationFrame(() => {
          this.drawn = 0;
          this.draw();
        });
    };
    scroller.addEventListener("scroll", this.onScroll, { passive: true });
    this.width = scroller.clientWidth;
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(scroller);
    this.reset(count);
  }

  /** Begins anew with so many rows. */
  reset(count) {
    this.count = count;
    this.heights = new Float64Array(count);
    this.known = new Uint8Array(count);
    for (let index = 0; index < count; index += 1) this.heights[index] = this.guess(index);
    for (const element of this.rows.values()) element.remove();
    this.rows.clear();
    this.layOut();
    this.draw();
  }

  /** More rows at the end; those there stay. */
  extend(count) {
    const heights = new Float64Array(count);
    const known = new Uint8Array(count);
    heights.set(this.heights);
    known.set(this.known);
    for (let index = this.count; index < count; index += 1) heights[index] = this.guess(index);
    Object.assign(this, { count, heights, known });
    this.layOut();
    this.draw();
  }

  /** The element of a row, where it is in the page. */
  element(index) {
    return this.rows.get(index);
  }

  /** Makes a row anew after what it shows has changed. */
  refresh(index) {
    const old = this.rows.get(index);
    this.known[index] = 0;
    if (!old) return;
    const fresh = this.make(index);
    old.replaceWith(fresh);
    this.rows.set(index, fresh);
    this.measure();
  }

  /** Makes all rows in the page anew. */
  refreshAll() {
    for (const index of this.rows.keys()) this.refresh(index);
  }

  /** Scrolls so that a row is seen: in the middle where `centre`, else as little as needed. */
  show(index, { centre = false } = {}) {
    if (index < 0 || index >= this.count) return;
    for (let round = 0; round < 3; round += 1) {
      const [top, height, seen] = [this.tops[index], this.heights[index], this.scroller.clientHeight];
      const at = this.scroller.scrollTop;
      let next = at;
      if (centre) next = top - Math.max(0, (seen - height) / 2);
      else if (top < at) next = top - 8;
      else if (top + height > at + seen) next = Math.min(top - 8, top + height - seen + 8);
      next = Math.max(0, Math.min(next, this.sizer.offsetHeight - seen));
      if (Math.abs(next - at) < 1) break;
      this.scroller.scrollTop = next;
      this.draw();
    }
    this.draw();
  }

  /** Lets go of everything. */
  close() {
    this.watcher.disconnect();
    this.scroller.removeEventListener("scroll", this.onScroll);
    cancelAnimationFrame(this.drawn);
  }

  layOut() {
    this.tops = new Float64Array(this.count + 1);
    for (let index = 0; index < this.count; index += 1) this.tops[index + 1] = this.tops[index] + this.heights[index];
    this.sizer.style.setProperty("height", `${this.tops[this.count]}px`);
  }

  /** The row at a height. */
  at(height) {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= height) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  draw() {
    if (this.count === 0) return;
    const from = this.scroller.scrollTop;
    const first = this.at(Math.max(0, from - spare));
    const last = this.at(from + this.scroller.clientHeight + spare);
    const held = document.activeElement?.closest?.(".sizer > *");
    for (const [index, element] of this.rows) {
      if ((index < first || index > last) && element !== held) {
        element.remove();
        this.rows.delete(index);
      }
    }
    let added = false;
    let next = null;
    for (let index = last; index >= first; index -= 1) {
      let element = this.rows.get(index);
      if (!element) {
        element = this.make(index);
        this.rows.set(index, element);
        this.sizer.insertBefore(element, next ?? this.after(index));
        added = true;
      }
      next = element;
    }
    if (added) this.measure();
  }

  /** The element that a new row comes before: the nearest later one, as one with the focus is kept. */
  after(index) {
    let nearest = null;
    let best = Infinity;
    for (const [other, element] of this.rows)
      if (other > index && other < best) {
        best = other;
        nearest = element;
      }
    return nearest;
  }

  make(index) {
    const element = this.row(index);
    element.setAttribute("aria-setsize", String(this.count));
    element.setAttribute("aria-posinset", String(index + 1));
    element.style.setProperty("transform", `translateY(${this.tops[index]}px)`);
    return element;
  }

  /** Takes the true heights of rows, and keeps what is seen where it is. */
  measure() {
    const from = this.scroller.scrollTop;
    const anchor = this.at(from);
    const past = from - this.tops[anchor];
    let changed = false;
    const measured = [];
    for (const [index, element] of this.rows) if (!this.known[index]) measured.push([index, element.offsetHeight]);
    for (const [index, height] of measured) {
      this.known[index] = 1;
      if (Math.abs(height - this.heights[index]) >= 0.5) {
        this.heights[index] = height;
        changed = true;
      }
    }
    if (!changed) return;
    this.layOut();
    for (const [index, element] of this.rows)
      element.style.setProperty("transform", `translateY(${this.tops[index]}px)`);
    const next = this.tops[anchor] + past;
    if (Math.abs(next - from) >= 1 && from > 0) this.scroller.scrollTop = next;
  }

  resized() {
    if (this.scroller.clientWidth !== this.width) {
      this.width = this.scroller.clientWidth;
      this.known.fill(0);
      for (const index of this.rows.keys()) this.known[index] = 0;
      this.measure();
    }
    this.draw();
  }
}

// The transcript of a call: only the turns that are seen stand in the page, in step with the sound.
import { turnRow } from "./turn-row.js";
import { VirtualList } from "./virtual-list.js";
import { WordClock } from "./word-clock.js";

/** A list of turns one can walk by keys. `act` is what can be done with a turn or a word. */
export class Transcript {
  constructor(scroller, { segments, colours, act }) {
    Object.assign(this, { scroller, segments, colours, act });
    this.clock = new WordClock(segments);
    this.bilingual = segments.some((segment) => segment.translation);
    this.active = 0;
    this.follows = true;
    this.found = new Map();
    this.lit = [];
    this.touched = 0;
    this.list = new VirtualList(scroller, {
      label: "Transcript",
      count: segments.length,
      row: (index) => this.row(index),
      guess: (index) => this.guess(index),
    });
    scroller.addEventListener("click", (event) => this.clicked(event));
    scroller.addEventListener("keydown", (event) => this.pressed(event));
    scroller.addEventListener("focusin", (event) => this.focused(event));
    // A press focuses the row before the click comes; made anew then, the row would lose the click.
    scroller.addEventListener("pointerdown", () => {
      this.pressing = true;
    });
    scroller.addEventListener("pointerup", () => {
      setTimeout(() => {
        this.pressing = false;
      });
    });
    scroller.addEventListener("pointercancel", () => {
      this.pressing = false;
    });
    scroller.addEventListener("mouseup", () => this.selected());
    for (const name of ["wheel", "touchmove", "pointerdown"])
      scroller.addEventListener(
        name,
        () => {
          this.touched = performance.now();
        },
        { passive: true },
      );
  }

  row(index) {
    const segment = this.segments[index];
    return turnRow(segment, index, {
      colour: this.colours.get(segment.speaker ?? "") ?? 7,
      bilingual: this.bilingual,
      active: index === this.active,
      found: this.found.get(index),
      act: this.act,
    });
  }

  /** A height before the row was seen, from how many letters fit a line. */
  guess(index) {
    const width = Math.max(240, this.scroller.clientWidth);
    const narrow = width < 700;
    const column = (narrow ? width - 40 : width - 330) / (this.bilingual && !narrow ? 2 : 1);
    const lines = (text) => Math.max(1, Math.ceil(((text?.length ?? 0) * 8) / column));
    const { text, translation } = this.segments[index];
    return narrow
      ? 44 + 23 * (lines(text) + (translation ? lines(translation) : 0))
      : 14 + 23 * Math.max(lines(text), lines(translation));
  }

  /** Makes a turn the active one: it has the tools, and the tab key leads to it. */
  activate(index, { focus = false, show = true } = {}) {
    if (index < 0 || index >= this.segments.length) return;
    const before = this.active;
    this.active = index;
    if (before !== index) {
      const held = this.scroller.contains(document.activeElement);
      this.list.refresh(before);
      this.list.refresh(index);
      focus ||= held;
    }
    if (show) this.list.show(index);
    if (focus) this.list.element(index)?.focus({ preventScroll: true });
    this.relight();
  }

  /** Lights the words that sound at a frame, and scrolls to them where it follows. */
  light(frame, playing) {
    const next = this.clock.at(frame);
    const same =
      next.length === this.lit.length &&
      next.every((one, index) => one.turn === this.lit[index].turn && one.word === this.lit[index].word);
    if (same) return;
    const moved = next.at(-1)?.turn !== this.lit.at(-1)?.turn;
    this.unlight();
    this.lit = next;
    this.relight();
    const left = performance.now() - this.touched > 4_000;
    if (moved && playing && this.follows && left && next.length > 0) this.list.show(next.at(-1).turn, { centre: true });
  }

  unlight() {
    for (const { turn, word } of this.lit) {
      const row = this.list.element(turn);
      row?.classList.remove("sounding");
      row?.querySelector(`[data-word="${word}"]`)?.classList.remove("heard");
    }
  }

  relight() {
    for (const { turn, word } of this.lit) {
      const row = this.list.element(turn);
      row?.classList.add("sounding");
      row?.querySelector(`[data-word="${word}"]`)?.classList.add("heard");
    }
  }

  /** Marks places found. */
  mark(places) {
    this.found.clear();
    for (const place of places) this.found.set(place.turn, [...(this.found.get(place.turn) ?? []), place]);
    this.list.refreshAll();
    this.relight();
  }

  /** Shows a turn anew after it was changed. */
  changed(index) {
    const held = this.scroller.contains(document.activeElement) && index === this.active;
    this.clock = new WordClock(this.segments);
    this.list.refresh(index);
    if (held) this.list.element(index)?.focus({ preventScroll: true });
  }

  clicked(event) {
    const row = event.target.closest(".turn");
    if (!row || event.target.closest(".tools")) return;
    if (!getSelection().isCollapsed) return;
    const turn = Number(row.dataset.turn);
    const word = event.target.closest("[data-word]");
    this.activate(turn, { show: false, focus: true });
    if (word) this.act.word(turn, Number(word.dataset.word), event.shiftKey);
  }

  /** Words chosen with the mouse become the selection. */
  selected() {
    const chosen = getSelection();
    if (chosen.isCollapsed) return;
    const place = (node) => {
      const word = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-word]");
      return word && this.scroller.contains(word)
        ? { turn: Number(word.closest(".turn").dataset.turn), word: Number(word.dataset.word) }
        : null;
    };
    const ends = [place(chosen.anchorNode), place(chosen.focusNode)];
    if (!ends[0] || !ends[1]) return;
    ends.sort((one, other) => one.turn - other.turn || one.word - other.word);
    this.act.words(ends[0], ends[1]);
  }

  focused(event) {
    const row = event.target.closest(".turn");
    if (row && !this.pressing && event.target === row && Number(row.dataset.turn) !== this.active)
      this.activate(Number(row.dataset.turn), { focus: true, show: false });
  }

  pressed(event) {
    if (event.target.closest(".tools") || event.altKey || event.ctrlKey || event.metaKey) return;
    const word = event.target.closest("[data-word]");
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
    if (event.key in steps && !event.shiftKey) {
      const next = Math.max(0, Math.min(this.segments.length - 1, this.active + steps[event.key]));
      this.touched = performance.now();
      this.activate(next, { focus: true });
    } else if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && !event.shiftKey) {
      this.walk(word, event.key === "ArrowRight" ? 1 : -1);
    } else if (event.key === "Enter") {
      this.act.word(this.active, word ? Number(word.dataset.word) : 0, event.shiftKey);
    } else if (event.key === "Escape" && word) {
      this.list.element(this.active)?.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Moves the focus to the next word of the active turn, or of the turn beside it. */
  walk(word, step) {
    const count = this.segments[this.active].words.length;
    const next = word ? Number(word.dataset.word) + step : step > 0 ? 0 : count - 1;
    if (next >= 0 && next < count)
      return this.list.element(this.active)?.querySelector(`[data-word="${next}"]`)?.focus();
    const turn = this.active + step;
    if (turn < 0 || turn >= this.segments.length) return;
    this.activate(turn, { focus: true });
    const all = this.list.element(turn)?.querySelectorAll("[data-word]");
    (step > 0 ? all?.[0] : all?.[all.length - 1])?.focus();
  }

  /** The word that has the focus, with its range, or null. */
  focusedWord() {
    const word = document.activeElement?.closest?.("[data-word]");
    return word && this.scroller.contains(word) ? this.segments[this.active].words[Number(word.dataset.word)] : null;
  }

  /** Lets go of the list. */
  close() {
    this.list.close();
  }
}

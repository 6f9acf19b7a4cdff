// Which turns and words sound at a frame.

/** Looks up turns and words by frame. Turns may overlap; those not on the tape have no place. */
export class WordClock {
  constructor(segments) {
    this.segments = segments;
    this.order = segments
      .map((_, index) => index)
      .filter((index) => segments[index].startFrame !== null && segments[index].startFrame !== undefined)
      .sort((one, other) => segments[one].startFrame - segments[other].startFrame);
    let last = -1;
    /** For each place in `order`, the latest end up to there: where looking back may stop. */
    this.latest = this.order.map((index) => (last = Math.max(last, segments[index].endFrame)));
  }

  /** Place in `order` of the last turn that starts at or before a frame, or -1. */
  before(frame) {
    let low = -1;
    let high = this.order.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.segments[this.order[middle]].startFrame <= frame) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** `[{turn, word}]` that sound at a frame; `word` is -1 between words. */
  at(frame) {
    const found = [];
    for (let place = this.before(frame); place >= 0 && this.latest[place] > frame; place -= 1) {
      const turn = this.order[place];
      if (this.segments[turn].endFrame > frame) found.unshift({ turn, word: this.wordAt(turn, frame) });
    }
    return found;
  }

  /** The word of a turn that sounds at a frame, or the last before it, or -1. */
  wordAt(turn, frame) {
    const { words } = this.segments[turn];
    let found = -1;
    for (let index = 0; index < words.length; index += 1) {
      if (words[index].startFrame === null || words[index].startFrame === undefined) continue;
      if (words[index].startFrame > frame) break;
      found = index;
    }
    return found;
  }

  /** The turn that sounds at a frame, else the last that began before it, else the first. */
  near(frame) {
    const sounding = this.at(frame).at(-1);
    if (sounding) return sounding.turn;
    return this.order[Math.max(0, this.before(frame))] ?? 0;
  }

  /** The start of the next word after a frame, or of the one before it. */
  neighbour(frame, direction) {
    const place = this.before(frame);
    const starts = [];
    for (let at = Math.max(0, place - 3); at <= Math.min(this.order.length - 1, place + 2); at += 1) {
      for (const word of this.segments[this.order[at]].words)
        if (word.startFrame !== null && word.startFrame !== undefined) starts.push(word.startFrame);
    }
    starts.sort((one, other) => one - other);
    return direction > 0 ? starts.find((start) => start > frame) : starts.findLast((start) => start < frame - 200);
  }
}

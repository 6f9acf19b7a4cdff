// Peaks of a recording, fetched in tiles of the zoom level that a picture needs.
import { bytes, part } from "./api.js";
import { rangeOf } from "./samples.js";

const levels = [64, 256, 1024, 4096];
const pointsInATile = 4096;

/** Reads an audiowaveform file, version 2, 8 or 16 bits: points of lowest and highest, -128 to 127. */
export function readPeaks(buffer, start) {
  const view = new DataView(buffer);
  const version = view.getInt32(0, true);
  const eightBits = view.getUint32(4, true) === 1;
  const framesPerPoint = view.getInt32(12, true);
  const channels = version === 1 ? 1 : view.getInt32(20, true);
  const head = version === 1 ? 20 : 24;
  const values = eightBits
    ? new Int8Array(buffer, head)
    : Float32Array.from(new Int16Array(buffer.slice(head)), (value) => value / 256);
  return {
    start: Math.floor(start / framesPerPoint) * framesPerPoint,
    framesPerPoint,
    channels,
    values,
    count: Math.floor(values.length / channels / 2),
  };
}

/** What brings the loudest hundredth of a recording to the top of its band; 6 at most. */
function gainFor({ values }) {
  const sizes = Float32Array.from(values, Math.abs).sort();
  return Math.max(1, Math.min(6, 118 / Math.max(1, sizes[Math.floor(sizes.length * 0.995)] ?? 127)));
}

/** The peaks of one recording. `changed` is called when more of them have come. */
export class PeakTiles {
  constructor(recording, changed) {
    this.recording = recording;
    this.changed = changed;
    this.tiles = new Map();
    /** How much taller than its samples the picture is drawn, so that soft calls are seen. */
    this.gain = 1;
    this.stopper = new AbortController();
  }

  /** The whole recording at the coarsest level that has 1 500 points. */
  async whole() {
    if (!this.all) {
      const path = `/recordings/${part(this.recording.id)}/peaks`;
      const framesPerPoint = levels.findLast((one) => one * 1_500 <= this.recording.frameCount) ?? levels[0];
      this.all = readPeaks(await bytes(path, { framesPerPoint }, this.stopper.signal), 0);
      this.gain = gainFor(this.all);
      this.changed();
    }
    return this.all;
  }

  /** Tiles that cover a range at this zoom, as far as they are there; asks for the others. */
  covering(start, end, framesPerPixel) {
    const level = levels.findLast((one) => one <= framesPerPixel) ?? 1;
    const size = level === 1 ? 16_384 : level * pointsInATile;
    const found = [];
    for (
      let index = Math.floor(Math.max(0, start) / size);
      index * size < Math.min(end, this.recording.frameCount);
      index += 1
    ) {
      const key = `${level}:${index}`;
      const tile = this.tiles.get(key);
      if (tile === undefined)
        this.fetch(key, level, index * size, Math.min((index + 1) * size, this.recording.frameCount));
      found.push(tile || null);
    }
    if (found.every(Boolean)) return found;
    return [this.all, ...found].filter(Boolean);
  }

  async fetch(key, level, start, end) {
    this.tiles.set(key, null);
    try {
      const tile =
        level === 1
          ? await this.samples(start, end)
          : readPeaks(
              await bytes(
                `/recordings/${part(this.recording.id)}/peaks`,
                { framesPerPoint: level, start, end },
                this.stopper.signal,
              ),
              start,
            );
      this.tiles.set(key, tile);
      if (this.tiles.size > 400) this.tiles.delete(this.tiles.keys().next().value);
      this.changed();
    } catch {
      if (!this.stopper.signal.aborted) setTimeout(() => this.tiles.delete(key), 2_000);
    }
  }

  /** Samples as points of one frame, where the picture is finer than any level. */
  async samples(start, end) {
    const wave = await rangeOf(this.recording.id, start, end, null, this.stopper.signal);
    const values = new Float32Array(wave.values.length * 2);
    for (let index = 0; index < wave.values.length; index += 1) {
      values[index * 2] = wave.values[index] * 128;
      values[index * 2 + 1] = values[index * 2];
    }
    return { start, framesPerPoint: 1, channels: wave.channels, values, count: wave.frameCount };
  }

  /** Stretches without sound, as pairs of frames, a little inside: what skipping leaves out. */
  async pauses() {
    const peaks = await this.whole();
    const { rate } = this.recording;
    const loudness = new Float32Array(peaks.count);
    const width = peaks.channels * 2;
    for (let point = 0; point < peaks.count; point += 1) {
      let most = 0;
      for (let index = 0; index < width; index += 1)
        most = Math.max(most, Math.abs(peaks.values[point * width + index]));
      loudness[point] = most;
    }
    const sorted = Float32Array.from(loudness).sort();
    const limit = Math.max(
      2,
      sorted[Math.floor(sorted.length * 0.1)] * 2,
      sorted[Math.floor(sorted.length * 0.95)] * 0.04,
    );
    const edge = Math.round(rate * 0.15);
    const found = [];
    let from = -1;
    for (let point = 0; point <= peaks.count; point += 1) {
      const quiet = point < peaks.count && loudness[point] <= limit;
      if (quiet && from < 0) from = point;
      if (!quiet && from >= 0) {
        const [start, end] = [from * peaks.framesPerPoint + edge, point * peaks.framesPerPoint - edge];
        if (end - start > rate * 0.4) found.push([start, end]);
        from = -1;
      }
    }
    return found;
  }

  /** Lets go of what is still on its way. */
  close() {
    this.stopper.abort();
  }
}

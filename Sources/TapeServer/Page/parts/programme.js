// The whole rundown, heard without a gap: clips are scheduled on the audio clock, one straight after
// another; narration keeps its time.
import { address, bytes, part } from "./api.js";
import * as player from "./player.js";
import { audioBuffer, contextFor, readWave } from "./samples.js";
import { complain } from "./speak.js";

/** Seconds that are scheduled ahead. */
const ahead = 8;

/** Plays items from one of them on. `heard(id)` is told which sounds; `quiet` leaves narration out.
    Gives the programme that plays. */
export async function playProgramme(title, items, { from = 0, quiet = false, heard }) {
  const context = await contextFor(48_000);
  const parts = [];
  let at = 0;
  for (const item of items.slice(from)) {
    const lasts =
      item.kind === "clip" ? (item.clip?.runningTime ?? 0) : item.kind === "narration" && !quiet ? item.runningTime : 0;
    if (lasts > 0) parts.push({ item, at, lasts });
    at += lasts;
  }
  if (parts.length === 0) return null;
  const programme = new Programme(context, title, parts, at, heard);
  player.stop();
  player.invite(programme);
  programme.begin();
  return programme;
}

class Programme {
  constructor(context, title, parts, length, heard) {
    Object.assign(this, { context, name: title, parts, length, heard });
    this.nodes = new Set();
    this.next = 0;
    this.sound = new Map();
  }

  /** Seconds since its beginning. */
  position() {
    return this.began === undefined ? 0 : Math.max(0, Math.min(this.length, this.context.currentTime - this.began));
  }

  async begin() {
    try {
      await this.ready(0);
      if (this.over) return;
      this.began = this.context.currentTime + 0.1;
      this.timer = setInterval(() => this.step(), 100);
      await this.step();
    } catch (error) {
      complain(error);
      this.stop();
    }
  }

  /** Fetches a part's sound, once: the clip as it is cut, with its fades and gain. */
  ready(index) {
    const one = this.parts[index];
    if (!one || one.item.kind !== "clip") return null;
    if (!this.sound.has(index)) {
      this.sound.set(index, bytes(`/clips/${part(one.item.clip.id)}/audio.wav`).then(readWave));
    }
    return this.sound.get(index);
  }

  /** Schedules what comes within the next seconds, and says what sounds. */
  async step() {
    const now = this.position();
    this.ready(this.next + 1)?.catch(() => {});
    while (!this.busy && this.next < this.parts.length && this.parts[this.next].at < now + ahead) {
      this.busy = true;
      const index = this.next;
      try {
        const wave = await this.ready(index);
        if (this.over) return;
        if (wave) this.schedule(wave, this.parts[index]);
        this.sound.delete(index);
        this.next = index + 1;
      } catch (error) {
        complain(error);
        return this.stop();
      } finally {
        this.busy = false;
      }
    }
    const sounding = this.parts.findLast((one) => one.at <= now + 0.001);
    if (sounding !== this.told) {
      this.told = sounding;
      this.heard?.(sounding?.item.id ?? null);
    }
    if (now >= this.length) this.stop();
  }

  schedule(wave, one) {
    const node = new AudioBufferSourceNode(this.context, { buffer: audioBuffer(this.context, wave) });
    node.connect(this.context.destination);
    const late = this.context.currentTime - (this.began + one.at);
    node.start(Math.max(this.context.currentTime, this.began + one.at), Math.max(0, late));
    this.nodes.add(node);
    node.onended = () => this.nodes.delete(node);
  }

  /** Ends it. */
  stop() {
    if (this.over) return;
    this.over = true;
    clearInterval(this.timer);
    for (const node of this.nodes) {
      node.onended = null;
      node.stop();
      node.disconnect();
    }
    this.heard?.(null);
    if (player.now().guest === this) player.invite(null);
  }
}

/** The address of the mix of a rundown, as it is exported. */
export const mixAddress = (name, ending) => address(`/rundowns/${part(name)}/audio.${ending}`);

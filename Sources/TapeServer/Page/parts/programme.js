// The whole rundown, heard without a gap: clips and recorded narration are scheduled on the audio clock,
// one straight after another; narration that is not recorded is silent for its time, or left out.
import { bytes, part } from "./api.js";
import * as player from "./player.js";
import { audioBuffer, contextFor, readWave } from "./samples.js";
import { complain, say } from "./speak.js";
import { length } from "./time.js";

/** Seconds that are scheduled ahead. */
const ahead = 8;

/** What is heard of narration: all in its time, only what is recorded, nothing. */
export const narrationModes = [
  ["time", "Narration: silent where it is not recorded"],
  ["recorded", "Narration: only what is recorded"],
  ["none", "No narration"],
];

/** Seconds that an item takes when it is heard. */
function lasts(item, narration) {
  if (item.kind === "clip") return item.clip?.runningTime ?? 0;
  if (item.kind !== "narration" || narration === "none") return 0;
  return item.recorded || narration === "time" ? item.runningTime : 0;
}

/** Plays items of a rundown from one of them on. `heard(id)` is told which sounds; `narration` is one of the
    modes above. Gives the programme that plays, or null where nothing is to be heard. */
export async function playProgramme(rundown, items, { from = 0, narration = "time", heard }) {
  const context = await contextFor(48_000);
  const parts = [];
  let at = 0;
  for (const item of items.slice(from)) {
    const seconds = lasts(item, narration);
    if (seconds > 0) parts.push({ item, at, lasts: seconds, path: soundOf(rundown.name, item) });
    at += seconds;
  }
  if (parts.length === 0) return null;
  const silent = items.slice(from).filter((item) => item.kind === "narration" && !item.recorded).length;
  if (silent > 0 && narration === "recorded")
    say(`Left out: ${silent} narration${silent === 1 ? "" : "s"} not recorded`);
  const programme = new Programme(context, rundown.title || rundown.name, parts, at, heard);
  player.stop();
  player.invite(programme);
  programme.begin();
  return programme;
}

/** Where an item's sound is, as it is in the mix; null where it is silent. */
function soundOf(name, item) {
  if (item.kind === "clip") return `/clips/${part(item.clip.id)}/audio.wav`;
  return item.recorded ? `/rundowns/${part(name)}/items/${part(item.id)}/audio.wav` : null;
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

  /** Fetches a part's sound, once, ready to be scheduled: the clip as it is cut, with its fades and gain, or narration
      as it was spoken. */
  ready(index) {
    const one = this.parts[index];
    if (!one?.path) return null;
    if (!this.sound.has(index)) {
      const sound = bytes(one.path).then((answer) => audioBuffer(this.context, readWave(answer)));
      this.sound.set(index, sound);
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
        const buffer = await this.ready(index);
        if (this.over) return;
        if (buffer) this.schedule(buffer, this.parts[index]);
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
    if (sounding !== this.told) this.tell(sounding);
    if (now >= this.length) this.stop();
  }

  /** Says which part sounds; that nothing does, where narration is not recorded. */
  tell(sounding) {
    this.told = sounding;
    this.heard?.(sounding?.item.id ?? null);
    if (sounding && !sounding.path) say(`Narration, not recorded: ${length(sounding.lasts)} of silence`);
  }

  schedule(buffer, one) {
    const node = new AudioBufferSourceNode(this.context, { buffer });
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

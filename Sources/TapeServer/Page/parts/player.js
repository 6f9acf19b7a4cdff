// The one thing that plays. Recordings stream through a media element, which keeps the pitch at any
// speed; a range plays on the audio clock and ends on its last sample.
import { address, bytes, part } from "./api.js";
import { audioBuffer, contextFor, mostFrames, rangeOf, readWave } from "./samples.js";
import { complain } from "./speak.js";
import { recall, remember } from "./store.js";

const element = new Audio();
element.preload = "auto";
element.preservesPitch = true;

/** Tells `change` (what or whether it plays), `seek` (a jump) and `end`. */
export const events = new EventTarget();

/** What is on: `{id, name, rate, frameCount, start}` of a recording, or null. */
let tape = null;
/** `null`, both legs, or one leg's number. */
let leg = null;
/** A range that plays: `{start, end, loop, source, context, from, began}`. */
let range = null;
/** Something else that plays, as the whole programme: `{name, position(), length, stop()}`. */
let guest = null;
let speed = recall("speed", 1);
let waiting = 0;
let wish = 0;
let pauses = [];
let skipping = recall("skipPauses", false);

const tell = (name, detail) => events.dispatchEvent(new CustomEvent(name, { detail }));

/** What is on, and how. */
export const now = () => ({ tape, leg, speed, range, guest, skipping, playing: playing() });

/** Whether sound comes out. */
export const playing = () => Boolean(guest || range?.playing || (!element.paused && !range));

/** Puts a recording on, at a frame; nothing happens to one that is on already. */
export function load(recording, frame = null) {
  if (tape?.id === recording.id) {
    if (frame !== null) seek(frame);
    return;
  }
  stop();
  tape = {
    id: recording.id,
    name: recording.name,
    rate: recording.rate,
    frameCount: recording.frameCount,
    channels: recording.channels,
  };
  leg = null;
  pauses = [];
  source(frame ?? 0);
  tell("change");
}

/** Takes the length of the recording that is on, where it was put on before its length was known. */
export function correct(recording) {
  if (tape?.id !== recording.id) return;
  Object.assign(tape, { frameCount: recording.frameCount, channels: recording.channels, name: recording.name });
  tell("change");
}

/** Points the element at the recording's sound. */
function source(frame) {
  element.src = address(`/recordings/${part(tape.id)}/audio.wav`, { leg: leg ?? undefined });
  element.defaultPlaybackRate = speed;
  element.playbackRate = speed;
  wish = frame;
  element.currentTime = frame / tape.rate;
}

/** Where it is, in whole frames of the recording. */
export function position() {
  if (!tape) return 0;
  if (range?.playing) {
    if (range.element) return Math.round(range.start + range.element.currentTime * tape.rate);
    const passed = Math.max(0, range.context.currentTime - range.began) * tape.rate;
    const span = range.end - range.start;
    return Math.min(
      range.end,
      Math.round(range.loop ? range.start + ((range.from - range.start + passed) % span) : range.from + passed),
    );
  }
  if (element.paused || element.seeking) return wish;
  return Math.min(tape.frameCount, Math.round(element.currentTime * tape.rate));
}

/** Plays on from a frame, or from where it is. */
export async function play(frame = null) {
  if (!tape) return;
  endRange();
  guest?.stop();
  if (frame !== null) seek(frame);
  else if (wish >= tape.frameCount) seek(0);
  await element.play().catch(complain);
  tell("change");
}

/** Stops; the place is kept. */
export function stop() {
  waiting += 1;
  const place = tape ? position() : 0;
  guest?.stop();
  if (range) {
    endRange();
    wish = place;
    if (tape) element.currentTime = place / tape.rate;
  }
  if (!element.paused) {
    element.pause();
    wish = place;
  }
  tell("change");
}

/** Plays or stops. */
export function toggle() {
  if (playing()) stop();
  else play();
}

/** Goes to a frame; goes on playing where it played. */
export function seek(frame) {
  if (!tape) return;
  wish = Math.max(0, Math.min(tape.frameCount, Math.round(frame)));
  if (range) {
    const again = range.playing;
    endRange();
    if (again) element.play().catch(complain);
  }
  element.currentTime = wish / tape.rate;
  tell("seek");
}

/** Plays a range of the recording that is on, to its last sample. `loop` plays it again and again. */
export async function playRange(start, end, { loop = false } = {}) {
  if (!tape || end <= start) return;
  stop();
  const mine = (waiting += 1);
  wish = start;
  if (speed !== 1 || end - start > mostFrames) return playStreamed(start, end, loop);
  try {
    const wave = await rangeOf(tape.id, start, end, leg);
    const context = await contextFor(wave.rate);
    if (mine !== waiting) return;
    const node = new AudioBufferSourceNode(context, { buffer: audioBuffer(context, wave), loop });
    node.connect(context.destination);
    range = { start, end, loop, from: start, source: node, context, began: context.currentTime, playing: true };
    const own = range;
    node.onended = () => {
      if (range === own) finished(end);
    };
    node.start(range.began);
    tell("change");
  } catch (error) {
    complain(error);
  }
}

/** A range at another speed: a file that holds only the range ends where the range ends. */
function playStreamed(start, end, loop) {
  const sound = new Audio(address(`/recordings/${part(tape.id)}/audio.wav`, { start, end, leg: leg ?? undefined }));
  sound.preservesPitch = true;
  sound.loop = loop;
  sound.playbackRate = speed;
  range = { start, end, loop, element: sound, playing: true };
  const own = range;
  sound.onended = () => {
    if (range === own) finished(end);
  };
  tell("change");
  return sound.play().catch(complain);
}

function finished(end) {
  endRange();
  wish = end;
  element.currentTime = end / tape.rate;
  tell("change");
  tell("end");
}

function endRange() {
  if (!range) return;
  const old = range;
  range = null;
  if (old.element) {
    old.element.pause();
    old.element.removeAttribute("src");
  } else {
    old.source.onended = null;
    old.source.stop();
    old.source.disconnect();
  }
}

/** Plays a WAV of the service, as a clip as it is cut, to its last sample. Gives what plays, or null. */
export async function playFile(name, path) {
  stop();
  waiting += 1;
  const mine = waiting;
  try {
    const wave = readWave(await bytes(path));
    const context = await contextFor(wave.rate);
    if (mine !== waiting) return null;
    const node = new AudioBufferSourceNode(context, { buffer: audioBuffer(context, wave) });
    node.connect(context.destination);
    const began = context.currentTime;
    const own = {
      name,
      length: wave.frameCount / wave.rate,
      position: () => Math.max(0, context.currentTime - began),
      stop() {
        if (guest === own) invite(null);
        node.onended = null;
        node.stop();
      },
    };
    node.onended = () => {
      if (guest === own) invite(null);
    };
    node.start(began);
    invite(own);
    return own;
  } catch (error) {
    complain(error);
    return null;
  }
}

/** Lets something else play in this player's name, or ends it. */
export function invite(other) {
  guest = other;
  if (other && !element.paused) element.pause();
  tell("change");
  if (!other) tell("end");
}

/** Sets the speed, 0.5 to 2. */
export function setSpeed(value) {
  speed = Math.min(2, Math.max(0.5, Math.round(value * 100) / 100));
  remember("speed", speed);
  element.playbackRate = speed;
  element.defaultPlaybackRate = speed;
  if (range?.element) range.element.playbackRate = speed;
  tell("change");
}

/** Hears both legs (`null`) or one. */
export function setLeg(value) {
  if (!tape || leg === value) return;
  const again = !element.paused;
  const place = position();
  stop();
  leg = value;
  source(place);
  if (again) element.play().catch(complain);
  tell("change");
}

/** Tells which stretches are pauses, as pairs of frames in order. */
export function setPauses(list) {
  pauses = list;
}

/** Leaves pauses out while it plays, or hears them. */
export function setSkipping(value) {
  skipping = value;
  remember("skipPauses", value);
  tell("change");
}

/** Jumps out of a pause that it plays in. */
function leavePause() {
  if (!skipping || element.paused || range || element.seeking || !tape) return;
  const frame = Math.round(element.currentTime * tape.rate);
  let low = 0;
  let high = pauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pauses[middle][1] <= frame) low = middle + 1;
    else high = middle;
  }
  const pause = pauses[low];
  if (pause && frame >= pause[0] && pause[1] - frame > tape.rate / 20) seek(pause[1]);
}
setInterval(leavePause, 40);

element.addEventListener("play", () => tell("change"));
element.addEventListener("pause", () => {
  if (tape && !range) wish = Math.round(element.currentTime * tape.rate);
  tell("change");
});
element.addEventListener("ended", () => {
  if (tape) wish = tape.frameCount;
  tell("change");
  tell("end");
});
element.addEventListener("error", () => {
  if (tape && element.getAttribute("src")) complain(new Error(`${tape.name}: its sound cannot be played`));
});

// Samples of a WAV answer, read by ourselves so that a range has exactly its frames.
import { bytes, part } from "./api.js";

/** Most frames that are held at once: ten minutes at 48 kHz. Longer ranges stream. */
export const mostFrames = 28_800_000;

/** How a sample of each kind is read, from -1 to 1: by `format tag` and bits. */
const readers = {
  "1/8": (view, at) => (view.getUint8(at) - 128) / 128,
  "1/16": (view, at) => view.getInt16(at, true) / 32_768,
  "1/24": (view, at) => ((view.getInt16(at + 1, true) << 8) | view.getUint8(at)) / 8_388_608,
  "1/32": (view, at) => view.getInt32(at, true) / 2_147_483_648,
  "3/32": (view, at) => view.getFloat32(at, true),
  "3/64": (view, at) => view.getFloat64(at, true),
};

/** A WAV's `{rate, channels, frameCount, values}`, values from -1 to 1, channel beside channel. */
export function readWave(buffer) {
  const view = new DataView(buffer);
  const name = (at) => String.fromCharCode(...new Uint8Array(buffer, at, 4));
  const wrong = new Error("the sound came in a form that cannot be read");
  if (buffer.byteLength < 44 || !["RIFF", "RF64"].includes(name(0))) throw wrong;
  let form = null;
  for (let at = 12; at + 8 <= buffer.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    if (name(at) === "fmt ") form = readForm(view, at + 8);
    else if (name(at) === "data") {
      if (!form?.read) throw wrong;
      return readSamples(view, at + 8, Math.min(size, buffer.byteLength - at - 8), form);
    }
    at += 8 + size + (size % 2);
  }
  throw new Error("the sound came without samples");
}

function readForm(view, at) {
  const bits = view.getUint16(at + 14, true);
  const tag = view.getUint16(at, true);
  // An extensible format names the real one further on.
  const kind = tag === 0xfffe ? view.getUint16(at + 24, true) : tag;
  return {
    channels: view.getUint16(at + 2, true),
    rate: view.getUint32(at + 4, true),
    width: bits / 8,
    read: readers[`${kind}/${bits}`],
  };
}

function readSamples(view, start, size, { channels, rate, width, read }) {
  const frameCount = Math.floor(size / width / channels);
  const values = new Float32Array(frameCount * channels);
  for (let index = 0; index < values.length; index += 1) values[index] = read(view, start + index * width);
  return { rate, channels, frameCount, values };
}

/** The frames of a range of a recording; `leg` chooses one channel. */
export async function rangeOf(recording, start, end, leg, signal) {
  const query = { start, end, leg: leg ?? undefined };
  return readWave(await bytes(`/recordings/${part(recording)}/audio.wav`, query, signal));
}

/** An audio buffer with exactly these samples, at their own rate. */
export function audioBuffer(context, wave) {
  const buffer = context.createBuffer(wave.channels, Math.max(1, wave.frameCount), wave.rate);
  for (let channel = 0; channel < wave.channels; channel += 1) {
    const out = buffer.getChannelData(channel);
    for (let frame = 0; frame < wave.frameCount; frame += 1) out[frame] = wave.values[frame * wave.channels + channel];
  }
  return buffer;
}

const contexts = new Map();

/** The audio clock for a rate. A context at the recording's own rate plays its samples untouched. */
export async function contextFor(rate) {
  if (!contexts.has(rate)) contexts.set(rate, new AudioContext({ sampleRate: rate, latencyHint: "interactive" }));
  const context = contexts.get(rate);
  if (context.state !== "running") await context.resume();
  return context;
}

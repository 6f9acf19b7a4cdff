// Samples of a WAV answer, read by ourselves so that a range has exactly its frames.
import { bytes, part } from "./api.js";

/** Most frames that are held at once: ten minutes at 48 kHz. Longer ranges stream. */
export const mostFrames = 28_800_000;

/** Reads `44-byte header + 16-bit samples`: `{rate, channels, frameCount, values}`. */
export function readWave(buffer) {
  const view = new DataView(buffer);
  const name = (at) => String.fromCharCode(...new Uint8Array(buffer, at, 4));
  if (buffer.byteLength < 44 || name(0) !== "RIFF") throw new Error("the sound came in a form that cannot be read");
  let at = 12;
  let rate = 0;
  let channels = 0;
  while (at + 8 <= buffer.byteLength) {
    const size = view.getUint32(at + 4, true);
    if (name(at) === "fmt ") {
      channels = view.getUint16(at + 10, true);
      rate = view.getUint32(at + 12, true);
    } else if (name(at) === "data") {
      const count = Math.floor(Math.min(size, buffer.byteLength - at - 8) / 2);
      const values =
        (at + 8) % 2 === 0
          ? new Int16Array(buffer, at + 8, count)
          : new Int16Array(buffer.slice(at + 8, at + 8 + count * 2));
      return { rate, channels, frameCount: Math.floor(count / channels), values };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error("the sound came without samples");
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
    for (let frame = 0; frame < wave.frameCount; frame += 1)
      out[frame] = wave.values[frame * wave.channels + channel] / 32768;
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

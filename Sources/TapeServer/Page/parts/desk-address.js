// Addresses of the listening desk.
import { seconds } from "./time.js";

/** The desk of a recording; with a range of its frames, that chosen. */
export function deskAddress(recording, { startFrame, endFrame, rate } = {}) {
  const path = `/recordings/${recording.slice(0, 12)}`;
  if (startFrame === null || startFrame === undefined) return path;
  return `${path}#t=${seconds(startFrame, rate)},${seconds(endFrame, rate)}`;
}

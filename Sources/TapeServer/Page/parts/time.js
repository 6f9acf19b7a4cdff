// Times as people read and type them. Positions are whole frames at a recording's own rate.

/** `1:02:03.456` of seconds; `places` decimals, hours only where there are any. */
export function clock(seconds, places = 3) {
  if (!Number.isFinite(seconds)) return "–";
  const scale = 10 ** places;
  const whole = Math.round(Math.abs(seconds) * scale);
  const two = (number) => String(number).padStart(2, "0");
  const all = Math.floor(whole / scale);
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const head = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
  const tail = places > 0 ? `.${String(whole % scale).padStart(places, "0")}` : "";
  return `${seconds < 0 ? "−" : ""}${head}:${two(all % 60)}${tail}`;
}

/** `3:42` for running times that nobody needs to the millisecond. */
export const length = (seconds) => clock(seconds, seconds < 60 ? 1 : 0);

/** Decimal seconds that name a frame at any rate. */
export const seconds = (frame, rate) => Number((frame / rate).toFixed(6));

/** The frame that typed words name, or null: `1:02:03.4`, `62.5`, `62.5s`, `#496000`, and a time of
    day (`12:34:56`) where the call's start is known and lies before it within the call. */
export function frameOf(words, { rate, frameCount, start }) {
  const text = words.trim().replace(",", ".");
  const inside = (frame) => (frame >= 0 && frame <= frameCount ? Math.round(frame) : null);
  if (/^#\d+$/.test(text)) return inside(Number(text.slice(1)));
  if (/^\d+(\.\d+)?\s*s?$/.test(text)) return inside(Number.parseFloat(text) * rate);
  const match = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/.exec(text);
  if (!match) return null;
  const since = (Number(match[1] ?? 0) * 60 + Number(match[2])) * 60 + Number(match[3]);
  const running = inside(since * rate);
  if (running !== null) return running;
  const first = secondsOfDay(start);
  if (first === null || match[1] === undefined) return null;
  return inside(((since - first + 86_400) % 86_400) * rate);
}

/** Seconds from midnight, by the clock where the call was made, or null. */
function secondsOfDay(start) {
  const match = /T(\d\d):(\d\d):(\d\d(?:\.\d+)?)/.exec(start ?? "");
  return match ? (Number(match[1]) * 60 + Number(match[2])) * 60 + Number(match[3]) : null;
}

/** `6 Apr 2019, 19:02` as the call's own clock has it; no zone is applied. */
export function day(start) {
  const match = /^(\d+)-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(start ?? "");
  if (!match) return "";
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return `${Number(match[3])} ${months[Number(match[2]) - 1]} ${match[1]}${match[4] ? `, ${match[4]}` : ""}`;
}

/** How long a presenter needs for words: 160 a minute, to the next half second, as everywhere in
    tapelog. */
export function narrationSeconds(words) {
  const count = words.trim().split(/\s+/u).filter(Boolean).length;
  return Math.ceil(Math.floor((count * 60_000) / 160) / 500) / 2;
}

// Keys: one table of what can be done by key, which a person can change or switch off.
import { recall, remember } from "./store.js";

/** Everything that has a key: name, words, usual key, group. */
export const actions = [
  ["play", "Play or stop", "Space", "Hear"],
  ["back", "Back 2 s", "J", "Hear"],
  ["stop", "Stop", "K", "Hear"],
  ["forward", "Forward 2 s; again while it plays: 1.5, then 2 times as fast", "L", "Hear"],
  ["replay", "Replay from 2 s before", "R", "Hear"],
  ["loop", "Loop the selection", "Shift+R", "Hear"],
  ["playSelection", "Play the selection", "P", "Hear"],
  ["compare", "As said, as published: one, then the other", "Q", "Hear"],
  ["slower", "Slower", "[", "Hear"],
  ["faster", "Faster", "]", "Hear"],
  ["skipPauses", "Skip pauses", "S", "Hear"],
  ["wordBack", "Word before", "ArrowLeft", "Move"],
  ["wordForward", "Next word", "ArrowRight", "Move"],
  ["farBack", "Back 5 s", "Shift+ArrowLeft", "Move"],
  ["farForward", "Forward 5 s", "Shift+ArrowRight", "Move"],
  ["goTo", "Go to a time", "G", "Move"],
  ["follow", "Follow the sound in the transcript", "F", "Move"],
  ["zoomIn", "Zoom in", "+", "Move"],
  ["zoomOut", "Zoom out", "-", "Move"],
  ["setIn", "In-point here", "I", "Choose"],
  ["setOut", "Out-point here", "O", "Choose"],
  ["goIn", "Go to the in-point", "Shift+I", "Choose"],
  ["goOut", "Go to the out-point", "Shift+O", "Choose"],
  ["clear", "Clear the selection", "U", "Choose"],
  ["clip", "Make a clip of it", "X", "Choose"],
  ["edge", "Change which edge the keys move", "E", "Edges"],
  ["nudgeBack", "Edge 10 ms earlier", "Alt+ArrowLeft", "Edges"],
  ["nudgeForward", "Edge 10 ms later", "Alt+ArrowRight", "Edges"],
  ["fineBack", "Edge 1 ms earlier", "Alt+Shift+ArrowLeft", "Edges"],
  ["fineForward", "Edge 1 ms later", "Alt+Shift+ArrowRight", "Edges"],
  ["frameBack", "Edge one frame earlier", "Alt+,", "Edges"],
  ["frameForward", "Edge one frame later", "Alt+.", "Edges"],
  ["snap", "Edge to the nearest pause", "Alt+S", "Edges"],
  ["edges", "Move the edges of the turn", "T", "Turn"],
  ["correct", "Correct the words of the turn", "W", "Turn"],
  ["confirm", "Confirm the turn", "C", "Turn"],
  ["find", "Find in this call, or in all of them", "/", "Find"],
  ["findNext", "Next place found", "N", "Find"],
  ["findBack", "Place found before", "Shift+N", "Find"],
  ["moveUp", "Move the item up", "Alt+ArrowUp", "Order"],
  ["moveDown", "Move the item down", "Alt+ArrowDown", "Order"],
  ["addToRundown", "Put the clip into the rundown", "A", "Order"],
  ["help", "This help", "?", "Page"],
].map(([name, words, key, group]) => ({ name, words, key, group }));

const handlers = [];

/** `page`: everywhere; `desk`: only while the sound or the transcript has the focus; `off`. */
export const reach = () => recall("keys.reach", "page");
/** Sets where single letters work. */
export const setReach = (value) => remember("keys.reach", value);

/** The key of an action, as changed by this person; empty where it was taken away. */
export function keyOf(name) {
  const changed = recall("keys.map", {})[name];
  return changed ?? actions.find((action) => action.name === name)?.key ?? "";
}

/** Gives an action another key; the action that had it loses it. */
export function setKey(name, key) {
  const map = recall("keys.map", {});
  for (const action of actions) if (key && keyOf(action.name) === key) map[action.name] = "";
  map[name] = key;
  remember("keys.map", map);
}

/** All keys as they were at first. */
export const resetKeys = () => remember("keys.map", {});

/** Adds what a view does on keys: names of actions to functions. The latest comes first; a function
    that gives `false` leaves the key to the next. Gives a function that takes them away again. */
export function bind(acts) {
  handlers.unshift(acts);
  return () => handlers.splice(handlers.indexOf(acts), 1);
}

/** The words for what was pressed: `Alt+Shift+ArrowLeft`. Letters are those of the key where the
    keyboard writes another script, so that a Russian layout works. */
export function pressed(event) {
  let key = event.key === " " ? "Space" : event.key;
  const physical = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1];
  if (physical && /^[^\x20-\x7e]$/u.test(key)) key = physical;
  if (event.altKey && physical && key.length === 1) key = physical;
  if (/^[a-z]$/.test(key)) key = key.toUpperCase();
  if (key === "=") key = "+";
  const letter = /^[A-Z]$/.test(key) || key.length > 1;
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${
    event.shiftKey && letter ? "Shift+" : ""
  }${key}`;
}

/** Begins to listen. */
export function listen() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const key = pressed(event);
    if (takesKeys(event.target, key) || !reaches(event.target, key)) return;
    const action = actions.find((one) => keyOf(one.name) === key);
    if (!action) return;
    for (const acts of [...handlers]) {
      if (!acts[action.name] || acts[action.name](event) === false) continue;
      event.preventDefault();
      return;
    }
  });
}

/** Whether the focused element needs the key itself. */
function takesKeys(target, key) {
  if (target.closest?.("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]")) return true;
  if (target.closest?.("select")) return !key.includes("Alt+");
  const presses = key === "Space" || key === "Enter";
  return presses && Boolean(target.closest?.("button, a[href], summary, input")) && !target.closest("[data-word]");
}

function reaches(target, key) {
  if (key.length > 1 && key !== "Space" && !/^Shift\+[A-Z]$/.test(key)) return true;
  if (key === "?" || reach() === "page") return true;
  return reach() === "desk" && Boolean(target.closest?.(".sound, .transcript, #player, .hits, .items"));
}

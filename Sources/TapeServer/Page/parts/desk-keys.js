// What keys do at the desk.
import { askForTime } from "./desk-bar.js";
import * as player from "./player.js";
import { nudgeKeys, snap } from "./range-editor.js";
import { say } from "./speak.js";
import { remember } from "./store.js";

/** The speed that stopping comes back to, after the key for forward has changed it. */
let before = null;

/** The desk's acts by name, as `bind` takes them. */
export function deskKeys(desk) {
  const { recording, selection } = desk;
  const by = (seconds) => () => desk.seek(player.position() + seconds * recording.rate);
  const word = (direction) => () => {
    const next = desk.transcript.clock.neighbour(player.position(), direction);
    if (next !== undefined) desk.seek(next);
  };
  const nudge = (frames) => () => (selection[selection.edge] === null ? false : selection.nudge(frames));
  /** Does something with the active turn, where there are turns. */
  const turn = (act) => () => {
    if (desk.segments.length === 0) return say("There is no transcript");
    act(desk.transcript.active);
    return true;
  };
  const follow = () => {
    desk.transcript.follows = !desk.transcript.follows;
    desk.transcript.touched = 0;
    remember("follow", desk.transcript.follows);
    desk.bar.draw();
    say(desk.transcript.follows ? "Follows the sound" : "Stays where it is");
  };
  return {
    play: () => {
      player.load(recording);
      player.toggle();
    },
    back: () => {
      player.setSpeed(Math.min(1, player.now().speed));
      by(-2)();
    },
    stop: () => {
      player.stop();
      if (before !== null) player.setSpeed(before);
      before = null;
    },
    forward: (event) => shuttle(event, by(2)),
    replay: () => {
      player.load(recording);
      player.play(Math.max(0, player.position() - 2 * recording.rate));
    },
    loop: () => desk.loop(),
    playSelection: () => desk.playSelection(),
    wordBack: word(-1),
    wordForward: word(1),
    farBack: by(-5),
    farForward: by(5),
    goTo: () => askForTime(desk),
    follow,
    zoomIn: () => desk.waveform.zoom(0.5),
    zoomOut: () => desk.waveform.zoom(2),
    setIn: () => desk.acts.edgeHere("start"),
    setOut: () => desk.acts.edgeHere("end"),
    goIn: () => selection.start !== null && desk.seek(selection.start),
    goOut: () => selection.end !== null && desk.seek(selection.end),
    clear: () => selection.clear(),
    clip: () => desk.acts.clipSelection(),
    edge: () => {
      selection.edge = selection.edge === "start" ? "end" : "start";
      selection.set(selection.start, selection.end);
      say(selection.edge === "start" ? "Keys move the in-point" : "Keys move the out-point");
    },
    ...nudgeKeys(recording.rate, nudge),
    snap: () => {
      snap(selection);
    },
    edges: turn((index) => desk.acts.edges(index)),
    correct: turn((index) => desk.acts.correct(index)),
    confirm: turn((index) => desk.acts.confirm(desk.editing ?? index)),
    find: () => desk.find.focus(),
    findNext: () => desk.find.next(1),
    findBack: () => desk.find.next(-1),
  };
}

/** Once: forward. While it plays: 1.5, then 2 times as fast. */
function shuttle(event, forward) {
  const { speed, playing } = player.now();
  if (!playing) return player.play();
  before ??= speed;
  if (event.repeat) return forward();
  return player.setSpeed(speed < 1.5 ? 1.5 : speed < 2 ? 2 : 1);
}

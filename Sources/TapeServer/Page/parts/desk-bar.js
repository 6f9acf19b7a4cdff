// Tools under the waveform: zoom, follow, in and out, what to do with the selection.
import { ask } from "./dialog.js";
import { button, h } from "./dom.js";
import { keyOf } from "./keys.js";
import { keyWords } from "./help.js";
import * as player from "./player.js";
import { rangeEditor } from "./range-editor.js";
import { mayEdit } from "./role.js";
import { remember } from "./store.js";
import { frameOf } from "./time.js";

/** Asks for a time in any notation and goes there. */
export async function askForTime(desk) {
  const { recording } = desk;
  const words = await ask("Go to a time", {
    label: "Time",
    action: "Go",
    hint: `1:02:03.4, 62.5, #496000 (a frame)${recording.start ? ", or time of day as 19:02:30" : ""}`,
    check: (typed) => (frameOf(typed, recording) === null ? "That is no time of this recording." : null),
  });
  if (words !== null) desk.seek(frameOf(words, recording), { centre: true });
}

/** Builds the tools of a desk. */
export function deskBar(desk) {
  const { selection } = desk;
  const hint = (words, name) => `${words}${keyOf(name) ? ` (${keyWords(keyOf(name))})` : ""}`;
  const tool = (words, act, title, more = {}) => button(words, act, { class: "tiny", title, ...more });
  const follow = tool(
    "Follow",
    () => {
      desk.transcript.follows = !desk.transcript.follows;
      desk.transcript.touched = 0;
      remember("follow", desk.transcript.follows);
      draw();
    },
    hint("Keep the transcript with the sound", "follow"),
  );
  const loop = tool("Loop", () => desk.loop(), hint("Play the selection again and again", "loop"));
  desk.loop = () => {
    desk.looping = !desk.looping;
    if (player.now().range?.playing || desk.looping) desk.playSelection();
    draw();
  };
  const confirm = tool(
    "Confirm",
    () => desk.acts.confirm(desk.editing ?? desk.transcript.active),
    hint("These edges are right", "confirm"),
    { class: "tiny main" },
  );
  const range = h(
    "div",
    { class: "selection", hidden: true },
    rangeEditor(selection),
    h(
      "div",
      { class: "row" },
      tool("▶ Selection", () => desk.playSelection(), hint("Play the selection", "playSelection")),
      loop,
      mayEdit() &&
        tool("Make clip", () => desk.acts.clipSelection(), hint("Make a clip of the selection", "clip"), {
          class: "tiny main",
        }),
      mayEdit() && tool("Hide…", () => desk.acts.hideSelection(), "Redact this range"),
      mayEdit() && confirm,
      tool("Copy link", () => desk.acts.copyLink(), "Copy the address of this range"),
      tool("Clear", () => selection.clear(), hint("Clear the selection", "clear")),
    ),
  );
  const zoom = (factor) => () => desk.waveform.zoom(factor);
  const element = h(
    "div",
    { class: "deskbar" },
    h(
      "div",
      { class: "row", role: "toolbar", "aria-label": "Waveform" },
      tool("−", zoom(2), hint("Zoom out", "zoomOut"), { "aria-label": "Zoom out" }),
      tool("+", zoom(0.5), hint("Zoom in", "zoomIn"), { "aria-label": "Zoom in" }),
      tool("All", () => desk.waveform.look(0, desk.recording.frameCount), "The whole call"),
      tool("In", () => desk.acts.edgeHere("start"), hint("In-point here", "setIn")),
      tool("Out", () => desk.acts.edgeHere("end"), hint("Out-point here", "setOut")),
      tool("Go to…", () => askForTime(desk), hint("Go to a time", "goTo")),
      follow,
    ),
    range,
  );
  const draw = () => {
    follow.setAttribute("aria-pressed", String(desk.transcript?.follows ?? true));
    loop.setAttribute("aria-pressed", String(desk.looping));
    range.hidden = selection.start === null && selection.end === null;
    confirm.hidden = desk.editing === null;
    if (desk.editing !== null) confirm.textContent = `Confirm turn ${desk.editing + 1}`;
    for (const one of range.querySelectorAll(":scope > .row button"))
      one.disabled = !selection.whole && one.textContent !== "Clear";
  };
  draw();
  return { element, draw };
}

// The selection in figures: type its edges, move them by 10 ms, 1 ms or one frame, snap to a pause.
import { button, fill, h } from "./dom.js";
import { get, part } from "./api.js";
import { say, trying } from "./speak.js";
import { clock, frameOf } from "./time.js";

/** Frames that a step by key or button moves an edge. */
const steps = (rate) => ({
  coarse: Math.max(1, Math.round(rate * 0.01)),
  fine: Math.max(1, Math.round(rate * 0.001)),
  frame: 1,
});

/** The keys that move an edge; `nudge` gives what moves it by a number of frames. */
export function nudgeKeys(rate, nudge) {
  const { coarse, fine, frame } = steps(rate);
  return {
    nudgeBack: nudge(-coarse),
    nudgeForward: nudge(coarse),
    fineBack: nudge(-fine),
    fineForward: nudge(fine),
    frameBack: nudge(-frame),
    frameForward: nudge(frame),
  };
}

/** Moves an edge of a selection to the nearest quiet point within a quarter of a second. */
export async function snap(selection, edge = selection.edge) {
  const near = selection[edge];
  if (near === null) return;
  const { id, rate } = selection.recording;
  const answer = await trying(() => get(`/recordings/${part(id)}/quiet`, { near, within: Math.round(rate / 4) }));
  if (!answer) return;
  selection.put(edge, answer.frame);
  say(`${edge === "start" ? "In-point" : "Out-point"} ${clock(answer.frame / rate)}`);
}

/** The two edges of a selection as fields with buttons. */
export function rangeEditor(selection) {
  const { recording } = selection;
  const step = steps(recording.rate);
  const edge = (name, words) => {
    const input = h("input", {
      class: "figures",
      size: "12",
      spellcheck: "false",
      autocomplete: "off",
      "aria-label": words,
      onchange: () => {
        const frame = frameOf(input.value, recording);
        if (frame === null) {
          input.setAttribute("aria-invalid", "true");
          say("No time of this recording");
          return;
        }
        selection.put(name, frame);
      },
      onfocus: () => {
        selection.edge = name;
      },
    });
    const move = (frames) => () => {
      selection.edge = name;
      selection.nudge(frames);
      say(clock(selection[name] / recording.rate));
    };
    const nudges = [
      ["−10", -step.coarse, "10 milliseconds earlier"],
      ["−1", -step.fine, "1 millisecond earlier"],
      ["−f", -1, "one frame earlier"],
      ["+f", 1, "one frame later"],
      ["+1", step.fine, "1 millisecond later"],
      ["+10", step.coarse, "10 milliseconds later"],
    ].map(([sign, frames, title]) =>
      button(sign, move(frames), { class: "tiny", "aria-label": `${words} ${title}`, title }),
    );
    const frame = h("span", { class: "figures soft small" });
    const row = h(
      "div",
      { class: "edge row" },
      h("span", { class: "edgename" }, words),
      input,
      frame,
      h(
        "span",
        { class: "nudges" },
        nudges,
        button("snap", () => snap(selection, name), {
          class: "tiny",
          title: "To the nearest pause",
          "aria-label": `${words} to the nearest pause`,
        }),
      ),
    );
    return {
      row,
      draw() {
        const at = selection[name];
        input.removeAttribute("aria-invalid");
        if (document.activeElement !== input || at !== null)
          input.value = at === null ? "" : clock(at / recording.rate);
        frame.textContent = at === null ? "" : `#${at}`;
        for (const one of row.querySelectorAll("button")) one.disabled = at === null;
        row.classList.toggle("moves", selection.edge === name && at !== null);
      },
    };
  };
  const [first, last] = [edge("start", "In"), edge("end", "Out")];
  const total = h("output", { class: "figures" });
  const draw = () => {
    first.draw();
    last.draw();
    fill(total, selection.whole ? clock((selection.end - selection.start) / recording.rate) : "–");
  };
  selection.addEventListener("change", draw);
  draw();
  return h(
    "div",
    { class: "range" },
    first.row,
    last.row,
    h("div", { class: "row soft small" }, "Running time ", total),
  );
}

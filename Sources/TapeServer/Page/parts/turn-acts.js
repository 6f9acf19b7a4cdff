// What can be done with a turn, a word, a selection at the desk.
import { part, post, put } from "./api.js";
import { button, h } from "./dom.js";
import { deskAddress } from "./desk-address.js";
import { ask, open } from "./dialog.js";
import * as player from "./player.js";
import { mayEdit } from "./role.js";
import { notice, say, trying } from "./speak.js";
import { remember } from "./store.js";
import { clock } from "./time.js";
import { go } from "./router.js";

/** The number of a turn in its recording: what follows the dash of its identifier. */
const number = (segment) => segment.id.slice(segment.id.lastIndexOf("-") + 1);

/** Builds the acts of a desk. */
export function turnActs(desk) {
  const { recording, segments, selection } = desk;
  const placed = (index) => segments[index]?.startFrame !== null && segments[index]?.startFrame !== undefined;

  const acts = {
    /** Plays one turn to its end. */
    play(index) {
      player.load(recording);
      player.playRange(segments[index].startFrame, segments[index].endFrame);
    },

    /** Plays on from a word; with `extend` it becomes the other end of the selection. */
    word(turn, index, extend) {
      const segment = segments[turn];
      const word = segment.words[index];
      const start = word?.startFrame ?? segment.startFrame;
      if (start === null || start === undefined) return say("Not on the tape");
      if (extend) {
        const first = selection.start ?? player.position();
        selection.set(Math.min(first, start), Math.max(word.endFrame, selection.start === null ? 0 : first));
        return;
      }
      player.load(recording);
      desk.waveform.reveal(start);
      player.play(start);
    },

    /** The words from one to another become the selection. */
    words(first, last) {
      const start = segments[first.turn].words[first.word]?.startFrame ?? segments[first.turn].startFrame;
      const end = segments[last.turn].words[last.word]?.endFrame ?? segments[last.turn].endFrame;
      if (start === null || end === null || start === undefined || end === undefined) return;
      selection.set(start, end);
      desk.waveform.reveal(start);
    },

    /** Sets an edge where the playhead is, or at the word that has the focus. */
    edgeHere(edge) {
      const word = player.playing() ? null : desk.transcript.focusedWord();
      const frame = (edge === "start" ? word?.startFrame : word?.endFrame) ?? player.position();
      selection.put(edge, frame);
      say(`${edge === "start" ? "In" : "Out"}-point ${clock(frame / recording.rate)}`);
    },

    clip(index) {
      return makeClip(segments[index].startFrame, segments[index].endFrame);
    },

    clipSelection() {
      if (!selection.whole) return say("Set an in-point and an out-point first");
      return makeClip(selection.start, selection.end);
    },

    /** Puts the selection on a turn's edges, to be moved. */
    edges(index) {
      desk.editing = index;
      if (placed(index)) selection.set(segments[index].startFrame, segments[index].endFrame);
      else if (!selection.whole)
        selection.set(player.position(), Math.min(recording.frameCount, player.position() + recording.rate));
      desk.editing = index;
      selection.edge = "start";
      const span = Math.max((selection.end - selection.start) * 1.5, recording.rate);
      desk.waveform.look((selection.start + selection.end - span) / 2, (selection.start + selection.end + span) / 2);
      desk.bar.draw();
      say(`Edges of turn ${index + 1}: move them, then confirm`);
    },

    /** Keeps a turn's times through every later alignment: those of the selection where it stands
        for the turn. */
    async confirm(index) {
      if (!mayEdit()) return;
      const own = desk.editing === index && selection.whole;
      if (!own && !placed(index)) return say("Not on the tape: give it a place first");
      const range = own
        ? { startFrame: selection.start, endFrame: selection.end }
        : { startFrame: segments[index].startFrame, endFrame: segments[index].endFrame };
      const fresh = await trying(() =>
        put(`/recordings/${part(recording.id)}/segments/${number(segments[index])}/times`, range),
      );
      if (!fresh) return;
      desk.put(index, fresh);
      if (own) selection.clear();
      say(`Turn ${index + 1} confirmed`);
    },

    /** Corrects the words of a turn, and its translation. */
    correct(index) {
      if (mayEdit()) correctWords(desk, index);
    },

    hide(index) {
      return hide(segments[index].startFrame, segments[index].endFrame);
    },

    hideSelection() {
      if (selection.whole) return hide(selection.start, selection.end);
      return say("Set an in-point and an out-point first");
    },

    /** Copies a turn's words with who, when and where. */
    async copy(index) {
      const segment = segments[index];
      const time = placed(index) ? ` ${clock(segment.start)}–${clock(segment.end)}` : "";
      const where = `${segment.speaker ?? ""}, ${recording.callID ?? recording.name}${time}`;
      const address = placed(index) ? link(segment.startFrame, segment.endFrame) : "";
      await copied(`“${segment.text}”\n${where}\n${address}`);
    },

    copyLink() {
      return copied(link(selection.start, selection.end));
    },
  };

  const link = (startFrame, endFrame) =>
    location.origin + deskAddress(recording.id, { startFrame, endFrame, rate: recording.rate });

  async function copied(words) {
    try {
      await navigator.clipboard.writeText(words);
      notice("Copied");
    } catch {
      open(
        "Copy this",
        h("textarea", { rows: "4", readonly: true, class: "grow", "aria-label": "To be copied" }, words),
      );
    }
  }

  async function makeClip(startFrame, endFrame) {
    if (!mayEdit()) return;
    const clip = await trying(() => post("/clips", { recording: recording.id, startFrame, endFrame, exact: true }));
    if (!clip) return;
    remember("lastClip", clip.id);
    say(`Clip ${clip.slug} made`);
    notice(`Clip “${clip.slug}” made`, { act: { words: "Open it", run: () => go(`/clips/${part(clip.id)}`) } });
    desk.loadClips();
  }

  async function hide(startFrame, endFrame) {
    const range = `${clock(startFrame / recording.rate)} to ${clock(endFrame / recording.rate)}`;
    const reason = await ask("Hide this range", {
      label: "Reason, for the log",
      hint: `${range} will be bleeped and its words blocked out in everything that leaves.`,
      action: "Hide it",
    });
    if (reason === null) return;
    const made = await trying(() => post("/redactions", { recording: recording.id, startFrame, endFrame, reason }));
    if (made) notice("Hidden", { act: { words: "Redactions", run: () => go("/redactions") } });
  }

  return acts;
}

function correctWords(desk, index) {
  const segment = desk.segments[index];
  const box = (words, lines, lang) => {
    const area = h("textarea", { rows: lines, lang, class: "grow" });
    area.value = words ?? "";
    return area;
  };
  const original = box(segment.text, "4", segment.language ?? undefined);
  const translated = box(segment.translation, "4");
  original.setAttribute("autofocus", "");
  const both = segment.translation !== null && segment.translation !== undefined;
  const form = h(
    "form",
    {
      class: "stack",
      onsubmit: async (event) => {
        event.preventDefault();
        const changed = { text: original.value.trim() };
        if (both) changed.translation = translated.value.trim();
        const path = `/recordings/${part(desk.recording.id)}/segments/${number(segment)}/text`;
        const fresh = await trying(() => put(path, changed));
        if (!fresh) return;
        desk.put(index, fresh);
        window.close();
        say("Words corrected");
      },
    },
    h(
      "p",
      { class: "soft" },
      `${segment.speaker ?? ""}${segment.startFrame === null ? "" : `, ${clock(segment.start)}`}. `,
      "The correction stays through every later indexing; the log keeps the words before it.",
    ),
    h("label", { class: "field" }, h("span", {}, "As said"), original),
    both && h("label", { class: "field" }, h("span", {}, "Translation"), translated),
    h(
      "div",
      { class: "row end" },
      segment.startFrame !== null && button("▶ Hear it", () => desk.acts.play(index)),
      h("button", { class: "main" }, "Correct"),
    ),
  );
  const window = open(`Words of turn ${index + 1}`, form);
  original.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

// One item of a rundown.
import { button, h } from "./dom.js";
import { advisoryTag } from "./advisory.js";
import { part } from "./api.js";
import { mayEdit } from "./role.js";
import { clock, frameOf, length, narrationSeconds } from "./time.js";

/** The row of an item; `view` does what its buttons say. */
export function itemRow(item, index, view) {
  const name = item.clip?.slug ?? item.text ?? "";
  const edit = mayEdit();
  return h(
    "li",
    {
      class: `item ${item.kind}`,
      "data-item": item.id,
      tabindex: "-1",
      draggable: edit ? "true" : undefined,
      "aria-label": `${index + 1}, ${item.kind}: ${name.slice(0, 80)}, ${length(item.runningTime ?? 0)}`,
      onfocus: (event) => {
        if (event.target === event.currentTarget) roving(event.currentTarget);
      },
    },
    h("span", { class: "number figures", "aria-hidden": "true" }, index + 1),
    h("span", { class: "when begin figures soft" }, begins(item)),
    h("div", { class: "body" }, item.kind === "clip" ? clipBody(item) : wordsBody(item, view)),
    h("span", { class: "when lasts figures" }, lasts(item)),
    h(
      "div",
      { class: "acts" },
      item.kind !== "note" &&
        button("▶", () => view.play(index), { class: "tiny plain", "aria-label": `Play from ${name.slice(0, 40)}` }),
      edit && [
        button(
          "↑",
          () => {
            view.rowOf(String(item.id)).focus();
            view.step(-1);
          },
          { class: "tiny plain", "aria-label": "Move up", disabled: index === 0 },
        ),
        button(
          "↓",
          () => {
            view.rowOf(String(item.id)).focus();
            view.step(1);
          },
          { class: "tiny plain", "aria-label": "Move down", disabled: index === view.items.length - 1 },
        ),
        button("×", () => view.remove(item), { class: "tiny plain", "aria-label": "Take out" }),
      ],
    ),
  );
}

const begins = (item) => (item.kind === "note" ? "" : clock(item.start ?? 0, 1));
const lasts = (item) => (item.kind === "note" ? "" : length(item.runningTime ?? 0));

/** Shows an item's times in its row. */
export function showTimes(row, item) {
  if (!row) return;
  row.querySelector(".begin").textContent = begins(item);
  row.querySelector(".lasts").textContent = lasts(item);
}

/** The tab key leads to the row that had the focus last. */
function roving(row) {
  for (const other of row.parentElement.querySelectorAll('.item[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  row.setAttribute("tabindex", "0");
}

function clipBody({ clip }) {
  if (!clip) return h("p", { class: "fault" }, "This clip is gone.");
  return [
    h(
      "p",
      {},
      h("a", { href: `/clips/${part(clip.id)}` }, clip.slug),
      h("span", { class: "soft" }, `  ${(clip.speakers ?? []).join(", ")} · ${clip.name}`),
      advisoryTag(clip.advisory),
    ),
    h("p", {}, clip.inCue, h("span", { class: "soft" }, " … "), clip.outCue),
  ];
}

/** Narration and notes are written in place. */
function wordsBody(item, view) {
  const recorded = item.recorded
    ? h("span", { class: "tag good" }, "● recorded")
    : h("span", { class: "tag" }, "not recorded");
  const kind = h("p", { class: "kind" }, item.kind === "narration" ? ["Narration ", recorded] : "Note");
  if (!mayEdit()) return [kind, h("p", { dir: "auto" }, item.text)];
  const words = h("textarea", {
    dir: "auto",
    rows: String(Math.max(1, Math.ceil((item.text?.length ?? 0) / 90))),
    "aria-label": item.kind === "narration" ? "Narration" : "Note",
  });
  words.value = item.text ?? "";
  const estimate = h("span", { class: "soft small" });
  const seconds = h("input", {
    class: "figures",
    size: "5",
    value: item.statedSeconds ?? "",
    placeholder: "estimated",
    "aria-label": "Seconds it takes; empty for an estimate",
    autocomplete: "off",
  });
  const draw = () => {
    estimate.textContent = `about ${length(narrationSeconds(words.value))} at 160 words a minute`;
  };
  draw();
  words.addEventListener("input", draw);
  const leave = () => view.written();
  const write = () => {
    const change = {};
    if (words.value.trim() !== (item.text ?? "")) change.text = words.value.trim();
    if (item.kind === "narration") {
      const typed =
        seconds.value.trim() === "" ? null : frameOf(seconds.value, { rate: 1_000, frameCount: 86_400_000 });
      if (typed === null && seconds.value.trim() !== "") return seconds.setAttribute("aria-invalid", "true");
      const stated = typed === null ? null : typed / 1_000;
      if (stated !== (item.statedSeconds ?? null)) change.statedSeconds = stated ?? 0;
    }
    if (Object.keys(change).length === 0) return undefined;
    return view.write(
      item,
      change,
      [
        ["text", "Words"],
        ["statedSeconds", "Seconds"],
      ].filter(([name]) => name in change),
      write,
    );
  };
  for (const control of [words, seconds]) {
    control.addEventListener("focus", () => {
      view.editing = true;
    });
    control.addEventListener("blur", leave);
    control.addEventListener("change", write);
    control.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        words.value = item.text ?? "";
        view.giveUp(item);
        control.blur();
        view.rowOf(String(item.id))?.focus();
      }
    });
  }
  const unkept = h(
    "p",
    { class: "notkept" },
    h("span", { class: "tag bad" }, "✗ not kept yet"),
    button("Try again", write, { class: "tiny" }),
  );
  return [
    kind,
    words,
    unkept,
    item.kind === "narration" &&
      h("p", { class: "row" }, h("label", { class: "row soft small" }, "Takes", seconds, "s"), estimate),
  ];
}

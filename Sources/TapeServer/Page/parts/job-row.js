// A recording on its way into the index: how far it is, and what must be known of it.
import { deskAddress } from "./desk-address.js";
import { fill, h } from "./dom.js";

/** The row of a job; `draw(job)` shows another state of it. */
export function jobRow() {
  const state = h("span", {});
  const name = h("b", { class: "grow", dir: "auto" });
  const bar = h("progress", { max: "1" });
  const share = h("span", { class: "figures soft" });
  const work = h("div", { class: "row progress" }, bar, share);
  const words = h("div", { class: "stack" });
  const element = h("div", { class: "job" }, h("div", { class: "row" }, name, state), work, words);
  let over = null;
  const draw = (job) => {
    name.textContent = job.file;
    bar.setAttribute("aria-label", `Progress of ${job.file}`);
    work.hidden = isOver(job);
    bar.value = job.progress ?? 0;
    share.textContent = `${Math.floor((job.progress ?? 0) * 100)} %`;
    fill(state, stateTag(job));
    if (isOver(job) && over !== job.state) fill(words, outcome(job));
    over = job.state;
  };
  return { element, draw };
}

/** Whether nothing more will come of it. */
export const isOver = (job) => job.state === "done" || job.state === "failed";

const states = {
  sending: () => h("span", { class: "tag" }, "sending"),
  queued: () => h("span", { class: "tag" }, "waits for the one before"),
  indexing: () => h("span", { class: "tag" }, "analysed and aligned"),
  done: () => h("span", { class: "tag good" }, "✓ done"),
  failed: () => h("span", { class: "tag bad" }, "✗ failed"),
};

const stateTag = (job) => (states[job.state] ?? (() => job.state))();

const lines = (kind, words) =>
  words?.length > 0 &&
  h(
    "ul",
    { class: kind },
    words.map((line) => h("li", {}, line)),
  );

function outcome(job) {
  return [
    job.failure && h("p", { class: "fault" }, job.failure),
    lines("warn small", job.warnings),
    lines("small soft", job.notices),
    job.recording && h("p", {}, h("a", { href: deskAddress(job.recording) }, "Open it at the desk")),
  ];
}

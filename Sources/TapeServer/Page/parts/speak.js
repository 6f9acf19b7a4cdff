// Tells people what happened: in the status line that screen readers follow, and in small notices.
import { button, h } from "./dom.js";

/** Says words to screen readers, once they have finished what they say. */
export function say(words) {
  const line = document.getElementById("status");
  line.textContent = "";
  requestAnimationFrame(() => {
    line.textContent = words;
  });
}

/** Shows a notice for a while; `act` adds a button, as for undoing. */
export function notice(words, { act, bad = false } = {}) {
  const box = h("div", { class: bad ? "toast bad" : "toast" }, h("span", { class: "grow" }, words));
  if (act)
    box.append(
      button(
        act.words,
        () => {
          box.remove();
          act.run();
        },
        { class: "tiny" },
      ),
    );
  box.append(button("Close", () => box.remove(), { class: "tiny" }));
  document.getElementById("toasts").append(box);
  while (document.getElementById("toasts").children.length > 3) document.getElementById("toasts").firstChild.remove();
  setTimeout(() => box.remove(), bad ? 20_000 : 8_000);
}

/** Shows what went wrong; work that was called off is nothing wrong. */
export function complain(error) {
  if (error?.name === "AbortError") return;
  notice(error?.message ?? String(error), { bad: true });
}

/** Runs work and shows what goes wrong with it; gives its answer, or undefined. */
export async function trying(work) {
  try {
    return await work();
  } catch (error) {
    complain(error);
    return undefined;
  }
}

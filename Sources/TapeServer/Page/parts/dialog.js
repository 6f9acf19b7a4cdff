// Small windows for one thing: a question, a value, a page of help.
import { button, h } from "./dom.js";

/** Shows a window with a heading; gives it. It closes on Escape, and the focus goes back. */
export function open(title, ...children) {
  const before = document.activeElement;
  const window = h(
    "dialog",
    { "aria-label": title },
    h(
      "div",
      { class: "heading" },
      h("h2", {}, title),
      button("Close", () => window.close(), { class: "tiny push" }),
    ),
    children,
  );
  window.addEventListener("close", () => {
    window.remove();
    before?.focus?.({ preventScroll: true });
  });
  document.body.append(window);
  window.showModal();
  return window;
}

/** Asks for one line; gives it, or null where it was called off. */
export function ask(title, { label, value = "", type = "text", hint, action = "Do it", check } = {}) {
  return new Promise((answer) => {
    const input = h("input", { type, value, autocomplete: "off", spellcheck: "false", autofocus: true });
    const fault = h("p", { class: "fault", hidden: true, role: "alert" });
    let words = null;
    const form = h(
      "form",
      {
        class: "stack",
        method: "dialog",
        onsubmit: (event) => {
          const wrong = check?.(input.value);
          if (wrong) {
            event.preventDefault();
            fault.textContent = wrong;
            fault.hidden = false;
            input.setAttribute("aria-invalid", "true");
            return;
          }
          words = input.value;
        },
      },
      h("label", { class: "field" }, h("span", {}, label ?? title), input),
      hint && h("p", { class: "soft small" }, hint),
      fault,
      h("div", { class: "row end" }, h("button", { class: "main" }, action)),
    );
    const window = open(title, form);
    window.addEventListener("close", () => answer(words));
    input.select();
  });
}

/** Asks whether to go on. */
export function sure(title, words, action) {
  return new Promise((answer) => {
    let yes = false;
    const window = open(
      title,
      h("p", {}, words),
      h(
        "form",
        {
          method: "dialog",
          class: "row end",
          onsubmit: () => {
            yes = true;
          },
        },
        h("button", { class: "main", autofocus: true }, action),
      ),
    );
    window.addEventListener("close", () => answer(yes));
  });
}

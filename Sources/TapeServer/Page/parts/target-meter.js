// How a rundown's running time stands to the length it should have.
import { h } from "./dom.js";
import { recall, remember } from "./store.js";
import { frameOf, length } from "./time.js";

/** The meter of a rundown; this browser keeps the target. */
export function targetMeter(name) {
  let running = 0;
  const total = h("span", { class: "figures" });
  const words = h("span", { role: "status" });
  const bar = h("span", {});
  const line = h("i", {});
  const meter = h("div", { class: "meter", role: "img" }, bar, line);
  const input = h("input", {
    class: "figures",
    placeholder: "4:30",
    "aria-label": "Target length",
    autocomplete: "off",
    size: "6",
    onchange: () => {
      const seconds = input.value.trim() === "" ? null : frameOf(input.value, { rate: 1_000, frameCount: 86_400_000 });
      if (seconds === null && input.value.trim() !== "") return input.setAttribute("aria-invalid", "true");
      input.removeAttribute("aria-invalid");
      remember(`target.${name}`, seconds === null ? null : seconds / 1_000);
      return draw(running);
    },
  });
  const draw = (runningTime) => {
    running = runningTime;
    const target = recall(`target.${name}`, null);
    total.textContent = length(running);
    const most = Math.max(running, target ?? 0, 1);
    bar.style.setProperty("width", `${(running / most) * 100}%`);
    meter.hidden = !target;
    line.style.setProperty("left", `calc(${((target ?? 0) / most) * 100}% - 2px)`);
    meter.classList.toggle("over", Boolean(target) && running > target);
    const left = (target ?? 0) - running;
    words.textContent = !target ? "" : left >= 0 ? `${length(left)} under` : `${length(-left)} over`;
    meter.setAttribute(
      "aria-label",
      target ? `${length(running)} of ${length(target)}, ${words.textContent}` : `${length(running)}, no target`,
    );
  };
  const target = recall(`target.${name}`, null);
  if (target) input.value = length(target);
  return {
    element: h(
      "div",
      { class: "target" },
      total,
      meter,
      words,
      h("label", { class: "row" }, h("span", { class: "soft" }, "Target"), input),
    ),
    draw,
  };
}

// How a rundown's running time stands to the length it should have, which all who work on it share.
import { h } from "./dom.js";
import { mayEdit } from "./role.js";
import { frameOf, length } from "./time.js";

/** The meter of a rundown; `write(seconds)` keeps another target, 0 for none. */
export function targetMeter(write) {
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
    disabled: !mayEdit(),
    onchange: () => {
      const typed = input.value.trim();
      const milliseconds = typed === "" ? 0 : frameOf(typed, { rate: 1_000, frameCount: 86_400_000 });
      if (milliseconds === null) return input.setAttribute("aria-invalid", "true");
      input.removeAttribute("aria-invalid");
      return write(milliseconds / 1_000);
    },
  });
  const draw = ({ runningTime, targetSeconds: target }) => {
    total.textContent = length(runningTime);
    if (document.activeElement !== input) input.value = target ? length(target) : "";
    const most = Math.max(runningTime, target ?? 0, 1);
    bar.style.setProperty("width", `${(runningTime / most) * 100}%`);
    meter.hidden = !target;
    line.style.setProperty("left", `calc(${((target ?? 0) / most) * 100}% - 2px)`);
    const over = runningTime - (target ?? 0);
    meter.classList.toggle("over", Boolean(target) && over > 0);
    words.textContent = !target ? "" : over > 0 ? `${length(over)} over` : `${length(-over)} under`;
    meter.setAttribute("aria-label", `${length(runningTime)} of ${length(target ?? 0)}, ${words.textContent}`);
  };
  const element = h(
    "div",
    { class: "target" },
    total,
    meter,
    words,
    h("label", { class: "row" }, h("span", { class: "soft" }, "Target"), input),
  );
  return { element, draw };
}

// The player's bar at the bottom of every view.
import { deskAddress } from "./desk-address.js";
import { button, choice, fill, h } from "./dom.js";
import * as player from "./player.js";
import { clock } from "./time.js";

const speeds = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/** Builds the bar and keeps it in step with the player. */
export function showBar() {
  const bar = document.getElementById("player");
  const go = button("▶", () => (player.now().guest ? player.stop() : player.toggle()), {
    class: "go main",
    "aria-label": "Play",
  });
  const time = h("span", { class: "time figures", "aria-hidden": "true" });
  const total = h("span", { class: "figures soft wide", "aria-hidden": "true" });
  const what = h("span", { class: "what" });
  const back = button("−2 s", () => player.seek(player.position() - 2 * player.now().tape.rate), {
    class: "wide",
    "aria-label": "Back 2 seconds",
  });
  const forward = button("+2 s", () => player.seek(player.position() + 2 * player.now().tape.rate), {
    class: "wide",
    "aria-label": "Forward 2 seconds",
  });
  const speed = choice(
    speeds.map((one) => [String(one), `${one} ×`]),
    "1",
    (value) => player.setSpeed(Number(value)),
    { "aria-label": "Speed, pitch kept", title: "Speed, pitch kept" },
  );
  const skip = button("Skip pauses", () => player.setSkipping(!player.now().skipping), { class: "wide" });
  const leg = h("select", {
    "aria-label": "Leg",
    onchange: () => player.setLeg(leg.value === "" ? null : Number(leg.value)),
  });
  fill(bar, go, back, forward, time, total, what, leg, speed, skip);

  const draw = () => {
    const { tape, guest, playing, skipping } = player.now();
    bar.hidden = !tape && !guest;
    if (bar.hidden) return;
    go.textContent = playing ? "■" : "▶";
    go.setAttribute("aria-label", playing ? "Stop" : "Play");
    const value = String(player.now().speed);
    if (![...speed.options].some((option) => option.value === value))
      speed.append(h("option", { value }, `${value} ×`));
    speed.value = value;
    skip.setAttribute("aria-pressed", String(skipping));
    back.disabled = forward.disabled = Boolean(guest);
    if (guest) fill(what, guest.name);
    else fill(what, h("a", { href: deskAddress(tape.id) }, tape.name));
    const legs = guest ? 0 : tape.channels;
    leg.hidden = legs !== 2;
    if (leg.options.length !== (legs === 2 ? 3 : 0))
      fill(
        leg,
        legs === 2 &&
          [
            ["", "both legs"],
            ["0", "left leg"],
            ["1", "right leg"],
          ].map(([key, words]) => h("option", { value: key }, words)),
      );
    leg.value = player.now().leg === null ? "" : String(player.now().leg);
    tick();
  };
  const tick = () => {
    const { tape, guest } = player.now();
    const words = guest ? clock(guest.position(), 1) : tape ? clock(player.position() / tape.rate) : "";
    const whole = ` of ${guest ? clock(guest.length, 1) : tape ? clock(tape.frameCount / tape.rate, 0) : ""}`;
    if (time.textContent !== words) time.textContent = words;
    if (total.textContent !== whole) total.textContent = whole;
  };
  const follow = () => {
    if (!bar.hidden) tick();
    requestAnimationFrame(follow);
  };
  player.events.addEventListener("change", draw);
  player.events.addEventListener("seek", tick);
  draw();
  follow();
}

// Find in the call that is open: n of m, marks in the transcript and on the overview.
import { afterAPause, button, h } from "./dom.js";
import { findInCall, frameOfPlace } from "./find-in-call.js";
import { say } from "./speak.js";

/** The field and its buttons; `next(1)` goes to the next place, `next(-1)` to the one before. */
export function findBar(desk) {
  let places = [];
  let at = -1;
  let searched = "";
  const count = h("span", { class: "figures small", "aria-hidden": "true" });
  const input = h("input", {
    type: "search",
    placeholder: "Find in this call",
    "aria-label": "Find in this call",
    autocomplete: "off",
    maxlength: "200",
  });
  const search = () => {
    searched = input.value;
    places = findInCall(desk.segments, searched);
    at = -1;
    desk.transcript.mark(places);
    desk.overview.mark(places.map((place) => frameOfPlace(desk.segments, place)).filter((frame) => frame !== null));
    count.textContent = input.value.trim() ? `${places.length}` : "";
    if (input.value.trim()) say(places.length === 1 ? "One place" : `${places.length} places`);
  };
  const next = (step) => {
    if (places.length === 0) return false;
    at = at < 0 ? (step > 0 ? 0 : places.length - 1) : (at + step + places.length) % places.length;
    const place = places[at];
    const frame = frameOfPlace(desk.segments, place);
    if (frame !== null) desk.seek(frame);
    desk.transcript.activate(place.turn);
    count.textContent = `${at + 1} of ${places.length}`;
    say(`${at + 1} of ${places.length}: ${desk.segments[place.turn].speaker ?? ""} ${desk.segments[place.turn].text}`);
    return true;
  };
  /** Enter may have come before the pause is over. */
  const searchOnce = () => {
    if (searched !== input.value) search();
  };
  const later = afterAPause(120, searchOnce);
  input.addEventListener("input", later);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      searchOnce();
      next(event.shiftKey ? -1 : 1);
      event.preventDefault();
    }
    if (event.key === "Escape") {
      input.value = "";
      search();
      desk.transcript.activate(desk.transcript.active, { focus: true });
    }
  });
  const element = h(
    "div",
    { class: "find", role: "search", "aria-label": "In this call" },
    input,
    count,
    button("▲", () => next(-1), { class: "tiny", "aria-label": "Place found before" }),
    button("▼", () => next(1), { class: "tiny", "aria-label": "Next place found" }),
  );
  return {
    element,
    next,
    focus() {
      input.focus();
      input.select();
    },
  };
}

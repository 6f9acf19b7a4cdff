// Whether the service can be reached: a line at the top says so where it cannot.
import { button, fill, h } from "./dom.js";

let line = null;
let since = null;
let known = false;

/** Somebody is signed in: from now on it matters whether the session lasts. */
export const begun = () => {
  known = true;
};

/** Says that the service does not answer (status 0), or no longer knows who is here (401). */
export function lost(status) {
  if (since === status || !known) return;
  since = status;
  line ??= h("div", { id: "connection", role: "alert" });
  document.getElementById("top").after(line);
  fill(
    line,
    status === 401
      ? ["The session has ended. ", button("Sign in", () => location.reload(), { class: "tiny" })]
      : "The service does not answer. What is on the page stays; the page tries again by itself.",
  );
}

/** It answers again. */
export function reached() {
  if (since === null) return;
  since = null;
  line?.remove();
}

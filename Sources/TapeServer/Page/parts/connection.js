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
      ? ["The session has ended. ", button("Sign in…", signInAgain, { class: "tiny" })]
      : "The service does not answer. What is on the page stays; the page tries again by itself.",
  );
}

/** Takes the token without leaving the page, so that nothing written on it is lost. */
async function signInAgain() {
  // These two ask here whether the service answers.
  const [{ ask }, { signIn }] = await Promise.all([import("./dialog.js"), import("./api.js")]);
  const hint = "It stands in the address that “tapelog serve” printed.";
  const token = await ask("Sign in", { label: "Token", type: "password", hint, action: "Sign in" });
  if (token === null) return;
  try {
    await signIn(token.trim());
    since = 401;
    reached();
  } catch {
    fill(line, "That token is not right. ", button("Sign in…", signInAgain, { class: "tiny" }));
  }
}

/** It answers again. */
export function reached() {
  if (since === null) return;
  since = null;
  line?.remove();
}

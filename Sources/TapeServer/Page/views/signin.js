// Where there is no session: the token that `tapelog serve` printed.
import { signIn } from "../parts/api.js";
import { field, fill, h } from "../parts/dom.js";

/** Asks for the token; the service answers with a cookie. */
export function show(main) {
  const token = h("input", {
    type: "password",
    autocomplete: "off",
    required: true,
    autofocus: true,
    size: "40",
    "aria-describedby": "fault",
  });
  const fault = h("p", { class: "fault", id: "fault", role: "alert", hidden: true });
  fill(
    main,
    h(
      "div",
      { class: "view" },
      h("h1", { tabindex: "-1" }, "Sign in"),
      h(
        "form",
        {
          class: "stack panel signin",
          onsubmit: async (event) => {
            event.preventDefault();
            try {
              await signIn(token.value.trim());
              location.reload();
            } catch (error) {
              fault.textContent =
                error.status === 401 || error.status === 403 ? "That token is not right." : error.message;
              fault.hidden = false;
            }
          },
        },
        h("p", {}, "Open the address that “tapelog serve” printed, or give its token here."),
        field("Token", token),
        fault,
        h("div", { class: "row" }, h("button", { class: "main" }, "Sign in")),
      ),
    ),
  );
  token.focus();
}

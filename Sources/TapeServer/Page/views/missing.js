// An address that leads nowhere.
import { h } from "../parts/dom.js";

/** Says so. */
export function show(stage) {
  stage.append(
    h(
      "div",
      { class: "view" },
      h("h1", { tabindex: "-1" }, "Nothing is at this address"),
      h("p", {}, h("a", { href: "/recordings" }, "All recordings")),
    ),
  );
  return { title: "Nothing here" };
}

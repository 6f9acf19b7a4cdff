// The top of every view: where one is, and everything by name.
import { button, fill, h } from "./dom.js";
import { showHelp } from "./help.js";
import { go, onShow } from "./router.js";

const places = [
  ["/recordings", "Recordings"],
  ["/clips", "Clips"],
  ["/rundowns", "Rundowns"],
  ["/checks", "Quote check"],
  ["/redactions", "Redactions"],
  ["/log", "Log"],
  ["/add", "Add"],
];

/** Builds the top for whoever is signed in. */
export function showTop(session) {
  const links = places.map(([path, words]) => h("li", {}, h("a", { href: path }, words)));
  const list = h("nav", { "aria-label": "Views", id: "views" }, h("ul", {}, links));
  const menu = button(
    "Menu",
    () => {
      const open = list.classList.toggle("open");
      menu.setAttribute("aria-expanded", String(open));
    },
    { class: "menu tiny", "aria-expanded": "false", "aria-controls": "views" },
  );
  const input = h("input", {
    type: "search",
    name: "q",
    placeholder: "Search all calls",
    "aria-label": "Search all calls",
    autocomplete: "off",
    maxlength: "500",
  });
  const form = h(
    "form",
    {
      role: "search",
      onsubmit: (event) => {
        event.preventDefault();
        if (input.value.trim()) go(`/search?q=${encodeURIComponent(input.value.trim())}`);
      },
    },
    input,
  );
  fill(
    document.getElementById("top"),
    h("a", { class: "name", href: "/recordings" }, "tapelog"),
    h("span", { class: "case", title: session.name ? `Signed in as ${session.name}` : undefined }, session.index ?? ""),
    list,
    session.redacted && h("span", { class: "tag check" }, "▒ redacted"),
    session.role === "read" && h("span", { class: "tag" }, "read only"),
    form,
    menu,
    button("?", showHelp, { class: "round", "aria-label": "Help and keys", title: "Help and keys (?)" }),
  );
  onShow((path) => {
    list.classList.remove("open");
    menu.setAttribute("aria-expanded", "false");
    for (const link of list.querySelectorAll("a")) {
      const here =
        path === link.pathname ||
        path.startsWith(`${link.pathname}/`) ||
        (path === "/" && link.pathname === "/recordings");
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    input.value = path === "/search" ? (new URLSearchParams(location.search).get("q") ?? "") : "";
  });
}

/** Puts the cursor into the search over all calls. */
export function focusSearch() {
  const input = document.querySelector("#top input[type=search]");
  input.focus();
  input.select();
}

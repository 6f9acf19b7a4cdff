// Addresses to views. Every view has an address; back, forward and reload lead where one was.
import { sure } from "./dialog.js";
import { fill, h } from "./dom.js";
import { complain } from "./speak.js";

const routes = [
  ["/", "recordings"],
  ["/recordings", "recordings"],
  ["/recordings/:id", "desk"],
  ["/search", "search"],
  ["/clips", "clips"],
  ["/clips/:id", "clips"],
  ["/rundowns", "rundowns"],
  ["/rundowns/:name", "rundown"],
  ["/checks", "checks"],
  ["/checks/:id", "check"],
  ["/redactions", "redactions"],
  ["/log", "log"],
  ["/add", "add"],
];

let shown = null;
let turn = 0;
const listeners = [];

/** Calls `act` with the path whenever another view is shown. */
export function onShow(act) {
  listeners.push(act);
}

/** Goes to an address of the page. */
export async function go(where, { replace = false } = {}) {
  const lost = shown?.view.holds?.();
  if (lost && !(await sure("Leave this page?", lost, "Leave it"))) return undefined;
  keepPlace();
  history[replace ? "replaceState" : "pushState"]({}, "", where);
  return show({ moveFocus: true });
}

/** Changes the address without leaving the view. */
export function note(where) {
  history.replaceState(history.state, "", where);
}

/** Shows the view of the present address. */
export async function show({ moveFocus = false } = {}) {
  const main = document.getElementById("main");
  const mine = ++turn;
  const found = match(decodeURI(location.pathname));
  if (shown?.name === found.name && shown.view.arrive && (await shown.view.arrive(found.parameters))) return;
  shown?.view.leave?.();
  shown = null;
  const stage = h("div", {});
  try {
    const module = await import(`../views/${found.name}.js`);
    const view = (await module.show(stage, found.parameters, new URLSearchParams(location.search))) ?? {};
    if (mine !== turn) return view.leave?.();
    fill(main, ...stage.childNodes);
    shown = { name: found.name, view };
    document.title = `${view.title ?? "tapelog"} · tapelog`;
    for (const act of listeners) act(location.pathname);
    view.shown?.();
    main.scrollTop = history.state?.scroll ?? 0;
    if (moveFocus && !main.contains(document.activeElement))
      (main.querySelector("h1") ?? main).focus({ preventScroll: true });
  } catch (error) {
    if (mine !== turn) return;
    fill(main, failure(error));
    for (const act of listeners) act(location.pathname);
    if (error.status === 401) (await import("../views/signin.js")).show(main);
    else if (!error.status) complain(error);
  }
}

/** Fetches the code of the present address's view, before it is known who is there. */
export const warm = () => import(`../views/${match(decodeURI(location.pathname)).name}.js`).catch(() => {});

/** Begins to follow links and the back button. */
export function start() {
  document.addEventListener("click", followLink);
  addEventListener("popstate", () => show({ moveFocus: true }));
  addEventListener("hashchange", () => shown?.view.hash?.());
  addEventListener("pagehide", () => shown?.view.leave?.());
  addEventListener("beforeunload", (event) => {
    if (shown?.view.holds?.()) event.preventDefault();
  });
  return show();
}

function match(path) {
  const parts = path.split("/").filter(Boolean);
  for (const [pattern, name] of routes) {
    const wanted = pattern.split("/").filter(Boolean);
    if (wanted.length !== parts.length) continue;
    const parameters = {};
    const fits = wanted.every((word, index) => {
      if (!word.startsWith(":")) return word === parts[index];
      parameters[word.slice(1)] = decodeURIComponent(parts[index]);
      return true;
    });
    if (fits) return { name, parameters };
  }
  return { name: "missing", parameters: {} };
}

function followLink(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.pathname.startsWith("/api/") || link.pathname.startsWith("/page/")) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) {
    if (document.getElementById(link.hash.slice(1))) document.getElementById(link.hash.slice(1)).focus();
    return;
  }
  event.preventDefault();
  go(link.href);
}

function keepPlace() {
  history.replaceState({ ...history.state, scroll: document.getElementById("main").scrollTop }, "");
}

function failure(error) {
  const words = error.status === 404 ? "Nothing is at this address." : error.message;
  return h("div", { class: "view" }, h("h1", { tabindex: "-1" }, "Not shown"), h("p", { class: "fault" }, words));
}

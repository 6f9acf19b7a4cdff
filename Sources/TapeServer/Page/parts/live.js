// Changes that others make, pushed by the service as server-sent events.
import { address } from "./api.js";

let shared = null;

/** Follows events of a path: names to what to do with their data. Gives a function that ends it. */
export function listenTo(path, acts) {
  const source = shared?.path === path ? shared : { path, events: new EventSource(address(path)), users: 0 };
  if (path === "/events") shared = source;
  source.users += 1;
  const added = Object.entries(acts).map(([name, act]) => {
    const listener = (event) => act(parsed(event.data));
    source.events.addEventListener(name, listener);
    return [name, listener];
  });
  return () => {
    for (const [name, listener] of added) source.events.removeEventListener(name, listener);
    source.users -= 1;
    if (source.users === 0) {
      source.events.close();
      if (shared === source) shared = null;
    }
  };
}

function parsed(words) {
  try {
    return JSON.parse(words) ?? {};
  } catch {
    return {};
  }
}

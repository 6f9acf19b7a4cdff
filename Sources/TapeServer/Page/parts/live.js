// Changes that others make, pushed by the service as server-sent events.
import { address } from "./api.js";

const listeners = new Set();
let source = null;

/** Follows all changes of the index: names of events to what to do with their data. A page that is
    not looked at lets go of its connection, as a browser has few; looked at again, it calls every
    act with `{}`, since it may have missed something. Gives a function that ends it. */
export function listenToChanges(acts) {
  listeners.add(acts);
  connect();
  return () => {
    listeners.delete(acts);
    connect();
  };
}

/** Follows the events of one address. Gives a function that ends it. */
export function listenTo(path, acts) {
  const events = new EventSource(address(path));
  for (const [name, act] of Object.entries(acts)) events.addEventListener(name, (event) => act(parsed(event.data)));
  return () => events.close();
}

/** Opens or closes the one connection, as somebody looks and wants to know, or not. */
function connect() {
  const wanted = listeners.size > 0 && !document.hidden;
  if (wanted === Boolean(source)) return;
  if (!wanted) {
    source.close();
    source = null;
    return;
  }
  source = new EventSource(address("/events"));
  for (const name of ["rundown", "clip", "segment", "redaction", "job"]) {
    source.addEventListener(name, (event) => {
      for (const acts of [...listeners]) acts[name]?.(parsed(event.data));
    });
  }
}

document.addEventListener("visibilitychange", () => {
  connect();
  if (document.hidden) return;
  for (const acts of [...listeners]) for (const act of new Set(Object.values(acts))) act({});
});

function parsed(words) {
  try {
    return JSON.parse(words) ?? {};
  } catch {
    return {};
  }
}

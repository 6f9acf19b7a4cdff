// Changes that others make, pushed by the service as server-sent events.
import { address, get } from "./api.js";
import { lost, reached } from "./connection.js";

const listeners = new Set();
const kinds = ["rundown", "clip", "segment", "redaction", "check", "job"];
let source = null;
let missed = false;

/** Follows all changes of the index: names of events to what to do with their data. A page that is
    not looked at lets go of its connection, as a browser has few; looked at again, or after the
    connection was lost, it calls every act with `{}`, since it may have missed something. Gives a
    function that ends it. */
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
  source.addEventListener("open", () => {
    reached();
    if (missed) catchUp();
    missed = false;
  });
  source.addEventListener("error", () => broke());
  for (const name of kinds) {
    source.addEventListener(name, (event) => {
      for (const acts of [...listeners]) acts[name]?.(parsed(event.data));
    });
  }
}

/** The browser tries again by itself where nobody answers, but not where it was refused. */
async function broke() {
  missed = true;
  const refused = source?.readyState === EventSource.CLOSED;
  if (refused) {
    source = null;
    setTimeout(connect, 2_000);
  }
  try {
    await get("/session");
  } catch (error) {
    lost(error.status);
  }
}

/** Looks after what was missed. */
function catchUp() {
  for (const acts of [...listeners]) for (const act of new Set(Object.values(acts))) act({});
}

document.addEventListener("visibilitychange", () => {
  connect();
  if (!document.hidden) catchUp();
});

function parsed(words) {
  try {
    return JSON.parse(words) ?? {};
  } catch {
    return {};
  }
}

// Talks to the service: `/api/v1`, JSON, problem details, versions of rows.
import { lost, reached as answers } from "./connection.js";

const root = "/api/v1";

/** What the service answers when it will not: its status, its one line, the row as it now is. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || `the service answered ${status}`);
    this.status = status;
    this.current = body?.current;
  }
}

/** The address of something below `/api/v1`, with a query; empty values are left out. */
export function address(path, query = {}) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "" && value !== false) words.append(name, String(value));
  }
  const tail = words.toString();
  return root + path + (tail ? `?${tail}` : "");
}

/** Asks and gives the answer's JSON; throws `Problem`, or `Problem` 0 where nobody answers. */
async function ask(method, path, { query, body, version, signal, headers = {} } = {}) {
  const options = { method, headers: { accept: "application/json", ...headers }, signal };
  if (version !== undefined) options.headers["if-match"] = `"${version}"`;
  if (body instanceof FormData || body instanceof Blob || typeof body === "string") {
    options.body = body;
  } else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers["content-type"] = "application/json";
  }
  const answer = await reached(address(path, query), options);
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => null));
  if (answer.status === 204 || answer.headers.get("content-length") === "0") return null;
  const words = await answer.text();
  return words ? JSON.parse(words) : null;
}

/** `fetch`, with one line of our own where the service cannot be reached. */
async function reached(where, options) {
  try {
    const answer = await fetch(where, options);
    if (answer.status === 401) lost(401);
    else answers();
    return answer;
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    lost(0);
    throw new Problem(0, { title: "the service cannot be reached" });
  }
}

/** Reads a row or a list. */
export const get = (path, query, signal) => ask("GET", path, { query, signal });
/** Makes a row. */
export const post = (path, body, more = {}) => ask("POST", path, { body, ...more });
/** Sets a row. */
export const put = (path, body) => ask("PUT", path, { body });
/** Changes a row of this version; 412 where somebody was faster. */
export const patch = (path, body, version) => ask("PATCH", path, { body, version });
/** Takes a row away. */
export const remove = (path, version) => ask("DELETE", path, { version });

/** Begins a session with a token; the answer is a cookie and a way elsewhere, which is not followed. */
export async function signIn(token) {
  const options = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
    redirect: "manual",
  };
  const answer = await reached(address("/session"), options);
  if (!answer.ok && answer.type !== "opaqueredirect")
    throw new Problem(answer.status, await answer.json().catch(() => null));
}

/** Sends a form, telling the share that is sent. */
export function upload(path, form, progress) {
  return new Promise((answer, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", address(path));
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) answer(request.response);
      else fail(new Problem(request.status, request.response));
    });
    request.addEventListener("error", () => fail(new Problem(0, { title: "the service cannot be reached" })));
    request.send(form);
  });
}

/** Reads bytes. */
export async function bytes(path, query, signal) {
  const answer = await reached(address(path, query), { signal });
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => null));
  return answer.arrayBuffer();
}

/** Gives a list page by page, until `next` is null or `signal` says stop. */
export async function* pages(path, query, signal) {
  let after;
  do {
    const page = await get(path, { ...query, after }, signal);
    yield page;
    after = page.next;
  } while (after !== null && after !== undefined);
}

/** All items of a list that is known to be short; stops at `most`. */
export async function all(path, query = {}, most = 5_000) {
  const items = [];
  for await (const page of pages(path, { limit: 500, ...query })) {
    items.push(...page.items);
    if (items.length >= most) break;
  }
  return items;
}

/** A path segment that may hold anything. */
export const part = (words) => encodeURIComponent(words);

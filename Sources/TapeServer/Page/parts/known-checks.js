// The checks that were made in this browser; the service keeps them while it runs.
import { get, part } from "./api.js";
import { recall, remember } from "./store.js";

const most = 20;

/** The newest first: `{id, story, policy, at, quotes, findings}`. No words of a story are kept. */
export const knownChecks = () => recall("checks", []);

/** Keeps where a check is found again. */
export function rememberCheck({ id, report, story }) {
  const { quotes, findings } = report.summary;
  const entry = {
    id,
    story: story.title || report.story,
    policy: report.policy,
    at: new Date().toISOString(),
    quotes,
    findings,
  };
  remember("checks", [entry, ...knownChecks().filter((one) => one.id !== id)].slice(0, most));
}

/** A check, or null where the service no longer has it. */
export async function checkOf(id) {
  try {
    return await get(`/checks/${part(id)}`);
  } catch (error) {
    if (error.status === 404)
      remember(
        "checks",
        knownChecks().filter((one) => one.id !== id),
      );
    return null;
  }
}

import { waitOfNext } from "../actions/places.ts";
import type { Services } from "../actions/services.ts";

/** Many sessions that begin together ask once. Milliseconds. */
const freshMs = 5_000;

/** What a session says of the wait for an agent, in seconds. */
export function createExpectedWait(services: Services): () => Promise<number | undefined> {
  let asked: { readonly at: number; readonly wait: Promise<number | undefined> } | undefined;
  return () => {
    const now = services.clock.now();
    if (!asked || now - asked.at > freshMs) asked = { at: now, wait: waitOfNext(services) };
    return asked.wait;
  };
}

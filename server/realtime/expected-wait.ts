import type { Locale } from "../../protocol/conversation.ts";
import { waitOfNext } from "../actions/places.ts";
import type { Services } from "../actions/services.ts";

/** Many sessions that begin together ask once. Milliseconds. */
const freshMs = 5_000;

/** What a session in a language says of the wait for an agent, in seconds. */
export function createExpectedWait(
  services: Services,
): (locale: Locale) => Promise<number | undefined> {
  const asked = new Map<
    Locale,
    { readonly at: number; readonly wait: Promise<number | undefined> }
  >();
  return (locale) => {
    const now = services.clock.now();
    const known = asked.get(locale);
    if (known && now - known.at <= freshMs) return known.wait;
    const wait = waitOfNext(services, locale);
    asked.set(locale, { at: now, wait });
    return wait;
  };
}

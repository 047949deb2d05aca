import type { LiveFaq } from "./faq/live.ts";
import type { Http } from "./http/http.ts";
import { type Store, StoreDamaged, StoreUnavailable } from "./ports/store.ts";

/** What `/readyz` says. */
export function healthOf(
  { store, faq }: { readonly store: Pick<Store, "check">; readonly faq: Pick<LiveFaq, "problems"> },
  gate: { readonly closed: boolean },
): Http["health"] {
  return {
    async reasons() {
      if (gate.closed) return ["the server is stopping"];
      try {
        await store.check();
        return [];
      } catch (error) {
        // Known troubles say what they are; others are no text for whoever asks.
        const isMoved = error instanceof StoreUnavailable && error.cause === undefined;
        if (error instanceof StoreDamaged) return ["the database is damaged"];
        return [isMoved ? error.message : "the database can't be written now"];
      }
    },
    warnings: () => faq.problems().map(({ file, line, message }) => `${file}:${line}: ${message}`),
  };
}

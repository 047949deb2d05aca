import type { RefusalCode } from "../../protocol/errors.ts";
import { noteAlone } from "./audit.ts";
import type { Services } from "./services.ts";

/** Of one call with one outcome there are so far apart two entries, however often it comes. */
const windowMs = 600_000;

interface Window {
  readonly noted: HostCall;
  /** Epoch milliseconds. */
  since: number;
  /** After the first one, which has an entry of its own. */
  more: number;
}

interface HostCall {
  /** The method and the route, without what stood in it: `POST /api/host/tickets/:number/replies`. */
  readonly call: string;
  /** Why it was refused; absent where it was answered. */
  readonly code?: RefusalCode | undefined;
}

export type HostCallLog = ReturnType<typeof createHostCalls>;

/**
 * Calls of the wallet's back end that leave no entry of their own in the audit log, answered or refused: the first one at once,
 * those that follow as one entry with their count, every ten minutes. A flood leaves no more entries than there are calls and codes. A process that is killed takes the count of its last
 * minutes along.
 */
export function createHostCalls(services: Services) {
  const windows = new Map<string, Window>();
  const write = ({ call, code }: HostCall, count: number) =>
    noteAlone(services, {
      what: code === undefined ? "host.called" : "host.refused",
      // Without the key it may be anybody; at a route that there is not, nobody asks for it.
      by: code === "unauthenticated" || call.endsWith("?") ? "unknown" : "wallet",
      details: { call, ...(code !== undefined && { code }), count },
    });

  return {
    async note(noted: HostCall): Promise<void> {
      const key = `${noted.call} ${noted.code ?? ""}`;
      const known = windows.get(key);
      if (known) {
        known.more += 1;
        return;
      }
      windows.set(key, { noted, since: services.clock.now(), more: 0 });
      await write(noted, 1);
    },
    /** To be called every few seconds: writes the counts of windows that are over, or of all of them. */
    async flush({ all = false } = {}): Promise<void> {
      const now = services.clock.now();
      for (const [key, window] of windows) {
        if (!all && now - window.since < windowMs) continue;
        const { noted, more } = window;
        if (more === 0) {
          windows.delete(key);
          continue;
        }
        window.since = now;
        window.more = 0;
        try {
          await write(noted, more);
        } catch (error) {
          // The log can't take it now: it is counted into the next entry.
          window.more += more;
          throw error;
        }
      }
    },
  };
}

import type { RefusalCode } from "../../protocol/errors.ts";
import { noteAlone } from "./audit.ts";
import type { Services } from "./services.ts";

/** Of one call refused with one code there are so far apart two entries, however often it comes. */
const windowMs = 600_000;

interface Window {
  readonly refused: RefusedHostCall;
  /** Epoch milliseconds. */
  since: number;
  /** After the first one, which has an entry of its own. */
  more: number;
}

interface RefusedHostCall {
  /** The method and the route, without what stood in it: `POST /api/host/tickets/:number/replies`. */
  readonly call: string;
  readonly code: RefusalCode;
}

export type RefusedHostCalls = ReturnType<typeof createRefusedHostCalls>;

/**
 * What the wallet's back end asked for and was refused, in the audit log: the first one at once, those that follow as one entry
 * with their count, every ten minutes. A flood leaves no more entries than there are calls and codes. A process that is killed
 * takes the count of its last minutes along.
 */
export function createRefusedHostCalls(services: Services) {
  const windows = new Map<string, Window>();
  const write = ({ call, code }: RefusedHostCall, count: number) =>
    noteAlone(services, {
      what: "host.refused",
      // Without the key it may be anybody.
      by: code === "unauthenticated" ? "unknown" : "wallet",
      details: { call, code, count },
    });

  return {
    async note(refused: RefusedHostCall): Promise<void> {
      const key = `${refused.call} ${refused.code}`;
      const known = windows.get(key);
      if (known) {
        known.more += 1;
        return;
      }
      windows.set(key, { refused, since: services.clock.now(), more: 0 });
      await write(refused, 1);
    },
    /** To be called every few seconds: writes the counts of windows that are over, or of all of them. */
    async flush({ all = false } = {}): Promise<void> {
      const now = services.clock.now();
      for (const [key, window] of windows) {
        if (!all && now - window.since < windowMs) continue;
        const { refused, more } = window;
        if (more === 0) {
          windows.delete(key);
          continue;
        }
        window.since = now;
        window.more = 0;
        try {
          await write(refused, more);
        } catch (error) {
          // The log can't take it now: it is counted into the next entry.
          window.more += more;
          throw error;
        }
      }
    },
  };
}

import type { Logger } from "pino";
import { Refusal } from "./domain/refusal.ts";
import { StoreDamaged, StoreUnavailable } from "./ports/store.ts";

/** One line when the database goes and one when it is back: what can't be done meanwhile leaves no line of its own. */
export interface Outage {
  /** True where the error says that the database can't be used now: it has its line, and the caller writes none. */
  covers(error: unknown): boolean;
  /** Writes a line for what failed in the background, unless the outage has it. */
  logFailure(err: unknown, what: string): void;
  /** After a round of work that has asked the database: where nothing failed by it, it is back. */
  endRound(): void;
}

export function createOutage(log: Pick<Logger, "warn" | "error">): Outage {
  let isOut = false;
  let hasFailed = false;

  function covers(error: unknown): boolean {
    if (!isUnavailable(error)) return false;
    hasFailed = true;
    if (isOut) return true;
    isOut = true;
    log.warn(`The database can't be used now${reasonOf(error)}. Calls are refused until it can.`);
    return true;
  }

  return {
    covers,
    logFailure(err, what) {
      if (!covers(err)) log.error({ err }, what);
    },
    endRound() {
      if (isOut && !hasFailed) {
        isOut = false;
        log.warn("The database can be used again.");
      }
      hasFailed = false;
    },
  };
}

/** In a transaction it has become a refusal. A damaged row is not away: whoever meets it says where. */
function isUnavailable(error: unknown): boolean {
  if (error instanceof Refusal) return isUnavailable(error.cause);
  return error instanceof StoreUnavailable && !(error instanceof StoreDamaged);
}

/** What the database, or the way to it, has said: nothing of anybody's. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return error.cause instanceof Error ? reasonOf(error.cause) : ` (${error.message})`;
}

import type { RefusalBody } from "../../protocol/errors.ts";
import { Refusal } from "../domain/refusal.ts";
import { StoreUnavailable } from "../ports/store.ts";

const retryAfterMs = 1_000;

/** Logs a bug and returns the reference under which the log has it. Never given any message text. `request` is the id of the call. */
export type ReportBug = (error: unknown, where: string, request?: string) => string;

/** What a client sees of an error: a refusal as it is; of a bug nothing but the reference. */
export function refused(error: unknown, where: string, report: ReportBug): RefusalBody {
  if (error instanceof Refusal) {
    const { code, message, retryAfterMs, reason, account, wrong } = error;
    return { code, message, retryAfterMs, reason, account, wrong };
  }
  if (error instanceof StoreUnavailable) {
    return {
      code: "unavailable",
      message: "This can't be done now. Please try again.",
      retryAfterMs,
    };
  }
  const reference = report(error, where);
  return { code: "internal", message: "Something went wrong on our side.", reference };
}

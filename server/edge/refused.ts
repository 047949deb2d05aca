import type { RefusalBody } from "../../protocol/errors.ts";
import { Refusal } from "../domain/refusal.ts";

/** Logs a bug and returns the reference under which the log has it. Never given any message text. */
export type ReportBug = (error: unknown, where: string) => string;

/** What a client sees of an error: a refusal as it is; of a bug nothing but the reference. */
export function refused(error: unknown, where: string, report: ReportBug): RefusalBody {
  if (error instanceof Refusal) {
    const { code, message, retryAfterMs } = error;
    return { code, message, retryAfterMs };
  }
  const reference = report(error, where);
  return { code: "internal", message: "Something went wrong on our side.", reference };
}

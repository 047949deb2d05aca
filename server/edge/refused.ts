import type { RefusalBody } from "../../protocol/errors.ts";
import { Refusal } from "../domain/refusal.ts";

/** Writes a bug down and answers the reference under which it is found. Never given any message text. */
export type ReportBug = (error: unknown, where: string) => string;

/** What the client sees of an error: a refusal as it is, a bug as a reference and nothing else. */
export function refused(error: unknown, where: string, report: ReportBug): RefusalBody {
  if (error instanceof Refusal) {
    const { code, message, retryAfterMs } = error;
    return { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
  const reference = report(error, where);
  return { code: "internal", message: "Something went wrong on our side.", reference };
}

import { noteRefused } from "../actions/audit.ts";
import type { RefusedCall } from "./answer.ts";
import type { Realtime } from "./realtime.ts";

/** Notes the refused call in the audit log. A log that can't be written now costs the caller nothing more. */
export const refusalNotes =
  ({ services, report }: Realtime) =>
  (by: Parameters<typeof noteRefused>[1], refused: RefusedCall): Promise<unknown> =>
    noteRefused(services, by, refused).catch((error) => report(error, "audit"));

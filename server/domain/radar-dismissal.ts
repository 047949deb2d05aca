import type { RadarAlertRecord } from "./radar-records.ts";
import type { AgentRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";

/** Who was first stays the one who has said it. */
export function alertDismissed(
  alert: RadarAlertRecord,
  { id, name }: Pick<AgentRecord, "id" | "name">,
  now: number,
): RadarAlertRecord {
  if (alert.dismissedAt !== undefined) return alert;
  if (alert.endedAt !== undefined) throw new Refusal("closed", "It is over.");
  return {
    ...alert,
    dismissedAt: now,
    dismissedLevel: alert.customers / alert.minutes,
    dismissedById: id,
    dismissedByName: name,
  };
}

import type { DeskRow } from "../../protocol/desk.ts";
import type { Translation } from "./texts.ts";
import { awayText } from "./times.ts";

/** Whether the customer has the app open. Nothing is known of those who neither wait nor are with an agent. */
export function presenceText(
  row: Pick<DeskRow, "status" | "awaySince"> | undefined,
  now: number,
  translation: Translation,
): string | undefined {
  if (row?.status !== "queued" && row?.status !== "assigned") return undefined;
  if (row.awaySince === undefined) return translation.t("customer.here");
  return awayText(row.awaySince, now, translation);
}

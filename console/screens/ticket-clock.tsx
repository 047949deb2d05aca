import type { JSX } from "preact";
import type { TicketSummary } from "../../protocol/ticket-summary.ts";
import { isNear, isOver, shareLeft } from "../models/ticket-groups.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { DueRing } from "./due-ring.tsx";
import { countedDate, leftUntil, overSince, promiseTime, timeUntil } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

type Timed = Pick<TicketSummary, "state" | "promise" | "pausedSince" | "breachedAt" | "createdAt">;

/** What the customer was promised, and how near it is: always in words beside the ring. */
export function TicketClock({
  row,
  now,
  isBesideTime = false,
}: {
  readonly row: Timed;
  readonly now: number;
  /** The promised time stands large beside it. */
  readonly isBesideTime?: boolean;
}): JSX.Element | null {
  const translation = useTranslation();
  const { t } = translation;
  if (isOver(row)) return null;
  if (row.pausedSince !== undefined) {
    const time = timeUntil(row.promise.at, Date.parse(row.pausedSince), translation);
    return (
      <span class="ticket-clock muted">
        <ConsoleIcon name="clock" />
        {time ? t("ticket.pausedAt", { time }) : t("ticket.paused")}
      </span>
    );
  }
  const share = shareLeft(row, now);
  const isLate = row.breachedAt !== undefined;
  const tone = isLate ? "problem" : isNear(share) ? "near" : "muted";
  const words = isLate
    ? overSince(countedDate(row), now, translation)
    : leftUntil(row.promise.at, now, translation);
  return (
    <span class="ticket-clock">
      <span class={tone}>
        <DueRing share={isLate ? 0 : share} />
      </span>
      {!isBesideTime && <span>{promiseTime(countedDate(row), translation)}</span>}
      {words && <span class={tone}>{words}</span>}
    </span>
  );
}

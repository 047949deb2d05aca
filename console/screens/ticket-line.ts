import type { TicketRow } from "../../protocol/agent-ticket.ts";
import { hasNoDate } from "../../protocol/no-date.ts";
import type { Translation } from "../models/texts.ts";
import { isOver } from "../models/ticket-groups.ts";
import { overSince, promiseTime } from "./ticket-times.ts";

type Shown = Pick<TicketRow, "state" | "promise" | "pausedSince" | "breachedAt">;

/** How a complaint stands and what is promised, in one line: "处理中 · 答复 今天 18:00". */
export const ticketLine = (row: Shown, now: number, translation: Translation): string =>
  [translation.t(`ticket.state.${row.state}`), ...promiseWords(row, now, translation)].join(" · ");

function promiseWords(row: Shown, now: number, translation: Translation): readonly string[] {
  const { t } = translation;
  const { promise, pausedSince, breachedAt } = row;
  if (isOver(row)) return [];
  if (pausedSince !== undefined) return [t("ticket.paused")];
  const late = breachedAt === undefined ? undefined : overSince(breachedAt, now, translation);
  const date = hasNoDate(row, now)
    ? t("ticket.undatedTitle")
    : `${t(`ticket.promise.${promise.kind}`)} ${promiseTime(promise.at, translation)}`;
  return [date, ...(late === undefined ? [] : [late])];
}

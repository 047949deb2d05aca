import type { AgentId } from "../../protocol/conversation.ts";
import { dayMs } from "./local-time.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";
import { keepingAlert } from "./ticket-alert.ts";
import type { TicketChange } from "./ticket-change.ts";
import type { TicketEntryRecord } from "./ticket-entry.ts";
import { remindAt } from "./ticket-promises.ts";
import { handsOf } from "./ticket-review.ts";

/** No date is promised further away than that. */
const furthestDays = 60;

/** Why not: its clock stands still and it has no date, or it was put off before. */
export const refusedPutOff = ({ pausedSince }: TicketRecord): Refusal =>
  new Refusal(
    "closed",
    pausedSince === undefined
      ? "A promise is put off once, while it runs."
      : "It waits for the customer: its clock stands still, and no date is put off.",
  );

/** An agent puts each promise off once at most. One that was made as the customer came back is another, and where there is no date they give one. */
export const mayPostpone = (
  ticket: TicketRecord,
  entries: readonly Pick<TicketEntryRecord, "kind" | "author" | "promise">[],
): boolean =>
  ticket.closedAt === undefined &&
  ticket.pausedSince === undefined &&
  ticket.state !== "decided" &&
  !entries
    .slice(
      entries.findLastIndex(
        ({ kind }, at) =>
          kind === "reopened" || (kind === "breached" && entries[at + 1]?.kind !== "promised"),
      ) + 1,
    )
    .some(
      ({ kind, author, promise }) =>
        kind === "promised" && author === "agent" && promise?.kind === ticket.promiseKind,
    );

/** The customer reads the new date with the reason. A breach stays one, and supervisors hear of it all the same. */
export function postpone(
  ticket: TicketRecord,
  { at, text, by, agentId, now }: PutOff,
): TicketChange {
  refuseNoLaterDate(ticket, at, now);
  const promise = { kind: ticket.promiseKind, at };
  return {
    patch: {
      promiseAt: at,
      laterAt: undefined,
      ...keepingAlert(ticket, remindAt(now, at)),
      ...handsOf(ticket, agentId),
    },
    entries: [{ kind: "promised", author: "agent", by, text, promise }],
  };
}

export function refuseNoLaterDate({ promiseAt }: TicketRecord, at: number, now: number): void {
  if (at <= promiseAt || at <= now) {
    throw new Refusal("invalid", "A promise is put off, never drawn nearer.");
  }
  if (at > now + furthestDays * dayMs) throw new Refusal("invalid", "That is too far away.");
}

export interface PutOff {
  readonly at: number;
  readonly text: string;
  readonly by: string;
  readonly agentId: AgentId;
  readonly now: number;
}

import type { Ticket, TicketState } from "../../../protocol/ticket.ts";
import type { TicketKey } from "../../../ui/receipt/ticket-texts.ts";

type Standing = Pick<Ticket, "state" | "promise" | "pausedSince" | "breachedAt" | "closedAt">;

/** What the large line of a ticket's card is: a promise, the result, or how it stands. */
export function cardLabel({
  state,
  promise,
  pausedSince,
  closedAt,
  decision,
}: Standing & Pick<Ticket, "decision">): TicketKey {
  const isOver = state === "decided" || closedAt !== undefined;
  if (isOver) return decision ? "result" : "current";
  return pausedSince ? "current" : `promise.${promise.kind}`;
}

/** The state, or that a promise was broken while the clock goes on. */
export const stateTag = ({
  state,
  pausedSince,
  breachedAt,
  closedAt,
}: Omit<Standing, "promise">): TicketState | "late" => {
  const isRunning = state !== "decided" && closedAt === undefined && pausedSince === undefined;
  return isRunning && breachedAt !== undefined ? "late" : state;
};

/** Two complaints about the same become one: which of them goes on, and what it takes over from the other. */

import { priorities } from "../../protocol/conversation.ts";
import { ticketLimits } from "../../protocol/limits.ts";
import { Refusal } from "./refusal.ts";
import type { TicketPatch, TicketRecord } from "./ticket.ts";
import { earliest, pendingAlert } from "./ticket-alert.ts";
import { promised, type TicketChange } from "./ticket-change.ts";
import { isUndated, remindAt, resumedAt } from "./ticket-promises.ts";
import { handsOf } from "./ticket-review.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { isInReview, ticketStateAfter } from "./ticket-states.ts";
import { aboutIfFirst, endedTicket } from "./ticket-steps.ts";
import { notWaiting } from "./ticket-waiting.ts";

/** Throws a refusal where the two are not one customer's, one of them is over, or a decision for the other one waits. */
export function merge(
  ticket: TicketRecord,
  rules: TicketRules,
  { into, by, now, known }: Merging,
): { readonly merged: TicketChange; readonly survivor: TicketChange } {
  if (into.customerId !== ticket.customerId || into.number === ticket.number) {
    throw new Refusal("invalid", "Only two tickets of one customer become one.");
  }
  const state = ticketStateAfter(ticket, "merge");
  // One that is decided does not go on, and neither is one proposed: what was merged into it would be decided unread.
  ticketStateAfter(into, "absorb");
  if (into.proposal) throw new Refusal("closed", "A decision waits for a supervisor there.");
  refuseReviewerOf(ticket, into);
  if (known >= ticketLimits.merged) throw new Refusal("too_large", "There are enough.");
  const resumed = resumedBy(ticket, rules, { into, now });
  const going = { ...into, ...resumed } as TicketRecord;
  const promise = soonerPromise(ticket, rules, { into: going, now });
  const severity = moreUrgent(ticket, into);
  const survivor: TicketChange = {
    patch: {
      ...takenOver(ticket, into),
      ...breachOf(ticket, into),
      ...{ ...resumed, ...promise, severity },
    },
    entries: [
      { kind: "absorbed", author: "agent", by, text: ticket.number, promise: promised(promise) },
      ...(resumed ? [resumedEntry({ ...going, ...promise } as TicketRecord)] : []),
      ...(severity === into.severity
        ? []
        : [
            {
              kind: "classified",
              author: "agent",
              by,
              text: `${into.topic} · ${severity}`,
            } as const,
          ]),
    ],
  };
  return {
    merged: {
      patch: { state, ...endedTicket, mergedInto: into.number, closedAt: now },
      entries: [{ kind: "merged", author: "agent", by, text: into.number, state }],
    },
    survivor,
  };
}

/** What is kept of one is kept of the one that it went into. */
export function refuseMerged({ mergedInto }: TicketRecord): void {
  if (mergedInto === undefined) return;
  throw new Refusal("closed", "It goes on in the ticket that it was merged into.", "merged");
}

interface Merging {
  readonly into: TicketRecord;
  readonly by: string;
  readonly now: number;
  /** How many were merged into either of them before. */
  readonly known: number;
}

/** Of two of which one waits for the customer and the other is worked on, what becomes of them is worked on. */
function resumedBy(
  ticket: TicketRecord,
  rules: TicketRules,
  { into, now }: Pick<Merging, "into" | "now">,
): TicketPatch | undefined {
  if (into.pausedSince === undefined || ticket.pausedSince !== undefined) return undefined;
  const promiseAt = owedAt(into, rules, now);
  const dueAt = Math.max(now, remindAt(now, promiseAt));
  // As if the customer had answered.
  return {
    ...notWaiting,
    state: ticketStateAfter(into, "add"),
    promiseAt,
    laterAt: undefined,
    dueAt,
  };
}

const resumedEntry = ({ state, promiseKind: kind, promiseAt: at }: TicketRecord) =>
  ({ kind: "resumed", author: "system", state, promise: { kind, at } }) as const;

function takenOver(ticket: TicketRecord, into: TicketRecord): TicketPatch {
  const theirs = [ticket.conversationId, ...(ticket.linked ?? [])].flatMap((id) => id ?? []);
  const linked = new Set([...(into.linked ?? []), ...theirs]);
  if (into.conversationId) linked.delete(into.conversationId);
  return {
    linked: linked.size > 0 ? [...linked] : undefined,
    contact: into.contact ?? ticket.contact,
    ...aboutIfFirst(into, ticket.about),
    ...bothHands(ticket, into),
  };
}

/** Who had a part in either of them had one in what they have become: also where that is in its re-review. */
function bothHands(ticket: TicketRecord, into: TicketRecord): TicketPatch {
  const hands = [into, ticket].flatMap((one) => handsOf(one).handledBy ?? []);
  return { handledBy: hands.length > 0 ? [...new Set(hands)] : undefined };
}

/** Whoever reviews the one would have had a part in it by the other: somebody else takes the re-review first. */
function refuseReviewerOf(ticket: TicketRecord, into: TicketRecord): void {
  if (!isInReview(into) || into.handlerId === undefined) return;
  const { handledBy = [] } = handsOf(ticket);
  if (!handledBy.includes(into.handlerId)) return;
  throw new Refusal("not_yours", "Whoever reviews it has had a part in the other one.");
}

const moreUrgent = (ticket: TicketRecord, into: TicketRecord) =>
  priorities[Math.max(priorities.indexOf(ticket.severity), priorities.indexOf(into.severity))] ??
  into.severity;

/** What was broken stays broken, since the first time. */
function breachOf(ticket: TicketRecord, into: TicketRecord): TicketPatch {
  if (ticket.breachedAt === undefined) return {};
  if (into.breachedAt === undefined) {
    return { breachedAt: ticket.breachedAt, alertedAt: ticket.alertedAt };
  }
  return { breachedAt: Math.min(ticket.breachedAt, into.breachedAt) };
}

/**
 * The earlier of what was promised for the two; nothing where that is what the one that goes on has promised. A clock that
 * stands still counts as if it went on now. Where one of them is past its acknowledgement, both are: somebody has them.
 */
function soonerPromise(
  ticket: TicketRecord,
  rules: TicketRules,
  { into, now }: Pick<Merging, "into" | "now">,
): TicketPatch {
  const theirs = owedAt(ticket, rules, now);
  const isAcknowledged = into.promiseKind !== "acknowledge";
  const isTheirs =
    (ticket.promiseKind !== "acknowledge") === isAcknowledged
      ? theirs < owedAt(into, rules, now) || isUndated(into, now)
      : !isAcknowledged;
  // Supervisors hear of the breach that was taken over when they would have heard of it.
  const alertAt = earliest(pendingAlert(ticket), pendingAlert(into));
  // One that has just gone by is the clock's to own up to, not to be promised again.
  if (!isTheirs || theirs < now) return { alertAt, ...nextTime(into, alertAt, into.dueAt) };
  const isPaused = into.pausedSince !== undefined;
  return {
    promiseKind: into.promiseKind === "review" ? "review" : ticket.promiseKind,
    promiseAt: theirs,
    // What its customer has read of that date goes with it.
    laterAt: ticket.pausedSince === undefined ? ticket.laterAt : undefined,
    pausedSince: isPaused ? now : undefined,
    alertAt,
    ...nextTime(into, alertAt, ticket.dueAt ?? Math.max(now, remindAt(now, theirs))),
  };
}

/** Of one that waits it is another one. */
const nextTime = (
  { pausedSince, askAgainAt }: TicketRecord,
  alertAt: number | undefined,
  dueAt: number | undefined,
): TicketPatch =>
  pausedSince === undefined
    ? { dueAt: earliest(alertAt, dueAt) }
    : { dueAt: undefined, waitDueAt: earliest(alertAt, askAgainAt) };

function owedAt(ticket: TicketRecord, rules: TicketRules, now: number): number {
  const { promiseAt: at, pausedSince, breachedAt } = ticket;
  return pausedSince === undefined ? at : resumedAt(rules, { at, pausedSince, breachedAt }, now);
}

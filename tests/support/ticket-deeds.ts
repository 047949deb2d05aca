/** A complaint on its way through the domain alone, and all that can be done with one. */

import type { AgentId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketState } from "../../protocol/ticket.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import { approve, decline, propose } from "../../server/domain/ticket-approval.ts";
import type { TicketChange } from "../../server/domain/ticket-change.ts";
import { tickTicket } from "../../server/domain/ticket-clock.ts";
import type { NewEntry } from "../../server/domain/ticket-entry.ts";
import { answered } from "../../server/domain/ticket-follow-up.ts";
import { forewarn } from "../../server/domain/ticket-forewarning.ts";
import { accept, classifyAs, giveToTeam } from "../../server/domain/ticket-handling.ts";
import { merge } from "../../server/domain/ticket-merging.ts";
import { ticketNumber } from "../../server/domain/ticket-number.ts";
import { mayPostpone, postpone } from "../../server/domain/ticket-postponing.ts";
import { promiseFrom } from "../../server/domain/ticket-promises.ts";
import { escalate } from "../../server/domain/ticket-review.ts";
import * as steps from "../../server/domain/ticket-steps.ts";
import { ticketRules as rules, shanghai } from "../domain/ticket-rules.ts";

const bo = "bo" as AgentId;
const cai = "cai" as AgentId;
export const filedAt = shanghai("2026-11-27", "10:00");
const decision = { kind: "apology", text: "e" } as const;

export function filed(parts: Partial<TicketRecord> = {}): TicketRecord {
  const about = { severity: "normal", topic: "提现未到账" } as const;
  return {
    number: ticketNumber("2026-11-27", 1),
    customerId: "c1" as CustomerId,
    locale: "zh-CN",
    state: "submitted",
    description: "提现三天没到",
    ...about,
    ...promiseFrom(about, rules, { kind: "acknowledge", start: filedAt, now: filedAt }),
    lastSeq: 1,
    lastHash: "",
    lastAt: filedAt,
    createdAt: filedAt,
    ...parts,
  };
}

export const changed = (ticket: TicketRecord, { patch }: TicketChange) =>
  ({ ...ticket, ...patch }) as TicketRecord;

/** What was done with a ticket, and all that its timeline says. */
interface Way {
  readonly ticket: TicketRecord;
  readonly entries: readonly NewEntry[];
  readonly now: number;
}

type Deed = (way: Way) => TicketChange | undefined;

const other = (state: TicketState) => filed({ number: ticketNumber("2026-11-27", 2), state });
const putOff: Deed = ({ ticket, entries, now }) => {
  if (!mayPostpone(ticket, entries)) throw new Refusal("closed", "Once.");
  return postpone(ticket, {
    at: ticket.promiseAt + 86_400_000,
    text: "f",
    by: "小博",
    agentId: bo,
    now,
  });
};

export const deeds = {
  accept: ({ ticket, now }) => accept(ticket, rules, { handlerId: bo, by: "小博", now }),
  acceptByCai: ({ ticket, now }) => accept(ticket, rules, { handlerId: cai, by: "小蔡", now }),
  giveAway: ({ ticket }) => giveToTeam(ticket, { team: "技术组", by: "小博" }),
  classify: ({ ticket: { closedAt } }) =>
    closedAt === undefined
      ? classifyAs({ topic: "退款", severity: "urgent", checklist: undefined, by: "小博" })
      : undefined,
  reply: ({ ticket, now }) => steps.reply(ticket, rules, { text: "a", now }),
  ask: ({ ticket, now }) => steps.ask(ticket, rules, { text: "b", now }),
  add: ({ ticket, now }) => steps.add(ticket, rules, { text: "c", now }),
  escalate: ({ ticket, now }) => escalate(ticket, rules, { text: "d", now }),
  withdraw: ({ ticket, now }) => steps.withdraw(ticket, rules, now),
  tick: ({ ticket, now }) => tickTicket(ticket, rules, now),
  decide: ({ ticket, now }) =>
    steps.decide(ticket, rules, { agentId: bo, by: "小博", decision, now }),
  decideByCai: ({ ticket, now }) =>
    steps.decide(ticket, rules, { agentId: cai, by: "小蔡", decision, now }),
  postpone: putOff,
  forewarn: ({ ticket, now }) =>
    forewarn(ticket, {
      at: ticket.promiseAt + 3 * 86_400_000,
      text: "h",
      by: "小博",
      agentId: bo,
      now,
    }),
  propose: ({ ticket, now }) => propose(ticket, { agentId: cai, by: "小蔡", decision, at: now }),
  approve: ({ ticket, now }) => approve(ticket, rules, { agentId: bo, by: "小博", now }),
  decline: ({ ticket }) => decline(ticket, { text: "g", by: "小博", agentId: bo }),
  close: ({ ticket, now }) => steps.close(ticket, { by: "小博", now }),
  merge: ({ ticket, now }) =>
    merge(ticket, rules, { into: other("accepted"), by: "小博", now, known: 0 }).merged,
  absorb: ({ ticket, now }) =>
    merge(other("accepted"), rules, { into: ticket, by: "小博", now, known: 0 }).survivor,
  confirm: ({ ticket, now }) => answered(ticket, rules, { resolved: true, isAway: false, now }),
  reopen: ({ ticket, now }) => answered(ticket, rules, { resolved: false, isAway: false, now }),
} satisfies Readonly<Record<string, Deed>>;

export type DeedName = keyof typeof deeds;

/** The change, or undefined where it was refused or there was nothing to do. */
export function attempt(name: DeedName, way: Way): TicketChange | undefined {
  try {
    return (deeds[name] as Deed)(way);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

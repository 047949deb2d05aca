import type { TicketRow } from "../../protocol/agent-ticket.ts";
import type { TicketPromise } from "../../protocol/ticket.ts";
import type { TicketSummary } from "../../protocol/ticket-summary.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import { isoTime } from "./time.ts";

/** How much of the complaint stands in a row. */
const wordsLength = 80;

export const presentTicketSummary = (ticket: TicketRecord): TicketSummary => ({
  number: ticket.number,
  state: ticket.state,
  topic: ticket.topic,
  severity: ticket.severity,
  promise: promiseOf(ticket),
  pausedSince: optionalTime(ticket.pausedSince),
  breachedAt: optionalTime(ticket.breachedAt),
  createdAt: isoTime(ticket.createdAt),
  lastAt: isoTime(ticket.lastAt),
  mergedInto: ticket.mergedInto,
  words: [...ticket.description.replaceAll(/\s+/g, " ")].slice(0, wordsLength).join(""),
  amount: ticket.about?.transaction?.amount,
  currency: ticket.about?.transaction?.currency,
});

export const presentTicketRow = ({
  ticket,
  customer,
  handler,
  hasTask,
}: {
  readonly ticket: TicketRecord;
  readonly customer: CustomerRecord;
  readonly handler?: AgentRecord | undefined;
  readonly hasTask?: boolean | undefined;
}): TicketRow => ({
  ...presentTicketSummary(ticket),
  customerId: customer.id,
  customerName: customer.name,
  customerVerified: customer.subject !== undefined,
  handler: handler && { id: handler.id, name: handler.name },
  team: ticket.team,
  hasTask: hasTask === true,
  hasProposal: ticket.proposal !== undefined,
});

export const promiseOf = ({ promiseKind, promiseAt }: TicketRecord): TicketPromise => ({
  kind: promiseKind,
  at: isoTime(promiseAt),
});

const optionalTime = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));

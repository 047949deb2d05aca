/** The schemas of the calls about tickets. */

import { z } from "zod";
import { ticketViews } from "./agent-ticket.ts";
import { attachmentIds } from "./attachment-schemas.ts";
import { type AgentId, type ConversationId, type CustomerId, priorities } from "./conversation.ts";
import { limits, ticketLimits } from "./limits.ts";
import { clientId, id, walletSubject, writtenText } from "./schema-parts.ts";
import { afterDecision, hasReasonsIfLow, onlyIfLow } from "./survey-schemas.ts";
import { decisionKinds, type TicketNumber, ticketStates } from "./ticket.ts";
import { amount, currency, transactionId } from "./transaction-schemas.ts";

const number = id<TicketNumber>();
const numbered = { number };
const text = writtenText(ticketLimits.textLength);
/** Sent again with the same one, it is the same deed. */
const once = { clientId: clientId.optional() };

/** It stands in lists and titles: in one line, however it was sent. */
const line = (length: number) =>
  writtenText(length).transform((words) => words.replaceAll(/\s+/gu, " "));

const evidence = { attachmentIds: attachmentIds.optional() };

const filing = {
  ...once,
  topic: line(limits.topicLength),
  description: text,
  demand: line(ticketLimits.demandLength).optional(),
  contact: line(ticketLimits.contactLength).optional(),
  transactionId: transactionId.optional(),
  happenedAt: z.iso.datetime().optional(),
  ...evidence,
};

export const customerTicketPayloads = {
  "ticket:file": z.strictObject(filing),
  "ticket:list": z.strictObject({ before: number.optional() }),
  "ticket:get": z.strictObject(numbered),
  "ticket:moved": z.strictObject({ since: z.iso.datetime().optional() }),
  "ticket:receipt": z.strictObject(numbered),
  "ticket:add": z.strictObject({
    ...numbered,
    text,
    transactionId: transactionId.optional(),
    ...evidence,
  }),
  "ticket:escalate": z.strictObject({ ...numbered, reason: text }),
  "ticket:withdraw": z.strictObject(numbered),
  "ticket:follow-up": z
    .strictObject({ ...numbered, ...afterDecision })
    .refine(hasReasonsIfLow, onlyIfLow),
} as const;

/** What the wallet's back end sends over HTTP. */
export const hostTicketPayloads = {
  file: z.strictObject({
    sub: walletSubject,
    topic: filing.topic,
    description: filing.description,
    demand: filing.demand,
    contact: filing.contact,
    transactionId: filing.transactionId,
    happenedAt: filing.happenedAt,
  }),
  numbered: z.strictObject(numbered),
  reply: z.strictObject({ text }),
} as const;

const team = writtenText(limits.topicLength);
const cause = writtenText(limits.topicLength);
const cursor = z.string().max(200).optional();

const filter = z.strictObject({
  topic: writtenText(limits.topicLength).optional(),
  severity: z.enum(priorities).optional(),
  state: z.enum(ticketStates).optional(),
  handlerId: id<AgentId>().optional(),
  amountFrom: amount.optional(),
  text: writtenText(ticketLimits.contactLength).optional(),
});
/** As a query string says it. */
export const ticketQueryPayloads = {
  ticketExport: filter.extend({ view: z.enum(ticketViews) }),
} as const;

const listed = { view: z.enum(ticketViews), filter };

/** What another team is asked, in a complaint. */
export const askedOfTeam = { ...numbered, team, text };

export const agentTicketPayloads = {
  "ticket:list": z.strictObject({ ...listed, filter: filter.optional(), cursor }),
  "ticket:related": z.strictObject({ conversationId: id<ConversationId>() }),
  "ticket:overview": z.strictObject({}),
  "ticket:tasks": z.strictObject({ team, cursor }),
  "ticket:save-view": z.strictObject({
    ...listed,
    name: writtenText(limits.topicLength),
    isShared: z.boolean(),
  }),
  "ticket:remove-view": z.strictObject({ id: id<string>() }),
  "ticket:open": z.strictObject(numbered),
  "ticket:receipt": z.strictObject(numbered),
  "ticket:file": z
    .strictObject({
      ...filing,
      conversationId: id<ConversationId>().optional(),
      customerId: id<CustomerId>().optional(),
      severity: z.enum(priorities).optional(),
    })
    .refine(
      ({ conversationId, customerId }) =>
        (conversationId === undefined) !== (customerId === undefined),
      { error: "Either a conversation or a customer." },
    ),
  "ticket:accept": z.strictObject(numbered),
  "ticket:assign": z.strictObject({
    ...numbered,
    agentId: id<AgentId>().optional(),
    team: team.optional(),
  }),
  "ticket:classify": z.strictObject({
    ...numbered,
    topic: line(limits.topicLength),
    severity: z.enum(priorities),
  }),
  "ticket:ask": z.strictObject({ ...numbered, text, ...evidence }),
  "ticket:reply": z.strictObject({ ...numbered, text, ...evidence }),
  "ticket:note": z.strictObject({ ...numbered, text }),
  "ticket:task": z.strictObject(askedOfTeam),
  "ticket:answer-task": z.strictObject({ ...numbered, taskId: id<string>(), text }),
  "ticket:decide": z.strictObject({
    ...numbered,
    kind: z.enum(decisionKinds),
    text,
    amount: amount.optional(),
    currency: currency.optional(),
    cause: cause.optional(),
    /** The agent has read that the amount is not that of the transaction. */
    confirmed: z.literal(true).optional(),
  }),
  "ticket:approve": z.strictObject(numbered),
  "ticket:decline": z.strictObject({ ...numbered, text }),
  "ticket:set-cause": z.strictObject({ ...numbered, cause }),
  "ticket:check": z.strictObject({ ...numbered, checkId: id<string>(), on: z.boolean() }),
  "ticket:link": z.strictObject({ ...numbered, conversationId: id<ConversationId>() }),
  "ticket:postpone": z.strictObject({ ...numbered, at: z.iso.datetime(), text }),
  "ticket:forewarn": z.strictObject({ ...numbered, at: z.iso.datetime(), text }),
  "ticket:close": z.strictObject(numbered),
  "ticket:redact": z.strictObject({ ...numbered, seq: z.int().min(1) }),
  "ticket:merge": z.strictObject({ ...numbered, into: number }),
} as const;

/** The schemas of the calls about tickets. */

import { z } from "zod";
import { type AgentId, type ConversationId, priorities } from "./conversation.ts";
import { limits, ticketLimits } from "./limits.ts";
import { clientId, id, writtenText } from "./schema-parts.ts";
import { decisionKinds, type TicketNumber, ticketViews } from "./ticket.ts";

const number = id<TicketNumber>();
const numbered = { number };
const text = writtenText(ticketLimits.textLength);
/** Sent again with the same one, it is the same deed. */
const once = { clientId: clientId.optional() };

const filing = {
  ...once,
  topic: writtenText(limits.topicLength),
  description: text,
  demand: writtenText(ticketLimits.demandLength).optional(),
  contact: writtenText(ticketLimits.contactLength).optional(),
};

export const customerTicketPayloads = {
  "ticket:file": z.strictObject(filing),
  "ticket:list": z.strictObject({ before: number.optional() }),
  "ticket:get": z.strictObject(numbered),
  "ticket:add": z.strictObject({ ...numbered, text }),
  "ticket:escalate": z.strictObject({ ...numbered, reason: text }),
  "ticket:withdraw": z.strictObject(numbered),
} as const;

/** What the wallet's back end sends over HTTP. */
export const hostTicketPayloads = {
  file: z.strictObject({
    sub: z.string().min(1).max(200),
    topic: filing.topic,
    description: filing.description,
    demand: filing.demand,
    contact: filing.contact,
  }),
  numbered: z.strictObject(numbered),
  reply: z.strictObject({ text }),
} as const;

/** A decimal string, as amounts of money are. */
const amount = z.string().regex(/^\d{1,12}(\.\d{1,8})?$/);
const currency = z.string().regex(/^[A-Z]{3,5}$/);
const team = writtenText(limits.topicLength);

export const agentTicketPayloads = {
  "ticket:list": z.strictObject({
    view: z.enum(ticketViews),
    cursor: z.string().max(200).optional(),
  }),
  "ticket:open": z.strictObject(numbered),
  "ticket:file": z.strictObject({ ...filing, conversationId: id<ConversationId>() }),
  "ticket:accept": z.strictObject(numbered),
  "ticket:assign": z.strictObject({
    ...numbered,
    agentId: id<AgentId>().optional(),
    team: team.optional(),
  }),
  "ticket:classify": z.strictObject({
    ...numbered,
    topic: writtenText(limits.topicLength),
    severity: z.enum(priorities),
  }),
  "ticket:ask": z.strictObject({ ...numbered, text }),
  "ticket:reply": z.strictObject({ ...numbered, text }),
  "ticket:note": z.strictObject({ ...numbered, text }),
  "ticket:task": z.strictObject({ ...numbered, team, text }),
  "ticket:answer-task": z.strictObject({ ...numbered, taskId: id<string>(), text }),
  "ticket:decide": z.strictObject({
    ...numbered,
    kind: z.enum(decisionKinds),
    text,
    amount: amount.optional(),
    currency: currency.optional(),
  }),
  "ticket:close": z.strictObject(numbered),
  "ticket:merge": z.strictObject({ ...numbered, into: number }),
} as const;

/**
 * The schema of everything that a client may send. Unknown keys are refused, so a payload that passed
 * holds what its type says and nothing else. The types are derived from these.
 *
 * What a person writes is masked here (`written`), before any other code sees it: a secret that has slipped through the
 * widget's shield reaches neither the database nor the log nor anybody else. `tests/protocol/masking.test.ts` lists the
 * few strings that are no writing.
 */

import { z } from "zod";
import {
  type AgentId,
  type ArticleId,
  type ConversationId,
  locales,
  type MessageId,
  priorities,
} from "./conversation.ts";
import { deskViews } from "./desk.ts";
import { limits } from "./limits.ts";
import { notePayloads } from "./note-schemas.ts";
import { clientId, id, isSeen, isText, nothing, search, seq, writtenText } from "./schema-parts.ts";
import { maskText } from "./secrets/mask-text.ts";
import type { MaskedText } from "./secrets.ts";
import { agentTicketPayloads, customerTicketPayloads } from "./ticket-schemas.ts";

const locale = z.enum(locales);

export const customerHandshake = z.strictObject({
  token: z.string().max(200).optional(),
  identity: z.string().max(limits.identityLength).optional(),
  locale: locale.optional(),
  /** With an identity: a token for this page, which outlives the identity. Only our own pages get one. */
  keep: z.literal(true).optional(),
});

export const agentHandshake = z.strictObject({ token: z.string().max(200).optional() });

/** Comes back exactly as it was sent, but for secrets; what no database and no screen can keep is refused instead. */
const messageText = z
  .string()
  .min(1)
  .max(limits.messageLength)
  .refine(isSeen, "is blank")
  .refine(isText, "holds characters that are not text")
  .transform(maskText);

const outgoing = { clientId, text: messageText, articleId: id<ArticleId>().optional() };

const messageInConversation = {
  conversationId: id<ConversationId>(),
  messageId: id<MessageId>(),
};

export const customerPayloads = {
  "message:send": z.strictObject(outgoing),
  "message:redact": z.strictObject(messageInConversation),
  "conversation:sync": z.strictObject({
    conversationId: id<ConversationId>(),
    afterSeq: seq,
    epoch: z.string().max(64),
  }),
  "conversation:read": z.strictObject({ seq }),
  "conversation:end": nothing,
  "conversation:list": z.strictObject({ before: id<ConversationId>().optional() }),
  "conversation:open": z.strictObject({ id: id<ConversationId>(), beforeSeq: seq.optional() }),
  typing: z.strictObject({ on: z.boolean() }),
  "faq:suggest": search,
  "article:get": z.strictObject({ id: id<ArticleId>() }),
  "article:vote": z.strictObject({
    articleId: id<ArticleId>(),
    messageId: id<MessageId>().optional(),
    helpful: z.boolean(),
    reason: writtenText(limits.reasonLength).optional(),
  }),
  "agent:request": z.strictObject({
    reason: writtenText(limits.reasonLength).optional(),
    topic: writtenText(limits.topicLength).optional(),
  }),
  "agent:cancel": nothing,
  "survey:answer": z.strictObject({
    conversationId: id<ConversationId>(),
    score: z.int().min(1).max(5),
    resolved: z.boolean().optional(),
    comment: writtenText(limits.commentLength).optional(),
  }),
  ...customerTicketPayloads,
} as const;

const inConversation = { conversationId: id<ConversationId>() };

export const agentPayloads = {
  "desk:available": z.strictObject({
    on: z.boolean(),
    capacity: z.int().min(1).max(20).optional(),
  }),
  "desk:list": z.strictObject({ view: z.enum(deskViews), cursor: z.string().max(200).optional() }),
  "queue:take": z.strictObject({
    conversationId: id<ConversationId>().optional(),
    /** The next one who has the app open. */
    skipAway: z.literal(true).optional(),
  }),
  "conversation:open": z.strictObject({ ...inConversation, beforeSeq: seq.optional() }),
  "conversation:sync": z.strictObject({
    ...inConversation,
    afterSeq: seq,
    epoch: z.string().max(64),
  }),
  "conversation:read": z.strictObject({ ...inConversation, seq }),
  "message:send": z.strictObject({ ...inConversation, ...outgoing }),
  "message:redact": z.strictObject(messageInConversation),
  "priority:set": z.strictObject({ ...inConversation, priority: z.enum(priorities) }),
  "conversation:transfer": z
    .strictObject({
      ...inConversation,
      toAgentId: id<AgentId>().optional(),
      toTeam: writtenText(limits.topicLength).optional(),
      note: writtenText(limits.summaryLength).optional(),
    })
    .refine(
      ({ toAgentId, toTeam }) => (toAgentId === undefined) !== (toTeam === undefined),
      "goes to an agent or to a team",
    ),
  "conversation:release": z.strictObject(inConversation),
  "conversation:resolve": z.strictObject({
    ...inConversation,
    summary: writtenText(limits.summaryLength),
    topic: writtenText(limits.topicLength),
  }),
  typing: z.strictObject({ ...inConversation, on: z.boolean() }),
  // In the language of the customer who is to read it.
  "faq:suggest": search.extend({ locale: locale.optional() }),
  "article:get": z.strictObject({ id: id<ArticleId>(), locale: locale.optional() }),
  "agent:list": nothing,
  ...agentTicketPayloads,
  ...notePayloads,
} as const;

/** The wallet's own id of a customer, or ours. */
const customerName = z.string().min(1).max(300).refine(isText, "is no name");

export const httpPayloads = {
  ask: z.strictObject({ question: writtenText(limits.questionLength), locale: locale.optional() }),
  localeQuery: z.strictObject({ locale: locale.optional() }),
  copyQuery: z.strictObject({ locale: locale.optional(), urgency: z.literal("urgent").optional() }),
  /** Query strings are text. */
  auditQuery: z.strictObject({
    before: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number)
      .optional(),
  }),
  hostCustomer: z.strictObject({ sub: customerName }),
  adminCustomer: z.strictObject({ customer: customerName }),
  hold: z.strictObject({ reason: writtenText(limits.reasonLength) }),
  signIn: z.strictObject({
    email: z.string().trim().min(3).max(200),
    password: z.string().min(1).max(200),
    code: z.string().max(12).optional(),
  }),
} as const;

type Checked<Table extends Record<string, z.ZodType>> = {
  readonly [Name in keyof Table]: z.output<Table[Name]>;
};

/** As clients send it: a text that is masked on its way in. */
type Payloads<Table extends Record<string, object>> = {
  readonly [Name in keyof Table]: {
    readonly [Part in keyof Table[Name]]: Table[Name][Part] extends MaskedText
      ? string
      : Table[Name][Part];
  };
};

/** What the server works with. */
export type CheckedCustomerPayloads = Checked<typeof customerPayloads>;
export type CheckedAgentPayloads = Checked<typeof agentPayloads>;

export type CustomerPayloads = Payloads<CheckedCustomerPayloads>;
export type AgentPayloads = Payloads<CheckedAgentPayloads>;
export type CustomerHandshake = z.output<typeof customerHandshake>;

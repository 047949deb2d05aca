/**
 * The schema of everything that a client may send. Unknown keys are refused, so a payload that passed
 * holds what its type says and nothing else. The types are derived from these.
 *
 * What a person writes is masked here (`written`), before any other code sees it: a secret that has slipped through the
 * widget's shield reaches neither the database nor the log nor anybody else. `tests/protocol/masking.test.ts` lists the
 * few strings that are no writing.
 */

import { z } from "zod";
import { accountPayloads } from "./account-schemas.ts";
import { administrationPayloads } from "./administration-schemas.ts";
import { agentAnnouncementPayloads, customerAnnouncementPayloads } from "./announcement-schemas.ts";
import { attachmentIds, blankMessage, saysSomething } from "./attachment-schemas.ts";
import {
  type AgentId,
  type ArticleId,
  type ConversationId,
  locales,
  type MessageId,
  priorities,
} from "./conversation.ts";
import { attentions, deskViews, mostCapacity, redactionReasons } from "./desk.ts";
import { emergencyPayloads } from "./emergency-schemas.ts";
import { faqPayloads } from "./faq-schemas.ts";
import { gapPayloads } from "./gap-schemas.ts";
import { agentIdeaPayloads, customerIdeaPayloads } from "./idea-schemas.ts";
import { insightPayloads } from "./insight-schemas.ts";
import { learningPayloads } from "./learning-schemas.ts";
import { limits } from "./limits.ts";
import { mailPayloads } from "./mail-schemas.ts";
import { memoPayloads } from "./memo-schemas.ts";
import { notePayloads } from "./note-schemas.ts";
import { qualityPayloads } from "./quality-schemas.ts";
import { radarPayloads } from "./radar-schemas.ts";
import { anyText, clientId, id, nothing, search, seq, writtenText } from "./schema-parts.ts";
import { searchPayloads } from "./search-schemas.ts";
import type { MaskedText } from "./secrets.ts";
import { agentSurveyPayloads, customerSurveyPayloads } from "./survey-schemas.ts";
import {
  agentTicketPayloads,
  customerTicketPayloads,
  ticketQueryPayloads,
} from "./ticket-schemas.ts";
import { transactionId, transactionsJws } from "./transaction-schemas.ts";

const locale = z.enum(locales);

const outgoing = {
  clientId,
  text: anyText,
  articleId: id<ArticleId>().optional(),
  attachmentIds: attachmentIds.optional(),
};
const fromCustomer = { ...outgoing, transactionId: transactionId.optional() };

/** `last`: the newest message that the client has. After a restore it may not be there any more. */
const position = {
  afterSeq: seq,
  epoch: z.string().max(64),
  last: id<MessageId>().optional(),
};

const messageInConversation = {
  conversationId: id<ConversationId>(),
  messageId: id<MessageId>(),
};

export const customerPayloads = {
  "message:send": z.strictObject(fromCustomer).refine(saysSomething, blankMessage),
  "message:redact": z.strictObject(messageInConversation),
  "conversation:sync": z.strictObject({
    conversationId: id<ConversationId>(),
    ...position,
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
  ...customerSurveyPayloads,
  ...customerIdeaPayloads,
  ...customerTicketPayloads,
  ...emergencyPayloads,
  ...mailPayloads,
  ...customerAnnouncementPayloads,
  "transactions:recent": z.strictObject({
    signed: transactionsJws.optional(),
    id: transactionId.optional(),
  }),
} as const;

const inConversation = { conversationId: id<ConversationId>() };

export const agentPayloads = {
  "desk:available": z.strictObject({
    on: z.boolean(),
    capacity: z.int().min(1).max(mostCapacity).optional(),
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
    ...position,
  }),
  "conversation:read": z.strictObject({ ...inConversation, seq }),
  "conversation:look": z.strictObject({ ...inConversation, doing: z.enum(attentions) }),
  "message:send": z
    .strictObject({ ...inConversation, ...outgoing })
    .refine(saysSomething, blankMessage),
  "message:redact": z.strictObject({
    ...messageInConversation,
    reason: z.enum(redactionReasons).optional(),
  }),
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
  "desk:live": z.strictObject({ team: writtenText(limits.topicLength).optional() }),
  "customer:facts": z.strictObject(inConversation),
  ...agentTicketPayloads,
  ...notePayloads,
  ...memoPayloads,
  ...learningPayloads,
  ...agentAnnouncementPayloads,
  ...agentSurveyPayloads,
  ...agentIdeaPayloads,
  ...radarPayloads,
} as const;

export const httpPayloads = {
  ...accountPayloads,
  ...faqPayloads,
  ...administrationPayloads,
  ...searchPayloads,
  ...qualityPayloads,
  ...insightPayloads,
  ...gapPayloads,
  ...ticketQueryPayloads,
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

/** The outbox: webhooks for the wallet's back end, saved in the transaction that they report. */

import type { NoticeCode } from "../../protocol/notice.ts";
import type { SurveyAnswerId } from "../../protocol/survey-answer.ts";
import type { TicketEntryKind } from "../../protocol/ticket.ts";
import type { WebhookData, WebhookId, WebhookType } from "../../protocol/webhook.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import type { ReportId } from "../domain/report-records.ts";
import type { SurveyAnswerRecord } from "../domain/survey-records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { DomainEvent } from "../ports/cluster.ts";
import type { Ids } from "../ports/ids.ts";
import type { Transaction } from "../ports/store.ts";
import { isoTime } from "../present/time.ts";
import { type NewWebhook, ofAnnounced } from "./announced-webhooks.ts";

/** The notice says which step it was; those that are not here lead nobody outside to do anything. */
const ofNotice: Partial<Record<NoticeCode, WebhookType>> = {
  queued: "conversation.queued",
  no_agent: "conversation.queued",
  requeued: "conversation.queued",
  unanswered: "conversation.queued",
  transferred: "conversation.queued",
  assigned: "conversation.assigned",
  resolved: "conversation.resolved",
  ended: "conversation.resolved",
  closed_idle: "conversation.resolved",
};

/** All that customers read of a ticket is a change; these are more than that. */
const ofEntry: Partial<Record<TicketEntryKind, WebhookType>> = {
  filed: "ticket.filed",
  decided: "ticket.decided",
  breached: "ticket.breached",
};

/** Writes what the events of a transaction are to the outside. */
export async function writeWebhooks(
  tx: Transaction,
  events: readonly DomainEvent[],
  { ids, now }: { readonly ids: Ids; readonly now: number },
) {
  for (const event of events) {
    for (const webhook of await webhooksOf(tx, event)) {
      const id = `msg_${ids.next()}` as WebhookId;
      await tx.insertWebhook({ ...webhook, id, at: now, nextAt: now, attempts: 0 });
    }
  }
}

/** True where one of the events may be for the outside. Most are messages, which are not. */
export const concernOutside = (events: readonly DomainEvent[]): boolean =>
  events.some(
    (event) =>
      event.kind === "ticket" ||
      (event.kind === "announcement" && event.alert !== "owner") ||
      event.kind === "survey" ||
      event.kind === "report" ||
      (event.kind === "kept" && event.message !== undefined && typeOf(event.message) !== undefined),
  );

async function webhooksOf(tx: Transaction, event: DomainEvent): Promise<readonly NewWebhook[]> {
  if (event.kind === "ticket") return ofTicket(tx, event);
  if (event.kind === "announcement") return ofAnnounced(event);
  if (event.kind === "survey") return ofSurvey(tx, event.id);
  if (event.kind === "report") return ofReport(tx, event.id);
  if (event.kind !== "kept" || !event.message) return [];
  const type = typeOf(event.message);
  const { id, customerId } = event.conversation;
  const conversation = type && (await tx.conversation(id));
  if (!conversation) return [];
  const data = {
    conversationId: id,
    ...subjectOf(await tx.customer(customerId)),
    ...reportOf(event.message, conversation),
    ...(await checkOf(tx, event.message)),
  };
  return [{ type, customerId, subject: `conversation:${id}`, data }];
}

function typeOf({ body, event }: MessageRecord): WebhookType | undefined {
  if (event.type === "check.answered") return "check.answered";
  if (secretsIn(body)) return "secret.blocked";
  return body.kind === "notice" ? ofNotice[body.code] : undefined;
}

/** Of a text, and of what is written beside a picture or a transaction. */
const secretsIn = (body: MessageRecord["body"]) => ("redacted" in body ? body.redacted : undefined);

function reportOf(
  { author, body, event }: MessageRecord,
  { status, priority, topic, agentId }: ConversationRecord,
): WebhookData {
  if (event.type === "check.answered") return { answer: event.answer };
  const kinds = secretsIn(body);
  if (kinds) return { by: author.kind, kinds };
  return { status, priority, topic, agentId: status === "assigned" ? agentId : undefined };
}

/** Which card was answered, and about which transaction. */
async function checkOf(
  tx: Transaction,
  { conversationId, event }: MessageRecord,
): Promise<WebhookData> {
  if (event.type !== "check.answered") return {};
  const [card] = await tx.messages(conversationId, { after: event.checkSeq - 1, limit: 1 });
  if (card?.body.kind !== "check") return {};
  return { checkId: card.id, transactionId: card.body.transaction.id };
}

/** The wallet may thank for it: by its id it does so once. */
async function ofSurvey(tx: Transaction, id: SurveyAnswerId): Promise<readonly NewWebhook[]> {
  const answer = await tx.surveyAnswer(id);
  if (!answer) return [];
  const { customerId, kind, conversationId, number, score, resolved, reasons } = answer;
  const { sub } = subjectOf(await tx.customer(customerId));
  const data = { answerId: id, kind, conversationId, number, sub, score, resolved, reasons };
  return [{ type: "survey.answered", customerId, subject: subjectOfAnswer(answer), data }];
}

function subjectOfAnswer({ customerId, conversationId, number }: SurveyAnswerRecord) {
  if (number !== undefined) return `ticket:${number}` as const;
  return conversationId === undefined
    ? (`customer:${customerId}` as const)
    : (`conversation:${conversationId}` as const);
}

async function ofTicket(
  tx: Transaction,
  { number, customerId, isPublic, entries }: Extract<DomainEvent, { kind: "ticket" }>,
): Promise<readonly NewWebhook[]> {
  if (!isPublic) return [];
  const ticket = await tx.ticket(number);
  if (!ticket) return [];
  const types = new Set(entries.map((kind) => ofEntry[kind] ?? "ticket.changed"));
  const data = { ...subjectOf(await tx.customer(customerId)), ...ticketStanding(ticket) };
  return [...types].map((type) => ({ type, customerId, subject: `ticket:${number}`, data }));
}

/** Figures and ids: what announcements are called, and what agents have typed as a topic, stays here. */
async function ofReport(tx: Transaction, id: ReportId): Promise<readonly NewWebhook[]> {
  const record = await tx.report(id);
  if (!record) return [];
  const { kind, from, to, now, before, rose, done } = record.report;
  const topics = rose
    .filter(({ isTyped }) => !isTyped)
    .map(({ topic, count, before: earlier }) => ({ topic, count, before: earlier }));
  const data = {
    ...{ id, kind, from, to, now, before, rose: topics },
    done: { ...done, announcements: done.announcements.length },
  };
  return [{ type: "report.ready", customerId: "", subject: `report:${id}`, data }];
}

const ticketStanding = (ticket: TicketRecord): WebhookData => ({
  number: ticket.number,
  state: ticket.state,
  topic: ticket.topic,
  severity: ticket.severity,
  conversationId: ticket.conversationId,
  promise: { kind: ticket.promiseKind, at: isoTime(ticket.promiseAt) },
  breachedAt: ticket.breachedAt === undefined ? undefined : isoTime(ticket.breachedAt),
  decision: ticket.decision && {
    kind: ticket.decision.kind,
    amount: ticket.decision.amount,
    currency: ticket.decision.currency,
  },
});

/** As the wallet knows the customer; who has not signed in has none. */
const subjectOf = (customer: CustomerRecord | undefined): WebhookData => ({
  sub: customer?.subject,
});

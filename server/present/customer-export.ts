import type { CustomerExport, CustomerOverview } from "../../protocol/privacy.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  HoldRecord,
  MessageRecord,
  QuestionRecord,
  VoteRecord,
} from "../domain/records.ts";
import { presentTrial } from "./agent-conversation.ts";
import { presentCustomer } from "./customer.ts";
import { presentMessage } from "./message.ts";
import { presentExportedTicket, type TicketHistory } from "./ticket.ts";
import { isoTime } from "./time.ts";

/** The records of an export. */
export interface ExportedRecords {
  readonly customer: CustomerRecord;
  readonly conversations: readonly {
    readonly conversation: ConversationRecord;
    readonly messages: readonly MessageRecord[];
    readonly questions: readonly QuestionRecord[];
  }[];
  readonly tickets: readonly TicketHistory[];
  readonly votes: readonly VoteRecord[];
  readonly at: number;
}

/** As the customer saw it. Articles are named by their ids: titles change. */
export const presentExport = (records: ExportedRecords): CustomerExport => ({
  exportedAt: isoTime(records.at),
  customer: { ...records.customer, createdAt: isoTime(records.customer.createdAt) },
  conversations: records.conversations.map(({ conversation, messages, questions }) => ({
    id: conversation.id,
    status: conversation.status,
    topic: conversation.topic,
    summary: conversation.summary,
    createdAt: isoTime(conversation.createdAt),
    resolvedAt: optionalTime(conversation.resolvedAt),
    survey: conversation.survey,
    messages: messages.map((message) => presentMessage(message, records.customer.locale)),
    questions: questions.map((question) => presentTrial(question, (id) => id)),
  })),
  tickets: records.tickets.map(presentExportedTicket),
  votes: records.votes.map(({ articleId, helpful, reason, at }) => ({
    articleId,
    helpful,
    reason,
    at: isoTime(at),
  })),
});

const optionalTime = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));

export function presentOverview({
  customer,
  conversations,
  hold,
}: {
  readonly customer: CustomerRecord;
  readonly conversations: number;
  readonly hold?: HoldRecord | undefined;
}): CustomerOverview {
  return {
    ...presentCustomer(customer),
    since: isoTime(customer.createdAt),
    conversations,
    hold: hold && { reason: hold.reason, at: isoTime(hold.at) },
  };
}

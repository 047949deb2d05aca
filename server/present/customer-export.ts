import type { CustomerExport, CustomerOverview } from "../../protocol/privacy.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import type { AttachmentRecord } from "../domain/attachment.ts";
import { type EmergencyRecord, emergencyView } from "../domain/emergency.ts";
import type { IdeaRecord } from "../domain/idea-records.ts";
import type { MailingRecord, MailRecord } from "../domain/mail.ts";
import type { NoteRecord } from "../domain/notes.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  HoldRecord,
  MessageRecord,
  QuestionRecord,
  VoteRecord,
} from "../domain/records.ts";
import type { SurveyAnswerRecord } from "../domain/survey-records.ts";
import { presentTrial } from "./agent-conversation.ts";
import { presentAttachment } from "./attachment.ts";
import { presentCustomer } from "./customer.ts";
import { presentIdea } from "./idea.ts";
import { presentExportedMail } from "./mail/exported-mail.ts";
import { presentMessage } from "./message.ts";
import { presentNote } from "./note.ts";
import { presentExportedAnswer } from "./survey-answer.ts";
import { presentExportedTicket, type WholeTicket } from "./ticket.ts";
import { isoTime } from "./time.ts";

/** The records of an export. */
export interface ExportedRecords {
  readonly customer: CustomerRecord;
  readonly conversations: readonly {
    readonly conversation: ConversationRecord;
    readonly messages: readonly MessageRecord[];
    readonly questions: readonly QuestionRecord[];
    readonly notes: readonly NoteRecord[];
    readonly emergency: EmergencyRecord | undefined;
  }[];
  readonly tickets: readonly WholeTicket[];
  readonly transactions: readonly WalletTransaction[];
  readonly votes: readonly VoteRecord[];
  readonly attachments: readonly {
    readonly attachment: AttachmentRecord;
    readonly bytes: Uint8Array | undefined;
  }[];
  readonly mailing: MailingRecord | undefined;
  readonly mails: readonly MailRecord[];
  readonly surveys: readonly SurveyAnswerRecord[];
  readonly ideas: readonly IdeaRecord[];
  readonly at: number;
}

/** As the customer saw it, and what agents have noted. Articles are named by their ids: titles change. */
export const presentExport = (records: ExportedRecords): CustomerExport => ({
  exportedAt: isoTime(records.at),
  customer: { ...records.customer, createdAt: isoTime(records.customer.createdAt) },
  conversations: records.conversations.map(
    ({ conversation, messages, questions, notes, emergency }) => ({
      id: conversation.id,
      status: conversation.status,
      topic: conversation.topic,
      summary: conversation.summary,
      createdAt: isoTime(conversation.createdAt),
      resolvedAt: optionalTime(conversation.resolvedAt),
      survey: conversation.survey,
      messages: messages.map((message) => presentMessage(message, records.customer.locale)),
      questions: questions.map((question) => presentTrial(question, (id) => id)),
      notes: notes.map(presentNote),
      tags: conversation.tags ?? [],
      emergency: emergency && emergencyView(emergency),
    }),
  ),
  tickets: records.tickets.map(presentExportedTicket),
  transactions: records.transactions,
  votes: records.votes.map(({ articleId, helpful, reason, at }) => ({
    articleId,
    helpful,
    reason,
    at: isoTime(at),
  })),
  surveys: records.surveys.map(presentExportedAnswer),
  ideas: records.ideas.map(presentIdea),
  attachments: records.attachments.map(({ attachment, bytes = new Uint8Array() }) => ({
    ...presentAttachment(attachment),
    content: Buffer.from(bytes).toString("base64"),
  })),
  mail: presentExportedMail(records.mailing, records.mails),
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

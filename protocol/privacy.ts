/** A customer's data as a whole: what is handed out, and what is left of it after an erasure. */

import type { TicketLooks, TicketTask } from "./agent-ticket.ts";
import type { Attachment } from "./attachment.ts";
import type { CustomerId, Locale, Message } from "./conversation.ts";
import type { BotTrial } from "./desk.ts";
import type { Emergency } from "./emergency.ts";
import type { Idea } from "./idea.ts";
import type { ExportedMail } from "./mail.ts";
import type { Note } from "./notes.ts";
import type { Survey } from "./survey.ts";
import type { SurveyAnswer } from "./survey-answer.ts";
import type { Ticket, TicketEntry } from "./ticket.ts";
import type { WalletTransaction } from "./transaction.ts";

/** Names nobody and holds no content: it may be kept for as long as somebody asks for it. */
export interface ErasureReceipt {
  readonly receipt: string;
  readonly at: string;
  readonly conversations: number;
  readonly messages: number;
  readonly tickets: number;
}

export interface ExportedConversation {
  readonly id: string;
  readonly status: string;
  readonly topic?: string | undefined;
  readonly summary?: string | undefined;
  readonly createdAt: string;
  readonly resolvedAt?: string | undefined;
  readonly survey?: Survey | undefined;
  readonly messages: readonly Message[];
  /** What the bot was asked, and what it answered. */
  readonly questions: readonly BotTrial[];
  /** What agents have written for each other about it. */
  readonly notes: readonly Note[];
  readonly tags: readonly string[];
  /** The last one that it was about: what the customer and the wallet have done. */
  readonly emergency?: Emergency | undefined;
}

/** A ticket as its customer sees it, but for what may be done with it, with where to reach them and what agents have written about it. */
/** What was merged into it stands beside it. */
export interface ExportedTicket extends Omit<Ticket, "may" | "merged" | "outside"> {
  readonly contact?: string | undefined;
  /** What the customer's timeline leaves out. */
  readonly internal: readonly TicketEntry[];
  readonly seen?: TicketLooks | undefined;
  readonly tasks: readonly TicketTask[];
}

export type ExportedSurvey = Survey &
  Pick<SurveyAnswer, "at" | "kind" | "conversationId" | "number">;

/** All that there is of a customer. */
export interface CustomerExport {
  readonly exportedAt: string;
  readonly customer: {
    readonly id: CustomerId;
    /** The wallet's own id. */
    readonly subject?: string | undefined;
    readonly name?: string | undefined;
    readonly locale: Locale;
    readonly tier?: string | undefined;
    readonly phoneMasked?: string | undefined;
    readonly region?: string | undefined;
    readonly createdAt: string;
  };
  /** The newest first. */
  readonly conversations: readonly ExportedConversation[];
  readonly tickets: readonly ExportedTicket[];
  /** What the wallet has pushed of theirs. */
  readonly transactions: readonly WalletTransaction[];
  readonly votes: readonly {
    readonly articleId: string;
    readonly helpful: boolean;
    readonly reason?: string | undefined;
    readonly at: string;
  }[];
  /** Of services, complaints and the wallet, the newest first. */
  readonly surveys: readonly ExportedSurvey[];
  readonly ideas: readonly Idea[];
  /** Whole, in base64. */
  readonly attachments: readonly (Attachment & { readonly content: string })[];
  readonly mail: ExportedMail;
}

export interface LegalHold {
  readonly reason: string;
  readonly at: string;
}

/** What an administrator sees of a customer before an export or an erasure. */
export interface CustomerOverview {
  readonly id: CustomerId;
  readonly verified: boolean;
  readonly name?: string | undefined;
  readonly since: string;
  readonly conversations: number;
  readonly hold?: LegalHold | undefined;
}

/** Days that each kind is kept; without a number, until somebody erases it. */
export interface RetentionView {
  readonly conversationsDays?: number | undefined;
  readonly questionsDays?: number | undefined;
  readonly auditDays?: number | undefined;
  readonly attachmentsDays?: number | undefined;
}

/** E-mail to customers, as it is stored: where it goes, and what is to be sent. It holds no words; those are read when it is sent. */

import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { LetterKind, MailId, MailKind } from "../../protocol/mail.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { ReportId } from "./report-records.ts";

/** Where a customer gets e-mail. */
export interface MailingRecord {
  readonly customerId: CustomerId;
  /** As the wallet has signed it. */
  readonly hostAddress?: string | undefined;
  /** The customer has left it, and opened the link that was sent to it; or the wallet has named it in a complaint. It goes before the wallet's. */
  readonly ownAddress?: string | undefined;
  /** Left, and not confirmed: nothing but the link is sent there. */
  readonly pendingAddress?: string | undefined;
  readonly pendingAt?: number | undefined;
  /** The customer wants none since then. */
  readonly stoppedAt?: number | undefined;
}

/** Of a report: which, and to whom. */
export type MailSubject =
  | `conversation:${ConversationId}`
  | `ticket:${TicketNumber}`
  | `report:${ReportId} ${string}`
  | "address";

/** In the outbox; kept for a while after it was sent, as the next one depends on it. */
export interface MailRecord {
  readonly id: MailId;
  /** Empty where it is for no customer. */
  readonly customerId: CustomerId | "";
  readonly kind: LetterKind;
  readonly about: MailSubject;
  /** Of an answer: the last message that it quotes. */
  readonly seq?: number | undefined;
  readonly at: number;
  /** While one is being sent, it is when somebody else may try. */
  readonly nextAt: number;
  readonly attempts: number;
  readonly failure?: string | undefined;
  readonly doneAt?: number | undefined;
  /** `dropped`: there was nothing to say any more, or nobody to say it to. */
  readonly outcome?: "sent" | "dropped" | "failed" | undefined;
}

/** All but a report. */
export interface CustomerMail extends MailRecord {
  readonly customerId: CustomerId;
  readonly kind: MailKind;
}

export const isForCustomer = (mail: MailRecord): mail is CustomerMail => mail.kind !== "report";

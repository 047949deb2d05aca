import type { CustomerId } from "../../protocol/conversation.ts";
import type { MailId, MailKind } from "../../protocol/mail.ts";
import type { MailingRecord, MailRecord, MailSubject } from "../domain/mail.ts";
import type { Eventually } from "./eventually.ts";

export interface MailReads {
  mailing(customerId: CustomerId): Eventually<MailingRecord | undefined>;
  /** All that there is of a customer, oldest first. */
  mailsOf(customerId: CustomerId): Eventually<readonly MailRecord[]>;
  /** One of this kind that is still to be sent. */
  waitingMail(about: MailSubject, kind: MailKind): Eventually<MailRecord | undefined>;
  /** The last one of this kind that was sent. */
  lastMail(about: MailSubject, kind: MailKind): Eventually<MailRecord | undefined>;
  mail(id: MailId): Eventually<MailRecord | undefined>;
  /** Given up, newest first; with `before`, those that were given up earlier than that one. */
  failedMails(page: {
    readonly before?: MailId | undefined;
    readonly limit: number;
  }): Eventually<readonly MailRecord[]>;
  /** How many are to be sent, now or later. */
  pendingMails(): Eventually<number>;
  /** How many customers have left this address since then, and not confirmed it. */
  mailingsAsked(address: string, since: number): Eventually<number>;
}

export interface MailWrites {
  /** In the place of what was known of the customer. */
  saveMailing(mailing: MailingRecord): Eventually<void>;
  deleteMailing(customerId: CustomerId): Eventually<void>;
  insertMail(mail: MailRecord): Eventually<void>;
  /** The longest due first; one that another transaction has claimed is passed over. */
  dueMails(now: number, limit: number): Eventually<readonly MailRecord[]>;
  updateMail(id: MailId, patch: Partial<Omit<MailRecord, "id">>): Eventually<void>;
  moveMails(from: CustomerId, to: CustomerId): Eventually<void>;
  deleteMailsDoneBefore(at: number): Eventually<void>;
}

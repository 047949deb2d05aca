import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { AuditHead, AuditLink, AuditRecord } from "../domain/audit.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  ErasureRecord,
  HoldRecord,
  VoteRecord,
} from "../domain/records.ts";
import type { Eventually } from "./eventually.ts";

/** The audit log, legal holds, and what is to be deleted: a part of the store's reads. */
export interface PrivacyReads {
  auditHead(): Eventually<AuditHead>;
  /** In order of seq, those after it. */
  auditAfter(seq: number, limit: number): Eventually<readonly AuditRecord[]>;
  /** Newest first; without a seq, the newest. */
  auditBefore(seq: number | undefined, limit: number): Eventually<readonly AuditRecord[]>;

  /** The settings of the last start, as JSON. */
  notedSettings(): Eventually<string | undefined>;
  hold(customerId: CustomerId): Eventually<HoldRecord | undefined>;
  erasure(customerId: CustomerId): Eventually<ErasureRecord | undefined>;
  /** Those that are not finished, the oldest first. */
  erasures(limit: number): Eventually<readonly ErasureRecord[]>;
  /** Resolved conversations without a legal hold, the oldest first. */
  resolvedBefore(at: number, limit: number): Eventually<readonly ConversationRecord[]>;
  /** Customers without a legal hold, by when they were created; those behind `after`. */
  customersBefore(
    at: number,
    page: {
      readonly after?: Pick<CustomerRecord, "createdAt" | "id"> | undefined;
      readonly limit: number;
    },
  ): Eventually<readonly CustomerRecord[]>;
  hasQuestionsBefore(at: number): Eventually<boolean>;
  votesOf(customerId: CustomerId): Eventually<readonly VoteRecord[]>;
  conversationCountOf(customerId: CustomerId): Eventually<number>;
  /** What a request with this idempotency key was answered. */
  answerTo(keyHash: string): Eventually<IdempotentAnswer | undefined>;
}

/** What a request with an idempotency key was answered. */
export interface IdempotentAnswer {
  readonly keyHash: string;
  /** Of what it sent; answers of older versions have none. */
  readonly bodyHash?: string | undefined;
  /** JSON. */
  readonly answer: string;
  readonly at: number;
}

/** The same of its writes. */
export interface PrivacyWrites {
  /** The end of the audit log, which no other transaction extends before this one is committed. */
  lockAuditHead(): Eventually<AuditHead>;
  /** `head` is the one that the record was chained to. */
  appendAudit(record: AuditRecord, head: AuditHead): Eventually<void>;
  /** Deletes the entries up to this one, which becomes the beginning of the chain. */
  pruneAudit(through: AuditLink, head: AuditHead): Eventually<void>;
  noteSettings(settings: string): Eventually<void>;
  insertHold(hold: HoldRecord): Eventually<void>;
  deleteHold(customerId: CustomerId): Eventually<void>;
  /** The erasure, at which no other transaction works before this one is committed. */
  lockErasure(customerId: CustomerId): Eventually<ErasureRecord | undefined>;
  insertErasure(erasure: ErasureRecord): Eventually<void>;
  addToErasure(
    customerId: CustomerId,
    more: Pick<ErasureRecord, "conversations" | "messages" | "tickets">,
  ): Eventually<void>;
  /** No token, session or identity finds the customer any more, and the row names nobody. */
  detachCustomer(id: CustomerId): Eventually<void>;
  /** With all that refers to it; answers how many messages there were. Gone from the disk after the commit. */
  deleteConversation(id: ConversationId): Eventually<number>;
  /** Once there are no conversations. With votes, sessions, the hold and the erasure. */
  deleteCustomer(id: CustomerId): Eventually<void>;
  /** What customers asked the bot, and how they found its answers; `limit` of each. Answers how many. */
  deleteQuestionsBefore(at: number, limit: number): Eventually<number>;
  /** The first answer to a key stays: where another transaction keeps one under the key, this one is run again. */
  insertAnswer(answer: IdempotentAnswer): Eventually<void>;
  deleteAnswersBefore(at: number): Eventually<void>;
}

import type { ConversationId, Locale } from "../../protocol/conversation.ts";
import type { FreezePart } from "../../protocol/emergency.ts";
import type { CustomerFact, WalletTransaction } from "../../protocol/transaction.ts";

/**
 * `none`: the wallet has no such call, or no such customer. `failed`: it did not answer in time, or not in its form.
 * `unreadable`: its answer, or some of what it lists, has not the form.
 */
export type HostAnswer<Value> =
  | { readonly outcome: "answered"; readonly value: Value; readonly unreadable?: true | undefined }
  | { readonly outcome: "none"; readonly unreadable?: undefined }
  | { readonly outcome: "failed"; readonly unreadable?: true | undefined };

/** The wallet's back end, asked about one of its customers. An answer comes within two seconds, whatever the wallet does. */
export interface Host {
  /**
   * Newest first; what does not have the form of one is left out. An answer counts for a while; `maxAgeMs` is for whoever needs
   * a newer one.
   */
  transactions(
    subject: string,
    maxAgeMs?: number,
  ): Promise<HostAnswer<readonly WalletTransaction[]>>;
  facts(subject: string): Promise<HostAnswer<readonly CustomerFact[]>>;
  /** Freezes the account. Asked again, the wallet answers how it stands now. */
  freeze(subject: string, why: FreezeReason): Promise<HostAnswer<FreezeAnswer>>;
}

export interface FreezeReason {
  readonly conversationId: ConversationId;
  /** The kind of emergency. */
  readonly reason: string;
  /** The customer's: `message`, `title` and `note` of the answer are read by them. */
  readonly locale: Locale;
}

/** The wallet's own word of what it has frozen. */
export interface FreezeAnswer {
  readonly frozen: boolean;
  readonly message?: string | undefined;
  readonly reference?: string | undefined;
  readonly parts?: readonly FreezePart[] | undefined;
}

import type { Locale } from "../../protocol/conversation.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";

/** What a verified identity token says about a customer. */
export interface Identity {
  readonly subject: string;
  readonly name?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly tier?: string | undefined;
  readonly phoneMasked?: string | undefined;
  /** Where the customer is, as the wallet says it: two capital letters of ISO 3166-1. */
  readonly region?: string | undefined;
  /** Where the wallet knows that the customer reads e-mail. */
  readonly email?: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** A list that the customer's page has handed over, as the wallet signed it. */
export interface SignedTransactions {
  readonly subject: string;
  readonly transactions: readonly WalletTransaction[];
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

export interface Identities {
  /** Throws the refusal `unauthenticated`, with the same text whatever is wrong with the token. */
  verify(token: string): Promise<Identity>;
  /** Throws as `verify` does. Signed with the same keys; `iat` and `transactions` are needed. */
  verifyTransactions(token: string): Promise<SignedTransactions>;
}

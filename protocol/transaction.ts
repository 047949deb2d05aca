/** What the wallet says of one movement of money. */

import type { SecretKind } from "./secrets/kind.ts";

/** Of the wallet, as it names a transaction. */
export const transactionIdForm = /^[\w.:-]{1,64}$/;

export const transactionStatuses = ["succeeded", "pending", "failed", "refunded"] as const;
export type TransactionStatus = (typeof transactionStatuses)[number];

/** In a list that the wallet has signed, as the answer when it was asked, or sent by its back end with its key. */
export type TransactionSource = "signed" | "answered" | "pushed";

export interface WalletTransaction {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `payment`, `transfer`, `top-up`, `withdrawal`, `refund`, or a word of the wallet's own. */
  readonly kind: string;
  /** A decimal string; below zero where money left the wallet. */
  readonly amount: string;
  readonly currency: string;
  readonly counterparty: string;
  readonly status: TransactionStatus;
  /** The wallet's own words for the status. */
  readonly statusText?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly fee?: string | undefined;
  /** By when it is to have arrived. */
  readonly expectedAt?: string | undefined;
  /** Ours: what the wallet said then, and could not be asked again; it may have changed since. ISO 8601, UTC. */
  readonly asOf?: string | undefined;
  /** Ours: how it came from the wallet. Absent in what older versions have kept. */
  readonly source?: TransactionSource | undefined;
}

/** One that was named and is not there: the wallet did not answer, its answer can't be read, or it knows no such one. */
export interface MissingTransaction {
  readonly id: string;
  readonly why: "unavailable" | "unreadable" | "unknown";
}

/** As a message and a ticket keep it: as it was then, or why it is not there. */
export type KeptTransaction =
  | { readonly transaction: WalletTransaction; readonly missing?: undefined }
  | { readonly transaction?: undefined; readonly missing: MissingTransaction };

/** A message about one, with or without words. */
export type TransactionBody = KeptTransaction & {
  readonly kind: "transaction";
  readonly text?: string | undefined;
  /** The kinds of secret that stood where the text is masked. */
  readonly redacted?: readonly SecretKind[] | undefined;
};

export interface RecentTransactions {
  /** Newest first. */
  readonly transactions: readonly WalletTransaction[];
  /** The wallet did not answer, or its answer can't be read. */
  readonly failed?: true | undefined;
  /** All of its answer, or some of its transactions, can't be read. */
  readonly unreadable?: true | undefined;
}

/** A line about the customer, in the wallet's own words. */
export interface CustomerFact {
  readonly label: string;
  readonly value: string;
}

/** What the wallet says of a customer, for the agent. `failed` names what could not be read. */
export interface CustomerFacts {
  readonly facts: readonly CustomerFact[];
  readonly transactions: readonly WalletTransaction[];
  readonly failed: readonly ("facts" | "transactions")[];
  /** Of what it answered all or some can't be read. */
  readonly unreadable?: true | undefined;
}

/** In one line, for lists: whom it was with, and how much. */
export const transactionLine = ({ transaction, missing }: KeptTransaction): string =>
  transaction
    ? `${transaction.counterparty} ${transaction.amount} ${transaction.currency}`
    : missing.id;

/** What a clock that is badly set may be fast; a time zone that was forgotten is more in most places. Milliseconds. */
const clockSkewMs = 3_600_000;

/** It has not happened yet, whatever it says: a mistake in the wallet's clock or time zone. What is still to come stands in `expectedAt`. */
export const isDatedAhead = ({ at }: Pick<WalletTransaction, "at">, now: number): boolean =>
  Date.parse(at) > now + clockSkewMs;

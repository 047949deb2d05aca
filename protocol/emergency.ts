/** The emergency lane: what saves money first, step by step, and how far a customer has come with it. */

import type { WalletTransaction } from "./transaction.ts";

/** What to do in one kind of emergency, as the editors say it. A device keeps it for a time without a network. */
export interface EmergencyGuide {
  /** The id of its article. */
  readonly kind: string;
  readonly name: string;
  /** The heading of the screen, and the line below it. */
  readonly title: string;
  readonly lead: string;
  /** The wallet can freeze the account, and it helps here. */
  readonly freezes: boolean;
  /** Where the customer freezes it, where the wallet does not do it for us. */
  readonly freezePath: string;
  /** In this order. */
  readonly steps: readonly EmergencyStep[];
  /** What to look out for when all is done. */
  readonly watch: readonly string[];
}

export interface EmergencyStep {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
  /** A number to call. */
  readonly tel?: string | undefined;
  /** What the wallet's page can do of it: one of `boot({actions})`. */
  readonly action?: string | undefined;
}

/** `asking`: the wallet has not answered yet. `unavailable`: it can't freeze this customer's account for us. */
export type FreezeState = "asking" | "frozen" | "partly" | "refused" | "failed" | "unavailable";

export interface Freeze {
  readonly state: FreezeState;
  /** ISO 8601, UTC: when the wallet answered; of `asking`, when it was asked. */
  readonly at: string;
  /** The wallet's own words. */
  readonly message?: string | undefined;
  /** The wallet's own number of it. */
  readonly reference?: string | undefined;
  readonly parts?: readonly FreezePart[] | undefined;
  /** The customer has said since then that it goes on: what is frozen whole can be asked for once more. */
  readonly again?: true | undefined;
  /** Of an attempt that has no answer: what the wallet said before it. */
  readonly last?: Omit<Freeze, "last"> | undefined;
}

/** One thing that the wallet has frozen, or has not: the payments, a card. */
export interface FreezePart {
  readonly title: string;
  readonly frozen: boolean;
  readonly at?: string | undefined;
  readonly note?: string | undefined;
  /** Who can freeze it. */
  readonly phone?: string | undefined;
}

export interface Emergency {
  readonly kind: string;
  /** The customer's first word of it. ISO 8601, UTC. */
  readonly startedAt: string;
  readonly done: readonly { readonly step: string; readonly at: string }[];
  readonly freeze?: Freeze | undefined;
  /** What the customer has not done. */
  readonly transaction?: WalletTransaction | undefined;
  /** The number of the ticket that was opened for it. */
  readonly ticket?: string | undefined;
}

/** “是您本人操作吗？”: the wallet asks; the customer answers in one tap. */
export interface CheckBody {
  readonly kind: "check";
  readonly question: "was-this-you";
  readonly transaction: WalletTransaction;
  readonly expiresAt: string;
  readonly answer?: "yes" | "no" | undefined;
}

/** What the calls about emergencies answer. */
export interface EmergencyValues {
  readonly "emergency:open": { readonly emergency: Emergency };
  readonly "emergency:mark": { readonly emergency: Emergency };
  readonly "emergency:freeze": { readonly emergency: Emergency };
  readonly "check:answer": Record<never, never>;
}

import type { Locale } from "../../protocol/conversation.ts";

/** What a verified identity token says about a customer. */
export interface Identity {
  readonly subject: string;
  readonly name?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly tier?: string | undefined;
  readonly phoneMasked?: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface Identities {
  /** Throws the refusal `unauthenticated`, with the same text whatever is wrong with the token. */
  verify(token: string): Promise<Identity>;
}

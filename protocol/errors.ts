import type { DecisionDoubt } from "./decision-doubt.ts";

/** All reasons for which the server refuses a call, each with its HTTP status. */
export const refusalStatus = {
  unauthenticated: 401,
  code_needed: 401,
  not_found: 404,
  invalid: 400,
  too_large: 413,
  rate_limited: 429,
  already_taken: 409,
  queue_empty: 409,
  at_capacity: 409,
  off_duty: 409,
  colleague_off_duty: 409,
  waits_for_team: 409,
  duplicate: 409,
  not_yours: 403,
  closed: 409,
  on_hold: 409,
  secret_found: 422,
  impostor_words: 422,
  unsupported_type: 415,
  unavailable: 503,
  internal: 500,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/**
 * What can be done instead with words for a complaint that takes none: ask for its re-review, file another one, or write in the one
 * that it was merged into. Of a decision: what has to be confirmed.
 */
export type RefusalReason = "review-possible" | "file-again" | "merged" | DecisionDoubt;

export interface CodeAccount {
  readonly id: string;
  readonly name: string;
  readonly codeMs: number;
}

/** The part of a payload that does not fit, such as `0.members`, and what stands there where that says more. */
export interface WrongField {
  readonly field: string;
  readonly value?: string | undefined;
}

export interface RefusalBody {
  readonly code: RefusalCode;
  readonly reason?: RefusalReason | undefined;
  /** For developers, in English. The UIs show a text of their own for the code. */
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
  /** Whose code is asked for, and for how long the one that the authenticator shows now is good; only with `code_needed`. */
  readonly account?: CodeAccount | undefined;
  /** Only with `invalid` and `too_large`. */
  readonly wrong?: WrongField | undefined;
  /** Finds the entry in the server's log; only with `internal`. */
  readonly reference?: string | undefined;
}

/**
 * What is counted. A rule's key is a customer, an address, or `everybody`: the whole installation.
 * `refused` counts the calls of a customer that were refused; who makes too many is disconnected.
 */
export type RateRule =
  | "message"
  | "messages-of-address"
  | "messages"
  | "ticket"
  | "tickets-of-address"
  | "tickets"
  | "upload"
  | "uploads-of-address"
  | "guest-upload-kib-of-address"
  | "upload-kib-of-address"
  | "upload-kib"
  | "call"
  | "calls-of-address"
  | "calls"
  | "refused"
  | "handshake"
  | "handshakes"
  | "connect"
  | "guests-of-address"
  | "guests"
  | "ask"
  | "asks"
  | "read"
  | "reads"
  | "host-key"
  | "host-calls";

/** The key of the rules for the whole installation. */
export const everybody = "everybody";

/** Counts attempts; a refusal says how long to wait. */
export interface RateLimits {
  /** Throws the refusal `rate_limited` with `retryAfterMs` when the key has used up the rule's points; one each by default. */
  consume(rule: RateRule, key: string, points?: number): Promise<void>;
  /** Throws as `consume` does, and counts nothing. */
  refuseIfSpent(rule: RateRule, key: string): Promise<void>;
  /** Uses up all points of the key at once. */
  spendAll(rule: RateRule, key: string): Promise<void>;
}

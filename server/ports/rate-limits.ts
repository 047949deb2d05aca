/** Counts attempts; a refusal says how long to wait. */
export interface RateLimits {
  /** Throws the refusal `rate_limited` with `retryAfterMs` when the key has used up the rule's points. */
  consume(rule: "message" | "call" | "handshake" | "sign-in" | "ask", key: string): Promise<void>;
}

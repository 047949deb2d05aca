import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "../domain/refusal.ts";
import type { RateLimits } from "../ports/rate-limits.ts";

type LimitName = Parameters<RateLimits["consume"]>[0];

/** Points in so many seconds. Addresses may stand for a whole office or a carrier, so their rules are wide. */
const rules: Record<LimitName, { readonly points: number; readonly duration: number }> = {
  message: { points: 40, duration: 10 },
  call: { points: 300, duration: 10 },
  handshake: { points: 1_200, duration: 60 },
  "sign-in": { points: 10, duration: 900 },
  ask: { points: 3_000, duration: 60 },
};

export function createRateLimits(): RateLimits {
  const limiters = new Map(
    Object.entries(rules).map(([rule, amounts]) => [
      rule,
      new RateLimiterMemory({ keyPrefix: rule, ...amounts }),
    ]),
  );
  return {
    async consume(rule, key) {
      try {
        await limiters.get(rule)?.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new Refusal("rate_limited", "Too many, too fast.", refusal.msBeforeNext);
      }
    },
  };
}

/** For benchmarks. */
export const noRateLimits: RateLimits = { consume: async () => undefined };

import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "../domain/refusal.ts";
import type { RateLimits, RateRule } from "../ports/rate-limits.ts";

interface Allowance {
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/**
 * An address may stand for a whole office or a carrier, so the rules for addresses are wide. Those for the installation
 * keep a rush below what one node can do.
 */
const rules: Record<RateRule, Allowance> = {
  message: { points: 40, duration: 10 },
  "messages-of-address": { points: 400, duration: 10 },
  messages: { points: 10_000, duration: 10 },
  // A complaint takes minutes to write, and somebody has to answer it.
  ticket: { points: 10, duration: 3_600 },
  "tickets-of-address": { points: 200, duration: 3_600 },
  tickets: { points: 2_000, duration: 3_600 },
  // Six to a message, and some that are taken back.
  upload: { points: 60, duration: 600 },
  // A hundred customers of a carrier who all have something to show, each with a message full of it.
  "uploads-of-address": { points: 600, duration: 600 },
  // In KiB. A guest costs nothing to make, so all guests of an address share a fifth of a gigabyte an hour: 70 photographs as
  // telephones make them. Who has signed in is somebody; of those an address may stand for thousands.
  "guest-upload-kib-of-address": { points: 200 * 1_024, duration: 3_600 },
  "upload-kib-of-address": { points: 2 * 1_024 * 1_024, duration: 3_600 },
  "upload-kib": { points: 20 * 1_024 * 1_024, duration: 3_600 },
  call: { points: 300, duration: 10 },
  "calls-of-address": { points: 3_000, duration: 10 },
  calls: { points: 30_000, duration: 10 },
  refused: { points: 60, duration: 10 },
  handshake: { points: 1_200, duration: 60 },
  // After a restart all come back within seconds.
  handshakes: { points: 30_000, duration: 60 },
  // Of one customer or agent: a network that comes and goes tries again twice a second at most.
  connect: { points: 120, duration: 60 },
  "guests-of-address": { points: 120, duration: 60 },
  guests: { points: 3_000, duration: 60 },
  // Milliseconds of the processor each.
  ask: { points: 300, duration: 10 },
  asks: { points: 1_500, duration: 10 },
  // Articles, their pictures and the copy of all of them, by address: a quarter of a megabyte at most.
  read: { points: 500, duration: 10 },
  reads: { points: 5_000, duration: 10 },
  // Wrong ones, by address.
  "host-key": { points: 20, duration: 60 },
  // Right ones: a wallet that has gone wild must not slow customers down.
  "host-calls": { points: 3_000, duration: 60 },
};

/** All nodes count together. */
export interface SharedCounts {
  readonly redis: Redis;
  readonly prefix: string;
  /** While Redis does not answer, each node counts for itself. */
  isUp(): boolean;
}

/** Of this node alone, or with all others. */
export function createRateLimits(shared?: SharedCounts): RateLimits {
  const limiters = new Map(
    Object.entries(rules).map(([rule, amounts]) => {
      const local = new RateLimiterMemory({ keyPrefix: rule, ...amounts });
      return [rule, { local, together: shared && together(shared, { rule, amounts, local }) }];
    }),
  );

  function limiterFor(rule: RateRule) {
    const both = limiters.get(rule);
    return shared?.isUp() ? (both?.together ?? both?.local) : both?.local;
  }

  return {
    async consume(rule, key, points) {
      try {
        await limiterFor(rule)?.consume(key, points);
      } catch (spent) {
        if (!(spent instanceof RateLimiterRes)) throw spent;
        throw refusalOf(spent, rules[rule]);
      }
    },
    async refuseIfSpent(rule, key) {
      const counted = await limiterFor(rule)?.get(key);
      if (counted && counted.consumedPoints > rules[rule].points) {
        throw refusalOf(counted, rules[rule]);
      }
    },
    async spendAll(rule, key) {
      await limiterFor(rule)?.penalty(key, rules[rule].points + 1);
    },
  };
}

interface Together {
  readonly rule: string;
  readonly amounts: Allowance;
  readonly local: RateLimiterMemory;
}

/** A call that Redis does not answer is counted here. */
const together = ({ redis, prefix }: SharedCounts, { rule, amounts, local }: Together) =>
  new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `${prefix}:limit:${rule}`,
    insuranceLimiter: local,
    ...amounts,
  });

/** The library reads the wall clock. One that was set back makes the rest of a rule longer than the whole of it. */
function refusalOf({ msBeforeNext }: RateLimiterRes, { duration }: Allowance): Refusal {
  const retryAfterMs = Math.min(Math.max(msBeforeNext, 1), duration * 1_000);
  return new Refusal("rate_limited", "Too many, too fast.", retryAfterMs);
}

/** For benchmarks. */
export const noRateLimits: RateLimits = {
  consume: async () => undefined,
  refuseIfSpent: async () => undefined,
  spendAll: async () => undefined,
};

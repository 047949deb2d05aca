import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { SignInFailures } from "../ports/sign-in-failures.ts";

const memoryMs = 30 * 60_000;
const rememberedLimit = 50_000;
const retryAfterMs = 2_000;

/** Of this node alone. */
export function createLocalFailures(clock: Pick<Clock, "elapsed">): SignInFailures {
  const failures = new Map<string, { readonly count: number; readonly lastAt: number }>();
  const agoOf = (lastAt: number) => clock.elapsed() - lastAt;
  return {
    async of(key) {
      const known = failures.get(key);
      return known && { count: known.count, agoMs: agoOf(known.lastAt) };
    },
    async add(key) {
      const known = failures.get(key);
      const isRecent = known && agoOf(known.lastAt) < memoryMs;
      failures.delete(key);
      failures.set(key, { count: isRecent ? known.count + 1 : 1, lastAt: clock.elapsed() });
      // The longest unused go first: they are the first of the map.
      for (const oldest of failures.keys()) {
        if (failures.size <= rememberedLimit) break;
        failures.delete(oldest);
      }
    },
    async forget(key) {
      failures.delete(key);
    },
  };
}

/** What fails on one node counts on all. By the clock of Redis: those of nodes may differ. While Redis is away nobody signs in. */
export function createSharedFailures(redis: Redis, prefix: string): SignInFailures {
  /** Redis holds no e-mail address. */
  const named = (key: string) =>
    `${prefix}:failed:${createHash("sha256").update(key).digest("base64url")}`;

  async function ask<T>(question: Promise<T>): Promise<T> {
    try {
      return await question;
    } catch {
      throw new Refusal("unavailable", "Nobody can sign in just now.", retryAfterMs);
    }
  }

  const now = async () => {
    const [seconds = 0, microseconds = 0] = (await redis.time()).map(Number);
    return seconds * 1_000 + Math.floor(microseconds / 1_000);
  };

  return {
    of: (key) =>
      ask(
        (async () => {
          const [count, lastAt] = await redis.hmget(named(key), "count", "at");
          if (count === null || count === undefined) return undefined;
          return { count: Number(count), agoMs: (await now()) - Number(lastAt) };
        })(),
      ),
    add: (key) =>
      ask(
        (async () => {
          const at = await now();
          await redis
            .multi()
            .hincrby(named(key), "count", 1)
            .hset(named(key), "at", at)
            .pexpire(named(key), memoryMs)
            .exec();
        })(),
      ),
    forget: (key) => ask(redis.del(named(key)).then(() => undefined)),
  };
}

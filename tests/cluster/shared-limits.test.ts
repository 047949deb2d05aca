import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRateLimits } from "../../server/cluster/rate-limits.ts";
import { connectRedis } from "../../server/cluster/redis.ts";
import {
  createLocalFailures,
  createSharedFailures,
} from "../../server/cluster/sign-in-failures.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { createSignInGuard } from "../../server/edge/sign-in-guard.ts";
import { createTestClock } from "../support/clock.ts";
import { hasRedis, redisUrl } from "../support/redis.ts";
import { hasRedisProgram, startRedis } from "../support/redis-server.ts";
import { until } from "../support/server.ts";

const times = async (count: number, work: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index += 1) await work(index);
};
const wrong = () => Promise.reject(new Refusal("unauthenticated", "wrong"));
const bo = { email: "bo@example.com", address: "203.0.113.1", device: undefined };

describe.skipIf(!(await hasRedis()))("two nodes", () => {
  const prefix = `test:${randomUUID()}`;
  const clients = [connectRedis(redisUrl), connectRedis(redisUrl)] as const;
  beforeEach(async () => {
    await until(() => expect(clients.map(({ status }) => status)).toEqual(["ready", "ready"]));
  });
  afterEach(async () => {
    const keys = await clients[0].keys(`${prefix}*`);
    if (keys.length > 0) await clients[0].del(keys);
  });

  test("count a customer's messages together", async () => {
    const [one, other] = clients.map((redis) =>
      createRateLimits({ redis, prefix, isUp: () => true }),
    ) as [ReturnType<typeof createRateLimits>, ReturnType<typeof createRateLimits>];
    await times(40, (index) => (index % 2 ? one : other).consume("message", "alice"));
    await expect(one.consume("message", "alice")).rejects.toMatchObject({ code: "rate_limited" });
    await expect(other.refuseIfSpent("message", "alice")).rejects.toMatchObject({
      code: "rate_limited",
    });
    await other.consume("message", "carol");
  });

  test("S12 count wrong passwords together, and a right one begins again for both", async () => {
    const [one, other] = clients.map((redis) =>
      createSignInGuard(createSharedFailures(redis, prefix)),
    ) as [ReturnType<typeof createSignInGuard>, ReturnType<typeof createSignInGuard>];
    await times(4, () => one.run(bo, wrong).catch(() => undefined));
    expect(await other.run(bo, async () => "in")).toBe("in");
    await times(5, () => one.run(bo, wrong).catch(() => undefined));
    const refusal = await other.run(bo, async () => "in").catch((error) => error);
    expect(refusal).toMatchObject({ code: "rate_limited" });
    expect(refusal.retryAfterMs).toBeLessThanOrEqual(1_000);
  });
});

describe.skipIf(!hasRedisProgram)("F08 a Redis that stands still", () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => redis.remove());

  test("is not waited for: messages are counted here, and nobody signs in until it answers", async () => {
    const client = connectRedis(redis.url);
    await until(() => expect(client.status).toBe("ready"));
    const limits = createRateLimits({ redis: client, prefix: "p", isUp: () => true });
    const guard = createSignInGuard(createSharedFailures(client, "p"));
    redis.signal("SIGSTOP");
    const begun = performance.now();
    await limits.consume("message", "alice");
    expect(performance.now() - begun).toBeGreaterThan(300);
    expect(performance.now() - begun).toBeLessThan(2_000);
    // It counts all the same.
    await Promise.all(Array.from({ length: 39 }, () => limits.consume("message", "alice")));
    await expect(limits.consume("message", "alice")).rejects.toMatchObject({
      code: "rate_limited",
    });
    let isAsked = false;
    const check = async () => {
      isAsked = true;
    };
    await expect(guard.run(bo, check)).rejects.toMatchObject({ code: "unavailable" });
    expect(isAsked).toBe(false);
    redis.signal("SIGCONT");
    await until(() => guard.run(bo, check));
    client.disconnect();
  });
});

test("one node alone asks nobody", async () => {
  const guard = createSignInGuard(createLocalFailures(createTestClock()));
  expect(await guard.run(bo, async () => "in")).toBe("in");
});

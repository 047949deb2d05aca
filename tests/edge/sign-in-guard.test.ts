import { expect, test } from "vitest";
import { createLocalFailures } from "../../server/cluster/sign-in-failures.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { createSignInGuard, type SignInAttempt } from "../../server/edge/sign-in-guard.ts";
import { createTestClock } from "../support/clock.ts";

const wrong = () => Promise.reject(new Refusal("unauthenticated", "wrong"));
const right = async () => "in";
const from = (address: string, parts: Partial<SignInAttempt> = {}): SignInAttempt => ({
  email: "bo@example.com",
  address,
  device: undefined,
  ...parts,
});

test("S12 each wrong guess after the fifth waits twice as long, and a quarter of an hour at most", async () => {
  const clock = createTestClock();
  const guard = createSignInGuard(createLocalFailures(clock));
  const waits: (number | undefined)[] = [];
  for (let number = 0; number < 18; number += 1) {
    for (;;) {
      const refusal = await guard.run(from("203.0.113.1"), wrong).catch((error: Refusal) => error);
      if (!(refusal instanceof Refusal) || refusal.code !== "rate_limited") break;
      waits.push(refusal.retryAfterMs);
      clock.pass(`${(refusal.retryAfterMs ?? 0) / 1_000} seconds`);
    }
  }
  expect(waits.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  expect(Math.max(...waits.map((wait) => wait ?? 0))).toBeLessThanOrEqual(900_000);
});

test("S35 what fails elsewhere keeps no known device out, and a right password begins again", async () => {
  const guard = createSignInGuard(createLocalFailures(createTestClock()));
  for (let number = 0; number < 40; number += 1) {
    await guard.run(from(`203.0.113.${number}`), wrong).catch(() => undefined);
  }
  await expect(guard.run(from("198.51.100.1"), right)).rejects.toMatchObject({
    code: "rate_limited",
  });
  expect(await guard.run(from("198.51.100.1", { device: "hers" }), right)).toBe("in");
});

test("S12 guesses sent all at once are no more than those sent one by one", async () => {
  const guard = createSignInGuard(createLocalFailures(createTestClock()));
  let checked = 0;
  const slow = async () => {
    checked += 1;
    await new Promise(setImmediate);
    throw new Refusal("unauthenticated", "wrong");
  };
  const guesses = Array.from({ length: 120 }, () =>
    guard.run(from("203.0.113.1"), slow).catch((error: Refusal) => error.code),
  );
  const codes = await Promise.all(guesses);
  expect(checked).toBe(5);
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(115);
});

test("S12 a bug or a full house counts as no guess", async () => {
  const guard = createSignInGuard(createLocalFailures(createTestClock()));
  for (let number = 0; number < 40; number += 1) {
    const broken = () => Promise.reject(new Error("disk"));
    await guard.run(from("203.0.113.1"), broken).catch(() => undefined);
  }
  expect(await guard.run(from("203.0.113.1"), right)).toBe("in");
});

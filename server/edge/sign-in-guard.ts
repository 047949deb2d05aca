import { Refusal } from "../domain/refusal.ts";
import type { FailureCount, SignInFailures } from "../ports/sign-in-failures.ts";

export interface SignInAttempt {
  readonly email: string;
  readonly address: string;
  /** Set where this device has signed in to this account before. */
  readonly device: string | undefined;
}

export interface SignInGuard {
  /** Runs the check, unless too many have failed; throws `rate_limited`. A check that throws has failed. */
  run<T>(attempt: SignInAttempt, check: () => Promise<T>): Promise<T>;
}

/** So many may fail before each further one has to wait: twice as long each time, a quarter of an hour at most. */
const free = { device: 10, pair: 5, account: 20, address: 30 } as const;
const firstWaitMs = 1_000;
const longestWaitMs = 15 * 60_000;

/**
 * Slows guessing down: by account and address together, by account for guesses from everywhere, and by address for
 * guesses at many accounts. A device that its owner has signed in with is counted by itself, so that nobody locks the owner
 * out from elsewhere.
 */
export function createSignInGuard(failures: SignInFailures): SignInGuard {
  /** By key: guesses sent all at once would else be checked before the first of them has failed. */
  const inFlight = new Map<string, number>();
  const count = (keys: readonly FailureKey[], by: 1 | -1) => {
    for (const [, key] of keys) {
      const counted = (inFlight.get(key) ?? 0) + by;
      if (counted > 0) inFlight.set(key, counted);
      else inFlight.delete(key);
    }
  };

  function waitMs([kind, key]: FailureKey, known: FailureCount | undefined): number {
    const failed = known?.count ?? 0;
    if (failed + (inFlight.get(key) ?? 0) < free[kind]) return 0;
    if (known === undefined || failed < free[kind]) return firstWaitMs;
    return Math.min(firstWaitMs * 2 ** (failed - free[kind]), longestWaitMs) - known.agoMs;
  }

  return {
    async run(attempt, check) {
      const keys = keysOf(attempt);
      const known = await Promise.all(keys.map(([, key]) => failures.of(key)));
      // Nothing is awaited between looking and counting.
      const wait = Math.max(...keys.map((key, at) => waitMs(key, known[at])));
      if (wait > 0) throw new Refusal("rate_limited", "Too many tries.", Math.ceil(wait));
      count(keys, 1);
      try {
        const passed = await check();
        const forgiven = keys.filter(([kind]) => kind !== "address");
        await Promise.all(forgiven.map(([, key]) => failures.forget(key)));
        return passed;
      } catch (error) {
        if (error instanceof Refusal && error.code === "unauthenticated") {
          await Promise.all(keys.map(([, key]) => failures.add(key)));
        }
        throw error;
      } finally {
        count(keys, -1);
      }
    },
  };
}

type FailureKey = readonly [kind: keyof typeof free, key: string];

function keysOf({ email, address, device }: SignInAttempt): readonly FailureKey[] {
  if (device !== undefined) return [["device", `device ${device} ${email}`]];
  return [
    ["pair", `pair ${address} ${email}`],
    ["account", `account ${email}`],
    ["address", `address ${address}`],
  ];
}

/** For benchmarks. */
export const noSignInGuard: SignInGuard = { run: (_attempt, check) => check() };

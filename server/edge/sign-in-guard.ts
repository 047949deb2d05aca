import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";

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

interface Failures {
  readonly count: number;
  /** By `Clock.elapsed`. */
  readonly lastAt: number;
}

/** So many may fail before each further one has to wait: twice as long each time, a quarter of an hour at most. */
const free = { device: 10, pair: 5, account: 20, address: 30 } as const;
const firstWaitMs = 1_000;
const longestWaitMs = 15 * 60_000;
/** Then what has failed is forgotten. */
const memoryMs = 30 * 60_000;
const rememberedLimit = 50_000;

/**
 * Slows guessing down: by account and address together, by account for guesses from everywhere, and by address for
 * guesses at many accounts. A device that its owner has signed in with is counted by itself, so that nobody locks the owner
 * out from elsewhere.
 */
export function createSignInGuard(clock: Pick<Clock, "elapsed">): SignInGuard {
  const failures = new Map<string, Failures>();

  function waitMs(kind: keyof typeof free, key: string): number {
    const known = failures.get(key);
    if (!known || known.count < free[kind]) return 0;
    const wait = Math.min(firstWaitMs * 2 ** (known.count - free[kind]), longestWaitMs);
    return known.lastAt + wait - clock.elapsed();
  }

  function fail(key: string) {
    const known = failures.get(key);
    const lastAt = clock.elapsed();
    const isRecent = known && lastAt - known.lastAt < memoryMs;
    failures.delete(key);
    failures.set(key, { count: isRecent ? known.count + 1 : 1, lastAt });
    // The longest unused go first: they are the first of the map.
    for (const oldest of failures.keys()) {
      if (failures.size <= rememberedLimit) break;
      failures.delete(oldest);
    }
  }

  return {
    async run(attempt, check) {
      const keys = keysOf(attempt);
      const wait = Math.max(...keys.map(([kind, key]) => waitMs(kind, key)));
      if (wait > 0) throw new Refusal("rate_limited", "Too many tries.", Math.ceil(wait));
      try {
        const passed = await check();
        for (const [kind, key] of keys) if (kind !== "address") failures.delete(key);
        return passed;
      } catch (error) {
        if (error instanceof Refusal && error.code === "unauthenticated") {
          for (const [, key] of keys) fail(key);
        }
        throw error;
      }
    },
  };
}

function keysOf({ email, address, device }: SignInAttempt): [keyof typeof free, string][] {
  if (device !== undefined) return [["device", `device ${device} ${email}`]];
  return [
    ["pair", `pair ${address} ${email}`],
    ["account", `account ${email}`],
    ["address", `address ${address}`],
  ];
}

/** For benchmarks. */
export const noSignInGuard: SignInGuard = { run: (_attempt, check) => check() };

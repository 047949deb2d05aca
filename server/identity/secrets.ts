import {
  createHash,
  createHmac,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from "node:crypto";
import { Refusal } from "../domain/refusal.ts";
import type { Secrets } from "../ports/secrets.ts";

/** As a power of two: 2^15 blocks of 1 KiB are 32 MiB and some 80 ms for each guess. */
const defaultCost = 15;
const blockSize = 8;
const keyBytes = 32;

/** For somebody who gives none: 16 characters, which the rule for passwords always takes. */
export const drawPassword = (): string => randomBytes(12).toString("base64url");

/** Stores passwords as `scrypt$<cost>$<salt>$<key>`, salt and key in base64url. A lower cost is for tests. */
export function createSecrets(cost = defaultCost): Secrets {
  // Compared when there is no such agent, so that an unknown address takes as long as a wrong password.
  const inTurn = createTurns();
  const decoy = hash("nobody's password", cost);
  return {
    sign: (text, key) => createHmac("sha256", key).update(text).digest("base64url"),
    hashToken: (token) => createHash("sha256").update(token).digest("hex"),
    hashBytes: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    hashPassword: (password) => hash(password, cost),
    async passwordMatches(password, stored) {
      const [, storedCost, salt, key] = (stored ?? (await decoy)).split("$");
      if (!salt || !key) return false;
      const wanted = Buffer.from(key, "base64url");
      const got = await inTurn(() => derive(password, salt, Number(storedCost)));
      return stored !== undefined && got.length === wanted.length && timingSafeEqual(got, wanted);
    },
  };
}

/** Guesses that are worked on at once, each with 32 MiB; and that wait for their turn, before the others are refused. */
const guessesAtOnce = 2;
const guessesWaiting = 32;

function createTurns() {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= guessesAtOnce) {
      if (waiting.length >= guessesWaiting) {
        throw new Refusal("rate_limited", "Too many sign in at once.", 2_000);
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

async function hash(password: string, cost: number): Promise<string> {
  const salt = randomBytes(16).toString("base64url");
  const key = await derive(password, salt, cost);
  return `scrypt$${cost}$${salt}$${key.toString("base64url")}`;
}

function derive(password: string, salt: string, cost: number): Promise<Buffer> {
  const options: ScryptOptions = {
    N: 2 ** cost,
    r: blockSize,
    maxmem: 256 * 2 ** cost * blockSize,
  };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, keyBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

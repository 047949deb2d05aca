import { readFileSync } from "node:fs";
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from "jose";

/** The keys can't be fetched, and none are known: this says nothing about whoever wants to sign in. */
export class KeysUnavailable extends Error {}

/** In milliseconds. The answer to a handshake must come sooner than the connection is given up. */
const fetchMs = 3_000;
/** So long keys count without being asked for again: a key that was taken back counts no longer. */
const freshMs = 10 * 60_000;
/** A token with an unknown `kid` asks for the keys again, but not sooner than this: anybody can make such tokens. */
const rotationMs = 30_000;
/** After a failure nobody asks again sooner than this. */
const failureMs = 5_000;
/** Where the address fails, the last keys go on for as long as the longest token lives. */
const lastKeysMs = 24 * 3_600_000;
/** Keys of a hundred years would fit. */
const maxBytes = 256 * 1_024;

/** Public keys from a file, or from an address whose keys may change. `report` gets a line when the address begins to fail, and when it works again. */
export function keySetOf(fileOrUrl: string, report: (problem: string) => void): JWTVerifyGetKey {
  if (/^https?:/.test(fileOrUrl)) return remoteKeys(new URL(fileOrUrl), report);
  return createLocalJWKSet(JSON.parse(readFileSync(fileOrUrl, "utf8")));
}

function remoteKeys(url: URL, report: (problem: string) => void): JWTVerifyGetKey {
  let workedAt = 0;
  let failedAt = Number.NEGATIVE_INFINITY;
  let isFailing = false;
  /** Answers with a whole body that is JSON and not too large; the library checks what is in it. */
  const fetchKeys: FetchImplementation = async (address, options) => {
    if (performance.now() < failedAt + failureMs) throw new KeysUnavailable("failed a moment ago");
    return new Response(await boundedText(await fetch(address, options)));
  };
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: fetchMs,
    cacheMaxAge: freshMs,
    cooldownDuration: rotationMs,
    [customFetch]: fetchKeys,
  });

  function note(problem: string | undefined) {
    const wasFailing = isFailing;
    isFailing = problem !== undefined;
    if (isFailing === wasFailing) return;
    report(
      problem === undefined
        ? "The keys of IDENTITY_JWKS can be fetched again."
        : `The keys of IDENTITY_JWKS can't be fetched: ${problem}`,
    );
  }

  return async (header, token) => {
    try {
      const key = await keys(header, token);
      workedAt = performance.now();
      note(undefined);
      return key;
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      if (!(error instanceof KeysUnavailable)) {
        failedAt = performance.now();
        note(error instanceof Error ? error.message : String(error));
      }
      const last = performance.now() < workedAt + lastKeysMs ? keys.jwks() : undefined;
      if (!last) throw new KeysUnavailable("no keys are known", { cause: error });
      return createLocalJWKSet(last)(header, token);
    }
  };
}

const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

async function boundedText(response: Response): Promise<string> {
  if (response.status !== 200) throw new Error(`the answer is ${response.status}`);
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    text += decoder.decode(part, { stream: true });
  }
  return text;
}

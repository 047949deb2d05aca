import { Refusal } from "../domain/refusal.ts";
import type { IdempotentAnswer } from "../ports/privacy-store.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import type { Services } from "./services.ts";

const keptMs = 86_400_000;

/** Of a request that may come again: the hashes of its `Idempotency-Key` with what it is about, and of its body. */
export interface OnceKey {
  readonly keyHash: string;
  readonly bodyHash: string;
}

/**
 * Runs the work, and keeps its answer under the key in the same transaction: of two requests with one key that come at the
 * same time, on whichever nodes, one has an effect. The answer has to survive JSON.
 */
export const commitOnce = <T extends object>(
  services: Services,
  once: OnceKey | undefined,
  run: (work: UnitOfWork) => Promise<T>,
): Promise<T> =>
  commit(services, async (work) => {
    const known = once && (await work.tx.answerTo(once.keyHash));
    if (known !== undefined) return answerOf(known, once) as T;
    const answer = await run(work);
    if (once) await keepAnswerTo(work, once, answer);
    return answer;
  });

/** Another transaction that keeps one under the same key makes this one run again: it finds the answer then. */
export async function keepAnswerTo({ tx, now }: UnitOfWork, once: OnceKey, answer: object) {
  await tx.deleteAnswersBefore(now - keptMs);
  await tx.insertAnswer({ ...once, answer: JSON.stringify(answer), at: now });
}

/** The answer that was kept under the key; else that of `run`, which keeps it. */
export async function answerOnce(
  { store }: Services,
  once: OnceKey,
  run: (once: OnceKey) => Promise<object>,
): Promise<object> {
  const known = await store.answerTo(once.keyHash);
  if (known !== undefined) return answerOf(known, once);
  try {
    return await run(once);
  } catch (error) {
    // The same request was through elsewhere, and what it names is not there any more.
    const given = await store.answerTo(once.keyHash);
    if (given === undefined) throw error;
    return answerOf(given, once);
  }
}

function answerOf({ answer, bodyHash }: IdempotentAnswer, once: OnceKey | undefined): object {
  if (bodyHash !== undefined) refuseOtherBody(bodyHash, once?.bodyHash);
  return JSON.parse(answer);
}

/** Whoever sends another body with a key that was used has made a mistake, and would take the first answer for that of this one. */
export function refuseOtherBody(first: string, now: string | undefined): void {
  if (first === now) return;
  throw new Refusal("invalid", "This Idempotency-Key came with another body before.");
}

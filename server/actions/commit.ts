import type { MessageRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import {
  DuplicateMessage,
  type Eventually,
  type Published,
  StoreUnavailable,
  type Transaction,
} from "../ports.ts";
import type { Outside } from "./outside.ts";

/** What the work of one transaction has at hand. */
export interface Work {
  readonly outside: Outside;
  readonly tx: Transaction;
  /** The same for everything that happens in the transaction. */
  readonly now: number;
  tell(happened: Published): void;
}

const retryAfterMs = 1_000;

/** Does the work in one transaction, and tells the world of it once it is durable. */
export async function commit<T>(outside: Outside, work: (work: Work) => Eventually<T>): Promise<T> {
  const { store, clock, cluster } = outside;
  let happened: Published[] = [];
  const tell = (one: Published) => {
    happened.push(one);
  };
  const done = store.transaction((tx) => {
    // The store may run the work again: what an undone run gathered is no news.
    happened = [];
    return work({ outside, tx, now: clock.now(), tell });
  });
  const value = await whileAvailable(done);
  if (happened.length > 0) cluster.publish(happened);
  return value;
}

/** The same for a message: one that was kept before is answered as it was kept then. */
export async function orKept(
  outside: Outside,
  work: (work: Work) => Eventually<MessageRecord>,
): Promise<MessageRecord> {
  try {
    return await commit(outside, work);
  } catch (error) {
    if (error instanceof DuplicateMessage) return error.kept;
    throw error;
  }
}

/** What the database can't do now is refused, to be tried again. */
export async function whileAvailable<T>(done: Eventually<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new Refusal("unavailable", "This can't be done now. Please try again.", retryAfterMs);
  }
}

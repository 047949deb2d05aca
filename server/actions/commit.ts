import type { MessageRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Published } from "../ports/cluster.ts";
import {
  DuplicateMessage,
  type Eventually,
  StoreUnavailable,
  type Transaction,
} from "../ports/store.ts";
import type { Services } from "./services.ts";

/** What the work of one transaction has at hand. */
export interface Work {
  readonly services: Services;
  readonly tx: Transaction;
  /** The same for everything that happens in the transaction. */
  readonly now: number;
  publish(happened: Published): void;
}

const retryAfterMs = 1_000;

/** Does the work in one transaction, and tells the world of it once it is durable. */
export const commit = <T>(services: Services, work: (work: Work) => Eventually<T>): Promise<T> =>
  run(services, work, refuseUnavailable);

/** The same for a message: one that was kept before is answered as it was kept then. */
export const orKept = (
  services: Services,
  work: (work: Work) => Eventually<MessageRecord>,
): Promise<MessageRecord> =>
  run(services, work, (error) =>
    error instanceof DuplicateMessage ? error.kept : refuseUnavailable(error),
  );

/** What the database can't do now is refused, to be tried again. */
export async function whileAvailable<T>(done: Eventually<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    return refuseUnavailable(error);
  }
}

/** The way of every message: promises are chained, as a function that awaits costs V8 three times as much memory. */
function run<T>(
  services: Services,
  work: (work: Work) => Eventually<T>,
  failed: (error: unknown) => T,
): Promise<T> {
  let happened: Published[] = [];
  const publish = (one: Published) => {
    happened.push(one);
  };
  const done = services.store.transaction((tx) => {
    // The store may run the work again: what an undone run gathered is no news.
    happened = [];
    return work({ services, tx, now: services.clock.now(), publish });
  });
  return done.then((value) => {
    if (happened.length > 0) services.cluster.publish(happened);
    return value;
  }, failed);
}

function refuseUnavailable(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error;
  throw new Refusal("unavailable", "This can't be done now. Please try again.", retryAfterMs);
}

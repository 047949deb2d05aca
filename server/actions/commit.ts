import type { MessageRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { DomainEvent } from "../ports/cluster.ts";
import {
  DuplicateMessage,
  type Eventually,
  StoreUnavailable,
  type Transaction,
} from "../ports/store.ts";
import { concernMail, writeMails } from "./mail-outbox.ts";
import type { Services, TransactionServices } from "./services.ts";
import { concernOutside, writeWebhooks } from "./webhook-outbox.ts";

/** All that an action uses within one transaction. */
export interface UnitOfWork {
  readonly services: TransactionServices;
  readonly tx: Transaction;
  /** The same for everything that happens in the transaction. */
  readonly now: number;
  /** The event is published after the commit; a transaction that was rolled back publishes nothing. */
  publish(event: DomainEvent): void;
}

/** What decides when an agent has to answer. */
export const clockOf = ({ now, services }: UnitOfWork) => ({
  now,
  rules: services.faq.engine.queue,
});

const retryAfterMs = 1_000;

/** Runs the work in one transaction, and publishes its events after the commit. */
export const commit = <T>(
  services: Services,
  run: (work: UnitOfWork) => Eventually<T>,
): Promise<T> => commitOr(services, run, refuseUnavailable);

/** The same for work that appends a message. A duplicate is answered with the message that was saved first. */
export const commitMessage = (
  services: Services,
  run: (work: UnitOfWork) => Eventually<MessageRecord>,
): Promise<MessageRecord> =>
  commitOr(services, run, (error) =>
    error instanceof DuplicateMessage ? error.kept : refuseUnavailable(error),
  );

/** For reads outside a transaction: refuses with `unavailable` what the database can't answer now. */
export async function refuseIfUnavailable<T>(read: Eventually<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    return refuseUnavailable(error);
  }
}

/** Every message passes here. Promises are chained, as an async function costs V8 three times as much memory. */
function commitOr<T>(
  services: Services,
  run: (work: UnitOfWork) => Eventually<T>,
  onError: (error: unknown) => T,
): Promise<T> {
  const events: DomainEvent[] = [];
  const publish = (event: DomainEvent) => {
    events.push(event);
  };
  const committed = services.store.transaction((tx) => {
    // The store may run it a second time.
    events.length = 0;
    const work: UnitOfWork = { services, tx, now: services.clock.now(), publish };
    const value = run(work);
    const hasOutbox = services.sendsWebhooks || services.mail;
    return hasOutbox ? withOutbox(work, { value, events }) : value;
  });
  return committed.then((value) => {
    if (events.length > 0) services.cluster.publish(events);
    return value;
  }, onError);
}

/** In the same transaction: neither is there without the other. */
async function withOutbox<T>(
  work: UnitOfWork,
  done: { readonly value: Eventually<T>; readonly events: readonly DomainEvent[] },
): Promise<T> {
  const value = await done.value;
  const { tx, now, services } = work;
  if (services.sendsWebhooks && concernOutside(done.events)) {
    await writeWebhooks(tx, done.events, { ids: services.ids, now });
  }
  if (services.mail && concernMail(done.events)) {
    const { unreadMs } = services.mail;
    await writeMails({ tx, now, ids: services.ids, unreadMs }, done.events);
  }
  return value;
}

function refuseUnavailable(error: unknown): never {
  if (!(error instanceof StoreUnavailable)) throw error;
  const refusal = new Refusal(
    "unavailable",
    "This can't be done now. Please try again.",
    retryAfterMs,
  );
  refusal.cause = error;
  throw refusal;
}

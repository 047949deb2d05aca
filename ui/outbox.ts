import type { ReadonlySignal } from "@preact/signals";
import type { ClientId } from "../protocol/conversation.ts";
import type { LocalStore } from "./local-store.ts";
import {
  createPendingMessages,
  type OutgoingMessage,
  type PendingMessage,
  type UnsentFrom,
} from "./pending-messages.ts";
import { asRefusal, type Refusal, Unreachable } from "./refusal.ts";

export interface OutboxOptions {
  readonly localStore: LocalStore;
  /** Sends once. The outbox repeats it with the same `clientId`, by which the server recognises it. */
  readonly send: (message: OutgoingMessage & { readonly clientId: ClientId }) => Promise<unknown>;
  readonly now?: () => number;
}

/** Sends messages in the order in which they were written, and again until the server acknowledges them. */
export interface Outbox {
  readonly pending: ReadonlySignal<readonly PendingMessage[]>;
  /** Shows what this owner (a customer's id) has left unsent, or with "all" anybody; sending begins with `flush`. */
  load(owner: string, from?: UnsentFrom): void;
  add(message: OutgoingMessage): PendingMessage;
  /** Sends what waits, one at a time. Called on every connection. */
  flush(): Promise<void>;
  retry(clientId: ClientId): void;
  discard(clientId: ClientId): void;
  /** For messages that the conversation shows now. */
  removeDelivered(clientIds: ReadonlySet<string>): void;
  /** Removes everything, of every owner: the customer signs out. */
  wipe(): void;
  close(): void;
}

const attemptsOnInternal = 3;

export function createOutbox({ localStore, send, now = Date.now }: OutboxOptions): Outbox {
  const messages = createPendingMessages(localStore, now);
  const failures = new Map<ClientId, number>();
  let flushing: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    flushing ??= sendAll().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };
  const sendAll = async () => {
    for (;;) {
      const next = messages.all.value.find((item) => item.state === "sending");
      if (next === undefined) return;
      const sender = messages.owner();
      const refusal = await trySend(send, next);
      // Closed, or another customer has signed in: the answer is for nobody here.
      if (closed || sender !== messages.owner()) return;
      if (refusal === undefined) acknowledge(next.clientId);
      else if (isPostponed(next.clientId, refusal)) return;
    }
  };
  const acknowledge = (clientId: ClientId) => {
    failures.delete(clientId);
    messages.markSent(clientId);
  };
  /** True when this one must be sent again before any other; false when it has failed for good. */
  const isPostponed = (clientId: ClientId, refusal: Refusal): boolean => {
    const count = (failures.get(clientId) ?? 0) + 1;
    failures.set(clientId, count);
    const waitMs = waitBeforeRetry(refusal, count);
    if (waitMs === undefined) {
      messages.change(clientId, { state: "failed", refusal: refusal.code });
      return false;
    }
    timer = setTimeout(() => void flush(), waitMs);
    return true;
  };

  return {
    pending: messages.all,
    load: messages.load,
    add: messages.add,
    flush,
    retry(clientId) {
      failures.delete(clientId);
      messages.change(clientId, { state: "sending" });
      void flush();
    },
    discard: messages.remove,
    removeDelivered(clientIds) {
      const delivered = messages.all.value.filter(({ clientId }) => clientIds.has(clientId));
      for (const { clientId } of delivered) messages.remove(clientId);
    },
    wipe() {
      clearTimeout(timer);
      failures.clear();
      messages.wipe();
    },
    close() {
      clearTimeout(timer);
      closed = true;
    },
  };
}

/** Undefined when it was acknowledged. */
async function trySend(
  send: OutboxOptions["send"],
  { clientId, text, articleId, transactionId }: PendingMessage,
): Promise<Refusal | undefined> {
  try {
    await send({ clientId, text, articleId, ...(transactionId && { transactionId }) });
    return undefined;
  } catch (error) {
    return asRefusal(error);
  }
}

/** In milliseconds. Undefined when the same message would be refused again. */
function waitBeforeRetry(refusal: Refusal, attempts: number): number | undefined {
  const { code, retryAfterMs = 2_000 } = refusal;
  if (refusal instanceof Unreachable) return 2_000;
  if (code === "rate_limited" || code === "unavailable") return retryAfterMs;
  if (code === "internal" && attempts < attemptsOnInternal) return 1_000 * 2 ** attempts;
  return undefined;
}

import { type ReadonlySignal, signal } from "@preact/signals";
import type { ArticleId, ClientId } from "../protocol/conversation.ts";
import type { RefusalCode } from "../protocol/errors.ts";
import { createClientId } from "./client-id.ts";
import type { LocalStore } from "./local-store.ts";
import { asRefusal, type Refusal, Unreachable } from "./refusal.ts";

export interface OutgoingMessage {
  readonly text: string;
  readonly articleId?: ArticleId | undefined;
}

export interface PendingMessage extends OutgoingMessage {
  readonly clientId: ClientId;
  /** ISO 8601, this device's clock: for display and for the order of sending only. */
  readonly at: string;
  /** "sent" is acknowledged and waits for its event; it needs no keeping. */
  readonly state: "sending" | "sent" | "failed";
  readonly refusal?: RefusalCode;
}

export interface OutboxOptions {
  readonly localStore: LocalStore;
  /** Sends once; the outbox repeats it with the same `clientId`, and the server knows it again. */
  readonly send: (draft: OutgoingMessage & { readonly clientId: ClientId }) => Promise<unknown>;
  readonly now?: () => number;
}

/** Words that were written and are not yet acknowledged. Each is a stored entry of its own, so tabs do not overwrite each other. */
export interface Outbox {
  readonly pending: ReadonlySignal<readonly PendingMessage[]>;
  /** Shows what this owner (a customer's id) has left unsent; sending begins with `flush`. */
  load(owner: string): void;
  add(draft: OutgoingMessage): PendingMessage;
  /** Sends what waits, in order, one at a time. Called on every connection. */
  flush(): Promise<void>;
  retry(clientId: ClientId): void;
  discard(clientId: ClientId): void;
  /** The conversation shows it now. */
  removeDelivered(clientIds: ReadonlySet<string>): void;
  /** Forgets everything, of every owner: the customer signs out. */
  wipe(): void;
  close(): void;
}

const area = "out:";
const attemptsOnInternal = 3;

export function createOutbox({ localStore, send, now = Date.now }: OutboxOptions): Outbox {
  const pending = signal<readonly PendingMessage[]>([]);
  let owner = "new";
  let flushing: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = 0;
  const failures = new Map<ClientId, number>();

  const keyOf = (clientId: ClientId) => `${area}${owner}:${clientId}`;
  const store = (item: PendingMessage) =>
    localStore.write(keyOf(item.clientId), JSON.stringify(item));
  const set = (clientId: ClientId, change: Partial<PendingMessage>) => {
    pending.value = pending.value.map((item) =>
      item.clientId === clientId ? { ...item, ...change } : item,
    );
  };
  const drop = (clientId: ClientId) => {
    localStore.remove(keyOf(clientId));
    pending.value = pending.value.filter((item) => item.clientId !== clientId);
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    flushing ??= sendAll().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };

  const sendAll = async () => {
    for (;;) {
      const next = pending.value.find((item) => item.state === "sending");
      if (next === undefined) return;
      const sender = owner;
      const refusal = await attempt(next);
      // Signed out or somebody else's turn: what came back is not about this outbox any more.
      if (sender !== owner) return;
      if (refusal === undefined) acknowledged(next.clientId);
      else if (!refused(next.clientId, refusal)) return;
    }
  };

  const attempt = async ({ clientId, text, articleId }: PendingMessage) => {
    try {
      await send({ clientId, text, articleId });
      return undefined;
    } catch (error) {
      return asRefusal(error);
    }
  };

  const acknowledged = (clientId: ClientId) => {
    failures.delete(clientId);
    localStore.remove(keyOf(clientId));
    set(clientId, { state: "sent" });
  };

  /** True when the next one may be tried now; false when this one has to wait its turn. */
  const refused = (clientId: ClientId, refusal: Refusal): boolean => {
    const count = (failures.get(clientId) ?? 0) + 1;
    failures.set(clientId, count);
    const waitMs = waitBeforeRetry(refusal, count);
    if (waitMs === undefined) {
      set(clientId, { state: "failed", refusal: refusal.code });
      return true;
    }
    timer = setTimeout(() => void flush(), waitMs);
    return false;
  };

  return {
    pending,
    load(newOwner) {
      if (newOwner === owner) return;
      // What was written before the first handshake belongs to whom the handshake names.
      const early = owner === "new" ? pending.value : [];
      for (const item of early) localStore.remove(keyOf(item.clientId));
      owner = newOwner;
      const kept = localStore
        .keys(`${area}${owner}:`)
        .flatMap((key) => parse(localStore.read(key)));
      const known = new Set(kept.map((item) => item.clientId));
      for (const item of early) if (item.state === "sending") store(item);
      pending.value = [...kept, ...early.filter((item) => !known.has(item.clientId))].sort(byTime);
    },
    add(draft) {
      // Never the same instant twice, so that the order survives a reload.
      lastAt = Math.max(now(), lastAt + 1);
      const at = new Date(lastAt).toISOString();
      const item: PendingMessage = { ...draft, clientId: createClientId(), at, state: "sending" };
      store(item);
      pending.value = [...pending.value, item];
      return item;
    },
    flush,
    retry(clientId) {
      failures.delete(clientId);
      set(clientId, { state: "sending" });
      void flush();
    },
    discard: drop,
    removeDelivered(clientIds) {
      if (!pending.value.some((item) => clientIds.has(item.clientId))) return;
      for (const item of pending.value) if (clientIds.has(item.clientId)) drop(item.clientId);
    },
    wipe() {
      clearTimeout(timer);
      for (const key of localStore.keys(area)) localStore.remove(key);
      failures.clear();
      pending.value = [];
      owner = "new";
    },
    close() {
      clearTimeout(timer);
      // What is on its way comes back to nobody, and is not tried again.
      owner = "";
    },
  };
}

/** Undefined: trying again by itself would not help. */
function waitBeforeRetry(refusal: Refusal, attempts: number): number | undefined {
  if (refusal instanceof Unreachable) return 2_000;
  switch (refusal.code) {
    case "rate_limited":
    case "unavailable":
      return refusal.retryAfterMs ?? 2_000;
    case "internal":
      return attempts < attemptsOnInternal ? 1_000 * 2 ** attempts : undefined;
    default:
      return undefined;
  }
}

const byTime = (one: PendingMessage, other: PendingMessage) => one.at.localeCompare(other.at);

/** Stored text may have been tampered with: take what is shaped like ours, and only the named parts. */
function parse(stored: string | undefined): readonly PendingMessage[] {
  try {
    const { clientId, text, at, articleId } = JSON.parse(stored ?? "null") ?? {};
    if (![clientId, text, at].every((part) => typeof part === "string")) return [];
    const article = typeof articleId === "string" ? (articleId as ArticleId) : undefined;
    return [{ clientId, text, at, state: "sending", articleId: article }];
  } catch {
    return [];
  }
}

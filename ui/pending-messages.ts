import { type ReadonlySignal, signal } from "@preact/signals";
import type { AttachmentId } from "../protocol/attachment.ts";
import type { ArticleId, ClientId } from "../protocol/conversation.ts";
import type { RefusalCode } from "../protocol/errors.ts";
import { createClientId } from "./client-id.ts";
import type { LocalStore } from "./local-store.ts";

export interface OutgoingMessage {
  readonly text: string;
  readonly articleId?: ArticleId | undefined;
  readonly transactionId?: string | undefined;
  /** Uploaded before; such a message is not kept here. */
  readonly attachmentIds?: AttachmentId[] | undefined;
}

export interface PendingMessage extends OutgoingMessage {
  readonly clientId: ClientId;
  /** ISO 8601, this device's clock: for display and for the order of sending only. */
  readonly at: string;
  /** "sent" is acknowledged and waits for its event; it is not stored any more. */
  readonly state: "sending" | "sent" | "failed";
  readonly refusal?: RefusalCode;
}

export type UnsentFrom = "own" | "all";

/** Messages that the conversation does not show yet. Each is stored under a key of its own, so tabs do not overwrite each other's. */
export interface PendingMessages {
  readonly all: ReadonlySignal<readonly PendingMessage[]>;
  /** Whose messages these are: a customer's id. */
  owner(): string;
  /** Shows what this owner has left unsent; with "all", what anybody has, who is this owner now. */
  load(owner: string, from?: UnsentFrom): void;
  add(message: OutgoingMessage): PendingMessage;
  markSent(clientId: ClientId): void;
  change(clientId: ClientId, change: Partial<PendingMessage>): void;
  remove(clientId: ClientId): void;
  /** Removes the messages of every owner. */
  wipe(): void;
}

const area = "out:";
/** Until the first handshake names the customer. */
const unknownOwner = "new";

export function createPendingMessages(localStore: LocalStore, now: () => number): PendingMessages {
  const all = signal<readonly PendingMessage[]>([]);
  let owner = unknownOwner;
  let lastAt = 0;

  const keyOf = (clientId: ClientId) => `${area}${owner}:${clientId}`;
  const store = (item: PendingMessage) =>
    localStore.write(keyOf(item.clientId), JSON.stringify(item));
  const removeStored = (clientId: ClientId) => localStore.remove(keyOf(clientId));
  const change = (clientId: ClientId, parts: Partial<PendingMessage>) => {
    all.value = all.value.map((item) =>
      item.clientId === clientId ? { ...item, ...parts } : item,
    );
  };

  return {
    all,
    change,
    owner: () => owner,
    load(newOwner, from = "own") {
      if (newOwner === owner) return;
      // What was written before the first handshake belongs to the customer whom the handshake names.
      const early = owner === unknownOwner || from === "all" ? all.value : [];
      for (const { clientId } of early) removeStored(clientId);
      owner = newOwner;
      const keys = localStore.keys(from === "all" ? area : `${area}${owner}:`);
      const stored = keys.flatMap((key) => parse(localStore.read(key)));
      if (from === "all") {
        for (const key of keys) localStore.remove(key);
        for (const item of stored) store(item);
      }
      const known = new Set(stored.map(({ clientId }) => clientId));
      for (const item of early) if (item.state === "sending") store(item);
      all.value = [...stored, ...early.filter(({ clientId }) => !known.has(clientId))].sort(byTime);
    },
    add(message) {
      // Never the same instant twice, so that the order survives a reload.
      lastAt = Math.max(now(), lastAt + 1);
      const at = new Date(lastAt).toISOString();
      const item: PendingMessage = { ...message, clientId: createClientId(), at, state: "sending" };
      store(item);
      all.value = [...all.value, item];
      return item;
    },
    markSent(clientId) {
      removeStored(clientId);
      change(clientId, { state: "sent" });
    },
    remove(clientId) {
      removeStored(clientId);
      all.value = all.value.filter((item) => item.clientId !== clientId);
    },
    wipe() {
      for (const key of localStore.keys(area)) localStore.remove(key);
      all.value = [];
      owner = unknownOwner;
    },
  };
}

const byTime = (one: PendingMessage, other: PendingMessage) => one.at.localeCompare(other.at);

/** Anybody may have changed what is stored: only the parts that are ours are taken, and only in their form. */
function parse(stored: string | undefined): readonly PendingMessage[] {
  try {
    const { clientId, text, at, articleId, transactionId } = JSON.parse(stored ?? "null") ?? {};
    if (![clientId, text, at].every((part) => typeof part === "string")) return [];
    const article = typeof articleId === "string" ? (articleId as ArticleId) : undefined;
    const about = typeof transactionId === "string" ? { transactionId } : {};
    return [{ clientId, text, at, state: "sending", articleId: article, ...about }];
  } catch {
    return [];
  }
}

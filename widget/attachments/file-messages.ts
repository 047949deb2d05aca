import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { AttachmentId } from "../../protocol/attachment.ts";
import type { ClientId } from "../../protocol/conversation.ts";
import { createClientId } from "../../ui/client-id.ts";
import { asRefusal, Unreachable } from "../../ui/refusal.ts";
import type { FileItem, FileList } from "./file-list.ts";
import type { FileMessage } from "./kept-files.ts";

export interface OutgoingFiles {
  readonly clientId: ClientId;
  readonly text: string;
  readonly attachmentIds: AttachmentId[];
}

interface FileMessagesOptions {
  readonly list: FileList;
  /** Where the files stand that no message has yet. */
  readonly place: string;
  readonly isOnline: ReadonlySignal<boolean>;
  readonly send: (message: OutgoingFiles) => Promise<unknown>;
}

export interface WaitingMessage extends FileMessage {
  readonly files: readonly FileItem[];
  /** The server did not take it. */
  readonly failed: boolean;
}

/** Messages whose files are still on their way. What is written after them does not wait for them. */
export interface FileMessages {
  readonly all: ReadonlySignal<readonly WaitingMessage[]>;
  /** The files beside the field go with these words, once they have arrived. */
  add(text: string): void;
  retry(id: ClientId): void;
  close(): void;
}

/** In milliseconds. */
const againMs = 2_000;

export function createFileMessages(options: FileMessagesOptions): FileMessages {
  const { list, place, isOnline, send } = options;
  const failed = signal<ReadonlySet<ClientId>>(new Set());
  /** Counts the times that one was not answered and is due again. */
  const due = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sending = new Set<ClientId>();
  const all = computed(() => {
    const found = new Map<ClientId, WaitingMessage>();
    for (const item of list.all.value) {
      const { message } = item;
      if (!message) continue;
      const files = [...(found.get(message.clientId)?.files ?? []), item];
      const isFailed = failed.value.has(message.clientId);
      found.set(message.clientId, { ...message, files, failed: isFailed });
    }
    return [...found.values()];
  });
  const deliver = async ({ clientId, text, files }: WaitingMessage) => {
    sending.add(clientId);
    try {
      const attachmentIds = files.flatMap(({ attachment }) => attachment?.id ?? []);
      await send({ clientId, text, attachmentIds });
      list.remove(files.map((file) => file.clientId));
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === "not_found") {
        // Swept by the server, a day after it was uploaded: it is here still.
        for (const file of files)
          list.change(file.clientId, { state: "waiting", sent: 0, attachment: undefined });
      } else if (refusal instanceof Unreachable || refusal.retryAfterMs) {
        timer = setTimeout(() => due.value++, refusal.retryAfterMs ?? againMs);
      } else failed.value = new Set(failed.peek()).add(clientId);
    }
    sending.delete(clientId);
  };
  const deliverReady = () => {
    for (const message of all.peek()) {
      const isReady = message.files.every(({ state }) => state === "done");
      if (isReady && !message.failed && !sending.has(message.clientId)) void deliver(message);
    }
  };
  const stop = effect(() => {
    const isWaiting = all.value.length > 0;
    // What delivers reads more than this effect should follow.
    if (isWaiting && due.value >= 0 && isOnline.value) queueMicrotask(deliverReady);
  });
  return {
    all,
    add(text) {
      const message = { clientId: createClientId(), text, at: new Date().toISOString() };
      // All at once, or the first would go without the others.
      batch(() => {
        for (const { clientId, message: known } of list.at(place))
          if (!known) list.change(clientId, { message });
      });
    },
    retry(id) {
      const left = new Set(failed.peek());
      left.delete(id);
      failed.value = left;
    },
    close() {
      clearTimeout(timer);
      stop();
    },
  };
}

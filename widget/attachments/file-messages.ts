import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { AttachmentId } from "../../protocol/attachment.ts";
import type { ClientId } from "../../protocol/conversation.ts";
import { isBlank } from "../../protocol/text.ts";
import { createClientId } from "../../ui/client-id.ts";
import { asRefusal, Unreachable } from "../../ui/refusal.ts";
import { type FileItem, type FileList, goesWithNext } from "./file-list.ts";
import type { FileMessage } from "./kept-files.ts";
import type { Sender } from "./sender.ts";

export interface OutgoingFiles {
  readonly clientId: ClientId;
  readonly text: string;
  readonly attachmentIds: AttachmentId[];
}

interface FileMessagesOptions {
  readonly list: FileList;
  readonly sender: Pick<Sender, "retry" | "cancel">;
  /** Where the files stand that no message has yet. */
  readonly place: string;
  readonly isOnline: ReadonlySignal<boolean>;
  readonly send: (message: OutgoingFiles) => Promise<unknown>;
  readonly giveBack: (text: string) => void;
}

export interface WaitingMessage extends FileMessage {
  readonly files: readonly FileItem[];
  /** The server did not take it. */
  readonly failed: boolean;
}

/** Messages whose files are still on their way. What is written after them does not wait for them. */
export interface FileMessages {
  readonly all: ReadonlySignal<readonly WaitingMessage[]>;
  /**
   * The files beside the field go with these words, once they have arrived. One that is refused holds up neither:
   * it stands beside the field, with its reason.
   */
  add(text: string): void;
  retry(id: ClientId): void;
  /** A file does not go with its message any more. Without files the words are the customer's again. */
  takeOut(file: FileItem): void;
  close(): void;
}

/** In milliseconds. */
const againMs = 2_000;

export function createFileMessages(options: FileMessagesOptions): FileMessages {
  const { list, sender, place, isOnline, send, giveBack } = options;
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
    const taken = files.filter(({ state }) => state === "done");
    try {
      const attachmentIds = taken.flatMap(({ attachment }) => attachment?.id ?? []);
      if (taken.length > 0 || !isBlank(text)) await send({ clientId, text, attachmentIds });
      batch(() => {
        list.remove(taken.map((file) => file.clientId));
        for (const file of files)
          if (!taken.includes(file)) list.change(file.clientId, { message: undefined });
      });
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === "not_found" && taken.length > 0) {
        // Swept by the server, a day after it was uploaded: it is here still.
        for (const file of taken)
          list.change(file.clientId, { state: "waiting", sent: 0, attachment: undefined });
      } else if (refusal instanceof Unreachable || refusal.retryAfterMs) {
        timer = setTimeout(() => due.value++, refusal.retryAfterMs ?? againMs);
      } else failed.value = new Set(failed.peek()).add(clientId);
    }
    sending.delete(clientId);
  };
  const deliverReady = () => {
    for (const message of all.peek()) {
      const isReady = message.files.every(({ state }) => state === "done" || state === "refused");
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
        for (const { clientId, state } of list.at(place).filter(goesWithNext)) {
          list.change(clientId, { message });
          if (state === "failed") sender.retry(clientId);
        }
      });
    },
    retry(id) {
      const left = new Set(failed.peek());
      left.delete(id);
      failed.value = left;
    },
    takeOut(file) {
      const left = all.peek().find(({ clientId }) => clientId === file.message?.clientId);
      sender.cancel(file);
      if (left?.files.length === 1 && !isBlank(left.text)) giveBack(left.text);
    },
    close() {
      clearTimeout(timer);
      stop();
    },
  };
}

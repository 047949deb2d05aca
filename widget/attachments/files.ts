import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Attachment, type AttachmentId, attachmentLimits } from "../../protocol/attachment.ts";
import { type FileProblem, problemOfFile } from "../../ui/chosen-file.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { askBy } from "./ask-server.ts";
import { createFileList, type FileList } from "./file-list.ts";
import { createFileMessages, type FileMessages, type OutgoingFiles } from "./file-messages.ts";
import { createSender, type Sender } from "./sender.ts";
import { createShownFiles, type ShownFiles } from "./shown-files.ts";
import { smallerPicture } from "./smaller-picture.ts";

/** Photographs and PDFs: what the customer adds, and what is shown of those that were sent. */
export interface Files {
  readonly list: FileList;
  readonly sender: Sender;
  readonly messages: FileMessages;
  readonly shown: ShownFiles;
  /** Why the last file was not taken, with its name. */
  readonly refused: ReadonlySignal<RefusedFile | undefined>;
  add(place: string, chosen: readonly File[]): Promise<void>;
  /** The ids of all files there, once the server has them. Rejects with those that it does not take. */
  ready(place: string): Promise<AttachmentId[]>;
  /** They were sent with something else, or are not wanted any more. */
  release(place: string): void;
  forget(): void;
  close(): void;
}

export interface RefusedFile {
  readonly name: string;
  readonly problem: FileProblem;
}

export interface FilesOptions {
  readonly server: string;
  readonly bearer: () => string | undefined;
  readonly localStore: LocalStore;
  readonly isOnline: ReadonlySignal<boolean>;
  readonly send: (message: OutgoingFiles) => Promise<unknown>;
  /** Set while files stand beside the field: they go with the next words. */
  readonly withWords: Signal<((text: string) => void) | undefined>;
}

/** Beside the field of the chat. */
export const chatPlace = "chat";

export function createFiles(options: FilesOptions): Files {
  const { server, bearer, localStore, isOnline, withWords } = options;
  const list = createFileList(localStore);
  const sender = createSender({ list, ask: askBy({ server, bearer }), isOnline });
  const messages = createFileMessages({ list, place: chatPlace, isOnline, send: options.send });
  const refused = signal<RefusedFile | undefined>(undefined);
  const stopOffering = effect(() => {
    const isBeside = list.at(chatPlace).some(({ message }) => !message);
    withWords.value = isBeside ? messages.add : undefined;
  });
  const roomAt = (place: string) =>
    attachmentLimits.count - list.at(place).filter(({ message }) => !message).length;
  void list.restore();

  return {
    list,
    sender,
    messages,
    shown: createShownFiles({ server, bearer }),
    refused,
    async add(place, chosen) {
      refused.value = undefined;
      for (const file of chosen) {
        const problem = problemOfFile(file, roomAt(place));
        if (problem) {
          refused.value = { name: file.name, problem };
          continue;
        }
        const { clientId } = list.add({ place, name: file.name, bytes: new Blob() });
        const bytes = await smallerPicture(file);
        if (bytes.size > attachmentLimits.bytes) {
          list.remove([clientId]);
          refused.value = { name: file.name, problem: "tooLarge" };
        } else list.change(clientId, { bytes });
      }
    },
    ready: (place) => allArrived(list, place),
    release: (place) => list.remove(list.at(place).map(({ clientId }) => clientId)),
    forget: list.forget,
    close() {
      // Signing out takes the mark away, and with it the files.
      if (!list.isKept()) list.forget();
      stopOffering();
      sender.close();
      messages.close();
    },
  };
}

function allArrived(list: FileList, place: string): Promise<AttachmentId[]> {
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      const items = list.at(place);
      const failed = items.filter(({ state }) => state === "failed");
      const arrived: readonly Attachment[] = items.flatMap(({ attachment }) => attachment ?? []);
      if (failed.length > 0) reject(failed);
      else if (arrived.length === items.length) resolve(arrived.map(({ id }) => id));
      else return;
      queueMicrotask(() => stop());
    });
  });
}

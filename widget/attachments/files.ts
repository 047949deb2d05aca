import { effect, type ReadonlySignal, type Signal } from "@preact/signals";
import { type Attachment, type AttachmentId, attachmentLimits } from "../../protocol/attachment.ts";
import { problemOfFile } from "../../ui/chosen-file.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { askBy } from "./ask-server.ts";
import { createFileList, type FileItem, type FileList, goesWithNext } from "./file-list.ts";
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
  /** What is not taken stands there too, with its reason, and holds nothing up. */
  add(place: string, chosen: readonly File[]): Promise<void>;
  /** The ids of the files there, once the server has them, without those refused before. Rejects with those that fail. */
  ready(place: string): Promise<AttachmentId[]>;
  /** They were sent with something else, or are not wanted any more. */
  release(place: string): void;
  forget(): void;
  close(): void;
}

export interface FilesOptions {
  readonly server: string;
  readonly bearer: () => string | undefined;
  readonly localStore: LocalStore;
  readonly isOnline: ReadonlySignal<boolean>;
  readonly send: (message: OutgoingFiles) => Promise<unknown>;
  /** Set while files stand beside the field: they go with the next words. */
  readonly withWords: Signal<((text: string) => void) | undefined>;
  /** Words whose last file was taken out of their message: the customer has them again. */
  readonly giveBack: (text: string) => void;
}

/** Beside the field of the chat. */
export const chatPlace = "chat";

export function createFiles(options: FilesOptions): Files {
  const { server, bearer, localStore, isOnline, withWords } = options;
  const list = createFileList(localStore);
  const sender = createSender({ list, ask: askBy({ server, bearer }), isOnline });
  const { send, giveBack } = options;
  const messages = createFileMessages({ list, sender, place: chatPlace, isOnline, send, giveBack });
  const stopOffering = effect(() => {
    const isBeside = list.at(chatPlace).some(goesWithNext);
    withWords.value = isBeside ? messages.add : undefined;
  });
  const roomAt = (place: string) =>
    attachmentLimits.count - list.at(place).filter(goesWithNext).length;
  void list.restore();

  return {
    list,
    sender,
    messages,
    shown: createShownFiles({ server, bearer }),
    async add(place, chosen) {
      list.remove(
        list
          .at(place)
          .filter(isUnread)
          .map(({ clientId }) => clientId),
      );
      for (const file of chosen) {
        const problem = problemOfFile(file, roomAt(place));
        if (problem) {
          const { name } = file;
          list.add({ place, name, bytes: new Blob(), state: "refused", problem });
          // Said once for all the others.
          if (problem === "tooMany") break;
          continue;
        }
        const { clientId } = list.add({ place, name: file.name, bytes: new Blob() });
        const bytes = await smallerPicture(file);
        const isTooLarge = bytes.size > attachmentLimits.bytes;
        list.change(clientId, isTooLarge ? { state: "refused", problem: "tooLarge" } : { bytes });
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

/** Refused by this device, before it read the file: nothing of it is kept. */
const isUnread = ({ state, bytes }: FileItem) => state === "refused" && bytes.size === 0;

function allArrived(list: FileList, place: string): Promise<AttachmentId[]> {
  // Of these the customer has read why. One that is refused while the others are waited for is news.
  const known = list.at(place).filter(({ state }) => state === "refused");
  const left = new Set(known.map(({ clientId }) => clientId));
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      const items = list.at(place).filter(({ clientId }) => !left.has(clientId));
      const failed = items.filter(({ state }) => state === "failed" || state === "refused");
      const arrived: readonly Attachment[] = items.flatMap(({ attachment }) => attachment ?? []);
      if (failed.length > 0) reject(failed);
      else if (arrived.length === items.length) resolve(arrived.map(({ id }) => id));
      else return;
      queueMicrotask(() => stop());
    });
  });
}

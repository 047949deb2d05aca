import { type ReadonlySignal, signal } from "@preact/signals";
import type { Attachment } from "../../protocol/attachment.ts";
import type { ClientId } from "../../protocol/conversation.ts";
import { createClientId } from "../../ui/client-id.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import type { KeptFile } from "./kept-files.ts";

/** A file on its way to the server. */
export interface FileItem extends Omit<KeptFile, "mark"> {
  /** `failed` may go better the next time, `refused` never. */
  readonly state: "waiting" | "sending" | "done" | "failed" | "refused";
  /** Bytes that the server has. */
  readonly sent: number;
  /** Once the server has all of it. */
  readonly attachment?: Attachment | undefined;
  /** Why it was not taken: a refusal's code, or what this device has seen itself. */
  readonly problem?: string | undefined;
}

type ChosenFile = Pick<FileItem, "place" | "name" | "bytes"> &
  Partial<Pick<FileItem, "state" | "problem">>;

/** What the customer has chosen and not sent, on the screen and on the device. */
export interface FileList {
  readonly all: ReadonlySignal<readonly FileItem[]>;
  at(place: string): readonly FileItem[];
  add(chosen: ChosenFile): FileItem;
  /** Takes effect on the device where the bytes or the message change. */
  change(id: ClientId, parts: Partial<FileItem>): void;
  remove(ids: readonly ClientId[]): void;
  /** False once the customer has signed out. */
  isKept(): boolean;
  /** What a page before this one has left. */
  restore(): Promise<void>;
  /** Of everybody: the customer has signed out, or somebody else has signed in. */
  forget(): void;
}

/** What is sent with the next words, and counts. */
export const goesWithNext = ({ message, state }: FileItem): boolean =>
  !message && state !== "refused";

/** The storage is loaded apart: nothing is shown later for it. */
const device = () => import("./kept-files.ts");
/** One deed after the other: the last word on a file counts. Where the storage does not come, a file lives as long as the page. */
let lastDeed: Promise<unknown> = Promise.resolve();
const onDevice = (run: (kept: Awaited<ReturnType<typeof device>>) => unknown) => {
  lastDeed = lastDeed
    .then(device)
    .then(run)
    .catch(() => undefined);
};

/** Present while this device keeps files, and gone once the customer has signed out. */
const markKey = "files";

export function createFileList(localStore: LocalStore): FileList {
  const all = signal<readonly FileItem[]>([]);
  const mark = () => localStore.read(markKey);
  const keep = ({ state, sent, attachment, problem, ...file }: FileItem) => {
    const known = mark() ?? createClientId();
    localStore.write(markKey, known);
    const refused = state === "refused" ? problem : undefined;
    onDevice(({ keepFile }) => keepFile({ ...file, refused, mark: known }));
  };
  return {
    all,
    at: (place) => all.value.filter((item) => item.place === place),
    add(chosen) {
      const clientId = createClientId();
      // Never the same twice.
      const chosenAt = Math.max(Date.now(), 1 + (all.peek().at(-1)?.chosenAt ?? 0));
      const item: FileItem = { state: "waiting", ...chosen, clientId, chosenAt, sent: 0 };
      all.value = [...all.peek(), item];
      return item;
    },
    change(id, parts) {
      all.value = all.peek().map((item) => (item.clientId === id ? { ...item, ...parts } : item));
      const changed = all.peek().find((item) => item.clientId === id);
      // What the server refused is not sent again by the next page; the words that it goes with stay.
      const isRefused = parts.state === "refused" && changed && changed.bytes.size > 0;
      if (changed && (parts.bytes || "message" in parts || isRefused)) keep(changed);
    },
    remove(ids) {
      onDevice(({ forgetFile }) => Promise.all(ids.map(forgetFile)));
      all.value = all.peek().filter(({ clientId }) => !ids.includes(clientId));
      if (all.peek().length === 0) localStore.remove(markKey);
    },
    isKept: () => mark() !== undefined,
    async restore() {
      const left = await device().then(
        ({ readFiles }) => readFiles(mark() ?? ""),
        () => [],
      );
      const known = new Set(all.peek().map(({ clientId }) => clientId));
      const restored = left
        .filter(({ clientId }) => !known.has(clientId))
        .map(({ mark: _, refused: problem, ...file }): FileItem => {
          const state = problem === undefined ? "waiting" : "refused";
          return { ...file, state, problem, sent: 0 };
        });
      all.value = [...restored, ...all.peek()];
      if (all.peek().length === 0) localStore.remove(markKey);
    },
    forget() {
      all.value = [];
      localStore.remove(markKey);
      onDevice(({ forgetFiles }) => forgetFiles());
    },
  };
}

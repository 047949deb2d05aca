import { clear, del, entries, promisifyRequest, set, type UseStore } from "idb-keyval";
import type { ClientId } from "../../protocol/conversation.ts";

/** A file that was chosen and has not been sent yet, as this device keeps it: it outlives a reload. */
export interface KeptFile {
  readonly clientId: ClientId;
  /** Whose it is: a mark that signing out takes away. */
  readonly mark: string;
  readonly place: string;
  readonly name: string;
  /** Milliseconds since 1970, by this device: the order in which they were chosen. */
  readonly chosenAt: number;
  readonly bytes: Blob;
  /** The server's code, where it does not take it. */
  readonly refused?: string | undefined;
  /** The message that it goes with; undefined while it waits beside the field. */
  readonly message?: FileMessage | undefined;
}

export interface FileMessage {
  readonly clientId: ClientId;
  readonly text: string;
  /** ISO 8601, this device's clock. */
  readonly at: string;
}

/** Deleted by this name where the customer has signed out while nothing of ours was open. */
const database = "pocketdesk:files";
const store = "files";

/** Opened for one deed each, so that nothing stands in the way of the deletion. */
const inDatabase: UseStore = async (mode, run) => {
  const request = indexedDB.open(database);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  const opened = await promisifyRequest(request);
  try {
    return await run(opened.transaction(store, mode).objectStore(store));
  } finally {
    opened.close();
  }
};

/** Storage may be refused, or full: then a file lives as long as the page. */
const attempt = <Value>(run: Promise<Value>): Promise<Value | undefined> =>
  run.catch(() => undefined);

export const keepFile = (file: KeptFile) => attempt(set(file.clientId, file, inDatabase));
export const forgetFile = (id: ClientId) => attempt(del(id, inDatabase));
export const forgetFiles = () => attempt(clear(inDatabase));

/** Those with this mark. Whatever else is there has lost its owner, and goes. */
export async function readFiles(mark: string): Promise<readonly KeptFile[]> {
  const all = (await attempt(entries<ClientId, KeptFile>(inDatabase))) ?? [];
  const own = all.filter(([, file]) => file.mark === mark);
  for (const [id, file] of all) if (file.mark !== mark) await forgetFile(id);
  return own.map(([, file]) => file).sort((one, other) => one.chosenAt - other.chosenAt);
}

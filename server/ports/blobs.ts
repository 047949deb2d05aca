/**
 * Where the bytes of attachments lie. A key is `folder/name`, both of letters, digits, `-` and `.`.
 * All of it throws `BlobsUnavailable` where the disk or the service can't be reached or is full.
 */
export interface Blobs {
  /** All of it or nothing; durable when the promise resolves. The same key again replaces what is there. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Undefined where there is nothing. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Everything in the folder; one that is not there is no error. */
  remove(folder: string): Promise<void>;
}

export class BlobsUnavailable extends Error {}

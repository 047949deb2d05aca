import { Refusal } from "../domain/refusal.ts";
import { BlobsUnavailable } from "../ports/blobs.ts";

const retryAfterMs = 2_000;

/** Refuses with `unavailable` what the disk or the service can't take or give now. */
export const refuseUnreachable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error) => {
    if (!(error instanceof BlobsUnavailable)) throw error;
    throw new Refusal("unavailable", "Files can't be kept or read now.", retryAfterMs);
  });

/** The names within the folder of an attachment, and the folder of the pieces that it was made from. */
export const keptKey = (folder: string) => `${folder}/kept`;
export const thumbKey = (folder: string) => `${folder}/thumb`;
export const piecesFolder = (folder: string) => `${folder}.pieces`;

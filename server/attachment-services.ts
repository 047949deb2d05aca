import type { Services } from "./actions/services.ts";
import { createUploadTurns } from "./cluster/upload-turns.ts";
import type { Config } from "./config.ts";
import { createClamd } from "./media/clamd.ts";
import { encodePicture } from "./media/encode-picture.ts";
import { openBlobs } from "./open-blobs.ts";
import type { Pictures } from "./ports/pictures.ts";
import type { Scanner } from "./ports/scanner.ts";

type AttachmentServices = Pick<Services, "blobs" | "pictures" | "scanner" | "uploadTurns">;

/** What attachments need from outside. The server encodes pictures in a process beside it; commands and tests do without. */
export const attachmentServices = async (
  config: Config,
  pictures: Pictures = { encode: encodePicture },
): Promise<AttachmentServices> => ({
  blobs: await openBlobs(config),
  pictures,
  scanner: scannerOf(config),
  uploadTurns: createUploadTurns({ atOnce: 2, waiting: 100 }),
});

/** `clamd://host:port`; 3310 is clamd's own. Without the setting nobody looks files through. */
function scannerOf({ scannerUrl }: Config): Scanner | undefined {
  if (scannerUrl === undefined) return undefined;
  const { hostname, port } = new URL(scannerUrl);
  return createClamd({ host: hostname, port: Number(port || 3_310) });
}

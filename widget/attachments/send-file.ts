import {
  type Attachment,
  attachmentLimits,
  type UploadProgress,
} from "../../protocol/attachment.ts";
import type { ClientId } from "../../protocol/conversation.ts";
import type { UploadRequest } from "./ask-server.ts";

/** How large the next piece is: on a slow network a small one, so that little is sent again where it breaks. */
export interface Pace {
  /** Sends one piece of at most `bytes`. */
  take<Answer>(send: (bytes: number) => Promise<Answer>): Promise<Answer>;
}

/** In bytes. A piece that takes as long as the server waits for a request would never arrive. */
const firstBytes = 32_768;
const leastBytes = 8_192;
/** In milliseconds. */
const quickMs = 2_000;
const longMs = 5_000;

export function createPace(now: () => number = () => performance.now()): Pace {
  let bytes = firstBytes;
  const halve = () => {
    bytes = Math.max(leastBytes, bytes / 2);
  };
  return {
    async take(send) {
      const begun = now();
      try {
        const answer = await send(bytes);
        const ms = now() - begun;
        if (ms < quickMs) bytes = Math.min(attachmentLimits.pieceBytes, bytes * 2);
        if (ms > longMs) halve();
        return answer;
      } catch (error) {
        halve();
        throw error;
      }
    },
  };
}

export interface SendFileOptions {
  readonly file: { readonly clientId: ClientId; readonly name: string; readonly bytes: Blob };
  readonly ask: (request: UploadRequest) => Promise<UploadProgress>;
  readonly pace: Pace;
  readonly onSent: (bytes: number) => void;
  readonly pause: (ms: number) => Promise<void>;
}

/** Between two looks at a file that is held for a scanner; milliseconds. */
const heldMs = 3_000;

/**
 * Sends what the server has not got yet, piece by piece, and answers the attachment. Begun again with the same `clientId`, it goes
 * on where it was. Throws what `ask` throws.
 */
export async function sendFile(options: SendFileOptions): Promise<Attachment> {
  const { file, ask, pace, onSent, pause } = options;
  const { clientId, name, bytes } = file;
  const begin = () =>
    ask({ method: "POST", body: JSON.stringify({ clientId, name, size: bytes.size }) });
  let progress = await begin();
  while (!progress.attachment) {
    const { id, offset } = progress;
    onSent(offset);
    if (offset >= bytes.size) {
      await pause(heldMs);
      progress = await begin();
      continue;
    }
    progress = await pace.take((most) =>
      ask({
        method: "PATCH",
        id,
        offset,
        body: bytes.slice(offset, offset + most),
        onSent: (sent) => onSent(offset + sent),
      }),
    );
  }
  onSent(bytes.size);
  return progress.attachment;
}

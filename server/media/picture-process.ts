/** A process of its own that encodes pictures, and nothing else: see decision 34. It has no settings and no secrets. */

import { Refusal } from "../domain/refusal.ts";
import { encodePicture } from "./encode-picture.ts";
import type { PictureAnswer, PictureRequest } from "./picture-messages.ts";

const answer = (message: PictureAnswer) => process.send?.(message);

// A promise that is refused for another reason is a bug: it ends this process, and the server says so in its log.
process.on("message", (request: PictureRequest) => void encode(request));

async function encode({ number, bytes, type }: PictureRequest) {
  try {
    answer({ number, picture: await encodePicture(bytes, type) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer({ number, refused: { code: error.code, message: error.message } });
  }
}

// The server ended, or has had nothing to encode for a while.
process.on("disconnect", () => process.exit());
// Ctrl-C in a terminal reaches this process too, and the server finishes what has begun.
process.on("SIGINT", () => {});

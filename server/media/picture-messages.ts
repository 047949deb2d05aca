/** What the server and the process that encodes its pictures say to each other. */

import type { Refusal } from "../domain/refusal.ts";
import type { KeptPicture, PictureType } from "../ports/pictures.ts";

export interface PictureRequest {
  /** The answer has the same. */
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly type: PictureType;
}

export interface PictureAnswer {
  readonly number: number;
  readonly picture?: KeptPicture;
  readonly refused?: Pick<Refusal, "code" | "message">;
}

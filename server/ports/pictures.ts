/** A picture as it is kept: encoded again, so that nothing of the file that came is left but what can be seen. */
export interface KeptPicture {
  readonly bytes: Uint8Array;
  /** JPEG. */
  readonly thumb: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export type PictureType = "image/jpeg" | "image/png" | "image/webp";

export interface Pictures {
  /**
   * Turns it as the camera was held, and leaves out place, time and device. Throws the refusals `too_large` for one with too many
   * pixels, which is never decoded, and `unsupported_type` for one that is no still picture of that type.
   */
  encode(bytes: Uint8Array, type: PictureType): Promise<KeptPicture>;
}

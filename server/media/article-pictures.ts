import { attachmentLimits } from "../../protocol/attachment.ts";
import type { KeptPicture } from "../ports/pictures.ts";
import { sharp } from "./lean-sharp.ts";

/** Twice the width of an article on a phone is sharp on any screen. */
const longSide = 1200;

type Encoded = Pick<KeptPicture, "bytes" | "width" | "height">;

/** A picture of an article: upright, in WebP, without place, time and device. Undefined for what is no still picture. */
export async function encodeArticlePicture(bytes: Uint8Array): Promise<Encoded | undefined> {
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: attachmentLimits.pixels,
      failOn: "error",
      sequentialRead: true,
    })
      .autoOrient()
      .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 85 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return undefined; // `check` names the file
  }
}

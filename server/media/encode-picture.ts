import type { Sharp } from "sharp";
import { attachmentLimits } from "../../protocol/attachment.ts";
import { Refusal } from "../domain/refusal.ts";
import type { KeptPicture, PictureType } from "../ports/pictures.ts";
import { sharp } from "./lean-sharp.ts";

/** What sharp calls the types that are taken. */
const formats: Record<PictureType, string> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
};

const quality = { kept: 85, thumb: 70 } as const;

/** See the port. */
export async function encodePicture(bytes: Uint8Array, type: PictureType): Promise<KeptPicture> {
  await refuseByHeader(bytes, type);
  const kept = await decoded(
    encoders[type](sharp(bytes, options).autoOrient().resize(fitting(attachmentLimits.longSide))),
  );
  const thumb = await decoded(
    sharp(kept.data)
      .resize(fitting(attachmentLimits.thumbSide))
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: quality.thumb }),
  );
  const { width, height } = kept.info;
  return { bytes: kept.data, thumb: thumb.data, width, height };
}

/** One picture of a file, and none that is broken. */
const options = {
  limitInputPixels: attachmentLimits.pixels,
  failOn: "error",
  pages: 1,
  sequentialRead: true,
} as const;

const fitting = (side: number) =>
  ({ width: side, height: side, fit: "inside", withoutEnlargement: true }) as const;

/** Without `keepMetadata`, sharp writes none. */
const encoders: Record<PictureType, (picture: Sharp) => Sharp> = {
  "image/jpeg": (picture) => picture.jpeg({ quality: quality.kept }),
  "image/png": (picture) => picture.png({ compressionLevel: 6 }),
  "image/webp": (picture) => picture.webp({ quality: quality.kept }),
};

/** Only the header is read: whatever is too large is not decoded. */
async function refuseByHeader(bytes: Uint8Array, type: PictureType) {
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!header || header.format !== formats[type] || (header.pages ?? 1) > 1) throw unsupported();
  if (header.width * header.height > attachmentLimits.pixels) {
    throw new Refusal("too_large", "The picture has too many pixels.");
  }
}

const decoded = (picture: Sharp) =>
  picture.toBuffer({ resolveWithObject: true }).catch(() => {
    throw unsupported();
  });

const unsupported = () =>
  new Refusal("unsupported_type", "Only whole JPEG, PNG and WebP pictures and PDFs are taken.");

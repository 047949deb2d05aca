import { isPictureType } from "../../ui/chosen-file.ts";

/** A picture below this is sent as it is; bytes. */
const smallBytes = 400_000;
/** Pixels: the words of a photographed receipt can be read, and the server needs no more. */
const longSide = 2_048;
const quality = 0.82;

/** How large a picture is drawn. */
export function drawnSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * A photograph of 12 megapixels takes a minute on a bad network: it is made smaller here, and leaves its place, time and device
 * behind. What can't be decoded is sent as it is, and the server says what it is.
 */
export async function smallerPicture(file: Blob): Promise<Blob> {
  if (!isPictureType(file.type) || file.size < smallBytes) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = drawnSize(bitmap.width, bitmap.height);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    // What was transparent is white on paper, and black in a JPEG.
    if (context) context.fillStyle = "#fff";
    context?.fillRect(0, 0, width, height);
    context?.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const made = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, "image/jpeg", quality),
    );
    return made && made.size < file.size ? made : file;
  } catch {
    return file;
  }
}

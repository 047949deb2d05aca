import sharp from "sharp";

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A photograph of 12 megapixels as a phone takes it: with its device and its place. */
export async function photograph(name: string): Promise<GivenFile> {
  const grain = sharp({
    create: {
      width: 120,
      height: 90,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });
  const buffer = await sharp(await grain.png().toBuffer())
    .resize(4_000, 3_000)
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitude: "31/1 14/1 0/1" } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export const pdf = (name: string): GivenFile => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
});

import { createHash } from "node:crypto";
import type { Block, PictureBlock } from "../../../protocol/article-blocks.ts";
import type { SourceFile } from "./source-file.ts";

/** A picture as it is served: encoded again, so that nothing of the file that came is left but what can be seen. */
export interface EncodedPicture {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Makes WebP of it; undefined where it is no still picture, or has too many pixels. */
export type EncodeArticlePicture = (bytes: Uint8Array) => Promise<EncodedPicture | undefined>;

interface ArticlePicture extends EncodedPicture {
  /** Its name is a hash of its bytes: another picture has another address. */
  readonly url: string;
}

/** By path in the content folder: `images/menu.png`. */
export type ArticlePictures = ReadonlyMap<string, ArticlePicture>;

const address = "/api/faq-pictures/";

/** Encodes what is new; an unchanged picture is not encoded again. */
export function createPictureShelf(encode: EncodeArticlePicture | undefined) {
  const known = new Map<string, ArticlePicture | undefined>();
  return async (files: readonly SourceFile[]): Promise<ArticlePictures> => {
    const pictures = new Map<string, ArticlePicture>();
    for (const { path, text, bytes } of files) {
      if (bytes === undefined || encode === undefined) continue;
      if (!known.has(text)) known.set(text, addressed(await encode(bytes)));
      const picture = known.get(text);
      if (picture) pictures.set(path, picture);
    }
    return pictures;
  };
}

function addressed(encoded: EncodedPicture | undefined): ArticlePicture | undefined {
  if (encoded === undefined) return undefined;
  const name = createHash("sha256").update(encoded.bytes).digest("hex").slice(0, 32);
  return { ...encoded, url: `${address}${name}.webp` };
}

/** Those that are there, with address and size; of one that is not there, customers read what it shows. */
export const withPictures = (
  blocks: readonly Block[],
  pictures: ArticlePictures,
): readonly Block[] =>
  blocks.map((block): Block => {
    if (block.kind === "picture") return shownPicture(block, pictures);
    if ((block.kind !== "steps" && block.kind !== "list") || block.under === undefined)
      return block;
    const under = Object.entries(block.under).map(
      ([at, inner]) => [at, withPictures(inner, pictures)] as const,
    );
    return { ...block, under: Object.fromEntries(under) };
  });

function shownPicture(block: PictureBlock, pictures: ArticlePictures): Block {
  const found = pictures.get(block.url);
  if (found === undefined) return { kind: "paragraph", text: [{ text: block.alt }] };
  const { url, width, height } = found;
  return { ...block, url, width, height };
}
